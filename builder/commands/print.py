"""`involve print`: things for staff to hand out and post, in outputs/print."""

from __future__ import annotations

import difflib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder.appearance import BLACK, Appearance, papers, sizes
from builder.commands.options import in_folder, on_day
from builder.commands.plainly import plainly
from builder.commands.terminal import plain_streams
from builder.context import Context
from builder.messages import BuildError

if TYPE_CHECKING:
    from builder.printing.products import Product
    from builder.printing.run import Made

ALL, SHEET, LABELS = "all", "distribution-sheet", "labels"
OTHERS = {
    ALL: "All of these that suit a page",
    SHEET: "How many copies go where, with pages and paper counted",
    LABELS: "Address labels of a list: involve print labels LIST.csv",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for on the command line."""

    what: str
    names: tuple[str, ...]
    appearance: Appearance
    of: str
    a_sheet: int
    start: int


@click.command()
@click.argument("what", required=False)
@click.argument("pages", nargs=-1)
@click.option("--size", type=click.Choice([*sizes()]), help="The size of type, where it can be chosen.")
@click.option(
    "--colours",
    type=click.Choice([*papers()]),
    default=Appearance().colours,
    help="The colours of paper and ink; black-only is for printers without colours.",
)
@click.option("--of", default="leaflet", help="What the distribution sheet counts, such as booklet.")
@click.option("--a-sheet", default=8, help="How many labels your sheets have: 8, 6, 4 or 1.")
@click.option("--start", default=1, help="The place of the first label on a sheet that has been begun.")
@in_folder("content/")
@on_day("Print things as they are on another day, such as 2026-11-23.")
def print_things(
    what: str | None,
    pages: tuple[str, ...],
    size: str | None,
    *,
    colours: str,
    folder: Path,
    today: date | None,
    **counted: Any,
) -> None:
    """Print leaflets, posters, booklets, forms, letters and labels.

    WHAT is one of the things that are listed when you name none, and PAGES are their pages, such as
    opportunities/day-centres. Without a page, leaflets and the like are made of everything people can join.
    """
    plain_streams()
    if what is None:
        click.echo("\n".join(_list()))
        return
    appearance = Appearance(sizes()[size] if size else None, colours)
    asked = Asked(what, pages, appearance, **counted)
    plainly(lambda: _print(asked, folder.resolve(), today))


def _list() -> Iterator[str]:
    """Everything that can be printed."""
    from builder.printing.products import PRODUCTS

    rows = {product.key: product.name for product in PRODUCTS} | OTHERS
    widest = max(map(len, rows))
    yield "You can print:"
    yield from (f"  {key:{widest}}  {name}" for key, name in rows.items())
    yield "For example: involve print leaflet opportunities/day-centres"


def _print(asked: Asked, folder: Path, today: date | None) -> bool:
    """Make everything that was asked for, and say what; whether all of it was made."""
    from builder.mkdocs_plugin import read_whole_site
    from builder.printing import run
    from builder.printing.products import PRODUCTS

    if asked.what == LABELS:
        click.echo("".join(_not_chosen(asked.appearance, sized=False, coloured=False)), nl=False)
        return _labels(asked, folder)
    product = None if asked.what in OTHERS else _product(asked.what)
    of = _product(asked.of)
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # everything it would say, we say
    build = read_whole_site(folder, today)
    context = replace(build.context, appearance=asked.appearance)
    pages, target = run.printables(build), folder / "outputs" / run.FOLDER
    if asked.what == SHEET:
        return _tell([run.sheet(run.wanted(asked.names, pages), of, target, context, build)], folder)
    if product:
        click.echo("".join(_not_chosen(asked.appearance, product.sized, product.coloured)), nl=False)
        jobs = [(product, page) for page in run.choose(product, asked.names, pages)]
    else:
        jobs = [(one, page) for page in run.wanted(asked.names, pages) for one in PRODUCTS if one.suits(page)]
    if not jobs:
        raise BuildError("There is nothing to print. Name a page, such as opportunities/day-centres")
    return _tell((run.make(one, page, target, context) for one, page in jobs), folder)


def _not_chosen(wanted: Appearance, sized: bool, coloured: bool) -> Iterator[str]:
    """What somebody chose that cannot be chosen for this thing."""
    if wanted.size and not sized:
        yield "There is no choice of size here: the type is as large as there is room for, and never small.\n"
    if wanted.colours not in (Appearance().colours, BLACK) and not coloured:
        yield "There is no choice of these colours here: they are for paper that we print.\n"


def _product(key: str) -> Product:
    """The thing that somebody asks for; raises BuildError with what there is."""
    from builder.printing.products import BY_KEY

    if key in BY_KEY:
        return BY_KEY[key]
    if "/" in key:
        raise BuildError(f"Say first what to print, and then of which page: involve print leaflet {key}")
    near = difflib.get_close_matches(key, [*BY_KEY, *OTHERS], 1)
    guess = f" Did you mean {near[0]}?" if near else ""
    raise BuildError("\n".join([f"“{key}” is nothing that can be printed.{guess}", "", *_list()]))


def _labels(asked: Asked, folder: Path) -> bool:
    """Make the labels of each list that was named."""
    from builder.printing import labels
    from builder.sources import read_site

    if not asked.names:
        raise BuildError(
            "Say where the list of addresses is, such as: involve print labels ~/lists/people.csv"
        )
    site, _ = read_site(folder / "content")
    if site is None:
        raise BuildError("The site file needs mending first. To see what: involve build")
    context = Context(site, folder / "content", folder / ".cache")
    whole = True
    for name in asked.names:
        made = labels.labels(Path(name).expanduser(), None, context, a_sheet=asked.a_sheet, start=asked.start)
        click.echo("\n".join(labels.told(made)))
        whole = whole and not made.left_out
    return whole


def _tell(made: Iterable[Made], folder: Path) -> bool:
    """Say of each thing where it is and what there is to mend; whether all of it was made."""
    whole = True
    for one in made:
        for message in one.messages:
            click.echo(f"{message}\n")
        if one.file is None:
            whole = False
            continue
        extent = f" ({one.extent})" if one.extent else ""
        click.echo(f"{one.name}{extent}: {one.file.relative_to(folder)}")
    return whole
