"""Where the looks live, and the design tokens that website, print and Word share."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from builder.contrast import luminance


@cache
def themes_folder() -> Path:
    """The folder of all looks: inside the installed package, or beside `builder/` in a checkout."""
    inside = Path(__file__).parent / "_themes"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "themes"


Tokens = Mapping[str, Mapping[str, Any]]


@cache
def tokens() -> Tokens:
    """The tables of `themes/tokens.toml`: schemes of colours, space, type, print and Word."""
    with (themes_folder() / "tokens.toml").open("rb") as file:
        return tomllib.load(file)


# The website's styles, one file for each idea, in the order in which they are read.
STYLES = (
    *("base", "top", "page", "words", "cards", "finder", "search", "listen"),
    *("home", "easy-read", "reading", "foot", "adapting"),
)


def css(table: Tokens | None = None) -> str:
    """The website's looks, tokens first: the text of `involve/site.css`."""
    folder = themes_folder() / "css"
    return token_css(table) + "".join((folder / f"{name}.css").read_text("utf-8") for name in STYLES)


def token_css(table: Tokens | None = None) -> str:
    """The website's tokens as CSS custom properties; `table` are those of an organisation, if it has its own.

    Colours keep their names (`--paper`). They are those of the scheme that a reader chose (`data-colours` of
    the root), or else follow the device; on paper they are light. Spaces become `--space-m` and type
    `--type-h1`, both in rem; `--type-line` is a bare ratio and `--type-measure` a length.
    """
    table = tokens() if table is None else table
    light, dark = (_declarations(table[scheme]) for scheme in ("light", "dark"))
    spaces = _declarations({f"space-{name}": _rem(size) for name, size in table["space"].items()})
    chosen = "".join(
        f"[data-colours={scheme}]{{color-scheme:{_ground(table[scheme])};{_declarations(table[scheme])}}}\n"
        for scheme in table["schemes"]
    )
    return (
        "/* Made from themes/tokens.toml: change the looks there. */\n"
        f":root{{color-scheme:light dark;{light}{spaces}{_declarations(_type_sizes(table))}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"@media not print{{\n{chosen}}}\n"
    )


def _ground(colours: Mapping[str, str]) -> str:
    """Whether controls and players of the browser should be light or dark beside these colours."""
    return "light" if luminance(colours["paper"]) > luminance(colours["ink"]) else "dark"


def _type_sizes(tokens: Tokens) -> dict[str, str]:
    """Type in CSS units; headings are written in tokens.toml as ratios of the body size."""
    table = tokens["type"]
    sizes = {"type-line": str(table["line"]), "type-measure": str(table["measure"])}
    for name, size in table.items():
        if name == "body":
            sizes["type-body"] = _rem(size)
        elif name not in ("line", "measure"):
            sizes[f"type-{name}"] = _rem(size * table["body"])
    return sizes


def _rem(size: float) -> str:
    return f"{size:.4f}".rstrip("0").rstrip(".") + "rem"


def _declarations(table: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in table.items())
