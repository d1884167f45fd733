"""One folder for each rule code: what an officer wrote, and the messages that come of it.

`page.md` stands at `content/opportunities/page.md`; other files stand where they lie. `expected.txt` holds
every message of that build; `make accept` writes it anew, for a person to read in the diff.
"""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

from builder.messages import BuildError
from tests.support.sites import built, site

FOLDERS = sorted(path for path in (Path(__file__).parent / "rules").iterdir() if path.is_dir())
BUILDER = Path(__file__).parent.parent / "builder"

# Codes shown elsewhere: a file of 2 MB is made when its test runs, and these come from writers.
ELSEWHERE = {"file-large", "picture-unreadable", "speech-language"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_rule(folder: Path, tmp_path: Path, accept: bool) -> None:
    lay_out(folder, tmp_path)
    with pytest.raises(BuildError) as trouble:
        built(tmp_path)
    expected = folder / "expected.txt"
    if accept:
        expected.write_text(f"{trouble.value}\n", "utf-8", newline="\n")
    assert f"{trouble.value}\n" == expected.read_text("utf-8")


def lay_out(folder: Path, target: Path) -> None:
    """Make a site of the folder of a rule."""
    site(target)
    if (folder / "content").exists():
        shutil.copytree(folder / "content", target / "content", dirs_exist_ok=True)
    if (folder / "page.md").exists():
        (target / "content" / "opportunities").mkdir(exist_ok=True)
        shutil.copy(folder / "page.md", target / "content" / "opportunities" / "page.md")
    if (folder / "site.yml").exists():
        shutil.copy(folder / "site.yml", target / "content" / "site.yml")
    if (folder / "without-site-file").exists():
        (target / "content" / "site.yml").unlink()
    if (folder / "without-home").exists():
        (target / "content" / "index.md").unlink()


def codes_in(path: Path) -> set[str]:
    """The codes of the messages that a module can say."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            at = {"say": 1, "Message": 4}.get(name)
            if at is not None and len(node.args) > at and isinstance(node.args[at], ast.Constant):
                found.add(str(node.args[at].value))
    return found


def test_every_code_has_a_folder() -> None:
    codes = {code for path in BUILDER.rglob("*.py") for code in codes_in(path)}
    assert codes - {folder.name for folder in FOLDERS} <= ELSEWHERE
