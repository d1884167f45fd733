"""Leaflets and posters: the open opportunities of the sample site, and what each of their files must keep."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import page
import pikepdf
import zxingcpp
from PIL import Image

from builder.appearance import Appearance
from builder.catalogue import Catalogue, Item
from builder.checks.paper.pdf import tag_text
from builder.checks.paper.table import findings
from builder.checks.paper.wanted import Wanted
from builder.compose.handouts.leaflet import Leaflet
from builder.content import read_content
from builder.context import Context, Written
from builder.paper.artwork import CREDIT
from builder.schema.page import Heading
from builder.words import document_text
from tests.support.wexmoor import TODAY

# What people can join in the sample site: every open opportunity, a group and a meeting.
SAMPLES = (
    *("opportunities/day-centres", "opportunities/equipment-panel"),
    *("opportunities/next-carers-plan", "opportunities/talking-news-readers"),
    *("groups/carers-forum", "events/carers-forum-december"),
)

Compose = Callable[[Item[Heading], Catalogue], Leaflet]
Write = Callable[[Leaflet, Path, Context], Written]


@dataclass(frozen=True)
class Made:
    """A leaflet or poster, its file, and what its writer said of it."""

    leaflet: Leaflet
    file: Path
    written: Written


def samples(borough: Path, folder: Path, kept: Path, compose: Compose, write: Write) -> dict[str, Made]:
    """One of each of the samples, by name."""
    catalogue, _ = read_content(borough / "content", TODAY)
    context = Context(catalogue.site, borough / "content", kept)
    made: dict[str, Made] = {}
    for name in SAMPLES:
        file = folder / f"{name.replace('/', '-')}.pdf"
        leaflet = compose(catalogue.items[name], catalogue)
        made[name] = Made(leaflet, file, write(leaflet, file, context))
    return made


def in_colours(context: Context, colours: str) -> Context:
    """The same surroundings in other colours."""
    return Context(context.site, context.content, context.cache, appearance=Appearance(colours=colours))


def said(leaflet: Leaflet) -> list[str]:
    """Every piece of text in reading order, with the line about the picture."""
    *words, last = filter(None, document_text(leaflet.document))
    return [leaflet.organisation, leaflet.title, *words, f"{last} {CREDIT}"]


def assert_right(made: Made, least: float) -> None:
    """One page that says everything in order, in large enough type, and keeps PDF/UA-1 and all our checks."""
    assert made.written.messages == ()
    assert made.written.extent == "1 page"
    with pikepdf.open(made.file) as pdf:
        assert len(pdf.pages) == 1
    heard = [" ".join(words.split()) for words in tag_text(made.file)]
    assert heard == [" ".join(words.split()) for words in said(made.leaflet)]
    result = page.validate_pdf(str(made.file), profile="ua1")
    assert result.is_compliant, [(failure.rule_id, failure.message) for failure in result.failures]
    assert findings(made.file, Wanted(least=least, document=made.leaflet.document)) == ()


def picture_of(file: Path, dots: int = 100) -> Image.Image:
    """The page as people see it."""
    subprocess.run(
        ["pdftoppm", "-r", str(dots), "-png", "-singlefile", str(file), str(file.with_suffix(""))],
        check=True,
    )
    with Image.open(file.with_suffix(".png")) as image:
        image.load()
        return image


def codes_in(file: Path) -> list[str]:
    """What a telephone reads on the page."""
    return [code.text for code in zxingcpp.read_barcodes(picture_of(file))]
