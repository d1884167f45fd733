"""The top parts of the site, as the settings name them."""

from __future__ import annotations

from typing import Any

import pytest

from builder.website.navigation import check, parts

PAGES = {"index.md": "", "about.md": "about/", "groups/index.md": "groups/"}
SETTINGS = """\
site_name: More than this
nav:
  - Home: index.md
  - More:
      - about.md
  - abuot.md
"""


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"More": ["about.md"]},
        {"More": None},
        {"Us": "https://www.example.org/"},
        "abuot.md",
        ["about.md"],
        7,
    ],
)
def test_an_entry_that_names_no_page_is_left_out_and_told(entry: Any) -> None:
    named = ["index.md", {"Us": "about.md"}, entry, "groups/index.md"]
    assert parts(named, PAGES, lambda name: "Groups") == (("Us", "about/"), ("Groups", "groups/"))
    (message,) = check(named, PAGES, SETTINGS)
    assert (message.level, message.code) == ("warn", "nav-unknown")


def test_the_message_says_where_the_entry_stands() -> None:
    found = check([{"Home": "index.md"}, {"More": ["about.md"]}, "abuot.md", "gone.md"], PAGES, SETTINGS)
    assert [(message.line, message.what.partition(" in ")[0]) for message in found] == [
        (4, "“More”"),
        (6, "“abuot.md”"),
        (2, "“gone.md”"),
    ]


def test_without_a_navigation_nothing_is_told() -> None:
    assert check(None, PAGES, "") == []
    assert parts(None, PAGES, str.upper) == (("GROUPS/INDEX.MD", "groups/"), ("ABOUT.MD", "about/"))
