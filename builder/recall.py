"""Pages that an earlier build has read: Markdown and the reader run only for pages that are new or changed.

A page's Document depends on its file, on where its links and pictures lead, and on the program. The first and
the last are in its key; the answers that its links were given are kept beside it and asked for again.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from pathlib import Path

from builder.cache import key_of, program, versions
from builder.document import Document
from builder.kept import Kept
from builder.messages import Message
from builder.sources import LARGEST, PageSource, read_page

Read = tuple[Document, tuple[Message, ...]]
Answers = Mapping[str, str | None]  # where each page or picture stands that was asked for by its name

_ENGINES = ("markdown", "pymdown-extensions", "lxml", "mkdocs", "pydantic", "pyyaml")


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
        """Remember a Document with the messages and the answers that it was read with; these words, packed."""
        packed = pickle.dumps(read)
        self._kept.put(self._key(file, read[0].address), pickle.dumps((dict(answers), packed)))
        return packed

    def finished(
        self, item: Item[Heading], words: bytes, prints: Prints, finish: Callable[[Catalogue], Finished]
    ) -> Finished:
        """The whole page of an item with these words: remembered, or else finished now.

        It is remembered if everything that `finish` asks of the catalogue has the answers that it had.
        """
        key = key_of("page", self._surroundings(prints), prints.item(item), words)
        known = self._kept.get(key)
        if isinstance(known, bytes):
            asked, page = pickle.loads(known)
            if prints.same(asked):
                return unpacked(page)
        asked, made = watching(prints, finish)
        self._kept.put(key, pickle.dumps((asked, pickle.dumps(made))))
        return made

    def save(self) -> None:
        """Write what there is to remember for the next build."""
        self._kept.save()

    def _key(self, file: str, address: str) -> str:
        return key_of("document", self.stamps[file], address)


def _data(path: Path) -> bytes:
    """What a file says; nothing if it is not there (any more), or larger than we read."""
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except FileNotFoundError:
        return b""
