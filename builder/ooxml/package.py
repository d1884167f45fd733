"""The package around the text of a Word file: blank file, settings, footer, properties, fixed bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.shared import Twips

from builder.context import Context
from builder.ooxml.elements import Element, W, clean, refill, run, w
from builder.ooxml.fields import field
from builder.ooxml.languages import right_to_left
from builder.ooxml.looks import CLEAR, Looks, Styles, document_styles, looks_for
from builder.ooxml.sheet import A4, MARGIN, Sheet
from builder.ooxml.styles import stylesheet

_EPOCH = date(2000, 1, 1)
_OLDEST_IN_ZIP = (1980, 1, 1, 0, 0, 0)
_KEPT = {RELATION.STYLES, RELATION.SETTINGS, RELATION.NUMBERING, RELATION.OFFICE_DOCUMENT}
_LONGEST_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty Word file, the looks it is to have and the sheet it is set on."""

    file: WordFile
    looks: Looks
    sheet: Sheet
    mirrored: bool


def blank(context: Context, lang: str, styles: Styles = document_styles, usual: float = CLEAR) -> Blank:
    """An empty file in this language, in the size that was chosen, or else in `usual` points.

    `styles` makes the table of its styles. Nothing is left of python-docx's own template but its package: no
    theme, thumbnail or American English.
    """
    file = docx.Document()
    for relations in (file.part.rels, file.part.package.rels):
        for name in [name for name, relation in relations.items() if relation.reltype not in _KEPT]:
            del relations[name]
    looks = looks_for(context, context.appearance.size or usual, styles)
    refill(file.styles.element, *stylesheet(lang, looks, A4.text_width))
    refill(file.settings.element, *_settings(lang))
    section = file.sections[0]
    section.page_width, section.page_height = Twips(A4.width), Twips(A4.height)
    section.left_margin = section.right_margin = Twips(MARGIN)
    section.top_margin = section.bottom_margin = Twips(MARGIN)
    section.header_distance = section.footer_distance = Twips(MARGIN // 2)
    page = file.element.body.sectPr
    page.remove(page.find(f"{W}docGrid"))  # made for Chinese and Japanese type
    if right_to_left(lang):
        page.append(w("bidi"))
    return Blank(file, looks, A4, right_to_left(lang))


def fill(file: WordFile, elements: Iterable[Element], lists: Iterable[Element] = ()) -> None:
    """Put the text into a file, and the definitions of the lists in it."""
    body = file.element.body
    refill(body, *elements, body.sectPr)
    refill(file.part.numbering_part.element, *lists)


def describe(file: WordFile, title: str, author: str, lang: str, day: date | None) -> None:
    """Set the properties that screen readers and searches read: title, author, language and dates."""
    properties = file.core_properties
    properties.title = clean(title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = clean(author)[:_LONGEST_PROPERTY]
    properties.language = lang
    moment = datetime.combine(day or _EPOCH, datetime.min.time())
    properties.created = properties.modified = moment


def set_footer(file: WordFile, title: str) -> None:
    """Put the title and the page number at the foot of every page."""
    footer = file.sections[0].footer
    footer.is_linked_to_previous = False
    refill(
        footer.part.element,
        w(
            "p",
            w("pPr", w("pStyle", val="Footer")),
            run(title),
            w("r", w("tab")),
            run("Page "),
            *field(" PAGE ", "1"),
        ),
    )


def save(file: WordFile, target: Path) -> None:
    """Write the package with the same bytes for the same content: no clock, no trace of the system."""
    made = BytesIO()
    file.save(made)
    with ZipFile(made) as source, ZipFile(target, "w") as copy:
        for name in source.namelist():
            entry = ZipInfo(name, _OLDEST_IN_ZIP)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            copy.writestr(entry, source.read(name))


def _settings(lang: str) -> list[Element]:
    """The children of `w:settings`: no hyphenation, and the mode in which Word checks accessibility."""
    office = "http://schemas.microsoft.com/office/word"
    modes = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    return [
        w("zoom", percent=100),
        w("autoHyphenation", val=0),
        w("defaultTabStop", val=567),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *(w("compatSetting", name=name, uri=office, val=value) for name, value in modes.items())),
        w("themeFontLang", val=lang),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    ]
