"""The easy read of an opportunity, from its answers, as it stands today."""

from __future__ import annotations

from datetime import date

from builder.catalogue import Catalogue, Item
from builder.compose import meetings, money, taking_part
from builder.compose.blocks import link, sentence
from builder.compose.easy import answers, asking, pay, places
from builder.compose.easy.sentences import Easy, Ideas, explained, idea, is_easy, more, own, page
from builder.compose.easy.ways import ways
from builder.schema.choices import KindOfAsking, Rung, Whom
from builder.schema.opportunity import Opportunity
from builder.status import Status, first_day, full_date

# What each kind is: its picture, the words while it is coming or open, the words when it is closed.
_CONSULTATION = "A consultation means we ask you before we decide."
_TO_TAKE_PART = "To take part means to join in."
_ROLE = "A role is something you do with us."
_KINDS: dict[KindOfAsking, tuple[str, str, str]] = {
    "ideas": ("ideas", "We want your ideas.", "We asked people for their ideas."),
    "consultation": (
        "question",
        f"This is a consultation. {_CONSULTATION}",
        f"This was a consultation. {_CONSULTATION}",
    ),
    "take part": (
        "take-part",
        f"This is something to take part in. {_TO_TAKE_PART}",
        f"This was something to take part in. {_TO_TAKE_PART}",
    ),
    "role": ("work", f"This is a role. {_ROLE}", f"This was a role. {_ROLE}"),
    "information": (
        "information",
        "This is information for you. There is nothing to decide.",
        "This was information for you. There is nothing to decide.",
    ),
}
_RUNGS: dict[Rung, tuple[str, str]] = {
    "giving information": ("information", "We tell you what is happening."),
    "getting information": ("comment", "You tell us what you think."),
    "forum for debate": ("conversation", "We talk about it together."),
    "participation": ("working-together", "You take part in the work. We use what you tell us."),
    "partnership": ("agree", "We decide together with you."),
}
_SERVICES = "Services help people with their daily life."
_CARERS = "A carer looks after a friend or someone in their family."


def ideas(item: Item[Opportunity], catalogue: Catalogue) -> Easy:
    """The ideas of each section of an opportunity; what people can do only while they can do it."""
    status = catalogue.status(item)
    ahead, over = status.joining, status is Status.HAPPENED
    joining = ahead and item.fields.kind != "information"
    return page(
        ("", (*_opening(item, status, ahead), more())),
        ("What happened", _happened(item, catalogue) if over else ()),
        ("What this is about", _about(item, ahead)),
        ("What can change, and what cannot", () if over else _change(item)),
        (taking_part.HOW, _how(item, catalogue, status) if joining else ()),
        (taking_part.MEETINGS, _meetings(item, catalogue) if ahead else ()),
        (money.HEADING, _pay(item, catalogue) if joining else ()),
        (taking_part.SUPPORT, _support(item) if joining else ()),
        ("What happens next", () if over else _next(item, status)),
        ("Who to ask", (*asking.contact(catalogue.contact_of(item)), *asking.complaint(catalogue.site))),
    )


def _opening(item: Item[Opportunity], status: Status, ahead: bool) -> Ideas:
    """What it is, how long one can take part, and whom it is for."""
    fields = item.fields
    symbol, now, then = _KINDS[fields.kind]
    found = [idea(symbol, now if ahead else then), *_status(item, status)]
    if ahead:
        summary = sentence(fields.summary)
        found += [idea("read", summary)] if is_easy(summary) else []
    found += _who_for(fields.who_for, "is" if ahead else "was")
    if ahead and fields.kind != "information":
        found.append(idea(*_RUNGS[fields.level]))
    return tuple(found)


def _status(item: Item[Opportunity], status: Status) -> Ideas:
    """Where it stands, in dates and never in days that are left."""
    fields, first = item.fields, first_day(item.fields)
    part = "This is" if fields.kind == "information" else "You can take part"
    opened = "open " if fields.kind == "information" else ""
    last = full_date(fields.closes) if isinstance(fields.closes, date) else ""
    until = idea("calendar", f"{part} {opened}until {last}." if last else f"{part} {opened}all year.")
    match status:
        case Status.COMING if first:
            opens = f"{part} {opened}from {full_date(first)}."
            return (idea("waiting", f"This is not open yet. {opens}"), *((until,) if last else ()))
        case Status.CLOSES_SOON:
            return (idea("alarm-clock", f"This closes soon. The last day is {last}."),)
        case Status.OPEN:
            return (until,)
        case Status.HAPPENED:
            return (idea("finish", "This is closed. You can read what happened."),)
        case Status.DECIDING:
            waiting = idea("think", "There is no decision yet. A decision is what people choose.")
            return idea("finish", f"This is closed. The last day was {last}."), waiting
        case _:
            return (idea("finish", f"This is closed. The last day was {last}."),)


def _who_for(whom: Whom, verb: str) -> Ideas:
    users = idea("group", f"This {verb} for people who use services. {_SERVICES}")
    match whom:
        case "everyone":
            return (idea("group", f"This {verb} for everyone."),)
        case "users":
            return (users,)
        case "carers":
            return (idea("carer", f"This {verb} for carers. {_CARERS}"),)
        case "both":
            return users, idea("carer", f"This {verb} also for carers. {_CARERS}")
        case "separately":
            apart = idea("distance", f"Each group {'does' if verb == 'is' else 'did'} this on its own.")
            return users, idea("carer", f"This {verb} also for carers. {_CARERS}"), apart


