"""The page that is recorded, and surroundings in which what one test has spoken the next need not."""

from __future__ import annotations

import pytest
from wexmoor import DOCUMENT, surroundings

from builder.context import Context
from builder.document import Document


@pytest.fixture(scope="session")
def page() -> Document:
    """A page with every kind of block, long enough for more than one stretch."""
    return DOCUMENT


@pytest.fixture(scope="session")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """The surroundings of all recordings of this run."""
    return surroundings(tmp_path_factory.mktemp("surroundings"))
