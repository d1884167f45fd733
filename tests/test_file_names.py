"""Names of files: every stick can hold them, every player can show them, and they sort in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.speech.file_names import LONGEST, plain, track_names

# What Windows gives to devices, whatever stands after a dot (“Naming Files, Paths, and Namespaces”).
DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(name + digit for name in ("COM", "LPT") for digit in "0123456789"),
}
HURTFUL = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from('\\/:*?"<>|. \u202e\u200f\u0000\r\n\t“”‘’–—…£😀ŵéß'),
    ),
    max_size=120,
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Welcome", "Welcome"),
        ("“What’s next?” Ŵyl y Bobl", "What's next Wyl y Bobl"),
        ("News: buses and/or trams – 14/16", "News - buses and-or trams - 14-16"),
        ("Café, naïve, straße, smørbrød", "Cafe, naive, strasse, smorbrod"),
        ("£4.50 a day", "4.50 pounds a day"),
        ("£5 million for roads", "5 million pounds for roads"),
        ("Salt & pepper", "Salt and pepper"),
        ("Smile! 😀", "Smile!"),
        ("Over… and out...", "Over... and out"),
        ("CON", "CON"),
        ("\u202eabc\u202c\u0007 d", "abc d"),
        (
            "Tell us what you think of the plans for day centres in the whole of the borough",
            "Tell us what you think of the plans for day centres",
        ),
        ("x" * 200, "x" * 53),
        ("مرحبا", "Track 1"),
        (" ?! ", "Track 1"),
        ("…", "Track 1"),
    ],
)
def test_titles_become_names(title: str, name: str) -> None:
    assert track_names([title], ".mp3") == (f"01 {name}.mp3",)


@given(st.lists(HURTFUL, min_size=1, max_size=12))
def test_any_titles_make_names_that_sticks_hold(titles: list[str]) -> None:
    names = track_names([*titles, *titles], ".mp3")
    assert len({name.casefold() for name in names}) == len(names)
    assert list(names) == sorted(names) == sorted(names, key=str.casefold)
    for number, name in enumerate(names, 1):
        words = name.removeprefix(f"{number:02} ").removesuffix(".mp3")
        assert name == f"{number:02} {words}.mp3"
        assert len(name) <= LONGEST
        assert name.isascii()
        assert name.isprintable()
        assert not set(name) & set('\\/:*?"<>|')
        assert any(map(str.isalnum, words))
        assert words == words.strip(" .")
        assert name.partition(".")[0].upper() not in DEVICES


def test_three_digits_where_two_are_not_enough() -> None:
    assert track_names(["One"] * 99, ".wav")[0] == "01 One.wav"
    names = track_names(["One"] * 150, ".wav")
    assert (names[0], names[149]) == ("001 One.wav", "150 One.wav")
    assert list(names) == sorted(names)


@given(HURTFUL)
def test_plain_text_is_one_line_of_ascii(text: str) -> None:
    line = plain(text)
    assert line.isascii()
    assert line == " ".join(line.split())
    assert '"' not in line
    assert plain(line) == line
