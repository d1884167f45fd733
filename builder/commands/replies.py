"""`involve replies`: reads forms that came back filled in, and tells the answers or makes a table."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from builder.catalogue import Catalogue
from builder.commands.options import in_folder, on_day
from builder.commands.terminal import plain_streams
from builder.content import read_content
from builder.faults import disk_words, told_plainly
from builder.formats import FAULT
from builder.messages import BuildError
from builder.private import shared
from builder.replies.answers import Reply
from builder.replies.filled import seen
from builder.replies.folder import files_in, refuse, reply_in, save
from builder.replies.table import as_csv
from builder.sources import read_site
from builder.words import many

NO_ANSWER = "(no answer)"


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--csv",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the answers into this file for a spreadsheet, a row for each form, outside the site.",
)
@in_folder("content/")
@on_day("Read the site as it is on another day.", hidden=True)
def replies(files: tuple[Path, ...], target: Path | None, folder: Path, today: date | None) -> None:
    """Read forms in Word that people filled in. FILES are forms, or folders of them.

    Answers are private: nothing is kept, and nothing is written unless you say where.
    """
    plain_streams()
    try:
        if target:
            refuse(target, folder)
        found, catalogue = files_in(files), _catalogue(folder.resolve(), today or date.today())
        read, trouble = _read(found, catalogue, folder, brief=target is not None)
        if target:
            save(as_csv([(seen(file.name), reply) for file, reply in read]), target, folder)
    except BuildError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(disk_words(error)) from None
    if target:
        click.echo(f"{many(len(read), 'form')} read. The answers are in {target}")
    if trouble:
        sys.exit(1)


def _catalogue(folder: Path, today: date) -> Catalogue:
    """The pages as they are, whose forms come back; raises BuildError while the site file is broken."""
    content = folder / "content"
    if not content.is_dir():
        raise BuildError(f"There is no folder called content in {folder}")
    with told_plainly("reading the site", folder / ".cache" / FAULT):
        site, _ = read_site(content)
        if site is None:
            raise BuildError("The site file needs mending first. To see what: involve build")
        return read_content(content, today)[0]


def _read(
    files: list[Path], catalogue: Catalogue, folder: Path, *, brief: bool
) -> tuple[list[tuple[Path, Reply]], bool]:
    """Read and tell every file, or in `brief` what to look at; and whether one could not be read."""
    read: list[tuple[Path, Reply]] = []
    for file in files:
        try:
            reply = reply_in(file, catalogue)
        except BuildError as error:
            click.echo(f"{seen(file.name)}\n  {error}\n")
            continue
        read.append((file, reply))
        lines = told(file, reply, shared(file, folder), brief)
        click.echo("\n".join((*lines, "")) if lines else "", nl=bool(lines))
    return read, len(read) < len(files)


def told(file: Path, reply: Reply, where: str, brief: bool) -> list[str]:
    """A form in plain text: its name, every question with its answer below, and what to look at.

    `where` says that it does not stay private where it is; in `brief`, answers are left out.
    """
    lines: list[str] = []
    for ask, said in () if brief else reply.answers:
        lines += [f"  {ask}", *(f"    {line}" for line in (said or NO_ANSWER).split("\n"))]
    remarks = list(reply.remarks)
    if where:
        remarks.append(f"This file is {where}. Answers are private: move it to another folder.")
    lines += [f"  Please check: {remark}" for remark in remarks]
    name = f"{seen(file.name)} ({reply.reference})" if reply.reference else seen(file.name)
    return [name, *lines] if lines else []
