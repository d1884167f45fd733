"""One page of the website as a talking book: its words and its sound, without an edition around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builder.context import Context
from builder.document import Document, Section, Text
from builder.schema.site import Site
from builder.speech.programme import Programme, Track
from builder.speech.recording import plan_track, record_track
from builder.speech.script import OTHER_FORMATS_SECTION
from builder.speech.stretches import Stretch
from builder.speech.voices import Voice
from builder.statements import OTHER_FORMATS_HEADING, other_formats


def work(document: Document, voice: Voice, context: Context) -> tuple[Stretch, ...]:
    """The parts of the work that can be done at once, in any order and process; `of_page` finds them done."""
    return plan_track(_whole(document, context.site), 1, voice, context)


def of_page(document: Document, voice: Voice, day: date, context: Context) -> Programme:
    """A programme of one track: the page, and how to ask for another format; `day` is when it was published.

    What the page's own recording says before the page (publisher, voice, length) is in the book's metadata.
    Its sentences are taken from the cache if that recording was made before.
    """
    site = context.site
    whole = _whole(document, site)
    track = Track(1, whole, record_track(whole, 1, voice, context), 1, voice.name)
    return Programme(
        name=document.slug,
        title=document.title,
        summary=document.summary,
        month=day.replace(day=1),
        day=day,
        publisher=site.organisation,
        lang=document.lang,
        identifier=site.root + document.address,
        tracks=(track,),
    )


def _whole(document: Document, site: Site) -> Document:
    """All that is read: the page, and how to ask for another format."""
    statement = Section(OTHER_FORMATS_SECTION, (Text(OTHER_FORMATS_HEADING),), 2, other_formats(site))
    return replace(document, blocks=(*document.blocks, statement))
