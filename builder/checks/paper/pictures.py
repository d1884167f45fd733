"""Words that stand for pictures: whether they are there, and whether somebody wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.paper.fault import Fault, place, quoted
from builder.checks.paper.pdf import Pdf
from builder.checks.paper.wanted import Wanted

_PICTURES = frozenset({"Figure", "Formula"})

# What programs put where words should be, and what people put who mean to come back.
_NOTHING = frozenset(
    (
        *("image", "picture", "pic", "photo", "photograph", "figure", "graphic", "graphics", "img", "icon"),
        *("alt", "alt text", "alternative text", "description", "text", "placeholder", "untitled", "unnamed"),
        *("todo", "tbc", "tba", "xxx", "none", "null", "blank", "n/a", "decorative", "spacer", "object"),
    )
)
_FILE = re.compile(r"\S*\.(png|jpe?g|gif|svg|webp|bmp|tiff?|heic|emf|wmf|pdf)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(img|dsc[fn]?|p|pict|screenshot|screen shot|scan|image|picture|photo)[\s_-]*\d[\d\s_.:-]*(at.*)?"
)

_HOLLOW = re.compile(
    r"(an? )?(image|picture|photo(graph)?|graphic|figure|logo|icon|drawing|untitled|placeholder|alt text)"
    r"[\s\d.:_-]*|.*\.(png|jpe?g|gif|svg|bmp|tiff?|webp)|(img|dsc|dscn|image|picture)[\s_-]*\d+|[\W\d_]+",
    re.IGNORECASE,
)


def missing(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Pictures that nobody can hear."""
    for node in pdf.root.below():
        if node.tag in _PICTURES and not (node.alt or node.said or "").strip():
            yield Fault("A picture has no words that stand for it.", place(node.page, node.text), "1.1.1")


def placeholder(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Pictures whose words say nothing: `image`, `picture1.png`, `untitled`."""
    for node in pdf.root.below():
        if node.tag in _PICTURES and node.alt and says_nothing(node.alt):
            what = "The words that stand for a picture do not say what it shows."
            yield Fault(what, f"{place(node.page)}: {quoted(node.alt)}", "1.1.1")


def says_nothing(alt: str) -> bool:
    """Whether words for a picture are the name of a file, or such as programs fill in."""
    words = " ".join(alt.casefold().split()).strip(" .:-_")
    if not words:
        return bool(alt.strip())
    plain = re.sub(r"[\s_-]*\d+$", "", words)
    nothing = words in _NOTHING or plain in _NOTHING or plain in ("", "image of", "picture of", "photo of")
    named = _FILE.fullmatch(words.replace(" ", "_")) or _CAMERA.fullmatch(words)
    return bool(nothing or named or _HOLLOW.fullmatch(alt.strip()))
