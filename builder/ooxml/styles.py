"""The styles of a Word file: one table of looks, and nothing of Word's own.

Spaces stand above paragraphs, never below: Word adds no space after a table, so this is the way to have
one without an empty paragraph. Sizes follow RNIB Clear Print: 14 points or more everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.ooxml.elements import Element, w
from builder.ooxml.languages import language, right_to_left
from builder.theme import tokens

# Arial is on every computer that has Word; a font that is not there would be swapped for an unknown one.
FONT = "Arial"
SIZES: Mapping[str, float] = tokens()["word"]
_INK: str = tokens()["print"]["ink"]
LEADING = 1.2  # of the font's own height, which is 1.15 of its size

# A4 with margins of 2 cm. Twips: twentieths of a point.
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 11906, 16838, 1134
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
STEP = 480  # 24 points: how far each list inside a list moves in
AFTER_TABLE = 320  # above a paragraph that follows a table, whose last line is a rule
CELL_GAP = 284  # between the words of one column and the next
BAR_STEP = 284  # how far words stand from the margin beside the bar of a callout
QUOTE_BAR, CALLOUT_BAR = 12, 36  # eighths of a point
_BAR_SPACE, _MOST_BAR_SPACE = 7, 31  # points between a bar and its words; Word allows no more than 31


@dataclass(frozen=True, slots=True)
class Look:
    """How one paragraph style looks.

    Sizes, `above` and `below` are in points; `left`, `right` and `tab` in twips; `bar` in eighths of a point.

    `level` is the heading level in Word's navigation, from 1; `numbering` names the list it belongs to.
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
    rule: bool = False
    level: int | None = None
    numbering: int | None = None
    tab: int | None = None

    @property
    def id(self) -> str:
        """The name that paragraphs call it by."""
        return self.name.replace(" ", "")


def _heading(level: int, size: float, above: float) -> Look:
    return Look(
        f"Heading {level}", follow="Normal", size=size, above=above, leading=1, bold=True, with_next=True,
        below=7, level=level,
    )  # fmt: skip


BULLETS, NUMBERS = 1, 2


def text_looks(sizes: Mapping[str, float]) -> tuple[Look, ...]:
    """The styles of running text and its headings, in these sizes; all others start from the first."""
    return (
        Look("Normal", None, size=sizes["body"], above=10, leading=LEADING),
        _heading(1, sizes["h1"], above=0),
        _heading(2, sizes["h2"], above=28),
        _heading(3, sizes["h3"], above=22),
        _heading(4, sizes["h4"], above=18),
        _heading(5, sizes["body"], above=16),
        _heading(6, sizes["body"], above=14),
        Look("Published By", follow="Normal", above=12),
        Look("Callout", left=BAR_STEP, bar=CALLOUT_BAR),
        Look("Footer", above=6, leading=1, rule=True, tab=TEXT_WIDTH),
    )


LOOKS = (
    *text_looks(SIZES),
    Look("Summary", follow="Normal", size=SIZES["summary"], above=12),
    Look("List Bullet", above=5, numbering=BULLETS),
    Look("List Number", above=5, numbering=NUMBERS),
    Look("List Continue", above=5, left=STEP),
    Look("Term", follow="Meaning", above=12, bold=True, with_next=True),
    Look("Meaning", above=2, left=STEP),
    Look("Quote", left=STEP, right=STEP, bar=QUOTE_BAR),
    Look("Callout Title", "Callout", follow="Callout", above=14, left=BAR_STEP, bold=True, with_next=True),
    Look("Caption", above=6, below=6, bold=True),
    Look("Table Caption", "Caption", above=16, bold=True, with_next=True),
    Look("Table Heading", above=10, bold=True, with_next=True),
    Look("Table Text", above=4),
    Look("Table Gap", above=0, leading=1),
    # Line spacing of more than 1 would add a fifth of the picture's height above it.
    Look("Picture", follow="Caption", above=12, leading=1),
    Look("TOC 2", above=8),
    Look("TOC 3", above=4, left=STEP),
)

_LEFTS = {look.id: look.left for look in LOOKS}


def left_of(style: str) -> int:
    """How far, in twips, words of a paragraph style stand from the left margin."""
    return _LEFTS[style]


def stylesheet(lang: str, looks: tuple[Look, ...], inks: Mapping[str, str]) -> Iterator[Element]:
    """The children of `w:styles` for a document in this language; `inks` are the colours of print."""
    yield _defaults(lang, looks[0].size or SIZES["body"])
    for look in looks:
        yield _paragraph_style(look, inks["panel-edge"])
    yield _character_style("Default Paragraph Font", default=1)
    # Emphasis is bold too: italics are hard to read (RNIB Clear Print).
    yield _character_style("Strong", w("b"), w("bCs"))
    yield _character_style("Emphasis", w("b"), w("bCs"))
    yield _character_style("Hyperlink", w("color", val=digits(inks["link"])), w("u", val="single"))
    yield _plain_table()
    yield _ruled_table()
    yield w("style", w("name", val="No List"), type="numbering", default=1, styleId="NoList")


