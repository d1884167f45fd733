"""The tracks of a Talking News edition: announcements, pieces, the welcome, the ending, and who reads."""

from __future__ import annotations

from builder.compose import pages
from builder.compose.talking_news import ending, entries, turns, welcome
from builder.document import Document, Link, Paragraph, Section, Text, sections
from builder.words import plain_text, text_of
from tests.support.composed import page
from tests.support.editions import FORMATS, PANELS, asked, edition, heard, piece, told
from tests.support.wexmoor import catalogue, item

ORCHARD = item("venues/the-orchard")


def test_each_part_is_announced_and_each_piece_is_a_track() -> None:
    pieces = [piece("A joke?", "to make you smile", words="Ha.")]
    found = heard(*PANELS, own_pieces=pieces)
    assert [(one.level, one.part, one.document.title, one.name) for one in found] == [
        (1, "get involved", "Get involved", ""),
        (2, "get involved", "One", "opportunities/one"),
        (2, "get involved", "Three", "opportunities/three"),
        (2, "get involved", "Two", "opportunities/two"),
        (1, "to make you smile", "To make you smile", ""),
        (2, "to make you smile", "A joke?", ""),
    ]
    assert told(found[0]) == ["There are 3 pieces in this part: One; Three; and Two."]
    assert told(found[4]) == ["There is 1 piece in this part: A joke?"]
    assert {one.document.address for one in found} == {"talking-news/november-2026/"}


def test_tracks_and_page_say_the_same_words() -> None:
    pieces = [piece("A joke", "to make you smile", words="Ha.\n\nHa ha.")]
    own = edition(own_pieces=pieces)
    shown = [
        words for part in page(own, *PANELS).blocks if isinstance(part, Section) for words in said_in(part)
    ]
    spoken = [
        words for one in heard(*PANELS, own_pieces=pieces) for words in (one.document.title, *told(one))
    ]
    assert shown == spoken


def said_in(part: Section) -> list[str]:
    return list(plain_text((part,)))


def test_no_track_tells_listeners_to_read_on() -> None:
    plan = item("strategies/involving-people", approved="10 November 2026")
    every = heard(*PANELS, plan, item("events/orchard", announced="2 November 2026"), ORCHARD)
    assert not [words for one in every for words in told(one) if "Read " in words or "http" in words]


def test_a_title_on_the_page_leads_to_what_it_tells_of() -> None:
    made = page(edition(), PANELS[0])
    (heading,) = [one.heading for one in sections(made.blocks) if text_of(one.heading) == "One"]
    assert heading == (Link((Text("One"),), "/opportunities/one/"),)


def test_a_recording_is_a_track_of_its_own_words() -> None:
    recorded = piece("A song", "to make you smile", recording="talking-news/song.mp3", transcript="La la.")
    song = heard(own_pieces=[recorded])[1]
    assert (song.recording, told(song)) == ("talking-news/song.mp3", ["La la."])


def test_somebody_may_have_read_a_page_or_a_piece_aloud() -> None:
    walks = piece("Walks", "useful", words="The path is gritted.", recording="talking-news/walks.mp3")
    reading = {"page": "opportunities/two.md", "recording": "talking-news/02.mp3"}
    found = heard(*PANELS, own_pieces=[walks], recordings=[reading])
    assert {one.document.title: one.recording for one in found if one.recording} == {
        "Two": "talking-news/02.mp3",
        "Walks": "talking-news/walks.mp3",
    }
    assert told(found[-1]) == ["The path is gritted."]


def test_what_has_a_last_day_says_so() -> None:
    panel = asked("A panel", "2 November 2026", "12 February 2027")
    meeting = item("events/orchard", announced="2 November 2026")
    days = [one.until and one.until.isoformat() for one in heard(panel, PANELS[0], meeting, ORCHARD)]
    assert days == [None, "2027-02-12", None, "2027-01-13"]


