"""Which files hold replies, which form each belongs to, and where the answers may be written."""

from __future__ import annotations

import contextlib
import os
import tempfile
import traceback
from collections.abc import Iterable
from pathlib import Path

from builder.catalogue import Catalogue
from builder.compose.handouts import ending, reply
from builder.form import Form
from builder.messages import BuildError
from builder.private import shared
from builder.replies.answers import Reply, answers_of
from builder.replies.filled import read
from builder.schema.feedback import Feedback
from builder.schema.opportunity import Opportunity

_FORMS = {".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf"}  # what people send back
_OPEN_IN_WORD = "~$"  # how the names of files begin that Word leaves while another is open


def files_in(places: Iterable[Path]) -> list[Path]:
    """The files, and of folders what could be a form, by name; raises BuildError if there is none."""
    found: list[Path] = []
    for place in places:
        if not place.is_dir():
            found.append(place)
            continue
        inside = sorted(file for file in place.iterdir() if file.suffix.lower() in _FORMS)
        found += [file for file in inside if not file.name.startswith((_OPEN_IN_WORD, "."))]
    if not found:
        raise BuildError("There are no forms there. Name the files, or the folder that you keep them in.")
    return found


def reply_in(file: Path, catalogue: Catalogue) -> Reply:
    """The answers in one file; raises BuildError that says what is wrong with it, or that it is our fault.

    Of a fault, only the place in the program is told: its details may hold a word of somebody's answers.
    """
    try:
        filled = read(file)
        return answers_of(filled, form_of(filled.reference, catalogue), catalogue.site)
    except (BuildError, OSError):
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__}, {Path(last.filename).name}, line {last.lineno}"
        raise BuildError(
            "A fault in the program came up while reading this form. You have done nothing wrong. Please "
            f"tell those who look after the program “{place}”, and do not send them the form."
        ) from None


def form_of(reference: str, catalogue: Catalogue) -> Form | None:
    """The form with this reference as it is today; None if there is no page for it."""
    kind, _, slug = reference.partition("/")
    opportunity, feedback = catalogue.find(Opportunity, slug), catalogue.find(Feedback, slug)
    if kind == reply.KIND and opportunity:
        return reply.reply_form(opportunity, catalogue)
    if kind == ending.KIND and (opportunity or feedback):
        return ending.ending_form(opportunity or feedback, catalogue)  # type: ignore[arg-type]
    return None


def refuse(target: Path, site: Path) -> None:
    """Raise BuildError where others could come across answers, or where there is another file."""
    if why := shared(target, site):
        raise BuildError(
            f"{target} would be {why}, and answers are private. "
            "Keep them in another folder, such as your documents."
        )
    if target.exists():
        raise BuildError(f"There is a file {target} already. Choose another name, or move that file away.")
    if not target.parent.is_dir():
        raise BuildError(f"There is no folder {target.parent}. Make it first, or choose another.")


def save(text: str, target: Path, site: Path) -> None:
    """Write the answers, whole or not at all, with the mark by which spreadsheets know UTF-8.

    Raises what `refuse` does.
    """
    refuse(target, site)
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".csv")
    try:
        with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as made:
            made.write(text)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
