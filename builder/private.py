"""Whether a file with people's names or answers in it would stay private where it is."""

from __future__ import annotations

import os
from pathlib import Path


def shared(file: Path, site: Path) -> str:
    """Why a file would not stay private where it is, as the end of “It is …”; empty if it would.

    `site` is the folder of the site. Folders are compared as the disk knows them, whatever their spelling.
    """
    above = [one for one in file.resolve().parents if one.is_dir()]
    if any(os.path.samefile(site, one) for one in above):
        return f"in the folder of the site ({site.resolve()})"
    repository = next((one for one in above if (one / ".git").exists()), None)
    if repository:
        return f"in a folder whose every change is kept and shared ({repository} is a Git repository)"
    return ""
