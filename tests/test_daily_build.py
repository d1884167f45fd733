"""The build of every day: only what changed its state is made again, and nothing counts down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from builder import open_data, subscriptions
from builder.build import Build
from builder.catalogue import Catalogue, Item
from builder.compose import pages
from builder.compose.composed import assemble
from builder.compose.lists import pages as lists
from builder.content import read_content
from builder.document import Document
from builder.ideas import easy_read_text
from builder.messages import BuildError
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.written import front_matter
from builder.status import Status, first_day
from builder.words import document_text
from tests.support import wexmoor
from tests.support.sites import SITE, built, page, site, write

# ---- Real builds, a day apart ------------------------------------------------------------------------------

MONDAY = date(2026, 11, 9)
OPPORTUNITY = """\
---
title: {title}
summary: Tell us what would suit you.
date: 2 November 2026
purpose: We want it to be good for everyone.
kind: ideas
level: getting information
{days}
can_change: Hours — they can suit each area
cannot_change: Money — it is spent
you_will: Answer six questions.
time: 20 minutes, once
for: everyone
audience: everyone
ways: [phone — call 01632 960 140, in person — at the library]
payment: none
---
"""
FEEDBACK = """\
---
opportunity: benches
date: 21 December 2026
people: 12
points:
  - said: Put benches in the park.
    did: yes
thanks: Thank you.
next_steps:
  - what: The benches come.
