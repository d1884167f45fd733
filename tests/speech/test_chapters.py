"""What stands beside the one long recording: chapters, captions and a transcript, true to its times."""

from __future__ import annotations

import json
import re

import pytest

from builder.speech.chapters import captions, chapters_json, transcript
from builder.speech.programme import Programme
from builder.speech.timeline import RATE, on_clock
from tests.support.talking_news import TITLE, WORDS, programme

CUE = re.compile(r"(\d+)\n(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})\n(.+)")


@pytest.fixture(scope="module")
def made() -> Programme:
    return programme()


def seconds(hours: str, minutes: str, rest: str) -> float:
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_each_track_is_a_chapter_that_lasts_until_the_next(made: Programme) -> None:
    record = json.loads(chapters_json(made))
    assert record["version"] == "1.2.0"
    assert (record["title"], record["author"]) == (TITLE, "Wexmoor Borough Council")
    found = record["chapters"]
    assert [one["title"] for one in found] == [title for title, _, _ in WORDS]
    assert [one["startTime"] for one in found] == [round(begin / RATE, 3) for begin in made.starts]
    ends = [one["startTime"] for one in found[1:]] + [round(made.seconds, 3)]
    assert [one["endTime"] for one in found] == ends


def test_captions_say_every_sentence_where_it_is_heard(made: Programme) -> None:
    text = captions(made)
    assert text.startswith("WEBVTT\n\n")
    blocks = text.removeprefix("WEBVTT\n\n").rstrip("\n").split("\n\n")
    cues = [found.groups() for block in blocks if (found := CUE.fullmatch(block))]
    assert len(cues) == len(blocks)
    assert [int(cue[0]) for cue in cues] == list(range(len(cues)))
    clips = [
        (start + clip.begin, start + clip.end, clip.text)
        for track, start in zip(made.tracks, made.starts, strict=True)
        for clip in track.recording.timeline.clips
    ]
    assert [(seconds(*cue[1:4]), seconds(*cue[4:7])) for cue in cues] == [
        (round(begin / RATE, 3), round(end / RATE, 3)) for begin, end, _ in clips
    ]
    assert [cue[7].replace("&amp;", "&") for cue in cues] == [words for _, _, words in clips]
    assert "The clock &amp; the pigeon" in text


def test_the_transcript_has_all_words_and_says_where_tracks_begin(made: Programme) -> None:
    text = transcript(made)
    assert text.startswith(f"{TITLE}\nWexmoor Borough Council\n\nTrack 1, begins at 0:00\n\n{TITLE}\n")
    tracks = re.split(r"^Track \d, begins at [\d:]+\n\n", text, flags=re.MULTILINE)[1:]
    assert [track.split() for track in tracks] == [f"{title} {words}".split() for title, _, words in WORDS]
    begin = on_clock(made.starts[2] / RATE)
    assert f"\n\nTrack 3, begins at {begin}\n\nThe clock & the pigeon\n\nThe clock on Market Street" in text
    assert "Ann" not in text, "there is nothing to tell apart"


def test_the_transcript_says_who_reads_where_readers_take_turns() -> None:
    text = transcript(programme(readers=("Ann", "Bob")))
    assert re.findall(r"Track (\d), begins at [\d:]+, read by (\w+)\n", text) == [
        ("1", "Ann"),
        ("2", "Bob"),
        ("3", "Ann"),
        ("4", "Bob"),
    ]


@pytest.mark.parametrize(
    ("moment", "words"), [(0, "0:00"), (73.5, "1:13"), (599.9, "9:59"), (4500, "1:15:00")]
)
def test_moments_are_said_as_players_show_them(moment: float, words: str) -> None:
    assert on_clock(moment) == words
