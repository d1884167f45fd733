"""The content folder: which pages there are, what their fields say, and what keeps a file from being read."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from builder import results
from builder.evidence import STATEMENT_FILE, Evidence
from builder.messages import Message
from builder.reader import Source
from builder.rules import evidence as evidence_rule
from builder.rules import meanings, promises, trouble
from builder.schema.accessibility import Accessibility
from builder.schema.front_matter import CONTROL, Fields, read_answers, read_front_matter
from builder.schema.glossary import Entry, read_terms
from builder.schema.kinds import KINDS, PAGE, Kind, kind_of
from builder.schema.page import Heading
from builder.schema.problems import named
from builder.schema.site import Site

SITE_FILE = "site.yml"
GLOSSARY_FILE = "glossary.yml"
LARGEST = 2_000_000  # bytes; a novel has fewer

_UNMISTAKABLE = 3  # answers of another kind show that a page was meant to be of that kind
_ALIKE = 0.75  # of 1: how much of the name of a folder is right
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class PageSource:
    """One file as it was written: its fields as its kind has them, its body, and what was found."""

    fields: Fields[Heading]
    source: Source
    messages: tuple[Message, ...]

    @property
    def page(self) -> Heading | None:
        """The fields, if none of them needs mending."""
        return self.fields.values


def read_site(content: Path) -> tuple[Site | None, tuple[Message, ...]]:
    """Read the site file of a content folder."""
    file = f"{content.name}/{SITE_FILE}"
    text, message = _read_text(content / SITE_FILE, file)
    if message:
        return None, (message,)
    found = read_answers(text, Site, file)
    return found.values, (*found.messages, *promises.check(found, file))


def read_page(path: Path, file: str) -> PageSource:
    """Read one Markdown file; `file` is its name as officers know it, and its folder says its kind."""
    text, message = _read_text(path, file)
    if message:
        return PageSource(Fields(None, (message,)), Source(file, ""), (message,))
    name = file.partition("/")[2]
    kind = kind_of(name)
    fields = _in_its_place(read_front_matter(text, kind.fields, file), name, file)
    messages = [*fields.messages, *_file_name(path, file)]
    if kind is PAGE and not name.endswith("/index.md") and not fields.body.strip() and fields.values:
        what = "This page has a title but no words."
        messages.append(
            Message(file, fields.body_line, what, "Write the page below its fields.", "file-empty")
        )
    return PageSource(fields, Source(file, fields.body, fields.body_line), tuple(messages))


def _read_text(path: Path, file: str) -> tuple[str, Message | None]:
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except FileNotFoundError:
        what = "The site file is not there."
        mend = "Make it with the command: involve new site"
        return "", Message(file, 1, what, mend, "file-missing")
    if data is None:
        what = f"This file is larger than {LARGEST // 1_000_000} MB."
        return "", Message(
            file, 1, what, "Make several pages of it. Pictures go in files of their own.", "file-large"
        )
    if not data.strip():
        mend = "Write its fields and its text, or take the file away."
        return "", Message(file, 1, "This file is empty.", mend, "file-empty")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "This file has a character that cannot be read, because it was not saved as UTF-8."
        mend = "Open it in your editor, choose Save As, and choose the encoding UTF-8."
        return "", Message(file, line, what, mend, "file-encoding")
    return CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")), None


def _in_its_place(fields: Fields[Heading], name: str, file: str) -> Fields[Heading]:
    """The fields of a page; those of another kind, in the wrong place, are told as one thing to mend."""
    unknown = {str(path[0]) for path in fields.lines} - named(PAGE.fields).keys()
    if kind_of(name) is not PAGE or not unknown:
        return fields
    meant = _nearly(name.rpartition("/")[0])
    if meant and 2 * len(unknown & named(meant.fields).keys()) >= len(unknown):
        what = f"The folder “{name.rpartition('/')[0]}” should be called “{meant.folder}”."
        mend = f"Give it that name, or move this file to {file.partition('/')[0]}/{meant.folder}."
        told = Message(file, 1, what, mend, "field-unknown")
        return _only(fields, *([told] if _NAME.fullmatch(name.rpartition("/")[0]) else []))
    kind = next((one for one in KINDS if unknown <= named(one.fields).keys()), PAGE)
    if len(unknown) < _UNMISTAKABLE or kind is PAGE:
        return fields
    index = name.endswith("index.md")
    what = f"This file has the answers of {kind.article}, but "
    what += "“index.md” is the page of a whole folder." if index else "it is not in the folder for them."
    mend = f"Put it in the folder {file.partition('/')[0]}/{kind.folder}"
    mend += " under another name, such as day-centres.md." if index else "."
    return _only(fields, Message(file, 1, what, mend, "field-unknown"))


def _nearly(folder: str) -> Kind | None:
    """The kind whose folder has nearly this name: `opportunity`, `Events`, `opportunites`."""
    kinds = {word: kind for kind in KINDS if kind is not PAGE for word in (kind.name, kind.folder)}
    near = difflib.get_close_matches(folder.lower().replace(" ", "-"), kinds, 1, _ALIKE)
    return kinds[near[0]] if near and kinds[near[0]].folder != folder else None


def _only(fields: Fields[Heading], *messages: Message) -> Fields[Heading]:
    """One message, or that of the file's name, in the place of all that say which fields a plain page has."""
    others = [one for one in fields.messages if one.code not in ("field-unknown", "field-missing")]
    return replace(fields, messages=(*messages, *others))


def _file_name(path: Path, file: str) -> tuple[Message, ...]:
    """Names become web addresses and names of downloads, so they keep to what every system can hold."""
    _, *folders, _ = file.split("/")
    for part, ending in (*((folder, "") for folder in folders), (path.stem, path.suffix)):
        if not _NAME.fullmatch(part):
            kind = None if ending else _nearly(part)
            better = kind.folder if kind else re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") or "page"
            what = f"The name “{part}{ending}” does not work as a web address."
            mend = f"Use small letters, digits and hyphens: {better}{ending}"
            return (Message(file, 1, what, mend, "file-name"),)
    return ()


def read_glossary(content: Path) -> tuple[tuple[Entry, ...], tuple[Message, ...]]:
    """Read the words that the glossary explains; a site may have none."""
    path = content / GLOSSARY_FILE
    if not path.exists():
        return (), ()
    file = f"{content.name}/{GLOSSARY_FILE}"
    text, message = _read_text(path, file)
    if message:
        return (), (message,)
    entries, messages = read_terms(text, file)
    return entries, (*messages, *meanings.check(entries, text, file))


def read_evidence(content: Path, today: date) -> tuple[Evidence, tuple[Message, ...]]:
    """Read what is known of how accessible the site is, by `today`; a site may have none of it."""
    found, messages = results.read(content / results.FILE)
    if found:
        messages = (*evidence_rule.checks(found, f"{content.name}/{results.FILE}", today),)
    path, file = content / STATEMENT_FILE, f"{content.name}/{STATEMENT_FILE}"
    if not path.exists():
        return Evidence(None, found), messages
    text, message = _read_text(path, file)
    if message:
        return Evidence(None, found), (*messages, message)
    written = read_answers(text, Accessibility, file)
    if written.sketch:
        troubles = evidence_rule.statement(written.sketch, today)
        messages = (*messages, *trouble.told(troubles, written, file))
    return Evidence(written.values, found), (*messages, *written.messages)
