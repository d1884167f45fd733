"""What every writer is given beside the Document: the site, and the folders it may read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from builder.appearance import Appearance
from builder.messages import Message
from builder.schema.site import Site


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one build; immutable, and small enough to be sent to another process.

    `content` is the folder of the sources, where pictures are found; `cache` is a folder for things that
    are worth keeping between builds (spoken sentences, prepared fonts) and may be emptied at any time.
    `on_stick` says that the website is to open without a server, from its files; `appearance` what somebody
    chose of the looks of print and Word.
    """

    site: Site
    content: Path
    cache: Path
    on_stick: bool = False
    appearance: Appearance = field(default_factory=Appearance)


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer says of what it made: how long it is in plain words (“8 pages”), and its messages."""

    extent: str
    messages: tuple[Message, ...] = ()
