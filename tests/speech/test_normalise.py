"""Every rule of speech says its cases, and no text at all upsets them."""

from __future__ import annotations

import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.speech.normalise import RULES, spoken
from builder.speech.pronunciations import DEFAULT, Pronunciations, read

CASES = Path(__file__).parent / "cases"


def _said(rule: Path) -> dict[str, str]:
    rows = tomllib.loads((rule / "cases.toml").read_text(encoding="utf-8"))["cases"]
    said: dict[str, str] = dict(rows)
    assert len(said) == len(rows), f"{rule.name} has a case twice"
    return said


ALL_CASES = {rule.name: _said(rule) for rule in sorted(CASES.iterdir())}
WRITTEN = [written for cases in ALL_CASES.values() for written in cases]


@pytest.mark.parametrize("rule", ALL_CASES)
def test_it_is_said(rule: str) -> None:
    assert {written: spoken(written, DEFAULT) for written in ALL_CASES[rule]} == ALL_CASES[rule]


@pytest.mark.parametrize("rule", ALL_CASES)
def test_what_is_said_stays_as_it_is(rule: str) -> None:
    said = list(ALL_CASES[rule].values())
    assert [spoken(one, DEFAULT) for one in said] == said


def test_every_rule_has_its_cases() -> None:
    assert set(ALL_CASES) == {rule.name for rule in RULES}
    assert len(WRITTEN) >= 750


def test_the_cases_leave_no_digits_and_no_signs() -> None:
    for said in (spoken(written, DEFAULT) for written in WRITTEN):
        assert re.fullmatch(r"[^\d_&@#£$€%()\[\]\"/\\<>*+=|~^]*", said), said


def test_other_languages_are_only_folded() -> None:
    assert spoken("  Mae’r  cyfarfod\nam 10.30 ", DEFAULT, "cy") == "Mae’r cyfarfod am 10.30"
    assert spoken("Call 999", DEFAULT, "en") == "Call nine nine nine"


def test_the_officers_words_come_before_the_rules() -> None:
    ours = Pronunciations((("GP", "gee pee"), ("wexmoor", "wex more"), ("24/7 line", "night line")))
    assert spoken("Two GPs on Wexmoor's 24/7 line", ours) == "Two gee pees on wex more's night line"
    assert spoken("go to wexmoor.example.org", ours) == "go to wex more dot example dot org"


PARAGRAPH = [
    "We want to hear from 20–30 people who use the Wexmoor Day Centre or who have used it before.",
    "Nobody will be asked to give their name, and you can stop at any time without saying why.",
    "Meetings run from 10.30am to 12.30pm on the first Monday of every month, except 3 May 2027.",
    "You will be paid £25 for each session, and the NHS pays for your travel as well.",
    "Call 01632 960 100, write to help@example.org or come and see us at the library.",
]

# Text as people type it: cases run together, the signs that the rules look for, and anything at all.
SIGNS = st.text(st.sampled_from("0123456789 ./:-–£%ap mstndAZ(),'\"+@#&½°x\u00a0"), max_size=40)
ANYTHING = st.text(max_size=60)
MIXED = st.lists(st.one_of(st.sampled_from(WRITTEN), SIGNS, ANYTHING), max_size=6).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(MIXED)
def test_no_text_upsets_the_rules(text: str) -> None:
    said = spoken(text, DEFAULT)
    assert said.isprintable()
    assert said == " ".join(said.split())
    assert not said or any(map(str.isalnum, said))
    assert not re.search(r"\d", said)
    assert not re.search(r"[£$€%&@#()\[\]{}\"<>*_=|~^°½•–—]", said)


# What editors, chat programs and copying from other files leave inside words, where nobody sees it.
UNSEEN = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2069\ufeff\ufe0f"
)
CONTROL = "".join(map(chr, (*range(0x20), 0x7F, *range(0x80, 0xA0))))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WRITTEN), st.lists(st.tuples(st.integers(0, 60), st.sampled_from(UNSEEN)), max_size=4))
def test_what_nobody_sees_makes_no_difference(text: str, marks: list[tuple[int, str]]) -> None:
    plain = text.translate(dict.fromkeys(map(ord, UNSEEN)))
    marked = plain
    for place, mark in marks:
        marked = marked[:place] + mark + marked[place:]
    assert spoken(marked, DEFAULT) == spoken(plain, DEFAULT)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["carers", "meeting", "£5", "3 May", *CONTROL]), max_size=12))
def test_control_characters_are_spaces(parts: list[str]) -> None:
    shown = [" " if part in CONTROL else part for part in parts]
    assert spoken(" ".join(parts), DEFAULT) == spoken(" ".join(shown), DEFAULT)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(min_codepoint=0x1F300, max_codepoint=0x1F3F0), min_size=1, max_size=5))
def test_only_emoji_are_named(text: str) -> None:
    assert spoken(text, DEFAULT).replace(" ", "").replace(",", "").isalnum()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["carers", "meeting", "سلام", "আমরা", "请", "не"]), min_size=1, max_size=8))
