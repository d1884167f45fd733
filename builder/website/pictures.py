"""The easy-read pictures of a site from A to Z, by the words that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from builder.symbols import Symbol
from builder.words import capital


class Named(NamedTuple):
    """A picture with its word: what it shows, if the word does not say that, and where it is published."""

    word: str
    alt: str
    url: str


def by_letter(symbols: Mapping[str, Symbol]) -> list[tuple[str, list[Named]]]:
    """Each first letter with its pictures; `symbols` are by address."""
    named = (_named(one, url) for url, one in symbols.items())
    ordered = sorted(named, key=lambda one: (one.word.casefold(), one.url))
    return [(letter, list(some)) for letter, some in groupby(ordered, key=lambda one: one.word[0].upper())]


def _named(symbol: Symbol, url: str) -> Named:
    word = symbol.name.replace("-", " ")
    return Named(capital(word), "" if symbol.alt == word else symbol.alt, url)
