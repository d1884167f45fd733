"""Forms on paper: tagged, every word in order, boxes that are large enough and stay with their question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pytest

from builder.appearance import Appearance
from builder.catalogue import Catalogue, Item
from builder.checks.paper.pdf import drawn, tag_text, tagged
from builder.checks.paper.table import findings
from builder.checks.paper.wanted import Wanted
from builder.compose.handouts.ending import ending_form
from builder.compose.handouts.reply import reply_form
from builder.content import read_content
from builder.context import Context
from builder.document import Document
from builder.form import TO_TICK, Form, Question
from builder.paper.answer_boxes import LINE, TICK
from builder.replies.expected import own_words
from builder.schema.opportunity import Opportunity
from builder.tagged_pdf.units import MM
from builder.writers import form_print
from tests.support.paper import assert_accessible
from tests.support.wexmoor import TODAY
from tests.test_reply_form_word import FORMS, SHELF

SIDE, LEAST = 12 * MM, 16


@pytest.fixture(scope="module")
def cache(request: pytest.FixtureRequest) -> Path:
    """Fonts take seconds to make, so they are kept from run to run."""
    return request.config.cache.mkdir("print")


@pytest.fixture(scope="module")
def files(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("forms")
    for name, form in FORMS.items():
        form_print.write(form, folder / f"{name}.pdf", Context(SHELF.site, folder, cache))
    return {name: folder / f"{name}.pdf" for name in FORMS}


@dataclass(frozen=True)
class Box:
    """A rectangle with a line around it: its page from 1 and its sides in points."""

    page: int
    width: float
    height: float


def boxes(file: Path) -> list[Box]:
    """Every rectangle with a line around it and no ground of its own, in the order of painting."""
    found: list[Box] = []
    with pikepdf.open(file) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            sides = ground = 0.0, 0.0
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "re":
                        sides = float(operands[2]), float(operands[3])
                    case "f*":
                        ground = sides
                    case "S" if max(abs(one - two) for one, two in zip(sides, ground, strict=True)) > 3:
                        found.append(Box(number, *sides))
    return found


def folded(texts: list[str]) -> list[str]:
    return [" ".join(normalize("NFKC", text).split()) for text in texts]


@pytest.mark.parametrize("name", FORMS)
def test_every_word_is_there_once_and_in_the_order_of_the_tags(name: str, files: dict[str, Path]) -> None:
    on_paper = [words for words in own_words(FORMS[name], SHELF.site) if words != TO_TICK]
    assert folded(tag_text(files[name])) == folded(on_paper)


def test_it_keeps_to_pdf_ua_and_to_our_own_checks(files: dict[str, Path]) -> None:
    assert_accessible({files[name]: form.whole for name, form in FORMS.items()}, least=LEAST)


def test_questions_are_headings_and_what_there_is_to_choose_from_is_a_list(files: dict[str, Path]) -> None:
    form = FORMS["reply"]
    found = tagged(files["reply"])
    headings = folded([block.text for block in found if block.tag == "H3"])
    assert headings == folded([asked.heading for asked in form.asked])
    items = Counter(folded([block.text for block in found if block.tag == "LBody"]))
    choices = Counter(choice for asked in form.asked for choice in asked.question.answers)
    assert items & choices == choices


def test_every_answer_has_a_box_that_is_large_enough(files: dict[str, Path]) -> None:
    for name, form in FORMS.items():
        found = boxes(files[name])
        ticks = [box for box in found if box.width == box.height]
        written = [asked.question for asked in form.asked if not asked.question.answers]
        assert len(ticks) == sum(len(asked.question.answers) for asked in form.asked)
        assert all(box.width >= TICK - 2 for box in ticks), "its line stands inside"
        heights = [box.height for box in found if box not in ticks]
        lines = [1 if question.kind == "number" else question.lines for question in written]
        assert len(heights) == len(lines)
        assert all(height >= LINE * many - 2 for height, many in zip(heights, lines, strict=True))
    assert LINE >= SIDE


@pytest.mark.parametrize("size", [14.0, 18.0, 28.0])
def test_no_question_is_parted_from_its_boxes(size: float, cache: Path, tmp_path: Path) -> None:
    questions = [Question("Why? " * 9, lines=5), Question("Which?", "choose any", ("One", "Two", "Three"))]
    form = Form(Document("A form", "It asks much.", ()), tuple(questions * 6), (), "reply/x")
    target = tmp_path / "form.pdf"
    context = Context(SHELF.site, tmp_path, cache, appearance=Appearance(size))
    form_print.write(form, target, context)
    there = Counter(box.page for box in boxes(target))
    needed: Counter[int] = Counter()
    pages = {piece.text.split(".")[0]: piece.page for piece in drawn(target) if piece.text[:1].isdigit()}
    for asked in form.asked:
        needed[pages[str(asked.number)]] += len(asked.question.answers) or 1
    assert there == needed
    assert min(piece.size for piece in drawn(target)) >= min(size, LEAST)


def test_a_question_with_more_choices_than_a_page_holds_goes_on(cache: Path, tmp_path: Path) -> None:
    question = Question(
        "Which?", "choose one", tuple(f"{one}{two}" for one in "ABCDEF" for two in "ghijklmnop")
    )
    form = Form(Document("A form", "It asks much.", ()), (question,), (), "reply/x")
    target = tmp_path / "form.pdf"
    form_print.write(form, target, Context(SHELF.site, tmp_path, cache))
    assert folded(tag_text(target)) == folded(list(own_words(form, SHELF.site)))
    assert len(boxes(target)) == 60
    assert_accessible({target: form.whole}, least=LEAST)


def test_a_box_larger_than_a_page_goes_on_under_its_question(cache: Path, tmp_path: Path) -> None:
    """As many lines as were asked for, at least two on each page, and what follows is still there."""
    form = Form(Document("A form", "It asks much.", ()), (Question("Why?", lines=40),), (), "reply/x")
    target = tmp_path / "form.pdf"
    form_print.write(form, target, Context(SHELF.site, tmp_path, cache, appearance=Appearance(28.0)))
    spacing = 28 * 1.9
    lines = [round((box.height + 1.5) / spacing) for box in boxes(target)]
    assert sum(lines) == 40
    assert min(lines) >= 2
    pages = {piece.text.strip(): piece.page for piece in drawn(target)}
    assert pages["1. Why?"] == boxes(target)[0].page
    assert findings(target, Wanted(LEAST, document=form.whole)) == ()


@pytest.mark.parametrize("compose", [reply_form, ending_form])
def test_giant_slips_of_the_sample_lose_nothing(
    compose: Callable[[Item[Opportunity], Catalogue], Form], borough: Path, cache: Path, tmp_path: Path
) -> None:
    catalogue, _ = read_content(borough / "content", TODAY)
    giant = Context(catalogue.site, borough / "content", cache, appearance=Appearance(28.0))
    for item in catalogue.all(Opportunity):
        form, target = compose(item, catalogue), tmp_path / f"{item.slug}.pdf"
        form_print.write(form, target, giant)
        assert findings(target, Wanted(LEAST, document=form.whole)) == (), item.name
        (last,) = [piece for piece in drawn(target) if piece.text.strip().endswith(form.reference)]
        assert last.baseline > 0
        with pikepdf.open(target) as pdf:
            assert last.page == len(pdf.pages)


def test_letters_that_print_cannot_set_are_told_and_leave_no_file(cache: Path, tmp_path: Path) -> None:
    form = Form(Document("نموذج", "نموذج " * 20, (), lang="ar"), (Question("لماذا؟"),), (), "reply/x")
    written = form_print.write(form, tmp_path / "form.pdf", Context(SHELF.site, tmp_path, cache))
    assert [message.level for message in written.messages] == ["warn"]
    assert not list(tmp_path.glob("form.*"))


def test_the_same_form_makes_the_same_bytes(files: dict[str, Path], cache: Path, tmp_path: Path) -> None:
    form_print.write(FORMS["reply"], tmp_path / "again.pdf", Context(SHELF.site, tmp_path, cache))
    assert files["reply"].read_bytes() == (tmp_path / "again.pdf").read_bytes()
