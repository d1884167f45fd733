"""Rule: every picture is there and can be used. Codes `picture-missing`, `picture-kind`, `picture-large`,
`symbol-unknown`, `symbol-kind`."""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from builder import symbols
from builder.document import Document, EasyRead, Figure
from builder.gathered import Gathered
from builder.ideas import symbol_named
from builder.messages import Message
from builder.rules.trouble import Trouble
from builder.schema.page import Heading

KINDS = (".png", ".jpg", ".jpeg")
MOST = Image.MAX_IMAGE_PIXELS or 89_000_000  # dots: a larger picture may be meant to fill up the memory
FORMATS = ("PNG", "JPEG", "MPO")  # MPO is what some cameras call their JPEG


def check(document: Document, gathered: Gathered, content: Path) -> Iterator[Message]:
    """Check the figures and the easy-read pictures of a Document against the folder of the sources."""
    for block in gathered.shown:
        if isinstance(block, Figure):
            yield from _figure(block, document, content)
        elif isinstance(block, EasyRead):
            for idea in block.ideas:
                if idea.symbol and idea.line:  # a composed idea has none; what it shows is checked by `named`
                    yield from _symbol(idea.symbol, idea.line, document, content)


def check_own(content: Path) -> Iterator[Message]:
    """Check the organisation's own easy-read pictures, whether a page shows them or not."""
    for path in symbols.own_pictures(content / symbols.OWN_FOLDER):
        trouble = symbols.problem(path)
        if trouble:
            file = f"{content.name}/{symbols.OWN_FOLDER}/{path.name}"
            yield Message(file, 1, trouble, symbols.MEND, "symbol-kind")


def named(answers: Heading, content: Path) -> Iterator[Trouble]:
    """Check the picture that a page names to be known by."""
    if answers.picture and symbol_named(answers.picture, content) is None:
        yield Trouble(("picture",), *_unknown(answers.picture, content), "symbol-unknown")


def _figure(figure: Figure, document: Document, content: Path) -> Iterator[Message]:
    path = content / figure.picture
    if not path.is_file() or any(part.startswith(".") for part in Path(figure.picture).parts):
        pictures = [file.name for file in content.rglob("*") if file.suffix.lower() in KINDS]
        near = difflib.get_close_matches(path.name, pictures, 1)
        mend = f"Did you mean {near[0]}?" if near else "Put the picture in content/images/."
        what = f"The picture “{path.name}” is not there."
        yield Message(document.source, figure.line, what, mend, "picture-missing")
        return
    mend = "Save it again as a PNG or a JPEG picture."
    if path.suffix.lower() not in KINDS:
        what = f"The picture “{path.name}” is of a kind that not every format can show."
        yield Message(document.source, figure.line, what, mend, "picture-kind")
        return
    try:
        kind = _kind(path)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        what = f"The picture “{path.name}” has more than {MOST // 1_000_000} million dots: too many to open."
        mend = "Save it again in a smaller size. 3,000 dots wide is plenty."
        yield Message(document.source, figure.line, what, mend, "picture-large")
        return
    if kind not in FORMATS:
        what = f"The picture “{path.name}” cannot be read as the kind that its name says."
        yield Message(document.source, figure.line, what, mend, "picture-kind")


def _kind(path: Path) -> str | None:
    """The kind that a picture really is, or None where it cannot be read to its end."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(path) as image:
                image.load()
                return image.format
        except (OSError, UnidentifiedImageError, SyntaxError, ValueError):
            return None


def _symbol(name: str, line: int, document: Document, content: Path) -> Iterator[Message]:
    if symbol_named(name, content) is None:
        yield Message(document.source, line, *_unknown(name, content), "symbol-unknown")


def _unknown(name: str, content: Path) -> tuple[str, str]:
    """What is wrong with the name of a picture, and how to mend it."""
    near = symbols.suggest(name, content / symbols.OWN_FOLDER)
    mend = f"Did you mean {' or '.join(near)}?" if near else "Put a picture of that name in content/symbols/."
    return f"There is no easy-read picture called “{name}”.", mend
