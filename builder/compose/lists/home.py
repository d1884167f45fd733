"""The first page: what people can join now, what changed lately, and this month's Talking News."""

from __future__ import annotations

from builder.catalogue import Catalogue
from builder.compose.blocks import page_link, para
from builder.compose.composed import Composed
from builder.compose.easy import entries as easy
from builder.compose.easy.sentences import idea, page
from builder.compose.lists import entries, get_involved, news, what_changed

JOINING, LATELY, NEWS = "What you can join now", "What changed lately", "Talking News"
JOIN, CHANGED = 5, 3  # how many are shown here; their own pages have all


def compose(catalogue: Catalogue) -> Composed:
    """What closes soonest, the newest feedback, and the newest edition."""
    site = catalogue.site
    joining = get_involved.open_now(catalogue)[:JOIN]
    changed = what_changed.newest(catalogue)[:CHANGED]
    newest = news.editions(catalogue)[:1]
    everything = para("See ", page_link("opportunities/", "everything you can join"), ".")
    return Composed(
        title=site.name,
        summary=site.about,
        after=(
            entries.group(
                JOINING,
                (entries.on_first_page(one, catalogue) for one in joining),
                everything,
            ),
            entries.group(
                LATELY,
                (entries.brief(one, catalogue) for one in changed),
            ),
            entries.group(
                NEWS,
                (news.edition(one, catalogue) for one in newest),
            ),
        ),
        easy=page(
            ("", _OPENING),
            (JOINING, (*easy.entries(joining, catalogue), _EVERYTHING)),
            (LATELY, easy.entries(changed, catalogue)),
            (NEWS, easy.entries(newest, catalogue)),
        ),
    )


_OPENING = (
    idea("take-part", "You can join in. You can tell us what you think."),
    idea("change", "We tell you what changed because of you."),
)
_EVERYTHING = idea("list", "You can also see ", page_link("opportunities/", "everything you can join"), ".")
