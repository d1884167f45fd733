"""Bad input, through the real build: every fault is told plainly and at once; the site stays as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from builder.checks.paper.pdf import tag_text
from builder.compose import pages
from builder.content import read_content
from builder.document import Document
from builder.messages import BuildError
from builder.schema.front_matter import read_front_matter
from builder.schema.kinds import KINDS, Kind
from tests.docx_text import body_text
from tests.support.sites import HOME, SITE, built, write
from tests.support.wexmoor import EVENT, FEEDBACK, OPPORTUNITY, STRATEGY, TODAY, VENUE

Answers = Mapping[str, Any]

DAY_CENTRES, WHAT_CAME = "opportunities/day-centres", "feedback/day-centres"
IN_ORDER: dict[str, Answers] = {
    DAY_CENTRES: OPPORTUNITY,
    "events/talk": EVENT,
    "venues/the-orchard": VENUE,
    "strategies/involving-people": STRATEGY,
    WHAT_CAME: FEEDBACK,
}


def file_of(answers: Answers, body: str = "") -> str:
    """A file with these fields, a line each (JSON is YAML too); None leaves one out."""
    given_answers = {name: value for name, value in answers.items() if value is not None}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in given_answers.items()]
    return "\n".join(["---", *lines, "---", body])


def changed(name: str, **answers: object) -> str:
    """The usual file of that name with some answers changed; `for_` stands for `for`."""
    return file_of(IN_ORDER[name] | {key.removesuffix("_"): value for key, value in answers.items()})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site in order, with one file of each kind that hangs together with others."""
    write(tmp_path, "content/site.yml", SITE)
    write(tmp_path, "content/index.md", HOME)
    for name, answers in IN_ORDER.items():
        write(tmp_path, f"content/{name}.md", file_of(answers))
    return tmp_path


def published(folder: Path) -> dict[str, bytes]:
    """Every file of the published site by its address; none if there is no site."""
    root = folder / "outputs" / "site"
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def refused(folder: Path, **files: str | bytes) -> str:
    """What a build with these files says, which publishes nothing; names have `__` for a slash."""
    before = published(folder)
    for name, text in files.items():
        write(folder, f"content/{name.replace('__', '/').replace('_', '-')}.md", text)
    with pytest.raises(BuildError) as trouble:
        built(folder, today=TODAY, website_only=True)
    told = str(trouble.value)
    assert "fault in the program" not in told
    assert "Traceback" not in told
    assert published(folder) == before, "the last good site stays"
    return told


def accepted(folder: Path, **files: str | bytes) -> dict[str, bytes]:
    """The published files of a build with these files."""
    for name, text in files.items():
        write(folder, f"content/{name.replace('__', '/').replace('_', '-')}.md", text)
    built(folder, today=TODAY, website_only=True)
    return published(folder)


def words_of(page: bytes) -> str:
    """The words of a page as people read them."""
    return " ".join(str(html.document_fromstring(page.decode()).text_content()).split())


def count(told: str) -> int:
    """How many messages there are."""
    return len(re.findall(r"^content/\S+:[1-9]\d*: ", told, re.M))


# ---- Between files -----------------------------------------------------------------------------------------

LINKS: dict[str, tuple[str, dict[str, object], str]] = {
    "feedback for nothing": (
        WHAT_CAME,
        {"opportunity": "gone"},
        "There is no opportunity called “gone”. The opportunities are: day-centres.",
    ),
    "an unknown venue": ("events/talk", {"venue": "the-orchid"}, "Did you mean “the-orchard”?"),
    "an event of nothing": ("events/talk", {"opportunity": "gone"}, "no opportunity called “gone”"),
    "an event of no group": ("events/talk", {"group": "gone"}, "no group called “gone”"),
    "a page that is not there": (DAY_CENTRES, {"related": ["events/gone"]}, "no page called “events/gone”"),
    "a page that names itself": (DAY_CENTRES, {"related": [DAY_CENTRES]}, "names this page itself"),
    "an unknown promise": (DAY_CENTRES, {"commitments": "gone"}, "no commitment “gone”"),
    "an unknown contact": (DAY_CENTRES, {"contact": "gone"}, "no contact called “gone”"),
    "a strategy that replaces itself": (
        "strategies/involving-people",
        {"replaces": "involving-people"},
        "cannot take the place of itself",
    ),
}


@pytest.mark.parametrize("case", LINKS)
def test_what_a_file_names_must_be_there(folder: Path, case: str) -> None:
    name, answers, expected = LINKS[case]
    write(folder, f"content/{name}.md", changed(name, **answers))
    told = refused(folder)
    assert expected in told
    assert told.startswith("1 thing needs mending")
    assert count(told) == 1


def test_a_circle_is_told_once(folder: Path) -> None:
    told = refused(
        folder,
        newsletters__a=file_of({"title": "News A", "items": ["newsletters/b"]}),
        newsletters__b=file_of({"title": "News B", "items": ["newsletters/c"]}),
        newsletters__c=file_of({"title": "News C", "items": ["newsletters/a"]}),
    )
    assert count(told) == 1
    assert "which names this page again" in told


def test_ids_and_names_are_given_once(folder: Path) -> None:
    told = refused(
        folder,
        strategies__other=file_of(STRATEGY | {"title": "Other"}),
        opportunities__old__day_centres=file_of(OPPORTUNITY),
    )
    assert "Two commitments have the id “choice-of-ways”" in told
    assert "Two files in content/opportunities are called “day-centres”" in told


# ---- Days and numbers --------------------------------------------------------------------------------------

ANSWERS: dict[str, tuple[str, dict[str, object], str]] = {
    "an event that ends before it starts": ("events/talk", {"end": "12:30pm"}, "ends at 12:30pm"),
    "a day before another": (DAY_CENTRES, {"opens": "1 March 2027"}, "is before “opens”"),
    "30 February": (WHAT_CAME, {"date": "30 February 2027"}, "30 February 2027 is not a day in the calendar"),
    "month 13": (DAY_CENTRES, {"closes": "2027-13-01"}, "2027-13-01 is not a day in the calendar"),
    "31/04": (DAY_CENTRES, {"closes": "31/04/2027"}, "is not a date that can be read"),
    "slashes": (DAY_CENTRES, {"tell_by": "20/03/2027"}, "Write it like this: tell_by: 20 March 2027"),
    "the year 20277": (DAY_CENTRES, {"closes": "1 March 20277"}, "is not a date that can be read"),
    "the year 27": (DAY_CENTRES, {"closes": "1 March 27"}, "is not a date that can be read"),
    "the year 9": (DAY_CENTRES, {"closes": "0009-03-01"}, "The year of “0009-03-01” cannot be right"),
    "25 o’clock": ("events/talk", {"start": "25:00"}, "“25:00” is not a time of day"),
    "fewer than nobody": (WHAT_CAME, {"people": -3}, "“people” cannot be -3. Write a number of 0 or more"),
    "more than there are": (WHAT_CAME, {"people": 10**20}, "Write a number of 10,000,000 or less"),
    "half a person": (WHAT_CAME, {"people": 3.5}, "“3.5” is not a whole number"),
    "a number in words": (WHAT_CAME, {"people": "a lot"}, "“a lot” is not a whole number"),
    "no number": (WHAT_CAME, {"people": "NaN"}, "“NaN” is not a whole number"),
    "no places": (DAY_CENTRES, {"places": 0}, "“places” cannot be 0"),
    "groups that do not add up": (
        WHAT_CAME,
        {"who_took_part": {"Age": {"Under 65": 100, "65 and over": 94}}},
        "The numbers under “Age” add up to 194, but “people” says 214",
    ),
    "a group below nothing": (
        WHAT_CAME,
        {"who_took_part": {"Age": {"Under 65": -1, "65 and over": 215}}},
        "cannot be -1",
    ),
    "a table that is a list": (WHAT_CAME, {"who_took_part": {"Age": [120, 94]}}, "cannot be read"),
    "more than all said it": (
        WHAT_CAME,
        {"points": [{"said": "This", "did": "yes", "people": 215}]},
        "215 people are said to have made this point, but only 214 took part",
    ),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_days_and_numbers_that_cannot_be(folder: Path, case: str) -> None:
    name, answers, expected = ANSWERS[case]
    write(folder, f"content/{name}.md", changed(name, **answers))
    told = refused(folder)
    assert expected in told
    assert f"content/{name}.md:0" not in told
    assert count(told) == 1, told


def test_numbers_may_have_commas_as_people_write_them(folder: Path) -> None:
    write(folder, f"content/{WHAT_CAME}.md", changed(WHAT_CAME, people="1,204"))
    built(folder, today=date(2027, 3, 19), website_only=True)
    assert "1,204 people took part." in words_of(published(folder)[f"{WHAT_CAME}/index.html"])


# ---- Everything at once ------------------------------------------------------------------------------------


def test_every_fault_of_a_file_is_told_in_one_run(folder: Path) -> None:
    body = "<script>alert(1)</script>\n\nSee [x](gone.md).\n\n| a | b |\n|---|---|\n| 1 |\n"
    answers = OPPORTUNITY | {"level": "involve", "payment": None, "ways": ["online"], "colour": "red"}
    told = refused(folder, opportunities__day_centres=file_of(answers, body))
    for expected in (
        "“level” cannot be “involve”. Choose one of the five rungs",
        "“payment” is missing. Say what people get, or none. For example: payment: £15 an hour",
        "There is only one way to take part",
        "“colour” is not a name that can stand here",
        "is HTML code, which cannot be used here",
        "leads to “gone.md”, which is not there",
        "This row of the table has 1 cell",
    ):
        assert expected in told
    lines = [int(line) for line in re.findall(r"^content/\S+:(\d+): ", told, re.M)]
    assert lines == sorted(lines), "in the order of the file"
    assert count(told) == len(lines) >= 8


def test_500_problems_are_grouped_counted_and_all_listed(folder: Path) -> None:
    faulty = OPPORTUNITY | {"payment": None, "level": "involve", "closes": "30/02/2027", "ways": ["online"]}
    for number in range(100):
        write(folder, f"content/opportunities/day-{number}.md", file_of(faulty | {"title": f"Day {number}"}))
    told = refused(folder)
    assert re.match(r"500 things need mending in 100 files before the site can be published\.", told)
    assert "100 times: “payment” is missing." in told
    assert "And 2 more in content/opportunities/day-0.md" in told
    assert "And 450 more in 90 other files." in told
    assert told.endswith("The whole list is in outputs/reports/messages.txt")
    assert len(told.splitlines()) < 250, "that is still readable"
    report = (folder / "outputs" / "reports" / "messages.txt").read_text("utf-8")
    assert len(re.findall(r"^content/opportunities/day-\d+\.md:\d+: ", report, re.M)) == 500


def test_a_folder_with_nothing_but_a_site_file(tmp_path: Path) -> None:
    write(tmp_path, "content/site.yml", SITE)
    assert "There is no first page" in refused(tmp_path)


def test_the_last_good_site_stays_until_all_is_mended(folder: Path) -> None:
    before = accepted(folder)
    assert "purpose" in refused(folder, opportunities__day_centres=changed(DAY_CENTRES, purpose=None))
    assert accepted(folder, opportunities__day_centres=changed(DAY_CENTRES)) == before


@pytest.mark.parametrize(
    ("name", "why", "mend"),
    [
        (
            "opportunities__index",
            "“index.md” is the page of a whole folder.",
            "Put it in the folder content/opportunities under another name, such as day-centres.md.",
        ),
        ("opportunity", "it is not in the folder for them.", "Put it in the folder content/opportunities."),
        ("roles__day_centres", "it is not in the folder for them.", "Put it in the folder content/opportun"),
    ],
)
def test_answers_of_an_opportunity_in_another_place(folder: Path, name: str, why: str, mend: str) -> None:
    told = refused(folder, **{name: file_of(OPPORTUNITY, "Words.\n")})
    assert f"This file has the answers of an opportunity, but {why} {mend}" in told
    assert count(told) == 1


def test_an_unknown_name_in_a_page_is_still_told_by_itself(folder: Path) -> None:
    told = refused(folder, about=file_of({"title": "About", "summary": "About us.", "payment": "none"}))
    assert "“payment” is not a name that can stand here" in told


@pytest.mark.parametrize("folder_name", ["opportunity", "opportunites", "Opportunities"])
def test_a_folder_that_is_nearly_called_as_it_should_be(folder: Path, folder_name: str) -> None:
    write(folder, f"content/{folder_name}/meals.md", file_of(OPPORTUNITY, "Words.\n"))
    told = refused(folder)
    assert "opportunities" in told
    assert count(told) == 1, told


def test_a_file_with_a_bad_name_is_told_once(folder: Path) -> None:
    (folder / "content" / "opportunities" / "day-centres.md").rename(
        folder / "content" / "opportunities" / "Day Centres.md"
    )
    told = refused(folder)
    assert "Use small letters, digits and hyphens: day-centres.md" in told
    assert told.startswith("1 thing needs mending")


@pytest.mark.parametrize(
    ("right", "written", "expected"),
    [("payment", "paymnt", "payment"), ("decision_date", "decision date", "decision_date")],
)
def test_a_name_that_is_nearly_right_is_one_mistake(
    folder: Path, right: str, written: str, expected: str
) -> None:
    text = changed(DAY_CENTRES).replace(f"{right}:", f"{written}:")
    assert text != changed(DAY_CENTRES)
    told = refused(folder, opportunities__day_centres=text)
    assert f"“{written}” is not a name that can stand here. Did you mean “{expected}”?" in told
    assert count(told) == 1, told


@pytest.mark.parametrize("dashes", ["--", "—", "– –", "----", ""])
def test_fields_that_nothing_ends_are_one_mistake(folder: Path, dashes: str) -> None:
    body = "Words.\n\n---\n\n<script>alert(1)</script>\n\nSee [x](gone.md).\n"
    head, _, _ = changed(DAY_CENTRES).rpartition("---")
    told = refused(folder, opportunities__day_centres=f"{head}{dashes}\n{body}")
    line = head.count("\n") + bool(dashes)
    assert f"content/{DAY_CENTRES}.md:{line}: The second line of three dashes is missing." in told
    assert count(told) == 1, told


def test_easy_read_that_is_written_without_its_hyphen_is_one_mistake(folder: Path) -> None:
    answers = OPPORTUNITY | {"audience": "people with learning disabilities"}
    words = "/// easy read\n![](symbol:clock) We may change when they are open.\n///\n"
    told = refused(folder, opportunities__day_centres=file_of(answers, words))
    assert "Write /// easy-read." in told
    assert count(told) == 1, told


def test_references_may_be_written_as_people_say_names(folder: Path) -> None:
    before = accepted(folder)
    assert accepted(folder, feedback__day_centres=changed(WHAT_CAME, opportunity="Day Centres")) == before
    told = refused(folder, feedback__day_centres=changed(WHAT_CAME, opportunity="day centers"))
    assert "Did you mean “day-centres”?" in told
    told = refused(folder, feedback__day_centres=changed(WHAT_CAME, opportunity="the day centres (3)"))
    assert "Names have small letters, digits and hyphens." in told


def test_phone_numbers_are_read_as_people_write_them(folder: Path) -> None:
    def calling(phone: str) -> str:
        return changed(DAY_CENTRES, contact={"role": "the team", "phone": phone, "email": "a@example.org"})

    files = accepted(folder, opportunities__day_centres=calling("(01632) 960-123"))
    assert "01632 960 123" in words_of(files[f"{DAY_CENTRES}/index.html"])
    told = refused(folder, opportunities__day_centres=calling("01632 960 123 option 2"))
    assert "Words beside it belong in “hours”" in told


# ---- How files are written ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("\n", "\r"),
        ("---\ntitle", "\ufeff---\ntitle"),
        ("payment: ", "payment:\t"),
        ('"20 minutes, once"', "20 minutes, once   \t"),
        ('"12 February 2027"', "2027-02-12"),
        ('"none"', "no"),
    ],
)
def test_ends_of_lines_marks_and_tabs_make_no_difference(folder: Path, old: str, new: str) -> None:
    before = accepted(folder)
    text = changed(DAY_CENTRES).replace(old, new)
    assert text != changed(DAY_CENTRES)
    assert accepted(folder, opportunities__day_centres=text.encode()) == before


