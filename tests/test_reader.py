"""The reader: what each piece of Markdown becomes in the Document, and on which line it stood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.dialect import to_html
from builder.document import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    EasyRead,
    Emph,
    Figure,
    Idea,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteRef,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    Span,
    Strong,
    Table,
    Text,
    walk,
)
from builder.messages import Message
from builder.reader import Source, read
from builder.reader.reading import Reading
from builder.schema.front_matter import read_fields
from builder.schema.page import Page
from builder.schema.site import OtherFormats
from builder.words import plain_text, text_of

PAGE = Page(title="Day centres", summary="We are planning new opening hours.")


def reading(text: str, address: str = "opportunities/day-centres/") -> tuple[Document, tuple[Message, ...]]:
    """Read one Markdown body that begins on line 5 of its file."""
    return read(to_html(text), PAGE, Source("content/opportunities/day-centres.md", text, 5), address)


def blocks(text: str) -> Blocks:
    """The blocks of a body that needs no mending."""
    document, messages = reading(text)
    assert not messages
    return document.blocks


def says(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Text(text),))


def words(text: str) -> Inlines:
    """Plain words."""
    return (Text(text),)


CASES: dict[str, tuple[str, Block]] = {
    "words over two lines": ("We open\nat 9am.", says("We open at 9am.")),
    "bold and stressed": (
        "**Now** or *later*",
        Paragraph((Strong(words("Now")), Text(" or "), Emph(words("later")))),
    ),
    "code is plain words": ("Write `yes` here.", says("Write yes here.")),
    "characters with names": ("Tea &amp; talk &lt;3", says("Tea & talk <3")),
    "two spaces break a line": (
        "The Orchard  \nWX3 5TF",
        Paragraph((Text("The Orchard"), LineBreak(), Text("WX3 5TF"))),
    ),
    "a backslash breaks a line": (
        "The Orchard\\\nWX3 5TF",
        Paragraph((Text("The Orchard"), LineBreak(), Text("WX3 5TF"))),
    ),
    "another language": (
        'Say <span lang="cy">bore da</span> to us.',
        Paragraph((Text("Say "), Span(words("bore da"), "cy"), Text(" to us."))),
    ),
    "a link": (
        "[our form](https://example.org/form)",
        Paragraph((Link(words("our form"), "https://example.org/form"),)),
    ),
    "an address in angle brackets": (
        "<help@example.org>",
        Paragraph((Link(words("help@example.org"), "mailto:help@example.org"),)),
    ),
    "a link to a heading": ("[pay](#pay)", Paragraph((Link(words("pay"), "#pay"),))),
    "a link to another page": (
        "[bus](../../feedback/bus/#x)",
        Paragraph((Link(words("bus"), "/feedback/bus/#x"),)),
    ),
    "a list in a list": (
        "- one\n    1. two\n    2. three\n- four",
        BulletList(((says("one"), OrderedList(((says("two"),), (says("three"),)))), (says("four"),))),
    ),
    "a list that begins at 3": ("3. three\n4. four", OrderedList(((says("three"),), (says("four"),)), 3)),
    "an item of two paragraphs": (
        "- one\n\n    more\n\n- two",
        BulletList(((says("one"), says("more")), (says("two"),))),
    ),
    "a quote": ("> I was asked.\n>\n> It was easy.", Quote((says("I was asked."), says("It was easy.")))),
    "a table": (
        "| Day | Time |\n|---|---|\n| **Monday** | 9am |\n| Friday | |",
        Table(
            (words("Day"), words("Time")), (((Strong(words("Monday")),), words("9am")), (words("Friday"), ()))
        ),
    ),
    "a table with a caption": (
        "| Day |\n|---|\n| Monday |\n\n/// caption\nWhen we meet\n///",
        Table((words("Day"),), ((words("Monday"),),), words("When we meet")),
    ),
    "a box": (
        "/// note | Bring a friend\nThey are *welcome*.\n///",
        Callout(
            "note",
            words("Bring a friend"),
            (Paragraph((Text("They are "), Emph(words("welcome")), Text("."))),),
        ),
    ),
    "a box without a heading": (
        "/// important\nWords.\n///",
        Callout("important", words("Important"), (says("Words."),)),
    ),
    "a picture": ("![Two people](map.png)", Figure("opportunities/day-centres/map.png", "Two people")),
    "a picture with a caption": (
        "![Two people](../map.png)\n/// caption\nAt **work**\n///",
        Figure("opportunities/map.png", "Two people", (Text("At "), Strong(words("work")))),
    ),
    "what words mean": (
        "Loop\n:   It sends sound.\n\nPanel\n:   A group.\n:   A board.",
        DefinitionList(
            (
                Definition(words("Loop"), ((says("It sends sound."),),)),
                Definition(words("Panel"), ((says("A group."),), (says("A board."),))),
            )
        ),
    ),
    "easy read": (
        "/// easy-read\n![](symbol:clock) At 9.\n\n![a cup](symbol:tea) Tea is **free**.\n\nNo picture.\n///",
        EasyRead(
            (
                Idea("clock", "", words("At 9.")),
                Idea("tea", "a cup", (Text("Tea is "), Strong(words("free")), Text("."))),
                Idea(None, "", words("No picture.")),
            )
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_block(name: str) -> None:
    text, expected = CASES[name]
    assert blocks(text) == (expected,)


def test_headings_become_nested_sections() -> None:
    found = blocks("Before.\n\n## One\n\nA.\n\n### Deeper\n\nB.\n\n## Two\n\nC.")
    assert found == (
        says("Before."),
        Section("one", words("One"), 2, (says("A."), Section("deeper", words("Deeper"), 3, (says("B."),)))),
        Section("two", words("Two"), 2, (says("C."),)),
    )


def test_notes_stand_at_the_end() -> None:
    document, messages = reading("It is free[^1] and warm[^b].\n\n[^1]: For you.\n[^b]: In *winter*.")
    assert not messages
    assert document.blocks == (
        Paragraph((Text("It is free "), NoteRef(1), Text(" and warm "), NoteRef(2), Text("."))),
    )
    assert document.notes == (
        Note(1, (says("For you."),)),
        Note(2, (Paragraph((Text("In "), Emph(words("winter")), Text("."))),)),
    )


def test_blocks_know_their_lines() -> None:
    text = (
        "Words here.\n\n## Words here\n\n- First\n- Words here\n\n| Day |\n|---|\n| Monday |\n\nWords here."
    )
    document, _ = reading(text)
    lines = {type(block).__name__ + str(block.line) for block in walk(document.blocks)}
    assert lines == {
        "Paragraph5",
        "Section7",
        "BulletList9",
        "Paragraph9",
        "Paragraph10",
        "Table12",
        "Paragraph16",
    }


def test_lines_are_not_part_of_what_a_thing_is() -> None:
    assert reading("\n\n\nWords.")[0] == reading("Words.")[0]
    assert repr(reading("\n\n\nWords.")[0]) == repr(reading("Words.")[0])


PICTURES = {
    "../map%20of%20town.png?a=1#b": "opportunities/map of town.png",
    "/images/map.png": "images/map.png",
    "../../images/map.png": "images/map.png",
    "../../../map.png": ".outside/map.png",
    "%2e%2e/..%2f../map.png": ".outside/map.png",
    "..\\..\\map.png": ".outside/map.png",
    "C:/map.png": ".outside/map.png",
    "//example.org/map.png": ".outside/map.png",
    "https://example.org/map.png": ".outside/map.png",
}


@pytest.mark.parametrize("src", PICTURES)
def test_pictures_stay_inside_the_content_folder(src: str) -> None:
    assert Reading(Source("a.md", ""), "opportunities/day-centres/").picture(src) == PICTURES[src]


def test_messages_about_pictures_say_what_was_written_and_where() -> None:
    text = "First.\n\n![](../images/my%20map.png)\n\nWords.\n\n![](../images/my%20map.png)\n\nLast."
    as_mkdocs_writes_it = to_html(text).replace("../images", "../../images")
    _, messages = read(as_mkdocs_writes_it, PAGE, Source("a.md", text, 5), "opportunities/day-centres/")
    assert [message.line for message in messages] == [7, 11]
    assert all("“../images/my%20map.png”" in message.what for message in messages)


def test_what_is_not_found_stands_on_the_current_line() -> None:
    source = Source("a.md", "One.\n\nTwo.\n\nThree.")
    assert source.line("Two", leaf=True) == 3
    assert source.line_of("nowhere") == 3


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b",
        "&a title: *a",
        "title: &a\n  b: *a",
        "[" * 20_000,
        "? [title]\n: Words",
        "title: {" * 3_000,
    ],
)
def test_fields_cannot_be_made_to_grow_or_go_round(text: str) -> None:
    values, messages = read_fields(text, Page, "a.md")
    assert values is None
    assert [message.code for message in messages] == ["front-matter"]
    assert len(str(messages[0])) < 600


def test_fields_need_no_quotation_marks() -> None:
    values, messages = read_fields(
        "phone: 03001234567\nemail: a@example.org\nreply_days: 7", OtherFormats, "site.yml"
    )
    assert not messages
    assert values == OtherFormats(phone="03001234567", email="a@example.org", reply_days=7)
    page, messages = read_fields("title: 2027\nsummary: yes\ndate: 2026-3-3\nchecked_by:", Page, "a.md")
    assert not messages
    assert page == Page(title="2027", summary="yes", date=date(2026, 3, 3))


def test_words_of_refused_html_are_not_lost_and_its_code_is() -> None:
    document, messages = reading("A <b>bold</b> word <script>alert(1)</script> here.")
    assert {message.code for message in messages} == {"raw-html"}
    assert "".join(plain_text(document.blocks)).startswith("A bold word")
    assert "script" not in repr(document)


@settings(max_examples=150, deadline=None)
@given(st.text("ab #-*_>|[]()!`<>/&:;\n\\1.^~=\"'", max_size=80))
def test_no_text_brings_the_reader_down(text: str) -> None:
    document, _ = reading(text)
    assert "<script" not in "".join(plain_text(document.blocks))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["council", "bus", "Tŷ", "£20–30", "open", "it’s"]), min_size=1, max_size=30))
def test_words_come_through_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.children) == text
