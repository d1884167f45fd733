"""A folder as one zip file, the same bytes on every computer and on every day."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from builder.whole import whole

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name: files have no other
UNIX = 3  # the system the zip says it was made on, whatever it was made on
READABLE = 0o100644 << 16  # an ordinary file, which everybody may read


def zipped(folder: Path, target: Path) -> None:
    """Write every file of a folder into a zip, named as seen from the folder, in the order of their names.

    Unzipped on a stick, files of the folder stand at its root, where players look for them. They are stored
    as they are: recordings would become no smaller. Files and zips beyond 4 GB are zips of the kind that can
    be (ZIP64, APPNOTE 4.3.9.2).
    """
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    with whole(target) as unfinished, ZipFile(unfinished, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            about = ZipInfo(name, LONG_AGO)
            about.create_system, about.external_attr = UNIX, READABLE
            about.file_size = files[name].stat().st_size  # tells whether it needs ZIP64
            with files[name].open("rb") as source, archive.open(about, "w") as entry:
                shutil.copyfileobj(source, entry, 1 << 20)
