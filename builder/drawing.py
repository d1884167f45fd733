"""SVG drawings made safe and small: what may stay, what is left out, and what is refused.

A drawing is copied through an allow-list of shapes and paints, never mended in place, so what is not known
cannot slip through. Notes of drawing programs are left out in silence. A drawing that would do something
(scripts, links, fetching) or would not look the same everywhere (text, photographs, filters) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # lxml's own stubs say `str | bytes` of every attribute

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
LARGEST = 500_000  # bytes; a drawing of a concept has some thousands, a traced photograph has millions
MEND = "Save it again as a PNG picture, at least 500 pixels wide."

KEPT = frozenset(
    {"svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"linearGradient", "radialGradient", "stop", "clipPath", "mask"}
)
LEFT_OUT = frozenset({"title", "desc", "metadata", "style"})
GEOMETRY = frozenset(
    {"d", "points", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy"}
    | {
        "width",
        "height",
        "transform",
        "viewBox",
        "id",
        "href",
        "offset",
        "gradientUnits",
        "gradientTransform",
    }
    | {"spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits"}
)
PAINT = frozenset(
    {
        "fill",
        "fill-opacity",
        "fill-rule",
        "opacity",
        "color",
        "display",
        "visibility",
        "clip-path",
        "clip-rule",
    }
    | {"mask", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin"}
    | {"stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stop-color", "stop-opacity"}
)

SCRIPT = "The drawing contains a script."
OUTSIDE = "The drawing fetches something from outside itself."
STYLES = "The drawing has a style sheet that not every format can follow."
SIZELESS = "The drawing does not say how wide and high it is."
REFUSED = {
    "script": SCRIPT,
    "foreignObject": "The drawing contains a piece of a web page.",
    "image": "The drawing contains a photograph or another picture.",
    "text": "The drawing contains text, which looks different on every computer.",
    "a": "The drawing contains a link.",
}

LOCAL = re.compile(r"""url\(\s*["']?#([^"')]+)["']?\s*\)""")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
CLASS = re.compile(r"\s*\.([\w-]+)\s*")


def problem(svg: bytes) -> str | None:
    """What keeps the drawing from being used, as a sentence for officers, or None; `MEND` says what to do."""
    try:
        clean(svg, "")
    except ValueError as trouble:
        return str(trouble)
    return None


def size(svg: bytes) -> tuple[float, float]:
    """The width and height of the drawing in its own units; raises ValueError as `clean` does."""
    _, _, width, height = _view(_parse(svg))
    return width, height


def clean(svg: bytes, prefix: str) -> str:
    """The drawing as SVG text that holds shapes and paints only, and fills whatever room it is given.

    Names inside the drawing begin with `prefix`, so that two drawings on one page do not clash. The same
    bytes give the same text. Raises ValueError with a sentence for officers when the drawing is refused.
    """
    root = _parse(svg)
    _refuse(root)
    view = _view(root)
    for fixed in ("x", "y", "width", "height"):
        root.attrib.pop(fixed, "")
    root.set("viewBox", " ".join(f"{number:g}" for number in view))
    written: str = etree.tostring(_Copy(root, prefix).of(root), encoding="unicode")
    return written


def _parse(svg: bytes) -> Element:
    """Read a drawing and open nothing else: no file, no address, no entity."""
    if len(svg) > LARGEST:
        raise ValueError(f"The drawing is larger than {LARGEST // 1000} kilobytes.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: Element = etree.fromstring(svg, parser)
    except etree.XMLSyntaxError:
        raise ValueError("The file is damaged, or it is not an SVG drawing.") from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise ValueError("The drawing contains entities, which can hide harmful things.")
    if root.tag != f"{{{SVG}}}svg":
        raise ValueError("The file is not an SVG drawing.")
    return root


def _view(root: Element) -> tuple[float, float, float, float]:
    written = root.get("viewBox") or f"0 0 {root.get('width', '')} {root.get('height', '')}"
    try:
        numbers = [float(part.removesuffix("px")) for part in re.split(r"[\s,]+", written.strip())]
        left, top, width, height = numbers
    except ValueError:
        raise ValueError(SIZELESS) from None
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise ValueError(SIZELESS)
    return left, top, width, height


def _name(element: Element) -> str:
    """The name of an SVG element; nothing for a comment, or for what a drawing program adds as its own."""
    known = isinstance(element.tag, str) and etree.QName(element).namespace == SVG
    return etree.QName(element).localname if known else ""


def _drawn(element: Element) -> Iterator[Element]:
    """The element and every SVG element below it."""
    yield element
    for child in element:
        if _name(child) in LEFT_OUT:
            yield child
        elif _name(child):
            yield from _drawn(child)


def _href(element: Element) -> str:
    return (element.get("href") or element.get(f"{{{XLINK}}}href") or "").strip()


def _refuse(root: Element) -> None:
    """Raise ValueError for everything that acts, fetches, or cannot look the same in every format."""
    for element in _drawn(root):
        name = _name(element)
        if name not in KEPT | LEFT_OUT:
            raise ValueError(
                REFUSED.get(name, f"The drawing uses “{name}”, which not every format can show.")
            )
        if any(etree.QName(attribute).localname.lower().startswith("on") for attribute in element.attrib):
            raise ValueError(SCRIPT)
        if _href(element) and not _href(element).startswith("#"):
            raise ValueError(OUTSIDE)
        values = [value for attribute, value in element.items() if attribute in PAINT | {"style"}]
        for value in (*values, element.text or "") if name == "style" else values:
            if re.search(r"url|@import|\\", LOCAL.sub("", value), re.IGNORECASE):
                raise ValueError(OUTSIDE)
    # A repeat of something that holds a repeat can grow without end, so repeats go one step deep.
    uses = [element for element in _drawn(root) if _name(element) == "use"]
    holders = {holder.get("id") for use in uses for holder in (use, *use.iterancestors())}
    if any(_href(use).lstrip("#") in holders for use in uses):
        raise ValueError("The drawing repeats parts of itself inside one another.")


def _declarations(text: str) -> dict[str, str]:
    """The paints of a `style` attribute or of one rule: `fill:#fff;stroke:none`."""
    pairs = (
        (name.strip(), value.strip()) for name, _, value in (part.partition(":") for part in text.split(";"))
    )
    return {name: value for name, value in pairs if name in PAINT and value}


def _classes(root: Element) -> dict[str, dict[str, str]]:
    """The paints of each class in the style sheets, which are then no longer needed."""
    found: dict[str, dict[str, str]] = {}
    for sheet in _drawn(root):
        if _name(sheet) != "style":
            continue
        text = re.sub(r"/\*.*?\*/", "", sheet.text or "", flags=re.DOTALL)
        rules = [(CLASS.fullmatch(one), body) for some, body in RULE.findall(text) for one in some.split(",")]
        if RULE.sub("", text).strip() or not all(named for named, _ in rules):
            raise ValueError(STYLES)
        for named, body in rules:
            if named:
                found.setdefault(named[1], {}).update(_declarations(body))
    return found


class _Copy:
    """A copy through the allow-list, which knows the paints of each class and the ids that are needed."""

    def __init__(self, root: Element, prefix: str) -> None:
        self.prefix = prefix
        self.classes = _classes(root)
        everything = list(_drawn(root))
        self.needed = {_href(element).lstrip("#") for element in everything}
        for element in everything:
            self.needed.update(*(LOCAL.findall(value) for value in self._attributes(element).values()))

    def of(self, old: Element) -> Element:
        """The element and what is in it, as far as it may stay."""
        new = etree.Element(old.tag, nsmap={None: SVG})  # type: ignore[dict-item]
        for name, value in self._attributes(old).items():
            if name == "href":
                new.set(name, f"#{self.prefix}{value.lstrip('#')}")
            elif name != "id":
                new.set(name, LOCAL.sub(lambda local: f"url(#{self.prefix}{local[1]})", value))
            elif value in self.needed:
                new.set(name, self.prefix + value)
        new.extend([self.of(child) for child in old if _name(child) in KEPT])
        return new

    def _attributes(self, element: Element) -> dict[str, str]:
        """What may stay; as in CSS, a class wins over an attribute, and `style` over both."""
        kept = {name: value for name, value in element.items() if name in GEOMETRY | PAINT}
        if _href(element):
            kept["href"] = _href(element)
        for name in element.get("class", "").split():
            kept.update(self.classes.get(name, {}))
        return kept | _declarations(element.get("style", ""))
