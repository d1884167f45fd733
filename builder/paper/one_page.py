"""One page that says what a leaflet says: title and picture at the top, facts, and a foot with a QR code.

The page is set in the largest of its sizes in which everything fits. Where it fits in none, neither in full
nor in the fewer words that were composed for this, nothing is shrunk and nothing is cut: a message says what
to shorten.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from builder.compose.handouts.leaflet import Leaflet
from builder.context import Context, Written
from builder.document import Definition, Inlines, Text
from builder.fonts import Typeface
from builder.messages import Message
from builder.paper.artwork import Artwork, artwork
from builder.paper.characters import unset
from builder.paper.compose import Composer
from builder.paper.hero import Hero, largest
from builder.paper.inlines import Addresses, InlineSetter
from builder.paper.looks import Looks, Style, looks_for
from builder.paper.printout import NO_PDF
from builder.paper.qr import LIGHT, Code
from builder.tagged_pdf.blocks import Stack
from builder.tagged_pdf.boxes import Box, Frame
from builder.tagged_pdf.canvas import Anchor, TaggedCanvas
from builder.tagged_pdf.pages import in_words
from builder.tagged_pdf.structure import PLAIN_LIST, Element
from builder.tagged_pdf.text import TextBlock, colour
from builder.tagged_pdf.xmp import Metadata
from builder.whole import whole
from builder.words import plain_text, text_of

LEADING = 1.26
TITLE_LEADING = 1.1
TIGHT, LOOSE = 0.26, 0.7  # above and below a fact, in sizes of the text: at least, and where there is room
RULE = 0.75  # between two facts, points
CARD = 0.43  # of the top of the page: the card below a title
EDGE = 3  # between parts of the page that have the colour of the paper, points


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a page in points; `name` is what people call it.

    `settings` are sizes of running text, each with the part of the height that title and picture fill, the
    best first; `titles` are the sizes of the title, the largest first, and `small` is that of the last lines.
    The title stands beside the picture, or over it. Labels and the QR code stand in a `column` on the left.
    """

    name: str
    size: tuple[float, float]
    margin: float
    settings: tuple[tuple[float, float], ...]
    titles: tuple[float, ...]
    small: float
    title_over: bool
    column: float

    @property
    def width(self) -> float:
        """How wide the text is."""
        return self.size[0] - 2 * self.margin

    @property
    def gap(self) -> float:
        """The space between the parts of the page, and around the words of a part."""
        return self.margin * 0.55

    def card(self, part: float) -> float:
        """How wide the card of the picture is where the top has this part of the page."""
        return self.size[1] * part * CARD if self.title_over else self.size[1] * part - 2 * self.gap


def write(leaflet: Leaflet, sheet: Sheet, target: Path, context: Context) -> Written:
    """Write a leaflet on one page, or say why there is none: over, in other letters, or too long."""
    if leaflet.messages:
        return Written("", leaflet.messages)
    why = unset(replace(leaflet.document, summary=leaflet.summary), Typeface(context.cache / "fonts"))
    if why:
        return Written(NO_PDF, (why,))
    side = max(sheet.card(part) for _, part in sheet.settings)
    picture = artwork(leaflet.picture, side, context) if leaflet.picture else None
    fullest_first = [said for said in (leaflet, leaflet.shorter) if said]
    for said, setting in product(fullest_first, sheet.settings):
        page = _Page(said, sheet, picture, setting, context)
        if page.spare >= 0:
            return page.write(target)
    return Written("", (_too_long(said, sheet, page.words_too_many()), *page.composer.messages))


def _too_long(leaflet: Leaflet, sheet: Sheet, words: int) -> Message:
    """What to say of a leaflet that says too much for its page."""
    answers = {
        "title": len(leaflet.title.split()),
        "summary": len(leaflet.summary.split()),
        **{text_of(fact.term): _length(fact) for fact in leaflet.facts.items},
    }
    longest = sorted(answers, key=lambda name: -answers[name])[:3]
    named = ", ".join(f"“{name}” ({answers[name]} words)" for name in longest)
    return Message(
        leaflet.source,
        1,
        f"The {sheet.name} does not fit on one page. About {words} words are too many.",
        f"Say it in fewer words. The longest are: {named}.",
        f"{sheet.name}-too-long",
    )


def _length(fact: Definition) -> int:
    return sum(len(words.split()) for meaning in fact.meanings for words in plain_text(meaning))


