"""What is measured, each in a process of its own: `python -m tests.bench.tasks NAME FOLDER`."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from builder.context import Context
from builder.document import Document
from builder.schema.site import Contact, OtherFormats, Site
from tests.bench import borough

Figures = dict[str, float]


def document(words: int = 10_000) -> Document:
    """The generated document, read as the build reads it."""
    from builder.dialect import to_html
    from builder.reader import Source, read
    from builder.schema.page import Page

    body = borough.markdown(words, words // 500)
    page = Page(title="A plan of 10,000 words", summary="It is long, so that we can see how fast we are.")
    made, messages = read(to_html(body), page, Source("content/plan.md", body), "plan/")
    assert not messages, messages
    return made


def context(folder: Path) -> Context:
    """The surroundings of a build in a folder."""
    asking = OtherFormats(phone="01632 960 100", email="formats@example.org", reply_days=5)
    site = Site(
        organisation="Wexmoor Borough Council",
        name="Involve Wexmoor",
        about="Have your say.",
        address="https://involve.example.org/",
        contact=Contact(role="the Involvement Team", phone="01632 960 140", email="involve@example.org"),
        complaints="Tell us, or call 01632 960 180.",
        other_formats=asking,
    )
    return Context(site, folder / "content", folder / ".cache")


def pdf(folder: Path, words: int = 10_000) -> Figures:
    """Large print of the document; the fonts have been prepared once before, as on any computer in use."""
    from builder.writers import large_print

    large_print.write(Document("Fonts", "Fonts", ()), folder / "fonts.pdf", context(folder))
    return _timed(large_print.write, folder / "plan.pdf", folder, words)


def word(folder: Path, words: int = 10_000) -> Figures:
    """Word of the document."""
    from builder.writers import word as writer

    return _timed(writer.write, folder / "plan.docx", folder, words)


def long_pdf(folder: Path) -> Figures:
    """Large print of 100,000 words."""
    return pdf(folder, 100_000)


def long_word(folder: Path) -> Figures:
    """Word of 100,000 words."""
    return word(folder, 100_000)


def _timed(
    write: Callable[[Document, Path, Context], object], target: Path, folder: Path, words: int
) -> Figures:
    page = document(words)
    began = time.perf_counter()
    write(page, target, context(folder))
    return {"seconds": time.perf_counter() - began, "kB": target.stat().st_size / 1000}


def bare_speech(folder: Path) -> Figures:
    """The bare natural voice on the same sentences, two processes, nothing kept and nothing encoded."""
    sentences = _sentences(folder)
    with ProcessPoolExecutor(2, initializer=_load) as pool:
        list(pool.map(_say, ["Ready."] * 2))
        began = time.perf_counter()
        lengths = list(pool.map(_say, sentences, chunksize=20))
        return {"seconds": time.perf_counter() - began, "minutes of speech": sum(lengths) / 24_000 / 60}


def our_speech(folder: Path) -> Figures:
    """Our synthesis of the same sentences in two processes: trimmed, checked and kept, not encoded."""
    from builder.speech.voices.natural import natural_voice

    voice = natural_voice(folder / "content")
    store = str(folder / ".cache" / "bench-speech")
    jobs = [(voice, store, sentence) for sentence in _sentences(folder)]
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_take, [(voice, store + "-warm", "Ready."), (voice, store + "-warm", "Steady.")]))
        began = time.perf_counter()
        list(pool.map(_take, jobs, chunksize=20))
        return {"seconds": time.perf_counter() - began}


def audio(folder: Path) -> Figures:
    """The whole recording of the document as a build makes it: spoken, levelled, encoded, from nothing."""
    from builder import formats

    row = next(row for row in formats.FORMATS if row.key == "audio")
    job = formats.Job(document(), row, "0" * 64, context(folder))
    began = time.perf_counter()
    made = formats.make([job], lambda done, total, what: None)
    seconds = time.perf_counter() - began
    size = (next(iter(made.values())).folder / "plan.mp3").stat().st_size
    return {"seconds": seconds, "minutes of sound": size / 8000 / 60}


def changed_track(folder: Path) -> Figures:
    """One piece of an edition after a sentence of it changed: its track spoken, levelled and encoded again.

    The voice has spoken before, as it has when an edition is made.
    """
    from builder.document import Paragraph, Text
    from builder.speech.recording import record_track
    from builder.speech.voices.natural import natural_voice

    voice = natural_voice(folder / "content")
    words = " ".join(sentence for sentence in _sentences(folder)[:40])
    record_track(Document("Piece", "", (Paragraph((Text(f"First. {words}"),)),)), 2, voice, context(folder))
    changed = Document("Piece", "", (Paragraph((Text(f"It has changed. {words}"),)),))
    began = time.perf_counter()
    record_track(changed, 2, voice, context(folder))
    return {"seconds": time.perf_counter() - began}


def encoding(folder: Path) -> Figures:
    """Ten minutes of sound encoded on one core: how many times faster than it is heard."""
    import numpy as np

    from builder.speech import mp3
    from builder.speech.timeline import RATE

    del folder
    minute = np.random.default_rng(1).normal(0, 0.05, 60 * RATE).astype(np.float32)
    began = time.perf_counter()
    for _ in range(10):
        mp3.encode(minute)
    return {"times": 600 / (time.perf_counter() - began)}


def natural_one(folder: Path) -> Figures:
    """The natural voice on one core, bare and through us: how many times faster than it is heard."""
    from builder.speech.voices.natural import natural_voice

    return _one_core(natural_voice(folder / "content"), folder)


def system_one(folder: Path) -> Figures:
    """The voice of the system on one core, bare and through us."""
    from builder.speech.voices.system import system_voice

    return _one_core(system_voice(), folder)


def _one_core(voice: Any, folder: Path) -> Figures:
    from builder.speech.store import SentenceStore

    sentences = _sentences(folder)[:200]
    store = SentenceStore(folder / ".cache" / f"bench-one-{voice.name[:5]}", voice)
    voice.speak("Ready.")
    store.take("Steady.", "Steady.")
    began = time.perf_counter()
    seconds = sum(len(voice.speak(sentence)) for sentence in sentences) / voice.rate
    bare = time.perf_counter() - began
    began = time.perf_counter()
    for sentence in sentences:
        store.take(sentence, sentence)
    return {"bare": seconds / bare, "ours": seconds / (time.perf_counter() - began)}


def _sentences(folder: Path) -> list[str]:
    from builder.speech.recording import plan

    return [line.spoken for stretch in plan(document(), context(folder)) for line in stretch.lines]


_voice: list[object] = []


def _load() -> None:
    from hibari import Hibari

    _voice.append(Hibari(threads=1))


def _say(sentence: str) -> int:
    return len(_voice[0](sentence, speed=0.92, seed=0))  # type: ignore[operator]


def _take(job: tuple[object, str, str]) -> None:
    from builder.speech.store import SentenceStore

    voice, store, sentence = job
    SentenceStore(Path(store), voice).take(sentence, sentence)  # type: ignore[arg-type]


TASKS: dict[str, Callable[[Path], Figures]] = {
    task.__name__: task
    for task in (
        *(pdf, word, long_pdf, long_word, bare_speech, our_speech, audio),
        *(changed_track, encoding, natural_one, system_one),
    )
}

if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    gc.set_threshold(50_000, 20, 100)  # as builds do
    print(json.dumps(TASKS[sys.argv[1]](Path(sys.argv[2]))))
