"""Following what a page paints: an interpreter for the part of PDF that places text, pictures and areas.

Operators are those of ISO 32000-1, annex A; those that change nothing here (clipping, line styles) are passed
over.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from builder.checks.paper.glyphs import Font, Letter, read_font
from builder.checks.paper.ink import SAME, WHITE, Area, Drawn, Matrix, Painted, Picture, around, at, times

_APART = 0.15  # of the size: a gap as wide as this is seen as a space
_DEEPEST = 12  # forms inside forms
_INVISIBLE = 3  # the way of showing text that paints nothing


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of marked content: its number, and what kind of artifact it is if it is one."""

    mcid: int | None
    artifact: str | None


@dataclass(slots=True)
class _State:
    """What `q` keeps and `Q` brings back."""

    ctm: Matrix = SAME
    fill: str | None = "#000000"
    font: Font | None = None
    size: float = 0
    leading: float = 0
    letter: float = 0
    word: float = 0
    across: float = 1
    rise: float = 0
    mode: int = 0


@dataclass(slots=True)
class Painter:
    """Follows one page and gathers what it shows; `fonts` are shared by all pages of a file."""

    page: int
    fonts: dict[Any, Font]
    painted: list[Painted] = field(default_factory=list)
    _areas: list[Area] = field(default_factory=list)
    _state: _State = field(default_factory=_State)
    _kept: list[_State] = field(default_factory=list)
    _marks: list[_Mark] = field(default_factory=list)
    _path: list[list[tuple[float, float]]] = field(default_factory=list)
    _line: Matrix = SAME
    _text: Matrix = SAME
    _depth: int = 0

    def follow(self, stream: Any, resources: Any) -> None:
        """Do what a content stream says."""
        for one in pikepdf.parse_content_stream(stream):
            operands, name = one.operands, str(one.operator)
            step = _STEPS.get(name)
            if step:
                step(self, operands)
            elif name == "Tf":
                self._state.font, self._state.size = self._font(operands[0], resources), float(operands[1])
            elif name == "BDC":
                self._marks.append(_mark(operands, resources))
            elif name == "Do":
                self._paint(operands[0], resources)

    # ---- Text --------------------------------------------------------------------------------------------

    def _font(self, name: Any, resources: Any) -> Font:
        font = resources.Font[str(name)]
        if not font.is_indirect:
            return read_font(font)
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = read_font(font)
        return self.fonts[font.objgen]

    def begin(self, _: Any = None) -> None:
        """Begin a text object, at the corner of the page."""
        self._line = self._text = SAME

    def place(self, operands: Any) -> None:
        """Put the pen somewhere, with its scale and slant."""
        self._line = self._text = tuple(map(float, operands))  # type: ignore[assignment]

    def move(self, operands: Any) -> None:
        """Begin a line so far from where this one began."""
        self._line = self._text = times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)

    def move_and_lead(self, operands: Any) -> None:
        """Move to a line, and keep its distance for the next ones."""
        self._state.leading = -float(operands[1])
        self.move(operands)

    def next_line(self, _: Any = None) -> None:
        """Move to the next line."""
        self.move((0, -self._state.leading))

    def show(self, operands: Any) -> None:
        """Show a string."""
        self._show((operands[-1],))

    def show_many(self, operands: Any) -> None:
        """Show strings with gaps between them."""
        self._show(operands[0])

    def show_on_next(self, operands: Any) -> None:
        """Show a string on the next line, with other spaces if it says so."""
        if len(operands) == 3:
            self._state.word, self._state.letter = float(operands[0]), float(operands[1])
        self.next_line()
        self.show(operands)

    def _show(self, parts: Any) -> None:
        """Show strings; a number between two moves the pen, and a wide gap begins a new piece."""
        state = self._state
        letters: list[
            tuple[Letter, float]
        ] = []  # with the place of the right edge, in the text's own measure
        x = start = 0.0
        for part in parts:
            if isinstance(part, pikepdf.String):
                for letter, wide in _letters(bytes(part), state):
                    x += wide
                    letters.append((letter, x))
                continue
            gap = -float(part) / 1000 * state.size * state.across
            if abs(gap) > _APART * state.size and letters:
                self._piece(letters, start)
                letters = []
            x += gap
            start = start if letters else x
        self._piece(letters, start)
        self._text = times((1, 0, 0, 1, x, 0), self._text)

    def _piece(self, letters: list[tuple[Letter, float]], start: float) -> None:
        state = self._state
        if not letters or state.font is None or state.mode == _INVISIBLE:
            return
        whole = times(self._text, state.ctm)
        along, origin = whole[0], whole[2] * state.rise + whole[4]
        edges = tuple(along * edge + origin for letter, edge in letters for _ in letter.text)
        left, baseline = at(whole, start, state.rise)
        right, end = at(whole, letters[-1][1], state.rise)
        size = state.size * math.hypot(whole[2], whole[3])
        mark = self._mark()
        places = (left + 1, (left + right) / 2, right - 1)
        self.painted.append(
            Drawn(
                self.page,
                "".join(letter.text for letter, _ in letters),
                *(min(left, right), max(left, right), baseline, size),
                *(state.font.name, mark.mcid, mark.artifact, edges),
                sum(not letter.known for letter, _ in letters),
                state.fill,
                frozenset(self._ground(x, baseline + 0.3 * size) for x in places),
                upright=abs(end - baseline) < 0.1 and right >= left,
            )
        )

    def _ground(self, x: float, y: float) -> str:
        """The colour that stands at a place; nothing is known of a picture (an empty word)."""
        for area in reversed(self._areas):
            left, bottom, right, top = area.box
            if left <= x <= right and bottom <= y <= top:
                return area.colour or ""
        return WHITE

    # ---- Areas, pictures and forms -----------------------------------------------------------------------

    def rectangle(self, operands: Any) -> None:
        """Add a rectangle to the path."""
        x, y, wide, high = map(float, operands)
        corners = (x, y), (x + wide, y), (x + wide, y + high), (x, y + high)
        self._path.append([at(self._state.ctm, *corner) for corner in corners])

    def start(self, operands: Any) -> None:
        """Begin a part of the path."""
        self._path.append([])
        self.along(operands)

    def along(self, operands: Any) -> None:
        """Lead the path along points; those that only bend it count too."""
        numbers = list(map(float, operands))
        if self._path:
            self._path[-1] += [
                at(self._state.ctm, *pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)
            ]

    def fill(self, _: Any = None) -> None:
        """Paint the path as an area for each of its parts."""
        self._areas += [Area(around(points), self._state.fill) for points in self._path if points]
        self._path = []

    def forget(self, _: Any = None) -> None:
        """End the path without an area."""
        self._path = []

    def _paint(self, name: Any, resources: Any) -> None:
        thing = resources.XObject[str(name)]
        if thing.get("/Subtype") != "/Form":
            self.picture()
        elif self._depth < _DEEPEST:
            self.keep()
            self._depth += 1
            self._state.ctm = times(_matrix(thing), self._state.ctm)
            self.follow(thing, thing.get("/Resources", resources))
            self._depth -= 1
            self.bring_back()

    def picture(self, _: Any = None) -> None:
        """Paint a picture into the unit square."""
        box = around([at(self._state.ctm, *corner) for corner in ((0, 0), (1, 0), (1, 1), (0, 1))])
        mark = self._mark()
        self._areas.append(Area(box, None))
        self.painted.append(Picture(self.page, box, mark.mcid, mark.artifact))

    # ---- State and marks ---------------------------------------------------------------------------------

    def keep(self, _: Any = None) -> None:
        """Keep the state for later."""
        self._kept.append(replace(self._state))

    def bring_back(self, _: Any = None) -> None:
        """Take the state that was kept last."""
        if self._kept:
            self._state = self._kept.pop()

    def turn(self, operands: Any) -> None:
        """Move, scale or turn everything that follows."""
        self._state.ctm = times(tuple(map(float, operands)), self._state.ctm)  # type: ignore[arg-type]

    def colour(self, operands: Any) -> None:
        """Take another colour for areas and text."""
        self._state.fill = _colour(operands)

    def black(self, _: Any = None) -> None:
        """Take the first colour of another colour space."""
        self._state.fill = "#000000"

    def begin_mark(self, operands: Any) -> None:
        """Begin marked content without properties."""
        self._marks.append(_Mark(None, "" if operands[0] == "/Artifact" else None))

    def end_mark(self, _: Any = None) -> None:
        """End the marked content that began last."""
        if self._marks:
            self._marks.pop()

    def _mark(self) -> _Mark:
        """What marks what is painted now."""
        mcid = next((mark.mcid for mark in reversed(self._marks) if mark.mcid is not None), None)
        artifact = next((mark.artifact for mark in reversed(self._marks) if mark.artifact is not None), None)
        return _Mark(mcid, artifact)

    def take(self, name: str, operands: Any) -> None:
        """Take another value of the state, such as the leading."""
        setattr(self._state, name, float(operands[0]) / (100 if name == "across" else 1))


