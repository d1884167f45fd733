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
import yaml
from click.testing import CliRunner, Result

from builder.cli import main
from builder.compose.handouts.ending import ending_form
from builder.compose.handouts.reply import reply_form
from builder.context import Context
from builder.messages import BuildError
from builder.replies.answers import CHANGED, Reply, answers_of
from builder.replies.filled import read
from builder.replies.folder import form_of, reply_in
from builder.replies.table import as_csv, safe
from builder.writers import form_word
from tests.docx_text import NAMESPACES, W
from tests.support.filling import changed, controls, fill
from tests.support.wexmoor import SITE, catalogue, item
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
    assert found.remarks == (CHANGED,)


def test_a_page_that_has_lost_its_questions_is_told_once(form: Path, tmp_path: Path) -> None:
    found = reply(filled(form, tmp_path), catalogue(item("opportunities/day-centres"), **WITH_POST))
    assert found.remarks == (CHANGED,)
    assert ("1. Which hours suit you?", "Evenings") in found.answers
    assert ("5. Which days?", "Monday; Friday") in found.answers


def _asked_with(**change: object) -> Any:
    """The page with another answer to what its first question has."""
    other = item("opportunities/day-centres", questions=[QUESTIONS[0] | change, *QUESTIONS[1:]])
    return catalogue(other, **WITH_POST)


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        (["Evenings", "Mornings"], True),
        (["Mornings"], True),
        (["Mornings", "Evenings", "Nights"], False),
        (["Nights", "Evenings"], False),
    ],
)
def test_a_tick_means_what_stood_beside_it(
    choices: list[str], told: bool, form: Path, tmp_path: Path
) -> None:
    found = reply(filled(form, tmp_path), _asked_with(choices=choices))
    assert found.answers == tuple(SAID)
    remark = (
        "The choices in the form are not those of the page, so the words of the form are used: “Which hours "
        "suit you?”.",
    )
    assert found.remarks == (*(remark if told else ()), CHANGED)


def test_a_choice_that_somebody_wrote_over_is_what_they_wrote(form: Path, tmp_path: Path) -> None:
    def write(body: Element) -> None:
        (box,) = controls(body, f"{HOURS}__2")
        list(box.getparent().iter(f"{W}t"))[-1].text = "Nights"

    found = reply(changed(filled(form, tmp_path), tmp_path / "x.docx", write))
    assert found.answers[0] == ("Which hours suit you?", "Nights")
    assert len(found.remarks) == 2


def test_a_question_asked_in_other_words_keeps_those_of_the_form(form: Path, tmp_path: Path) -> None:
    """Here only a sign is another one, so that the ids are the same."""
    found = reply(filled(form, tmp_path), _asked_with(ask="Which hours suit you!"))
    assert found.answers[0] == ("1. Which hours suit you?", "Evenings")
    assert found.remarks == (
        "The page asks this in other words now: “1. Which hours suit you?”.",
        CHANGED,
    )


def test_a_box_that_was_deleted_from_an_old_form_is_missed(form: Path, tmp_path: Path) -> None:
    found = reply(
        changed(filled(form, tmp_path), tmp_path / "x.docx", lambda body: _delete(body, WHAT_FOR)),
        _asked_with(choices=["Nights", "Evenings"]),
    )
    missed = "A box is not in the form any more: “What for?”. Look into the file."
    assert found.remarks == (missed, CHANGED)


def _delete(body: Element, *names: str) -> None:
    """Delete boxes as Word does: the controls go, their lines and the ends of their bookmarks stay."""
    for name in names:
        (box,) = controls(body, name)
        box.getparent().remove(box)


def test_a_box_whose_line_is_still_there_is_missed_too(form: Path, tmp_path: Path) -> None:
    found = reply(
        changed(
            filled(form, tmp_path), tmp_path / "x.docx", lambda body: _delete(body, WHAT_FOR, f"{HOURS}__2")
        )
    )
    assert found.remarks == (
        "A box is not in the form any more: “Which hours suit you?”. Look into the file.",
        "A box is not in the form any more: “What for?”. Look into the file.",
    )


_WITHIN = f'xmlns:w="{W[1:-1]}"'
_COMMENTS = f"<w:comments {_WITHIN}><w:comment w:id='1'/></w:comments>"
_FOOTNOTES = f"<w:footnotes {_WITHIN}><w:footnote w:type='separator'/>%s</w:footnotes>"


@pytest.mark.parametrize(
    ("part", "xml", "told"),
    [
        ("comments", _COMMENTS, ("This form has comments: look into the file.",)),
        ("footnotes", _FOOTNOTES % "<w:footnote/>", ("This form has notes: look into the file.",)),
        ("footnotes", _FOOTNOTES % "", ()),
    ],
)
def test_what_is_not_read_is_told(
    part: str, xml: str, told: tuple[str, ...], form: Path, tmp_path: Path
) -> None:
    file = filled(form, tmp_path)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(f"word/{part}.xml", xml)
    assert reply(file) == Reply("reply/day-centres", tuple(SAID), told)
    assert reply(file, catalogue(**WITH_POST)).remarks[1:] == told


