"""Rule: what a file names is there: other files, commitments, contacts. Code `reference-unknown`."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

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
    (Newsletter, "items"),
)
_ONLINE = "online"  # where a group may meet without a venue
_SHORT_LIST = 12  # names that a message can list and still be read


def to_items(shelf: Shelf) -> Found:
    """Feedback names an opportunity, an event its venue, and so on."""
    for kind, field, wanted in TO_ITEMS:
        known = shelf.names(wanted)
        word = next(one for one in KINDS if one.fields is wanted)
        place = f"{shelf.content}/{word.folder}"
        for name, answers in shelf.each(kind):
            given = getattr(answers, field)
            if given and given not in known and not (kind is Group and given.lower() == _ONLINE):
                none = f"Make it: {place}/{given}.md" if _is_name(given) else f"Make it in {place}."
                listed = _listed(known, word.folder, f"Write the name of a file in {place}, without .md.")
                mend = _near(given, known) or (listed if known else none)
                yield name, _unknown((field,), f"There is no {word.name} called “{given}”.", mend)


def to_pages(shelf: Shelf) -> Found:
    """Related pages and the items of a newsletter are pages of this site."""
    for kind, field in TO_PAGES:
        for name, answers in shelf.each(kind):
            for number, given in enumerate(getattr(answers, field)):
                wanted = page_name(given)
                if wanted not in shelf.files:
                    alike = sorted(one for one in shelf.files if slug(one) == slug(wanted))
                    mend = _near(wanted, alike, 0) or _near(wanted, shelf.files)
                    mend = (
                        mend
                        or "Write the folder and the name of a page. For example: opportunities/day-centres"
                    )
                    yield name, _unknown((field, number), f"There is no page called “{given}”.", mend)


def page_name(given: str) -> str:
    """The name of the page that an officer means, with or without `.md`."""
    return given.strip().strip("/").removesuffix(".md")


def to_commitments(shelf: Shelf) -> Found:
    """Opportunities and feedback serve commitments of a strategy, actions those of their own strategy."""
    strategies = dict(shelf.each(Strategy))
    if shelf.all_sure(Strategy, "commitments"):
        ids = {one.id for strategy in strategies.values() for one in strategy.commitments}
        serving = [(name, answers.commitments) for name, answers in shelf.each(Opportunity)]
        answering = [(name, answers.commitments) for name, answers in shelf.each(Feedback)]
        for name, commitments in (*serving, *answering):
            for number, given in enumerate(commitments):
                yield from _commitment(name, ("commitments", number), given, ids)
    for name, strategy in strategies.items():
        if shelf.sure(name, "commitments"):
            own = {one.id for one in strategy.commitments}
            for number, action in enumerate(strategy.actions):
                if action.commitment:
                    path = ("actions", number, "commitment")
                    yield from _commitment(name, path, action.commitment, own, " in this strategy")


def _commitment(
    name: str, path: Path, given: str, ids: Collection[str], where: str = ""
) -> Iterator[tuple[str, Trouble]]:
    if given not in ids:
        none = "Give each commitment of a strategy an id of its own, and write that id here."
        mend = _near(given, ids) or _listed(ids, "commitments", none)
        yield name, _unknown(path, f"There is no commitment “{given}”{where}.", mend)


def to_contacts(shelf: Shelf) -> Found:
    """A contact that is named stands in the site file."""
    if shelf.site is None:
        return
    names = shelf.site.contacts
    asked = [(name, answers.contact) for name, answers in shelf.each(Opportunity)]
    groups = [(name, answers.contact) for name, answers in shelf.each(Group)]
    for name, given in (*asked, *groups):
        if isinstance(given, str) and given not in names:
            none = f"Write it under “contacts” in {shelf.content}/site.yml, or take this line away."
            mend = _near(given, names) or _listed(names, "contacts", none)
            yield name, _unknown(("contact",), f"The site file has no contact called “{given}”.", mend)


def _unknown(path: Path, what: str, mend: str) -> Trouble:
    return Trouble(path, what, mend, "reference-unknown")


def _near(given: str, names: Collection[str], least: float = 0.6) -> str:
    near = difflib.get_close_matches(given, sorted(names), 1, least)
    return f"Did you mean “{near[0]}”?" if near else ""


def _listed(names: Collection[str], what: str, otherwise: str) -> str:
    """All the names, if they are few enough to be read."""
    return f"The {what} are: {', '.join(sorted(names))}." if 0 < len(names) <= _SHORT_LIST else otherwise


def _is_name(given: str) -> bool:
    return given.replace("-", "").isalnum() and given == given.lower()