def test_a_tab_where_spaces_must_be_is_named(folder: Path) -> None:
    text = changed(DAY_CENTRES).replace('time: "20', 'reward:\n\t- A mug\ntime: "20')
    assert "Put spaces where the line has a tab." in refused(folder, opportunities__day_centres=text)


@pytest.mark.parametrize(
    "words",
    [
        "Cwrdd â’r tîm yn Nhŷ Gŵyr",
        "A bus 🚌 and a family 👨‍👩‍👧",
        "Zażółć ﷽ 日本 \u202eabc",
        "½ × 3 ≥ 1 — “yes”",
    ],
)
def test_letters_of_all_kinds_come_through(folder: Path, words: str) -> None:
    page = accepted(folder, opportunities__day_centres=changed(DAY_CENTRES, purpose=words))
    assert words in words_of(page[f"{DAY_CENTRES}/index.html"])


def test_characters_that_nobody_sees_reach_no_file(folder: Path) -> None:
    unseen = '"When \\0 \\a \\x1b \\x7f \\uFFFE it suits"'
    text = changed(DAY_CENTRES).replace('"20 minutes, once"', unseen)
    files = accepted(folder, opportunities__day_centres=text)
    assert "When it suits." in words_of(files[f"{DAY_CENTRES}/index.html"])
    for name, data in files.items():
        if name.endswith((".html", ".rss", ".atom", ".ics", ".xml")):
            assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data), name


