"""The results of the checks: written the same whatever the order, read as written, and never a traceback."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.results import Check, Finding, Results, keep, read, written
from tests.support.evidence import LOW_CONTRAST, results
from tests.support.wexmoor import TODAY

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FINDINGS = st.lists(st.builds(Finding, WORDS, WORDS, WORDS, WORDS), max_size=3).map(tuple)
MANY = st.tuples(WORDS, WORDS)
CHECKS = st.builds(Check, WORDS, WORDS, MANY, MANY, FINDINGS)
RESULTS = st.builds(
    Results, st.dates(), WORDS, st.dictionaries(WORDS, WORDS, max_size=2), MANY, st.tuples(CHECKS)
)


@given(RESULTS)
@settings(deadline=None)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, found: Results) -> None:
    file = tmp_path_factory.mktemp("content") / "checks.json"
    file.write_text(written(found), "utf-8", newline="\n")
    back, messages = read(file)
    assert messages == ()
    assert back is not None
    assert written(back) == written(found)
    assert (back.checked, back.pages, back.findings) == (found.checked, found.pages, found.findings)


def test_the_order_of_findings_and_tools_changes_nothing() -> None:
    other = Finding("about/", "A picture has no words.", "img", "1.1.1")
    one, two = results(TODAY, LOW_CONTRAST, other), results(TODAY, other, LOW_CONTRAST)
    two = replace(two, tools=dict(reversed(list(two.tools.items()))))
    assert written(one) == written(two)


def test_findings_of_several_checks_count_once() -> None:
    check = Check("axe", "Barriers", findings=(LOW_CONTRAST,))
    both = replace(results(), checks=(check, replace(check, name="again")))
    assert both.findings == (LOW_CONTRAST,)


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    assert read(tmp_path / "checks.json") == (None, ())


@pytest.mark.parametrize(
    "broken",
    [
        *(b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"checked": "soon"}', b"[" * 100_000),
        *(written(results()).replace('"2026-11-23"', "3").encode(), b"{}" + b" " * 5_000_001),
    ],
)
def test_a_broken_file_is_told_and_stops_nothing(tmp_path: Path, broken: bytes) -> None:
    file = tmp_path / "content" / "checks.json"
    file.parent.mkdir()
    file.write_bytes(broken)
    found, (message,) = read(file)
    assert found is None
    assert (message.file, message.code, message.level) == ("content/checks.json", "checks-unreadable", "warn")
    assert "involve check" in message.mend


def test_a_folder_of_that_name_is_told_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "checks.json").mkdir()
    found, (message,) = read(tmp_path / "checks.json")
    assert found is None
    assert (message.code, message.level) == ("checks-unreadable", "warn")
    with pytest.raises(OSError, match="checks"):
        keep(results(), tmp_path / "checks.json")
    assert [path.name for path in tmp_path.iterdir()] == ["checks.json"], "nothing is left behind"


def test_what_is_kept_takes_the_place_of_what_was(tmp_path: Path) -> None:
    file = tmp_path / "checks.json"
    for found in (results(TODAY, LOW_CONTRAST), results()):
        keep(found, file)
        assert file.read_text("utf-8") == written(found)
    assert list(tmp_path.iterdir()) == [file]


def test_only_what_breaks_a_criterion_is_a_barrier() -> None:
    remarks = (Finding("", "It is large."), Finding("", "It is odd.", "", "9.9.9"))
    found = results(TODAY, *remarks, LOW_CONTRAST)
    assert found.barriers == (LOW_CONTRAST,)
    assert found.remarks == remarks