---
"""
ON_LISTS = {"", "opportunities/", "ladder/"}  # the pages that list opportunities
OF_ALL = {"all-pages/", "involve/", "involve/pictures/", "easy-read/pictures/"}  # search and pictures
QUIET, SOON, CLOSED = date(2026, 11, 10), date(2026, 11, 16), date(2026, 12, 1)
ANSWERED = date(2026, 12, 21)


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], tuple[Build, set[str]]]:
    """Builds the same site for a later day; gives the build, and the names of all files that changed.

    It is in a language without a voice, for recordings take long; every other format is made.
    """
    folder = site(
        tmp_path_factory.mktemp("days"),
        opportunities__benches_md=OPPORTUNITY.format(title="Benches", days="closes: 30 November 2026"),
        opportunities__trees_md=OPPORTUNITY.format(title="Trees", days="closes: 26 February 2027"),
        feedback__benches_md=FEEDBACK,
    )
    write(folder, "content/site.yml", SITE + "language: so\n")
    built(folder, today=MONDAY)
    before = published(folder)

    def build(day: date) -> tuple[Build, set[str]]:
        nonlocal before
        done, now = built(folder, today=day), published(folder)
        names = before.keys() | now.keys()
        changed = {name for name in names if before.get(name) != now.get(name)}
        before = now
        return done, changed

    return build


def published(folder: Path) -> dict[str, bytes]:
    root = folder / "outputs" / "site"
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def page_of(name: str) -> str:
    """The address of the page that a published file belongs to."""
    folder = name.rpartition("/")[0].removesuffix("easy-read").rstrip("/")
    return f"{folder}/" if folder else ""


def test_only_what_changed_its_state_is_made_again(
    days: Callable[[date], tuple[Build, set[str]]],
) -> None:
    done, changed = days(QUIET)
    assert (done.made, done.read, changed) == (0, 0, set()), "a day on which nothing changes"

    done, changed = days(SOON)
    assert {page_of(name) for name in changed} - OF_ALL == {
        "opportunities/benches/",
        *ON_LISTS,
    }
    assert {"opportunities/benches/benches.docx", "opportunities/benches/index.html"} <= changed
    assert (done.read, done.made) == (0, 6 * 4), "the formats of four pages"
    assert (days(SOON + timedelta(1))[0].made, days(date(2026, 11, 30))[0].made) == (0, 0)

    done, changed = days(CLOSED)
    assert {page_of(name) for name in changed} - OF_ALL == {
        "opportunities/benches/",
        *ON_LISTS,
    }
    assert days(date(2026, 12, 20))[1] == set()

    done, changed = days(ANSWERED)
    told = {"feedback/", "feedback/benches/", "feeds/"}
    assert {page_of(name) for name in changed} - OF_ALL == {
        "opportunities/benches/",
        *ON_LISTS,
        *told,
    }
    assert days(ANSWERED + timedelta(1))[1] == set()


# ---- Every day of a season, in the sample borough ----------------------------------------------------------

FIRST, DAYS = date(2026, 10, 26), 90
_COUNTDOWN = re.compile(
    r"\b(?:\d+|one|two|three|a few) (?:more )?(?:days?|weeks?) (?:left|to go|ago|away|from now|late|overdue)"
    r"|\bin (?:\d+|one|two|three) days?\b|\b(?:tomorrow|yesterday)\b",
    re.I,
)


@pytest.fixture(scope="module")
def season(borough: Path) -> list[tuple[Catalogue, dict[str, Document]]]:
    """The catalogue and every composed page of the sample, day by day."""
    catalogue, _ = read_content(borough / "content", FIRST)
    return [
        (today, {document.address: document for document in _documents(today)})
        for number in range(DAYS)
        for today in [replace(catalogue, today=FIRST + timedelta(number))]
    ]


def _documents(catalogue: Catalogue) -> Iterator[Document]:
    for item in catalogue.items.values():
        if not lists.is_list(item.address):
            yield pages.page(item, Document(item.fields.title, "", (), address=item.address), catalogue)
    for address in (lists.HOME, *lists.listed(catalogue)):
        yield assemble(lists.compose(address, catalogue), Document("", "", (), address=address))


def _turning_days(item: Item[Heading], catalogue: Catalogue) -> Iterator[date | None]:
    """The days on which what is said of an item may change."""
    after = timedelta(1)
    match item.fields:
        case Opportunity() as fields:
            yield first_day(fields)
            if isinstance(fields.closes, date):
                yield fields.closes - timedelta(catalogue.site.thresholds.closes_soon_days)
                yield fields.closes + after
            yield fields.decision_date + after if fields.decision_date else None
        case Feedback() as fields:
            yield fields.date
        case Event() as fields:
            yield fields.date
            yield fields.date + after
            yield fields.book_by + after if fields.book_by else None
        case Group() as fields:
            yield fields.next_date + after if fields.next_date else None
        case Edition() as fields:
            yield fields.month


def test_on_a_day_without_a_change_of_state_no_page_changes(
    season: list[tuple[Catalogue, dict[str, Document]]],
) -> None:
    first, _ = season[0]
    turning = {day for item in first.items.values() for day in _turning_days(item, first) if day}
    quiet = 0
    for (_, before), (catalogue, now) in pairwise(season):
        changed = {address for address in now if now[address] != before.get(address)}
        if catalogue.today not in turning:
            quiet += 1
            assert not changed, catalogue.today
    assert quiet > DAYS / 2


def test_data_files_and_feeds_do_not_change_either(
    season: list[tuple[Catalogue, dict[str, Document]]],
) -> None:
    for (before, _), (now, _) in pairwise(season):
        told = [item.fields.date for item in now.all(Feedback)]
        opened = [first_day(item.fields) for item in now.all(Opportunity)]
        if now.today not in (*told, *opened):
            assert open_data.files(now) == open_data.files(before)
            assert subscriptions.files(now) == subscriptions.files(before)


def test_a_change_of_state_changes_the_page_of_that_opportunity(
    season: list[tuple[Catalogue, dict[str, Document]]],
) -> None:
    seen: set[Status] = set()
    for (before, old), (now, new) in pairwise(season):
        for item in now.all(Opportunity):
            if before.status(item) is not now.status(item):
                seen.add(now.status(item))
                assert new[item.address] != old[item.address]
                assert new["opportunities/"] != old["opportunities/"]
            elif not before.events_of(item):
                assert new[item.address] == old[item.address], (item.address, now.today)
    assert {Status.CLOSES_SOON, Status.CLOSED} <= seen


def test_no_words_count_down(season: list[tuple[Catalogue, dict[str, Document]]]) -> None:
    for catalogue, documents in season[::7]:
        for document in documents.values():
            for words in (*document_text(document), *easy_read_text(document)):
                assert not _COUNTDOWN.search(words), (catalogue.today, document.address, words)


def test_feedback_waits_for_its_day(tmp_path: Path) -> None:
    """A page that is dated tomorrow is nowhere in the site today, and staff can see that it waits."""
    site(tmp_path)
    write(tmp_path, "content/opportunities/day-centres.md", front_matter(wexmoor.OPPORTUNITY))
    write(tmp_path, "content/feedback/day-centres.md", front_matter(wexmoor.FEEDBACK))
    before, on_the_day = date(2027, 3, 18), date(2027, 3, 19)
    write(tmp_path, "content/news.md", page("See [what came of it](feedback/day-centres.md).", title="News"))
    with pytest.raises(BuildError, match="feedback that is published on 19 March 2027, and not before"):
        built(tmp_path, before, website_only=True)
    (tmp_path / "content" / "news.md").unlink()
    built(tmp_path, before, website_only=True)
    published = tmp_path / "outputs" / "site"
    assert not (published / "feedback" / "day-centres").exists()
    assert "feedback/day-centres" not in (published / "sitemap.xml").read_text("utf-8")
    reminders = (tmp_path / "outputs" / "reports" / "reminders.txt").read_text("utf-8")
    assert "It will be published on 19 March 2027." in reminders
    built(tmp_path, on_the_day, website_only=True)
    assert (published / "feedback" / "day-centres" / "index.html").exists()
