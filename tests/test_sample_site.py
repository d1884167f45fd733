"""The sample site, whole: every file that people can download is sound, not only those that tests make."""

from __future__ import annotations

from pathlib import Path

import mutagen.mp3
import pytest

from tests.docx_text import body_text
from tests.support.paper import assert_accessible


def test_every_pdf_is_accessible(sample_site: Path) -> None:
    """PDF/UA-1 by page-validation, and our own checks."""
    files = sorted(sample_site.rglob("*.pdf"))
    assert len(files) >= 16
    assert_accessible(dict.fromkeys(files))


def test_every_word_file_has_words(sample_site: Path) -> None:
    files = sorted(sample_site.rglob("*.docx"))
    assert len(files) >= 16
    assert all(len(body_text(file)) > 5 for file in files)


def test_every_recording_has_chapters_captions_and_a_transcript(sample_site: Path) -> None:
    recordings_are_whole(sample_site, seconds=30)


@pytest.mark.slow
def test_every_word_of_the_sample_site_can_be_spoken(spoken_site: Path) -> None:
    recordings_are_whole(spoken_site, seconds=30)


def recordings_are_whole(site: Path, seconds: int) -> None:
    """There is one for every page, longer than so many seconds."""
    files = sorted(site.rglob("*.mp3"))
    pages = [page for page in site.rglob("index.html") if "easy-read" not in page.parts]
    assert len(files) == len(pages) - 1, "one for each page but the list of all pages"
    for file in files:
        sound = mutagen.mp3.MP3(file)
        assert sound.info.length > seconds, file.name
        assert sound.info.sample_rate == 44_100
        assert sound.tags.getall("CHAP"), file.name
        assert file.with_suffix(".vtt").read_text("utf-8").startswith("WEBVTT")
        assert "Published by Wexmoor Borough Council" in file.with_suffix(".txt").read_text("utf-8")


def test_reports_for_staff_are_not_public(sample_site: Path) -> None:
    reports = sample_site.parent / "reports"
    assert "mystery-callers.md" in (reports / "reminders.txt").read_text("utf-8")
    names = {path.name for path in sample_site.rglob("*")}
    assert not names & {path.name for path in reports.iterdir()}


def test_nothing_is_left_that_only_staff_should_see(sample_site: Path) -> None:
    names = {path.name for path in sample_site.rglob("*") if path.is_file()}
    assert not {
        name for name in names if name.endswith((".md", ".yml", ".toml", ".py")) or name.startswith(".")
    }
