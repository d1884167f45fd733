"""What a file says of itself: its language and its title."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.paper.fault import Fault, quoted
from builder.checks.paper.pdf import Pdf
from builder.checks.paper.wanted import Wanted
from builder.document import Span, every_block, inlines_of, walk_inlines
from builder.words import text_of


def language(pdf: Pdf, wanted: Wanted) -> Iterator[Fault]:
    """A voice that does not know which language to read in, for the file or for words of another language."""
    if not pdf.lang:
        yield Fault("The file does not say which language it is in.", "", "3.1.1")
    if wanted.document is None:
        return
    if pdf.lang and pdf.lang != wanted.document.lang:
        where = f"{quoted(pdf.lang)} in place of {quoted(wanted.document.lang)}"
        yield Fault("The file says that it is in another language.", where, "3.1.1")
    marked = [(node.lang, " ".join(node.text.split())) for node in pdf.root.below() if node.lang]
    for block in every_block(wanted.document):
        for span in (one for run in inlines_of(block) for one in walk_inlines(run) if isinstance(one, Span)):
            words = " ".join(text_of(span.children).split())
            if words and not any(lang == span.lang and _shares(words, text) for lang, text in marked):
                what = "Words of another language are not marked, and would be read in the wrong voice."
                yield Fault(what, f"{quoted(words)} ({span.lang})", "3.1.2")


def _shares(words: str, text: str) -> bool:
    """Whether marked text is these words, a part of them or more: spans may be split or hold one another."""
    return bool(text) and (words in text or text in words)


def title(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """A window that bears no title, or the name of the file."""
    if not pdf.title:
        yield Fault("The file has no title.", "", "2.4.2")
    elif not pdf.title_shown:
        yield Fault("The file shows its file name in place of its title.", quoted(pdf.title), "2.4.2")
