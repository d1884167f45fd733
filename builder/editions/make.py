"""Makes an edition: speaks its tracks, writes its products, measures them, and puts it on the shelf."""

from __future__ import annotations

from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from pathlib import Path

from builder.checks import sound
from builder.document import Document
from builder.editions import checksums, shelf
from builder.editions.plan import Plan
from builder.editions.products import PRODUCTS, Announcer, MadeProduct, Making, Product, ProductJob
from builder.messages import BuildError, Message
from builder.speech.programme import GAP, Programme, Track
from builder.speech.timeline import RATE, spoken_length
from builder.whole import whole_folder
from builder.workers import Progress, do_all, stop, workers


@dataclass(frozen=True, slots=True)
class FinishedEdition:
    """An edition that is finished: its folder, its programme and what was made of it, with its rows.

    `messages` are about the sound of recordings that people made.
    """

    folder: Path
    programme: Programme
    products: tuple[tuple[Product, MadeProduct], ...]
    fresh: int  # sentences that a voice had to say
    messages: tuple[Message, ...] = ()


def make(
    plan: Plan, script: Document, outputs: Path, progress: Progress, *, seconds: float, draft: bool = False
) -> FinishedEdition:
    """Make an edition and put it on the shelf; one from before stays as it was if this fails.

    `seconds` is how long it may last, and `progress` is told how far the work is. Raises BuildError for a
    sentence that no voice can say, for sound that is not as it must be, and for a second build at one time.
    """
    name = plan.item.slug + (shelf.DRAFT if draft else "")
    with whole_folder(outputs / shelf.FOLDER / name, "edition") as folder, workers() as pool:
        try:
            tracks = plan.tracks(seconds)
            work = {part: track.entry.document.title for track in tracks for part in track.work()}
            do_all(pool, work, progress)
            programme = _programme(plan, seconds, draft)
            context = plan.build.context
            contact = plan.build.catalogue.contact_of(plan.item)
            say = Announcer(plan.voice, context)
            making = Making(programme, script, context, folder, say, contact)
            products = _products(pool, making, draft, progress)
            messages = listen(pool, folder / "usb", programme, plan.item.file)
        except BaseException:
            stop(pool)
            raise
        rows = {row.key: row for row in PRODUCTS}
        web = {one.key for one in products if rows[one.key].web and rows[one.key].target(making).exists()}
        files = {key: rows[key].target(making).name for key in sorted(web)}
        shelf.put(programme, plan.item.address, folder, files)
        checksums.write(folder)
    fresh = sum(part.fresh for track in programme.tracks for part in track.recording.stretches)
    made = tuple((rows[one.key], one) for one in products)
    return FinishedEdition(outputs / shelf.FOLDER / name, programme, made, fresh, messages)


def _programme(plan: Plan, seconds: float, draft: bool) -> Programme:
    """The recorded tracks. The welcome says how long all of it lasts, itself included, so it is made last."""
    rest = [*plan.pieces, plan.ending()]
    recorded = [track.record() for track in rest]
    after = sum(one.timeline.length + GAP for one in recorded) / RATE
    planned = plan.welcome(seconds)
    first = planned.record()
    for _ in range(3):
        whole = after + first.timeline.seconds
        if spoken_length(whole) == spoken_length(seconds):
            break
        seconds = whole
        planned = plan.welcome(seconds)
        first = planned.record()
    tracks = tuple(
        Track(number, one.entry.document, recording, one.entry.level, one.reader, one.file is not None)
        for number, (one, recording) in enumerate(zip([planned, *rest], [first, *recorded], strict=True), 1)
    )
    item, build = plan.item, plan.build
    fields, site = item.fields, build.context.site
    day = fields.date or build.today
    ending = " (rehearsal)" if draft else ""
    return Programme(
        name=f"talking-news-{fields.month:%Y-%m}",
        title=fields.title + ending,
        summary=fields.summary or "",
        month=fields.month,
        day=day,
        publisher=site.organisation,
        lang=site.language,
        identifier=site.root + item.address,
        tracks=tracks,
    )


def _products(pool: Executor, making: Making, draft: bool, progress: Progress) -> list[MadeProduct]:
    """Every product, those that are made from others last."""
    wanted = [row for row in PRODUCTS if row.rehearsed or not draft]
    made: list[MadeProduct] = []
    for rows in ([row for row in wanted if not row.later], [row for row in wanted if row.later]):
        running = {pool.submit(ProductJob(row.key, making)): row for row in rows}
        for future in as_completed(running):
            made.append(future.result())
            progress(len(made), len(wanted), running[future].name)
    order = [row.key for row in PRODUCTS]
    return sorted(made, key=lambda one: order.index(one.key))


def listen(pool: Executor, folder: Path, programme: Programme, told_of: str) -> tuple[Message, ...]:
    """Measure every track as it was written; returns what to say of those that people recorded.

    Raises BuildError for sound that is not as it must be. What people recorded may be meant to sound like
    that, and it is too late to record it again: what is heard in it never stops an edition.
    """
    told: list[Message] = []
    files = sorted(folder.glob("*.mp3"))
    for track, found in zip(programme.tracks, pool.map(sound.measure, files), strict=True):
        wrong = sound.stored(found) if track.brought else sound.faults(found)
        if wrong:
            raise BuildError(
                f"The track “{track.title}” does not sound as it should: {'; '.join(wrong)}. Nothing was "
                "published. Please tell those who look after the program."
            )
        heard = sound.heard(found) if track.brought else ()
        if heard:
            told.append(_heard(track, heard, told_of))
    return tuple(told)


def _heard(track: Track, faults: tuple[str, ...], told_of: str) -> Message:
    """What to say of a recording that sounds odd."""
    what = f"The recording of “{track.title}” may not sound as it should. {' '.join(faults)}"
    mend = "It is in the edition as it is. Play it, and if it does not sound right, record it again."
    return Message(told_of, 1, what, mend, "recording-sound", "warn")
