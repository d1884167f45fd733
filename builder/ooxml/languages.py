"""Languages as Word marks them."""

from __future__ import annotations

from builder.ooxml.elements import Element, w

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def right_to_left(lang: str) -> bool:
    """Whether a language, given as a BCP 47 tag, is written from right to left."""
    return lang.lower().partition("-")[0] in _RIGHT_TO_LEFT


def language(lang: str) -> tuple[Element, Element]:
    """The two run properties that say in which language and direction words stand.

    Word looks at `bidi` for Arabic, Bengali and other complex scripts, and at `val` for the rest
    (ECMA-376-1, 17.3.2.20); the same tag in both is right for either.
    """
    return w("rtl", val=int(right_to_left(lang))), w("lang", val=lang, eastAsia=lang, bidi=lang)
