"""What is not accessible, as the accessibility statement lists it."""

from __future__ import annotations

from builder.catalogue import Catalogue
from builder.compose.blocks import Words, bullets, inlines, joined, link, para, section, sentence
from builder.document import Block, Blocks, Definition, DefinitionList, Paragraph, Section, Text
from builder.evidence import Evidence
from builder.results import Finding, Results
from builder.schema.accessibility import Burden, ManualCheck, Problem
from builder.statements import long_date
from builder.wcag import CRITERIA, in_order, named

_EASY_READ = "easy-read/"  # the end of an address at which a page stands in easy read
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


def _by_programs(results: Results, catalogue: Catalogue) -> Blocks:
    """The findings by the criterion that they break, each kind of barrier with its pages."""
    if not results.findings:
        return ()
    by_criterion: dict[str, dict[str, list[str]]] = {}
    for finding in sorted(results.findings, key=_as_counted):
        number = finding.criterion if finding.criterion in CRITERIA else ""
        pages = by_criterion.setdefault(number, {}).setdefault(finding.what, [])
        if finding.page not in pages:
            pages.append(finding.page)
    return (
        para(f"The automatic checks on {long_date(results.checked)} found the barriers below."),
        para("We have not set a day yet by which we will put them right."),
        DefinitionList(tuple(_criterion(one, kinds, catalogue) for one, kinds in by_criterion.items())),
    )


def _as_counted(finding: Finding) -> tuple[bool, tuple[int, ...], str, str]:
    """In the order of WCAG, what breaks no criterion last."""
    known = finding.criterion in CRITERIA
    return not known, in_order(finding.criterion) if known else (), finding.what, finding.page


def _criterion(number: str, kinds: dict[str, list[str]], catalogue: Catalogue) -> Definition:
    term = _heading(number)
    meanings: tuple[tuple[Block, ...], ...] = tuple(
        (Paragraph(joined(f"{sentence(what)} ", _where(pages, catalogue))),) for what, pages in kinds.items()
    )
    return Definition((Text(term),), meanings)


def _heading(number: str) -> str:
    """What stands above the barriers of a criterion, or of none."""
    return named(number) if number else "Good practice that is no criterion of its own"


def _where(pages: list[str], catalogue: Catalogue) -> Words:
    """The pages that have a barrier: `On 12 pages, such as: About us, Get involved, Home.`"""
    parts: list[Words] = []
    for address in pages[:_SHOWN]:
        parts += [", " if parts else "", _page(address, catalogue)]
    if len(pages) == 1:
        return joined("On this page: ", *parts, ".")
    such = ", such as" if len(pages) > _SHOWN else ""
    return joined(f"On {len(pages)} pages{such}: ", *parts, ".")


def _page(address: str, catalogue: Catalogue) -> Words:
    """A link to a page that is still there, or else the address it had."""
    place = address.removesuffix(_EASY_READ)
    easy = ", in easy read" if place != address else ""
    if not place:
        return f"the first page{easy}"
    item = next((one for one in catalogue.items.values() if one.address == place), None)
    there = item and catalogue.named(item.name)
    return joined(link(there) if there else f"the page {place}", easy)
