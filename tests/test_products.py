"""Everything that staff print, of a page of every kind: all can use it, and it says what it should."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from builder.appearance import Appearance, papers
from builder.build import Build
from builder.checks.paper import word
from builder.checks.paper.pdf import drawn
from builder.commands.print import print_things
from builder.context import Context
from builder.document import Document
from builder.form import Form
from builder.messages import BuildError
from builder.mkdocs_plugin import read_whole_site
from builder.printing import run
from builder.printing.products import BY_KEY, PRODUCTS, Printable, Product
from builder.words import document_text
from tests.docx_text import body_text
from tests.support.paper import assert_accessible
from tests.support.wexmoor import TODAY

# One of each kind, and with easy read where there is some.
PAGES = (
    *(
        "opportunities/day-centres",
        "feedback/bus-passes",
        "strategies/involving-people",
        "groups/people-first",
    ),
    *("events/carers-forum-december", "venues/the-orchard", "index"),
)
LATER = date(2026, 12, 31)
PAIRS = [(product, name) for product in PRODUCTS for name in PAGES]


@pytest.fixture(scope="module")
def build(borough: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The sample site, read and not made."""
    folder = tmp_path_factory.mktemp("borough")
    shutil.copytree(borough / "content", folder / "content")
    return read_whole_site(folder, TODAY)


@pytest.fixture(scope="module")
def context(build: Build, kept: Path) -> Context:
    return Context(build.context.site, build.content, kept)


@pytest.fixture(scope="module")
def pages(build: Build) -> dict[str, Printable]:
    return dict(run.printables(build))


def said(product: Product, page: Printable) -> Document | None:
    """What a product says, as a Document; None for easy read, whose words are compared elsewhere."""
    thing = product.compose(page.item, page.catalogue) if product.compose else page.document
    if product.easy:
        return None
    whole = thing.whole if isinstance(thing, Form) else thing
    return whole if isinstance(whole, Document) else whole.document  # type: ignore[no-any-return]


@pytest.mark.parametrize(("product", "name"), PAIRS, ids=lambda one: getattr(one, "key", one))
def test_everything_can_be_used_and_is_whole(
    product: Product, name: str, pages: dict[str, Printable], context: Context, tmp_path: Path
) -> None:
    page = pages[name]
    if not product.suits(page):
        with pytest.raises(BuildError, match=r"you can print|You may mean"):
            run.choose(product, [name], pages)
        return
    made = run.make(product, page, tmp_path, context)
    assert made.file
    assert made.messages == ()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [made.file], "nothing half-written"
    document = said(product, page)
    if made.file.suffix == ".pdf":
        assert_accessible({made.file: document})
    else:
        assert not list(word.check(made.file))
        # Choices of a form stand in its lists to choose from: test_reply_form_word.py reads those.
        assert document is None or product.writer == "form_word" or not list(missing(document, made.file))


def missing(document: Document, file: Path) -> Iterator[str]:
    """The words of a Document that a Word file does not say in their order."""
    words = iter(" ".join(body_text(file)).split())
    for wanted in " ".join(document_text(document)).split():
        if wanted not in words:  # which moves on to it
            yield wanted
            return


def test_every_colour_can_be_read_in_everything(
    pages: dict[str, Printable], context: Context, tmp_path: Path
) -> None:
    page = pages["opportunities/day-centres"]
    for name in papers():
        chosen = Context(context.site, context.content, context.cache, appearance=Appearance(colours=name))
        for product in (BY_KEY[key] for key in ("leaflet", "easy-read-booklet")):
            made = run.make(product, page, tmp_path / name, chosen)
            assert made.file
            assert_accessible({made.file: None})


