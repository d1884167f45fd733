"""What `involve fields` tells: every field of a kind in plain text that reads well aloud."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterator

from pydantic.fields import FieldInfo

from builder.schema.editors import MODELS
from builder.schema.kinds import KINDS
from builder.schema.problems import named, shown
from builder.schema.shapes import choices_in, model_in
from builder.schema.written import in_example

WIDTH = 100

# One sentence for each kind of content and for the files that there is one of.
ABOUT = {
    "opportunity": "Something that people can join, or should know about.",
    "feedback": "What people said about an opportunity, what you did, and why.",
    "strategy": "What your organisation commits to, what it does about it, and when it looks again.",
    "group": "A group or forum that people can join at any time.",
    "event": "A meeting on one day, at a venue or from home.",
    "venue": "A place where people meet, and what it is like to get there and be there.",
    "edition": "A monthly edition of the Talking News.",
    "newsletter": "A newsletter, made of pages that are there already.",
    "page": "A plain page of words.",
    "site": "Your organisation and how to reach it. This is true of every page and written once.",
    "glossary": "The words that need explaining, written once for all pages.",
    "accessibility": "What people know of how accessible the site is, for the accessibility statement.",
}

ONE_OF = ("site", "glossary", "accessibility")

# Fields that are needed in some files of a kind only, and when.
SOMETIMES = {
    ("opportunity", "can_change"): "Needed, unless it is information only.",
    ("opportunity", "cannot_change"): "Needed, unless it is information only.",
    ("opportunity", "ways"): "Needed, unless it is information only.",
    ("opportunity", "decided_by"): "Needed for a consultation.",
    ("opportunity", "decision_date"): "Needed for a consultation.",
    ("opportunity", "short_because"): "Needed for a consultation that is shorter than you promise.",
    ("event", "venue"): "Needed, unless people join online.",
    ("event", "online"): "Needed, unless there is a venue.",
    ("glossary", "terms"): "Needed.",
}


def file_of(kind: str) -> str:
    """Where files of a kind stand, as officers know it."""
    if kind in ONE_OF:
        return f"content/{kind}.yml"
    folder = next(one.folder for one in KINDS if one.name == kind)
    return "/".join(part for part in ("content", folder, "a-name.md") if part)


def tell_kinds() -> str:
    """The kinds of content, one sentence each."""
    lines = [f"{name}: {about}" for name, about in ABOUT.items()]
    return "\n".join(
        [
            "These are the kinds of content:",
            "",
            *lines,
            "",
            "To see the fields of one: involve fields opportunity",
        ]
    )


def nearest(kind: str) -> str | None:
    """The kind that is meant by a name that is none: `opportunities` gives `opportunity`."""
    folders = {one.folder: one.name for one in KINDS if one.folder}
    wanted = kind.strip().lower()
    near = difflib.get_close_matches(wanted, (*folders, *ABOUT), 1)
    return folders.get(near[0], near[0]) if near else None


def tell_fields(kind: str) -> str:
    """Every field of a kind: the needed ones first, each with help, an example and the promise it keeps."""
    fields = named(MODELS[kind])
    needed = [name for name in fields if _need(kind, name, fields[name]).startswith("Needed")]
    others = [name for name in fields if name not in needed]
    opening = f"{ABOUT[kind]} It is written in {file_of(kind)}"
    opening += "." if kind in ONE_OF else ", between two lines of three dashes at the top."
    told = [_wrapped(opening), "", f"The fields that are needed ({len(needed)})", ""]
    told += [line for name in needed for line in _field(kind, name, fields[name])]
    if others:
        told += [f"The fields that you may leave out ({len(others)})", ""]
        told += [line for name in others for line in _field(kind, name, fields[name])]
    return "\n".join(told).rstrip()


def _need(kind: str, name: str, info: FieldInfo) -> str:
    return SOMETIMES.get((kind, name), "Needed." if info.is_required() else "You may leave it out.")


def _field(kind: str, name: str, info: FieldInfo) -> Iterator[str]:
    yield name
    yield _wrapped(f"{_need(kind, name, info)} {info.description}", "  ")
    if choices := choices_in(info.annotation):
        yield _wrapped(f"The choices are: {', '.join(map(shown, choices))}.", "  ")
    inner = model_in(info.annotation)
    if inner and any(one.description for one in inner.model_fields.values()):
        yield "  It has these parts:"
        for part, about in named(inner).items():
            need = "Needed." if about.is_required() else "You may leave it out."
            yield _wrapped(f"- {part}. {need} {about.description}", "  ", "    ")
    for line in in_example(name, info).splitlines():
        starts = len(line) - len(line.lstrip())
        yield _wrapped(line, "  ", " " * (6 + starts))
    yield _wrapped(f"The promise it keeps: {_promise(info)}", "  ")
    yield ""


def _promise(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    return str(extra["promise"]) if isinstance(extra, dict) and "promise" in extra else ""


def _wrapped(words: str, indent: str = "", hanging: str | None = None) -> str:
    """Words in lines of at most 100 characters; a long example goes on further right, as YAML allows."""
    inside = words.lstrip()
    return textwrap.fill(
        inside,
        WIDTH,
        initial_indent=indent + words[: len(words) - len(inside)],
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
