"""Labels of an edition: a page for each disc, and a sheet of sticky labels for sticks and their wallets.

The page of a disc has what goes into its case and what goes on the disc itself, to be cut out. Nothing is
below 16 points and all of it is bold: labels are read by people who see little, and by those who sort post.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path

from builder.context import Context, Written
from builder.fonts import Typeface
from builder.messages import Message
from builder.paper.furniture import SMALLEST
from builder.paper.inlines import Addresses, InlineSetter
from builder.paper.label_sheets import A4, SHEETS, USUAL
from builder.paper.looks import Looks, Style, looks_for
from builder.schema.answers import MONTHS
from builder.schema.site import Contact
from builder.speech.discs import Disc, discs
from builder.speech.programme import Programme
from builder.speech.timeline import spoken_length
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.lines import Line
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock, colour
from builder.tagged_pdf.units import MM
from builder.tagged_pdf.xmp import Metadata
from builder.words import many

LEADING = 1.2
SIZES = tuple(step / 20 for step in range(20, 9, -1))  # of what a piece would have, until all of them fit
BLACK, LINE = "#000000", "#767676"
NOWHERE = Addresses("", "", frozenset(), frozenset())  # for there are no links

# The page of a disc, in millimetres from its upper left corner.
CASE = (45.0, 30.0, 120.0)  # left, top and side of what goes into the case
CASE_EDGE = 9.0  # stays free inside it
BAND_EDGE = 3.5  # stays free above and below the words of its band
MIDDLE = (105.0, 211.5)  # of the disc
DISC, HOLE = 59.0, 20.0  # how far paper on it reaches, and where its clear ring begins
CLEAR = 3.0  # stays free at both
NOTE_TOP = 14.0
NOTE = "Print at 100%. Cut along the lines."


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a label: words, the size that they would have, the space above them, tag and colour."""

    words: str
    size: float = SMALLEST
    above: float = 0
    tag: str = "P"
    ink: str = BLACK

    def at(self, scale: float) -> _Piece:
        """The piece in a smaller size, but never too small."""
        return replace(self, size=max(SMALLEST, round(self.size * scale)), above=self.above * scale)


def write(programme: Programme, target: Path, context: Context, contact: Contact | None = None) -> Written:
    """Write the pages of the discs, if there are any, and the sheet for sticks.

    `contact` is who helps listeners, and where sticks are sent back to: that of the site if it is not given.
    What does not fit is left out and told.
    """
    typeface, root = Typeface(context.cache / "fonts"), Element("Document")
    site, found = context.site, discs(programme)
    about = Metadata(f"Labels for {programme.title}", site.organisation, programme.summary, programme.lang)
    canvas = TaggedCanvas(target, (A4[0] * MM, A4[1] * MM), root, about, typeface.name(bold=True))
    contact = contact or site.contact
    help_on = f"Help: {contact.phone or site.contact.phone or site.other_formats.phone}"
    post = contact.post or site.contact.post
    back = f"Please return to: {post or contact.role}"
    sources = (track.document.source for track in programme.tracks)
    file = next(filter(None, sources), programme.title)
    setting = _Setting(canvas, typeface, file, looks_for(context))
    for disc in found:
        setting.page(disc, programme, help_on, back)
    setting.sheet(programme, help_on, back)
    canvas.save()
    for_discs = f"{many(len(found), 'page')} for discs, and " if found else ""
    said = setting.told() if post else (*setting.told(), _no_address(file))
    return Written(f"{for_discs}a sheet of {many(SHEETS[USUAL].count, 'label')} for sticks", said)


def _no_address(file: str) -> Message:
    return Message(
        file,
        1,
        "The labels say no address that a stick can be sent back to.",
        "Write it in the contact of the edition, or of the site file. For example: "
        "post: Talking News, 12 Market Street, Wexmoor WX1 4AD",
        "label-address",
        "warn",
    )


def _which(disc: Disc) -> str:
    return f"Disc {disc.number} of {disc.count}" if disc.count > 1 else ""


