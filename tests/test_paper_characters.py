"""Characters in print: those that no font shows are put in words, and what belongs together stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.checks.paper.pdf import drawn, tag_text
from builder.context import Context
from builder.document import Document, Paragraph
from builder.fonts import Typeface
from builder.paper.characters import in_words, unset
from builder.paper.together import kept_together
from builder.tagged_pdf.lines import Run, set_lines
from builder.writers import easy_read_print, large_print
from tests.support.documents import says, words
from tests.support.easy import SITE
from tests.support.printed import assert_in_word


@pytest.fixture
def context(tmp_path: Path, kept: Path) -> Context:
    return Context(SITE, tmp_path, kept)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "page.pdf"


# ---- Letters and symbols -----------------------------------------------------------------------------------


def said_of(text: str, context: Context, target: Path) -> tuple[str, list[str]]:
    """What is painted of a paragraph, and what officers are told of it."""
    document = Document("Title", "Summary.", (Paragraph(words(text), line=7),), source="content/page.md")
    written = large_print.write(document, target, context)
    painted = "".join(piece.text for piece in drawn(target))
    return painted, [str(message) for message in written.messages]


def test_a_symbol_without_a_letter_shape_is_put_in_words(context: Context, target: Path) -> None:
    painted, told = said_of("We are happy 😀 now", context, target)
    assert "We are happy [grinning face] now" in painted
    assert told == [
        "content/page.md:7: Print has no letter shape for “😀” in the fonts Atkinson Hyperlegible and Noto "
        "Sans, so it says “[grinning face]”. Say it in words, such as “tick” for ✓, or leave it out."
    ]
    assert "We are happy 😀 now" in tag_text(target), "a reading program is given the symbol itself"


def test_words_in_other_letters_are_named_once(context: Context, target: Path) -> None:
    painted, told = said_of("In Arabic أهلا و سهلا بكم and in Chinese 你好", context, target)
    assert "In Arabic [words in Arabic letters] and in Chinese [words in Chinese letters]" in painted
    assert [message.split("“")[1].split("”")[0] for message in told] == ["أهلا و سهلا بكم", "你好"]
    assert "In Arabic أهلا و سهلا بكم and in Chinese 你好" in tag_text(target)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        *(("→", "[rightwards arrow]"), ("ب", "[arabic letter beh]"), ("بب", "[words in Arabic letters]")),
        *(
            ("✓✗", "[check mark][ballot x]"),
            ("\ue000", "[character U+E000]"),
            ("हाँ", "[words in Devanagari letters]"),
        ),
        *(("ℹ", "[information source]"), ("안녕", "[words in Korean letters]")),
    ],
)
def test_what_stands_for_what_no_font_shows(text: str, shown: str) -> None:
    assert in_words(text) == shown


@pytest.mark.parametrize("writer", [large_print, easy_read_print])
def test_a_page_in_letters_that_run_the_other_way_has_no_pdf_yet(
    writer: object, context: Context, target: Path
) -> None:
    document = Document(
        "مراكز الرعاية", "نريد أن نسمع منكم.", (says("اتصل بنا"),), lang="ar", source="content/ar.md"
    )
    written = writer.write(document, target, context)  # type: ignore[attr-defined]
    assert [str(message) for message in written.messages] == [
        "content/ar.md:1: Print cannot set Arabic letters yet, so this page has no PDF. "
        "Give people its Word file, or the page itself."
    ]
    assert [message.level for message in written.messages] == ["warn"]
    assert not target.exists()
    assert_in_word(document, target.with_suffix(".docx"), context)


def test_other_pages_have_one(kept: Path) -> None:
    typeface = Typeface(kept / "fonts")
    for text in ("", "12 – 14", "Gŵyl y tŷ", "Español, 你好", "😀😀😀"):
        assert unset(Document(text, "Summary", ()), typeface) is None
    assert unset(Document("আমরা", "শুনতে চাই", ()), typeface) is not None


# ---- What is kept on one line ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *(
            "01632 960 100",
            "+44 1632 960100",
            "30 June 2027",
            "3 March",
            "May 2027",
            "10 am",
            "6:30 pm",
            "12 noon",
        ),
        *("£3 million", "20 minutes", "2.5 hours", "WX1 4AB", "page 4", "Room 12", "1,200 people"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str) -> None:
    kept = text.replace(" ", "\u00a0")
    assert kept_together(f"It is {text}, you see") == f"It is {kept}, you see"


@pytest.mark.parametrize(
    "text", ["5 working days", "£12 an hour", "in May we", "a 4 b", "March 20277", "24/7 help"]
)
def test_other_words_part_as_they_like(text: str) -> None:
    assert kept_together(text) == text


def test_what_is_kept_together_parts_at_its_spaces_where_no_line_holds_it(kept: Path) -> None:
    font = Typeface(kept / "fonts").name()
    run = Run("call\u00a001632\u00a0960\u00a0100 now", font, 20)
    assert ["".join(piece.text for piece in line) for line in set_lines([run], 130)] == [
        "call 01632 ",
        "960 100 now",
    ]
    wide = set_lines([Run("Please call 01632\u00a0960\u00a0100 now", font, 20)], 160)
    assert ["".join(piece.text for piece in line) for line in wide] == [
        "Please call ",
        "01632\u00a0960\u00a0100 ",
        "now",
    ]
