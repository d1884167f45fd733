"""Pages that an earlier build has read and finished: work is done only for pages that are new or changed.

What a file says depends on the file, on where its links and pictures lead, and on the program. The first and
the last are in its key; the answers that its links were given are kept beside it and asked for again. A whole
page depends on these words, on the site and the glossary, and on what its composer asked of the catalogue:
the answers are kept and asked for again in the same way.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from builder.cache import key_of, program, versions
from builder.catalogue import Catalogue, Item
from builder.document import Document
from builder.gathered import Gathered
from builder.kept import Kept
from builder.messages import Message
from builder.schema.page import Heading
from builder.sources import LARGEST, PageSource, read_page
from builder.watched import Prints, Watched

Read = tuple[Document, tuple[Message, ...]]  # the words of a file, and what the reader says of them
Answers = Mapping[str, str | None]  # where each page or picture stands that was asked for by its name

_ENGINES = ("markdown", "pymdown-extensions", "lxml", "mkdocs", "pydantic", "pyyaml")


class Finished(NamedTuple):
    """A whole page: its words among its answers, what was gathered of it, and what is told of it."""

    document: Document
    gathered: Gathered
    messages: tuple[Message, ...]


class Recall:
    """The pages of one content folder as they were read before; `lang` is the language of the site."""

    def __init__(self, kept: Kept, lang: str) -> None:
        self._kept = kept
        self._shared = key_of(program(), versions(_ENGINES), lang)
        self.stamps: dict[str, str] = {}  # of the files by their paths: they differ when what they say does

    def source(self, path: Path, file: str) -> PageSource:
        """Read the fields and the body of a Markdown file, or remember them."""
        data = _data(path)
        stamp = self.stamps[file] = key_of(self._shared, file, data)
        known = self._kept.get(stamp) if data else None
        if isinstance(known, bytes):
            source: PageSource = pickle.loads(known)
            return source
        source = read_page(path, file)
        if data:
            self._kept.put(stamp, pickle.dumps(source))
        return source

    def words(self, file: str, address: str, answer: Callable[[str], str | None]) -> bytes | None:
        """What a page's file said when it was read, packed, if its file and all it links to are as before.

        `answer` says where a page or picture stands that the page asks for by its name.
        """
        known = self._kept.get(self._key(file, address))
        if not isinstance(known, bytes):
            return None
        answers, words = pickle.loads(known)
        packed: bytes = words
        return packed if all(answer(name) == found for name, found in answers.items()) else None

    def keep(self, file: str, read: Read, answers: Answers) -> bytes:
        """Remember a Document with its messages and the answers that it was read with; the words, packed."""
        packed = _packed(read)
        self._kept.put(self._key(file, read[0].address), pickle.dumps((dict(answers), packed)))
        return packed

    def finished(
        self,
        item: Item[Heading],
        words: bytes,
        prints: Prints,
        glossary: str,
        finish: Callable[[Catalogue], Finished],
    ) -> Finished:
        """The whole page of an item with these packed words: remembered, or else finished now.

        It is as before if everything that `finish` asked of the catalogue then has the same answers now.
        `glossary` is a key of it.
        """
        key = key_of("page", prints.site, glossary, prints.item(item), words)
        known = self._kept.get(key)
        if isinstance(known, bytes):
            asked, page = pickle.loads(known)
            if prints.same(asked):
                found: Finished = pickle.loads(page)
                return found
        watched = Watched(prints)
        made = finish(cast(Catalogue, watched))
        self._kept.put(key, pickle.dumps((watched.asked, _packed(made))))
        return made

    def save(self) -> None:
        """Write what there is to remember for the next build."""
        self._kept.save()

    def _key(self, file: str, address: str) -> str:
        return key_of("document", self.stamps[file], address)


class _Packer(pickle.Pickler):
    """Packs the parts of a Document as calls of their classes, which are unpacked in half the usual time."""

    def reducer_override(self, part: Any) -> Any:
        """How to make a part again."""
        if type(part).__module__ != Document.__module__:
            return NotImplemented
        return type(part), tuple(getattr(part, name) for name in type(part).__slots__)


def _packed(made: object) -> bytes:
    packed = io.BytesIO()
    _Packer(packed, pickle.HIGHEST_PROTOCOL).dump(made)
    return packed.getvalue()


def _data(path: Path) -> bytes:
    """What a file says; nothing if it is not there (any more), or larger than we read."""
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except FileNotFoundError:
        return b""
