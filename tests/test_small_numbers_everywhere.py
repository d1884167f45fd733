"""Small numbers of people are in no output at all, whatever its format, and no output gives them away."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from builder import addresses, open_data, subscriptions, xhtml
from builder.catalogue import Catalogue
from builder.checks.paper.pdf import tag_text
from builder.compose.composed import assemble
from builder.compose.lists import pages as lists
from builder.context import Context
from builder.document import Document
from builder.ideas import easy_read_text
from builder.schema.site import Site
from builder.small_numbers import SMALLEST_LEAST, among, hide, in_words, why
from builder.speech.captions import transcript
from builder.speech.script import body
from builder.words import document_text
from builder.writers import easy_read_print, easy_read_word, large_print, word
from tests.docx_text import body_text
from tests.support import wexmoor
from tests.support.composed import page_in
from tests.support.sites import built, site, write
from tests.support.wexmoor import catalogue, item

Tables = Mapping[str, Mapping[str, int]]

GROUPS = ("Aldermere", "Brackwater", "Copsley", "Dunhollow", "Elmstrand", "Fernwick")
TABLES = ("Ages", "Places", "Work")
PAGE = "feedback/day-centres"
LISTS = ("", "opportunities/", "feedback/", "newsletters/")  # the pages that say how many took part


def cells(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[dict[str, int]]:
    return st.dictionaries(st.sampled_from(GROUPS), numbers, min_size=1)


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    """Feedback with tables full of small numbers, most of which add up to all people."""
    tables = draw(st.lists(cells(st.integers(0, 6) | st.integers(0, 1500)), max_size=3))
    people = sum(tables[0].values()) if tables else draw(st.integers(0, 30))
    fitting = [_fitted(table, people) if draw(st.booleans()) else table for table in tables]
    counted = draw(st.lists(st.none() | st.integers(0, 6) | st.integers(0, people), min_size=1, max_size=4))
    points = [
        {"said": f"Point {'ABCD'[at]}", "did": "yes"}
        | ({} if many is None else {"people": min(many, people)})
        for at, many in enumerate(counted)
    ]
    return {"people": people, "who_took_part": dict(zip(TABLES, fitting, strict=False)), "points": points}


def _fitted(table: dict[str, int], people: int) -> dict[str, int]:
    """A table whose last cell is changed so that it adds up, if it can."""
    last = list(table)[-1]
    rest = people - sum(count for group, count in table.items() if group != last)
    return table | {last: rest} if rest >= 0 else table


def shelf(given_answers: dict[str, Any], **site: object) -> Catalogue:
    """A catalogue on a day when the feedback is out, with a newsletter that tells of it."""
    day = wexmoor.item(PAGE, **given_answers).fields.date
    return catalogue(
        item(PAGE, **given_answers),
        item("opportunities/day-centres"),
        item("newsletters/spring", title="Spring news", items=["opportunities/day-centres", PAGE]),
        today=day,
        **site,
    )


# ---- What every text says of people ------------------------------------------------------------------------


def assert_no_small_number(text: str, people: int, least: int = 5) -> None:
    """No number of people is small, and neither are those who are left over."""
    for found in re.finditer(r"(?<!than )\b([\d,]+)\s+people\b", text):
        told = int(found[1].replace(",", ""))
        assert not 0 < told < least, found[0]
        assert not 0 < people - told < least, found[0]


def who_took_part(text: list[str]) -> list[str]:
    """The lines of the section with the tables."""
    lines = [line for piece in text for line in piece.splitlines() if line]
    start = lines.index("Who took part")
    return lines[start + 1 : lines.index("Thank you", start)]


def numbers(text: Iterable[str]) -> Counter[str]:
    return Counter(number for line in text for number in re.findall(r"\d[\d,]*", line))


def assert_shows_what_may_be_shown(text: list[str], fields: dict[str, Any]) -> None:
    """The tables in the text are those that `hide` lets through, and no other number stands among them."""
    shown = hide(fields["people"], fields["who_took_part"])
    told = who_took_part(text)
    expected: list[str] = []
    for name, table in shown.tables:
        if all(count is None for _, count in table):
            assert f"{name}: we do not show these numbers." in told
            continue
        start = next(at for at, line in enumerate(told) if line.removeprefix("The columns are: ") == name)
        rows = told[start + 2 : start + 2 + 2 * len(table)]
        pairs = zip(rows[::2], rows[1::2], strict=True)
        found = [(group.split(": ")[-1], count.split(": ")[-1]) for group, count in pairs]
        assert found == [(group, in_words(count)) for group, count in table]
        expected += [count for _, count in found if count != "not shown"]
    expected += re.findall(r"\d[\d,]*", _took_part(fields["people"]))
    assert numbers(told) == Counter(expected) + (numbers([why()]) if shown.hides else Counter())


def _took_part(people: int) -> str:
    if not people:
        return "Nobody took part."
    return "Fewer than 5 people took part." if people < 5 else f"{people:,} people took part."


# ---- In every format ---------------------------------------------------------------------------------------


def html_lines(text: str) -> list[str]:
    """The words of a page, a line for each paragraph, heading and cell."""
    root = html.fragment_fromstring(text, create_parent="div")
    wanted = root.iter("p", "h2", "h3", "th", "td", "li", "dt")
    return [" ".join(element.text_content().split()) for element in wanted]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Context:
    return Context(Site.model_validate(wexmoor.SITE), tmp_path_factory.mktemp("none"), kept)


def every_format(document: Document, context: Context) -> Iterator[tuple[str, list[str]]]:
    """The name of each format of the full page, and the words in it."""
    yield "HTML", html_lines(xhtml.body(document, addresses.for_page(document.address, context.content)))
    yield "audio", transcript(body(document, context.site)).splitlines()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page"
        large_print.write(document, file, context)
        yield "PDF", tag_text(file)
        word.write(document, file, context)
        yield "Word", body_text(file)


def every_easy_format(document: Document, context: Context) -> Iterator[tuple[str, list[str]]]:
    """The same for its easy read."""
    yield "web page", list(easy_read_text(document))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page"
        easy_read_print.write(document, file, context)
        yield "PDF", tag_text(file)
        easy_read_word.write(document, file, context)
        yield "Word", body_text(file)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=answers())
def test_every_format_shows_what_may_be_shown_and_no_more(context: Context, fields: dict[str, Any]) -> None:
    document = page_in(shelf(fields), PAGE)
    for name, text in every_format(document, context):
        assert_shows_what_may_be_shown(text, fields), name
        assert_no_small_number("\n".join(text), fields["people"])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=answers())
def test_easy_read_has_no_tables_and_no_small_number(context: Context, fields: dict[str, Any]) -> None:
    document = page_in(shelf(fields), PAGE)
    for name, text in every_easy_format(document, context):
        told = "\n".join(text)
        assert not [group for group in GROUPS if group in told], name
        assert_no_small_number(told, fields["people"])


@settings(max_examples=150, deadline=None)
@given(fields=answers())
def test_no_page_that_tells_of_it_gives_a_number_away(fields: dict[str, Any]) -> None:
    found = shelf(fields)
    made = [page_in(found, name) for name in sorted(found.items)]
    made += [assemble(lists.compose(at, found), Document("", "", (), address=at)) for at in LISTS]
    for document in made:
        text = [document.title, document.summary, *document_text(document), *easy_read_text(document)]
        assert_no_small_number("\n".join(text), fields["people"])
    tables = [
        document for document in made if any(group in "".join(document_text(document)) for group in GROUPS)
    ]
    assert [document.title for document in tables] == [found.items[PAGE].fields.title] * len(tables)


@settings(max_examples=150, deadline=None)
@given(fields=answers())
def test_data_files_and_feeds_give_no_number_away(fields: dict[str, Any]) -> None:
    found = shelf(fields)
    files = {**open_data.files(found), **subscriptions.files(found)}
    for data in files.values():
        assert_no_small_number(data.decode(), fields["people"])
    (record,) = json.loads(files["feedback/what-changed.json"])["feedback"]
    shown = hide(fields["people"], fields["who_took_part"])
    assert record["who_took_part"] == {name: dict(table) for name, table in shown.tables}
    assert record["people"] == ("fewer than 5" if shown.total is None else fields["people"])
    for point, told in zip(fields["points"], record["points"], strict=True):
        if isinstance(told["people"], int):
            assert told["people"] == point["people"]
            assert not 0 < told["people"] < 5
            assert shown.total is None or not 0 < shown.total - told["people"] < 5


# ---- How many said one thing -------------------------------------------------------------------------------


@pytest.mark.parametrize("least", range(SMALLEST_LEAST, 9))
def test_nobody_can_work_out_how_few_said_a_thing_or_did_not(least: int) -> None:
    """Somebody who knows the total, where it is shown, and how we choose the words."""
    alike: dict[tuple[object, str], list[tuple[int, int]]] = defaultdict(list)
    for total in range(4 * least):
        for count in range(total + 1):
            shown = total if total == 0 or total >= least else "few"
            alike[shown, among(count, total, least)].append((count, total - count))
    for (_, words), possible in alike.items():
        if any(0 < number < least for pair in possible for number in pair) and words != "0":
            assert len({count for count, _ in possible}) > 1, (words, possible)
            assert len({left for _, left in possible}) > 1, (words, possible)


@pytest.mark.parametrize(
    ("count", "total", "words"),
    [
        (0, 40, "0"),
        (4, 40, "fewer than 5"),
        (5, 40, "5"),
        (35, 40, "35"),
        (36, 40, "nearly everyone"),
        (40, 40, "40"),
        (1200, 2400, "1,200"),
        (5, 6, "some"),
        (1, 6, "some"),
        (6, 6, "6"),
        (4, 9, "some"),
        (6, 10, "nearly everyone"),
        (2, 3, "fewer than 5"),
        (3, 3, "fewer than 5"),
    ],
)
def test_the_words_for_how_many_said_it(count: int, total: int, words: str) -> None:
    assert among(count, total) == words


# ---- In the whole site -------------------------------------------------------------------------------------

# With a high bound, numbers that must be hidden are ones that nothing else on a site would say.
MANY = "\nthresholds:\n  small_number: 100\n"
SECRETS = {"67", "71", "73", "79", "83", "1409", "9344"}
SHOWN = {"7937", "4003", "9413"}
OPPORTUNITY = """\
---
title: {title}
summary: Tell us what would suit you.
date: 2 November 2026
purpose: We want it to be good for everyone.
kind: ideas
level: getting information
closes: 30 November 2026
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
opportunity: {asked}
date: 4 January 2027
people: {people}
points:
{points}
thanks: Thank you.
next_steps:
  - what: We go on.
