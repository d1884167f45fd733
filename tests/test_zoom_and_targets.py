"""The sample site enlarged, narrow and widely spaced: nothing is lost, and everything is easy to hit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.checks import targets, zoom
from builder.checks.visit import Visit
from tests.support.visits import visiting

pytestmark = pytest.mark.chromium


@pytest.fixture(scope="module")
def visit(sample_site: Path) -> Iterator[Visit]:
    with visiting(sample_site) as visit:
        yield visit


def test_nothing_is_lost_at_400_percent_or_on_small_screens(visit: Visit) -> None:
    assert list(zoom.reflow(visit)) == []


def test_nothing_is_lost_with_wider_spacing(visit: Visit) -> None:
    assert list(zoom.spacing(visit)) == []


def test_what_people_click_is_large_enough(visit: Visit) -> None:
    assert list(targets.check(visit)) == []
