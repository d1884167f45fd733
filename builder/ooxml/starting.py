"""The template that organisations begin with, which shows every style of our Word files."""

from __future__ import annotations

from pathlib import Path

from builder.context import Context
from builder.ooxml import package
from builder.ooxml.elements import Element, run, w
from builder.ooxml.fields import field
from builder.ooxml.numbering import Numbering
from builder.schema.site import example_site

TITLE = "Template for Word files"
_HOW = (
    "Change the fonts, the colours and the sizes of the styles on this page, put your logo at the top or the "
    "foot of pages, and save this file as template.docx in the folder themes/word of your site. What the "
    "paragraphs here say is in no file."
)
_NOT_SHOWN = ("Heading 1", "Footer", "Table Gap", "Picture")


def write(target: Path) -> None:
    """Write the template; the site is that of the examples, for its words are in no file."""
    context = Context(example_site(), Path("content"), Path("cache"))
    blank = package.empty(context, "en-GB")
    shown = (look for look in blank.looks.styles if look.name not in _NOT_SHOWN)
    package.fill(
        blank.file,
        [
            _paragraph("Heading1", TITLE),
            _paragraph("Normal", _HOW),
            *(_paragraph(look.id, f"{look.name}: this is how it looks.") for look in shown),
        ],
        Numbering(blank.looks.measures.step, blank.sheet.deepest).definitions(),
    )
    package.put_footer(blank, TITLE, field(" TITLE ", TITLE))
    package.describe(blank.file, TITLE, "", "en-GB", None)
    package.save(blank.file, target)


def _paragraph(style: str, words: str) -> Element:
    return w("p", w("pPr", w("pStyle", val=style)), run(words))
