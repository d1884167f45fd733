"""The package around the text of a Word file: blank file, settings, footer, properties, fixed bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart

from builder.context import Context
from builder.messages import Message
from builder.ooxml import letterhead
from builder.ooxml.elements import Element, clean, refill, run, w
from builder.ooxml.fields import field
from builder.ooxml.languages import right_to_left
from builder.ooxml.looks import CLEAR, Looks, Styles, document_styles, looks_for
from builder.ooxml.sheet import Sheet, a4, kept
from builder.ooxml.styles import stylesheet
from builder.ooxml.template import Template, broken, template_of
from builder.whole import whole

_EPOCH = date(2000, 1, 1)
_OLDEST_IN_ZIP = (1980, 1, 1, 0, 0, 0)
_NUMBERING = PackURI("/word/numbering.xml")
_OF_TEMPLATES = {RELATION.HEADER, RELATION.FOOTER, RELATION.THEME, RELATION.FONT_TABLE}
_KEPT = {RELATION.STYLES, RELATION.SETTINGS, RELATION.NUMBERING, RELATION.OFFICE_DOCUMENT}
_LONGEST_PROPERTY = 255
_PAGE_NUMBER = 10  # letters that “Page 100” takes, and a gap before it
_LETTER = 10  # twips of a letter for each point of its size, about


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty Word file, the looks it is to have, the sheet it is set on, and what its template needs."""

    file: WordFile
    looks: Looks
    sheet: Sheet
    mirrored: bool
    messages: tuple[Message, ...] = ()


def blank(context: Context, lang: str, styles: Styles = document_styles, usual: float = CLEAR) -> Blank:
    """An empty file in this language, in the size that was chosen, or else in `usual` points.

    `styles` makes the table of its styles. Of the organisation's template, if it has one, the looks, the
    paper and the top and foot of pages stay.
    """
    template, messages = template_of(context)
    if template:
        try:
            made = empty(context, lang, styles, usual, template)
            set_footer(made, "")
            made.file.save(BytesIO())
        except Exception:  # a file that anybody made may be broken in ways that nobody has thought of
            template, messages = None, (broken(),)
    return replace(empty(context, lang, styles, usual, template), messages=messages)


def empty(
    context: Context,
    lang: str,
    styles: Styles = document_styles,
    usual: float = CLEAR,
    template: Template | None = None,
) -> Blank:
    """An empty file, as `blank` makes it, from this template.

    Without one, nothing is left of python-docx's own but its package: no theme, no thumbnail and no American
    English.
    """
    size = context.appearance.size or max(usual, template.size if template else 0)
    looks = looks_for(context, size, styles)
    looks = template.branded(looks) if template else looks
    file = docx.Document(BytesIO(template.data) if template else None)
    _forget(file, bool(template))
    evenly = file.settings.odd_and_even_pages_header_footer
    sheet = kept(file) if template else a4(file)
    refill(file.styles.element, *stylesheet(lang, looks, sheet.text_width))
    refill(file.settings.element, *_settings(lang, evenly))
    if template:
        letterhead.take(file, template.styles, template.left_out, looks.size / template.size)
    if right_to_left(lang):
        file.element.body.sectPr.append(w("bidi"))
    return Blank(file, looks, sheet, right_to_left(lang))


def _forget(file: WordFile, template: bool) -> None:
    """Let go of everything that is not ours to keep: people’s names, macros, where another template is."""
    kept = _KEPT | _OF_TEMPLATES if template else _KEPT
    assert file.settings is not None  # python-docx makes those parts that are not there
    assert file.styles is not None
    settings, styles = (file.part.part_related_by(kind) for kind in (RELATION.SETTINGS, RELATION.STYLES))
    for relations in (file.part.rels, file.part.package.rels, settings.rels):
        for name in [name for name, relation in relations.items() if relation.reltype not in kept]:
            del relations[name]
    if RELATION.NUMBERING not in {relation.reltype for relation in file.part.rels.values()}:
        element = docx.Document().part.numbering_part.element
        lists = NumberingPart(_NUMBERING, CONTENT_TYPE.WML_NUMBERING, element, file.part.package)
        file.part.relate_to(lists, RELATION.NUMBERING)
    parts = {
        "document": file.part,
        "settings": settings,
        "styles": styles,
        "numbering": file.part.numbering_part,
    }
    for name, part in parts.items():
        part.partname = PackURI(f"/word/{name}.xml")


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


def set_footer(blank: Blank, title: str) -> None:
    """Put the title and the page number at the foot of every page, unless a template has its own foot."""
    for part in letterhead.parts_of(blank.file):
        letterhead.call(part.element, title)
    if blank.file.sections[0].footer.is_linked_to_previous:
        put_footer(blank, title, [run(title)])


def put_footer(blank: Blank, title: str, words: Iterable[Element]) -> None:
    """Put words that show the title at the foot of every page, and the page number at the right or below."""
    footer = blank.file.sections[0].footer
    footer.is_linked_to_previous = False
    fits = len(title) + _PAGE_NUMBER < blank.sheet.text_width / (blank.looks.size * _LETTER)
    number = (w("r", w("tab" if fits else "br")), run("Page\u00a0"), *field(" PAGE ", "1"))
    refill(footer.part.element, w("p", w("pPr", w("pStyle", val="Footer")), *words, *number))


def save(file: WordFile, target: Path) -> None:
    """Write the package with the same bytes for the same content: no clock, no trace of the system."""
    made = BytesIO()
    file.save(made)
    with whole(target) as unfinished, ZipFile(made) as source, ZipFile(unfinished, "w") as copy:
        for name in source.namelist():
            entry = ZipInfo(name, _OLDEST_IN_ZIP)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            copy.writestr(entry, source.read(name))


def _settings(lang: str, evenly: bool) -> list[Element]:
    """The children of `w:settings`: no hyphenation, and the mode in which Word checks accessibility.

    `evenly` says that even pages have a top and a foot of their own.
    """
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
        w("defaultTabStop", val=567),
        w("autoHyphenation", val=0),
        *([w("evenAndOddHeaders")] if evenly else []),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *(w("compatSetting", name=name, uri=office, val=value) for name, value in modes.items())),
        w("themeFontLang", val=lang),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    ]
