"""The sample site in a real browser: no barrier for axe, no other host, no dead link, no need of scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.checks import axe, links, network, noscript
from builder.checks.views import VIEWS, View
from builder.checks.visit import Visit
from tests.support.visits import visiting

pytestmark = pytest.mark.chromium

LIGHT = tuple(view for view in VIEWS if view.colours == "light")  # the others: test_website_colours.py


@pytest.fixture(scope="module")
def visit(sample_site: Path) -> Iterator[Visit]:
    with visiting(sample_site) as visit:
        yield visit


@pytest.mark.parametrize("view", LIGHT, ids=str)
def test_axe_finds_no_barrier_and_leaves_nothing_open(visit: Visit, view: View) -> None:
    assert list(axe.check(visit, (view,))) == []


def test_pages_fetch_little_and_from_here_alone(visit: Visit) -> None:
    assert list(network.check(visit)) == []


def test_everything_is_there_without_javascript(visit: Visit) -> None:
    assert list(noscript.check(visit)) == []


def test_every_link_leads_somewhere(visit: Visit) -> None:
    assert list(links.check(visit)) == []
