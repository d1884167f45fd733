"""The plan of an edition: who reads what, and what is told before anything is spoken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
import soundfile

from builder.document import Document
from builder.editions import script
from builder.editions.order import running_order
from builder.editions.plan import PEOPLE, Plan, find, plan
from builder.messages import BuildError
from builder.mkdocs_plugin import read_whole_site
from builder.words import plain_text, terms
from tests.support import sites
from tests.support.sites import SITE

DAY = date(2026, 3, 23)
HEAD = "title: Talking News, March 2026\nsummary: A clock.\ndate: 20 March 2026\nmonth: March 2026\n"
CLOCK = "  - title: The clock\n    kind: news\n    words: The clock strikes. Carers like the clock.\n"
CAT = "  - title: The cat\n    kind: to make you smile\n    words: The library has a cat for carers.\n"
GLOSSARY = "terms:\n  - term: carers\n    means: people who look after somebody without pay\n"
WELSH = """\
voices:
  - name: carys
    says: Carys, a Welsh computer voice
    language: cy
    command: carys
"""


def _plan(folder: Path, fields: str, site: str = "voice: system\n") -> Plan:
    sites.site(folder)
    sites.write(folder, "content/site.yml", SITE + site)
    sites.write(folder, "content/glossary.yml", GLOSSARY)
    sites.write(folder, "content/talking-news/2026-03.md", f"---\n{HEAD}{fields}---\n")
    build = read_whole_site(folder, DAY)
    return plan(find("2026-03", build), build)


def _words(document: Document) -> str:
    return " ".join(plain_text(document.blocks))


def _recording(folder: Path, name: str) -> str:
    """A sound of eight seconds that is no speech, but can be heard."""
    file = folder / "content" / "talking-news" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    time = np.arange(8 * 44_100) / 44_100
    soundfile.write(file, 0.2 * np.sin(2 * np.pi * 330 * time) * (1 + np.sin(20 * time)), 44_100)
    return f"talking-news/{name}"


def _readings(folder: Path, *pages: str) -> str:
    lines = [
        f"  - page: {page}\n    recording: {_recording(folder, f'{n}.wav')}\n" for n, page in enumerate(pages)
    ]
    return "recordings:\n" + "".join(lines)


def test_a_person_can_read_any_track_and_then_no_voice_is_needed(tmp_path: Path) -> None:
    own = f"own_pieces:\n{CLOCK}    recording: {_recording(tmp_path, 'clock.wav')}\n"
    every = _readings(tmp_path, "welcome", "news", "ending")
    made = _plan(tmp_path, own + every, "language: so\n")  # which no voice speaks
    tracks = made.tracks(60)
    assert [track.reader for track in tracks] == [PEOPLE] * 4
    assert made.readers == ()
    said = list(running_order(made).told())
    assert said[1] == "Read by people, in recordings of their own."
    assert all(line.endswith(", 8 seconds, a recording") for line in said[2:6])
    assert "It is read by" not in _words(tracks[0].entry.document)


def test_what_was_really_said_can_stand_in_place_of_the_script(tmp_path: Path) -> None:
    readings = _readings(tmp_path, "welcome") + "    transcript: Good evening from all of us.\n"
    welcome = _plan(tmp_path, f"own_pieces:\n{CLOCK}{readings}").welcome(60)
    assert _words(welcome.entry.document) == "Good evening from all of us."
    assert welcome.file


def test_a_recording_that_nobody_will_hear_is_told_at_its_line(tmp_path: Path) -> None:
    made = _plan(tmp_path, f"own_pieces:\n{CLOCK}{_readings(tmp_path, 'useful', 'news')}")
    (told,) = [message for message in made.messages if message.code == "recording-unheard"]
    assert told.what.startswith("The recording of “useful” is not heard")
    assert told.level == "warn"
    lines = (tmp_path / told.file).read_text("utf-8").splitlines()
    assert lines[told.line - 1] == "    recording: talking-news/0.wav"


def test_a_recording_that_cannot_be_heard_is_told_at_its_line(tmp_path: Path) -> None:
    made = _plan(tmp_path, f"own_pieces:\n{CLOCK}    recording: talking-news/gone.mp3\n")
    (told,) = made.messages
    assert (told.code, told.level) == ("recording-missing", "stop")
    assert "gone.mp3" in (tmp_path / told.file).read_text("utf-8").splitlines()[told.line - 1]


def test_a_voice_of_another_language_does_not_read_it(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"Carys, a Welsh computer voice speaks the language “cy”"):
        _plan(tmp_path, f"own_pieces:\n{CLOCK}{CAT}voices: [system, carys]\n", WELSH + "voice: system\n")


def test_a_word_is_explained_in_the_first_piece_that_has_it(tmp_path: Path) -> None:
    made = _plan(tmp_path, f"own_pieces:\n{CLOCK}{CAT}")
    explained = {one.entry.document.title: len(list(terms(one.entry.document))) for one in made.tracks(60)}
    assert explained["The clock"] == 1
    assert sum(explained.values()) == 1


def test_the_announcement_of_a_long_part_only_counts(tmp_path: Path) -> None:
    pieces = "".join(CLOCK.replace("The clock\n", f"Clock {number}\n") for number in range(11))
    made = _plan(tmp_path, f"own_pieces:\n{pieces}")
    assert _words(made.pieces[0].entry.document) == "There are 11 pieces in this part."


def test_the_script_does_not_make_people_say_that_a_computer_reads(tmp_path: Path) -> None:
    made = _plan(tmp_path, f"own_pieces:\n{CLOCK}")
    heard = _words(made.welcome(60).entry.document)
    assert "It is read by eSpeak" in heard
    assert "eSpeak" not in _words(script.composed(made, running_order(made)))
