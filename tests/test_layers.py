"""Imports only go down the layers of ARCHITECTURE.md, and writers never import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

BUILDER = Path(__file__).parent.parent / "builder"
LAYERS = (
    {"document", "form", "messages", "words"},
    {
        *("address_list", "addresses", "appearance", "brand", "cache", "calendar_file", "catalogue"),
        *(
            "compose",
            "content",
            "context",
            "contrast",
            "cover",
            "dialect",
            "drawing",
            "easy_links",
            "evidence",
        ),
        *("faults", "feeds"),
        *(
            "fonts",
            "gathered",
            "generated",
            "ideas",
            "kept",
            "meant",
            "ooxml",
            "open_data",
            "paper",
            "photographs",
            "podcast",
            "private",
        ),
        *(
            "reader",
            "recall",
            "reminders",
            "replies",
            "results",
            "rules",
            "schema",
            "serving",
            "small_numbers",
        ),
        *("sources", "speech", "statements", "status", "subscriptions", "symbols", "tagged_pdf"),
        *("talking_book", "terms"),
        *("theme", "watched", "wcag", "whole", "workers", "xhtml", "zipped"),
    },
    {"writers"},
    {
        *(
            "books",
            "build",
            "checks",
            "editions",
            "formats",
            "preview",
            "printing",
            "publish",
            "starting",
            "website",
        ),
    },
    {"cli", "commands", "mkdocs_plugin", "__main__"},
)
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names}
MODULES = sorted(path for path in BUILDER.rglob("*.py") if path != BUILDER / "__init__.py")


def part(dotted: str) -> str:
    """The part of the package that a module belongs to: `speech` for `builder.speech.say.dates`."""
    return dotted.split(".")[1] if dotted.count(".") else ""


def imports(path: Path) -> set[str]:
    """The modules of ours that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def name_of(path: Path) -> str:
    """The dotted name of a file."""
    return ".".join(("builder", *path.relative_to(BUILDER).with_suffix("").parts))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down(path: Path) -> None:
    here = LAYER[part(name_of(path))]
    for other in imports(path):
        if other.startswith("builder.") and part(other) in LAYER:
            assert LAYER[part(other)] <= here, f"{name_of(path)} may not import {other}"


def test_every_module_has_a_layer() -> None:
    assert {part(name_of(path)) for path in MODULES} == set(LAYER)


def test_writers_never_import_each_other() -> None:
    for path in (BUILDER / "writers").glob("*.py"):
        others = {name for name in imports(path) if name.startswith("builder.writers")}
        assert not others, f"{path.name} imports {others}"


def test_only_the_plugin_knows_mkdocs() -> None:
    knowing = {path.name for path in MODULES if any(name.split(".")[0] == "mkdocs" for name in imports(path))}
    assert knowing == {"mkdocs_plugin.py"}


def test_tagged_pdf_is_a_library_of_its_own() -> None:
    for path in (BUILDER / "tagged_pdf").glob("*.py"):
        ours = {name for name in imports(path) if name.startswith("builder.")}
        assert all(name.startswith("builder.tagged_pdf.") for name in ours), path.name
