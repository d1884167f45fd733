"""What the checks of a build and the keys of its artefacts need of a Document, gathered once for each."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass

from builder.cache import key_of
from builder.document import Document, EasyRead, Figure, Link, Text, every_block, links, sections


@dataclass(frozen=True, slots=True)
class Gathered:
    """What follows from a Document alone.

    `says` is a key of all that it says, pictures by their names; `links` come with their lines; `places` are
    the ids of its sections; `shown` are its figures and its easy read.
    """

    says: str
    links: tuple[tuple[Link, int], ...]
    places: frozenset[str]
    shown: tuple[Figure | EasyRead, ...]

    @property
    def pictures(self) -> tuple[str, ...]:
        """The names of the pictures of its figures."""
        return tuple(block.picture for block in self.shown if isinstance(block, Figure))

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names of the pictures of its easy read."""
        ideas = (idea for block in self.shown if isinstance(block, EasyRead) for idea in block.ideas)
        return tuple(idea.symbol for idea in ideas if idea.symbol)

    @property
    def ways(self) -> tuple[str, ...]:
        """Where its links to other pages of the site lead; none if it has no easy read, which alone asks."""
        if not any(isinstance(block, EasyRead) for block in self.shown):
            return ()
        return tuple(link.target for link, _ in self.links if link.target.startswith("/"))


def gather(document: Document) -> Gathered:
    """Look through a Document."""
    return Gathered(
        key_of(_said(document)),
        tuple(links(document)),
        frozenset(section.id for section in sections(document.blocks)),
        tuple(block for block in every_block(document) if isinstance(block, Figure | EasyRead)),
    )


def _said(part: object) -> object:
    """What a part of a Document says, as plain tuples, whose text is made faster than that of dataclasses."""
    kind = type(part)
    if kind is tuple:
        return tuple(map(_said, part))  # type: ignore[call-overload]
    if isinstance(part, Text):  # as most are
        return part.text
    if kind not in _NAMES:
        known = fields(kind) if is_dataclass(kind) else ()
        _NAMES[kind] = tuple(field.name for field in known if field.compare)
    names = _NAMES[kind]
    return (kind.__name__, *[_said(getattr(part, name)) for name in names]) if names else part


_NAMES: dict[type, tuple[str, ...]] = {}  # of the fields that say what a part is: not its line