@pytest.mark.parametrize(
    ("name", "most"), [("title", 120), ("summary", 400), ("purpose", 2000), ("time", 400), ("travel", 400)]
)
def test_answers_have_a_longest_length(folder: Path, name: str, most: int) -> None:
    told = refused(folder, opportunities__day_centres=changed(DAY_CENTRES, **{name: "x" * (most + 1)}))
    assert f"“{name}” has {most + 1} characters. Shorten it to {most} or fewer." in told


_LINES = ">\n  two\n  lines"
YAML = (
    _LINES,
    *("", "''", "~", "null", "yes", "no", "true", "0", "-1", "1.5", ".inf", ".nan", "1e400", "0x1F", "0o17"),
    *("2027-02-30", "2027-03-01 10:00:00", "9999-99-99", "31/12/2027", "12:30", "1:2:3", "24:00"),
    *("[]", "{}", "[[]]", "[[[a]]]", "[{}]", "[null]", "{a: {b: c}}", "{a: [b]}", "[a, {b: c}]", "{null: a}"),
    *("{1: 2}", "[a — b]", "[{a: b}]", "[{thing: a}]", "[{thing: a, why: b, more: c}]", "a: b", "- a", "@a"),
    *("|\n  two\n  lines", "|+\n  kept\n\n", "? a\n: b", "&a b", "*a", "<<: a", "%"),
    *("!!python/object:os.system a", "!!binary aGk=", '"\\u0000"', '"\\ud800"', '"\\U0001F68C"', "'   '"),
    *("[{said: x}]", "[{said: x, did: no}]", "{Age: {a: x}}", "{Age: [1]}", "{'': {'': 3}}", "[{ask: [x]}]"),
    *("[phone]", "[phone — ]", "[— call]", "{phone: call}", "open all year", "none", "all", "'=1+1'", "`a`"),
    *("<b>words</b>", "1 January 0001", "31 December 2199", "9" * 30, "x" * 3000),
)


