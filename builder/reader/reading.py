"""What the parts of the reader share while one page is read: where it stands, its source, its messages."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from builder.messages import Message
from builder.reader.source import Source

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_NOT_IN_NAMES = re.compile(r"[\\:]")  # what Windows reads as a folder or a drive
_OUTSIDE = ".outside"  # MkDocs publishes no folder whose name begins with a dot
_SCHEMES = ("http", "https", "mailto", "tel")


@dataclass
class Reading:
    """The reading of one page. `address` is the page's place on the site, such as `feedback/bus-passes/`."""

    source: Source
    address: str
    messages: list[Message] = field(default_factory=list)

    def say(self, line: int, code: str, what: str, mend: str) -> None:
        """Note something that needs mending."""
        message = Message(self.source.file, line, what, mend, code)
        if message not in self.messages:
            self.messages.append(message)

    def target(self, href: str) -> str:
        """Where a link leads, as `document.Link.target` has it; empty if it may not be followed."""
        href = href.strip()
        scheme = urlsplit(href).scheme.lower()
        if scheme:
            return href if scheme in _SCHEMES else ""
        if href.startswith("#") or href.startswith("//") or not href:
            return "" if href.startswith("//") else href
        return urljoin("/" + self.address, href)

    def picture(self, src: str) -> str:
        """A picture's path below `content/`; a path where nothing is if it leads out of that folder."""
        path = unquote(urlsplit(src).path)
        place = posixpath.normpath(
            posixpath.join("" if path.startswith("/") else self.address, path.lstrip("/"))
        )
        if (
            urlsplit(src).scheme
            or urlsplit(src).netloc
            or place.startswith("..")
            or _NOT_IN_NAMES.search(path)
        ):
            return f"{_OUTSIDE}/{re.split(r'[/:]', path.replace(chr(92), '/'))[-1] or 'picture'}"
        return place


def fold(text: str) -> str:
    """Text with every run of white space made one space; non-breaking spaces stay as they are."""
    return _SPACES.sub(" ", text)
