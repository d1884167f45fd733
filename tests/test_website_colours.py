"""The sample site in a real browser, dark and in forced colours: no barrier that axe finds, at any width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.checks import axe
from builder.checks.views import DESKTOP, VIEWS, View
from builder.checks.visit import Visit
from tests.support.visits import visiting

pytestmark = pytest.mark.chromium


@pytest.fixture(scope="module")
def visit(sample_site: Path) -> Iterator[Visit]:
    with visiting(sample_site) as visit:
        yield visit


def _in_other_colours() -> Iterator[object]:
    """Dark and forced colours; narrow screens, where the same colours stand elsewhere, take minutes more."""
    for view in VIEWS:
        if view.colours != "light":
            yield pytest.param(
                view, id=str(view), marks=() if view.size == DESKTOP.size else pytest.mark.slow
            )


@pytest.mark.parametrize("view", list(_in_other_colours()))
def test_axe_finds_no_barrier_and_leaves_nothing_open(visit: Visit, view: View) -> None:
    assert list(axe.check(visit, (view,))) == []
