"""The files of the content folder that are published: those that pages show or link to, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from builder.gathered import Gathered
from builder.photographs import published

# Files that pages may link to, beside pictures: nothing that a browser would run.
DOWNLOADS = {".csv", ".docx", ".ics", ".jpeg", ".jpg", ".mp3", ".pdf", ".png", ".pptx", ".xlsx"}


def downloads(pages: Iterable[Gathered], content: Path) -> list[str]:
    """The names of the files that pages link to."""
    targets = {link.target for found in pages for link, _ in found.links}
    return sorted(path for path in set(map(_path, targets)) if _is_download(path, content))


def shown(pages: Iterable[Gathered]) -> list[str]:
    """The names of the pictures that pages show."""
    return sorted({picture for found in pages for picture in found.pictures})


def media(linked: Iterable[str], pictures: Iterable[str], content: Path, cache: Path) -> dict[str, Path]:
    """Downloads as they are and pictures as they are published, by their addresses; `cache` keeps these."""
    seen = {name: published(content / name, cache / "pictures") for name in pictures}
    return {**{name: content / name for name in linked}, **seen}


def _is_download(path: str, content: Path) -> bool:
    parts = Path(path).parts
    if not path or "\\" in path or any(part.startswith(".") or ":" in part for part in parts):
        return False
    file = content / path
    return file.suffix.lower() in DOWNLOADS and file.is_file()


def _path(target: str) -> str:
    """The file that a link leads to, below the content folder; empty for other addresses."""
    parts = urlsplit(target)
    return "" if parts.scheme else unquote(parts.path).lstrip("/")
