"""How print looks: sizes, spaces and colours for each kind of text, found from the design tokens."""

from __future__ import annotations

from dataclasses import dataclass

from builder.theme import Tokens

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
    """The styles of a document. `headings[0]` is the title; a level too deep looks like the last."""

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

    def heading(self, level: int) -> Style:
        """The style of a heading, 1 for the title."""
        return self.headings[min(level, len(self.headings)) - 1]


def looks_of(tokens: Tokens, scale: float = 1) -> Looks:
    """The looks of the tokens for print; `scale` makes all type larger, as giant print needs it."""
    paper, screen = tokens["print"], tokens["light"]
    size = paper["body"] * scale
    leading, ink = size * paper["leading"], paper["ink"]
    body = Style(size, leading, below=size * 0.75, colour=ink)
    headings = tuple(
        Style(
            points * scale,
            points * scale * HEADING_LEADING,
            bold=True,
            above=points * scale * above,
            below=points * scale * 0.4,
            colour=ink,
        )
        for points, above in (
            (paper["h1"], 0.6),
            (paper["h2"], 1.2),
            (paper["h3"], 0.95),
            (paper["h4"], 0.85),
        )
    )
    return Looks(
        body=body,
        lead=Style(size * 1.15, size * 1.15 * paper["leading"], above=size, below=size * 1.2, colour=ink),
        label=Style(size, leading, bold=True, below=size * 0.4, colour=ink),
        headings=headings,
        link=paper["link"],
        edge=paper["panel-edge"],
        quiet_edge=screen["edge"],
        panel=screen["panel"],
        band=paper["band"],
        on_band=screen["on-link"],
    )
