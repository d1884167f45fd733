"""A new officer, an empty folder, and what the README says: the commands alone, with scripted answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from builder.content import read_content
from tests.support.hush import hush
from tests.support.sites import site, write
from tests.support.wexmoor import TODAY as TODAY_IS
from tests.test_new import CONSULTATION, SITE

TODAY = ("--today", "2026-11-22")


def involve(folder: Path, *words: str, answers: str = "") -> str:
    """What the command says to somebody who stands in a folder and types the answers."""
    command = [sys.executable, "-m", "builder", *words]
    done = subprocess.run(command, cwd=folder, input=answers.encode(), capture_output=True)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode()


def test_from_an_empty_folder_to_a_published_site(tmp_path: Path) -> None:
    involve(tmp_path, "new", "site", *TODAY, answers=SITE)
    involve(tmp_path, "new", "opportunity", *TODAY, answers=CONSULTATION)
    hush(tmp_path, TODAY_IS)
    assert "The site is in" in involve(tmp_path, "build", *TODAY)
    (written,) = (tmp_path / "content" / "opportunities").glob("*.md")
    folder = tmp_path / "outputs" / "site" / "opportunities" / written.stem
    made = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    name = written.stem
    assert {
        *("index.html", "easy-read/index.html", f"{name}.mp3", f"{name}.txt"),
        *(f"{name}-large-print.pdf", f"{name}.docx", f"{name}-easy-read.pdf", f"{name}-easy-read.docx"),
    } <= made
    page = (folder / "index.html").read_text("utf-8")
    assert "Your questions answered" in page
    assert (tmp_path / "outputs" / "reports" / "reminders.txt").exists()
    assert (tmp_path / "outputs" / "schemas" / "opportunity.json").exists()
    assert not list((tmp_path / "outputs" / "site").rglob("reminders*"))


def test_the_opportunity_in_the_readme_is_in_order(tmp_path: Path, borough: Path) -> None:
    """What people copy from the README is read without a word of complaint."""
    readme = (borough / "README.md").read_text("utf-8")
    example = readme.split("A short opportunity:")[1].split("```markdown\n")[1].split("\n```")[0]
    site(tmp_path)
    write(tmp_path, "content/opportunities/walking-group.md", example)
    _, messages = read_content(tmp_path / "content", TODAY_IS)
    assert not messages