def test_words_of_other_scripts_are_told(words: list[str]) -> None:
    said = spoken(" ".join(words), DEFAULT)
    latin = [word for word in words if word.isascii()]
    assert [word for word in re.findall(r"[a-z]+", said) if word in latin] == latin
    assert ("words in another language" in said) == (len(latin) < len(words))


@pytest.mark.parametrize(
    "text",
    ["", " \n", "—", "---", "***", "…", ". . .", "_" * 70, "\u200b", "\u200f\u202e", "\x00\x1f", "| | |"],
)
def test_text_without_words_is_nothing(text: str) -> None:
    assert spoken(text, DEFAULT) == ""


def test_a_word_of_two_thousand_letters_is_whole() -> None:
    assert spoken(f"Say {'a' * 2000} now", DEFAULT) == f"Say {'a' * 2000} now"


def test_ten_thousand_words_are_no_work() -> None:
    lines = PARAGRAPH * 110
    begin = time.process_time()
    for line in lines:
        spoken(line, DEFAULT)
    assert sum(len(line.split()) for line in lines) >= 9_000
    assert time.process_time() - begin < 2  # a third of a second on a computer with nothing else to do


WORDS = st.sampled_from(
    ["people", "carers", "meeting", "please", "café", "co-production", "don't", "nothing", "tell"]
)
LINKS = st.sampled_from(
    [" ", ", ", ". ", " – ", " (", ") ", "; ", "? ", "… ", " “", "” ", "\n", " 12 ", " £5 ", " – 3 "]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(WORDS, LINKS), min_size=1, max_size=20))
def test_words_are_not_lost(pairs: list[tuple[str, str]]) -> None:
    said = re.findall(
        r"[^\W\d_]+(?:['-][^\W\d_]+)*", spoken("".join(word + link for word, link in pairs), DEFAULT)
    )
    rest = iter(said)
    assert all(word in rest for word, _ in pairs)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert spoken(text, DEFAULT) == text


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 10**40),
    st.sampled_from(["{}", "{:,}", "£{}", "£{:,}", "{}%", "{}th", "{}s", "{}-{}", "A{}", "{}.5"]),
)
def test_every_number_is_said(number: int, form: str) -> None:
    said = spoken(form.format(number, number), DEFAULT)
    assert said
    assert not re.search(r"\d", said)


def test_a_paragraph_is_said_as_its_sentences_are() -> None:
    assert spoken(" ".join(PARAGRAPH), DEFAULT) == " ".join(spoken(line, DEFAULT) for line in PARAGRAPH)


@pytest.mark.parametrize(
    "piece",
    [
        "20",
        "a.",
        "A.",
        "3, ",
        "9 and ",
        "3 May ",
        "1,000,",
        "10.00 - ",
        "a-",
        "(",
        "St ",
        "A B ",
        "J. K. ",
        "1/2 ",
        "999, ",
        "0900-",
        "سلام, ",
    ],
)
def test_endless_text_is_said_to_its_end(piece: str) -> None:
    """A pattern that tries every way to cut such a text would never be done with it."""
    assert spoken(piece * (10_000 // len(piece)) + " The end.", DEFAULT).endswith("The end.")


def test_the_file_of_pronunciations(tmp_path: Path) -> None:
    path = tmp_path / "content" / "pronunciations.yml"
    path.parent.mkdir()
    assert read(path) == (DEFAULT, ())
    path.write_text("# How words sound\nWexmoor: Wex more\nNICE: nighs\nNO: enn oh\n", encoding="utf-8")
    pronunciations, messages = read(path)
    assert messages == ()
    assert hash(pronunciations) == hash(read(path)[0])
    assert spoken("NICE in Wexmoor, NO, with CAMHS", pronunciations) == "nighs in Wex more, enn oh, with cams"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("GP: gee pee\nNICE:\n", 2, "“NICE” does not say how it sounds."),
        ("GP: gee pee\n\nGP: jee pee\n", 3, "“GP” is here twice: it is on line 1 as well."),
        ("GP: [gee, pee]\n", 1, "“GP” has a list where one line of sound should be."),
        ("GP: gee pee\nNICE nice\n", 2, "We cannot make sense of this line."),
        ('GP: gee pee\nNICE: "nice\n', 2, "We cannot make sense of this line."),
        ("GP: gee pee\n  NICE: nice\n", 2, "We cannot make sense of this line."),
        ("- GP\n", 1, "This is not a list of words."),
        ("GP: gee pee\n'!': bang\n", 2, "This line has no word to say."),
        ("GP: '...'\n", 1, "“GP” does not say how it sounds."),
        (f"GP: {'gee ' * 80}\n", 1, "“GP” is longer than 200 characters."),
    ],
)
def test_what_is_wrong_with_the_file(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "content" / "pronunciations.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    _, (message,) = read(path)
    assert (message.file, message.line, message.level) == ("content/pronunciations.yml", line, "stop")
    assert words in str(message)
    assert "for example" in message.mend


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "pronunciations.yml"
    path.write_bytes(b"GP: \xff\xfe")
    pronunciations, (message,) = read(path)
    assert pronunciations == DEFAULT
    assert "UTF-8" in message.mend
