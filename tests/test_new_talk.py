"""The talk of `involve new`: a way back, an end, how many questions, and what beginners stumbled over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.schema.kinds import KINDS
from builder.schema.opportunity import Opportunity
from builder.schema.venue import Venue
from builder.sources import read_site
from builder.starting.examples import EXAMPLES, OWN_WORDS
from builder.starting.interview import interview
from builder.starting.own_words import easy_read, own_words, paragraphs
from builder.starting.plans import BODY, PLANS, Known
from builder.starting.questions import Question
from builder.starting.turns import Answers
from tests.test_new import CONSULTATION, FEEDBACK, OTHERS, SITE, Script, begun, involve


def answered(kind: str, script: str) -> Answers:
    """The answers to the questions of a kind, from a script with `|` between its lines."""
    model = next(one.fields for one in KINDS if one.name == kind)
    return interview(Script(script.split("|")), model, PLANS[kind](Known(date(2026, 11, 22), {})))


def plain(said: str) -> str:
    """What was said, in one line."""
    return " ".join(said.split())


# ---- A way back --------------------------------------------------------------------------------------------


def test_back_returns_to_the_question_before() -> None:
    answers = answered("page", "back|Tea|back|How we meet|“Back”|How we talk|Back|How we eat|With tea")
    assert answers == {"title": "How we eat", "summary": "With tea"}


def test_back_undoes_what_depended_on_the_answer() -> None:
    """A consultation has more questions than ideas; none of their answers stays behind."""
    begin = "Day centres|New hours.|We want them open.|"
    formal = "consultation|2|30 June 2027|the Committee|back|back|back|back|"
    rest = (
        "ideas|2|30 June 2027|hours|people differ||money|there is none||Talk.||1 hour|1|1|phone||post|||none"
    )
    answers = answered("opportunity", begin + formal + rest)
    assert answers["kind"] == "ideas"
    assert "decided_by" not in answers
    assert answers["ways"] == ["phone", "post"]


def test_back_takes_back_the_last_of_a_list() -> None:
    asker = Script(["2 Blossom Road", "oops", "back", "Hollenby", "."])
    assert interview(asker, Venue, (Question("address"),)) == {"address": ["2 Blossom Road", "Hollenby"]}
    assert "Taken back: oops" in asker.said


def test_back_at_why_returns_to_the_thing() -> None:
    asker = Script(["oops", "", "back", "hours", "they differ", "money", "there is none", "back", ""])
    answers = interview(asker, Opportunity, (Question("can_change"),))
    assert answers == {"can_change": ["hours — they differ"]}
    assert "Taken back: money — there is none" in asker.said


def test_back_at_how_it_goes_returns_to_the_way() -> None:
    asker = Script(["online", "back", "phone", "", "post", "Write to us", "meeting", "", "back", ""])
    assert interview(asker, Opportunity, (Question("ways"),)) == {"ways": ["phone", "post — Write to us"]}


def test_back_in_things_with_parts() -> None:
    fields = "Involving people|What we do.|me|10 June 2025|30 June 2027||"
    actions = "Train|back|Train all staff|us|back|the team|31 March 2027|back|Tea|the team|1 May 2027|."
    answers = answered("strategy", fields + actions)
    assert answers["actions"] == [{"what": "Tea", "who": "the team", "due": "1 May 2027"}]


def test_back_from_the_words_returns_to_the_fields(tmp_path: Path) -> None:
    content = begun(tmp_path)
    answers = "How we meet\nBadly.\nHello.\nback\nback\nWith tea.\nWe drink tea.\n\n"
    done = involve(tmp_path, "new", "page", answers=answers)
    assert "To change the answer before, write back." in done.output
    text = (content / "how-we-meet.md").read_text("utf-8")
    assert "\nsummary: With tea.\n" in text
    assert text.endswith("---\n\nWe drink tea.\n")


# ---- An end ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["", "."])
def test_enter_or_a_full_stop_ends_everything(end: str, tmp_path: Path) -> None:
    script = ["You can call us.", "phone", "oops", "back", "Come to us.", "", "back", "Come in.", "", end]
    text = easy_read(Script(script), tmp_path)
    assert text == "/// easy-read\n![](symbol:phone) You can call us.\n\nCome in.\n///"
    assert own_words(Script(["One.", "Two.", end]), needed=True, example="Tea.") == "One.\n\nTwo."


def test_each_line_is_a_paragraph_but_lists_stay_together() -> None:
    lines = ["We drink:", "- tea", "    - mint", "- water", "Come.", "| a | b |", "| - | - |", "## Why"]
    assert paragraphs(lines) == (
        "We drink:\n\n- tea\n    - mint\n- water\n\nCome.\n\n| a | b |\n| - | - |\n\n## Why"
    )


def test_a_wish_that_is_neither_yes_nor_no_is_asked_again(tmp_path: Path) -> None:
    """Somebody who pastes two paragraphs is told, and loses nothing in silence."""
    begun(tmp_path)
    answers = CONSULTATION.replace("2, family carers", "family carers").replace(
        "\n\nYou can help us", "\n\nA pasted paragraph.\nyes\nYou can help us"
    )
    done = involve(tmp_path, "new", "opportunity", answers=answers)
    assert done.exit_code == 0, done.output
    assert "Please write yes or no." in done.output


# ---- What beginners stumbled over --------------------------------------------------------------------------


def test_html_in_the_words_is_told(tmp_path: Path) -> None:
    begun(tmp_path)
    answers = "How we meet\nHow meetings work.\nWe <b>drink</b>:\n- tea\n\n"
    said = involve(tmp_path, "new", "page", answers=answers).output
    assert "This is to be mended first:\ncontent/how-we-meet.md:7: “<b>” is HTML code" in said
    assert "This list follows" not in said


def test_a_word_to_avoid_is_told(tmp_path: Path) -> None:
    content = begun(tmp_path)
    words = (
        "terms:\n  - term: carer\n    means: somebody who looks after you\n    avoid: [informal caregiver]\n"
    )
    (content / "glossary.yml").write_text(words, "utf-8")
    answers = "How we meet\nHow meetings work.\nEvery informal caregiver can come.\n\n"
    said = involve(tmp_path, "new", "page", answers=answers).output
    assert "The glossary asks us not to write “informal caregiver”." in plain(said)


@pytest.mark.parametrize("kind", ["group", "event"])
def test_without_a_venue_it_is_said_what_to_do(kind: str, tmp_path: Path) -> None:
    begun(tmp_path)
    said = plain(involve(tmp_path, "new", kind, answers=OTHERS[kind][0]).output)
    assert "There is no venue yet. Make one first with: involve new venue, or choose online." in said


def test_an_event_at_a_venue_and_from_home(tmp_path: Path) -> None:
    content = begun(tmp_path)
    involve(tmp_path, "new", "venue", answers=OTHERS["venue"][0])
    answers = "Come and talk\n\n3 December 2026\n10am\n11am\nboth\n1\nCall us\n\n"
    done = involve(tmp_path, "new", "event", answers=answers)
    assert done.exit_code == 0, done.output
    text = (content / "events" / "come-and-talk.md").read_text("utf-8")
    assert "\nvenue: ty-gwyr\nonline: Call us\n" in text
    assert "where" not in text


def test_a_new_site_says_what_it_promises(tmp_path: Path) -> None:
    answers = SITE.removesuffix("\n\n") + "1; meals\n\n"
    said = plain(involve(tmp_path, "new", "site", answers=answers).output)
    promised = said.split("Your pages will promise people:")[1]
    for words in (
        "You pay these expenses: travel, meals.",
        "We arrange it and pay for it.",
        "5 working days",
    ):
        assert words in promised
    site, _ = read_site(tmp_path / "content")
    assert site is not None
    assert site.expenses == ["travel", "meals"]


def test_questions_are_counted(tmp_path: Path) -> None:
    begun(tmp_path)
    said = involve(tmp_path, "new", "opportunity", answers=CONSULTATION).output
    for heading in ("Question 1 of about 14: title", "Question 8 of about 17:", "Question 17 of 17: payment"):
        assert heading in said
    assert "You are writing an opportunity: something that people can join" in said


@pytest.mark.parametrize(
    "written",
    ["1", "tell-us-about-day-centres.md", "Tell us about day centres", "back\n1\nback\n1"],
)
def test_feedback_takes_a_number_or_a_name(written: str, tmp_path: Path) -> None:
    begun(tmp_path)
    involve(tmp_path, "new", "opportunity", answers=CONSULTATION)
    words = ["new", "feedback", "--folder", str(tmp_path), "--today", "2027-03-20"]
    done = CliRunner().invoke(main, words, input=FEEDBACK.replace("1\n", f"{written}\n", 1))
    assert done.exit_code == 0, done.output
    assert "How many people said it, if you counted?" in done.output


def test_examples_can_stand_as_answers() -> None:
    models = {kind.name: kind.fields for kind in KINDS}
    for kind, examples in EXAMPLES.items():
        for name, example in examples.items():
            assert answered_alone(models[kind], name, example) == {name: example}
    assert set(OWN_WORDS) == set(BODY)


def answered_alone(model: type, name: str, answer: str) -> Answers:
    """The answers when one question is asked and answered."""
    return interview(Script([answer]), model, (Question(name),))
