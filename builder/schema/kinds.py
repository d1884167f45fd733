"""The kinds of content: the folder a file stands in says what it is."""

from __future__ import annotations

from dataclasses import dataclass

from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.newsletter import Newsletter
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading, Page
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of content. `name` is what officers call it, `folder` where its files stand."""

    name: str
    folder: str
    fields: type[Heading]

    @property
    def article(self) -> str:
        """The name with its article: “an opportunity”."""
        return f"{'an' if self.name[0] in 'aeiou' else 'a'} {self.name}"


PAGE = Kind("page", "", Page)
KINDS = (
    Kind("opportunity", "opportunities", Opportunity),
    Kind("feedback", "feedback", Feedback),
    Kind("strategy", "strategies", Strategy),
    Kind("group", "groups", Group),
    Kind("event", "events", Event),
    Kind("venue", "venues", Venue),
    Kind("edition", "talking-news", Edition),
    Kind("newsletter", "newsletters", Newsletter),
    PAGE,
)


def kind_of(name: str) -> Kind:
    """The kind of the file with this name below the content folder; a folder's index is a plain page."""
    folder, _, rest = name.partition("/")
    if not rest or rest.rpartition("/")[2] == "index.md":
        return PAGE
    return next((kind for kind in KINDS if kind.folder == folder), PAGE)