def bar(thickness: int, ink: str, away: int = 0) -> Element:
    """The line beside a quote or a callout, its thickness in eighths of a point, in a colour `#rrggbb`.

    Words that stand `away` twips further in than the quote or callout itself keep the bar where it was.
    """
    space = min(_BAR_SPACE + max(0, away) // 20, _MOST_BAR_SPACE)
    return w("pBdr", w("left", val="single", sz=thickness, space=space, color=digits(ink)))


def digits(colour: str) -> str:
    """A colour `#rrggbb` as Word writes it."""
    return colour.lstrip("#")


def _defaults(lang: str, size: float) -> Element:
    """What is true of every run and paragraph unless a style says otherwise."""
    rtl, language_mark = language(lang)
    runs = [
        w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        *_sizes(size),
        *([rtl] if right_to_left(lang) else []),
        language_mark,
    ]
    paragraphs = [
        w("widowControl"),
        w("suppressAutoHyphens"),
        *([w("bidi")] if right_to_left(lang) else []),
        w("jc", val="left"),
    ]
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", *runs)),
        w("pPrDefault", w("pPr", *paragraphs)),
    )


def _word_name(name: str) -> str:
    """The name by which Word knows its own styles, some of which it writes small."""
    return name.lower() if name.startswith(("Heading", "TOC", "Caption", "Footer")) else name


def _sizes(points: float) -> tuple[Element, Element]:
    """A size in half points, for simple and for complex scripts."""
    return w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))


def _paragraph_style(look: Look, edge: str) -> Element:
    """The `w:style` of a look; its properties stand in the order of CT_PPrBase."""
    properties = [
        *([w("keepNext"), w("keepLines")] if look.with_next else []),
        *([w("numPr", w("numId", val=look.numbering))] if look.numbering else []),
        *([bar(look.bar, edge)] if look.bar else []),
        *([w("pBdr", w("top", val="single", sz=6, space=6, color=digits(_INK)))] if look.rule else []),
        *([w("tabs", w("tab", val="right", pos=look.tab))] if look.tab else []),
        *_spacing(look),
        *([w("ind", left=look.left, right=look.right or None)] if look.left or look.right else []),
        *([w("outlineLvl", val=look.level - 1)] if look.level else []),
    ]
    return w(
        "style",
        w("name", val=_word_name(look.name)),
        *([w("basedOn", val=look.based)] if look.based else []),
        *([w("next", val=look.follow.replace(" ", ""))] if look.follow else []),
        w("uiPriority", val=1),
        w("qFormat"),
        w("pPr", *properties),
        w("rPr", *([w("b"), w("bCs")] if look.bold else []), *_ink_and_size(look)),
        type="paragraph",
        styleId=look.id,
        default=None if look.based else 1,
    )


def _ink_and_size(look: Look) -> list[Element]:
    """The colour of the first style and the size of any that has its own.

    LibreOffice lets a colour among the defaults win over that of links in tables, so it is not there.
    """
    colour = [] if look.based else [w("color", val=digits(_INK))]
    return [*colour, *(_sizes(look.size) if look.size else ())]


def _spacing(look: Look) -> list[Element]:
    """The space above a paragraph and between its lines."""
    if look.above is None and look.leading is None:
        return []
    above = None if look.above is None else round(look.above * 20)
    line = None if look.leading is None else round(look.leading * 240)
    return [w("spacing", before=above, after=round(look.below * 20), line=line, lineRule=line and "auto")]


def _character_style(name: str, *properties: Element, default: int | None = None) -> Element:
    """A style for runs of words."""
    return w(
        "style",
        w("name", val=name),
        w("uiPriority", val=1),
        w("rPr", *properties),
        type="character",
        styleId=name.replace(" ", ""),
        default=default,
    )


def _plain_table() -> Element:
    """The table style that all others start from."""
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    return w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("tblPr", w("tblInd", w=0, type="dxa"), margins),
        type="table",
        styleId="TableNormal",
        default=1,
    )


def _ruled_table() -> Element:
    """Our tables: a strong line under the header row, fine lines between rows, no boxes."""
    fine: dict[str, str | int] = {"val": "single", "sz": 6, "space": 0, "color": digits(_INK)}
    strong = fine | {"sz": 18}
    margins = w(
        "tblCellMar",
        w("top", w=40, type="dxa"),
        w("left", w=0, type="dxa"),
        w("bottom", w=100, type="dxa"),
        w("right", w=CELL_GAP, type="dxa"),
    )
    return w(
        "style",
        w("name", val="Ruled Table"),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=1),
        w("qFormat"),
        w("tblPr", w("tblBorders", w("bottom", **fine), w("insideH", **fine)), margins),
        w("tblStylePr", w("tcPr", w("tcBorders", w("bottom", **strong))), type="firstRow"),
        type="table",
        styleId="RuledTable",
    )