def standing(item: Item[Opportunity], catalogue: Catalogue) -> Easy:
    """What is added to an author's own easy read while people cannot take part: why not, what came of it."""
    status = catalogue.status(item)
    if status.open:
        return ()
    told = _happened(item, catalogue) if status is Status.HAPPENED else ()
    return page(("", _status(item, status)), ("What happened", told))


def _happened(item: Item[Opportunity], catalogue: Catalogue) -> Ideas:
    feedback = catalogue.feedback_on(item)
    if feedback is None:
        return ()
    told = idea("letter", f"We told people what happened. We did this on {full_date(feedback.fields.date)}.")
    return (
        told,
        *answers.took_part(feedback.fields, catalogue),
        *answers.acted_on(feedback.fields),
        *(one for words in feedback.fields.what_changed for one in own("new", "What changed", words)),
        idea("read", "You can read all of it. The page is called: ", link(feedback), "."),
    )


def _about(item: Item[Opportunity], ahead: bool) -> Ideas:
    why = {True: "Why we ask", False: "Why we asked"}[ahead]
    if item.fields.kind == "information":
        why = "Why we tell you"
    good = own("good", "Good for you", item.fields.benefits_to_you) if ahead else ()
    return (*own("goal", why, item.fields.purpose), *good)


def _change(item: Item[Opportunity]) -> Ideas:
    can = (one for some in item.fields.can_change for one in own("yes", "This can change", some.thing))
    cannot = (
        one for some in item.fields.cannot_change for one in own("no", "This cannot change", some.thing)
    )
    return *can, *cannot


def _how(item: Item[Opportunity], catalogue: Catalogue, status: Status) -> Ideas:
    fields, first = item.fields, first_day(item.fields)
    found = [one for words in fields.you_will for one in own("form", "What you do", words)]
    found += own(
        "how-long", "How long it takes", fields.time, "You can read how long it takes on the full page."
    )
    if status is Status.COMING and first:
        found.append(idea("waiting", f"You can take part from {full_date(first)}."))
    if len(fields.ways) > 1:
        found.append(idea("choice", "You can choose how to take part."))
    found += ways(fields.ways, catalogue.contact_of(item))
    if fields.places:
        found.append(
            idea("seat", f"There {'is 1 place' if fields.places == 1 else f'are {fields.places} places'}.")
        )
        found += own("tick-box", "How we choose people", fields.how_we_choose)
    found += own("think", "What you need to know", fields.skills)
    found += own("agree", "What you agree to", fields.conditions)
    return *found, idea("stop", "You can stop at any time. You do not have to say why.")


def _meetings(item: Item[Opportunity], catalogue: Catalogue) -> Ideas:
    """The meetings that are still to come, and the places they are at."""
    events = [one.fields for one in catalogue.events_of(item) if not meetings.is_over(one.fields, catalogue)]
    if not events:
        return ()
    venues = {one.slug: one.fields for event in events if (one := catalogue.venue_of(event))}
    choice = idea("meeting", "You can come to a meeting. You choose.")
    days = (one for event in events for one in places.when_and_where(event, catalogue))
    return choice, *days, *(one for venue in venues.values() for one in places.way_in(venue))


def _pay(item: Item[Opportunity], catalogue: Catalogue) -> Ideas:
    fields = item.fields
    return (
        *pay.pay(fields.payment, fields.paid, catalogue.site),
        *(own("money", "When we pay", fields.paid_how_and_when) if fields.paid else ()),
        *pay.expenses(item, catalogue),
        *(one for words in fields.reward for one in own("present", "You also get", words)),
    )


def _support(item: Item[Opportunity]) -> Ideas:
    fields = item.fields
    return (
        idea("carer", "We can help you to take part. Tell us what help you need."),
        *own("carer", "Help", fields.support),
        idea("friends", "You can do this alone. Or someone you trust can support you."),
        *own("friends", "Help from others", fields.peer_support),
        *own("teacher", "Training", fields.training),
        *own("bus", "Travel", fields.travel),
        *own("report", "Papers", fields.papers),
        idea("private", "You can talk to us in private. Private means nobody else can hear."),
    )


def _next(item: Item[Opportunity], status: Status) -> Ideas:
    """Who decides and when, and when people are told; in a way that stays right when the day has passed."""
    fields = item.fields
    found = list(_decision(item, status))
    if fields.tell_by and not status.joining:
        found.append(idea("letter", f"We promised to tell you what happened by {full_date(fields.tell_by)}."))
    elif fields.tell_by:
        when = full_date(fields.tell_by)
        found.append(idea("letter", f"We will tell you what happened by {when}. We will tell you why."))
    elif fields.kind != "information":
        found.append(idea("letter", "We will tell you what happened. We will tell you why."))
    found += own("newsletter", "If you do not come", fields.kept_informed)
    found += own("private", "Keep this private", fields.confidential)
    return tuple(found)


def _decision(item: Item[Opportunity], status: Status) -> Ideas:
    who, day = item.fields.decided_by, item.fields.decision_date
    over = status is Status.CLOSED
    words = sentence(f"{who} will decide on {full_date(day)}" if day else f"{who} will decide")
    if who and not over and is_easy(words):
        return (idea("council", words + explained(who)),)
    named = own("council", "Who decides", sentence(who) + explained(who)) if who else ()
    verb = "was" if over else "is"
    return *named, *((idea("choice", f"The day to decide {verb} {full_date(day)}."),) if day else ())
