"""The first page: what people can join now, what changed lately, and this month's Talking News."""

from __future__ import annotations

from builder.catalogue import Catalogue
from builder.compose.blocks import page_link, para, slug
from builder.compose.composed import Composed
from builder.compose.lists import entries, get_involved, news, what_changed
from builder.document import EasyRead, Idea, Text

JOINING = "What you can join now"
JOIN, CHANGED = 5, 3  # how many are shown here; their own pages have all


def compose(catalogue: Catalogue) -> Composed:
    """What closes soonest, the newest feedback, and the newest edition."""
    site = catalogue.site
    joining = get_involved.open_now(catalogue)
    everything = para("See ", page_link("opportunities/", "everything you can join"), ".")
    return Composed(
        title=site.name,
        summary=site.about,
        after=(
            entries.group(
                JOINING,
                (entries.on_first_page(one, catalogue) for one in joining[:JOIN]),
                everything,
            ),
            entries.group(
                "What changed lately",
                (entries.brief(one, catalogue) for one in what_changed.newest(catalogue)[:CHANGED]),
            ),
            entries.group(
                "Talking News",
                (news.edition(one, catalogue) for one in news.editions(catalogue)[:1]),
            ),
        ),
        easy=((slug(JOINING), _easy),),
    )


_easy = EasyRead(
    (
        Idea("take-part", "", (Text("You can join in. You can tell us what you think."),)),
        Idea("change", "", (Text("We tell you what changed because of you."),)),
    )
)
