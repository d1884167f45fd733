"""What axe-core finds: WCAG 2.0 to 2.2 at A and AA, and what its authors hold to be good practice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from builder.checks import ground
from builder.checks.views import VIEWS, View
from builder.checks.visit import Visit
from builder.results import Finding

if TYPE_CHECKING:
    from playwright.sync_api import Page

# In other colours only rules on colours can find more than in light ones, and the rest takes long.
_ON_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# Rules that axe could not decide and that are measured here in another way.
MEASURED = {"color-contrast": ground.unreadable}

_CRITERION = re.compile(r"wcag(\d)(\d)(\d+)$")
_RUN = """rules => axe.run(document, {
    runOnly: rules, resultTypes: ['violations', 'incomplete'], preload: false, iframes: false,
})"""


def check(visit: Visit, views: tuple[View, ...] = VIEWS) -> Iterator[Finding]:
    """Barriers that axe is sure of, and what it leaves to people to judge, without a criterion.

    Each view opens each page anew: what one view leaves behind would change what axe says of the next.
    """
    for view in views:
        for name, page in visit.each(view):
            page.evaluate(_script())
            said = page.evaluate(_RUN, _rules(view))
            for rule, node in _places(said["violations"]):
                # In forced colours axe reads colours that the browser no longer uses.
                if view.colours != "forced colours" or not _is_measured(page, rule, node):
                    yield Finding(name, _what(rule, node), f"{_target(node)} ({view})", _criterion(rule))
            for rule, node in _places(said["incomplete"]):
                if not _is_measured(page, rule, node):
                    what = f"Needs a person to look at it: {_what(rule, node)}"
                    yield Finding(name, what, f"{_target(node)} ({view})")


def _rules(view: View) -> dict[str, Any]:
    """All rules in light colours; in other colours, where nothing else differs, those on colours."""
    return {"type": "tag", "values": list(STANDARDS)} if view.colours == "light" else _ON_COLOURS


def version() -> str:
    """The version of axe-core."""
    found = re.search(r"axe v([\d.]+)", _script()[:500])
    return found[1] if found else "unknown"


@cache
def _script() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def _places(rules: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each rule that axe speaks of, with each place that it holds for."""
    return ((rule, node) for rule in rules for node in rule["nodes"])


def _is_measured(page: Page, rule: dict[str, Any], node: dict[str, Any]) -> bool:
    measured = MEASURED.get(rule["id"])
    return measured is not None and not measured(page, _target(node))


def _what(rule: dict[str, Any], node: dict[str, Any]) -> str:
    checks = (*node["any"], *node["all"], *node["none"])
    why = "; ".join(dict.fromkeys(check["message"].rstrip(".") for check in checks))
    return f"{rule['help']}. {why}."


def _criterion(rule: dict[str, Any]) -> str:
    """The criterion that a rule is for; empty for good practice."""
    numbers = (_CRITERION.match(tag) for tag in rule["tags"])
    return next((".".join(found.groups()) for found in numbers if found), "")


def _target(node: dict[str, Any]) -> str:
    """The selector of what axe speaks of; inside a shadow, the selector of what stands in the page."""
    first = node["target"][0]
    return first if isinstance(first, str) else str(first[0])
