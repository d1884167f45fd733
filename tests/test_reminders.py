"""What staff are reminded of, on the days it is due and not before; never a word of it in the public site."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from builder import reminders
from builder.catalogue import Catalogue, Item
from builder.commands.status import status
from builder.schema.written import written
from tests.support import wexmoor
from tests.support.evidence import RESULTS, STATEMENT, checked_on
from tests.support.sites import site, write
from tests.support.wexmoor import item

# Every answer that the sixteen questions need.
ANSWERED = {
    "travel": "We can book a taxi for you.",
    "training": "None is needed.",
    "papers": "Papers come 10 working days before.",
    "kept_informed": "We post the notes to everyone who asks.",
    "skills": "Nothing special.",
}
GROUP = {
    "title": "Wexmoor Carers’ Forum",
    "who_for": "Anyone who looks after somebody",
    "meets": "The first Tuesday of every month",
    "where": "the-orchard",
    "how_to_join": "Just come.",
}


def catalogue(*items: Item[Any], today: date, **site: object) -> Catalogue:
    """A catalogue of a site whose accessibility was looked at on that very day."""
    return wexmoor.catalogue(*items, today=today, evidence=checked_on(today), **site)


def opportunity(**answers: object) -> Item[Any]:
    """Open until 12 February 2027; with `tell_by` left out, feedback is due 84 days later, on 7 May."""
    return item("opportunities/day-centres", **{**ANSWERED, **answers})


def found(*items: Item[Any], today: date) -> list[tuple[str, str]]:
    """The headings and words of the reminders on a day."""
    return [(one.heading, one.words) for one in reminders.of(catalogue(*items, today=today))]


@pytest.mark.parametrize(
    ("today", "heading", "words"),
    [
        (
            date(2027, 2, 13),
            "Closed without feedback so far",
            "It closed on 12 February 2027, 1 day ago, and has no feedback. Feedback is due on 7 May 2027.",
        ),
        (
            date(2027, 4, 9),
            "Feedback is due within 28 days",
            "It closed on 12 February 2027, 56 days ago, and has no feedback. "
            "Feedback is due on 7 May 2027, in 28 days.",
        ),
        (
            date(2027, 5, 7),
            "Feedback is due within 28 days",
            "It closed on 12 February 2027, 84 days ago, and has no feedback. "
            "Feedback is due on 7 May 2027, today.",
        ),
        (
            date(2027, 5, 8),
            "Feedback is overdue",
            "It closed on 12 February 2027, 85 days ago, and has no feedback. "
            "Feedback was due on 7 May 2027, 1 day ago.",
        ),
    ],
)
def test_feedback_from_the_last_day_on(today: date, heading: str, words: str) -> None:
    assert found(opportunity(tell_by=None), today=today) == [(heading, words)]


def test_nothing_is_due_on_the_last_day_itself() -> None:
    assert found(opportunity(), today=date(2027, 2, 12)) == []


def test_feedback_is_due_when_people_were_promised_it() -> None:
    assert found(opportunity(tell_by="1 March 2027"), today=date(2027, 3, 2))[0][0] == "Feedback is overdue"


def test_the_site_says_within_how_many_days() -> None:
    late = catalogue(opportunity(tell_by=None), today=date(2027, 2, 23), thresholds={"feedback_days": 10})
    assert [one.heading for one in reminders.of(late)] == ["Feedback is overdue"]


def test_feedback_that_is_written_is_not_missing() -> None:
    assert found(opportunity(), item("feedback/day-centres"), today=date(2027, 12, 1)) == []


def test_information_and_what_is_open_all_year_need_no_feedback() -> None:
    information = opportunity(kind="information", decision_date=None)
    role = item("opportunities/readers", kind="role", closes="open all year", **{**ANSWERED, "tell_by": None})
    late = date(2029, 1, 1)
    assert not [heading for heading, _ in found(information, role, today=late) if "eedback" in heading]


@pytest.mark.parametrize(
    ("today", "heading"),
    [
        (date(2027, 4, 30), None),
        (date(2027, 5, 1), "Strategies to be reviewed within 60 days"),
        (date(2027, 6, 30), "Strategies to be reviewed within 60 days"),
        (date(2027, 7, 1), "Strategies past their review"),
    ],
)
def test_strategies_are_looked_at_again(today: date, heading: str | None) -> None:
    said = [one for one, _ in found(item("strategies/involving-people"), today=today)]
    assert said == ([heading] if heading else [])


@pytest.mark.parametrize(
    ("progress", "due"), [("not started", 1), ("under way", 1), ("done", 0), ("stopped", 0)]
)
def test_actions_that_are_overdue(progress: str, due: int) -> None:
    action = {
        "what": "Train all staff",
        "who": "the Involvement Team",
        "due": "31 March 2027",
        "status": progress,
    }
    strategy = item("strategies/involving-people", actions=[action])
    words = f"“Train all staff” was due on 31 March 2027 and is {progress}. It is for the Involvement Team."
    assert found(strategy, today=date(2027, 3, 31)) == []
    assert found(strategy, today=date(2027, 4, 1)) == [("Actions that are overdue", words)] * due


def test_groups_without_a_next_date() -> None:
    today = date(2026, 11, 23)
    without = item("groups/carers-forum", **GROUP)
    over = item("groups/carers-forum", **GROUP, next_date="22 November 2026")
    to_come = item("groups/carers-forum", **GROUP, next_date="23 November 2026")
    event = item("events/carers", group="carers-forum", date="1 December 2026")
    assert "It gives no next date." in found(without, today=today)[0][1]
    assert "which is over" in found(over, today=today)[0][1]
    assert found(to_come, today=today) == []
    assert found(over, event, today=today) == [], "an event of the group says when it meets next"


def test_questions_that_are_left_open() -> None:
    asked = opportunity(training=None, papers=None)
    words = "2 questions of 16 answered with “ask us”: Is there training? Will I understand the papers?"
    assert found(asked, today=date(2026, 11, 23)) == [("Questions that are left as “ask us”", words)]
    closed = found(asked, today=date(2027, 2, 13))
    assert [heading for heading, _ in closed] == ["Closed without feedback so far"]


def test_the_text_is_counted_and_stands_under_headings() -> None:
    today = date(2027, 8, 1)
    shelf = catalogue(opportunity(), item("strategies/involving-people"), today=today)
    assert reminders.as_text(reminders.of(shelf), today) == (
        "2 reminders on 1 August 2027.\n\n"
        "Feedback is overdue: 1\n\n"
        "content/opportunities/day-centres.md\n"
        "It closed on 12 February 2027, 170 days ago, and has no feedback. "
        "Feedback was due on 19 March 2027, 135 days ago.\n\n"
        "Strategies past their review: 1\n\n"
        "content/strategies/involving-people.md\n"
        "Involving people was to be looked at again by 30 June 2027, 32 days ago.\n"
    )


def test_nothing_to_be_reminded_of() -> None:
    assert reminders.as_text((), date(2027, 8, 1)) == "Nothing to be reminded of on 1 August 2027.\n"


# ---- involve status ----------------------------------------------------------------------------------------


def told(folder: Path, *options: str) -> str:
    """What `involve status` prints."""
    result = CliRunner().invoke(status, ["--folder", str(folder), *options])
    assert result.exit_code == 0, result.output
    return result.output


def laid_out(folder: Path) -> Path:
    """A site with a strategy whose review is due by 30 June 2027."""
    site(folder)
    lines = "\n".join(written(name, answer) for name, answer in wexmoor.STRATEGY.items())
    write(folder, "content/strategies/involving-people.md", f"---\n{lines}\n---\nWords.\n")
    write(folder, "content/accessibility.yml", STATEMENT)
    write(folder, "content/checks.json", RESULTS)
    return folder


def test_status_without_building(tmp_path: Path) -> None:
    folder = laid_out(tmp_path)
    assert told(folder, "--today", "2027-01-01") == "Nothing to be reminded of on 1 January 2027.\n"
    assert told(folder, "--today", "2027-07-01").startswith("1 reminder on 1 July 2027.\n\nStrategies past")
    assert not (folder / "outputs").exists()
    assert not (folder / ".cache").exists()


def test_status_goes_on_past_files_with_mistakes(tmp_path: Path) -> None:
    folder = laid_out(tmp_path)
    write(folder, "content/groups/forum.md", "---\ntitle: Forum\n---\n")
    text = told(folder, "--today", "2027-07-01")
    assert text.startswith("1 reminder on 1 July 2027.")
    assert text.endswith(
        "More may be due, because 1 file cannot be published yet. To see why: involve build\n"
    )


def test_status_in_a_folder_without_content(tmp_path: Path) -> None:
    result = CliRunner().invoke(status, ["--folder", str(tmp_path)])
    assert result.exit_code == 1
    assert "There is no folder called content" in result.output
