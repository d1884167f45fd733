"""Writes new files: a site in an empty folder, or one piece of content, from the answers to an interview.

Nothing is written before the last answer, and nothing that is there is ever written over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from builder.catalogue import Catalogue, Item
from builder.content import read_content
from builder.messages import BuildError, Message
from builder.rules import editions, promises
from builder.rules.trouble import Trouble, told
from builder.schema.edition import Edition
from builder.schema.fields_told import ABOUT
from builder.schema.front_matter import read_front_matter
from builder.schema.kinds import KINDS, Kind
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.site import Site
from builder.schema.written import fields, front_matter
from builder.sources import SITE_FILE, read_site
from builder.starting import plans
from builder.starting.examples import EXAMPLES, OWN_WORDS
from builder.starting.first_pages import first_pages
from builder.starting.interview import interview
from builder.starting.own_words import easy_read, own_words
from builder.starting.plans import OF_WINDOWS, Known, plain_date, slug
from builder.starting.questions import Check
from builder.starting.turns import Answers, Asker, Back, Step, answer_from
from builder.status import Status
from builder.symbols import OWN_FOLDER

LEARNING = "people with learning disabilities"
_FOLDERS = {kind.folder for kind in KINDS}
_RESERVED = {"index"} | OF_WINDOWS | _FOLDERS  # they mean something to us or to Windows
_DATED = ("opportunity", "page")  # kinds that are dated with the day they are written
_WORDS, _EASY_READ = "own words", "easy read"  # what is asked for after the fields
_INVITING = ("opportunity", "feedback")  # kinds whose readers are asked, or answered

_HOW = """\
Write each answer and press Enter. You can change every answer later, in the file that is written.
To change the answer before, write back. To end a list or a text, press Enter.
To stop, press Ctrl and C together; then nothing is written."""


@dataclass(frozen=True)
class Place:
    """Where new files go, who is asked, and which day it is."""

    folder: Path
    asker: Asker
    today: date

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.folder / "content"

    def shown(self, path: Path) -> str:
        """A file as officers know it: `content/opportunities/day-centres.md`."""
        return path.relative_to(self.folder).as_posix()


# ---- A site ------------------------------------------------------------------------------------------------


def new_site(place: Place) -> tuple[Path, ...]:
    """Ask for the site file and write it with its first pages; returns the files that are new."""
    site_file = place.content / SITE_FILE
    if site_file.exists():
        what = f"There is a site here already: {place.shown(site_file)}. Nothing was changed."
        raise BuildError(f"{what} To write something new: involve new opportunity")
    place.asker.say(f"You are making a new site. You are asked eight things.\n{_HOW}")
    answers = interview(place.asker, Site, plans.site())
    site = Site.model_validate(answers)
    place.asker.say(_promised_by(site))
    texts = {SITE_FILE: fields(answers), **first_pages(site, place.today)}
    missing = [name for name in texts if not (place.content / name).exists()]
    return tuple(_written(place.content / name, texts[name]) for name in missing)


def _promised_by(site: Site) -> str:
    """What the site file promises on every page, much of it by defaults that nobody was asked for."""
    promises = (
        f"You pay these expenses: {', '.join(site.expenses) or 'none'}.",
        f"“{site.how_expenses}”",
        f"“{site.support}”",
        f"You answer requests for another format within {site.other_formats.reply_days} working days.",
        f"You tell people what came of it within {site.thresholds.feedback_days} days of the last day.",
    )
    listed = "\n".join(f"  - {promise}" for promise in promises)
    return f"\nYour pages will promise people:\n{listed}\n{_TO_CHANGE}"


_TO_CHANGE = "You can change each promise in content/site.yml. To see how: involve fields site"


# ---- Content -----------------------------------------------------------------------------------------------


def new_content(name: str, place: Place) -> Path:
    """Ask for a piece of content of the kind with this name, and write it."""
    if not (place.content / SITE_FILE).exists():
        raise BuildError("There is no site here yet. Begin with: involve new site")
    kind = next(kind for kind in KINDS if kind.name == name)
    catalogue, _ = read_content(place.content, place.today)
    place.asker.say(f"{_opening(kind)}\n{_HOW}")
    if name == "feedback":
        asked, answers = _chosen_and_answered(kind, place, catalogue)
    else:
        asked, answers = None, _answered(kind, place, catalogue)
    body = "\n\n".join(answers.pop(part) for part in (_WORDS, _EASY_READ) if part in answers)
    if name in _DATED:
        answers["date"] = answers.pop("date")  # below the answers that somebody gave
    path = _free(place.content / kind.folder, _file_name(answers, asked, name))
    return _written(path, front_matter(answers) + (f"\n{body}\n" if body else ""))


def _chosen_and_answered(kind: Kind, place: Place, catalogue: Catalogue) -> tuple[Item[Opportunity], Answers]:
    """The opportunity that feedback answers, and the answers; `back` at the first question chooses again."""
    while True:
        asked = _choose_opportunity(place.asker, catalogue)
        try:
            return asked, _answered(kind, place, catalogue, asked)
        except Back:
            continue


def _answered(
    kind: Kind, place: Place, catalogue: Catalogue, asked: Item[Opportunity] | None = None
) -> Answers:
    """The answers for one file; raises Back at the first question if an opportunity was `asked` before it."""
    known = _known(kind, place, catalogue)
    questions = plans.feedback(known, asked.fields) if asked else plans.PLANS[kind.name](known)
    examples = EXAMPLES.get(kind.name, {})
    return interview(
        place.asker,
        kind.fields,
        tuple(replace(one, example=examples.get(one.name, "")) for one in questions),
        known=_before(kind, place, asked),
        check=known.check,
        then=_body_steps(kind.name, place, asked),
        leave=asked is not None,
    )


def _opening(kind: Kind) -> str:
    """`You are writing a group: a group or forum that people can join at any time.`"""
    about = ABOUT[kind.name]
    what = kind.name if kind.name == "feedback" else kind.article
    return f"You are writing {what}: {about[0].lower()}{about[1:]}"


def _body_steps(name: str, place: Place, asked: Item[Opportunity] | None) -> tuple[Step, ...]:
    """What is asked for after the fields: an officer's own words, and easy read."""

    def words(_: Answers) -> str:
        return own_words(place.asker, name == "page", OWN_WORDS[name])

    def easy(answers: Answers) -> str:
        wanted = _wants_easy_read(place.asker, answers, asked)
        return easy_read(place.asker, place.content / OWN_FOLDER) if wanted else ""

    return (
        Step(_WORDS, lambda _: name in plans.BODY, words),
        Step(_EASY_READ, lambda _: name in _INVITING, easy),
    )


