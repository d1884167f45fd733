"""PDF/UA-1 by two engines that know nothing of each other, over every kind of PDF that a site has."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from builder.context import Context
from builder.document import Document
from builder.ideas import has_ideas
from builder.writers import easy_read_print, large_print
from tests.support.documents import EVERYTHING, PICTURE
from tests.support.easy import SITE
from tests.support.paper import assert_accessible, verapdf
from tests.support.sites import sample_documents


def one_of_each_kind(borough: Path) -> list[Document]:
    """Pages of the sample site: one of each part, each list, and every page that stands alone."""
    found = {
        (one.address.count("/"), one.address.partition("/")[0]): one for one in sample_documents(borough)
    }
    return list(found.values())


def printed(document: Document, target: Path, context: Context) -> dict[Path, Document | None]:
    """A Document in large print, and in easy read if it has any."""
    large, easy = target.with_suffix(".large.pdf"), target.with_suffix(".easy.pdf")
    large_print.write(document, large, context)
    if not has_ideas(document):
        return {large: document}
    easy_read_print.write(document, easy, context)
    return {large: document, easy: None}


@pytest.fixture(scope="module")
def files(borough: Path, kept: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Document | None]:
    """Every kind of PDF, with its Document where it says the whole of it."""
    folder = tmp_path_factory.mktemp("standards")
    (folder / PICTURE).parent.mkdir()
    Image.new("RGB", (600, 400), "#0b5953").save(folder / PICTURE)
    made = printed(EVERYTHING, folder / "everything", Context(SITE, folder, kept))
    for number, document in enumerate(one_of_each_kind(borough)):
        made |= printed(document, folder / str(number), Context(SITE, borough / "content", kept))
    assert len(made) > 20
    return made


def test_every_kind_of_pdf_is_accessible(files: dict[Path, Document | None]) -> None:
    assert_accessible(files)


@pytest.mark.jdk
def test_verapdf_finds_nothing(files: dict[Path, Document | None], tmp_path: Path) -> None:
    """A broken file beside the others shows that it looks."""
    with pikepdf.open(next(iter(files))) as opened:
        del opened.Root.StructTreeRoot
        opened.save(tmp_path / "broken.pdf")
    found = verapdf([*files, tmp_path / "broken.pdf"])
    assert found.pop("broken.pdf")
    assert not any(found.values()), found