def usual_lines(kind: Kind) -> dict[str, str]:
    """The answers of a file of a kind that is in order, by their names, as they stand in it."""
    usual = next((IN_ORDER[name] for name in IN_ORDER if name.startswith(f"{kind.folder}/")), {})
    needed = {
        info.alias or name: info.examples[0]
        for name, info in kind.fields.model_fields.items()
        if info.is_required() and info.examples
    }
    return {name: json.dumps(value) for name, value in (needed | dict(usual)).items()}


def text_of(lines: Mapping[str, str]) -> str:
    return "\n".join(["---", *(f"{name}: {value}" for name, value in lines.items()), "---", "Words.", ""])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_answer_that_cannot_be_read_is_told_in_plain_words(kind: Kind) -> None:
    for field, info in kind.fields.model_fields.items():
        for value in YAML:
            text = text_of(usual_lines(kind) | {info.alias or field: value})
            for message in read_front_matter(text, kind.fields, "content/page.md").messages:
                assert message.line > 0
                assert message.mend, (field, value, message)
                assert not re.search(r"[{\[]['{\[]|None|\{\}|\[\]", message.what), (field, value, message)


@st.composite
def faulty_files(draw: st.DrawFn) -> dict[str, str]:
    """Files of every kind, in which some answers are as nobody would expect."""
    files = {}
    for kind in KINDS:
        names = [info.alias or name for name, info in kind.fields.model_fields.items()]
        odd = draw(st.dictionaries(st.sampled_from(names), st.sampled_from(YAML), max_size=2))
        files[f"{kind.folder or 'pages'}/day-centres"] = text_of(usual_lines(kind) | odd)
    return files


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=faulty_files(), today=st.dates(date(2026, 6, 1), date(2027, 12, 31)))
def test_whatever_an_answer_is_it_is_shown_or_told(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str], today: date
) -> None:
    folder = tmp_path_factory.mktemp("yaml")
    write(folder, "content/site.yml", SITE)
    for name, text in files.items():
        write(folder, f"content/{name}.md", text)
    catalogue, messages = read_content(folder / "content", today)
    for item in catalogue.items.values():
        made = pages.page(item, Document(item.fields.title, "", (), address=item.address), catalogue)
        assert made.title
    told = {message.file for message in messages}
    for name in files:
        assert name in catalogue.items or f"content/{name}.md" in told
    for message in messages:
        assert message.line > 0
        assert message.mend


