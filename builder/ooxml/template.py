"""The organisation's own template for Word files, `themes/word/template.docx` beside its content folder.

Its fonts, colours and sizes win where a style has the name of one of ours; its paper, its margins and what
stands at the top and the foot of its pages stay. Spaces, bullets and boxes are ours, because headings, lists
and tables depend on them. What would keep people out is left out, and a message says so: a template never
stops a file, and never makes one that is hard to read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO

from builder.context import Context
from builder.contrast import LEAST_TEXT, ratio
from builder.messages import Message
from builder.ooxml import letterhead
from builder.ooxml.elements import W
from builder.ooxml.looks import CLEAR, Look, Looks
from builder.ooxml.place import FOLDER, NAME, others, path_of
from builder.ooxml.reading import (
    USUAL_SIZE,
    Element,
    Styles,
    Unreadable,
    WordFile,
    find,
    on,
    read,
    value,
    xpath,
)

_FILE = "/".join((*FOLDER, NAME))
_WHITE = "#ffffff"
_WIDEST = 44.0  # points: of larger type, a line holds no more than one long word
_OLD = b"\xd0\xcf\x11\xe0"  # how files of old Word begin, and those with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_KINDS = {
    "template.main+xml": "It was saved as a Word template (.dotx).",
    "macroEnabled": "It has macros in it.",
}
_OWN_LOOKS = "Until then, Word files have the looks of Involve."


@dataclass(frozen=True, slots=True)
class Brand:
    """What a template says of one style; None where it says nothing. `size` is in points."""

    font: str | None
    colour: str | None
    size: float | None
    bold: bool


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A template that can be used: its bytes, its running text, and its styles by name in small letters.

    `left_out` are the parts, such as `word/header1.xml`, that would keep people out. `styles` are all it has.
    """

    data: bytes
    font: str
    size: float
    brands: Mapping[str, Brand]
    left_out: frozenset[str]
    styles: Styles

    def branded(self, looks: Looks) -> Looks:
        """Looks with the fonts, colours and sizes of this template, in the size of their running text."""
        return replace(
            looks, styles=tuple(self._branded(look, looks) for look in looks.styles), font=self.font
        )

    def _branded(self, look: Look, looks: Looks) -> Look:
        brand = self.brands.get(look.name.lower())
        if brand is None:
            return look
        usual = self.brands["normal"].colour if "normal" in self.brands else None
        size = brand.size and min(_WIDEST, max(looks.size, brand.size * looks.size / self.size))
        same = size is None or (look.size is None and size == looks.size)
        return replace(
            look,
            font=None if brand.font == self.font else brand.font,
            colour=None if looks.black or (look.based and brand.colour == usual) else brand.colour,
            size=look.size if same or look.based is None else size,
            bold=brand.bold if look.level else look.bold,
        )


def template_of(context: Context) -> tuple[Template | None, tuple[Message, ...]]:
    """The organisation's template, or None if there is none that can be used; and what is to mend in it."""
    try:
        data = path_of(context).read_bytes()
    except FileNotFoundError:
        return None, tuple(_misnamed(name) for name in others(context))
    except OSError:
        return None, (_message("This template cannot be opened.", f"Close it in Word. {_OWN_LOOKS}"),)
    return _read(data)


@lru_cache(maxsize=2)
def _read(data: bytes) -> tuple[Template | None, tuple[Message, ...]]:
    """A template from its bytes."""
    try:
        file = read(BytesIO(data))
        types = file.parts.get("[Content_Types].xml")
        kinds = [] if types is None else xpath(types, "//@ContentType[contains(., '.main+xml')]")
        for part, why in _KINDS.items():
            if any(part in kind for kind in kinds):
                return None, (_not_a_document(why),)
        return _template(data, file)
    except Unreadable:
        return None, (_unusable(data),)
    except Exception:  # a file that anybody made may be broken in ways that nobody has thought of
        return None, (broken(),)


def _misnamed(name: str) -> Message:
    what = f"The file {name} in this folder is not used: a template for Word files is a Word document."
    return _message(what, f"Open it in Word and save it as {NAME}. {_OWN_LOOKS}")


def broken() -> Message:
    """What is said of a template that falls apart when it is used."""
    return _not_a_document("Something in it is broken.")


def _unusable(data: bytes) -> Message:
    if data.startswith(_OLD):
        locked = _LOCKED in data
        return _not_a_document("It has a password." if locked else "It is a file of an old Word (.doc).")
    return _not_a_document("It is broken, or not a Word file.")


