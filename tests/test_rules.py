"""One folder for each rule code: what an officer wrote, and the messages that come of it.

`page.md` stands at `content/pages/page.md`; other files stand where they lie. `expected.txt` holds everything
that an officer is told; `make accept` writes it anew, for a person to read in the diff. What fields hold and
promise shows in the answers alone, so those folders are read; the others are built.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from builder.content import read_content
from builder.messages import BuildError, Message, told
from tests.support.hush import hush
from tests.support.sites import built, site

FOLDERS = sorted(path for path in (Path(__file__).parent / "rules").iterdir() if path.is_dir())
BUILDER = Path(__file__).parent.parent / "builder"

# Codes shown elsewhere: a file of 2 MB is made when its test runs, some come from writers, one for sticks,
# and those of recordings when an edition is made.
ELSEWHERE = {
    *("file-large", "picture-unreadable", "speech-language", "stick-name"),
    *("no-letter-shape", "print-language", "label-letters", "label-long", "label-street", "word-template"),
    *("disc-long", "label-address", "recording-pause", "recording-sound", "recording-unheard"),
    *("recording-clipped", "recording-corrupt", "recording-kind", "recording-missing", "recording-narrow"),
    *("recording-pause", "recording-place", "recording-short", "recording-silent", "recording-words"),
}


TODAY = date(2027, 1, 4)

# Where the code stands among what is given to a call that makes a message of it.
CALLS = {"say": 1, "Message": 4, "Trouble": 3, "missing": 2, "trouble": 0, "_wrong": 2}
OF_ANSWERS = {"Trouble", "missing", "_wrong"}


def codes_in(path: Path, calls: Iterable[str]) -> set[str]:
    """The codes of the messages that a module can say by one of these calls."""
    found: set[str] = set()
    text = path.read_text("utf-8")
    if "Message" not in text and "Trouble" not in text:  # it says other things, such as what is in a feed
        return found
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            at = CALLS[name] if name in calls else len(node.args)
            if len(node.args) > at and isinstance(node.args[at], ast.Constant):
                found.add(str(node.args[at].value))
    return found


PROMISES = {code for path in BUILDER.rglob("*.py") for code in codes_in(path, OF_ANSWERS)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_rule(folder: Path, tmp_path: Path, accept: bool) -> None:
    lay_out(folder, tmp_path)
    of_answers = folder.name in PROMISES or folder.name.startswith("field-")
    said = read(tmp_path) if of_answers else build(tmp_path)
    expected = folder / "expected.txt"
    if accept:
        expected.write_text(f"{said}\n", "utf-8", newline="\n")
    assert f"{said}\n" == expected.read_text("utf-8")


@pytest.mark.parametrize("code", ["change-missing", "contact-route", "reference-unknown", "field-missing"])
def test_a_build_says_the_same(code: str, tmp_path: Path) -> None:
    folder = Path(__file__).parent / "rules" / code
    lay_out(folder, tmp_path)
    assert f"{build(tmp_path)}\n" == (folder / "expected.txt").read_text("utf-8")


def read(folder: Path) -> str:
    """What is told of a folder that is read: what stops a build, and then the warnings."""
    _, messages = read_content(folder / "content", TODAY)
    stopping = [message for message in messages if message.level == "stop"]
    return "\n\n".join([*([told(stopping)] if stopping else []), *warnings(messages)])


def build(folder: Path) -> str:
    """What a build says: what stops it, or else its warnings. A website that is well is followed by print."""
    try:
        said = warnings(built(folder, TODAY, website_only=True).told())
        if not said:
            hush(folder, TODAY)
            said = warnings(built(folder, TODAY).told())
    except BuildError as trouble:
        return str(trouble)
    return "\n\n".join(said)


def warnings(messages: Iterable[Message]) -> list[str]:
    return [f"Warning: {message}" for message in messages if message.level == "warn"]


def lay_out(folder: Path, target: Path) -> None:
    """Make a site of the folder of a rule."""
    site(target)
    if (folder / "content").exists():
        shutil.copytree(folder / "content", target / "content", dirs_exist_ok=True)
    if (folder / "page.md").exists():
        (target / "content" / "pages").mkdir(exist_ok=True)
        shutil.copy(folder / "page.md", target / "content" / "pages" / "page.md")
    if (folder / "site.yml").exists():
        shutil.copy(folder / "site.yml", target / "content" / "site.yml")
    if (folder / "mkdocs.yml").exists():
        shutil.copy(folder / "mkdocs.yml", target / "mkdocs.yml")
    if (folder / "without-site-file").exists():
        (target / "content" / "site.yml").unlink()
    if (folder / "without-home").exists():
        (target / "content" / "index.md").unlink()


def test_every_code_has_a_folder() -> None:
    codes = {code for path in BUILDER.rglob("*.py") for code in codes_in(path, CALLS)}
    assert codes - {folder.name for folder in FOLDERS} <= ELSEWHERE
