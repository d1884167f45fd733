"""What axe-core finds: WCAG 2.0 to 2.2 at A and AA, and what its authors hold to be good practice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from builder.checks import ground
from builder.checks.views import VIEWS, View
from builder.checks.visit import Visit, look
from builder.results import Finding

if TYPE_CHECKING:
    from playwright.sync_api import Page

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# What axe leaves for people to judge, and who judged it: rule, part of its selector or HTML, and the reason.
EXPLAINED: tuple[tuple[str, str, str], ...] = ()

# Rules that axe could not decide and that are measured here in another way.
MEASURED = {"color-contrast": ground.unreadable}

_CRITERION = re.compile(r"wcag(\d)(\d)(\d+)$")
_RUN = """standards => axe.run(document, {
    runOnly: {type: 'tag', values: standards}, resultTypes: ['violations', 'incomplete'],
    preload: false, iframes: false,
})"""


def check(visit: Visit, views: tuple[View, ...] = VIEWS) -> Iterator[Finding]:
    """Barriers that axe is sure of, and those that it leaves to people and that nobody has explained."""
    for name, page in visit.each():
        page.evaluate(_script())
        for view in views:
            look(page, view)
            said = page.evaluate(_RUN, list(STANDARDS))
            for rule in said["violations"]:
                for node in rule["nodes"]:
                    # In forced colours axe reads colours that the browser no longer uses.
                    if view.colours != "forced colours" or not _is_measured(page, rule, node):
                        yield _finding(name, rule, node, view)
            for rule in said["incomplete"]:
                for node in rule["nodes"]:
                    if not _is_explained(rule, node) and not _is_measured(page, rule, node):
                        yield _finding(name, rule, node, view, "Needs a person to look at it: ")


def version() -> str:
    """The version of axe-core."""
    found = re.search(r"axe v([\d.]+)", _script()[:500])
    return found[1] if found else "unknown"


@cache
def _script() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def _is_explained(rule: dict[str, Any], node: dict[str, Any]) -> bool:
    place = f"{_target(node)} {node['html']}"
    return any(rule["id"] == name and part in place for name, part, _ in EXPLAINED)


def _is_measured(page: Page, rule: dict[str, Any], node: dict[str, Any]) -> bool:
    measured = MEASURED.get(rule["id"])
    return measured is not None and not measured(page, _target(node))


def _finding(name: str, rule: dict[str, Any], node: dict[str, Any], view: View, before: str = "") -> Finding:
    numbers = [_CRITERION.match(tag) for tag in rule["tags"]]
    criterion = next((".".join(found.groups()) for found in numbers if found), "")
    checks = (*node["any"], *node["all"], *node["none"])
    why = "; ".join(dict.fromkeys(check["message"].rstrip(".") for check in checks))
    what = f"{before}{rule['help']}. {why}."
    return Finding(name, what, f"{_target(node)} ({view})", criterion)


def _target(node: dict[str, Any]) -> str:
    """The selector of what axe speaks of; inside a shadow, the selector of what stands in the page."""
    first = node["target"][0]
    return first if isinstance(first, str) else str(first[0])