class _Page:
    """A leaflet in one size of type. `spare` is how much room is left, in points; below nought it is wanting.

    Everything is set in reading order, for that is the order of the elements.
    """

    def __init__(
        self,
        leaflet: Leaflet,
        sheet: Sheet,
        picture: Artwork | None,
        setting: tuple[float, float],
        context: Context,
    ) -> None:
        size, part = setting
        self.leaflet, self.sheet, self.picture = leaflet, sheet, picture
        self.looks = _looks(context, size)
        self.body = self.looks.body
        self.typeface = Typeface(context.cache / "fonts")
        addresses = Addresses(context.site.root, leaflet.page, frozenset(), frozenset())
        setter = InlineSetter(self.typeface, addresses, self.looks.link)
        self.composer = Composer(setter, self.looks, context.content, sheet.size, leaflet.source)
        self.root = Element("Document")
        self.summary: TextBlock | None = None
        on_band = replace(self.body, bold=True, colour=self.looks.on_band)
        organisation = self._text(leaflet.organisation, on_band)
        self.hero = self._hero(organisation, on_band, part)
        self.facts = list(self._facts())
        self.code = Element("Figure", self.root, alt=leaflet.code)
        self.more = self._more()
        self.formats = self._formats()
        parts = self._hero_height, self._summary_height, self._facts_height(TIGHT), self._foot_height
        self.spare = sheet.size[1] - sum(parts)

    # ---- What it says --------------------------------------------------------------------------------------

    def _text(self, words: str | Inlines, style: Style, tag: str = "P") -> TextBlock:
        inlines = (Text(words),) if isinstance(words, str) else words
        return self.composer.text(inlines, style, Element(tag, self.root))

    def _hero(self, organisation: TextBlock, style: Style, part: float) -> Hero:
        """The top of the page, and the summary, which stands on it or below it."""
        sheet, leaflet = self.sheet, self.leaflet
        least, side = sheet.size[1] * part, sheet.card(part)
        title = Element("H1", self.root)
        titles = [self._title(size, title, style.colour) for size in sheet.titles]
        picture = self.picture.on_card(side, self.root) if self.picture else None
        hero = Hero((), (), picture, side, sheet.gap, least)
        status = self._text(leaflet.status, style)
        if sheet.title_over:
            high = least - 3 * sheet.gap - organisation.height(sheet.width) - side
            over = organisation, largest(titles, sheet.width, high)
            return replace(hero, over=over, beside=(status, self._text(leaflet.summary, style)))
        room = hero.room_beside(sheet.width)
        high = least - 3 * sheet.gap - organisation.height(room) - status.height(room)
        self.summary = self._text(leaflet.summary, replace(style, colour=self.body.colour))
        return replace(hero, beside=(organisation, largest(titles, room, high), status))

    def _title(self, size: float, element: Element, ink: str) -> TextBlock:
        style = Style(size, size * TITLE_LEADING, bold=True, colour=ink)
        words = self.leaflet.title.replace(" –", "\u00a0–")  # no line begins with a dash
        return self.composer.text((Text(words),), style, element, anchor=Anchor("title", words, 0))

    def _facts(self) -> Iterator[tuple[TextBlock, Stack]]:
        """Labels with their answers."""
        element = Element("L", self.root, attributes=PLAIN_LIST)
        label = replace(self.body, bold=True, colour=self.looks.link)
        for fact in self.leaflet.facts.items:
            item = Element("LI", element)
            term = self.composer.text(fact.term, label, Element("Lbl", item))
            answers = tuple(block for meaning in fact.meanings for block in meaning)
            yield term, Stack(self.composer.blocks(answers, Element("LBody", item)))

    def _more(self) -> Stack:
        """Where there is more to read, and whom to ask."""
        more = self._text(self.leaflet.more, self.body)
        return Stack([more, self._text(self.leaflet.contact, self.body)])

    def _formats(self) -> TextBlock:
        """How to ask for another format, and whose picture it is."""
        size = min(self.sheet.small, self.body.size)
        style = replace(self.body, size=size, leading=size * LEADING)
        credit = f" {self.picture.credit}" if self.picture else ""
        return self._text((*self.leaflet.formats, Text(credit.rstrip())), style)

    # ---- How high it is ------------------------------------------------------------------------------------

    @property
    def _hero_height(self) -> float:
        return self.hero.height(self.sheet.width)

    @property
    def _summary_height(self) -> float:
        return self.summary.height(self.sheet.width) + self.sheet.gap if self.summary else 0

    def _facts_height(self, padding: float) -> float:
        return self._rows(padding).height(self.sheet.width) + self.sheet.gap * 0.8

    def _rows(self, padding: float) -> Stack:
        """The facts with so much space above and below each, in sizes of the text."""
        space = self.body.size * padding
        rows: list[Box] = []
        for label, answer in self.facts:
            line = RULE if len(rows) < len(self.facts) - 1 else 0
            frame = Frame(self.sheet.column, top=space, bottom=space, line=line, edge=self.looks.quiet_edge)
            rows.append(Box(answer, frame, label=label))
        return Stack(rows)

    @property
    def _foot_height(self) -> float:
        sheet = self.sheet
        beside = max(self.more.height(sheet.width - sheet.column), sheet.column - sheet.gap)
        return beside + self.formats.height(sheet.width) + sheet.gap * 2.5

    def words_too_many(self) -> int:
        """How many words have to go, found from the lines that do not fit; in fives, for it is a guess."""
        lines = math.ceil(-self.spare / self.body.leading)
        width = self.sheet.width - self.sheet.column
        facts = zip(self.leaflet.facts.items, self.facts, strict=True)
        in_a_line = [_length(fact) * self.body.leading / answer.height(width) for fact, (_, answer) in facts]
        return math.ceil(lines * max(in_a_line, default=10) / 5) * 5

    # ---- How it is painted ---------------------------------------------------------------------------------

    def write(self, target: Path) -> Written:
        """Write the file."""
        about = self.leaflet
        metadata = Metadata(about.title, about.organisation, about.summary, about.lang)
        with whole(target) as unfinished:
            canvas = TaggedCanvas(unfinished, self.sheet.size, self.root, metadata, self.typeface.name())
            self._paint(canvas)
            canvas.showPage()
            canvas.save()
        return Written(in_words(1), self.composer.messages)

    def _paint(self, canvas: TaggedCanvas) -> None:
        (_, height), sheet, left = self.sheet.size, self.sheet, self.sheet.margin
        self._paint_grounds(canvas)
        self.hero.draw(canvas, left, height, sheet.width)
        rows, free = self._loosened()
        each = free / (3 if self.summary else 2)
        top = height - self._hero_height - each
        if self.summary:
            self.summary.draw(canvas, left, top - sheet.gap, sheet.width)
            top -= self._summary_height + each
        rows.draw(canvas, left, top - sheet.gap * 0.4, sheet.width)
        self._paint_foot(canvas, self._foot_height - sheet.gap)

    def _loosened(self) -> tuple[Stack, float]:
        """The facts with as much space around them as there is, but not too much; and the space left over."""
        each = self.spare / (2 * len(self.facts) * self.body.size) if self.facts else 0
        padding = min(TIGHT + each, LOOSE)
        return self._rows(padding), self.spare - self._facts_height(padding) + self._facts_height(TIGHT)

    def _paint_grounds(self, canvas: TaggedCanvas) -> None:
        """The colours of the page, of its top and of its foot; rules where these are none."""
        (width, height), looks, sheet = self.sheet.size, self.looks, self.sheet
        foot, hero = self._foot_height, self._hero_height
        paper = looks.paper or "#ffffff"
        grounds = (paper, 0, height), (looks.band, height - hero, hero), (looks.panel, 0, foot)
        for ground, bottom, high in grounds:
            canvas.setFillColor(colour(ground))
            canvas.rect(0, bottom, width, high, stroke=0, fill=1)
        canvas.setFillColor(colour(looks.edge))
        for ground, at in ((looks.band, height - hero), (looks.panel, foot - EDGE)):
            if ground == paper:
                canvas.rect(sheet.margin, at, sheet.width, EDGE, stroke=0, fill=1)

    def _paint_foot(self, canvas: TaggedCanvas, top: float) -> None:
        """The QR code with the words beside it, and the last lines below both."""
        sheet, left = self.sheet, self.sheet.margin
        side = sheet.column - sheet.gap
        beside = sheet.width - sheet.column
        code = Code.of(self.leaflet.page)
        edge = (
            code.edge(side) if self.looks.panel == LIGHT else 0
        )  # white on white: the black squares line up
        code.draw(canvas, left - edge, top + edge, side + 2 * edge, self.code)
        self.more.draw(canvas, left + sheet.column, top, beside)
        below = max(self.more.height(beside), side) + sheet.gap * 0.5
        self.formats.draw(canvas, left, top - below, sheet.width)


def _looks(context: Context, size: float) -> Looks:
    """The looks in the colours that were chosen; the size is that of the page."""
    looks = looks_for(replace(context, appearance=replace(context.appearance, size=size)))
    body = replace(looks.body, leading=size * LEADING, above=0, below=size * 0.2)
    return replace(looks, body=body)
