"""Rules of the content folder as a whole. Codes `home-missing`, `file-left-out`, `address-twice`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from builder.messages import Message


def check(content: Path, read: Collection[str], has_home: bool) -> Iterator[Message]:
    """Check that there is a first page, and that every Markdown file was read.

    `read` are the names of the files that were, below the content folder and with slashes.
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


def claimed_twice(claims: Iterable[tuple[str, str]]) -> Iterator[Message]:
    """Check that no two things are published at one address; a claim is an address and its owner's file."""
    owners: dict[str, str] = {}
    for address, owner in claims:
        first = owners.setdefault(address.casefold(), owner)
        if first != owner:
            what = f"This would stand at the address {address}, which belongs to {first}."
            yield Message(owner, 1, what, "Give the file another name.", "address-twice")