def test_black_only_has_no_other_colour(
    pages: dict[str, Printable], context: Context, tmp_path: Path
) -> None:
    chosen = Context(
        context.site, context.content, context.cache, appearance=Appearance(colours="black-only")
    )
    for key in ("leaflet", "large-print", "easy-read", "reply-slip"):
        file = run.make(BY_KEY[key], pages["opportunities/day-centres"], tmp_path, chosen).file
        assert file
        assert {one.colour for one in drawn(file)} <= {"#000000", "#ffffff"}, key
        assert colours_of_pictures(file) <= {"/DeviceGray"}, key


def colours_of_pictures(file: Path) -> set[str]:
    """The colour spaces of all pictures in a PDF."""
    with pikepdf.open(file) as pdf:
        things = [one for page in pdf.pages for one in page.resources.get("/XObject", {}).values()]
        return {str(one.ColorSpace) for one in things if one.get("/Subtype") == "/Image"}


def test_giant_print_is_giant_everywhere(
    pages: dict[str, Printable], context: Context, tmp_path: Path
) -> None:
    chosen = Context(context.site, context.content, context.cache, appearance=Appearance(24))
    for key in ("large-print", "booklet", "easy-read", "reply-slip"):
        file = run.make(BY_KEY[key], pages["opportunities/day-centres"], tmp_path, chosen).file
        assert file
        body = [one.size for one in drawn(file) if one.artifact is None]
        assert min(body) > 19, key
        assert_accessible({file: None})


# ---- What people type --------------------------------------------------------------------------------------


