"""The site on a USB stick: a folder in which people see two things, a page to start from and the website.

The website opens from its files, without a server. Its links lead to files (`addresses`), its pages load
files (`security`), and what only a server can use is left out: links to feeds, the map for search engines,
the page for addresses that do not exist.
"""

from __future__ import annotations

from pathlib import Path

START = "Start here.html"
WEBSITE = "website"  # the folder of the site, beside the page to start with


def complete(folder: Path, start: str) -> None:
    """Put the page to start from into a folder that holds the website."""
    (folder / START).write_text(start + "\n", "utf-8", newline="\n")
