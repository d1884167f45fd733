"""The styles of a Word file as WordprocessingML: our table of looks, and nothing of Word's own."""

from __future__ import annotations

from collections.abc import Iterator

from builder.ooxml.elements import Element, w
from builder.ooxml.languages import language, right_to_left
from builder.ooxml.looks import FINE, HEAVY, Look, Looks

_BAR_SPACE, _MOST_BAR_SPACE = 7, 31  # points between a bar and its words; Word allows no more than 31


def stylesheet(lang: str, looks: Looks, text_width: int) -> Iterator[Element]:
    """The children of `w:styles` for a document in this language; `text_width` is in twips."""
    yield _defaults(lang, looks)
    for look in looks.styles:
        yield _paragraph_style(look, looks, text_width)
    yield _character_style("Default Paragraph Font", default=1)
    # Emphasis is bold too: italics are hard to read (RNIB Clear Print).
    yield _character_style("Strong", w("b"), w("bCs"))
    yield _character_style("Emphasis", w("b"), w("bCs"))
    yield _character_style("Label", w("b"), w("bCs"))
    yield _character_style("Hyperlink", w("color", val=digits(looks.link)), w("u", val="single"))
    yield _plain_table()
    yield _ruled_table(looks)
    yield w("style", w("name", val="No List"), type="numbering", default=1, styleId="NoList")


def bar(thickness: int, ink: str, away: int = 0) -> Element:
    """The line beside a quote or a callout, its thickness in eighths of a point, in a colour `#rrggbb`.

    Words that stand `away` twips further in than the quote or callout itself keep the bar where it was.
    """
    space = min(_BAR_SPACE + max(0, away) // 20, _MOST_BAR_SPACE)
    return w("pBdr", w("left", val="single", sz=thickness, space=space, color=digits(ink)))


def _rule(thickness: int, ink: str) -> Element:
    """The line above a paragraph, also where one of the same style goes before it."""
    line: dict[str, str | int] = {"val": "single", "sz": thickness, "space": 6, "color": digits(ink)}
    return w("pBdr", w("top", **line), w("between", **line))


def digits(colour: str) -> str:
    """A colour `#rrggbb` as Word writes it."""
    return colour.lstrip("#")


def _defaults(lang: str, looks: Looks) -> Element:
    """What is true of every run and paragraph unless a style says otherwise."""
    rtl, language_mark = language(lang)
    runs = [
        _fonts(looks.font),
        *_sizes(looks.size),
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


def _paragraph_style(look: Look, looks: Looks, text_width: int) -> Element:
    """The `w:style` of a look; its properties stand in the order of CT_PPrBase."""
    properties = [
        *([w("keepNext"), w("keepLines")] if look.with_next else []),
        *([w("numPr", w("numId", val=look.numbering))] if look.numbering else []),
        *([bar(look.bar, looks.edge)] if look.bar else []),
        *([_rule(look.rule, looks.ink)] if look.rule else []),
        *([w("tabs", w("tab", val="right", pos=text_width))] if look.to_right else []),
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
        w("rPr", *_letters(look, looks.ink)),
        type="paragraph",
        styleId=look.id,
        default=None if look.based else 1,
    )


def _letters(look: Look, ink: str) -> list[Element]:
    """How the letters of a style look, in the order of CT_RPr; the colour of the first style is the ink.

    LibreOffice lets a colour among the defaults win over that of links in tables, so it is not there.
    """
    colour = look.colour or (None if look.based else ink)
    return [
        *([_fonts(look.font)] if look.font else []),
        *([w("b"), w("bCs")] if look.bold else []),
        *([w("color", val=digits(colour))] if colour else []),
        *(_sizes(look.size) if look.size else ()),
    ]


def _fonts(name: str) -> Element:
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


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


def _ruled_table(looks: Looks) -> Element:
    """Our tables: a strong line under the header row, fine lines between rows, no boxes."""
    fine: dict[str, str | int] = {"val": "single", "sz": FINE, "space": 0, "color": digits(looks.ink)}
    strong = fine | {"sz": HEAVY}
    margins = w(
        "tblCellMar",
        w("top", w=40, type="dxa"),
        w("left", w=0, type="dxa"),
        w("bottom", w=100, type="dxa"),
        w("right", w=looks.measures.cell_gap, type="dxa"),
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
