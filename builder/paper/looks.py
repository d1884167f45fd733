"""How print looks: sizes, spaces and colours for each kind of text, found from the design tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.appearance import BLACK
from builder.brand import tokens_of
from builder.context import Context
from builder.theme import Tokens

READABLE = 9.5  # sizes of the type, about 19 letters: a column of words is no narrower
HEADING_LEADING = 1.18  # large type needs less space between its lines


@dataclass(frozen=True, slots=True)
class Style:
    """The looks of one kind of text; sizes and spaces in points."""

    size: float
    leading: float
    bold: bool = False
    above: float = 0
    below: float = 0
    colour: str = "#000000"


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of a document. `headings[0]` is the title; a level too deep looks like the last.

    `paper` is the colour behind everything, or None for that of the paper itself. `grey` says that pictures
    have no colours.
    """

    body: Style
    lead: Style
    label: Style
    headings: tuple[Style, ...]
    link: str
    edge: str
    quiet_edge: str
    panel: str
    band: str
    on_band: str
    paper: str | None = None
    grey: bool = False

    def heading(self, level: int) -> Style:
        """The style of a heading, 1 for the title."""
        return self.headings[min(level, len(self.headings)) - 1]


def looks_for(context: Context) -> Looks:
    """The looks of print in the size and colours that were chosen, or else in large print and our colours."""
    tokens = tokens_of(context.site)
    size = context.appearance.size or tokens["print"]["body"]
    colours = dict(tokens["papers"][context.appearance.colours])
    looks = looks_of(tokens, size / tokens["print"]["body"], colours)
    return replace(looks, grey=context.appearance.colours == BLACK)


def looks_of(tokens: Tokens, scale: float = 1, colours: Mapping[str, str] | None = None) -> Looks:
    """The looks of the tokens for print.

    `scale` makes all type larger, as giant print needs it; `colours` are a table of `papers`, and what it
    does not name has the colours of the organisation.
    """
    paper, inks = tokens["print"], _inks(tokens, colours or {})
    size = paper["body"] * scale
    leading, ink = size * paper["leading"], inks["ink"]
    return Looks(
        body=Style(size, leading, below=size * 0.75, colour=ink),
        lead=Style(size * 1.15, size * 1.15 * paper["leading"], above=size, below=size * 1.2, colour=ink),
        label=Style(size, leading, bold=True, below=size * 0.4, colour=ink),
        headings=tuple(
            Style(
                points,
                points * HEADING_LEADING,
                bold=True,
                above=points * above,
                below=points * 0.4,
                colour=ink,
            )
            for points, above in _heading_sizes(paper, size)
        ),
        link=inks["link"],
        edge=inks["edge"],
        quiet_edge=inks["quiet-edge"],
        panel=inks["panel"],
        band=inks["band"],
        on_band=inks["on-band"],
        paper=inks.get("paper"),
    )


def _inks(tokens: Tokens, colours: Mapping[str, str]) -> dict[str, str]:
    """The colours of everything on paper, by name."""
    paper, screen = tokens["print"], tokens["light"]
    own = {
        "ink": paper["ink"],
        "link": paper["link"],
        "edge": paper["panel-edge"],
        "quiet-edge": screen["edge"],
        "panel": screen["panel"],
        "band": paper["band"],
        "on-band": screen["on-link"],
    }
    return own | dict(colours)


def _heading_sizes(paper: Mapping[str, float], size: float) -> Iterator[tuple[float, float]]:
    """Sizes of headings, and the space above each as a part of its size.

    In giant print headings grow less than the text, or no line would hold their words.
    """
    for name, above in (("h1", 0.6), ("h2", 1.2), ("h3", 0.95), ("h4", 0.85)):
        ratio = paper[name] / paper["body"]
        more = max(0.0, size / paper["body"] - 1)
        yield size * (1 + (ratio - 1) / (1 + more * 2)), above
