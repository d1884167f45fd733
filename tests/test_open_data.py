"""What changed as open data: read back by programs that know JSON and CSV, and nothing of ours."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builder import open_data
from builder.catalogue import Catalogue
from tests.support.sites import built, site, write
from tests.support.wexmoor import FEEDBACK, OPPORTUNITY, catalogue, item

JSON, CSV = open_data.FILES
OUT = date(2027, 3, 19)  # the day on which the usual feedback is out


def shelf(today: date = OUT, **answers: object) -> Catalogue:
    return catalogue(item("feedback/day-centres", **answers), item("opportunities/day-centres"), today=today)


def records(found: Catalogue) -> list[dict[str, Any]]:
    told: dict[str, list[dict[str, Any]]] = json.loads(open_data.files(found)[JSON])
    assert list(told) == ["feedback"]
    return told["feedback"]


def rows(found: Catalogue) -> list[dict[str, str]]:
    text = open_data.files(found)[CSV].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_json_holds_the_answers() -> None:
    (record,) = records(shelf(who_took_part={"Age": {"Under 65": 120, "65 and over": 94}}))
    assert record["opportunity"] == "Tell us about day centres"
    assert record["title"] == "What came of: Tell us about day centres"
    assert record["address"] == "https://involve.example.org/feedback/day-centres/"
    assert (record["date"], record["people"]) == ("2027-03-19", 214)
    assert record["who_took_part"] == {"Age": {"Under 65": 120, "65 and over": 94}}
    assert record["points"][0] == {
        "said": "Open one evening a week.",
        "did": "partly",
        "what": "Two centres do.",
        "why": "No bus.",
        "people": None,
    }
    assert record["next_steps"] == [{"what": "The new hours begin.", "who": None, "by": "2027-09-06"}]


def test_csv_has_a_row_for_each_thing_people_said() -> None:
    first, second = rows(shelf())
    assert first["said"] == "Open one evening a week."
    assert (first["did"], first["what"], first["why"]) == ("partly", "Two centres do.", "No bus.")
    assert (second["said"], second["why"], second["people who said it"]) == ("Keep the lunch.", "", "")
    assert {row["people"] for row in (first, second)} == {"214"}
    assert {row["date"] for row in (first, second)} == {"2027-03-19"}


def test_csv_is_what_spreadsheets_read() -> None:
    data = open_data.files(shelf())[CSV]
    assert data.startswith(b"\xef\xbb\xbf"), "the mark by which spreadsheets know UTF-8"
    assert data.count(b"\r\n") == data.count(b"\n") == 3


def test_hidden_numbers_of_tables_are_null() -> None:
    (record,) = records(shelf(who_took_part={"Age": {"Under 18": 3, "Adults": 9, "Not known": 202}}))
    assert record["who_took_part"] == {"Age": {"Under 18": None, "Adults": None, "Not known": 202}}


@pytest.mark.parametrize(
    ("people", "said_by", "told"),
    [
        (214, 40, (214, 40)),
        (214, 3, (214, "fewer than 5")),
        (214, 212, (214, "nearly everyone")),
        (6, 5, (6, "some")),
        (3, 3, ("fewer than 5", "fewer than 5")),
        (1204, 1100, (1204, 1100)),
        (0, 0, (0, 0)),
    ],
)
def test_small_numbers_on_their_own_are_words(
    people: int, said_by: int, told: tuple[int | str, int | str]
) -> None:
    found = shelf(people=people, points=[{"said": "This", "did": "yes", "people": said_by}])
    (record,), (row,) = records(found), rows(found)
    assert (record["people"], record["points"][0]["people"]) == told
    assert (row["people"], row["people who said it"]) == tuple(map(str, told))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    formula = f'{start}HYPERLINK("https://example.org","Click")'
    points = [{"said": formula, "did": "partly", "what": formula, "why": formula}]
    found = shelf(points=points, title=formula)
    (row,) = rows(found)
    assert [row[name] for name in ("title", "said", "what", "why")] == ["'" + formula] * 4
    assert records(found)[0]["points"][0]["said"] == formula, "JSON is for programs: it has the words alone"


def test_commas_quotation_marks_lines_and_other_letters_come_through() -> None:
    words = 'Tŷ gwyn, “white house”\nand "more"; 🚌 − 5%'
    found = shelf(points=[{"said": words, "did": "yes"}])
    assert rows(found)[0]["said"] == words
    assert records(found)[0]["points"][0]["said"] == words
    assert "Tŷ".encode() in open_data.files(found)[JSON], "letters stand for themselves"


def test_only_feedback_that_is_out_is_told() -> None:
    assert open_data.files(shelf(date(2027, 3, 18))) == {}
    later = item("feedback/later", opportunity="later", date="20 March 2027")
    found = catalogue(item("feedback/day-centres"), later, item("opportunities/day-centres"), today=OUT)
    assert [record["date"] for record in records(found)] == ["2027-03-19"]
    assert len(rows(found)) == 2


def test_the_newest_comes_first() -> None:
    older = item("feedback/older", opportunity="older", date="1 March 2027")
    found = catalogue(older, item("feedback/day-centres"), today=OUT)
    assert [record["date"] for record in records(found)] == ["2027-03-19", "2027-03-01"]


def test_feedback_whose_opportunity_is_gone_keeps_its_name() -> None:
    (record,) = records(catalogue(item("feedback/day-centres"), today=OUT))
    assert record["opportunity"] == "day-centres"


def front(answers: dict[str, Any]) -> str:
    """A file with these fields; JSON is YAML too."""
    fields = "\n".join(f"{name}: {json.dumps(value)}" for name, value in answers.items())
    return f"---\n{fields}\n---\n"


def test_both_files_are_published_once_there_is_feedback(tmp_path: Path) -> None:
    folder = site(tmp_path)
    write(folder, "content/opportunities/day-centres.md", front(OPPORTUNITY | {"short_because": "The law."}))
    write(folder, "content/feedback/day-centres.md", front(FEEDBACK))
    root = folder / "outputs" / "site"
    built(folder, today=date(2027, 3, 18), website_only=True)
    assert not (root / JSON).exists()
    built(folder, today=OUT, website_only=True)
    assert json.loads((root / JSON).read_bytes())["feedback"][0]["people"] == 214
    assert (root / CSV).read_bytes().startswith(b"\xef\xbb\xbfopportunity,title,")