def test_a_pasted_picture_is_told(form: Path, tmp_path: Path) -> None:
    def paste(body: Element) -> None:
        body[0].append(body.makeelement(f"{W}drawing"))

    found = reply(changed(form, tmp_path / "x.docx", paste))
    assert found.remarks == ("This form has a picture: look into the file.",)


def test_nothing_that_is_said_of_a_form_can_command_a_terminal(form: Path, tmp_path: Path) -> None:
    bad = "a\x9b31mb\u202ec"

    def spoil(body: Element) -> None:
        for text in body.xpath(".//w:t[not(ancestor::w:sdt)]", namespaces=NAMESPACES):
            text.text = f"{text.text}{bad}"
        for name in body.xpath(".//w:alias", namespaces=NAMESPACES):
            name.set(f"{W}val", bad)

    file = changed(filled(form, tmp_path), tmp_path / "x.docx", spoil)
    for shelf in (SHELF, catalogue(**WITH_POST)):
        found = reply(file, shelf)
        said = "".join((*found.remarks, *(words for answer in found.answers for words in answer)))
        assert not {"\x9b", "\u202e"} & set(said)
        assert "a31mbc" in said


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


def _without_the_boxes_alone(form: Path, target: Path) -> None:
    def delete(body: Element) -> None:
        for control in body.xpath(".//w:sdt", namespaces=NAMESPACES):
            control.getparent().remove(control)

    changed(form, target, delete)


def _unknown_packing(form: Path, target: Path) -> None:
    """A file whose parts say that they are packed in a way that nobody knows."""
    data = bytearray(form.read_bytes())
    for sign, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        found = data.find(sign)
        while found >= 0:
            data[found + at] = 99
            found = data.find(sign, found + 4)
    target.write_bytes(data)


def _many_large_parts(form: Path, target: Path) -> None:
    """A file that says of each of its parts that it holds 100 megabytes."""
    data = bytearray(form.read_bytes())
    entry = data.find(b"PK\x01\x02")
    while entry >= 0:
        data[entry + 24 : entry + 28] = (100_000_000).to_bytes(4, "little")
        entry = data.find(b"PK\x01\x02", entry + 4)
    target.write_bytes(data)


def _open_document(form: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")


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
            "This is a PDF file; open it and",
        ),
        (_open_document, "This is an OpenDocument file; open it and save it as"),
        (lambda form, target: target.write_bytes(b"{\\rtf1 a}"), "This is a file in Rich Text Format"),
        (_unknown_packing, "This file is broken"),
        (_many_large_parts, "This file is broken"),
        (_without_the_boxes_alone, "There is nothing to read: all of its boxes have been deleted."),
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


def test_a_level_that_is_no_number_is_no_heading(form: Path, tmp_path: Path) -> None:
    def spoil(body: Element) -> None:
        for paragraph in body.iter(f"{W}p"):
            paragraph[0].append(paragraph.makeelement(f"{W}outlineLvl", {f"{W}val": "x"}))

    found = reply(changed(filled(form, tmp_path), tmp_path / "x.docx", spoil))
    assert found == Reply("reply/day-centres", tuple(SAID))


def test_a_fault_of_the_program_is_told_without_a_word_of_the_answers(form: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"A fault in the program .* “AttributeError, folder\.py, line \d+”"):
        reply_in(filled(form, tmp_path), None)  # type: ignore[arg-type]


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
    (tmp_path / "site" / "content" / "site.yml").write_text(yaml.safe_dump(SITE | WITH_POST), "utf-8")
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


def test_a_place_for_the_table_is_refused_before_any_form_is_read(site: Path) -> None:
    (site.parent / "back" / "two.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    done = involve(site, site.parent / "back", "--csv", site.parent / "no" / "a.csv")
    assert done.exit_code == 1
    assert "There is no folder" in done.output
    assert "two.doc" not in done.output


def test_while_the_site_file_is_broken_nothing_is_read(site: Path) -> None:
    (site / "content" / "site.yml").write_text("name: [", "utf-8")
    done = involve(site, site.parent / "back")
    assert done.exit_code == 1
    assert "The site file needs mending first. To see what: involve build" in done.output
    assert "one.docx" not in done.output


def test_a_folder_without_forms_and_a_folder_that_is_not_there(site: Path) -> None:
    (site.parent / "empty").mkdir()
    assert "There are no forms there." in involve(site, site.parent / "empty").output
    assert (
        "There is no folder" in involve(site, site.parent / "back", "--csv", site.parent / "no/a.csv").output
    )
