"""PDF/UA-1 by two engines that know nothing of each other, over every kind of PDF that there is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from builder import generated
from builder.appearance import Appearance
from builder.build import Build
from builder.context import Context
from builder.document import Document
from builder.ideas import has_ideas
from builder.mkdocs_plugin import read_whole_site
from builder.printing import run
from builder.printing.products import BY_KEY, PRODUCTS
from builder.writers import easy_read_print, large_print
from tests.support.documents import EVERYTHING, PICTURE
from tests.support.easy import SITE
from tests.support.paper import assert_accessible, verapdf
from tests.support.wexmoor import TODAY

PAGE = "opportunities/day-centres"  # which all products can be made of but the letter, a Word file


@pytest.fixture(scope="module")
def build(borough: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The sample site, read and not made."""
    folder = tmp_path_factory.mktemp("borough")
    shutil.copytree(borough / "content", folder / "content")
    return read_whole_site(folder, TODAY)


def made_by_programs(build: Build) -> list[Document]:
    """The lists and standing pages of the sample site; what staff print is made of all other kinds."""
    return [page for address, page in build.documents.items() if generated.is_generated(address)]


def printed(document: Document, target: Path, context: Context) -> dict[Path, Document | None]:
    """A Document in large print, and in easy read if it has any."""
    large, easy = target.with_suffix(".large.pdf"), target.with_suffix(".easy.pdf")
    large_print.write(document, large, context)
    if not has_ideas(document):
        return {large: document}
    easy_read_print.write(document, easy, context)
    return {large: document, easy: None}


@pytest.fixture(scope="module")
def files(build: Build, kept: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Document | None]:
    """Pages in both formats, each with its Document where the file says the whole of it."""
    folder = tmp_path_factory.mktemp("standards")
    (folder / PICTURE).parent.mkdir()
    Image.new("RGB", (600, 400), "#0b5953").save(folder / PICTURE)
    made = printed(EVERYTHING, folder / "everything", Context(SITE, folder, kept))
    context = Context(build.context.site, build.content, kept)
    for number, document in enumerate(made_by_programs(build)):
        made |= printed(document, folder / str(number), context)
    assert len(made) > 20
    return made


def products(build: Build, folder: Path, cache: Path) -> list[Path]:
    """Everything that staff can print of a page as a PDF; one of them large and in other colours as well."""
    page = run.printables(build)[PAGE]
    usual = Context(build.context.site, build.content, cache)
    other = Context(usual.site, usual.content, cache, appearance=Appearance(24, "white-on-black"))
    suited = [one for one in PRODUCTS if one.suits(page) and one.file.endswith(".pdf")]
    made = [run.make(one, page, folder / "usual", usual).file for one in suited]
    made += [run.make(one, page, folder / "other", other).file for one in suited if one.key == "booklet"]
    made.append(run.sheet((), BY_KEY["leaflet"], folder, usual, build).file)
    return [file for file in made if file]


def test_every_kind_of_page_is_accessible(files: dict[Path, Document | None]) -> None:
    assert_accessible(files)


@pytest.mark.jdk
def test_verapdf_finds_nothing(
    files: dict[Path, Document | None], build: Build, kept: Path, tmp_path: Path
) -> None:
    """A broken file beside the others shows that it looks."""
    with pikepdf.open(next(iter(files))) as opened:
        del opened.Root.StructTreeRoot
        opened.save(tmp_path / "broken.pdf")
    others = products(build, tmp_path, kept)
    assert len(others) > 7
    found = verapdf([*files, *others, tmp_path / "broken.pdf"])
    assert found.pop(tmp_path / "broken.pdf")
    assert not any(found.values()), found
