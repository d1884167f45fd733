"""Copies a finished edition to a stick, and reads every byte back to see that it got there.

Players of the simplest kind play files in the order in which a folder holds them, which on a stick is the
order in which they were given their names. So files are written in a folder of their own and moved out one
after the other, and what was there before goes first. Nothing is ever deleted that is not ours.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from builder.editions import checksums
from builder.editions.shelf import MadeEdition
from builder.messages import BuildError
from builder.words import many, readable_size
from builder.writers.usb import PLAYLIST, names_in

FOLDER = "usb"  # in the folder of an edition
UNFINISHED = "copying.part"  # the folder on the stick for what is being written
CLUSTER = 1 << 16  # bytes: a file takes up whole clusters, which on sticks are no larger
BLOCK = 1 << 20  # bytes that are copied at once
_SHOWN = 3  # names of other people's files

# What computers put on a stick by themselves, beside names that begin with a dot.
_OF_THE_SYSTEM = {
    *("system volume information", "$recycle.bin", "recycler", "desktop.ini", "thumbs.db"),
    *("lost+found", "lost.dir", "found.000", "indexervolumeguid"),
}


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: the title of the edition, where to, how many tracks, and how many bytes."""

    title: str
    target: Path
    tracks: int
    size: int

    def told(self) -> tuple[str, ...]:
        """What there is to say of it, a line each."""
        done = (
            f"{self.title} is on {self.target}: {many(self.tracks, 'track')}, {readable_size(self.size)}. "
            "Every byte was read back, and all is well."
        )
        if not os.path.ismount(self.target):
            return (
                done,
                f"{self.target} is not the top of a stick. Most players only find what stands at the top.",
            )
        return done, "Before you take the stick out, tell the computer to eject it."


def copy(made: MadeEdition, target: Path, echo: Callable[[str], None]) -> Copied:
    """Copy the tracks and the playlist of an edition to the top of a stick, and check every byte.

    An older edition there makes room for this one. Raises BuildError for a target that is not there, holds
    other files or has no room, for a stick that is pulled out, and for bytes that come back otherwise.
    """
    wanted = _wanted(made)
    with _told_plainly(target):
        _check_place(made, target)
        ours = _ours(target, wanted)
        _check_room(made, target, wanted, ours)
        size = sum((made.folder / FOLDER / name).stat().st_size for name in wanted)
        if ours:
            echo(f"There is an edition on {target} already. It is replaced.")
        _check_source(made, wanted)
        echo(f"Copying {many(len(wanted) - 1, 'track')} ({readable_size(size)}) to {target}")
        _remove(target, ours)
        _write_all(made, target, wanted)
        echo("Reading everything back")
        _check_written(target, wanted)
    return Copied(made.title, target, len(wanted) - 1, size)


def _wanted(made: MadeEdition) -> Mapping[str, str]:
    """The digest of every file to be copied, by its name, in the order of the names."""
    try:
        digests = checksums.listed(made.folder)
    except OSError:
        digests = {}
    inside = f"{FOLDER}/"
    found = {name.removeprefix(inside): digests[name] for name in sorted(digests) if name.startswith(inside)}
    if PLAYLIST not in found or any(not (made.folder / FOLDER / name).is_file() for name in found):
        raise BuildError(_make_again(made, "Files of it are gone"))
    return found


def _check_source(made: MadeEdition, wanted: Mapping[str, str]) -> None:
    """Look that the edition is as it was made, before anything on the stick makes room for it."""
    for name, digest in wanted.items():
        if not _is(made.folder / FOLDER / name, digest):
            raise BuildError(_make_again(made, f"The file {name} is not as it was made"))


def _make_again(made: MadeEdition, what: str) -> str:
    return (
        f"{made.title} in {made.folder} cannot be copied. {what}. "
        f"Make it again: involve edition {made.month:%Y-%m}"
    )


# ---- The stick as it is ------------------------------------------------------------------------------------


def _check_place(made: MadeEdition, target: Path) -> None:
    if not target.exists():
        raise BuildError(
            f"There is no {target}. Put the stick in, look what the computer calls it, and write that. "
            "For example: E:\\ on Windows, /Volumes/NEWS on a Mac, /media/NEWS on Linux."
        )
    if not target.is_dir():
        raise BuildError(f"{target} is a file. Name the stick to copy to. For example: E:\\")
    outputs, here = made.folder.parent.parent.resolve(), target.resolve()
    if here.is_relative_to(outputs) or outputs.is_relative_to(here):
        raise BuildError(
            f"The edition itself is in {target}. Nothing was copied. Name the stick to copy to. "
            "For example: E:\\"
        )


