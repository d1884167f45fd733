"""When the accessibility statement was prepared and reviewed, and how the site was tested."""

from __future__ import annotations

from builder.compose.blocks import Words, bullets, listed, para, sentence
from builder.document import Block, Blocks
from builder.evidence import Evidence
from builder.results import Results
from builder.schema.accessibility import ManualCheck
from builder.statements import long_date
from builder.words import many


def preparation(evidence: Evidence) -> Blocks:
    """The days that the law asks for, and what was tested."""
    tested = _last_tested(evidence)
    if not tested:
        return (*_days(evidence), para("No tests of this website are recorded yet."))
    return (*_days(evidence), *tested, *_by_people(evidence), *_by_programs(evidence.results))


def _days(evidence: Evidence) -> Blocks:
    written, reviewed = evidence.written, evidence.reviewed
    if written is None or reviewed is None:
        return (para("Nobody has written down yet when this statement was prepared and reviewed."),)
    prepared = f"This statement was prepared on {long_date(written.prepared)}."
    return (para(f"{prepared} It was last reviewed on {long_date(reviewed)}."),)


def _last_tested(evidence: Evidence) -> Blocks:
    """The newest day of any test, and who carried it out."""
    days = [check.on for check in evidence.checks_by_people()]
    days += [evidence.results.checked] if evidence.results else []
    if not days:
        return ()
    words = f"This website was last tested on {long_date(max(days))}."
    written = evidence.written
    who = (
        f" The test was carried out by {written.tested_by.rstrip('.')}."
        if written and written.tested_by
        else ""
    )
    how = (para(sentence(written.how_tested)),) if written and written.how_tested else ()
    return (para(words + who), *how)


def _by_people(evidence: Evidence) -> Blocks:
    checks = evidence.checks_by_people()
    if not checks:
        return (para("No checks by people are recorded yet."),)
    return (para("People checked:"), *bullets(map(_check, checks)))


def _check(check: ManualCheck) -> Words:
    found = (
        "They found nothing that does not work." if check.passed else f"They found: {sentence(check.found)}"
    )
    return f"{sentence(check.what)} {_by(check)} {found}"


def _by(check: ManualCheck) -> str:
    return f"By {check.by.rstrip('.')}, on {long_date(check.on)}."


def _by_programs(results: Results | None) -> Blocks:
    if results is None or not results.checks:
        return (para("No automatic checks are recorded yet."),)
    tools = (
        listed(f"{name} {version}" for name, version in sorted(results.tools.items()))
        if results.tools
        else ""
    )
    views = {view for check in results.checks for view in check.views}
    ways = f", each shown in {many(len(views), 'way')}" if len(views) > 1 else ""
    what = f"Programs ({tools})" if tools else "Programs"
    files = f", and {many(len(results.files), 'file')} to download" if results.files else ""
    opening: Block = para(
        f"{what} checked {many(len(results.pages), 'page')}{ways}{files}, on {long_date(results.checked)}. "
        "They looked for:"
    )
    return (opening, *bullets(sentence(check.title) for check in results.checks))
