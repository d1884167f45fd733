"""Rule: nothing leads back to itself. Code `circle`."""

from __future__ import annotations

from builder.rules.references import TO_PAGES, page_name
from builder.rules.shelf import Found, Shelf, slug
from builder.rules.trouble import Trouble
from builder.schema.edition import Edition
from builder.schema.newsletter import Newsletter
from builder.schema.strategy import Strategy


def to_itself(shelf: Shelf) -> Found:
    """No page names itself, and no strategy takes its own place."""
    for kind, field in TO_PAGES:
        for name, answers in shelf.each(kind):
            for number, given in enumerate(getattr(answers, field)):
                if page_name(given) == name:
                    what = f"“{field}” names this page itself."
                    yield name, Trouble((field, number), what, "Take this line away.", "circle")
    for name, strategy in shelf.each(Strategy):
        old = page_name(strategy.replaces or "").casefold()
        if old and old in (name, slug(name), strategy.title.casefold()):
            what = f"This strategy cannot take the place of itself: “{strategy.replaces}”."
            mend = (
                "Say which older one it takes the place of. For example: replaces: The carers’ plan of 2020"
            )
            yield name, Trouble(("replaces",), what, mend, "circle", looked_at=("title",))


def through_others(shelf: Shelf) -> Found:
    """Newsletters and editions never name each other in a circle; each circle is told once."""
    editions = [(name, answers.items) for name, answers in shelf.each(Edition)]
    newsletters = [(name, answers.items) for name, answers in shelf.each(Newsletter)]
    items = {name: [page_name(given) for given in named] for name, named in (*editions, *newsletters)}
    seen: set[frozenset[str]] = set()
    for name in sorted(items):
        circle = _circle(name, items)
        if len(circle) > 1 and frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            way = ", which names ".join(circle[1:])
            what = f"“items” names {way}, which names this page again."
            mend = "Take one of them out of the list of the other."
            path = ("items", items[name].index(circle[1]))
            yield name, Trouble(path, what, mend, "circle")


def _circle(start: str, items: dict[str, list[str]]) -> list[str]:
    """The shortest way from a page back to itself, without its end; empty if there is none."""
    ways, seen = [[start]], {start}
    for way in ways:
        for name in items[way[-1]]:
            if name == start:
                return way
            if name in items and name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []
