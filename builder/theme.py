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


# The website's styles, one file for each idea, in the order in which they are read.
STYLES = (
    *("base", "top", "page", "words", "cards", "finder", "search", "listen"),
    *("home", "easy-read", "reading", "foot", "adapting"),
)


@cache
def css() -> str:
    """The website's looks, tokens first: the text of `involve/site.css`."""
    folder = themes_folder() / "css"
    return token_css() + "".join((folder / f"{name}.css").read_text("utf-8") for name in STYLES)


def token_css() -> str:
    """The website's tokens as CSS custom properties.

    Colours keep their names (`--paper`) and change with the reader's light or dark setting; spaces become
    `--space-m`, type `--type-h1`, both in rem; `--type-line` is a bare ratio and `--type-measure` a length.
    """
    light, dark = (_declarations(tokens()[scheme]) for scheme in ("light", "dark"))
    spaces = _declarations({f"space-{name}": _rem(size) for name, size in tokens()["space"].items()})
    return (
        "/* Made from themes/tokens.toml: change the looks there. */\n"
        f":root{{color-scheme:light dark;{light}{spaces}{_declarations(_type_sizes())}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )


def _type_sizes() -> dict[str, str]:
    """Type in CSS units; headings are written in tokens.toml as ratios of the body size."""
    table = tokens()["type"]
    sizes = {"type-line": str(table["line"]), "type-measure": str(table["measure"])}
    for name, size in table.items():
        if name == "body":
            sizes["type-body"] = _rem(size)
        elif name not in ("line", "measure"):
            sizes[f"type-{name}"] = _rem(size * table["body"])
    return sizes


def _rem(size: float) -> str:
    return f"{size:.4f}".rstrip("0").rstrip(".") + "rem"


def _declarations(table: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in table.items())
