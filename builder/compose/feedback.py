"""The page of feedback: we asked, you said, we did, and why. It closes the circle."""

from __future__ import annotations

from datetime import date

from builder.catalogue import Catalogue, Item
from builder.compose import numbers
from builder.compose.blocks import bullets, facts, joined, link, page_link, para, section, sentence
from builder.compose.composed import Composed
from builder.compose.counts import by_answer
from builder.compose.easy import feedback as easy
from builder.compose.standing import complaints
from builder.compose.summaries import summary_of
from builder.document import Block, Blocks, Definition, DefinitionList, Inlines, Section
from builder.schema.feedback import Did, Feedback, Point, Step
from builder.schema.opportunity import Opportunity
from builder.schema.site import Site
from builder.status import full_date

# The answer to “did you do it?”: with what was done after it, and on its own.
ANSWERS: dict[Did, tuple[str, str]] = {
    "yes": ("Yes", "Yes, we did this."),
    "partly": ("In part", "In part."),
    "no": ("No", "No, we did not do this."),
    "not yet": ("Not yet", "Not yet."),
}
COUNTED: dict[Did, str] = {
    "yes": "We acted on {}.",
    "partly": "We acted in part on {}.",
    "no": "We did not act on {}.",
    "not yet": "We have not acted on {} yet.",
}


def compose(item: Item[Feedback], catalogue: Catalogue) -> Composed:
    """The page of feedback, from what was asked to what people can do who are not happy with it."""
    fields, site = item.fields, catalogue.site
    least = site.thresholds.small_number
    return Composed(
        title=fields.title,
        summary=summary_of(item, catalogue),
        date=fields.date,
        before=(
            _asked(fields, catalogue),
            _said_and_did(fields, least),
            section("What changed", bullets(map(sentence, fields.what_changed))),
            section("Did it do what we hoped?", _hoped(fields)),
        ),
        after=(
            section("What happens next", bullets(map(_step, fields.next_steps))),
            section("Who took part", numbers.who_took_part(fields, least)),
            _looking_back(fields),
            section("Thank you", para(sentence(fields.thanks))),
            _not_happy(fields, site),
            _belongs(fields, catalogue),
        ),
        easy=easy.ideas(item, catalogue),
    )


def _asked(feedback: Feedback, catalogue: Catalogue) -> Section | None:
    about = catalogue.find(Opportunity, feedback.opportunity)
    asked = feedback.we_asked or (about.fields.summary if about else "")
    blocks: list[Block] = [para(sentence(asked))] if asked else []
    if about:
        closes = about.fields.closes
        closed = f" The last day was {full_date(closes)}." if isinstance(closes, date) else ""
        closed = closed if isinstance(closes, date) and closes <= feedback.date else ""
        blocks.append(para("We asked this in ", link(about), ".", closed))
    return section("We asked", tuple(blocks))


def _said_and_did(feedback: Feedback, least: int) -> Section | None:
    points = DefinitionList(tuple(_point(point, feedback.people, least) for point in feedback.points))
    return section("You said, we did", _counted(feedback), points)


def _counted(feedback: Feedback) -> Blocks:
    """How many things got which answer; where there is one thing, it speaks for itself."""
    many = len(feedback.points)
    if many == 1:
        return ()
    rows = (COUNTED[did].format(count) for did, count in by_answer(feedback).items() if count)
    return (para(f"You said {many} things."), *bullets(rows))


def _point(point: Point, people: int, least: int) -> Definition:
    """One thing that people said, and below it how many said it, what was done, and why."""
    word, alone = ANSWERS[point.did]
    meanings = (
        numbers.how_many_said(point.people, people, least),
        f"{word}: {sentence(point.what)}" if point.what else alone,
        f"Why: {sentence(point.why)}" if point.why else None,
    )
    told = tuple((para(words),) for words in meanings if words)
    return Definition(joined(f"You said: {sentence(point.said)}"), told)


def _hoped(feedback: Feedback) -> Blocks:
    """Each outcome with what became of it, and the questions that show whether involvement had an impact."""
    outcomes = ((f"We hoped for: {sentence(one.outcome)}", sentence(one.answer)) for one in feedback.outcomes)
    questions = (
        ("How did everyone feel about it?", feedback.how_it_felt),
        ("Did it change the end result?", feedback.changed_the_result),
        ("Did it make a difference elsewhere too?", feedback.beyond),
        ("What did it make a difference to?", "; ".join(feedback.impact_areas)),
    )
    return facts((*outcomes, *((ask, sentence(answer)) for ask, answer in questions if answer)))


def _step(step: Step) -> str:
    who = f" Who does it: {step.who.rstrip('.')}." if step.who else ""
    by = f" By when: {full_date(step.by)}." if step.by else ""
    return f"{sentence(step.what)}{who}{by}"


def _looking_back(feedback: Feedback) -> Section | None:
    well = section("What went well", bullets(map(sentence, feedback.went_well)), level=3)
    better = section("What we will do better", bullets(map(sentence, feedback.do_better)), level=3)
    return section("What went well, and what we will do better", *(one for one in (well, better) if one))


def _not_happy(feedback: Feedback, site: Site) -> Section | None:
    if all(point.did == "yes" for point in feedback.points):
        return None
    words = (
        "We have not done everything that people asked for. If you are not happy, this is what you can do."
    )
    own = para(sentence(site.complaints))
    return section("If you are not happy", para(words), own, para(complaints.more(), "."))


def _belongs(feedback: Feedback, catalogue: Catalogue) -> Section | None:
    """The opportunity, and the promises this helps to keep."""
    rows: list[Inlines] = []
    if about := catalogue.find(Opportunity, feedback.opportunity):
        rows.append(joined("What we asked: ", link(about)))
    for name in feedback.commitments:
        if found := catalogue.commitment(name):
            strategy, commitment = found
            promise = page_link(f"{strategy.address}#{name}", commitment.words.rstrip("."))
            rows.append(
                joined("A promise that this helps to keep: ", promise, ". It stands in ", link(strategy), ".")
            )
    return section("What belongs to this", bullets(rows))