def test_a_page_is_read_from_beginning_to_end() -> None:
    whole = Document("One", "In short.", (Paragraph((Text("All of it."),)),), "opportunities/one/")
    found = heard(*PANELS, in_full="opportunities/one", documents={whole.address: whole})
    assert told(found[1]) == ["In short.", "All of it.", "To join by phone: Call 01632 960 140.", FORMATS]
    assert told(heard(*PANELS, in_full="opportunities/one")[1])[1:2] == [
        "We want day centres to open when people need them."
    ]


def test_what_an_author_writes_on_the_page_is_heard() -> None:
    own = edition(own_pieces=[piece("A joke", "to make you smile", words="Ha.")])
    before, inside = Paragraph((Text("Hello."),)), Paragraph((Text("Laugh now."),))
    part = Section("to-make-you-smile", (Text("To make you smile"),), 2, (inside,))
    shelf = catalogue(own)
    made = pages.page(shelf.items[own.name], Document("", "", (before, part), own.address), shelf)
    documents = {own.address: made}
    assert told(entries(own, shelf, documents)[0]) == ["There is 1 piece in this part: A joke.", "Laugh now."]
    assert "Hello." in told(welcome(own, (), (), 60, shelf, documents=documents))


def test_voices_take_turns_from_piece_to_piece() -> None:
    recorded = piece("A song", "to make you smile", recording="song.mp3", transcript="La.")
    found = heard(*PANELS, own_pieces=[recorded, piece("A joke", "to make you smile", words="Ha.")])
    assert turns(found, ["a", "b"]) == ("a", "a", "b", "a", "a", "", "b")
    assert set(turns(found, ["a"])) == {"a", ""}
    assert set(turns(found, [])) == {""}


# ---- Welcome and ending ------------------------------------------------------------------------------------

POST = "Talking News, 12 Market Street, Wexmoor"
TEAM = {"role": "the Talking News Team", "phone": "01632 960 150", "post": POST, "email": "tn@example.org"}


def test_the_welcome_says_what_is_inside_and_where() -> None:
    recorded = piece("A song", "to make you smile", recording="song.mp3", transcript="La.")
    own = edition(title="Winter listening", date="20 November 2026", own_pieces=[recorded], summary="Songs.")
    shelf = catalogue(own, *PANELS)
    found = welcome(own, entries(own, shelf), ["Ann, a voice", "Bob, a voice"], 900, shelf)
    assert (found.document.title, found.level, found.part) == ("Welcome to Winter listening", 1, None)
    assert told(found) == [
        "It is published by Wexmoor Borough Council. It is for November 2026. It came out on Friday 20 "
        "November "
        "2026. It lasts about 15 minutes.",
        "In this edition: Songs.",
        "This is what is inside:",
        "Get involved begins at track 2. It has 3 pieces.",
        "To make you smile begins at track 6. It has 1 piece.",
        "Every piece is a track of its own. To skip to the next one, press the key for next on your "
        "player. To hear "
        "one again, press the key for previous.",
        "It is read in turn by Ann, a voice; and Bob, a voice. A change of voice means that a new piece "
        "begins.",
        "One piece is a recording that people made.",
        "If you need help to listen, call the Involvement Team on 01632 960 140.",
    ]


def test_the_ending_says_where_a_stick_goes_and_what_comes_next() -> None:
    own = edition(title="Talking News", contact=TEAM, next_day="18 December 2026")
    assert told(ending(own, catalogue(own))) == [
        "That is the end of Talking News. Thank you for listening.",
        "You can have everything in this edition as easy read, in large print, in Word or in braille, or "
        "in another "
        "language. It is free. Call 01632 960 100.",
        f"If you have this on a stick that is lent to you, please send it back in its wallet, to {POST}.",
        "Tell us what you thought of this edition, and what you would like to hear next time. Please "
        "call the "
        "Talking News Team on 01632 960 150.",
        "The next edition comes out on Friday 18 December 2026.",
    ]


def test_an_ending_without_an_address_or_a_next_day() -> None:
    own = edition(title="Talking News")
    words = told(ending(own, catalogue(own)))
    assert words[2].endswith("please send it back in its wallet.")
    assert words[-1].endswith("Please call the Involvement Team on 01632 960 140.")
