"""The easy read of the Talking News and of newsletters: an idea for each page and each piece in them."""

from __future__ import annotations

from collections.abc import Iterable

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import sentence
from builder.compose.easy.entries import entries
from builder.compose.easy.sentences import Easy, Ideas, idea, is_easy, more, page
from builder.document import Idea
from builder.schema.edition import Edition, Piece, PieceKind
from builder.schema.newsletter import Newsletter
from builder.schema.page import Heading
from builder.speech.sentences import fold
from builder.status import full_date

Part = tuple[str, Iterable[Item[Heading]], Iterable[Piece]]  # a heading, and what stands below it

_PICTURES: dict[PieceKind, str] = {
    "news": "newsletter",
    "get involved": "take-part",
    "useful": "information",
    "to make you smile": "happy",
}


def of_edition(edition: Edition, parts: Iterable[Part], catalogue: Catalogue) -> Easy:
    """The ideas of each part of an edition of the Talking News."""
    what = idea("audio", "This is the Talking News. It is news about our area.")
    return page(
        ("", (what, *_came_out(edition), more())),
        *((heading, (*entries(items, catalogue), *map(_piece, own))) for heading, items, own in parts),
    )


def of_newsletter(newsletter: Newsletter, items: Iterable[Item[Heading]], catalogue: Catalogue) -> Easy:
    """The ideas of a newsletter: one for each page that it tells of."""
    what = idea("newsletter", "This is our newsletter. A newsletter tells you what is new.")
    return page(("", (what, *_came_out(newsletter), more(), *entries(items, catalogue))))


def _came_out(fields: Heading) -> Ideas:
    return (idea("calendar", f"It came out on {full_date(fields.date)}."),) if fields.date else ()


def _piece(piece: Piece) -> Idea:
    """A piece of the edition's own: its title, and its words if they are easy."""
    words = sentence(fold(piece.words)) if piece.words else ""
    recorded = "This piece is a recording." if piece.recording else ""
    said = words if is_easy(words) else recorded
    return idea(_PICTURES[piece.kind], f"{sentence(piece.title)} {said}".rstrip())