def _ours(target: Path, wanted: Mapping[str, str]) -> tuple[Path, ...]:
    """What stands there from an edition before or from copying that broke off; the playlist comes last.

    Raises BuildError for anything else, but for what computers put there by themselves.
    """
    there = {one.name: one for one in sorted(target.iterdir())}
    listed = names_in(_text(there[PLAYLIST])) if PLAYLIST in there else ()
    coming = names_in(_text(target / UNFINISHED / PLAYLIST))
    ours = {name for name in (*listed, *coming) if name in there}
    ours |= {PLAYLIST} if listed or (coming and PLAYLIST in there) else set()
    ours |= {name for name in wanted if name in there and _is(there[name], wanted[name])}
    others = [name for name in there if name not in ours | {UNFINISHED} and not _of_the_system(name)]
    if others:
        shown = ", ".join(f"“{name}”" for name in others[:_SHOWN])
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        raise BuildError(
            f"There are other files on {target}: {shown}{more}. Nothing was copied, and nothing was changed. "
            "A listener’s player would stumble over them. Move them away, or take an empty stick."
        )
    return tuple(there[name] for name in sorted(ours, key=lambda name: (name == PLAYLIST, name)))


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.is_file() else ""


def _is(file: Path, digest: str) -> bool:
    return file.is_file() and checksums.digest(file) == digest


def _of_the_system(name: str) -> bool:
    return name.startswith(".") or name.casefold() in _OF_THE_SYSTEM


def _check_room(made: MadeEdition, target: Path, wanted: Iterable[str], ours: Iterable[Path]) -> None:
    needed = sum(_takes(made.folder / FOLDER / name) for name in wanted)
    room = shutil.disk_usage(target).free + sum(map(_takes, ours))
    if needed > room:
        raise BuildError(
            f"There is not enough room on {target}: {readable_size(needed)} are needed, and "
            f"{readable_size(room)} are free. Nothing was copied. Take a larger stick."
        )


def _takes(file: Path) -> int:
    """How many bytes of a stick a file takes up."""
    return -(-file.stat().st_size // CLUSTER) * CLUSTER


# ---- Copying -----------------------------------------------------------------------------------------------


def _remove(target: Path, ours: Iterable[Path]) -> None:
    for file in ours:
        file.unlink()
    shutil.rmtree(target / UNFINISHED, ignore_errors=True)


def _write_all(made: MadeEdition, target: Path, wanted: Mapping[str, str]) -> None:
    """Write every file, in the order of their names, each under its name only when it is whole.

    When copying breaks off, a list of the names stays behind, by which the next copy knows them for ours.
    """
    unfinished = target / UNFINISHED
    unfinished.mkdir()
    shutil.copyfile(made.folder / FOLDER / PLAYLIST, unfinished / PLAYLIST)
    _settle(unfinished)
    part = unfinished / "part"
    try:
        for name, digest in wanted.items():
            if _write(made.folder / FOLDER / name, part) != digest:
                raise BuildError(_make_again(made, f"The file {name} is not as it was made"))
            os.replace(part, target / name)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    shutil.rmtree(unfinished, ignore_errors=True)
    _settle(target)


def _write(source: Path, target: Path) -> str:
    """Copy a file until it is on the stick and not only on its way, and say what its digest is."""
    digest = hashlib.sha256()
    with source.open("rb") as file, target.open("wb") as written:
        while block := file.read(BLOCK):
            digest.update(block)
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def _settle(folder: Path) -> None:
    """Have the names in a folder written too; Windows does so by itself."""
    if os.name == "posix":
        with suppress(OSError):  # not every kind of stick can
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)


def _check_written(target: Path, wanted: Mapping[str, str]) -> None:
    """Read every file back from the stick; what is not as it should be does not stay there."""
    wrong = [name for name, digest in wanted.items() if _read_back(target / name) != digest]
    if wrong:
        _remove(target, [target / name for name in wrong])
        shown = ", ".join(f"“{name}”" for name in wrong[:_SHOWN])
        raise BuildError(
            f"The stick did not keep what was written: {shown} came back otherwise. "
            "It is worn out or broken. Do not send it to anybody. Take another one."
        )


def _read_back(file: Path) -> str:
    with file.open("rb", buffering=0) as read:
        _past_memory(read)
        return hashlib.file_digest(read, "sha256").hexdigest()


def _past_memory(file: BinaryIO) -> None:
    """Have a file read from the stick, where the computer still knows what it wrote."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(file.fileno(), fcntl.F_NOCACHE, 1)
    elif sys.platform != "win32":
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _told_plainly(target: Path) -> Iterator[None]:
    """What can go wrong with a stick, in plain words."""
    try:
        yield
    except OSError as error:
        raise BuildError(
            f"{_words(error, target)} The edition on it may not be whole: copy it again."
        ) from error


def _words(error: OSError, target: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{target} is full. Take a larger stick."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"Nothing may be written on {target}. If the stick has a small switch, slide it. "
            "If not, take another one."
        )
    return f"{target} could not be read or written. Was the stick taken out? Put it in, or take another one."
