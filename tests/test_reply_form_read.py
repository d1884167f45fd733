"""Forms that come back: read from Word and LibreOffice, spoilt in every way, and never published."""

from __future__ import annotations

import csv
import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.compose.handouts.ending import ending_form
from builder.compose.handouts.reply import reply_form
from builder.context import Context
from builder.messages import BuildError
from builder.replies.answers import Reply, answers_of
from builder.replies.filled import read
from builder.replies.folder import form_of
from builder.replies.table import as_csv, safe
from builder.writers import form_word
from tests.docx_text import NAMESPACES, W
from tests.support.filling import changed, controls, fill
from tests.support.wexmoor import catalogue, item
from tests.test_reply_form import QUESTIONS, WITH_POST

Element = Any
ASKED = item("opportunities/day-centres", questions=QUESTIONS)
SHELF = catalogue(ASKED, **WITH_POST)
FORM = reply_form(ASKED, SHELF)
HOURS, WHAT_FOR, DRIVE, VISITS, DAYS, HEAR, REACH = (asked.id for asked in FORM.asked)
GIVEN: dict[str, str | bool] = {
    f"{HOURS}__2": True,
    WHAT_FOR: "To dance.\nAnd “eat” & talk.",
    DRIVE: "No",
    VISITS: "3",
    f"{DAYS}__1": True,
    f"{DAYS}__2": True,
    REACH: "+44 1632 960999",
}
SAID = [
    ("Which hours suit you?", "Evenings"),
    ("What for?", "To dance.\nAnd “eat” & talk."),
    ("Do you drive?", "No"),
    ("How many visits a week?", "3"),
    ("Which days?", "Monday; Friday"),
    ("How would you like to hear what happened?", ""),
    ("How can we reach you?", "+44 1632 960999"),
]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form as it goes out."""
    folder = tmp_path_factory.mktemp("forms")
    form_word.write(FORM, folder / "form.docx", Context(SHELF.site, folder, folder))
    return folder / "form.docx"


def reply(file: Path, shelf: Any = SHELF) -> Reply:
    filled = read(file)
    return answers_of(filled, form_of(filled.reference, shelf), shelf.site)


def filled(form: Path, folder: Path, answers: Mapping[str, str | bool] = GIVEN) -> Path:
    return fill(form, folder / "filled.docx", answers)


# ---- What was filled in ----------------------------------------------------------------------------------


def test_answers_come_back_to_their_questions(form: Path, tmp_path: Path) -> None:
    assert reply(filled(form, tmp_path)) == Reply("reply/day-centres", tuple(SAID))


def test_a_form_that_nobody_filled_in_has_no_answers(form: Path) -> None:
    assert reply(form) == Reply("reply/day-centres", tuple((ask, "") for ask, _ in SAID))


@pytest.mark.libreoffice
def test_libreoffice_saves_the_same_answers(form: Path, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
         "--convert-to", "docx", "--outdir", tmp_path / "saved", filled(form, tmp_path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert reply(tmp_path / "saved" / "filled.docx") == Reply("reply/day-centres", tuple(SAID))


def test_the_ending_form_comes_back_too(tmp_path: Path) -> None:
    ending = ending_form(ASKED, SHELF)
    form_word.write(ending, tmp_path / "form.docx", Context(SHELF.site, tmp_path, tmp_path))
    well, listened = ending.asked[0].id, ending.asked[2].choice_id(1)
    found = reply(filled(tmp_path / "form.docx", tmp_path, {well: "The tea", listened: True}))
    assert found.reference == "ending/day-centres"
    assert found.answers[0] == ("What went well?", "The tea")
    assert found.answers[2] == ("Did you feel listened to?", "In part")
    assert not found.remarks


def test_words_typed_in_front_of_or_behind_the_prompt_are_the_answer(form: Path, tmp_path: Path) -> None:
    given = {WHAT_FOR: "Write your answer here To swim", VISITS: "Click or tap here to enter text."}
    answers = dict(reply(filled(form, tmp_path, given)).answers)
    assert answers["What for?"] == "To swim"
    assert answers["How many visits a week?"] == ""


def test_a_sign_typed_over_a_box_is_a_tick(form: Path, tmp_path: Path) -> None:
    def cross(body: Element) -> None:
        (box,) = controls(body, f"{HOURS}__1")
        next(box.iter(f"{W}t")).text = "X"

    answers = reply(changed(form, tmp_path / "x.docx", cross)).answers
    assert answers[0] == ("Which hours suit you?", "Mornings")


def test_new_paragraphs_in_a_box_stay_apart_and_deleted_words_are_gone(form: Path, tmp_path: Path) -> None:
    """As Word saves an answer of two paragraphs, whose first words were deleted with changes tracked."""

    def write(body: Element) -> None:
        (box,) = controls(body, WHAT_FOR)
        paragraph = box.getparent()
        content = box.find(f"{W}sdtContent")
        (run,) = content
        run.find(f"{W}t").text = "One"
        whole = [paragraph.makeelement(f"{W}p") for _ in range(2)]
        gone = paragraph.makeelement(f"{W}del")
        whole[0].append(gone)
        gone.append(run)
        for words, each in zip(("Two", "Three"), whole, strict=True):
            text = each.makeelement(f"{W}t")
            text.text = words
            each.append(each.makeelement(f"{W}r"))
            each[-1].append(text)
        content[:] = whole
        paragraph.addprevious(box)
        paragraph.getparent().remove(paragraph)

    answers = dict(reply(changed(form, tmp_path / "x.docx", write)).answers)
    assert answers["What for?"] == "Two\nThree"


def test_a_program_that_keeps_no_controls_keeps_the_bookmarks(form: Path, tmp_path: Path) -> None:
    def drop(body: Element) -> None:
        for control in body.xpath(".//w:sdt", namespaces=NAMESPACES):
            for inside in list(control.find(f"{W}sdtContent")):
                control.addprevious(inside)
            control.getparent().remove(control)

    file = changed(filled(form, tmp_path), tmp_path / "plain.docx", drop)
    assert reply(file) == Reply("reply/day-centres", tuple(SAID))


# ---- What somebody should look at ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "remark", "answer"),
    [
        (
            {f"{HOURS}__1": True, f"{HOURS}__2": True},
            "More than one answer is ticked: “Which hours suit you?”.",
            "Mornings; Evenings",
        ),
        ({VISITS: "a few"}, "“a few” is not a number: “How many visits a week?”.", "a few"),
        (
            {DRIVE: "Sometimes"},
            "“Sometimes” is not one of the answers to choose from: “Do you drive?”.",
            "Sometimes",
        ),
    ],
)
def test_odd_answers_are_kept_and_told(
    given: dict[str, str | bool], remark: str, answer: str, form: Path, tmp_path: Path
) -> None:
    found = reply(filled(form, tmp_path, given))
    assert found.remarks == (remark,)
    assert answer in dict(found.answers).values()


def _say(paragraph: Element, words: str) -> None:
    run = paragraph.makeelement(f"{W}r")
    text = paragraph.makeelement(f"{W}t")
    text.text = words
    paragraph.append(run)
    run.append(text)


def test_words_outside_the_boxes_are_found(form: Path, tmp_path: Path) -> None:
    def scribble(body: Element) -> None:
        heading = next(one for one in body if "".join(one.itertext()) == "2. What for?")
        _say(heading, " I answer here")
        heading.addprevious(heading.makeelement(f"{W}p"))
        _say(heading.getprevious(), "And here.")

    assert reply(changed(form, tmp_path / "x.docx", scribble)).remarks == (
        "There are words outside the boxes: “And here.”.",
        "There are words outside the boxes: “2. What for? I answer here”.",
    )


def test_a_box_that_was_deleted_is_missed(form: Path, tmp_path: Path) -> None:
    def delete(body: Element) -> None:
        for name in (WHAT_FOR, f"{HOURS}__1", f"{HOURS}__2"):
            (box,) = controls(body, name)
            paragraph = box.getparent()
            paragraph.getparent().remove(paragraph)

    found = reply(changed(filled(form, tmp_path), tmp_path / "x.docx", delete))
    assert found.remarks == (
        "2 boxes are not in the form any more: “Which hours suit you?”. Look into the file.",
        "A box is not in the form any more: “What for?”. Look into the file.",
    )
    assert found.answers[2:] == tuple(SAID[2:])


def test_a_question_that_the_page_has_dropped_keeps_its_answer(form: Path, tmp_path: Path) -> None:
    fewer = item("opportunities/day-centres", questions=QUESTIONS[1:])
    found = reply(filled(form, tmp_path), catalogue(fewer, **WITH_POST))
    assert found.answers[-1] == ("1. Which hours suit you?", "Evenings")
    assert found.remarks == (
        "The page does not ask this any more: “1. Which hours suit you?”.",
        "The page has changed since this form was made, so words outside the boxes cannot be found. "
        "Look into the file.",
    )


def test_a_form_whose_page_is_gone_speaks_for_itself(form: Path, tmp_path: Path) -> None:
    found = reply(filled(form, tmp_path), catalogue(**WITH_POST))
    assert [said for _, said in found.answers] == [said for _, said in SAID]
    assert found.answers[0][0] == "1. Which hours suit you?"
    assert found.remarks[0].startswith("There is no page for the form “reply/day-centres”.")


def test_a_form_that_no_longer_says_which_it_is_says_so_in_its_properties(form: Path, tmp_path: Path) -> None:
    def forget(body: Element) -> None:
        body.remove(next(one for one in body if "".join(one.itertext()).startswith("Form reference")))

    assert reply(changed(form, tmp_path / "x.docx", forget)).reference == "reply/day-centres"


# ---- What is no form -------------------------------------------------------------------------------------


def _not_a_form(form: Path, target: Path) -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear Team, here is what I think.")
    letter.save(str(target))


def _without_boxes(form: Path, target: Path) -> None:
    def delete(body: Element) -> None:
        for paragraph in body.xpath("w:p[w:bookmarkStart or w:sdt]", namespaces=NAMESPACES):
            body.remove(paragraph)

    changed(form, target, delete)


def _bomb(form: Path, target: Path) -> None:
    """A file that says of itself that it holds 4 gigabytes."""
    data = bytearray(form.read_bytes())
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[entry + 24 : entry + 28] = b"\xff\xff\xff\xf0"[::-1]
    target.write_bytes(data)


def _entities(form: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')


def _damaged(form: Path, target: Path) -> None:
    data = bytearray(form.read_bytes())
    for at in range(200, len(data) - 2000, 50):
        data[at] ^= 0xFF
    target.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            lambda form, target: target.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600),
            "This is an older Word file",
        ),
        (lambda form, target: target.write_bytes(form.read_bytes()[:900]), "This file is broken"),
        (lambda form, target: target.write_bytes(b""), "This file is broken"),
        (
            lambda form, target: target.write_bytes(b"%PDF-1.7\n"),
            "This file is broken, or is not a Word file",
        ),
        (_damaged, "This file is broken"),
        (_bomb, "This file is broken"),
        (_entities, "This file is broken"),
        (_not_a_form, "There is nothing to read: it is not one of our forms."),
        (_without_boxes, "There is nothing to read: all of its boxes have been deleted."),
        (lambda form, target: target.mkdir(), "This file cannot be opened"),
        (lambda form, target: None, "This file cannot be opened"),
    ],
)
def test_what_cannot_be_read_says_why(
    spoil: Callable[[Path, Path], object], told: str, form: Path, tmp_path: Path
) -> None:
    spoil(form, tmp_path / "x.docx")
    with pytest.raises(BuildError) as error:
        read(tmp_path / "x.docx")
    assert str(error.value).startswith(told)


# ---- The table -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["=1+1", "+44 1632 960999", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_no_answer_becomes_a_formula(words: str) -> None:
    assert safe(words) == f"'{words}"


def test_a_row_for_each_form_and_a_column_for_each_question() -> None:
    one = Reply("reply/a", (("Which?", "This"), ("Which?", "=That")), ("Look.",))
    two = Reply("reply/b", (("Why?", "Because\nof “it”"),))
    rows = list(csv.reader(io.StringIO(as_csv([("1.docx", one), ("=2.docx", two)]), newline="")))
    assert rows == [
        ["File", "Form", "Which?", "Which? (2)", "Why?", "Please check"],
        ["1.docx", "reply/a", "This", "'=That", "", "Look."],
        ["'=2.docx", "reply/b", "", "", "Because\nof “it”", ""],
    ]


# ---- The command -----------------------------------------------------------------------------------------

PAGE = """---
title: Tell us about day centres
summary: We are planning new opening hours. Tell us what would suit you.
date: 2 November 2026
purpose: We want day centres to open when people need them.
kind: ideas
level: getting information
closes: 12 February 2027
you_will: Answer six questions.
time: 20 minutes
for: everyone
audience: everyone
ways: [phone, post]
payment: none
---
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one page, and a form beside it that was filled in."""
    pages = tmp_path / "site" / "content" / "opportunities"
    pages.mkdir(parents=True)
    (pages / "day-centres.md").write_text(PAGE, "utf-8")
    (tmp_path / "site" / "outputs" / "site").mkdir(parents=True)
    asked = item("opportunities/day-centres", kind="ideas", ways=["phone", "post"])
    form = reply_form(asked, SHELF)
    form_word.write(form, tmp_path / "form.docx", Context(SHELF.site, tmp_path, tmp_path))
    (tmp_path / "back").mkdir()
    fill(tmp_path / "form.docx", tmp_path / "back" / "one.docx", {form.asked[0].id: "-1 hour on Mondays"})
    (tmp_path / "back" / "~$one.docx").write_bytes(b"left by Word")
    return tmp_path / "site"


def involve(site: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["replies", *map(str, arguments), "--folder", str(site)])


def test_answers_are_told_plainly(site: Path) -> None:
    done = involve(site, site.parent / "back")
    assert done.exit_code == 0
    assert "one.docx (reply/day-centres)\n  What are your ideas?\n    -1 hour on Mondays\n" in done.output
    assert "(no answer)" in done.output


def test_answers_go_into_a_table_where_somebody_says(site: Path) -> None:
    target = site.parent / "answers.csv"
    done = involve(site, site.parent / "back", "--csv", target)
    assert done.exit_code == 0
    assert f"1 form read. The answers are in {target}" in done.output
    assert "Mondays" not in done.output
    text = target.read_text("utf-8-sig")
    assert "\none.docx,reply/day-centres,'-1 hour on Mondays," in text.replace("\r\n", "\n")
    again = involve(site, site.parent / "back", "--csv", target)
    assert again.exit_code == 1
    assert "already" in again.output
    assert target.read_text("utf-8-sig") == text


@pytest.mark.parametrize("place", [".", "content", "content/opportunities", "outputs/site", "none/none"])
def test_answers_are_never_written_where_the_site_is_made(place: str, site: Path) -> None:
    done = involve(site, site.parent / "back", "--csv", site / place / "answers.csv")
    assert done.exit_code == 1
    assert "would be in the folder of the site" in done.output
    assert not list(site.rglob("*.csv"))


def test_answers_are_never_written_where_they_would_be_kept_for_ever(site: Path) -> None:
    (site.parent / "back" / ".git").mkdir()
    done = involve(site, site.parent / "back", "--csv", site.parent / "back" / "answers.csv")
    assert done.exit_code == 1
    assert "is a Git repository" in done.output
    assert not list(site.parent.rglob("*.csv"))


def test_a_form_that_lies_among_the_pages_is_told(site: Path) -> None:
    (site.parent / "back" / "one.docx").rename(site / "content" / "one.docx")
    done = involve(site, site / "content" / "one.docx")
    assert "Please check: This file is in the folder of the site" in done.output


def test_one_file_that_cannot_be_read_does_not_keep_the_others_back(site: Path) -> None:
    (site.parent / "back" / "two.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    done = involve(site, site.parent / "back")
    assert done.exit_code == 1
    assert "Mondays" in done.output
    assert "two.doc\n  This is an older Word file" in done.output


def test_a_folder_without_forms_and_a_folder_that_is_not_there(site: Path) -> None:
    (site.parent / "empty").mkdir()
    assert "There are no forms there." in involve(site, site.parent / "empty").output
    assert (
        "There is no folder" in involve(site, site.parent / "back", "--csv", site.parent / "no/a.csv").output
    )
