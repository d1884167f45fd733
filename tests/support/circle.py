"""A small borough of items on a fixed day: every kind, every status, every level."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.utils.templates import url_filter

from builder import formats, generated, subscriptions, theme
from builder.catalogue import Catalogue, Item
from builder.compose import pages
from builder.compose.composed import assemble
from builder.compose.lists import pages as lists
from builder.compose.standing.pages import STANDING
from builder.context import Context
from builder.document import Document
from builder.gathered import gather
from builder.kept import Kept
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.opportunity import Opportunity
from builder.website import files as webfiles
from builder.website import fonts as webfonts
from builder.website.pages import Pages
from builder.website.web import Web
from tests.support import wexmoor
from tests.support.sites import write
from tests.support.wexmoor import item

_PLAIN: dict[str, Any] = {
    "summary": "Tell us what would suit you.",
    "kind": "ideas",
    "for": "everyone",
    "ways": ["phone — call 01632 960 140", "in person — at the library"],
    "decided_by": None,
    "decision_date": None,
    "tell_by": None,
}


def opportunity(slug: str, /, **answers: object) -> Item[Opportunity]:
    """An opportunity for everyone that asks for ideas, unless other answers are given."""
    named = {"title": slug.replace("-", " ").capitalize()}
    return item(f"opportunities/{slug}", **_PLAIN | named | answers)


def feedback(slug: str, day: str, /, **answers: object) -> Item[Feedback]:
    """Feedback on the opportunity of the same name, with a point of each answer but “not yet”."""
    points = [
        {"said": "Open later.", "did": "yes"},
        {"said": "Open on Sundays", "did": "partly", "why": "Two of three can."},
        {"said": "Free parking", "did": "no", "why": "There is no land."},
    ]
    return item(f"feedback/{slug}", **{"opportunity": slug, "date": day, "points": points} | answers)


def event(slug: str, day: str, start: str, end: str, /, **answers: object) -> Item[Event]:
    """A meeting that belongs to nothing and is nowhere, unless other answers are given."""
    bare = {"venue": None, "opportunity": None, "announced": None}
    named = {"title": slug.replace("-", " ").capitalize(), "date": day, "start": start, "end": end}
    return item(f"events/{slug}", **bare | named | answers)


_PROMISES = [{"id": "choice", "words": "You can always choose how to take part."}]
_ACTIONS = [
    {"what": "Train staff", "who": "the Involvement Team", "due": "31 March 2027", "status": "under way"},
    {"what": "Pay on time", "who": "the Involvement Team", "due": "1 May 2026", "status": "done"},
]

ITEMS: tuple[Item[Any], ...] = (
    opportunity(
        "day-centres",
        title="Tell us about day centres",
        ways=["phone — call 01632 960 140", "in person — at your day centre"],
    ),
    opportunity(
        "equipment-panel",
        title="Join the Equipment Panel",
        level="participation",
        closes="1 December 2026",
        time="3 hours every 2 months",
        payment="£15 an hour",
        ways=["meeting — at the library", "video — from home"],
        **{"for": "both"},
    ),
    opportunity(
        "talking-news-readers",
        title="Read for the Talking News",
        level="partnership",
        closes="open all year",
        time="About 2 hours a month",
        ways=["in person — in our studio", "meeting — once a year"],
        **{"for": "users"},
    ),
    opportunity(
        "carers-breaks",
        title="Plan breaks for carers",
        level="forum for debate",
        opens="4 January 2027",
        closes="30 April 2027",
        time="As long as you like",
        payment="£20 each time",
        ways=["online — fill in our form", "post — ask us for a form"],
        **{"for": "carers"},
    ),
    opportunity("respite-rooms", closes="1 October 2026", tell_by="20 December 2026", opens="1 July 2026"),
    opportunity(
        "home-care",
        opens="1 June 2026",
        closes="1 September 2026",
        decided_by="the Adult Care Committee",
        decision_date="16 December 2026",
    ),
    opportunity("bus-passes", opens="1 March 2026", closes="1 June 2026"),
    opportunity("library-doors", opens="1 March 2025", closes="1 June 2025"),
    opportunity("winter-guide", kind="information", level="giving information", ways=[]),
    feedback("bus-passes", "1 October 2026", summary="Passes now work from 9am."),
    feedback("library-doors", "1 September 2025", people=3),
    event(
        "orchard",
        "3 December 2026",
        "6pm",
        "7:30pm",
        venue="the-orchard",
        opportunity="day-centres",
        theme="Opening hours",
        announced="2 November 2026",
    ),
    event("from-home", "13 January 2027", "1pm", "2pm", online="By video or phone.", group="carers-forum"),
    event(
        "long-ago", "13 January 2026", "7pm", "8pm", venue="the-orchard", opportunity="talking-news-readers"
    ),
    item(
        "groups/carers-forum",
        title="Wexmoor Carers’ Forum",
        who_for="Anyone who looks after somebody",
        meets="The first Tuesday of every month",
        where="the-orchard",
        how_to_join="Just come.",
    ),
    item("venues/the-orchard"),
    item("strategies/involving-people", commitments=_PROMISES, actions=_ACTIONS),
    item("talking-news/october-2026", month="October 2026"),
    item("talking-news/november-2026", month="November 2026"),
    item(
        "newsletters/winter", title="Winter news", date="1 November 2026", items="opportunities/day-centres"
    ),
)


def catalogue(*items: Item[Any]) -> Catalogue:
    """The catalogue of these items, or else of the whole small borough."""
    return wexmoor.catalogue(*(items or ITEMS))


def website(folder: Path, of: Catalogue) -> None:
    """Write the pages of a catalogue as a site without other formats: its lists and its opportunities."""
    documents: dict[str, Document] = {}
    for address in (lists.HOME, *lists.listed(of), *STANDING):
        documents[address] = assemble(generated.compose(address, of), Document("", "", (), address=address))
    for one in of.items.values():
        written = Document(one.fields.title, "", (), address=one.address)
        documents[one.address] = pages.page(one, written, of)
    looks = theme.themes_folder() / "involve"
    env = Environment(loader=FileSystemLoader(looks), autoescape=True)
    env.filters["url"] = url_filter
    context = Context(of.site, folder / "content", folder / "cache")
    keys = {address: formats.document_key(gather(page), context) for address, page in documents.items()}
    web = Web(context, documents, keys, {}, of)
    written_by = Pages(web, env, [str(looks)], of.site.root, Kept(folder / "cache" / "pages"))
    for address, document in documents.items():
        write(folder, f"{address}index.html", written_by.standard(document, document.title))
    for address, content in {**subscriptions.files(of), **webfiles.files(web)}.items():
        write(folder, address, content)
    (folder / "involve" / "fonts").mkdir()
    webfonts.write(folder / "involve" / "fonts")
    for file in sorted((looks / "involve").iterdir()):
        write(folder, f"involve/{file.name}", file.read_bytes())
