"""Labels for a list of addresses: where such a list may be, and where its labels go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder import address_list
from builder.context import Context, Written
from builder.messages import BuildError
from builder.paper.label_sheets import SHEETS, USUAL, LabelSheet
from builder.private import shared
from builder.whole import whole
from builder.words import many
from builder.writers import labels as writer


@dataclass(frozen=True, slots=True)
class Labels:
    """Finished labels: the file, what the writer says of it, and the rows that no label was made for."""

    file: Path
    written: Written

    @property
    def left_out(self) -> tuple[int, ...]:
        """The rows of people without a label, from the top of the list."""
        return tuple(sorted({each.line for each in self.written.messages if each.level == "stop"}))


def labels(
    list_file: Path,
    target: Path | None,
    context: Context,
    *,
    a_sheet: int = USUAL,
    start: int = 1,
) -> Labels:
    """Make the labels of a list; without a target they go beside it, into `<list>-labels.pdf`.

    Labels that were made before are replaced: they can always be made again. `a_sheet` is how many labels a
    sheet has, and `start` the place on it where the first one goes. Raises BuildError for a list or a target
    in the folder of the site or in a repository, and for what is no list.
    """
    target = target or list_file.with_name(f"{list_file.stem}-labels.pdf")
    sheet = _sheet(a_sheet, start)
    if list_file.is_dir():
        raise BuildError(f"{list_file} is a folder. Name the list in it, such as {list_file / 'people.csv'}")
    if not list_file.is_file():
        raise BuildError(f"There is no list {list_file}. Check its name, and the folder it is in.")
    keep_apart(list_file, "The list", context.content.parent)
    keep_apart(target, "The file of labels", context.content.parent)
    try:
        people = address_list.read(list_file)
        with whole(target) as unfinished:
            written = writer.write(people, unfinished, context, sheet=sheet, start=start)
    except (BuildError, OSError):
        raise
    except Exception:
        raise BuildError(_FAULT) from None
    return Labels(target, written)


def told(made: Labels) -> Iterator[str]:
    """What to say to somebody who waits: what there is to mend, what was made, and what was not."""
    for message in made.written.messages:
        yield f"{message}\n"
    yield f"{made.written.extent}: {made.file}"
    if made.left_out:
        rows = ", ".join(map(str, made.left_out))
        yield f"{many(len(made.left_out), 'label')} could not be made. The rows of the list are: {rows}."
    yield "People’s addresses are in this file. Keep it apart from the site; delete it when you are done."


def keep_apart(path: Path, what: str, site: Path) -> None:
    """Refuse a file with people's names in it where it could be published or kept for ever."""
    if why := shared(path, site):
        raise BuildError(
            f"{what} would be {why}. {_NEVER} "
            "Keep it in another folder, such as your documents, and try again."
        )


_FAULT = (  # whose details are kept nowhere, for they may hold a name
    "A fault in the program came up while making the labels. You have done nothing wrong. Please tell those "
    "who look after the program, and do not send them the list."
)
_NEVER = "Names and addresses must never be published by mistake."


def _sheet(a_sheet: int, start: int) -> LabelSheet:
    """The sheet of so many labels; raises what there is to choose from."""
    if a_sheet not in SHEETS:
        known = ", ".join(f"{count} ({_size(sheet)})" for count, sheet in SHEETS.items())
        raise BuildError(
            f"There are no sheets of {a_sheet} labels here. Choose how many a sheet has: {known}."
        )
    sheet = SHEETS[a_sheet]
    if not 1 <= start <= sheet.count:
        raise BuildError(
            f"A sheet has {many(sheet.count, 'label')}, so the first one cannot go on place {start}. "
            f"Write a number from 1 to {sheet.count}."
        )
    return sheet


def _size(sheet: LabelSheet) -> str:
    width, height = sheet.size
    return f"{width:g} × {height:g} mm"
