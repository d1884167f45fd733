"""Large print and Word of any Document: whole, in order, PDF/UA-1, nothing small, nothing off the page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import page

from builder.checks.paper.pdf import drawn, tag_text
from builder.context import Context, Written
from builder.document import Document
from builder.fonts import seen
from builder.paper.looks import looks_for
from builder.statements import OTHER_FORMATS_HEADING, closing, other_formats, published_by
from builder.theme import tokens
from builder.words import document_text, plain_text
from builder.writers import large_print, word
from tests.docx_text import body_text

WIDTH, HEIGHT = 595.28, 841.89  # of A4, in points
MARGIN = tokens()["print"]["margin"]


def assert_printed(document: Document, target: Path, context: Context) -> Written:
    """Large print says what the Document says, and every letter of it stands on the page in its size."""
    written = large_print.write(document, target, context)
    assert tag_text(target) == _said(document, context)
    result = page.validate_pdf(str(target), profile="ua1")
    assert result.is_compliant, [(failure.rule_id, failure.message) for failure in result.failures]
    least = min(16, looks_for(context).body.size)
    for piece in drawn(target):
        assert piece.size >= least, piece
        end = piece.right - (piece.size / 2 if piece.text.endswith(" ") else 0)
        assert piece.left >= MARGIN - 0.1, piece
        assert end <= WIDTH - MARGIN + 0.1, piece
        assert MARGIN / 2 <= piece.baseline <= HEIGHT - MARGIN / 2, piece
    return written


def assert_in_word(document: Document, target: Path, context: Context) -> Written:
    """Word says all words of the Document in their order."""
    written = word.write(document, target, context)
    words = iter(_words(body_text(target)))
    lost = [each for each in _words(document_text(document)) if each not in words]
    assert not lost, lost[:5]
    return written


def _said(document: Document, context: Context) -> list[str]:
    """What large print says, one string for each paragraph, heading, cell or caption."""
    summary, *rest = document_text(document)
    pieces = [
        *(document.title, published_by(context.site, document.date), summary),
        *(OTHER_FORMATS_HEADING, *plain_text(other_formats(context.site))),
        *rest,
        *plain_text(closing(context.site)),
    ]
    return [folded for piece in pieces if (folded := " ".join(seen(piece).split()))]


def _words(pieces: Iterable[str]) -> list[str]:
    return seen(" ".join(pieces)).split()
