"""The recording of a page: true to its words, its times and its loudness, and the same every time."""

from __future__ import annotations

import multiprocessing
import pickle
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import mutagen.mp3
import numpy as np
import pyloudnorm
import pytest
import soundfile
import soxr
from wexmoor import paragraph, surroundings

from builder.context import Context, Written
from builder.document import Document
from builder.messages import BuildError
from builder.speech import stretches
from builder.speech.loudness import Sound
from builder.speech.recording import Recording, plan, record
from builder.speech.stretches import Spoken, Stretch, speak
from builder.speech.timeline import RATE
from builder.writers import audio


class Recorded(NamedTuple):
    """A page that was recorded: what the writer said, its file, the recording and the sound in the file."""

    written: Written
    file: Path
    recording: Recording
    sound: Sound


def recorded(page: Document, context: Context, folder: Path) -> Recorded:
    file = folder / f"{page.slug}.mp3"
    written = audio.write(page, file, context)
    sound, rate = soundfile.read(file, dtype="float32")
    assert rate == RATE
    return Recorded(written, file, record(page, context), np.asarray(sound))


@pytest.fixture(scope="module")
def natural(page: Document, context: Context, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    return recorded(page, context, tmp_path_factory.mktemp("natural"))


@pytest.fixture(scope="module")
def system(page: Document, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    folder = tmp_path_factory.mktemp("system")
    return recorded(page, surroundings(folder, voice="system"), folder)


@pytest.fixture(params=["natural", "system"])
def either(request: pytest.FixtureRequest) -> Recorded:
    recorded_page: Recorded = request.getfixturevalue(request.param)
    return recorded_page


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.glob("day-centres.*"))}


def test_the_sound_is_as_long_as_the_timeline(either: Recorded) -> None:
    assert abs(len(either.sound) - either.recording.timeline.length) <= RATE * 0.020
    assert len(either.recording.stretches) >= 3


