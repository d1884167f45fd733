"""The processes that do the long work: as many as there are cores, and no more than a system can bear."""

from __future__ import annotations

import os

import pytest

from builder import workers


@pytest.mark.parametrize(("cores", "processes"), [(None, 1), (1, 1), (8, 8), (61, 61), (128, 61)])
def test_there_are_never_more_than_windows_can_wait_for(
    cores: int | None, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert workers.count() == processes
