"""Rules of the content folder as a whole. Codes `home-missing`, `file-left-out`, `address-twice`.

And `file-ignored`, for files that somebody may think are pages, and `stick-name`, for a site on a USB stick.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from builder.messages import Message
from builder.schema.kinds import KINDS

_WORD = {".doc", ".docx", ".odt", ".rtf", ".pages"}
_TEXT = {".txt", ".markdown", ".mdown", ".text"}
_PATH = 200  # characters that a file's path may have on a stick: Windows takes 260 with the folders above
# What FAT32 and Windows cannot have in a name (Microsoft, Naming Files, Paths, and Namespaces).
_NOT_ON_STICKS = re.compile(
    r"""[<>:"\\|?*\x00-\x1f] | [. ]$ | ^(con|prn|aux|nul|com\d|lpt\d)(\.|$)""", re.IGNORECASE | re.VERBOSE
)
_FOLDERS = {kind.folder for kind in KINDS} - {""}


def check(
    content: Path, read: Collection[str], has_home: bool, downloads: Collection[str] = ()
) -> Iterator[Message]:
    """Check that there is a first page, and that every Markdown file was read.

    `read` are the names of the files that were, below the content folder and with slashes; `downloads` those
    that pages link to.
    """
    if not has_home:
        what = "There is no first page."
        mend = "Make the file index.md in the content folder, with a title and a summary."
        yield Message(f"{content.name}/index.md", 1, what, mend, "home-missing")
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content).as_posix()
        if path.suffix.lower() == ".md" and path.is_file() and name not in read:
            what = "This file would be left out of the site because of its name or its folder."
            mend = "Give it another name, in small letters, or move it: my-page.md"
            yield Message(f"{content.name}/{name}", 1, what, mend, "file-left-out")
        elif name.partition("/")[0] in _FOLDERS and name not in downloads and path.is_file():
            yield from _ignored(f"{content.name}/{name}", path)


def _ignored(file: str, path: Path) -> Iterator[Message]:
    """A file of words among pages that was not saved as a page."""
    ending = path.suffix.lower()
    if ending not in _WORD | _TEXT or path.name.startswith((".", "~")):
        return
    words = path.name[: -len(ending)].removesuffix(".md").lower()
    page = (re.sub(r"[^a-z0-9]+", "-", words).strip("-") or "my-page") + ".md"
    mend = f"Save it under the name {page}."
    if ending in _WORD:
        mend = f"Copy its words into a new text file with the name {page}, or link to it from a page."
    what = "This file is not a page, so nothing is made of it."
    yield Message(file, 1, what, mend, "file-ignored", "warn")


def claimed_twice(claims: Iterable[tuple[str, str]]) -> Iterator[Message]:
    """Check that no two things are published at one address; a claim is an address and its owner's file."""
    owners: dict[str, str] = {}
    for address, owner in claims:
        first = owners.setdefault(address.casefold(), owner)
        if first != owner:
            what = f"This would stand at the address {address}, which belongs to {first}."
            yield Message(owner, 1, what, "Give the file another name.", "address-twice")


def unfit_for_stick(claims: Iterable[tuple[str, str]]) -> Iterator[Message]:
    """Check that a USB stick can hold every file; a claim is an address and its owner's file."""
    mend = "Give the file a short name of letters, numbers and hyphens: day-centres.md"
    for address, owner in claims:
        wrong = [part for part in address.split("/") if _NOT_ON_STICKS.search(part)]
        if wrong:
            yield Message(owner, 1, f"“{wrong[0]}” cannot be a name on a USB stick.", mend, "stick-name")
        elif len(address) > _PATH:
            what = f"Its address of {len(address)} characters is too long for a USB stick."
            yield Message(owner, 1, what, mend, "stick-name")