class _Setting:
    """Sets labels as large as they fit, paints them, and gathers what to say of those that do not."""

    def __init__(self, canvas: TaggedCanvas, typeface: Typeface, file: str, looks: Looks) -> None:
        self.canvas, self.file, self.looks = canvas, file, looks
        self.setter = InlineSetter(typeface, NOWHERE, BLACK)
        self.left_out: dict[str, None] = {}

    def told(self) -> tuple[Message, ...]:
        """What there is to say of words that were left out, and of letters that no font has."""
        wrong = (
            Message(
                self.file,
                1,
                f"“{words}” does not fit on every label. It is left out there.",
                "Make it shorter, or write it on the labels by hand.",
                "label-long",
                "warn",
            )
            for words in self.left_out
        )
        return (*wrong, *self.setter.messages(self.file))

    # ---- What stands on them -----------------------------------------------------------------------------

    def page(self, disc: Disc, programme: Programme, help_on: str, back: str) -> None:
        """The page of a disc."""
        section = Element("Sect", self.canvas.tree.root)
        which, long = _which(disc), f"{many(disc.minutes, 'minute')}, {many(disc.track_count, 'track')}"
        note = _Piece(f"{which}. {NOTE}" if which else NOTE)
        self._block(note, Element("P", section)).draw(
            self.canvas, CASE[0] * MM, (A4[1] - NOTE_TOP) * MM, (A4[0] - CASE[0]) * MM
        )
        case = (
            _Piece(programme.title, 32, tag="H1"),
            *([_Piece(which, 30, 12)] if which else []),
            _Piece(long, 20, 12),
            _Piece(help_on, 20, 12),
            _Piece(back, 18, 4),
        )
        self._case(programme.publisher, case, section)
        month = f"{MONTHS[programme.month.month - 1]} {programme.month.year}"
        self._upper_half((_Piece(programme.title, 24), _Piece(month, 24)), section)
        lower = (*([_Piece(which, 22)] if which else []), _Piece(long, 18), _Piece(help_on, 18))
        self._lower_half(lower, section)
        self._lines()
        self.canvas.showPage()

    def sheet(self, programme: Programme, help_on: str, back: str) -> None:
        """The sheet for sticks and their wallets."""
        sheet = SHEETS[USUAL]
        tracks = many(len(programme.tracks), "track")
        pieces = (
            _Piece(programme.title, 22, tag="H1"),
            _Piece(f"{spoken_length(programme.seconds)}, {tracks}", 18, 4),
            _Piece(help_on, 18),
            _Piece(back, above=4),
            _Piece(programme.publisher, above=4),
        )
        for at in range(sheet.count):
            label = Element("Sect", self.canvas.tree.root)
            self._column(pieces, label, sheet.place(at), sheet.room, middle=True)
        self.canvas.showPage()

    # ---- In a rectangle ----------------------------------------------------------------------------------

    def _case(self, publisher: str, pieces: Sequence[_Piece], parent: Element) -> None:
        """Paint what goes into the case of a disc: the publisher in a band, and the pieces below it."""
        left, top, side = CASE[0] * MM, (A4[1] - CASE[1]) * MM, CASE[2] * MM
        edge, width = CASE_EDGE * MM, (CASE[2] - 2 * CASE_EDGE) * MM
        name = _Piece(publisher, 18, ink=self.looks.on_band)
        block = self._block(name, Element("P", parent))
        high = block.height(width) + 2 * BAND_EDGE * MM
        self.canvas.setFillColor(colour(self.looks.band))
        self.canvas.rect(left, top - high, side, high, stroke=0, fill=1)
        block.draw(self.canvas, left + edge, top - BAND_EDGE * MM, width)
        below = top - high - edge * 0.8
        self._column(pieces, parent, (left + edge, below), (width, below - (top - side) - edge * 0.8))

    def _column(
        self,
        pieces: Sequence[_Piece],
        parent: Element,
        corner: tuple[float, float],
        room: tuple[float, float],
        *,
        middle: bool = False,
    ) -> None:
        """Paint pieces one below the other, in the middle of the height if that is wanted."""
        fitting = self._fitting(pieces, room)
        left, top = corner
        height = sum(self._heights(fitting, room[0]))
        if middle:
            top -= (room[1] - height) / 2
        for piece, high in zip(fitting, self._heights(fitting, room[0]), strict=True):
            block = self._block(piece, Element(piece.tag, parent))
            block.draw(self.canvas, left, top - (high - block.height(room[0])), room[0])
            top -= high

    def _fitting(self, pieces: Sequence[_Piece], room: tuple[float, float]) -> list[_Piece]:
        """The pieces as large as they fit together; the last are left out where they do not."""
        for count in range(len(pieces), 0, -1):
            for scale in SIZES:
                tried = [piece.at(scale) for piece in pieces[:count]]
                narrow = all(self._trial(piece).narrowest() <= room[0] for piece in tried)
                if narrow and sum(self._heights(tried, room[0])) <= room[1]:
                    self.left_out |= dict.fromkeys(piece.words for piece in pieces[count:])
                    return tried
        self.left_out |= dict.fromkeys(piece.words for piece in pieces)
        return []

    def _heights(self, pieces: Sequence[_Piece], width: float) -> list[float]:
        """How high each piece is, with the space above it; the first has none."""
        return [
            self._trial(piece).height(width) + (piece.above if at else 0) for at, piece in enumerate(pieces)
        ]

    # ---- In a ring ---------------------------------------------------------------------------------------

    def _upper_half(self, pieces: Sequence[_Piece], parent: Element) -> None:
        """Paint the first piece that fits above the hole of a disc, in as few lines as hold it."""
        for piece in pieces:
            for tried in map(piece.at, SIZES):
                leading = tried.size * LEADING
                for count in range(1, int((DISC - HOLE - 2 * CLEAR) * MM / leading) + 1):
                    top = (HOLE + CLEAR) * MM + count * leading
                    block, room = self._trial(tried), _chord(top)
                    if len(block.lines(room)) <= count and block.narrowest() <= room:
                        self._centred(tried, block.lines(room), top, parent)
                        return
            self.left_out[piece.words] = None

    def _lower_half(self, pieces: Sequence[_Piece], parent: Element) -> None:
        """Paint pieces below the hole of a disc, a line each; those that do not fit are left out."""
        top = -(HOLE + CLEAR) * MM
        for piece in pieces:
            for tried in map(piece.at, SIZES):
                bottom = top - tried.size * LEADING
                if self._trial(tried).widest() <= _chord(bottom):
                    self._centred(tried, self._trial(tried).lines(_chord(bottom)), top, parent)
                    top = bottom
                    break
            else:
                self.left_out[piece.words] = None

    def _centred(self, piece: _Piece, lines: Sequence[Line], top: float, parent: Element) -> None:
        """Paint lines in the middle of a disc, the first `top` points above its own middle."""
        block = self._block(piece, Element(piece.tag, parent))
        width = _chord(max(abs(top), abs(top - len(lines) * block.leading)))
        x, y = MIDDLE[0] * MM, (A4[1] - MIDDLE[1]) * MM + top
        for line in block.lines(width):
            wide = sum(segment.width for segment in line)
            replace(block, part=[line]).draw(self.canvas, x - wide / 2, y, wide)
            y -= block.leading

    # ---- Words and lines ---------------------------------------------------------------------------------

    def _trial(self, piece: _Piece) -> TextBlock:
        return self._block(piece, Element("NonStruct"))

    def _block(self, piece: _Piece, element: Element) -> TextBlock:
        style = Style(piece.size, piece.size * LEADING, bold=True, colour=piece.ink)
        return TextBlock(self.setter.words(piece.words, style, element), element, style.leading)

    def _lines(self) -> None:
        """Paint the lines to cut along."""
        canvas = self.canvas
        canvas.setStrokeColor(colour(LINE))
        canvas.setLineWidth(0.75)
        left, top, side = CASE
        canvas.rect(left * MM, (A4[1] - top - side) * MM, side * MM, side * MM)
        for radius in (DISC, HOLE):
            canvas.circle(MIDDLE[0] * MM, (A4[1] - MIDDLE[1]) * MM, radius * MM)


def _chord(height: float) -> float:
    """How wide words can be on a disc at a distance from its middle, in points."""
    reach = (DISC - CLEAR) * MM
    return 2 * sqrt(max(reach**2 - height**2, 0))
