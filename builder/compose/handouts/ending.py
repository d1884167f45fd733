"""The end-of-involvement form: people who took part say how it was, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import para, section, sentence
from builder.compose.handouts import returning
from builder.compose.money import paid_expenses
from builder.document import Document
from builder.form import Form, Question
from builder.schema.feedback import Feedback
from builder.schema.opportunity import Opportunity
from builder.status import Status

KIND = "ending"
DEGREES = ("Yes", "In part", "No")
TOO_EARLY = "It is too early to say"


def ending_form(item: Item[Opportunity] | Item[Feedback], catalogue: Catalogue) -> Form:
    """The form for people who took part in an opportunity, from the opportunity or from its feedback."""
    about = opportunity_of(item, catalogue)
    asked, site = about or item, catalogue.site
    contact = catalogue.contact_of(asked)
    title = asked.fields.title
    return Form(
        Document(
            title=f"Tell us how it was: “{title}”",
            summary="You took part. Please tell us how it was, good or bad, so that we can do better.",
            blocks=tuple(filter(None, (returning.help_with_it(contact),))),
            address=asked.address,
            lang=site.language,
            source=asked.file,
        ),
        questions=(*_questions(about, catalogue), *returning.hearing_back(site)),
        after=tuple(
            filter(
                None,
                (
                    returning.where_to_send(contact, site),
                    section("Thank you", para("Thank you for taking part, and for telling us how it was.")),
                ),
            )
        ),
        reference=f"{KIND}/{asked.slug}",
    )


def opportunity_of(
    item: Item[Opportunity] | Item[Feedback], catalogue: Catalogue
) -> Item[Opportunity] | None:
    """The opportunity that people took part in; None for feedback on one that is not there."""
    if isinstance(item.fields, Opportunity):
        return catalogue.find(Opportunity, item.slug)
    return catalogue.find(Opportunity, item.fields.opportunity)


def over_or_open(item: Item[Opportunity] | Item[Feedback], catalogue: Catalogue) -> bool:
    """Whether anybody can have taken part: not in what only informs, nor before it opens."""
    about = opportunity_of(item, catalogue)
    if about is None:
        return isinstance(item.fields, Feedback)
    return about.fields.kind != "information" and catalogue.status(about) is not Status.COMING


def _questions(about: Item[Opportunity] | None, catalogue: Catalogue) -> Iterator[Question]:
    yield Question("What went well?")
    yield Question("What could we do better?")
    yield Question("Did you feel listened to?", "choose one", DEGREES)
    yield Question(
        "Did you get the support you needed?", "choose one", (*DEGREES, "I did not need any support")
    )
    yield Question("Was what we told you easy to understand?", "choose one", DEGREES)
    if about is None or about.fields.paid or paid_expenses(about, catalogue):
        answers = ("Yes", "No", "There was nothing to pay")
        yield Question("Did you get your pay and expenses on time?", "choose one", answers)
    yield from _impact(about.fields if about else None)
    yield Question("Would you like to take part in other things?", "yes or no")


def _impact(fields: Opportunity | None) -> Iterator[Question]:
    """The five questions that show whether involvement made a difference (4PI: principles, purpose, presence,
    process, impact)."""
    hopes = " ".join(map(sentence, fields.outcomes)) if fields else ""
    hoped = f"We hoped for this: {hopes}" if hopes else ""
    yield Question("Did it do what we hoped for?", "choose one", (*DEGREES, TOO_EARLY), hoped)
    yield Question("What difference did the people make who took part?")
    yield Question("How did you feel about taking part?")
    yield Question("Did it change the end result?", "choose one", (*DEGREES, TOO_EARLY))
    yield Question(
        "Did it make a difference elsewhere too?",
        hint="For example to you, to people you know, or to how we work.",
    )
