"""The page on publishing says what the program says, and the ways in it work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from builder.website import security
from builder.website.stick import START, WEBSITE

ROOT = "https://involve.example.org/"
HEADERS = security.headers(ROOT)
# Pages are asked for each time, and files that keep their address are kept for an hour.
KEPT = {"no-cache", "public, max-age=3600", security.WEEK, security.FOR_EVER}


@pytest.fixture(scope="module")
def words(borough: Path) -> str:
    return (borough / "docs" / "publishing.md").read_text("utf-8")


def blocks(words: str, language: str) -> list[str]:
    """The blocks of code in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", words, re.MULTILINE | re.DOTALL)


def test_nginx_says_the_headers(words: str) -> None:
    (block,) = blocks(words, "nginx")
    said = dict(re.findall(r'add_header (\S+) "(.*)" always;', block))
    assert said == HEADERS
    assert set(re.findall(r'"((?:public|no-).*)";', block)) == KEPT
    assert block.count("{") == block.count("}")


def test_apache_says_the_headers(words: str) -> None:
    (block,) = blocks(words, "apache")
    said = re.findall(r'Header always set (\S+) "(.*?)"(?: |$)', block, re.MULTILINE)
    assert {name: value for name, value in said if name != "Cache-Control"} == HEADERS
    assert {value for name, value in said if name == "Cache-Control"} == KEPT


def test_the_table_says_the_headers(words: str) -> None:
    rows = re.findall(r"^\| `([A-Z][\w-]+)` \| `(.+)` \|$", words, re.MULTILINE)
    assert dict(rows) == HEADERS


def test_no_way_leaves_a_kind_of_file_without_its_type(words: str) -> None:
    (nginx,), (apache,) = blocks(words, "nginx"), blocks(words, "apache")
    for ending in ("ics", "vtt", "csv"):  # what neither program knows by itself
        assert re.search(rf"\b{ending};", nginx), ending
        assert re.search(rf"AddType \S+ \.{ending}$", apache, re.MULTILINE), ending


def test_plans_of_hosts_can_be_read(words: str) -> None:
    plans = [yaml.safe_load(block) for block in blocks(words, "yaml")]
    assert [next(iter(plan)) for plan in plans] == ["name", "pages"]
    for block in blocks(words, "yaml"):
        assert "involve build" in block
        assert "outputs/site" in block
        assert ".cache" in block


def test_places_and_files_it_names_are_there(words: str, borough: Path) -> None:
    headings = re.findall(r"^#+ (.+)$", words, re.MULTILINE)
    places = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for target in re.findall(r"\]\(([^)]+)\)", words):
        assert target.removeprefix("#") in places, target
    assert (borough / "requirements.lock").is_file()
    assert START.removesuffix(".html") in words
    assert f"`{WEBSITE}`" in words


def test_it_names_no_host_but_examples(words: str) -> None:
    hosts = re.findall(r"https?://([\w.-]+)", words)
    assert set(hosts) <= {"involve.example.org", "www.example.org", "your-name.github.io"}
