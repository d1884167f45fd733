"""What a template brings for the top and the foot of pages: a logo, an address, the number of the page.

It keeps its own look, whatever the styles of the text are: its styles come along under names of their own.
Its type grows with that of the text and is never smaller than clear print; italics, capitals and lines under
words that are no links become plain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import partial
from typing import Any

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from lxml import etree

from builder.ooxml.barriers import boxes, faint, speechless
from builder.ooxml.elements import R, W, clean, w
from builder.ooxml.reading import USUAL_SIZE, Element, Styles, WordFile, find, runs, value, words

_PREFIX = "Letterhead"
_LEAST = 28  # half points: clear print
_FIRST_PICTURE = 100_001  # numbers of pictures that the text does not use
_STYLED = {f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"}
_HARD_TO_READ = tuple(f"{W}{name}" for name in ("i", "iCs", "caps", "smallCaps", "vertAlign"))
_NOT_KEPT = tuple(
    f"{W}{name}" for name in ("framePr", "bookmarkStart", "bookmarkEnd", "proofErr", "rsid", "link")
)

Barrier = tuple[str, str]


def parts(file: WordFile) -> Iterator[tuple[str, Element]]:
    """The parts of a template that stand at the top or the foot of pages, by name."""
    for name in sorted(file.parts):
        if name.startswith(("word/header", "word/footer")):
            yield name, file.parts[name]


def barriers(root: Element, styles: Styles) -> Iterator[Barrier]:
    """What would keep people from words or pictures of a part, and how to mend it."""
    for box in boxes(root):
        said = " ".join(words(box).split())[:40]
        yield (
            f"It has a text box (“{said}”), and programs that read aloud may pass over it.",
            "In Word, move the words out of the box: into the header or footer itself.",
        )
    for name in speechless(root):
        yield (
            f"Its picture “{name}” has no words for people who cannot see it.",
            "In Word, right-click the picture, choose “View Alt Text”, and write what it is: Wexmoor logo.",
        )
    for said, reached in faint(root, styles):
        yield (
            f"Its words “{said.strip()[:40]}” stand out too little: {reached:.1f} to 1.",
            "Choose a darker colour for them, so that it is at least 4.5 to 1.",
        )


def smallest(root: Element, styles: Styles) -> float:
    """The size of the smallest type of a part, in points; that of clear print if it has no words."""
    found = [styles.of_run(run, paragraph, "sz") for run, paragraph in runs(root)]
    sizes = [USUAL_SIZE if one is None else float(one.get(f"{W}val")) for one in found]
    return min(sizes, default=float(_LEAST)) / 2


def take(file: Docx, styles: Styles, left_out: frozenset[str], scale: float) -> None:
    """Keep what a template has at the top and the foot of pages, but for what would keep people out.

    `file` was made of the template, and these are the styles that it came with.
    """
    page = file.element.body.sectPr
    for mark in page.findall(f"{W}headerReference") + page.findall(f"{W}footerReference"):
        if file.part.rels[mark.get(f"{R}id")].target_part.partname.lstrip("/") in left_out:
            page.remove(mark)
    used = {mark.get(f"{R}id") for mark in page.iter(f"{W}headerReference", f"{W}footerReference")}
    for name, relation in list(file.part.rels.items()):
        if relation.reltype in (RELATION.HEADER, RELATION.FOOTER) and name not in used:
            del file.part.rels[name]
    roots = [part.element for part in parts_of(file)]
    if roots:
        file.styles.element.extend(styles_of(styles, roots, scale))
    for root in roots:
        settle(root, styles, scale)


def parts_of(file: Docx) -> list[Any]:
    """The parts at the top and the foot of pages, in order of their names."""
    kinds = (RELATION.HEADER, RELATION.FOOTER)
    found = (one.target_part for one in file.part.rels.values() if one.reltype in kinds)
    return sorted(found, key=lambda part: str(part.partname))


def styles_of(styles: Styles, used: Iterable[Element], scale: float) -> Iterator[Element]:
    """The styles that parts use, under names of their own, in sizes that fit; `used` are the parts."""
    wanted = [styles.normal or "", *(mark.get(f"{W}val") for root in used for mark in root.iter(*_STYLED))]
    seen: set[str] = set()
    while wanted:
        name = wanted.pop(0)
        if name in seen or name not in styles.by_id:
            continue
        seen.add(name)
        copy = deepcopy(styles.by_id[name])
        if name == styles.normal:
            _take_defaults(copy, styles)
        base = value(copy, "basedOn")
        wanted += [base] if base else []
        yield _renamed(copy, scale)


def _take_defaults(style: Element, styles: Styles) -> None:
    """Say in a style what is true of all text in the template, and here is not."""
    for kind in ("pPr", "rPr"):
        default = None if styles.defaults is None else find(styles.defaults, f"{kind}Default/{kind}")
        own = style.find(W + kind)
        if own is None:
            own = w(kind)
            style.append(own)
        said = {child.tag for child in own}
        own.extend(deepcopy(child) for child in (() if default is None else default) if child.tag not in said)
        if kind == "rPr" and own.find(f"{W}sz") is None:
            own.append(w("sz", val=USUAL_SIZE))
        own[:] = sorted(own, key=partial(_place, kind))


def _renamed(style: Element, scale: float) -> Element:
    """A style under a name of its own, which is nobody's usual one and is not offered to people who write."""
    style.attrib.pop(f"{W}default", None)
    style.set(f"{W}styleId", _PREFIX + style.get(f"{W}styleId"))
    name = style.find(f"{W}name")
    linked = name.get(f"{W}val", "").lower() == "hyperlink"
    name.set(f"{W}val", f"{_PREFIX} {name.get(f'{W}val')}")
    for child in list(style):
        if child.tag in (f"{W}basedOn", f"{W}next"):
            child.set(f"{W}val", _PREFIX + child.get(f"{W}val"))
        elif child.tag in (f"{W}link", f"{W}aliases", f"{W}rsid", f"{W}qFormat"):
            style.remove(child)
    _make_plain(style, scale, links=linked)
    return style


