"""What the checks of a finished site found, and the file that keeps it: `content/checks.json`.

The command that checks a site writes this file, and the accessibility statement is made from it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from builder.messages import Message
from builder.wcag import CRITERIA

FILE = "checks.json"
_LARGEST = 5_000_000  # bytes
_ANEW = "Make it anew with the command: involve check"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One barrier: the address of its page, what it is in plain words, and where on the page it stands.

    `criterion` is the number of the WCAG success criterion that it breaks (`1.4.3`), empty if it breaks none.
    """

    page: str
    what: str
    where: str = ""
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One way of looking at every page: `name` is for programs, and `title` tells people what it looks for.

    `criteria` are the numbers of the WCAG criteria that it can find broken; `views` say how the pages were
    shown (“320 pixels wide, dark”).
    """

    name: str
    title: str
    criteria: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """Everything one run of the checks found, on the day it ran; `pages` are the addresses it looked at.

    `tools` are the programs by name with their versions; `site` is the web address of the site. `files` are
    the addresses of the files to download that were looked at.
    """

    checked: date
    site: str
    tools: Mapping[str, str] = field(hash=False)
    pages: tuple[str, ...]
    checks: tuple[Check, ...]
    files: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, each once, in the order of their pages."""
        return tuple(sorted({finding for check in self.checks for finding in check.findings}))

    @property
    def barriers(self) -> tuple[Finding, ...]:
        """The findings that break a criterion of WCAG 2.2 AA: what the law calls non-compliance."""
        return tuple(finding for finding in self.findings if finding.criterion in CRITERIA)

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """The findings that break no criterion: good practice, rules of our own, what people must judge."""
        return tuple(finding for finding in self.findings if finding.criterion not in CRITERIA)


def is_file(address: str) -> bool:
    """Whether an address is that of a file to download, not of a page."""
    return address.endswith((".pdf", ".docx"))


_RESULTS = TypeAdapter(Results)


def read(path: Path) -> tuple[Results | None, tuple[Message, ...]]:
    """Read the results at a path: none if the file is not there, and a warning if it cannot be read."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except FileNotFoundError:
        return None, ()
    except OSError:
        what = "This cannot be read: it is no file, or it is closed to you."
        return None, (_unreadable(path, what, f"Take it away. {_ANEW}"),)
    try:
        return _RESULTS.validate_json(data), ()
    except ValidationError as error:
        first = error.errors()[0]
        place = ", ".join(str(part) for part in first["loc"])
        what = "This file does not hold the results of the checks as the checks write them"
        what += f" (look at: {place})." if place else "."
        return None, (_unreadable(path, what, f"Nobody needs to write this file. {_ANEW}"),)


def _unreadable(path: Path, what: str, mend: str) -> Message:
    return Message(f"{path.parent.name}/{path.name}", 1, what, mend, "checks-unreadable", "warn")


def keep(results: Results, path: Path) -> None:
    """Write the results to a path: the whole file or nothing of it; raises OSError."""
    new = path.with_suffix(".new")
    try:
        new.write_bytes(written(results).encode())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def written(results: Results) -> str:
    """The results as the text of their file: the same text for the same findings in any order."""
    ordered = [replace(check, findings=tuple(sorted(check.findings))) for check in results.checks]
    found = asdict(replace(results, checks=tuple(ordered), tools=dict(sorted(results.tools.items()))))
    return json.dumps(found, indent=2, ensure_ascii=False, default=date.isoformat) + "\n"
