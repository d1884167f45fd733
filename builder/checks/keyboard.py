"""The Tab key alone, through the whole of a page and back: focus is seen, in order, and never caught."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PIL import Image

from builder.checks.views import COLOURS, DESKTOP, NARROW, View
from builder.checks.visit import Visit, look, measure
from builder.contrast import EDGE, ratio
from builder.results import Finding

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = (DESKTOP, NARROW)

_MOST = 400  # stops of one page
_AROUND = 8  # CSS pixels around an element, where its ring is
_BACKWARDS = {
    "document": "The focus goes back to a part that stands earlier in the page.",
    "screen": "The focus goes against the order in which people read the screen.",
}


def check(visit: Visit) -> Iterator[Finding]:
    """Where somebody who uses only a keyboard would be lost, caught, or unable to see where they are."""
    rings = Rings()
    for view in VIEWS:
        for name, page in visit.each(view):
            for what, where, criterion in walk(page, view, rings):
                yield Finding(name, what, f"{where} ({view})", criterion)


def walk(page: Page, view: View, rings: Rings) -> Iterator[tuple[str, str, str]]:
    """Tab from the beginning of an open page to its end and back; what is wrong, where, which criterion."""
    measure(page, "keyboard", "start")
    there: list[str] = []
    caught, pressed = "", 0
    for stop in _stops(page):
        pressed += 1
        caught = _caught(stop, len(there))
        if caught:
            yield caught, stop["told"], "2.1.2"
            break
        if not stop["stayed"]:
            there.append(stop["told"])
            yield from _seen(stop)
            if not stop["media"] and not stop["outside"] and not rings.show(page, stop, view):
                yield "Nobody can see that this has the focus.", stop["told"], "2.4.7"
    if not caught:
        yield from (("The Tab key never comes here.", told, "2.1.1") for told in _missed(page))
        if view == DESKTOP:
            yield from _back(page, there, pressed)


def _stops(page: Page) -> Iterator[dict[str, Any]]:
    """Every place where the Tab key stops, until it leaves the page."""
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        stop = measure(page, "keyboard", "stop")
        if stop is None:
            return
        yield stop
        if stop["again"]:
            return


def _caught(stop: dict[str, Any], count: int) -> str:
    """Why the focus cannot leave, if it cannot."""
    if stop["again"]:
        return "The focus comes back here, and never leaves the page."
    if stop["stayed"] and not stop["media"]:
        return "The Tab key does not lead away from here."
    return "The Tab key never reaches the end of the page." if count >= _MOST else ""


def _seen(stop: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with one stop."""
    if not stop["ring"]:
        yield "Its focus has no ring that stands out from what is behind it.", stop["told"], "2.4.7"
    if stop["outside"]:
        yield "It has the focus while it is off the screen.", stop["told"], "2.4.11"
    if stop["covered"]:
        yield (
            f"It has the focus while it is behind something: {stop['covered']}.",
            stop["told"],
            "2.4.11",
        )
    if stop["backwards"]:
        yield _BACKWARDS[stop["backwards"]], stop["told"], "2.4.3"


def _missed(page: Page) -> list[str]:
    found: list[str] = measure(page, "keyboard", "missed")
    return found


def _back(page: Page, there: list[str], pressed: int) -> Iterator[tuple[str, str, str]]:
    """What Shift and Tab do from the end of the page: the same stops, the other way round."""
    measure(page, "keyboard", "listen")
    for _ in range(pressed + 2):  # it may begin and end at the page itself
        page.keyboard.press("Shift+Tab")
    back: list[str] = measure(page, "keyboard", "heard")[: len(there)]
    if back != there[::-1]:
        odd = next((one for one, other in zip(there[::-1], back, strict=False) if one != other), "page")
        yield "Shift and Tab do not go back the way that Tab came.", odd, "2.4.3"


class Rings:
    """Whether a ring is really drawn: pictures with and without it, once for each kind of place."""

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}

    def show(self, page: Page, stop: dict[str, Any], view: View) -> bool:
        """Whether the ring of what has the focus shows in every scheme of colours."""
        kind = stop["kind"]
        if kind not in self._known:
            views = [View(view.width, view.height, colours) for colours in COLOURS]
            self._known[kind] = all(_drawn(page, stop["box"], one) for one in views)
            look(page, view)
        return self._known[kind]


def _drawn(page: Page, box: dict[str, float], view: View) -> bool:
    """Whether having the focus changes a line all around an element, at a contrast of 3 to 1."""
    look(page, view)
    left, top = max(0, box["x"] - _AROUND), max(0, box["y"] - _AROUND)
    right = min(view.width, box["x"] + box["width"] + _AROUND)
    bottom = min(view.height, box["y"] + box["height"] + _AROUND)
    clip: Any = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    focused = _picture(page.screenshot(clip=clip))
    page.evaluate("involveChecks.keyboard.held = document.activeElement, document.activeElement.blur()")
    plain = _picture(page.screenshot(clip=clip))
    page.evaluate("involveChecks.keyboard.held.focus({preventScroll: true})")
    changed = sum(count for pair, count in _pairs(focused, plain).items() if ratio(*pair) >= EDGE)
    return changed >= min(2 * (box["width"] + box["height"]), 2 * (right - left))


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def _pairs(one: Image.Image, other: Image.Image) -> dict[tuple[str, str], int]:
    """The pairs of colours at the same place of two pictures, where they differ, and their counts."""
    here, there = one.tobytes(), other.tobytes()
    counts: dict[tuple[str, str], int] = {}
    for at in range(0, len(here), 3):
        pair = here[at : at + 3], there[at : at + 3]
        if pair[0] != pair[1]:
            key = f"#{pair[0].hex()}", f"#{pair[1].hex()}"
            counts[key] = counts.get(key, 0) + 1
    return counts
