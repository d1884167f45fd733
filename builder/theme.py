"""Where the looks live, and the design tokens that website, print and Word share."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def themes_folder() -> Path:
    """The folder of all looks: inside the installed package, or beside `builder/` in a checkout."""
    inside = Path(__file__).parent / "_themes"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "themes"


@cache
def tokens() -> dict[str, dict[str, Any]]:
    """The tables of `themes/tokens.toml`: light, dark, space, type and print."""
    with (themes_folder() / "tokens.toml").open("rb") as file:
        return tomllib.load(file)
