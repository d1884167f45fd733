"""The Nu HTML checker has nothing to say of any page of the sample site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from builder.checks import pages
from tests.support.npm import modules

pytestmark = [pytest.mark.java, pytest.mark.npm]

# Remarks that stay, by how they begin, and why.
EXPLAINED = {
    "Trailing slash on void elements": "Words are written as XHTML, and all values are in quotes.",
    # What a browser says of the policy is asked in test_website.py.
    "Resource violates Content Security Policy": "It reads files, and none is of the same host.",
}


@pytest.fixture(scope="module")
def checker(kept: Path) -> Path:
    """The checker, fetched once and kept."""
    return modules(kept) / "vnu-jar" / "build" / "dist" / "vnu.jar"


def told(checker: Path, files: list[Path]) -> list[dict[str, str]]:
    """What the checker says of files: its type, its words and where."""
    command = ["java", "-Xss4m", "-jar", str(checker), "--format", "json", "--stdout", "--exit-zero-always"]
    said = subprocess.run([*command, *map(str, files)], capture_output=True, timeout=300, check=True)
    messages: list[dict[str, str]] = json.loads(said.stdout)["messages"]
    return messages


def explained(words: str) -> bool:
    """Whether somebody has said why this remark stays."""
    return any(words.startswith(beginning) for beginning in EXPLAINED)


def test_every_page_is_valid(checker: Path, sample_site: Path) -> None:
    files = [pages.file_of(sample_site, name) for name in pages.all_pages(sample_site)]
    said = [message for message in told(checker, files) if not explained(message["message"])]
    found = {(one["message"], one.get("extract", ""), Path(one["url"]).parent.name) for one in said}
    assert not said, sorted(found)[:10]


def test_the_checker_finds_what_is_wrong(checker: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "index.html"
    wrong.write_text('<!doctype html><html lang="en"><title>Hours</title><p id="a"><p id="a">', "utf-8")
    assert any("Duplicate ID" in message["message"] for message in told(checker, [wrong]))
