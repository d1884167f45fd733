"""The podcast of the Talking News: its feed and its cover, made from the finished editions."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from builder.cache import key_of, program, versions
from builder.catalogue import Catalogue
from builder.compose.lists.news import talking_news
from builder.compose.lists.pages import TALKING_NEWS
from builder.editions.shelf import MadeEdition
from builder.formats import looks
from builder.generated import author_of
from builder.kept import Kept
from builder.podcast import Episode, Show, Transcript, podcast
from builder.schema.site import Site
from builder.words import capital

FEED = TALKING_NEWS + "podcast.xml"
_WORDS = (("captions", "text/vtt"), ("transcript", "text/plain"))  # of an edition, and their types


def files(
    made: Mapping[str, MadeEdition], sounds: Mapping[str, str], catalogue: Catalogue, kept: Kept
) -> dict[str, bytes]:
    """The feed and its cover, by address; `made` are the editions, the newest first.

    `sounds` tell the sound of each from any other, and are in the addresses of their files: apps fetch no
    address twice. So the address of the cover changes with it, too.
    """
    site, own, usual = catalogue.site, author_of(TALKING_NEWS, catalogue), talking_news(catalogue)
    title = own.fields.title if own else f"{usual.title}, {site.organisation}"
    about = own.fields.summary if own else usual.summary
    picture = _cover(site, title, kept)
    address = f"{TALKING_NEWS}cover-{key_of(picture)[:8]}.png"
    show = Show(
        title=title,
        about=about or usual.summary,
        publisher=site.organisation,
        owner=f"{capital(site.contact.role)}, {site.organisation}",
        mail=site.contact.email or site.other_formats.email,
        lang=site.language,
        page=site.root + TALKING_NEWS,
        feed=site.root + FEED,
        picture=site.root + address,
    )
    shown = [_episode(one, sounds[one.address], site.root) for one in made.values()]
    return {FEED: podcast(show, shown), address: picture}


def _cover(site: Site, title: str, kept: Kept) -> bytes:
    """The cover, drawn once."""
    from builder import cover  # loads slowly, and few sites have a podcast

    made_with = program(), versions(cover.ENGINES), looks()
    key = key_of(*made_with, site.brand, site.organisation, title)
    return kept.once(key, lambda: cover.draw(site, title))


def _episode(one: MadeEdition, sound: str, root: str) -> Episode:
    full = {key: f"{root}{one.address}{name}?{sound}" for key, name in one.files.items()}
    pieces = "; ".join(track.title for track in one.tracks if track.level > 1)
    about = (one.summary, f"In this edition: {pieces}." if pieces else "")
    return Episode(
        id=f"{one.name}@{urlsplit(root).hostname}",
        title=one.title,
        about=" ".join(part for part in about if part),
        day=one.day,
        page=root + one.address,
        sound=full["mp3"],
        size=(one.folder / one.files["mp3"]).stat().st_size,
        seconds=one.seconds,
        lang=one.lang,
        transcripts=tuple(
            Transcript(full[key], kind, key == "captions") for key, kind in _WORDS if key in full
        ),
        chapters=full.get("chapters", ""),
    )