def test_yaml_of_all_sorts_through_the_whole_build(folder: Path) -> None:
    for number, value in enumerate(YAML):
        text = changed(DAY_CENTRES, travel=None, title=f"Page {number}")
        text = text.removesuffix("---\n") + f"travel: {value}\n---\n"
        write(folder, f"content/opportunities/page-{number}.md", text)
    faulty = re.findall(r"^(content/opportunities/page-\d+\.md):20: ", refused(folder), re.M)
    assert 0 < len(faulty) < len(YAML)
    for name in faulty:
        (folder / name).unlink()
    pages = accepted(folder)
    assert "Two lines." in words_of(pages[f"opportunities/page-{YAML.index(_LINES)}/index.html"])


# ---- Code in answers ---------------------------------------------------------------------------------------

SCRIPT = "<script>alert(1)</script>"
HOSTILE = f'{SCRIPT} "><img src=x onerror=alert(2)> [x](javascript:alert(3)) **bold** & ]]> {{{{ 7*7 }}}}'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose answers are full of code, in every format but sound (no voice speaks its language)."""
    folder = tmp_path_factory.mktemp("hostile")
    write(folder, "content/site.yml", SITE + "language: so\n")
    write(folder, "content/index.md", HOME)
    opportunity = {
        **{"title": HOSTILE[:115], "purpose": HOSTILE, "time": HOSTILE, "payment": f"£15 {HOSTILE}"},
        **{"you_will": [HOSTILE], "can_change": [f"{HOSTILE} — {HOSTILE}"], "decided_by": HOSTILE},
        "ways": [f"phone — {HOSTILE}", f"in person — {HOSTILE}", "online — javascript:alert(4)"],
    }
    points = [{"said": HOSTILE, "did": "no", "what": HOSTILE, "why": HOSTILE}]
    feedback = {"title": HOSTILE[:115], "date": "20 November 2026", "points": points, "thanks": HOSTILE}
    closed = {"opens": "1 June 2026", "date": "1 June 2026", "closes": "1 October 2026"}
    event = {"title": HOSTILE[:115], "theme": HOSTILE, "online": "javascript:alert(5)"}
    files = {
        DAY_CENTRES: OPPORTUNITY | opportunity,
        "opportunities/closed": OPPORTUNITY | opportunity | closed,
        "events/talk": EVENT | event,
        "venues/the-orchard": VENUE | {"title": HOSTILE[:115], "address": [HOSTILE]},
        "feedback/closed": FEEDBACK | feedback | {"opportunity": "closed"},
    }
    for name, answers in files.items():
        write(folder, f"content/{name}.md", file_of(answers))
    built(folder, today=TODAY)
    return folder / "outputs" / "site"


def test_code_in_answers_is_words_on_the_website(hostile: Path) -> None:
    for path in hostile.rglob("*.html"):
        root = html.document_fromstring(path.read_text("utf-8"))
        for element in root.iter(etree.Element):
            assert not [name for name in element.attrib if name.startswith("on")], path
            for name in ("href", "src", "action"):
                assert not element.get(name, "").strip().lower().startswith(("javascript:", "data:")), path
        assert not [script for script in root.iter("script") if script.text_content().strip()], path
        assert not root.xpath("//img[@src='x']"), path
    page = words_of((hostile / DAY_CENTRES / "index.html").read_bytes())
    assert HOSTILE in page, "Markdown and code alike: an answer is plain words"


def test_code_in_answers_is_words_in_print_and_word(hostile: Path) -> None:
    folder = hostile / DAY_CENTRES
    for text in (tag_text(folder / "day-centres-large-print.pdf"), body_text(folder / "day-centres.docx")):
        assert HOSTILE in " ".join(" ".join(text).split())
    assert b"/JavaScript" not in (folder / "day-centres-large-print.pdf").read_bytes()


def test_code_in_answers_breaks_no_feed_or_data_file(hostile: Path) -> None:
    for name in ("feeds/new.rss", "feeds/new.atom", "sitemap.xml"):
        etree.fromstring((hostile / name).read_bytes())
    (record,) = json.loads((hostile / "feedback" / "what-changed.json").read_bytes())["feedback"]
    assert record["points"][0]["said"] == HOSTILE
    description = etree.fromstring((hostile / "feeds" / "new.rss").read_bytes()).findtext(
        ".//item/description"
    )
    assert "<script" not in (description or ""), "readers of feeds take a description for HTML"
