"""Checks of a finished Word file: what would keep people out, or make it hard to read, to hear or to change.

`RULES` is the table of them, and `check` looks for all. Rules without a criterion of WCAG are those of clear
print (RNIB Clear Print; UKAAF G003) and of files that staff can go on working with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.checks.paper import word_layout, word_links, word_print, word_structure
from builder.checks.paper.fault import Fault
from builder.ooxml.reading import Unreadable, WordFile, read


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it asks for in plain words, the criterion of WCAG, and how it is looked for.

    The function gives what is wrong and where, each as words.
    """

    name: str
    title: str
    criterion: str
    broken: Callable[[WordFile], Iterator[tuple[str, str]]]


RULES: tuple[Rule, ...] = (
    Rule("title", "The file says what it is called", "2.4.2", word_structure.title),
    Rule("language", "Programs that read aloud know the language", "3.1.1", word_structure.language),
    Rule("headings", "Headings are real and leave out no level", "1.3.1", word_structure.headings),
    Rule("fake-headings", "No bold words stand in for a heading", "1.3.1", word_structure.fake_headings),
    Rule("lists", "Lists are real lists", "1.3.1", word_structure.fake_lists),
    Rule("captions", "Captions stand with their picture or table", "1.3.1", word_structure.captions),
    Rule("alt", "Pictures have words that stand in for them", "1.1.1", word_structure.alt_text),
    Rule("header-rows", "Tables have a row of headers", "1.3.1", word_layout.header_rows),
    Rule("split-rows", "Rows of tables stay on one page", "", word_layout.split_rows),
    Rule(
        "merged-cells", "No cells are joined, and no table is in a table", "1.3.1", word_layout.merged_cells
    ),
    Rule("empty", "No empty lines make spaces", "", word_layout.empty_paragraphs),
    Rule("spaces", "No rows of spaces make columns", "1.3.2", word_layout.rows_of_spaces),
    Rule("boxes", "No words stand in boxes beside the text", "1.3.2", word_layout.text_boxes),
    Rule("floating", "Pictures stand where they are talked of", "1.3.2", word_layout.floating),
    Rule("columns", "The text has one column", "", word_layout.columns),
    Rule("places", "Links inside the file lead somewhere", "2.4.4", word_links.places),
    Rule("bookmarks", "Every place has a name of its own that Word takes", "", word_links.bookmarks),
    Rule("link-words", "Links have words and an address", "2.4.4", word_links.link_words),
    Rule("contents", "The contents list shows what the file holds", "", word_links.contents),
    Rule("styles", "Every style and list in use is there", "", word_links.styles),
    Rule("size", "No type is smaller than 14 points", "", word_print.size),
    Rule("contrast", "Words stand out from the paper", "1.4.3", word_print.contrast),
    Rule("plain-type", "No italics, no blocks of capitals, no lines under words", "", word_print.plain_type),
    Rule("left", "Lines begin at the left and end where they may", "", word_print.aligned),
    Rule("hyphens", "No words are broken at the ends of lines", "", word_print.hyphens),
    Rule("mode", "Word shows it as a file of today", "", word_print.mode),
)


def check(file: Path, rules: Sequence[Rule] = RULES) -> tuple[Fault, ...]:
    """Everything that is wrong with a Word file, in the order of the rules; raises OSError."""
    try:
        found = read(file)
    except Unreadable:
        return (Fault("This is not a Word file that can be read."),)
    return tuple(
        Fault(what, where, rule.criterion)
        for rule in rules
        for what, where in dict.fromkeys(rule.broken(found))
    )


def named(name: str) -> Rule:
    """The rule of this name."""
    return next(rule for rule in RULES if rule.name == name)
