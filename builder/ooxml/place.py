"""Where an organisation puts its own template for Word files, and what it is at the moment."""

from __future__ import annotations

import hashlib
from pathlib import Path

from builder.context import Context

FOLDER = ("themes", "word")
NAME = "template.docx"


def path_of(context: Context) -> Path:
    """The template of a site, which may not be there."""
    return context.content.parent.joinpath(*FOLDER, NAME)


def others(context: Context) -> list[str]:
    """Files that somebody may think are the template, such as `template.dotx`; there are none beside one."""
    path = path_of(context)
    return [] if path.exists() else sorted(one.name for one in path.parent.glob(f"{path.stem}.*"))


def key(context: Context) -> str:
    """What Word files depend on of the template; empty if there is none."""
    try:
        return hashlib.sha256(path_of(context).read_bytes()).hexdigest()
    except OSError:
        return "/".join(others(context))
