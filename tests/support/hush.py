"""Silence in place of speech: whole sites with recordings that can be seen and operated, made in no time."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from builder.mkdocs_plugin import read_whole_site
from builder.speech import mp3, recording, stretches
from builder.speech.store import keep
from builder.speech.timeline import RATE
from builder.speech.voices.choose import choose

SENTENCE = 3 * RATE  # samples; about as long as one takes to say


def hush(folder: Path, today: date | None = None, but: Collection[str] = ()) -> None:
    """Keep a few seconds of silence for each sentence of a site, as if its voice had been heard before.

    The build of the site then finds its speech made. All but the sound is as ever: scripts, stretches,
    captions, cues, chapters. Pages at the addresses `but` are left to the voice.
    """
    build = read_whole_site(folder, today)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recording, "speak", _silence)
        for address, document in build.documents.items():
            spoken = choose(build.context.site, build.context.content, document.lang)
            if spoken and address not in but:
                recording.record(document, build.context)


def _silence(stretch: stretches.Stretch) -> stretches.Spoken:
    """Put silence where a stretch would be kept that was spoken; see `stretches.speak`."""
    count = len(stretch.lines)
    frames, length = _frames(count * SENTENCE)
    spans = [(number * SENTENCE, (number + 1) * SENTENCE) for number in range(count)]
    kept = json.dumps({"spans": spans, "length": length * mp3.FRAME})
    keep(stretch.file, kept.encode() + b"\n" + frames)
    found = stretches.speak(stretch)
    assert not found.fresh, "the voice was asked all the same"
    return found


@cache
def _frames(samples: int) -> tuple[bytes, int]:
    """So much silence as MP3 frames, and how many they are."""
    return mp3.encode(np.zeros(samples, np.float32))
