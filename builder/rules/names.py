"""The names that there are, and which of them somebody may have meant."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable

_COMPARED = 20  # names with the most letters in common, of which the nearest is found
_SHORT_LIST = 12  # names that a message can list and still be read


class Names:
    """Names to compare others with; quick even where each of a thousand was written wrong."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(set(names))
        self._all = frozenset(self.names)
        self._with: dict[str, list[str]] = {}
        for name in self.names:
            for piece in _pieces(name):
                self._with.setdefault(piece, []).append(name)

    def __contains__(self, name: object) -> bool:
        return name in self._all

    def instead(self, given: str, plural: str, otherwise: str) -> str:
        """What to write instead: the nearest name, or else all of them, or `otherwise` if they are many."""
        near = self.did_you_mean(self.near(given))
        listed = f"The {plural} are: {', '.join(self.names)}."
        return near or (listed if 0 < len(self.names) <= _SHORT_LIST else otherwise)

    def near(self, given: str) -> str:
        """The name that is most like the one given; empty if none is."""
        shared = Counter(name for piece in _pieces(given) for name in self._with.get(piece, ()))
        alike = [name for name, _ in shared.most_common(_COMPARED)]
        return next(iter(difflib.get_close_matches(given, alike, 1)), "")

    @staticmethod
    def did_you_mean(name: str) -> str:
        """The name as a question, if there is one."""
        return f"Did you mean “{name}”?" if name else ""


def _pieces(name: str) -> list[str]:
    """All runs of three letters of a name, its beginning and its end among them, each once."""
    padded = f"  {name} "
    return list(dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2)))
