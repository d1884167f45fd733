"""Rule: what a file names is there: other files, commitments, contacts. Code `reference-unknown`."""

from __future__ import annotations

from builder.rules.names import Names
from builder.rules.shelf import Found, Shelf, slug
from builder.rules.trouble import Trouble
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.kinds import KINDS
from builder.schema.newsletter import Newsletter
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.problems import Path
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue

# Fields that name one file of a kind.
TO_ITEMS: tuple[tuple[type[Heading], str, type[Heading]], ...] = (
    (Feedback, "opportunity", Opportunity),
    (Event, "venue", Venue),
    (Event, "opportunity", Opportunity),
    (Event, "group", Group),
    (Group, "where", Venue),
)
# Fields that list files of any kind.
TO_PAGES: tuple[tuple[type[Heading], str], ...] = (
    (Opportunity, "related"),
    (Strategy, "related"),
    (Group, "related"),
    (Edition, "items"),
    (Edition, "leave_out"),
    (Edition, "in_full"),
    (Newsletter, "items"),
)
_ONLINE = "online"  # where a group may meet without a venue


def to_items(shelf: Shelf) -> Found:
    """Feedback names an opportunity, an event its venue, and so on."""
    for kind, field, wanted in TO_ITEMS:
        known = Names(shelf.names(wanted))
        word = next(one for one in KINDS if one.fields is wanted)
        place = f"{shelf.content}/{word.folder}"
        otherwise = f"Write the name of a file in {place}, without .md."
        for name, answers in shelf.each(kind):
            given = getattr(answers, field)
            if given and given not in known and not (kind is Group and given.lower() == _ONLINE):
                mend = known.instead(given, word.folder, otherwise)
                yield name, _unknown((field,), f"There is no {word.name} called “{given}”.", mend)


def to_pages(shelf: Shelf) -> Found:
    """Related pages and the items of a newsletter are pages of this site."""
    known = Names(shelf.files)
    elsewhere = {slug(name): name for name in known.names}
    otherwise = "Write the folder and the name of a page. For example: opportunities/day-centres"
    for kind, field in TO_PAGES:
        for name, answers in shelf.each(kind):
            for number, given in enumerate(getattr(answers, field)):
                wanted = page_name(given)
                if wanted not in known:
                    moved = elsewhere.get(slug(wanted), "")
                    mend = known.did_you_mean(moved) or known.instead(wanted, "pages", otherwise)
                    yield name, _unknown((field, number), f"There is no page called “{given}”.", mend)


def page_name(given: str) -> str:
    """The name of the page that an officer means, with or without `.md`."""
    return given.strip().strip("/").removesuffix(".md")


def to_commitments(shelf: Shelf) -> Found:
    """What opportunities and feedback serve is a commitment of a strategy."""
    if not shelf.all_sure(Strategy, "commitments"):
        return
    known = Names(one.id for _, strategy in shelf.each(Strategy) for one in strategy.commitments)
    serving = [(name, answers.commitments) for name, answers in shelf.each(Opportunity)]
    answering = [(name, answers.commitments) for name, answers in shelf.each(Feedback)]
    for name, commitments in (*serving, *answering):
        for number, given in enumerate(commitments):
            if given not in known:
                what = f"There is no commitment “{given}”."
                mend = known.instead(given, "commitments", _NO_ID)
                yield name, _unknown(("commitments", number), what, mend)


def to_own_commitments(shelf: Shelf) -> Found:
    """What an action of a strategy serves is a commitment of that strategy."""
    for name, strategy in shelf.each(Strategy):
        known = Names(one.id for one in strategy.commitments)
        for number, action in enumerate(strategy.actions):
            given = action.commitment
            if given and given not in known and shelf.sure(name, "commitments"):
                what = f"There is no commitment “{given}” in this strategy."
                mend = known.instead(given, "commitments", _NO_ID)
                yield name, _unknown(("actions", number, "commitment"), what, mend)


_NO_ID = "Give each commitment of a strategy an id of its own, and write that id here."


def to_contacts(shelf: Shelf) -> Found:
    """A contact that is named stands in the site file."""
    if shelf.site is None:
        return
    known = Names(shelf.site.contacts)
    otherwise = f"Write it under “contacts” in {shelf.content}/site.yml, or take this line away."
    asked = [(name, answers.contact) for name, answers in shelf.each(Opportunity)]
    groups = [(name, answers.contact) for name, answers in shelf.each(Group)]
    editions = [(name, answers.contact) for name, answers in shelf.each(Edition)]
    for name, given in (*asked, *groups, *editions):
        if isinstance(given, str) and given not in known:
            mend = known.instead(given, "contacts", otherwise)
            yield name, _unknown(("contact",), f"The site file has no contact called “{given}”.", mend)


def _unknown(path: Path, what: str, mend: str) -> Trouble:
    return Trouble(path, what, mend, "reference-unknown")
