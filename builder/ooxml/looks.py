"""How a Word file looks: one table of paragraph styles in the sizes and colours of print.

Spaces stand above paragraphs, never below: Word adds no space after a table, so this is the way to have
one without an empty paragraph. Sizes follow RNIB Clear Print: 14 points or more everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from builder.appearance import BLACK
from builder.brand import tokens_of
from builder.context import Context
from builder.paper.looks import Looks as Print
from builder.paper.looks import looks_of

CLEAR, LARGE = 14.0, 18.0  # points of running text: clear print, large print
LEADING = 1.2  # of the font's own height, which is 1.15 of its size
# Arial is on every computer that has Word; a font that is not there would be swapped for an unknown one.
FONT = "Arial"
BULLETS, NUMBERS = 1, 2
QUOTE_BAR, CALLOUT_BAR = 12, 36  # eighths of a point
FINE, HEAVY = 6, 18  # rules, eighths of a point
_LETTER = 0.56  # of the size: how wide letters of Arial are; header cells are bold, and capitals are wider


@dataclass(frozen=True, slots=True)
class Look:
    """How one paragraph style looks.

    Sizes, `above` and `below` are in points; `left` and `right` in twips; `bar` and `rule`
    (the line above) in eighths of a point.

    `level` is the heading level in Word's navigation, from 1; `numbering` names the list it belongs to;
    `to_right` puts what follows a tab at the right margin. `font` and `colour` (`#rrggbb`) are only there
    where they differ from those of running text.
    """

    name: str
    based: str | None = "Normal"
    follow: str | None = None
    size: float | None = None
    above: float | None = None
    leading: float | None = None
    left: int = 0
    right: int = 0
    bold: bool = False
    with_next: bool = False
    below: float = 0
    bar: int = 0
    rule: int = 0
    level: int | None = None
    numbering: int | None = None
    to_right: bool = False
    font: str | None = None
    colour: str | None = None

    @property
    def id(self) -> str:
        """The name that paragraphs call it by."""
        return self.name.replace(" ", "")


class Measures:
    """Lengths that follow the size of running text."""

    def __init__(self, size: float) -> None:
        self.size = size

    def points(self, of_clear: float) -> float:
        """So many points of clear print, in this size."""
        return of_clear * self.size / CLEAR

    def twips(self, of_clear: float) -> int:
        """So many twips of clear print, in this size."""
        return round(of_clear * self.size / CLEAR)

    @property
    def step(self) -> int:
        """How far, in twips, each list inside a list moves in: the room for “10.”."""
        return self.twips(480)

    @property
    def after_table(self) -> int:
        """Twips above a paragraph that follows a table, whose last line is a rule."""
        return self.twips(320)

    @property
    def cell_gap(self) -> int:
        """Twips between the words of one column and the next."""
        return self.twips(284)

    @property
    def bar_step(self) -> int:
        """How far, in twips, words stand from the margin beside the bar of a callout."""
        return self.twips(284)

    @property
    def letter(self) -> float:
        """About how wide, in twips, a letter is."""
        return self.size * 20 * _LETTER


@dataclass(frozen=True)
class Looks:
    """The looks of one file: its paragraph styles, the first of which all others start from, and colours.

    `black` says that nothing may have another colour than black.
    """

    styles: tuple[Look, ...]
    ink: str
    link: str
    edge: str
    black: bool = False
    font: str = FONT

    @cached_property
    def measures(self) -> Measures:
        """The lengths that follow the size of its running text."""
        return Measures(self.size)

    @property
    def size(self) -> float:
        """The size of running text, in points."""
        return self.styles[0].size or CLEAR

    @cached_property
    def _lefts(self) -> dict[str, int]:
        return {look.id: look.left for look in self.styles}

    def left_of(self, style: str) -> int:
        """How far, in twips, words of a paragraph style stand from the left margin."""
        return self._lefts[style]


Styles = Callable[[Print], tuple[Look, ...]]


def looks_for(context: Context, size: float, styles: Styles) -> Looks:
    """The looks of a site in a size of running text; `styles` makes the table of styles.

    Of the colours that people can choose only `black-only` matters here: bars and links are black. The
    others are colours of paper, and readers of Word have their own ways to change that (View, Immersive
    Reader, Page Colour; or the contrast themes of the computer), which a colour of ours would break.
    """
    tokens = tokens_of(context.site)
    black = context.appearance.colours == BLACK
    looks = looks_of(tokens, size / tokens["print"]["body"], tokens["papers"][BLACK] if black else None)
    return Looks(styles(looks), looks.body.colour, looks.link, looks.edge, black)


def text_styles(looks: Print) -> tuple[Look, ...]:
    """The styles of running text and its headings; all others start from the first."""
    size, measures = looks.body.size, Measures(looks.body.size)
    headings = (*(heading.size for heading in looks.headings[:4]), size, size)
    points, aboves = measures.points, (0, 28, 22, 18, 16, 14)
    return (
        Look("Normal", None, size=size, above=points(10), leading=LEADING),
        *(
            Look(
                f"Heading {level}", follow="Normal", size=heading, above=points(above), leading=1, bold=True,
                with_next=True, below=points(7), level=level,
            )
            for level, (heading, above) in enumerate(zip(headings, aboves, strict=True), 1)
        ),
        Look("Published By", follow="Normal", above=points(12)),
        Look("Callout", left=measures.bar_step, bar=CALLOUT_BAR),
        Look("Footer", above=6, leading=1, rule=FINE, to_right=True),
    )  # fmt: skip


def document_styles(looks: Print) -> tuple[Look, ...]:
    """Every style that a Document may need."""
    measures = Measures(looks.body.size)
    points, step, bar_step = measures.points, measures.step, measures.bar_step
    return (
        *text_styles(looks),
        Look("Summary", follow="Normal", size=looks.lead.size, above=points(12)),
        Look("List Bullet", above=points(5), numbering=BULLETS),
        Look("List Number", above=points(5), numbering=NUMBERS),
        Look("List Continue", above=points(5), left=step),
        Look("Term", follow="Meaning", above=points(12), bold=True, with_next=True),
        Look("Meaning", above=points(2), left=step),
        Look("Quote", left=step, right=step, bar=QUOTE_BAR),
        Look(
            "Callout Title", "Callout", follow="Callout", above=points(14), left=bar_step, bold=True,
            with_next=True,
        ),
        Look("Caption", above=points(6), below=points(6), bold=True),
        Look("Table Caption", "Caption", above=points(16), bold=True, with_next=True),
        Look("Table Heading", above=points(10), bold=True, with_next=True),
        Look("Table Text", above=points(4)),
        Look("Table Gap", above=0, leading=1),
        Look("Labelled Table", above=points(12), rule=HEAVY),
        Look("Labelled Row", above=points(10), rule=FINE),
        Look("Labelled", above=points(4)),
        # Line spacing of more than 1 would add a fifth of the picture's height above it.
        Look("Picture", follow="Caption", above=points(12), leading=1),
        Look("TOC 2", above=points(8)),
        Look("TOC 3", above=points(4), left=step),
    )  # fmt: skip
