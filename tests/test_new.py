"""`involve new`, for people who have never seen a terminal: from an empty folder, one answer a line."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import symbols
from builder.cli import main
from builder.rules import promises
from builder.schema.feedback import Feedback
from builder.schema.front_matter import Fields, read_front_matter
from builder.schema.kinds import kind_of
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.site import Site, example_site
from builder.schema.strategy import Strategy
from builder.schema.written import front_matter
from builder.sources import read_site
from builder.starting import plans
from builder.starting.first_pages import first_pages
from builder.starting.interview import interview
from builder.starting.plans import PLANS, Known, slug
from builder.starting.questions import Question
from builder.starting.turns import Answers

SITE = """\
Wexmoor Borough Council


involve.example.org
https://involve.example.org/
01632 960 100
formats at example.org
formats@example.org

01632 960 140
involve@example.org


"""
CONSULTATION = """\
Tell us about day centres
We are planning new opening hours: “mornings” or "evenings"?
We want day centres to open when people need them.
consultaton
2
participation
30/06/2027
31 December 2026
The law gives us until 1 March to decide.
the Adult Care Committee
1 December 2026
16 March 2027

Opening hours

each centre can have hours that suit its area
Well-being - what we mean by it
each centre may say

The number of centres
councillors agreed in July to keep all three

Answer six questions.
Come to a meeting if you like.

20 minutes, once
4
2, family carers, 99
2, family carers

email
Write to involve@example.org

phone
Call 01632 960 140

free
none
Last spring, people told us that the centres close too early.
We want to hear from **you**.

You can help us to change opening hours.
opening times
clock
You can call us on 01632 960 140.
phone

"""
INFORMATION = """\
New bus times
Buses to Hollenby run later from May.
People need to know when the buses run.
information

30 June 2027
Nothing.

no time
everyone
1
none
.
no
"""
FEEDBACK = """\
1


214
Open one evening a week.
partly
Two centres open until 8pm.

The third centre has no evening bus.
40
Keep the price the same.
yes
The price stays the same.


Two centres open in the evening.

The new hours begin.
the day centre managers
6 September 2027


.
Two centres will open in the evening.
clock

