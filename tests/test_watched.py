"""What a page shows of other pages is never stale: an edit of one gives what a build from nothing gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from builder.build import Build
from builder.catalogue import Catalogue, Item, catalogue_of
from builder.compose import pages
from builder.document import Document
from builder.messages import BuildError
from builder.watched import Prints, Watched
from tests.support import wexmoor
from tests.support.sites import built, site, write
from tests.test_kept import change, published

TODAY = wexmoor.TODAY
GLOSSARY = """\
terms:
  - term: carer
    means: somebody who looks after somebody
    also: [carers]
    avoid: [caregiver]
"""
SERVES = {
    "short_because": "The law gives us until March.",
    "commitments": ["choice-of-ways"],
    "related": ["groups/carers", "newsletters/winter"],
}
ITEMS: dict[str, dict[str, Any]] = {
    "opportunities/day-centres": wexmoor.OPPORTUNITY | SERVES,
    "opportunities/bus-passes": wexmoor.OPPORTUNITY
    | {
        "title": "Tell us about bus passes",
        "closes": "2 November 2026",
        "decision_date": "9 November 2026",
        "tell_by": "16 November 2026",
        "date": "1 July 2026",
    },
    "feedback/bus-passes": wexmoor.FEEDBACK
    | {"opportunity": "bus-passes", "date": "16 November 2026", "commitments": ["choice-of-ways"]},
    "events/talk": wexmoor.EVENT,
    "events/forum": wexmoor.EVENT
    | {"title": "The forum", "date": "1 December 2026", "opportunity": None, "group": "carers"},
    "venues/the-orchard": wexmoor.VENUE,
    "strategies/involving": wexmoor.STRATEGY | {"related": ["groups/carers"]},
    "groups/carers": {
        "title": "The forum of carers",
        "summary": "Carers meet each month.",
        "who_for": "Anyone who looks after somebody",
        "meets": "The first Tuesday of every month",
        "where": "the-orchard",
        "how_to_join": "Just come.",
        "payment": "none",
        "related": ["opportunities/day-centres"],
    },
    "newsletters/winter": {
        "title": "Winter",
        "summary": "What is new.",
        "date": "2 November 2026",
        "items": ["opportunities/day-centres", "groups/carers"],
    },
    "talking-news/2026-11": {"summary": "What is new.", "date": "20 November 2026", "month": "November 2026"},
}
BODY = "## More\n\nA carer can call us. See [day centres](../opportunities/day-centres.md).\n"


def file_of(fields: dict[str, Any]) -> str:
    """The file of an item with these answers."""
    answers = {name: answer for name, answer in fields.items() if answer is not None}
    return f"---\n{yaml.safe_dump(answers, sort_keys=False, allow_unicode=True, width=1000)}---\n{BODY}"


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A borough in which every page shows something of another, built once: its website alone."""
    folder = site(tmp_path_factory.mktemp("before"), glossary_yml=GLOSSARY)
    for name, fields in ITEMS.items():
        write(folder, f"content/{name}.md", file_of(fields))
    built(folder, TODAY, website_only=True)
    return folder


def _feedback_goes(folder: Path) -> None:
    (folder / "content" / "feedback" / "bus-passes.md").unlink()


def _feedback_comes(folder: Path) -> None:
    fields = wexmoor.FEEDBACK | {"date": "20 November 2026", "commitments": ["choice-of-ways"]}
    write(folder, "content/feedback/day-centres.md", file_of(fields))
    change("content/opportunities/day-centres.md", "closes: 12 February 2027", "closes: 9 November 2026")(
        folder
    )


def _nothing(_: Path) -> None:
    """Only the day is another."""


EDITS: dict[str, tuple[Callable[[Path], None], date]] = {
    "the points of feedback": (
        change("content/feedback/bus-passes.md", "did: partly", "did: 'no'"),
        TODAY,
    ),
    "feedback that goes": (_feedback_goes, TODAY),
    "feedback that comes": (_feedback_comes, TODAY),
    "the access of a venue": (change("content/venues/the-orchard.md", "yes, in the hall", "no"), TODAY),
    "the name of a venue": (change("content/venues/the-orchard.md", "The Orchard", "The Old Barn"), TODAY),
    "the words of a commitment": (
        change("content/strategies/involving.md", "always choose", "choose"),
        TODAY,
    ),
    "the id of a commitment": (change("content/strategies/involving.md", "choice-of", "choices-of"), TODAY),
    "the day of an event": (change("content/events/talk.md", "13 January", "14 January"), TODAY),
    "an event of another": (
        change("content/events/talk.md", "opportunity: day-centres", "group: carers"),
        TODAY,
    ),
    "the title of an opportunity": (
        change("content/opportunities/bus-passes.md", "about bus", "of bus"),
        TODAY,
    ),
    "the payment of an opportunity": (
        change("content/opportunities/day-centres.md", "payment: none", "payment: £12 an hour"),
        TODAY,
    ),
    "the summary of a group": (change("content/groups/carers.md", "each month", "often"), TODAY),
    "the contact of the site": (change("content/site.yml", "960 140", "960 141"), TODAY),
    "the meaning of a word": (change("content/glossary.yml", "looks after", "helps"), TODAY),
    "a word to avoid": (change("content/glossary.yml", "caregiver", "call"), TODAY),
    "the day on which feedback is told": (_nothing, date(2026, 11, 15)),
    "the day after a meeting": (_nothing, date(2026, 12, 2)),
    "a day on which something closes soon": (_nothing, date(2027, 2, 10)),
    "a day on which something is closed": (_nothing, date(2027, 2, 13)),
}
TOLD = {"a word to avoid", "the id of a commitment"}  # of these, pages show nothing


