"""What a form in Word says before anybody writes in it, so that words of somebody's own can be told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from builder.form import Form, form_text, on_screen
from builder.schema.site import Site
from builder.statements import OTHER_FORMATS_HEADING, other_formats, published_by
from builder.words import plain_text


def own_words(form: Form, site: Site) -> Iterator[str]:
    """Every paragraph of a form in Word outside its boxes, and what there is to choose from, in order."""
    summary, *rest = form_text(on_screen(form))
    yield form.document.title
    yield published_by(site, form.document.date)
    yield summary
    yield OTHER_FORMATS_HEADING
    yield from plain_text(other_formats(site))
    yield from rest


def identity(form: Form, site: Site) -> str:
    """Which form this is, and a digest of all it says: it tells whether a page has changed since."""
    words = "\n".join(own_words(form, site))
    return f"{form.reference}#{hashlib.sha256(words.encode()).hexdigest()[:12]}"
