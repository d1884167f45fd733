"""Rules: an id means one commitment, and a name one file of its kind. Codes `id-twice` and `name-twice`."""

from __future__ import annotations

from builder.rules.shelf import Found, Shelf, slug
from builder.rules.trouble import Trouble
from builder.schema.kinds import KINDS, PAGE
from builder.schema.problems import Path
from builder.schema.strategy import Strategy


def ids(shelf: Shelf) -> Found:
    """No two commitments have one id, in all strategies."""
    first: dict[str, tuple[str, Path]] = {}
    for name, strategy in shelf.each(Strategy):
        for number, commitment in enumerate(strategy.commitments):
            path: Path = ("commitments", number, "id")
            other, where = first.setdefault(commitment.id, (name, path))
            if (other, where) != (name, path):
                what = f"Two commitments have the id “{commitment.id}”: this one, and the one in "
                what += f"{shelf.place(other, *where)}."
                mend = "Give one of them another id, and change it wherever it is used."
                yield name, Trouble(path, what, mend, "id-twice")


def names(shelf: Shelf) -> Found:
    """No two files of a kind have one name, whatever folders they are in."""
    for kind in KINDS:
        first: dict[str, str] = {}
        for name in sorted(shelf.files) if kind is not PAGE else ():
            other = first.setdefault(slug(name), name) if shelf.is_a(name, kind.fields) else name
            if other != name:
                what = f"Two files in {shelf.content}/{kind.folder} are called “{slug(name)}”: this one, and "
                what += f"{shelf.content}/{other}.md."
                mend = "Others refer to it by that name. Give one of the two files another name."
                yield name, Trouble(("title",), what, mend, "name-twice")