def told(folder: Path, today: date) -> object:
    """What a build publishes and what it tells, or why it stops."""
    try:
        build: Build = built(folder, today, website_only=True)
    except BuildError as error:
        return str(error)
    return published(folder), build.told()


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_what_a_build_from_nothing_gives(name: str, before: Path, tmp_path: Path) -> None:
    edit, today = EDITS[name]
    warm, cold = tmp_path / "warm", tmp_path / "cold"
    shutil.copytree(before, warm)
    edit(warm)
    shutil.copytree(warm, cold, ignore=shutil.ignore_patterns("outputs", "kept"))
    found = told(warm, today)
    assert found == told(cold, today)
    assert found == told(warm, today)
    assert published(warm) != published(before) or name in TOLD


# ---- What is asked -----------------------------------------------------------------------------------------


def _borough(today: date = TODAY) -> Catalogue:
    items = (wexmoor.item(name, **fields) for name, fields in ITEMS.items())
    return wexmoor.catalogue(*items, today=today)


def _prints(catalogue: Catalogue, **stamps: str) -> Prints:
    files = {item.file: "as before" for item in catalogue.items.values()}
    changed = {f"content/{name.replace('__', '/').replace('_', '-')}.md": new for name, new in stamps.items()}
    assert changed.keys() <= files.keys()
    return Prints(catalogue, files | changed)


def _asked(name: str, catalogue: Catalogue) -> Watched:
    """What the composer of a page asks."""
    watched = Watched(_prints(catalogue))
    item: Item[Any] | None = catalogue.named(name)
    assert item
    pages.page(item, Document(item.fields.title, "", (), item.address), cast(Catalogue, watched))
    return watched


@pytest.mark.parametrize("name", ITEMS)
def test_no_page_depends_on_everything(name: str) -> None:
    assert ("everything",) not in _asked(name, _borough()).asked


@pytest.mark.parametrize(
    ("page", "others"),
    [
        ("opportunities/day-centres", ("events__talk", "venues__the_orchard", "strategies__involving")),
        ("opportunities/bus-passes", ("feedback__bus_passes",)),
        ("feedback/bus-passes", ("opportunities__bus_passes", "strategies__involving")),
        ("events/forum", ("groups__carers", "venues__the_orchard")),
        ("venues/the-orchard", ("events__talk", "events__forum")),
        ("strategies/involving", ("opportunities__day_centres", "feedback__bus_passes")),
        ("groups/carers", ("opportunities__day_centres", "events__forum", "venues__the_orchard")),
        ("newsletters/winter", ("opportunities__day_centres", "groups__carers")),
    ],
)
def test_a_page_depends_on_what_it_shows(page: str, others: tuple[str, ...]) -> None:
    borough = _borough()
    asked = _asked(page, borough).asked
    assert _prints(borough).same(asked)
    for other in others:
        assert not _prints(borough, **{other: "changed"}).same(asked), other
    assert _prints(borough, **{"newsletters__winter": "changed"}).same(asked) or "newsletters/winter" in str(
        asked
    )


def _ways_round(catalogue: Catalogue) -> Iterator[Callable[[], object]]:
    """Ways to learn of items that are no question to a catalogue."""
    item = catalogue.items["opportunities/day-centres"]
    yield lambda: catalogue.items
    yield lambda: catalogue.commitments
    yield lambda: catalogue._events
    yield lambda: catalogue.status(replace(item))  # type: ignore[arg-type]


@pytest.mark.parametrize("number", range(4))
def test_what_is_learnt_in_another_way_depends_on_everything(number: int) -> None:
    borough = _borough()
    watched = Watched(_prints(borough))
    list(_ways_round(cast(Catalogue, watched)))[number]()
    assert ("everything",) in watched.asked
    assert _prints(borough).same(watched.asked)
    for item in borough.items.values():
        files = {one.file: "as before" for one in borough.items.values()} | {item.file: "changed"}
        assert not Prints(borough, files).same(watched.asked)
    assert not _prints(_borough(date(2026, 11, 24))).same(watched.asked)


def test_a_title_that_an_item_has_from_another_is_part_of_it() -> None:
    borough = _borough()
    other = replace(borough.items["opportunities/bus-passes"])
    title = other.fields.model_copy(update={"title": "Bus passes for all"})
    items = {**borough.items, other.name: replace(other, fields=title)}
    untitled = borough.items["feedback/bus-passes"]
    items[untitled.name] = replace(untitled, fields=untitled.fields.model_copy(update={"title": ""}))
    after = catalogue_of(borough.site, TODAY, items.values())
    asked = {("named", "feedback/bus-passes"): _prints(borough).of(("named", "feedback/bus-passes"))}
    assert not _prints(after).same(asked)
