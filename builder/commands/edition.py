"""`involve edition`: makes the monthly edition of the Talking News, and copies it to sticks."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from builder.commands.options import in_folder, on_day
from builder.commands.plainly import plainly
from builder.commands.progress import Shown
from builder.commands.terminal import plain_streams
from builder.faults import told_plainly
from builder.formats import FAULT
from builder.messages import BuildError, Message, stops

if TYPE_CHECKING:
    from builder.editions.make import FinishedEdition
    from builder.editions.order import RunningOrder
    from builder.editions.plan import Plan

ORDER, SCRIPT, COPY = "order", "script", "copy"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for on the command line."""

    folder: Path
    today: date | None
    draft: bool
    console: Console

    @property
    def outputs(self) -> Path:
        """The folder of all that is made."""
        return self.folder / "outputs"


@click.command()
@click.argument("words", nargs=-1)
@click.option("--draft", is_flag=True, help="A rehearsal: only the first sentence of every track is spoken.")
@in_folder("content/")
@on_day("Make the edition as it is on another day, such as 2026-11-23.")
def edition(words: tuple[str, ...], draft: bool, folder: Path, today: date | None) -> None:
    """Make the Talking News of a month, or copy it to a stick.

    \b
    involve edition 2026-11               makes the edition of November 2026
    involve edition 2026-11 --draft       a rehearsal, in a minute or less
    involve edition order 2026-11         only says what is in it and how long it lasts
    involve edition script 2026-11        only makes the script for people who read aloud
    involve edition copy 2026-11 FOLDER   copies a finished edition to a stick, and checks it
    """
    plain_streams()
    console = Console(highlight=False, markup=False, soft_wrap=True)
    asked = Asked(folder.resolve(), today, draft, console)
    stopped = (
        "Stopped. The edition on the stick is not whole: copy it again."
        if words[:1] == (COPY,)
        else "Stopped. Nothing was made: an edition from before is as it was."
    )
    plainly(lambda: _do(words, asked), stopped)


def _do(words: tuple[str, ...], asked: Asked) -> bool:
    with told_plainly("making the edition", asked.folder / ".cache" / FAULT):
        _asked(words, asked)
    return True


def _asked(words: tuple[str, ...], asked: Asked) -> None:
    commands: dict[str, Callable[[str, Asked], None]] = {ORDER: _order, SCRIPT: _script}
    match words:
        case ():
            asked.console.print("\n".join(_list(asked)))
        case ("copy", first, *rest, target):
            _copy(" ".join([first, *rest]), Path(target).expanduser(), asked)
        case ("copy", *_):
            raise BuildError(
                "Say which edition, and where the stick is. For example:\ninvolve edition copy 2026-11 E:\\"
            )
        case (command, first, *rest) if command in commands:
            commands[command](" ".join([first, *rest]), asked)
        case (command,) if command in commands:
            raise BuildError(f"Say which month. For example:\ninvolve edition {command} 2026-11")
        case _:
            _make(" ".join(words), asked)


def _list(asked: Asked) -> Iterator[str]:
    """What stands on the shelf, and how to make another."""
    from builder.editions.shelf import finished
    from builder.speech.timeline import spoken_length

    made = finished(asked.outputs)
    if made:
        yield "These editions are finished:"
        yield from (f"  {one.month:%Y-%m}  {one.title}, {spoken_length(one.seconds)}" for one in made)
    else:
        yield "No edition has been made here yet."
    yield "To make one, name its month: involve edition 2026-11"
    yield "To see everything you can do: involve edition --help"


def _plan(name: str, asked: Asked) -> Plan:
    """What will be in the edition; raises BuildError with everything there is to mend."""
    from builder.editions import plan
    from builder.mkdocs_plugin import read_whole_site

    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # everything it would say, we say
    build = read_whole_site(asked.folder, asked.today)
    found = plan.plan(plan.find(name, build), build, draft=asked.draft)
    _say(found.messages, asked)
    if stops(found.messages):
        raise BuildError("Nothing was made. Mend these first, then try again.")
    return found


def _say(messages: tuple[Message, ...], asked: Asked) -> None:
    for message in messages:
        asked.console.print(f"{message}\n")


def _ordered(plan: Plan, asked: Asked) -> RunningOrder:
    """The running order, which is shown."""
    from builder.editions.order import running_order

    order = running_order(plan)
    asked.console.print("\n".join(order.told()))
    return order


def _order(name: str, asked: Asked) -> None:
    _ordered(_plan(name, asked), asked)


def _script(name: str, asked: Asked) -> None:
    """The script alone, for people who record pieces before the edition is made."""
    from builder.editions import script

    plan = _plan(name, asked)
    order = _ordered(plan, asked)
    for file in script.write(plan, order, asked.outputs):
        asked.console.print(f"The script is in {_seen(file, asked)}")


def _make(name: str, asked: Asked) -> None:
    from builder.editions import make, script

    began = time.monotonic()
    plan = _plan(name, asked)
    order = _ordered(plan, asked)
    asked.console.print("")
    words = script.composed(plan, order)
    with Shown(asked.console, "Making the edition", "parts made") as progress:
        made = make.make(plan, words, asked.outputs, progress, seconds=order.seconds, draft=asked.draft)
    asked.console.print("\n".join(_told(made, asked, time.monotonic() - began)))


def _told(made: FinishedEdition, asked: Asked, seconds: float) -> Iterator[str]:
    """What was made, and what to do with it."""
    from builder.speech.timeline import spoken_length

    for _, one in made.products:
        yield from (f"{message}\n" for message in one.messages)
    yield from (f"{message}\n" for message in made.messages)
    programme = made.programme
    tracks = f"{len(programme.tracks)} tracks, {spoken_length(programme.seconds)}"
    yield f"{programme.title} is finished in {max(1, round(seconds))} s: {tracks}."
    yield f"Everything is in {_seen(made.folder, asked)}"
    for row, one in made.products:
        if not (made.folder / row.place.format(name=programme.name)).exists():
            continue
        extent = f" ({one.extent})" if one.extent else ""
        yield f"  {row.place.format(name=programme.name)}: {row.name}{extent}"
    if asked.draft:
        yield "This was a rehearsal. To make the whole edition, leave out --draft."
        return
    yield f"To copy it to a stick: involve edition copy {programme.month:%Y-%m} FOLDER"
    yield "To put it on the website: involve build"


def _copy(name: str, target: Path, asked: Asked) -> None:
    """Copy a finished edition to a stick; it need not be made again, nor the site be in order."""
    from builder.editions import copying
    from builder.editions.plan import month_names, plain_name
    from builder.editions.shelf import finished

    made = finished(asked.outputs)
    found = [one for one in made if plain_name(name) in (*month_names(one.month), one.folder.name)]
    if not found:
        months = ", ".join(f"{one.month:%Y-%m}" for one in made)
        known = f" Finished are: {months}." if made else ""
        raise BuildError(f"There is no finished edition “{name}”.{known} To make it: involve edition {name}")
    if len(found) > 1:
        folders = " and ".join(one.folder.name for one in found)
        raise BuildError(
            f"There are several editions of that month in outputs/editions: {folders}. Copy one by the name "
            "of its folder, or take away the folder that is out of date."
        )
    copied = copying.copy(found[0], target, asked.console.print)
    asked.console.print("\n".join(copied.told()))


def _seen(file: Path, asked: Asked) -> str:
    return file.relative_to(asked.folder).as_posix()