def _letters(codes: bytes, state: _State) -> Iterator[tuple[Letter, float]]:
    """The letters of a string, and how far each moves the pen."""
    if state.font is None:
        return
    for code, letter in state.font.letters(codes):
        wide = letter.width * state.size + state.letter
        if state.font.length == 1 and code == ord(" "):
            wide += state.word
        yield letter, wide * state.across


def _mark(operands: Any, resources: Any) -> _Mark:
    tag, properties = operands
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", {}).get(str(properties), {})
    kind = str(properties.get("/Type", "/"))[1:] if tag == "/Artifact" else None
    return _Mark(int(properties["/MCID"]) if "/MCID" in properties else None, kind)


def _matrix(form: Any) -> Matrix:
    return tuple(map(float, form.get("/Matrix", SAME)))  # type: ignore[return-value]


def _colour(operands: Any) -> str | None:
    """A colour of one, three or four parts as `#rrggbb`; None for a pattern."""
    if len(operands) not in (1, 3, 4) or any(isinstance(part, pikepdf.Name) for part in operands):
        return None
    parts = [min(max(float(part), 0), 1) for part in operands]
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    if len(parts) == 1:
        parts *= 3
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts[:3])


def _setting(name: str) -> Callable[[Painter, Any], None]:
    return lambda painter, operands: painter.take(name, operands)