def _before(kind: Kind, place: Place, asked: Item[Opportunity] | None) -> Answers:
    """The answers that nobody needs to be asked for."""
    if asked:
        return {"opportunity": asked.slug}
    return {"date": plain_date(place.today)} if kind.name in _DATED else {}


def _known(kind: Kind, place: Place, catalogue: Catalogue) -> Known:
    site, _ = read_site(place.content)
    pages = (name for name in catalogue.items if "/" in name and not name.endswith("/index"))
    names = {"": tuple(sorted(pages))}
    for one in KINDS:
        if one.folder:
            names[one.folder] = tuple(item.slug for item in catalogue.all(one.fields))
    check = _promised(kind, site, f"{place.content.name}/{kind.folder}/new.md", catalogue)
    months = frozenset(item.fields.month for item in catalogue.all(Edition))
    return Known(place.today, names, check, catalogue.site.thresholds.weeks, months)


def _promised(kind: Kind, site: Site | None, file: str, catalogue: Catalogue) -> Check:
    """Looks at the last answer beside those before it, with the rules that look at a whole file."""

    def check(answers: Answers, name: str) -> Iterable[Message]:
        found = read_front_matter(front_matter(answers), kind.fields, file)
        mine = range(found.line(name), found.body_line - 1)
        every = (*promises.check(found, file, site), *told(_taken(found.sketch, catalogue), found, file))
        return [message for message in every if message.line in mine]

    return check


def _taken(answers: Heading | None, catalogue: Catalogue) -> Iterator[Trouble]:
    """That a month has its edition already."""
    if isinstance(answers, Edition):
        for item in catalogue.all(Edition):
            if item.fields.month == answers.month:
                yield editions.month_taken(item.fields.month, item.file)


def _choose_opportunity(asker: Asker, catalogue: Catalogue) -> Item[Opportunity]:
    """The opportunity to answer: of those without feedback, one that is over, or else any."""
    without = [item for item in catalogue.all(Opportunity) if not catalogue.feedback_on(item)]
    over = [item for item in without if catalogue.status(item) in (Status.CLOSED, Status.DECIDING)]
    if not without:
        what = "Feedback answers an opportunity, and there is none that still needs an answer."
        raise BuildError(f"{what} To write one: involve new opportunity")
    heading = "These are closed" if over else "None is closed. These are open or still to come"
    asker.say(f"\n{heading} and have no feedback yet:")
    choices = over or without
    for number, item in enumerate(choices, 1):
        asker.say(f"  {number}. {item.fields.title} ({item.slug})")
    by_word = {str(number): item for number, item in enumerate(choices, 1)}
    by_word |= {word.lower(): item for item in choices for word in (item.slug, item.fields.title)}
    while True:
        try:
            written = answer_from(asker, "Which one do you answer? Number or name: ").rstrip(".").lower()
        except Back:
            asker.say("This is the first question.")
            continue
        found = by_word.get(written.rpartition("/")[2].removesuffix(".md"))
        if found:
            return found
        asker.say(f"Please choose a number from 1 to {len(choices)}.")


def _wants_easy_read(asker: Asker, answers: Answers, asked: Item[Opportunity] | None) -> bool:
    audience = asked.fields.audience if asked else answers.get("audience", [])
    if LEARNING in audience:
        asker.say(f"\nThis is for {LEARNING}, so it needs easy read.")
        return True
    while True:
        wish = answer_from(asker, "\nWould you like to write easy read for it now? yes or no: ").lower()
        if wish in ("yes", "y", "no", "n", ""):
            return wish in ("yes", "y")
        asker.say("Please write yes or no.")


# ---- Files -------------------------------------------------------------------------------------------------


def _file_name(answers: Answers, asked: Item[Opportunity] | None, kind: str) -> str:
    if kind == "edition":
        return f"{Edition.model_validate({'month': answers['month']}).month:%Y-%m}"  # names that sort
    name = asked.slug if asked else slug(str(answers.get("title") or kind))
    return f"{name}-{kind}" if name in _RESERVED else name or kind


def _free(folder: Path, name: str) -> Path:
    """A file that is not there yet, with a number if the name is taken."""
    number = 1
    while True:
        stem = name if number == 1 else f"{name}-{number}"
        if not (folder / stem).exists() and not (folder / f"{stem}.md").exists():
            return folder / f"{stem}.md"
        number += 1


def _written(path: Path, text: str) -> Path:
    """Write a file that must not be there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