"""
FOLDERS = (
    *("opportunities", "feedback", "strategies", "groups", "events", "venues", "talking-news", "newsletters"),
    "elsewhere",
)
OTHERS = {
    "strategy": (
        "Involving people\nWhat we promise.\nthe Director\n10 June 2025\n30 June 2027\n"
        "You can always choose how to take part.\n\n\nTrain all staff\nthe Involvement Team\n31 March 2027\n"
        "\n.\n",
        "strategies/involving-people.md",
    ),
    "group": (
        "Carers’ Forum\n\nAnyone who looks after somebody\nTuesdays\nonline\nJust come.\n\n.\n",
        "groups/carers-forum.md",
    ),
    "venue": (
        "Tŷ Gŵyr\n2 Blossom Road\nHollenby\n\nyes\nyes\none\n6 spaces\n27 and 31\nyes\n\n",
        "venues/ty-gwyr.md",
    ),
    "event": (
        "Come & talk: day centres\n\n3 December 2026\n10:30am\n12 noon\nonline\nCall 01632 960 140\n\n",
        "events/come-talk-day-centres.md",
    ),
    "edition": (
        "\nWinter walks\nuseful\nThe canal path is gritted now.\n\n",
        "talking-news/2026-11.md",
    ),
    "page": ("How we meet\nHow meetings work.\nWe drink tea.\n.\n", "how-we-meet.md"),
}


def involve(folder: Path, *arguments: str, answers: str) -> Result:
    """Run the command in this process."""
    words = [*arguments, "--folder", str(folder), "--today", "2026-11-22"]
    return CliRunner().invoke(main, words, input=answers)


def begun(folder: Path) -> Path:
    """A new site, made by the command."""
    done = involve(folder, "new", "site", answers=SITE)
    assert done.exit_code == 0, done.output
    return folder / "content"


def read(path: Path, content: Path) -> Fields[Heading]:
    """The fields of a file, which are in order and keep what the site promises."""
    name = path.relative_to(content).as_posix()
    found = read_front_matter(path.read_text("utf-8"), kind_of(name).fields, name)
    assert not found.messages
    assert not list(promises.check(found, name, read_site(content)[0]))
    return found


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# ---- As a program ------------------------------------------------------------------------------------------


def test_from_an_empty_folder(tmp_path: Path) -> None:
    """The program itself, started twice, with answers coming in line by line."""
    for kind, answers in (("site", SITE), ("opportunity", CONSULTATION)):
        words = [
            sys.executable,
            "-m",
            "builder",
            "new",
            kind,
            "--folder",
            str(tmp_path),
            "--today",
            "2026-11-22",
        ]
        done = subprocess.run(words, input=answers.encode(), capture_output=True)
        assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
        assert not done.stderr
    found = read(
        tmp_path / "content" / "opportunities" / "tell-us-about-day-centres.md", tmp_path / "content"
    )
    assert isinstance(found.values, Opportunity)
    assert found.values.summary == 'We are planning new opening hours: “mornings” or "evenings"?'
    assert found.values.can_change[1].thing == "Well-being - what we mean by it"
    assert found.values.audience == ["people with learning disabilities", "family carers"]
    assert found.body.strip().splitlines()[0].startswith("Last spring")
    assert "\n\n/// easy-read\n![](symbol:clock) You can help us" in found.body


# ---- A new site --------------------------------------------------------------------------------------------


def test_a_site_is_written_with_its_first_pages(tmp_path: Path) -> None:
    content = begun(tmp_path)
    site, messages = read_site(content)
    assert not messages
    assert site is not None
    assert (site.name, site.other_formats.email) == ("Involve Wexmoor", "formats@example.org")
    assert site.contact.role == "the Involvement Team"
    assert "01632 960 140" in site.complaints
    for name in ("index.md", "about.md"):
        assert len(read(content / name, content).body) > 200


def test_what_to_do_next_is_said(tmp_path: Path) -> None:
    said = involve(tmp_path, "new", "site", answers=SITE).output
    assert "“address” cannot be “involve.example.org”." in said
    assert "“email” cannot be “formats at example.org”." in said
    for command in ("involve new opportunity", "involve build", "involve look", "content/site.yml"):
        assert command in said.split("Your site is ready")[1]


def test_a_site_is_never_overwritten(tmp_path: Path) -> None:
    begun(tmp_path)
    before = files(tmp_path)
    done = involve(tmp_path, "new", "site", answers=SITE)
    assert done.exit_code == 1
    assert "There is a site here already: content/site.yml. Nothing was changed." in done.output
    assert files(tmp_path) == before


def test_pages_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("mine", "utf-8")
    content = begun(tmp_path)
    assert (content / "index.md").read_text("utf-8") == "mine"
    assert (content / "about.md").exists()


def test_first_pages_hold_any_words() -> None:
    odd = example_site().model_copy(
        update={"organisation": "A_B*C & D <script> &lt;", "complaints": "1. Call us"}
    )
    pages = first_pages(odd, date(2026, 11, 22))
    assert r"A\_B\*C & D &lt;script&gt; &amp;lt;" in pages["index.md"]
    assert "\n1\\. Call us\n" in pages["about.md"]
    for line in pages["index.md"].splitlines():
        if line.startswith("![](symbol:"):
            assert symbols.find(line.removeprefix("![](symbol:").partition(")")[0])


# ---- New content -------------------------------------------------------------------------------------------


def test_wrong_answers_are_asked_again(tmp_path: Path) -> None:
    begun(tmp_path)
    said = " ".join(involve(tmp_path, "new", "opportunity", answers=CONSULTATION).output.split())
    for words in (
        "Did you mean “consultation”?",
        "Write it like this: 30 June 2027",
        "There are fewer than 12 weeks to answer. Say why.",
        "“day of the decision” (1 December 2026) is before “last day to take part” (31 December 2026).",
        "Please give at least one.",
        "Please say why.",
        "“99” is not in the list.",
        "There is only one way to take part: email.",
        "There is no way to take part without a computer.",
        "“free” does not say how much.",
        "There is no picture called “opening times”.",
        "This is for people with learning disabilities, so it needs easy read.",
        "nothing stops it from being published.",
    ):
        assert words in said


def test_information_is_asked_less(tmp_path: Path) -> None:
    content = begun(tmp_path)
    done = involve(tmp_path, "new", "opportunity", answers=INFORMATION)
    assert done.exit_code == 0, done.output
    assert "Question 11 of 11: payment" in done.output
    fields = read(content / "opportunities" / "new-bus-times.md", content).values
    assert isinstance(fields, Opportunity)
    assert fields.level == "giving information"
    assert not fields.ways


def test_what_stops_it_is_told(tmp_path: Path) -> None:
    begun(tmp_path)
    answers = CONSULTATION.partition("You can help us")[0] + "\n"
    done = involve(tmp_path, "new", "opportunity", answers=answers)
    assert done.exit_code == 0, done.output
    assert "This is to be mended first:" in done.output
    assert "need easy read, and nobody has written any" in " ".join(done.output.split())


def test_a_slip_in_the_words_is_told(tmp_path: Path) -> None:
    begun(tmp_path)
    done = involve(
        tmp_path, "new", "page", answers="How we meet\nHow meetings work.\n/// important\nTea.\n.\n"
    )
    assert done.exit_code == 0, done.output
    assert "This is to be mended first:\ncontent/how-we-meet.md:7:" in done.output


def test_feedback_answers_a_closed_opportunity(tmp_path: Path) -> None:
    content = begun(tmp_path)
    involve(tmp_path, "new", "opportunity", answers=CONSULTATION)
    words = ["new", "feedback", "--folder", str(tmp_path), "--today", "2027-03-20"]
    done = CliRunner().invoke(main, words, input=FEEDBACK)
    assert done.exit_code == 0, done.output
    assert (
        "These are closed and have no feedback yet:\n  1. Tell us about day centres (tell-us-about"
        in done.output
    )
    fields = read(content / "feedback" / "tell-us-about-day-centres.md", content).values
    assert isinstance(fields, Feedback)
    assert fields.we_asked == 'We are planning new opening hours: “mornings” or "evenings"?'
    assert [(point.did, bool(point.why)) for point in fields.points] == [("partly", True), ("yes", False)]
    assert [point.people for point in fields.points] == [40, None]
    assert fields.date == date(2027, 3, 20)
    assert fields.thanks.startswith("Thank you")
    assert CliRunner().invoke(main, words, input=FEEDBACK).exit_code == 1


def test_feedback_answers_each_outcome(tmp_path: Path) -> None:
    content = begun(tmp_path)
    involve(tmp_path, "new", "opportunity", answers=CONSULTATION)
    page = content / "opportunities" / "tell-us-about-day-centres.md"
    text = page.read_text("utf-8").replace(
        "payment: none", "payment: none\noutcomes: Hours that suit more people"
    )
    page.write_text(text, "utf-8")
    answers = FEEDBACK.replace("\nThe new hours begin.", "\nTwo centres open later.\nThe new hours begin.")
    done = CliRunner().invoke(
        main, ["new", "feedback", "--folder", str(tmp_path), "--today", "2027-03-20"], input=answers
    )
    assert done.exit_code == 0, done.output
    fields = read(content / "feedback" / page.name, content).values
    assert isinstance(fields, Feedback)
    assert [(one.outcome, one.answer) for one in fields.outcomes] == [
        ("Hours that suit more people", "Two centres open later.")
    ]


@pytest.mark.parametrize("kind", OTHERS)
def test_every_other_kind(kind: str, tmp_path: Path) -> None:
    content = begun(tmp_path)
    answers, name = OTHERS[kind]
    done = involve(tmp_path, "new", kind, answers=answers)
    assert done.exit_code == 0, done.output
    assert f"It is written: content/{name}" in done.output
    assert "nothing stops it from being published." in done.output
    assert read(content / name, content).values


def test_a_month_has_one_edition(tmp_path: Path) -> None:
    content = begun(tmp_path)
    words = "Winter walks\nuseful\nThe canal path is gritted now.\n\n"
    assert involve(tmp_path, "new", "edition", answers="\n" + words).exit_code == 0
    again = involve(tmp_path, "new", "edition", answers=f"2026-11\nnov 2026\n\n{words}")
    told = " ".join(again.output.split())
    assert "There is an edition for November 2026 already, in content/talking-news/2026-11.md." in told
    assert "“nov 2026” is not a month." in told
    assert sorted(path.name for path in content.glob("talking-news/2*.md")) == ["2026-11.md", "2026-12.md"]
    assert read(content / "talking-news/2026-12.md", content).values


def test_a_newsletter_names_pages_that_are_there(tmp_path: Path) -> None:
    content = begun(tmp_path)
    involve(tmp_path, "new", "venue", answers=OTHERS["venue"][0])
    done = involve(tmp_path, "new", "newsletter", answers="Winter news\n\n1\n")
    assert done.exit_code == 0, done.output
    assert "  1. venues/ty-gwyr\n" in done.output
    assert "\nitems:\n  - venues/ty-gwyr\n" in (content / "newsletters" / "winter-news.md").read_text("utf-8")


def test_an_event_is_at_a_venue(tmp_path: Path) -> None:
    content = begun(tmp_path)
    involve(tmp_path, "new", "venue", answers=OTHERS["venue"][0])
    answers = "Come and talk\n\n3 December 2026\n9:30am\n9am\n14:30\nat a venue\n1\n\n"
    done = involve(tmp_path, "new", "event", answers=answers)
    assert done.exit_code == 0, done.output
    assert "Please note: The event begins at" in done.output
    assert "\nvenue: ty-gwyr\n" in (content / "events" / "come-and-talk.md").read_text("utf-8")


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    content = begun(tmp_path)
    for _ in range(3):
        involve(tmp_path, "new", "page", answers="How we meet\nHow meetings work.\nWe drink tea.\n.\n")
    names = {path.name for path in content.glob("how-we-meet*")}
    assert names == {"how-we-meet.md", "how-we-meet-2.md", "how-we-meet-3.md"}


@pytest.mark.parametrize("title", ["Index", "Events", "Con"])
def test_names_that_mean_more_are_left_alone(title: str, tmp_path: Path) -> None:
    content = begun(tmp_path)
    involve(tmp_path, "new", "page", answers=f"{title}\nHow meetings work.\nWe drink tea.\n.\n")
    assert (content / f"{title.lower()}-page.md").exists()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Carers’ Forum", "carers-forum"),
        ("Tŷ Gŵyr: 2 o’r gloch!", "ty-gwyr-2-or-gloch"),
        ("সভা", ""),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert slug(title) == name


# ---- Stopping ----------------------------------------------------------------------------------------------


def test_nothing_is_written_when_answers_run_out(tmp_path: Path) -> None:
    begun(tmp_path)
    before = files(tmp_path)
    lines = CONSULTATION.splitlines(keepends=True)
    for count in (0, 3, 20, len(lines) - 2):
        done = involve(tmp_path, "new", "opportunity", answers="".join(lines[:count]))
        assert done.exit_code == 1
        assert done.output.endswith("The answers came to an end. Nothing was written.\n")
    assert files(tmp_path) == before


class Interrupted(io.StringIO):
    """A keyboard at which somebody presses Ctrl-C after some answers."""

    def readline(self, size: int | None = -1, /) -> str:
        """The next answer, and then Ctrl-C."""
        line = super().readline()
        if not line:
            raise KeyboardInterrupt
        return line


def test_ctrl_c_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Interrupted("Wexmoor Borough Council\n"))
    with pytest.raises(SystemExit) as end:
        main(["new", "site", "--folder", str(tmp_path)])
    assert end.value.code == 130
    assert capsys.readouterr().out.endswith("Stopped. Nothing was written. 1 answer is lost.\n")
    assert not files(tmp_path)


def test_without_a_site_there_is_nothing_to_add_to(tmp_path: Path) -> None:
    done = involve(tmp_path, "new", "opportunity", answers="")
    assert done.exit_code == 1
    assert "Begin with: involve new site" in done.output


def test_without_a_kind_all_are_named(tmp_path: Path) -> None:
    done = involve(tmp_path, "new", answers="")
    assert done.exit_code == 1
    assert "Say what you want to make. You can make: site, opportunity, feedback" in done.output


@pytest.mark.parametrize(
    "words", ["2, 12", "2; 12", "2 12", "2 and 12", "people with Learning disabilities,family carers"]
)
def test_several_can_be_chosen(words: str) -> None:
    given = interview(Script([words]), Opportunity, (Question("audience"),))
    assert given == {"audience": ["people with learning disabilities", "family carers"]}


def test_a_kind_is_guessed(tmp_path: Path) -> None:
    done = involve(tmp_path, "new", "oportunity", answers="")
    assert done.exit_code == 1
    assert "Did you mean “opportunity”? You can make: site, opportunity" in done.output


# ---- Whatever people write ---------------------------------------------------------------------------------

_LETTERS = st.sampled_from(list("aeioŵŷâôÂ1 2£'\"’“”:;#-—–&*!%@|>{}[]?,.\\/~`=<$^_+()\u00a0é"))
ANSWER = st.text(_LETTERS, min_size=3, max_size=60).map(str.strip).filter(lambda words: len(words) >= 3)


class Script:
    """Gives answers that stand in a list, and keeps what is said."""

    def __init__(self, answers: Iterable[str]) -> None:
        self._answers = iter(answers)
        self.said: list[str] = []

    def say(self, words: str = "") -> None:
        """Keep what is said."""
        self.said.append(words)

    def ask(self, prompt: str) -> str:
        """The next answer."""
        return next(self._answers)


def asked(model: type[Heading], questions: tuple[Question, ...], answers: Iterable[str]) -> Answers:
    """The answers to an interview, once they have been written and read again."""
    given = interview(Script(answers), model, questions)
    found = read_front_matter(front_matter(given), model, "x.md")
    assert not found.messages
    assert found.values == model.model_validate(given)
    return found.values.model_dump()


@settings(max_examples=150)
@given(st.tuples(*[ANSWER] * 11))
def test_an_opportunity_reads_back_as_it_was_answered(words: tuple[str, ...]) -> None:
    title, summary, purpose, thing, why, other, because, first, second, how, time = words
    script = [title, summary, purpose, "ideas", "2", "30 June 2027", thing, why, other, because, ""]
    script += [other, because, "", first, second, "", time, "1", "1, 2", "phone", how, "post", "", "", "none"]
    known = Known(date(2026, 11, 22), {})
    read_back = asked(Opportunity, PLANS["opportunity"](known), script)
    assert (read_back["title"], read_back["summary"], read_back["purpose"]) == (title, summary, purpose)
    assert read_back["can_change"] == [{"thing": thing, "why": why}, {"thing": other, "why": because}]
    assert read_back["you_will"] == [first, second]
    assert read_back["ways"] == [{"way": "phone", "how": how}, {"way": "post", "how": None}]
    assert read_back["time"] == time


@settings(max_examples=100)
@given(st.tuples(*[ANSWER] * 6))
def test_a_strategy_reads_back_as_it_was_answered(words: tuple[str, ...]) -> None:
    title, summary, owner, promise, action, who = words
    script = [title, summary, owner, "10 June 2025", "30 June 2027", promise, "choice", "", action, who]
    script += ["31 March 2027", ""]
    read_back = asked(Strategy, PLANS["strategy"](Known(date(2026, 11, 22), {})), script)
    assert (read_back["title"], read_back["owner"]) == (title, owner)
    assert read_back["commitments"] == [{"id": "choice", "words": promise}]
    assert (read_back["actions"][0]["what"], read_back["actions"][0]["who"]) == (action, who)


def test_every_kind_has_a_plan_of_fields_that_it_has() -> None:
    known = Known(date(2026, 11, 22), {})
    for name, plan in PLANS.items():
        model = next(
            kind.fields for kind in (kind_of(f"{folder}/x.md") for folder in FOLDERS) if kind.name == name
        )
        names = {info.alias or key for key, info in model.model_fields.items()}
        needed = {info.alias or key for key, info in model.model_fields.items() if info.is_required()}
        asked_for = {question.name for question in plan(known) if not question.aside}
        assert needed <= asked_for <= names


def test_the_site_is_asked_for_all_that_it_needs() -> None:
    given = interview(Script(SITE.splitlines()), Site, plans.site())
    needed = {name for name, info in Site.model_fields.items() if info.is_required()}
    assert needed | {"expenses"} == set(given)
