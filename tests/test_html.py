"""The Nu HTML checker has nothing to say of any page of the sample site."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from builder.checks import pages

pytestmark = [pytest.mark.java, pytest.mark.npm]

TOOLS = Path(__file__).parent / "tools"

# Remarks that stay, by how they begin, and why.
EXPLAINED = {
    "Trailing slash on void elements": "Words are written as XHTML, and all values are in quotes.",
    # What a browser says of the policy is asked in test_website.py.
    "Resource violates Content Security Policy": "It reads files, and none is of the same host.",
}


@pytest.fixture(scope="module")
def checker(kept: Path) -> Path:
    """The checker, fetched once and kept; its version and its sum are in tests/tools/package-lock.json."""
    folder = kept / "npm"
    folder.mkdir(exist_ok=True)
    lock = folder / "package-lock.json"
    jar = folder / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file() or lock.read_bytes() != (TOOLS / lock.name).read_bytes():
        for name in ("package.json", "package-lock.json"):
            shutil.copy(TOOLS / name, folder)
        npm = shutil.which("npm")
        assert npm
        command = [
            npm,
            "ci",
            "--silent",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(folder),
        ]
        subprocess.run(command, check=True, timeout=300)
    return jar


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
