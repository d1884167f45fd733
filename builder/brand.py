"""The organisation's own colours: what they must be able to do, and the schemes that follow from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from builder.contrast import EDGE, LEAST_TEXT, TEXT, mixed, nearest, ratio
from builder.schema.site import Brand, Site
from builder.theme import Tokens, tokens

BRANDED = ("light", "dark", "cream", "pale-blue")  # the others are for contrast, and nothing else
_TINT = {"light": 0.1, "dark": 0.08, "cream": 0.1, "pale-blue": 0.1}  # how much of the brand is in a panel
_WHITE = "#ffffff"
_CALM = 10.0  # of words on a dark band, as on ours: a bright band would glare at night

Colours = dict[str, str]


@dataclass(frozen=True, slots=True)
class Miss:
    """A colour of a brand that cannot do what it is for; `nearest` can, and has the same hue."""

    name: str
    colour: str
    where: str
    reached: float
    least: float
    nearest: str


def misses(brand: Brand) -> Iterator[Miss]:
    """What the colours of a brand cannot do, at most one for each colour.

    The main colours are behind white words, and links on our paper have them: 4.5 to 1. The accent is seen
    on the main colour and on that of easy read: 3 to 1.
    """
    light = tokens()["light"]
    beside = {"for words on our paper": light["paper"], "behind white words": _WHITE}
    bands = {"colour": light["band"], "easy": light["easy-band"]}
    for name, colour in (("colour", brand.colour), ("easy", brand.easy)):
        if colour:
            miss = _miss(name, colour, beside, LEAST_TEXT)
            bands[name] = miss.nearest if miss else colour
            yield from [miss] if miss else []
    tops = {"at the top of pages": bands["colour"], "at the top of easy read": bands["easy"]}
    if brand.accent and (miss := _miss("accent", brand.accent, tops, EDGE)):
        yield miss


def _miss(name: str, colour: str, beside: Mapping[str, str], least: float) -> Miss | None:
    reached, where = min((ratio(colour, other), where) for where, other in beside.items())
    if reached >= least:
        return None
    better = nearest(colour, [(other, least) for other in beside.values()])
    return Miss(name, colour, where, reached, least, better)


def tokens_of(site: Site) -> Tokens:
    """The design tokens of a site: ours, with the colours of its brand where it has one."""
    return _branded(site.brand)


@cache
def _branded(brand: Brand) -> Tokens:
    """Our tokens in the colours of a brand that has no `misses`."""
    if brand == Brand():
        return tokens()
    schemes = {name: _scheme(dict(tokens()[name]), brand, _TINT[name]) for name in BRANDED}
    light, paper = schemes["light"], dict(tokens()["print"])
    if brand.colour:
        link = nearest(brand.colour, [(_WHITE, TEXT), (light["panel"], TEXT)])
        paper |= {"band": brand.colour, "panel-edge": brand.colour, "link": link}
    return {**tokens(), **schemes, "print": paper}


def _scheme(colours: Colours, brand: Brand, tint: float) -> Colours:
    """One scheme in the colours of a brand: each the nearest to the brand's that its words allow.

    In the light scheme, bands are exactly the brand's; words in the brand's colour are darkened to 7 to 1.
    """
    if brand.colour:
        colours["panel"] = nearest(mixed(brand.colour, colours["paper"], tint), _on_panel(colours))
        colours |= _pair("link", "band", brand.colour, colours)
    if brand.easy:
        colours |= _pair("easy", "easy-band", brand.easy, colours)
    if brand.colour or brand.easy or brand.accent:
        beside = [(colours[band], EDGE) for band in ("band", "easy-band")]
        colours["warm"] = nearest(brand.accent or colours["warm"], beside)
    return colours


def _on_panel(colours: Colours) -> list[tuple[str, float]]:
    """What stands on panels in colours that are not the brand's."""
    words = [(colours[name], TEXT) for name in ("ink", "quiet", "soon", "easy")]
    return [*words, (colours["edge"], EDGE)]


def _pair(words: str, band: str, colour: str, colours: Colours) -> Colours:
    """The brand's colour for words on paper and panels, and behind the words of a band."""
    grounds = [(colours[ground], TEXT) for ground in ("paper", "panel")]
    dark = ratio(colours["paper"], "#000000") < ratio(colours["paper"], _WHITE)
    behind = nearest(colour, [(colours["on-band"], _CALM if dark else LEAST_TEXT)])
    return {words: nearest(colour, grounds), band: behind}