def settle(root: Element, styles: Styles, scale: float) -> None:
    """Make a part fit into our file: names of its styles, sizes of its type, nothing that is hard to read."""
    for element in list(root.iter(*_NOT_KEPT)):
        element.getparent().remove(element)
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        if properties.find(f"{W}pStyle") is None and styles.normal:
            properties.insert(0, w("pStyle", val=styles.normal))
    for mark in list(root.iter(*_STYLED)):
        if mark.get(f"{W}val") in styles.by_id:
            mark.set(f"{W}val", _PREFIX + mark.get(f"{W}val"))
        else:
            mark.getparent().remove(mark)
    for number in list(root.iter(f"{W}numPr")):
        number.getparent().remove(number)
    for place, picture in enumerate(root.iter("{*}docPr"), _FIRST_PICTURE):
        picture.set("id", str(place))
    _make_plain(root, scale, links=False)


def _make_plain(root: Element, scale: float, *, links: bool) -> None:
    """Make type larger, and plain; `links` says that lines under words may stay."""
    for size in root.iter(f"{W}sz", f"{W}szCs"):
        if size.get(f"{W}val", "").isdigit():
            size.set(f"{W}val", str(max(_LEAST, round(int(size.get(f"{W}val")) * scale))))
    for hard in list(root.iter(*_HARD_TO_READ)):
        hard.getparent().remove(hard)
    for line in list(root.iter(f"{W}u")):
        if not links and next(line.iterancestors(f"{W}hyperlink"), None) is None:
            line.getparent().remove(line)


def call(root: Element, title: str) -> None:
    """Put the title of a file where a part shows it: in the field `TITLE`, or the property of that name."""
    for words_of_field in _shown_by_fields(root, "TITLE"):
        _say(words_of_field, title)
    for control in root.iter(f"{W}sdt"):
        binding = find(control, "sdtPr/dataBinding")
        if binding is not None and "title" in (binding.get(f"{W}xpath") or ""):
            _say(list(control.iter(f"{W}t")), title)


def _say(texts: list[Element], said: str) -> None:
    for place, text in enumerate(texts):
        text.text = clean(said) if place == 0 else ""


def _shown_by_fields(root: Element, kind: str) -> Iterator[list[Element]]:
    """The texts that each field of a kind shows."""
    for simple in root.iter(f"{W}fldSimple"):
        if (simple.get(f"{W}instr") or "").split()[:1] == [kind]:
            yield list(simple.iter(f"{W}t"))
    for paragraph in root.iter(f"{W}p"):
        instruction, inside, texts = "", "", list[Element]()
        for piece in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
            mark = piece.get(f"{W}fldCharType")
            if mark == "begin":
                instruction, inside, texts = "", "code", []
            elif mark == "separate":
                inside = "words"
            elif mark == "end":
                if instruction.split()[:1] == [kind]:
                    yield texts
                inside = ""
            elif piece.tag == f"{W}instrText" and inside == "code":
                instruction += piece.text or ""
            elif piece.tag == f"{W}t" and inside == "words":
                texts.append(piece)


# The order of properties (CT_PPrBase and CT_RPr; ECMA-376-1, 17.3).
_ORDERS = {
    "pPr": (
        *("keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "suppressLineNumbers", "pBdr"),
        *("shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
        *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind"),
        *("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
        *("textboxTightWrap", "outlineLvl"),
    ),
    "rPr": (
        *("rFonts", "b", "bCs", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof"),
        *("snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs"),
        *("highlight", "u", "effect", "bdr", "shd", "fitText", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    ),
}


def _place(kind: str, element: Element) -> int:
    """Where a property stands among the others; those of later Words come last."""
    name = etree.QName(element).localname
    order = _ORDERS[kind]
    return order.index(name) if element.tag.startswith(W) and name in order else len(order)