def _not_a_document(why: str) -> Message:
    what = f"This file cannot be used as a template for Word files. {why}"
    return _message(what, f"Open it in Word and save it as “Word document (.docx)”. {_OWN_LOOKS}")


def _message(what: str, mend: str) -> Message:
    return Message(_FILE, 1, what, mend, "word-template", "warn")


def _template(data: bytes, file: WordFile) -> tuple[Template, tuple[Message, ...]]:
    """What a template says, and what is to mend in it."""
    font, size = _running_text(file)
    messages = [] if size >= CLEAR else [_small(f"Its style “Normal” has {size:g} points.")]
    brands, faint = {}, []
    for style in file.styles.by_id.values():
        if style.get(f"{W}type") == "paragraph":
            name = (value(style, "name") or "").lower()
            brands[name] = _brand(style.get(f"{W}styleId"), file)
            if brands[name].colour is None and _colour(style.get(f"{W}styleId"), file):
                faint.append(name)
    left_out = {}
    for name, root in letterhead.parts(file):
        left_out[name] = tuple(letterhead.barriers(root, file.styles))
        messages += [_left_out(why) for why in left_out[name]]
        smallest = letterhead.smallest(root, file.styles)
        if not left_out[name] and smallest < min(size, CLEAR):
            messages.append(_small(f"The top or the foot of its pages has {smallest:g} points."))
    brands = {name: brand for name, brand in brands.items() if name}
    template = Template(
        data, font, size, brands, frozenset(name for name, whys in left_out.items() if whys), file.styles
    )
    return template, (*messages, *(_faint(name) for name in faint if name in _OURS))


# Styles whose colour matters enough to talk about; Word brings many more that nobody uses.
_OURS = {"normal", "summary", "quote", "caption", "callout", *(f"heading {level}" for level in range(1, 7))}


def _small(what: str) -> Message:
    mend = (
        "Word files have 14 points or more, so it is made larger. Choose 14 points or more in the template."
    )
    return _message(f"The type of this template is small. {what}", mend)


def _left_out(why: letterhead.Barrier) -> Message:
    return _message(f"The top or the foot of the pages of this template is left out. {why[0]}", why[1])


def _faint(name: str) -> Message:
    return _message(
        f"The colour of its style “{name}” stands out too little from white paper.",
        "Choose a darker one. Until then, these words are black.",
    )


def _running_text(file: WordFile) -> tuple[str, float]:
    """The font and the size of the style that all others start from."""
    styles = file.styles
    size = styles.said(styles.normal, "rPr/sz")
    fonts = styles.said(styles.normal, "rPr/rFonts")
    if styles.defaults is not None:
        size = find(styles.defaults, "rPrDefault/rPr/sz") if size is None else size
        fonts = find(styles.defaults, "rPrDefault/rPr/rFonts") if fonts is None else fonts
    half = USUAL_SIZE if size is None else float(size.get(f"{W}val", USUAL_SIZE))
    return _font(fonts, file) or "Times New Roman", half / 2


def _brand(style: str, file: WordFile) -> Brand:
    said = file.styles.said
    size, colour = said(style, "rPr/sz"), _colour(style, file)
    return Brand(
        font=_font(said(style, "rPr/rFonts"), file),
        colour=colour if colour and ratio(colour, _WHITE) >= LEAST_TEXT else None,
        size=None if size is None else float(size.get(f"{W}val")) / 2,
        bold=on(said(style, "rPr/b")),
    )


def _colour(style: str, file: WordFile) -> str | None:
    """The colour of a style as `#rrggbb`."""
    found = file.styles.said(style, "rPr/color")
    digits = "" if found is None else found.get(f"{W}val", "")
    return f"#{digits.lower()}" if len(digits) == 6 and digits.lower() != "auto" else None


def _font(found: Element | None, file: WordFile) -> str | None:
    """The name of a font, which may be one of the two that a theme names."""
    if found is None:
        return None
    theme = found.get(f"{W}asciiTheme")
    if theme is None:
        return str(found.get(f"{W}ascii")) if found.get(f"{W}ascii") else None
    part = next((root for name, root in file.parts.items() if name.startswith("word/theme/theme")), None)
    kind = "major" if theme.startswith("major") else "minor"
    names = [] if part is None else xpath(part, f"//a:{kind}Font/a:latin/@typeface")
    return str(names[0]) if names and names[0] else None
