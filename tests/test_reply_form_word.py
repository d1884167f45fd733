"""Forms in Word: every word in order, and boxes that say their question and can be found again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.appearance import Appearance
from builder.checks.paper import word
from builder.compose.handouts.ending import ending_form
from builder.compose.handouts.reply import reply_form
from builder.context import Context
from builder.form import TO_TICK, Form, form_text
from builder.ooxml.controls import LONGEST, PROMPTS, short
from builder.replies.expected import own_words
from builder.writers import form_word
from tests.docx_text import NAMESPACES, W, part
from tests.support.wexmoor import catalogue, item
from tests.test_reply_form import QUESTIONS, WITH_POST

Element = Any
ASKED = item("opportunities/day-centres", questions=QUESTIONS)
SHELF = catalogue(ASKED, **WITH_POST)
FORMS = {"reply": reply_form(ASKED, SHELF), "ending": ending_form(ASKED, SHELF)}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("forms")
    for name, form in FORMS.items():
        form_word.write(form, folder / f"{name}.docx", Context(SHELF.site, folder, folder))
    return {name: folder / f"{name}.docx" for name in FORMS}


def find(element: Element, path: str) -> list[Element]:
    found: list[Element] = element.xpath(path, namespaces=NAMESPACES)
    return found


def words_of(file: Path) -> list[str]:
    """The words of a form outside its boxes, and what its lists offer."""
    said: list[str] = []
    for paragraph in part(file, "word/document.xml").iter(f"{W}p"):
        outside = find(paragraph, ".//w:t[not(ancestor::w:sdt)] | .//w:br | .//w:listItem")
        pieces = [
            one.text if one.tag == f"{W}t" else " " + one.get(f"{W}displayText", "") + "\n" for one in outside
        ]
        said += [" ".join(line.split()) for line in "".join(pieces).replace(" \n", " ").split("\n")]
    return [words for words in said if words]


@pytest.mark.parametrize("name", FORMS)
def test_every_word_is_there_once_and_in_order(name: str, files: dict[str, Path]) -> None:
    form: Form = FORMS[name]
    expected = [" ".join(words.split()) for words in own_words(form, SHELF.site)]
    assert words_of(files[name]) == expected
    assert expected.count(TO_TICK) == 1
    in_order = iter(expected)
    assert all(words in in_order for words in (" ".join(one.split()) for one in form_text(form)) if words)


@pytest.mark.parametrize("name", FORMS)
def test_the_file_keeps_every_rule_for_word(name: str, files: dict[str, Path]) -> None:
    assert word.check(files[name]) == ()


@pytest.mark.parametrize("name", FORMS)
def test_every_answer_has_a_box_that_says_its_question(name: str, files: dict[str, Path]) -> None:
    root = part(files[name], "word/document.xml")
    titles = {
        find(control, "string(w:sdtPr/w:tag/@w:val)"): find(control, "string(w:sdtPr/w:alias/@w:val)")
        for control in find(root, ".//w:sdt")
    }
    expected: dict[str, str] = {}
    for asked in FORMS[name].asked:
        if asked.question.kind in ("choose one", "choose any"):
            expected |= {asked.choice_id(at): said for at, said in enumerate(asked.question.choices)}
        else:
            expected[asked.id] = asked.question.ask
    assert {tag: str(title) for tag, title in titles.items()} == {
        tag: short(said) for tag, said in expected.items()
    }
    marks = [mark for mark in find(root, ".//w:bookmarkStart/@w:name") if mark.startswith("answer_")]
    assert sorted(marks) == sorted(expected), "some programs keep these instead of tags"
    numbers = find(root, ".//w:sdtPr/w:id/@w:val")
    assert len(set(numbers)) == len(numbers)


def test_boxes_are_of_four_kinds_and_wait_with_a_prompt(files: dict[str, Path]) -> None:
    root = part(files["reply"], "word/document.xml")
    kinds = [control[0][-1].tag.rpartition("}")[2] for control in find(root, ".//w:sdt")]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "richText": 2,  # what for, and how to reach them
        "text": 1,
        "dropDownList": 1,
        "checkbox": 2 + 2 + len(FORMS["reply"].questions[-2].choices),
    }
    waiting = find(root, ".//w:sdt[w:sdtPr/w:showingPlcHdr]")
    assert len(waiting) == 4
    assert {"".join(find(control, ".//w:t/text()")) for control in waiting} == PROMPTS
    assert find(root, ".//w:dropDownList/w:listItem/@w:displayText") == ["Yes", "No"]


def test_nothing_is_locked(files: dict[str, Path]) -> None:
    assert not find(part(files["reply"], "word/document.xml"), ".//w:lock | .//w:permStart")
    assert not find(part(files["reply"], "word/settings.xml"), ".//w:documentProtection")


def test_no_question_is_parted_from_its_boxes(files: dict[str, Path]) -> None:
    root = part(files["reply"], "word/document.xml")
    for control in find(root, ".//w:sdt"):
        paragraph = next(control.iterancestors(f"{W}p"))
        before = paragraph.getprevious()
        style = find(before, "string(w:pPr/w:pStyle/@w:val)")
        kept = str(style) in ("Heading3", "QuestionSays") or find(before, "w:pPr/w:keepNext")
        assert kept, "".join(find(before, ".//w:t/text()"))


def test_boxes_follow_the_size_that_was_chosen(tmp_path: Path) -> None:
    sizes = {}
    for size in (14.0, 24.0):
        context = Context(SHELF.site, tmp_path, tmp_path, appearance=Appearance(size))
        form_word.write(FORMS["reply"], tmp_path / "form.docx", context)
        root = part(tmp_path / "form.docx", "word/document.xml")
        sizes[size] = {int(each) for each in find(root, ".//w:sdtContent//w:sz/@w:val")}
        assert word.check(tmp_path / "form.docx") == ()
    assert sizes == {14.0: {39}, 24.0: {67}}, "half points of a box to tick"


def test_a_long_question_has_a_title_that_word_takes() -> None:
    assert short("Short?") == "Short?"
    assert len(short("a" * 80)) <= LONGEST
    assert short("What would these hours change for you, or for the person you care for at home?").endswith(
        "…"
    )


def test_the_same_form_makes_the_same_bytes(files: dict[str, Path], tmp_path: Path) -> None:
    form_word.write(FORMS["reply"], tmp_path / "again.docx", Context(SHELF.site, tmp_path, tmp_path))
    assert files["reply"].read_bytes() == (tmp_path / "again.docx").read_bytes()
