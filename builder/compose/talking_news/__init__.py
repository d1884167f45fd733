"""The Talking News: what an edition holds, as tracks to be heard and as a page to be read.

Both are made from the same entries, so listeners and readers get the same words.
"""

from __future__ import annotations

from builder.compose.talking_news.around import ending, welcome
from builder.compose.talking_news.entries import Entry, entries, turns

__all__ = ["Entry", "ending", "entries", "turns", "welcome"]