def printed(folder: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of `involve print` and what it says."""
    result = CliRunner().invoke(print_things, [*arguments, "--folder", str(folder), "--today", str(TODAY)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("opportunities/day-centres", "opportunities/day-centres"),
        ("content/opportunities/day-centres.md", "opportunities/day-centres"),
        ("opportunities/day-centres/", "opportunities/day-centres"),
        ("day-centres", "opportunities/day-centres"),
        ("content\\\\opportunities\\\\day-centres.md".replace("\\\\", "\\"), "opportunities/day-centres"),
    ],
)
def test_a_page_has_many_names(words: str, page: str, pages: dict[str, Printable]) -> None:
    assert [found.item.name for found in run.wanted([words], pages)] == [page]


def test_of_two_pages_with_one_name_the_one_that_suits_is_meant(pages: dict[str, Printable]) -> None:
    (page,) = run.choose(BY_KEY["letter"], ["bus-passes"], pages)
    assert page.item.name == "feedback/bus-passes"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("day-center", "There is no page “day-center”. Did you mean opportunities/day-centres?"),
        ("zzz", "There is no page “zzz”. For example: opportunities/day-centres."),
        ("bus-passes", "There are several pages called “bus-passes”. Say which one: feedback/bus-passes or "),
    ],
)
def test_a_name_that_is_none_is_answered(words: str, answer: str, pages: dict[str, Printable]) -> None:
    with pytest.raises(BuildError) as trouble:
        run.wanted([words], pages)
    assert str(trouble.value).startswith(answer)


def test_without_a_page_there_is_a_leaflet_of_all_that_people_can_join(pages: dict[str, Printable]) -> None:
    chosen = {page.item.name for page in run.choose(BY_KEY["leaflet"], [], pages)}
    assert {"opportunities/day-centres", "groups/people-first", "events/carers-forum-december"} <= chosen
    assert "opportunities/bus-passes" not in chosen, "it has closed"
    later = {
        name: replace(page, catalogue=replace(page.catalogue, today=LATER)) for name, page in pages.items()
    }
    assert "events/carers-forum-december" not in {
        page.item.name for page in run.choose(BY_KEY["leaflet"], [], later)
    }, "it is over"
    forms = {page.item.name for page in run.choose(BY_KEY["ending-form"], [], pages)}
    assert "opportunities/bus-passes" in forms
    assert "opportunities/next-carers-plan" not in forms, "it has not begun"
    with pytest.raises(BuildError, match="Say which page to print"):
        run.choose(BY_KEY["word"], [], pages)


def test_the_command_lists_what_there_is_and_makes_it(build: Build) -> None:
    folder = build.content.parent
    code, said = printed(folder)
    assert code == 0
    assert all(product.key in said for product in PRODUCTS)
    code, said = printed(folder, "leafet")
    assert (code, said.splitlines()[0]) == (
        1,
        "“leafet” is nothing that can be printed. Did you mean leaflet?",
    )
    code, said = printed(folder, "leaflet", "day-centres")
    assert (code, said) == (
        0,
        "Leaflet, one side of A4 (1 page): outputs/print/opportunities/day-centres/day-centres-leaflet.pdf\n",
    )
    code, said = printed(folder, "distribution-sheet", "day-centres", "--of", "booklet")
    assert code == 0
    assert (folder / "outputs/print/opportunities/day-centres/distribution-sheet.pdf").exists()
    assert not (folder / "outputs" / "site").exists(), "nothing is published"


def test_files_of_pages_with_one_name_and_of_other_looks_stand_apart(
    pages: dict[str, Printable], context: Context, tmp_path: Path
) -> None:
    giant = Context(
        context.site, context.content, context.cache, appearance=Appearance(24, "black-on-yellow")
    )
    made = [
        run.make(BY_KEY["word"], pages[name], tmp_path, chosen).file
        for name in ("opportunities/bus-passes", "feedback/bus-passes")
        for chosen in (context, giant)
    ]
    assert [file and file.relative_to(tmp_path).as_posix() for file in made] == [
        "opportunities/bus-passes/bus-passes.docx",
        "opportunities/bus-passes/bus-passes-giant.docx",
        "feedback/bus-passes/bus-passes.docx",
        "feedback/bus-passes/bus-passes-giant.docx",
    ]
    name = BY_KEY["booklet"].file_name(pages["feedback/bus-passes"], giant.appearance)
    assert name == "bus-passes-booklet-giant-black-on-yellow.pdf"


def test_what_is_not_understood_is_answered_in_plain_words(build: Build) -> None:
    folder = build.content.parent
    for arguments, answer in (
        (("distribution-sheet", "--of", "letter"), "How many pages “letter” has depends on the computer"),
        (("opportunities/day-centres", "leaflet"), "Say first what to print, and then of which page: "),
        (("letter", "opportunities/bus-passes"), "You may mean: involve print letter feedback/bus-passes"),
        (
            ("leaflet", "opportunities/bus-passes"),
            "On this day there is no use for “leaflet” of content/opportunities/bus-passes.md",
        ),
    ):
        code, said = printed(folder, *arguments)
        assert code == 1
        assert answer in said
    code, said = printed(folder, "leaflet", "day-centres", "--size", "giant")
    assert code == 0
    assert said.startswith("There is no choice of size here")


def test_a_site_that_needs_mending_prints_nothing(borough: Path, tmp_path: Path) -> None:
    shutil.copytree(borough / "content", tmp_path / "content")
    (tmp_path / "content" / "opportunities" / "broken.md").write_text("---\ntitle: Broken\n---\n", "utf-8")
    code, said = printed(tmp_path, "leaflet", "day-centres")
    assert code == 1
    assert "content/opportunities/broken.md:3: " in said
    assert not (tmp_path / "outputs").exists()


def test_labels_never_come_from_the_folder_of_the_site(build: Build, tmp_path: Path) -> None:
    folder = build.content.parent
    (folder / "people.csv").write_text("name,address,postcode\nA. Reader,1 Elm Row,WX1 1AA\n", "utf-8")
    code, said = printed(folder, "labels", str(folder / "people.csv"))
    assert code == 1
    assert "The list would be in the folder of the site" in said
    (folder / "people.csv").rename(tmp_path / "people.csv")
    code, said = printed(folder, "labels", str(tmp_path / "people.csv"))
    assert code == 0
    assert (tmp_path / "people-labels.pdf").exists()
    assert not list(folder.rglob("*labels*"))
