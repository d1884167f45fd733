"""The easy read of feedback: what people said and what was done, with the reasons that are short enough."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.easy import answers, asking
from builder.compose.easy.sentences import Easy, Ideas, idea, labelled, more, own, page
from builder.schema.feedback import Did, Feedback, Point, Step
from builder.schema.opportunity import Opportunity
from builder.status import full_date

_DID: dict[Did, tuple[str, str]] = {
    "yes": ("yes", "Yes. We acted on this."),
    "partly": ("choice", "Partly. We acted on a part of this."),
    "no": ("no", "No. We did not act on this."),
    "not yet": ("waiting", "Not yet. We have not acted on this yet."),
}


def ideas(item: Item[Feedback], catalogue: Catalogue) -> Easy:
    """The ideas of each section of a feedback page."""
    fields = item.fields
    thanks = (idea("well-done", "Thank you to everyone who took part."),) if fields.people else ()
    unhappy = any(point.did != "yes" for point in fields.points)
    changed = (one for words in fields.what_changed for one in own("new", "What changed", words))
    return page(
        ("", _opening(item)),
        ("We asked", _asked(item, catalogue)),
        ("You said, we did", (*answers.acted_on(fields), *_points(item, catalogue))),
        ("What changed", changed),
        ("What happens next", (one for step in fields.next_steps for one in _step(step))),
        ("Who took part", answers.took_part(fields, catalogue)),
        ("Thank you", thanks),
        ("If you are not happy", asking.complaint(catalogue.site) if unhappy else ()),
    )


def _opening(item: Item[Feedback]) -> Ideas:
    return (
        idea("question", "We asked people what they think."),
        idea("talk", "This page tells you what they said. It also tells you what we did."),
        idea("calendar", f"We told people on {full_date(item.fields.date)}."),
        more(),
    )


def _asked(item: Item[Feedback], catalogue: Catalogue) -> Ideas:
    answered = catalogue.find(Opportunity, item.fields.opportunity)
    asked = item.fields.we_asked or (answered.fields.summary if answered else None)
    return own("question", "We asked", asked)


def _points(item: Item[Feedback], catalogue: Catalogue) -> Ideas:
    """Each thing people said that is short enough; one idea says where to find the others."""
    found: list[Ideas] = [_point(point, item, catalogue) for point in item.fields.points]
    kept = tuple(one for some in found for one in some)
    if all(found):
        return kept
    left = "People said other things too." if kept else "People said many things."
    return (*kept, idea("read", f"{left} You can read all of it on the full page."))


def _point(point: Point, item: Item[Feedback], catalogue: Catalogue) -> Ideas:
    said = labelled("You said", point.said)
    if not said:
        return ()
    return (
        idea("talk", f"{said} {answers.said_by(point, item.fields, catalogue)}".strip()),
        idea(*_DID[point.did]),
        *own("plan", "Our answer", point.what),
        *own("question", "Why", point.why),
    )


def _step(step: Step) -> Ideas:
    """One thing that happens next, with who does it and by when; tenseless, for the day will pass."""
    what = labelled("Next", step.what)
    if not what:
        return ()
    day = (idea("calendar", f"The plan is to do this by {full_date(step.by)}."),) if step.by else ()
    return idea("play", f"{what} {labelled('Who does it', step.who)}".strip()), *day
