"""The letter to people who took part: what it says, on two sides at most, with places for names but none."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from builder.checks.paper import word
from builder.compose.handouts.letter import letter
from builder.context import Context
from builder.document import Document
from builder.statements import OTHER_FORMATS_HEADING, other_formats
from builder.words import document_text, plain_text
from builder.writers import letter as letter_word
from tests.docx_text import NAMESPACES, body_text, part
from tests.support.wexmoor import SITE, catalogue, item

Element = Any
ASKED = item("opportunities/day-centres")
POINTS_MADE = [
    {"said": "Open one evening a week.", "did": "partly", "what": "Two centres do.", "why": "No bus."},
    {"said": "Keep the lunch.", "did": "yes", "what": "Lunch stays.", "why": "You like it."},
    {"said": "Open on Sundays.", "did": "no", "why": "Too few people asked for it."},
]
TOLD = item("feedback/day-centres-told", title="Day centres: what you said", points=POINTS_MADE)
SHELF = catalogue(
    ASKED, TOLD, contact=SITE["contact"] | {"post": "Involvement Team, Town Hall, Wexmoor WX1 1AA"}
)
LETTER = letter(TOLD, SHELF)
FIELDS = ["Name", "Address1", "Address2", "Town", "Postcode", "Name"]


def words(document: Document) -> str:
    return "\n".join(document_text(document))


def write(document: Document, folder: Path) -> Path:
    letter_word.write(document, folder / "letter.docx", Context(SHELF.site, folder, folder))
    return folder / "letter.docx"


def test_it_says_what_was_asked_said_and_done_why_and_what_is_next() -> None:
    said = words(LETTER)
    for sentence in (
        "Thank you to everyone who wrote, called or came.",
        "We asked: We are planning new opening hours. Tell us what would suit you.",
        "214 people took part. We acted on 1 of the 3 things they said, and in part on 1 more.",
        "You told us: Open one evening a week.\nIn part: Two centres do. Why: No bus.",
        "You told us: Keep the lunch.\nYes: Lunch stays.\n",
        "You told us: Open on Sundays.\nNo, we did not do this. Why: Too few people asked for it.",
        "Read all of it at https://involve.example.org/feedback/day-centres-told/, or ask us to post it.",
        "The new hours begin. By when: Monday 6 September 2027.",
        "You can ask the Involvement Team: call 01632 960 140",
        "Tell us, or call 01632 960 180.",
    ):
        assert sentence in said
    assert said.endswith("Yours sincerely,\nThe Involvement Team Wexmoor Borough Council")


def test_small_numbers_are_hidden() -> None:
    few = item("feedback/day-centres-told", people="3")
    assert "Fewer than 5 people took part." in words(letter(few, catalogue(ASKED, few)))


def test_a_letter_about_very_much_stays_short_and_says_where_the_rest_is() -> None:
    points = [{"said": f"Thing {number}. " + "More words. " * 12, "did": "yes"} for number in range(20)]
    many = item("feedback/day-centres-told", points=points)
    said = words(letter(many, catalogue(ASKED, many)))
    shown = said.count("You told us: Thing")
    assert 1 <= shown <= 6
    assert f"You told us {20 - shown} more things. Read all of it at" in said


def test_what_was_not_done_is_told_however_much_was_done() -> None:
    points = [{"said": f"Thing {number}. " + "More words. " * 12, "did": "yes"} for number in range(20)]
    points.append({"said": "Open on Sundays.", "did": "no", "why": "There is no bus."})
    many = item("feedback/day-centres-told", points=points)
    said = words(letter(many, catalogue(ASKED, many)))
    assert said.index("Thing 0.") < said.index("No, we did not do this. Why: There is no bus.")


def test_one_thing_that_is_longer_than_a_letter_is_told_all_the_same() -> None:
    long = item(
        "feedback/day-centres-told",
        points=[{"said": "Very long. " * 36, "did": "no", "why": "Very long. " * 36}],
    )
    said = words(letter(long, catalogue(ASKED, long)))
    assert "No, we did not do this. Why: Very long." in said
    assert "more thing" not in said


def test_every_word_is_in_the_file_once_and_in_order(tmp_path: Path) -> None:
    expected = [
        "Wexmoor Borough Council",
        "Involvement Team, Town Hall, Wexmoor WX1 1AA",
        *(f"«{name}»" for name in FIELDS[:-1]),
        "19 March 2027",
        OTHER_FORMATS_HEADING,
        *plain_text(other_formats(SHELF.site)),
        "Dear «Name»,",
        LETTER.title,
        *document_text(LETTER),
    ]
    assert body_text(write(LETTER, tmp_path)) == expected


def test_names_come_from_a_list_that_is_not_in_the_letter(tmp_path: Path) -> None:
    root = part(write(LETTER, tmp_path), "word/document.xml")
    asked = [one.text for one in root.xpath(".//w:instrText", namespaces=NAMESPACES)]
    assert [re.findall(r'^ MERGEFIELD "(\w+)" $', instruction) for instruction in asked] == [
        [name] for name in FIELDS
    ]
    kinds = root.xpath(".//w:fldChar/@w:fldCharType", namespaces=NAMESPACES)
    assert kinds == ["begin", "separate", "end"] * len(FIELDS)
    settings = part(tmp_path / "letter.docx", "word/settings.xml")
    assert not settings.xpath(".//w:mailMerge", namespaces=NAMESPACES)


def test_an_organisation_without_a_postal_address_writes_too(tmp_path: Path) -> None:
    shelf = catalogue(ASKED, TOLD)
    letter_word.write(letter(TOLD, shelf), tmp_path / "a.docx", Context(shelf.site, tmp_path, tmp_path))
    assert body_text(tmp_path / "a.docx")[:2] == ["Wexmoor Borough Council", "«Name»"]


@pytest.mark.libreoffice
@pytest.mark.poppler
def test_the_longest_letter_has_two_sides_and_keeps_every_rule(tmp_path: Path) -> None:
    points = [point | {"said": point["said"] + " And more of it, please."} for point in POINTS_MADE * 7]
    steps = [{"what": "The new hours begin in all three centres", "by": "6 September 2027"}] * 12
    long = item(
        "feedback/day-centres-told",
        title="Day centres: what you said",
        points=points,
        next_steps=steps,
        thanks="Thank you so much. " * 10,
    )
    file = write(letter(long, catalogue(ASKED, long)), tmp_path)
    assert word.check(file) == ()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
         "--convert-to", "pdf", "--outdir", tmp_path, file],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    told = subprocess.run(["pdfinfo", tmp_path / "letter.pdf"], check=True, capture_output=True, text=True)
    assert re.search(r"^Pages:\s+2$", told.stdout, re.MULTILINE)
