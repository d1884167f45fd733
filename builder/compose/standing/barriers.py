"""What is not accessible, as the accessibility statement lists it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.catalogue import Catalogue
from builder.compose.blocks import Words, bullets, inlines, joined, link, para, section, sentence
from builder.document import Block, Blocks, Definition, DefinitionList, Inlines, Paragraph, Section, Text
from builder.easy_links import FOLDER
from builder.evidence import Evidence
from builder.results import Finding, Results, is_file
from builder.schema.accessibility import Burden, ManualCheck, Problem
from builder.statements import long_date
from builder.wcag import CRITERIA, in_order, named

# Pages that people know by what they are, not by their address.
_KNOWN = {"": "the first page", "404.html": "the page that says that a page is not there"}
_SHOWN = 3  # pages that are named; of a barrier on more, the first stand for all


def non_compliance(catalogue: Catalogue) -> Section | None:
    """What breaks the regulations: what people know, what people found, and what programs found."""
    evidence = catalogue.evidence
    known = evidence.written.problems if evidence.written else []
    found = (one for one in evidence.checks_by_people() if not one.passed)
    return section(
        "Non-compliance with the accessibility regulations",
        bullets((*map(_problem, known), *map(_failed, found))),
        _by_programs(evidence.results, catalogue) if evidence.results else (),
        level=3,
    )


def burden(evidence: Evidence) -> Section | None:
    """What it would be out of proportion to mend."""
    listed = evidence.written.burden if evidence.written else []
    return section("Disproportionate burden", bullets(map(_burden, listed)), level=3)


def out_of_scope(evidence: Evidence) -> Section | None:
    """What the regulations do not apply to."""
    listed = evidence.written.out_of_scope if evidence.written else []
    rows = (f"{sentence(one.thing)} Why: {sentence(one.why)}" for one in listed)
    heading = "Content that’s not within the scope of the accessibility regulations"
    return section(heading, bullets(rows), level=3)


def _problem(problem: Problem) -> Words:
    by = f"We will put it right by {long_date(problem.fix_by)}."
    return _row(problem.what, problem.effect, _breaks(problem.criterion), _until(problem.instead), by)


def _failed(check: ManualCheck) -> Words:
    when = f"Found by {check.by.rstrip('.')} on {long_date(check.on)}."
    some = 0 < len(check.criteria) < len(CRITERIA)
    against = f"It was checked against {named(*check.criteria)}." if some else ""
    return _row(check.found, f"What was checked: {check.what}", against, when)


def _burden(one: Burden) -> Words:
    broken = _breaks(one.criterion) if one.criterion else ""
    return _row(one.what, broken, f"Why we do not mend it now: {sentence(one.why)}", _until(one.instead))


def _row(*parts: str) -> Words:
    return inlines(" ".join(sentence(part) for part in parts if part))


def _until(instead: str | None) -> str:
    return f"What you can do instead: {sentence(instead)}" if instead else ""


def _breaks(criterion: str) -> str:
    return f"It fails {named(criterion)}."


# ---- What programs found -----------------------------------------------------------------------------------


def remarks(catalogue: Catalogue) -> Blocks:
    """What programs found that breaks no criterion, and so is no non-compliance."""
    results = catalogue.evidence.results
    if results is None or not results.remarks:
        return ()
    return (
        para(
            f"The automatic checks on {long_date(results.checked)} also found things that do not break the "
            "regulations. People have to judge some of them, and others could be better. We look at each:"
        ),
        *bullets(_kinds(results.remarks, catalogue)),
    )


def _by_programs(results: Results, catalogue: Catalogue) -> Blocks:
    """The barriers by the criterion that they break, each kind of barrier with its pages."""
    if not results.barriers:
        return ()
    by_criterion = groupby(sorted(results.barriers, key=_as_counted), key=lambda one: one.criterion)
    return (
        para(f"The automatic checks on {long_date(results.checked)} found the barriers below."),
        para("We have not set a day yet by which we will put them right."),
        DefinitionList(tuple(_criterion(number, found, catalogue) for number, found in by_criterion)),
    )


def _as_counted(finding: Finding) -> tuple[tuple[int, ...], str, str]:
    """In the order of WCAG."""
    return in_order(finding.criterion), finding.what, finding.page


def _criterion(number: str, found: Iterable[Finding], catalogue: Catalogue) -> Definition:
    meanings: tuple[tuple[Block, ...], ...] = tuple((Paragraph(words),) for words in _kinds(found, catalogue))
    return Definition((Text(named(number)),), meanings)


def _kinds(found: Iterable[Finding], catalogue: Catalogue) -> Iterator[Inlines]:
    """Each kind of finding once, with its pages."""
    pages: dict[str, dict[str, None]] = {}
    for one in found:
        pages.setdefault(one.what, {})[one.page] = None
    return (joined(f"{sentence(what)} ", _where(list(where), catalogue)) for what, where in pages.items())


def _where(pages: list[str], catalogue: Catalogue) -> Words:
    """The pages that have a barrier: `On 12 pages, such as: About us, Get involved, Home.`"""
    parts: list[Words] = []
    for address in pages[:_SHOWN]:
        parts += [", " if parts else "", _page(address, catalogue)]
    files = sum(map(is_file, pages))
    many = "files" if files == len(pages) else "pages and files" if files else "pages"
    if len(pages) == 1:
        return joined("In " if files else "On this page: ", *parts, ".")
    such = ", such as" if len(pages) > _SHOWN else ""
    return joined(f"{'In' if files == len(pages) else 'On'} {len(pages)} {many}{such}: ", *parts, ".")


def _page(address: str, catalogue: Catalogue) -> Words:
    """A link to a page that is still there, or else the address it had; a file by its name."""
    if "?" in address:
        return "what a search finds"
    if is_file(address):
        return f"the file {address.rpartition('/')[2]}"
    place = address.removesuffix(FOLDER)
    easy = ", in easy read" if place != address else ""
    if place in _KNOWN:
        return f"{_KNOWN[place]}{easy}"
    item = next((one for one in catalogue.items.values() if one.address == place), None)
    there = item and catalogue.named(item.name)
    return joined(link(there) if there else f"the page {place}", easy)
