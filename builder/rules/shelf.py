"""All files side by side, as rules between them see them: those that need mending too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from builder.rules.trouble import Trouble
from builder.schema.answers import read_name
from builder.schema.front_matter import Fields
from builder.schema.kinds import kind_of
from builder.schema.page import Heading
from builder.schema.site import Site

Wanted = TypeVar("Wanted", bound=Heading)
Found = Iterable[tuple[str, Trouble]]  # what is wrong, each with the name of the file to mend


@dataclass(frozen=True)
class Shelf:
    """What was read of every file, by its name below the content folder without `.md`.

    A file with a mistake in it is still there to be referred to. `site` is None if the site file needs
    mending; `content` is the name of the content folder.
    """

    files: Mapping[str, Fields[Heading]]
    site: Site | None
    content: str

    def each(self, kind: type[Wanted]) -> Iterator[tuple[str, Wanted]]:
        """The answers of every file of a kind that could be read at all, in the order of their names."""
        for name in sorted(self.files):
            answers = self.files[name].sketch
            if isinstance(answers, kind):
                yield name, answers

    def names(self, kind: type[Heading]) -> dict[str, str]:
        """The files of a kind by the names that others call them; of two alike, the first.

        A file called `Day Centres` is told to be called `day-centres`, so that it is known by that name.
        """
        return {
            str(read_name(slug(name))): name
            for name in sorted(self.files, reverse=True)
            if self.is_a(name, kind)
        }

    def is_a(self, name: str, kind: type[Heading]) -> bool:
        """Whether a file is of a kind, which its folder says."""
        return kind_of(f"{name}.md").fields is kind

    def sure(self, name: str, *answers: str) -> bool:
        """Whether none of these answers of a file needs mending."""
        fields = self.files[name]
        return fields.sketch is not None and not fields.wrong & set(answers)

    def all_sure(self, kind: type[Heading], *answers: str) -> bool:
        """Whether these answers are in order in every file of a kind."""
        return all(self.sure(name, *answers) for name in self.files if self.is_a(name, kind))

    def place(self, name: str, *path: str | int) -> str:
        """Where an answer stands, to be told elsewhere: `content/strategies/carers.md, line 12`."""
        return f"{self.content}/{name}.md, line {self.files[name].line(*path)}"


def slug(name: str) -> str:
    """The name by which others refer to a file: its own without folders."""
    return name.rpartition("/")[2]