_STEPS: dict[str, Callable[[Painter, Any], None]] = {
    **{"BT": Painter.begin, "Tm": Painter.place, "Td": Painter.move, "TD": Painter.move_and_lead},
    **{"T*": Painter.next_line, "Tj": Painter.show, "TJ": Painter.show_many},
    **{"'": Painter.show_on_next, '"': Painter.show_on_next},
    **{"TL": _setting("leading"), "Tc": _setting("letter"), "Tw": _setting("word")},
    **{"Tz": _setting("across"), "Ts": _setting("rise"), "Tr": _setting("mode")},
    **{
        "re": Painter.rectangle,
        "m": Painter.start,
        "n": Painter.forget,
        "S": Painter.forget,
        "s": Painter.forget,
    },
    **dict.fromkeys(("l", "c", "v", "y"), Painter.along),
    **dict.fromkeys(("f", "F", "f*", "B", "B*", "b", "b*"), Painter.fill),
    **{"q": Painter.keep, "Q": Painter.bring_back, "cm": Painter.turn},
    **dict.fromkeys(("g", "rg", "k", "sc", "scn"), Painter.colour),
    **{"cs": Painter.black, "INLINE IMAGE": Painter.picture},
    **{"BMC": Painter.begin_mark, "EMC": Painter.end_mark},
}