def test_every_sentence_is_heard_when_the_timeline_says(either: Recorded) -> None:
    for clip in either.recording.timeline.clips:
        window = np.abs(either.sound[clip.begin - RATE // 5 if clip.index else 0 : clip.begin + RATE // 5])
        start = clip.begin - RATE // 5 if clip.index else 0
        onset = start + int(np.flatnonzero(window > 0.01)[0])
        assert abs(onset - clip.begin) <= RATE * 0.030, clip.text
        after = either.sound[clip.end + RATE // 50 : clip.end + RATE // 4]
        assert np.abs(after).max() < 0.01, clip.text


def test_the_recording_is_evenly_loud_and_never_clips(either: Recorded) -> None:
    meter = pyloudnorm.Meter(RATE)
    assert meter.integrated_loudness(either.sound) == pytest.approx(-19.0, abs=1.0)
    begin = 0
    for stretch in either.recording.stretches:
        part = either.sound[begin : begin + stretch.length]
        assert meter.integrated_loudness(part) == pytest.approx(-19.0, abs=1.0)
        begin += stretch.length
    true_peak = np.abs(soxr.resample(either.sound, RATE, 4 * RATE)).max()
    assert 20 * np.log10(true_peak) <= -1.5


def test_the_length_that_is_told_is_true(either: Recorded) -> None:
    minutes = round(either.recording.timeline.seconds / 60)
    assert minutes == 2
    assert either.written == Written("2 minutes")
    assert either.recording.script[3].text == "This recording lasts about 2 minutes."


def test_a_short_recording_is_told_to_be_short(context: Context, tmp_path: Path) -> None:
    note = Document("A short note", "The library is closed on Monday.", ())
    short = recorded(note, context, tmp_path)
    assert short.written.extent == "under a minute"
    assert short.recording.script[3].text == "This recording lasts under a minute."
    assert short.recording.timeline.seconds < 60


def test_captions_follow_the_voice(natural: Recorded) -> None:
    head, *cues = natural.file.with_suffix(".vtt").read_text("utf-8").strip().split("\n\n")
    assert head == "WEBVTT"
    clips = natural.recording.timeline.clips
    assert len(cues) == len(clips)
    for cue, clip in zip(cues, clips, strict=True):
        name, times, text = cue.split("\n")
        begin, end = (seconds(time) for time in times.split(" --> "))
        assert name == str(clip.index)
        assert text == clip.text
        assert (begin, end) == pytest.approx((clip.from_second, clip.to_second), abs=0.001)
        assert begin < end


def seconds(time: str) -> float:
    hours, minutes, rest = re.fullmatch(r"(\d\d):(\d\d):(\d\d\.\d{3})", time).groups()  # type: ignore[union-attr]
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_captions_can_hold_every_character(context: Context, tmp_path: Path) -> None:
    note = Document("Fish & chips", "Tea costs < 2 pounds & cake > 2 pounds.", ())
    recorded(note, context, tmp_path)
    captions = (tmp_path / "home.vtt").read_text("utf-8")
    assert "Tea costs &lt; 2 pounds &amp; cake &gt; 2 pounds." in captions


def test_the_transcript_reads_well(natural: Recorded) -> None:
    text = natural.file.with_suffix(".txt").read_text("utf-8-sig")
    assert text.startswith(
        "Tell us about day centres\n\n"
        "Published by Wexmoor Borough Council, 3 March 2026.\n"
        "Read by Heart, an American English computer voice.\n"
        "This recording lasts about 2 minutes.\n\n"
        "We are planning new opening hours. Tell us what would suit you.\n"
    )
    assert "\n\n- Tea and lunch are free.\n- We pay for your bus.\n" in text
    assert "\n1. Call us.\n2. Say which day suits you. We will write it down.\n\n" in text
    assert "\n\nDay: Tuesday\nOpen: blank.\n\n" in text
    assert "\n\nCarer\nA person who looks after you.\n\n" in text
    assert text.endswith("within 5 working days.\n")


def test_chapters_lie_at_the_headings(natural: Recorded) -> None:
    file = mutagen.mp3.MP3(natural.file)
    marks = [file.tags[f"CHAP:{name}"] for name in file.tags["CTOC:contents"].child_element_ids]
    assert [str(mark.sub_frames["TIT2"]) for mark in marks] == [
        "Tell us about day centres",
        "Come to a meeting",
        "What could change?",
        "When it could begin",
        "Notes",
        "Do you need this in another format?",
    ]
    heading = next(clip for clip in natural.recording.timeline.clips if clip.text == "What could change?")
    assert marks[2].start_time == pytest.approx(heading.from_second * 1000, abs=1)
    assert marks[-1].end_time == pytest.approx(len(natural.sound) / RATE * 1000, abs=1)


@pytest.mark.parametrize("voice", ["natural", "system"])
def test_the_order_and_the_processes_change_nothing(
    voice: str, page: Document, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first: Recorded = request.getfixturevalue(voice)
    context = surroundings(tmp_path, voice=voice)
    stretches = audio.pieces(page, context)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        spoken = [future.result() for future in [pool.submit(stretch) for stretch in reversed(stretches)]]
    assert all(isinstance(stretch, Spoken) and stretch.fresh for stretch in spoken)
    again = recorded(page, context, tmp_path)
    assert contents(first.file.parent) == contents(tmp_path)
    assert len(contents(tmp_path)) == 4, "sound, cues, captions, transcript"
    assert again.written == first.written


def test_one_new_sentence_is_all_that_is_spoken(natural: Recorded, page: Document, context: Context) -> None:
    assert not any(speak(stretch).fresh for stretch in plan(page, context))
    changed = replace(page, blocks=(*page.blocks, paragraph("Bring an umbrella, just in case.")))
    assert sum(speak(stretch).fresh for stretch in plan(changed, context)) == 1


@pytest.mark.parametrize("maker", stretches.MAKERS)
def test_another_version_of_what_makes_a_sound_makes_it_again(
    maker: str, page: Document, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warm cache must never differ from a cold one."""
    before = [stretch.file for stretch in plan(page, context)]
    monkeypatch.setattr(stretches, "version", lambda name: "99" if name == maker else version(name))
    stretches._makers.cache_clear()
    after = [stretch.file for stretch in plan(page, context)]
    stretches._makers.cache_clear()
    assert not set(before) & set(after)


def test_a_lost_stretch_is_made_again_without_the_voice(
    natural: Recorded, page: Document, context: Context
) -> None:
    stretch = natural.recording.stretches[1]
    assert isinstance(stretch, Spoken)
    frames = list(stretch.frames())
    stretch.stretch.file.write_bytes(b"damaged")
    with pytest.raises(BuildError, match="Build again"):
        list(stretch.frames())
    again = record(page, context).stretches[1]
    assert again.fresh == 0
    assert list(again.frames()) == frames


def test_a_sentence_that_cannot_be_said_is_named(context: Context) -> None:
    stretch = plan(Document("A", "We said nothing.", ()), context)[0]
    mute = replace(stretch, voice=MuteVoice())
    with pytest.raises(BuildError, match=r"“We said nothing\."):
        speak(mute)


class MuteVoice:
    name, language, rate, version = "Nobody", "en-GB", 24_000, "mute 1"

    def speak(self, text: str) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
        return np.zeros(self.rate, np.int16)


def test_words_in_another_script_are_not_passed_over(context: Context) -> None:
    page = Document("Welcome", "Croeso.", (paragraph("مرحبا بكم"), paragraph("—")))
    lines = [line for stretch in plan(page, context) for line in stretch.lines]
    assert [(line.shown, line.spoken) for line in lines[:3]] == [
        ("Croeso.", "Croeso."),
        ("مرحبا بكم", "words in another language."),
        ("—", lines[2].spoken),
    ]
    spans = speak(replace(plan(page, context)[0], lines=tuple(lines[:3]))).spans
    assert spans[2][0] == spans[2][1]


def test_a_page_in_another_language_is_not_read_in_english(context: Context, tmp_path: Path) -> None:
    somali = Document("Soo dhawoow", "Waa qorshaheenna.", (), lang="so", source="content/soo-dhawoow.md")
    written = audio.write(somali, tmp_path / "soo-dhawoow.mp3", context)
    (message,) = written.messages
    assert (message.level, message.code) == ("warn", "speech-language")
    assert "content/soo-dhawoow.md:1" in str(message)
    assert list(tmp_path.iterdir()) == []
    assert audio.pieces(somali, context) == ()


def test_pronunciations_are_heeded(tmp_path: Path) -> None:
    context = surroundings(tmp_path)
    (context.content / "pronunciations.yml").write_text("Wexmoor: Wex more\n", "utf-8")
    page = Document("Wexmoor", "Wexmoor is a borough.", ())
    line = plan(page, context)[0].lines[0]
    assert (line.spoken, line.shown) == ("Wex more is a borough.", "Wexmoor is a borough.")


def test_a_stretch_is_small_enough_to_be_sent(page: Document, context: Context) -> None:
    stretches = plan(page, context)
    assert pickle.loads(pickle.dumps(stretches)) == stretches
    assert all(len(pickle.dumps(stretch)) < 20_000 for stretch in stretches)
    assert all(isinstance(stretch, Stretch) for stretch in stretches)