who_took_part: {tables}
---
"""


def feedback(asked: str, people: int, counts: tuple[int, ...], tables: Tables) -> str:
    points = "\n".join(f"  - said: We like it\n    did: yes\n    people: {count}" for count in counts)
    return FEEDBACK.format(asked=asked, people=people, points=points, tables=json.dumps(tables))


def test_no_hidden_number_is_in_any_file_of_the_site(tmp_path: Path) -> None:
    ages = {"Aldermere": 67, "Brackwater": 1409, "Copsley": 7937}
    folder = site(
        tmp_path,
        opportunities__many_md=OPPORTUNITY.format(title="Many"),
        opportunities__few_md=OPPORTUNITY.format(title="Few"),
        feedback__many_md=feedback("many", 9413, (9344, 71, 4003), {"Ages": ages}),
        feedback__few_md=feedback("few", 83, (79, 73), {"Ages": {"Aldermere": 83}}),
        newsletters__news_md="---\ntitle: News\nitems: [feedback/many, feedback/few]\n---\n",
    )
    settings_file = folder / "content" / "site.yml"
    write(folder, "content/site.yml", settings_file.read_text("utf-8") + MANY)
    done = built(folder, today=wexmoor.item(PAGE, date="4 January 2027").fields.date, website_only=True)
    assert "feedback/what-changed.csv" in done.data
    root = folder / "outputs" / "site"
    told: set[str] = set()
    for path in sorted(root.rglob("*")):
        if path.suffix in (".html", ".json", ".csv", ".rss", ".atom", ".xml", ".ics", ".txt"):
            name, text = path.relative_to(root).as_posix(), path.read_text("utf-8")
            if path.suffix == ".html":
                text = _all_words(text)
            found = set(re.findall(r"\b\d+\b", re.sub(r"(?<=\d),(?=\d{3})", "", text)))
            assert not found & SECRETS, name
            told |= found
    assert told >= SHOWN


def _all_words(page: str) -> str:
    """The words of a page and of every attribute that holds words or data; the shapes of icons left out."""
    root = html.document_fromstring(page)
    for icon in root.xpath("//*[local-name()='svg']"):
        icon.drop_tree()
    values = [value for element in root.iter() for value in element.attrib.values()]
    return "\n".join([str(root.text_content()), *values])
