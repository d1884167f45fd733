"""Checksums of an edition: a list by which anybody can tell that nothing in its folder has changed.

It is in the format of `sha256sum`, so that `sha256sum -c SHA256SUMS.txt` checks it without our program.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from builder.whole import whole

NAME = "SHA256SUMS.txt"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def write(folder: Path) -> Path:
    """Write the list of every file in a folder and the folders in it, in the order of their names."""
    lines = [f"{digest(file)}  {name}\n" for name, file in sorted(_files(folder).items())]
    target = folder / NAME
    with whole(target) as unfinished:
        unfinished.write_text("".join(lines), "utf-8", newline="\n")
    return target


def differences(folder: Path) -> tuple[str, ...]:
    """What is not as the list of a folder says, a sentence for each file; nothing where all is well.

    Raises OSError for a list or a file that cannot be read.
    """
    return tuple(_differences(folder))


def listed(folder: Path) -> dict[str, str]:
    """The digests in the list of a folder, by the names of the files; raises OSError if there is no list."""
    return {found[2]: found[1] for line in _lines(folder) if (found := _LINE.fullmatch(line))}


def digest(file: Path) -> str:
    """The SHA-256 of a file, which need not fit into memory."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _differences(folder: Path) -> Iterator[str]:
    for number, line in enumerate(_lines(folder), 1):
        if not _LINE.fullmatch(line):
            yield f"Line {number} of {NAME} cannot be read."
    known, files = listed(folder), _files(folder)
    for name in sorted(known.keys() | files.keys()):
        if name not in files:
            yield f"{name} is gone."
        elif name not in known:
            yield f"{name} was not there when the edition was made."
        elif digest(files[name]) != known[name]:
            yield f"{name} is not as it was made."


def _lines(folder: Path) -> list[str]:
    return (folder / NAME).read_text("utf-8", "replace").splitlines()


def _files(folder: Path) -> dict[str, Path]:
    """Every file but the list itself, by its name as seen from the folder."""
    files = (file for file in folder.rglob("*") if file.is_file() and file != folder / NAME)
    return {file.relative_to(folder).as_posix(): file for file in files}
