"""The accessibility statement, in the order that the regulations of 2018 ask for.

The sentences that the model statement fixes are used as they are (`_APPLIES`, `_ENFORCED`, `_COMMITTED`,
`_STANDARD` and the headings); all others are ours. What rests on a check is claimed only while that check is
recorded without findings; otherwise it stands as an aim.
"""

from __future__ import annotations

from builder.catalogue import Catalogue
from builder.compose.blocks import Words, ask, bullets, joined, page_link, para, section, sentence
from builder.compose.composed import Composed
from builder.compose.easy.sentences import Easy, email, idea, page, phone
from builder.compose.standing import barriers, complaints, reading, tested
from builder.compose.standing.compliance import Compliance, compliance, doubts, shown
from builder.compose.standing.enforcement import REGULATIONS, Body, body_of
from builder.document import Blocks, Inlines, Link, Section, Text
from builder.schema.site import Site
from builder.words import many

TITLE = "Accessibility statement"
SCOPE = "What this statement is about"
HOW = "How accessible this website is"
FEEDBACK = "Feedback and contact information"
ENFORCEMENT = "Enforcement procedure"
TECHNICAL = "Technical information about this website’s accessibility"
STATUS = "Compliance status"
NOT_ACCESSIBLE = "Non-accessible content"
DOING = "What we are doing to improve accessibility"
PREPARED = "Preparation of this accessibility statement"

# What people can do, by the check that shows it.
_CLAIMS = {
    "zoom": "make everything up to four times as big, and read it without going sideways",
    "keyboard": "reach and use everything with a keyboard",
    "axe": "hear the pages with a screen reader",
    "noscript": "read everything on an old phone, or with scripts turned off",
}

_APPLIES = "This accessibility statement applies to the website"
_ENFORCED = "is responsible for enforcing"
_UNHAPPY = "If you’re not happy with how we respond to your complaint, contact"
_COMMITTED = "is committed to making its website accessible, in accordance with"
_STANDARD = "the Web Content Accessibility Guidelines version 2.2 AA standard"


def compose(catalogue: Catalogue) -> Composed:
    """What works, what does not, whom to tell, and how we know."""
    site, evidence = catalogue.site, catalogue.evidence
    body = body_of(evidence.written.nation if evidence.written else "england")
    return Composed(
        title=TITLE,
        summary="How accessible this website is, and how to tell us what does not work for you.",
        after=(
            section(SCOPE, *_scope(site)),
            section(HOW, *_how(catalogue)),
            section(FEEDBACK, *_feedback(site)),
            section(ENFORCEMENT, *_enforcement(body)),
            section(TECHNICAL, *_technical(catalogue)),
            section(NOT_ACCESSIBLE, *_not_accessible(catalogue)),
            section(DOING, *_doing(catalogue)),
            section(PREPARED, *tested.preparation(evidence)),
        ),
        easy=_easy(catalogue, body),
    )


def _scope(site: Site) -> Blocks:
    return (
        para(f"{_APPLIES} {site.name}: ", site.root, f". {sentence(site.organisation)[:-1]} runs it."),
        para("It is about every page, and about the files that you can download from them."),
    )


def _how(catalogue: Catalogue) -> Blocks:
    made: list[Words] = [
        joined("choose other sizes, spaces and colours: ", page_link(reading.ADDRESS, reading.TITLE)),
        "have pages in easy read, in large print, in Word, or as sound",
    ]
    sure = [words for check, words in _CLAIMS.items() if shown(check, catalogue.evidence, catalogue.today)]
    aims = [words for check, words in _CLAIMS.items() if words not in sure]
    wanted = (
        para("We want you to be able to do this too, but no check shows yet that it works everywhere:"),
    )
    return (
        para("We want everybody to be able to use this website. We have made it so that you can:"),
        *bullets((*made, *sure)),
        *((*wanted, *bullets(aims)) if aims else ()),
        *_does_not_work(catalogue),
    )


def _does_not_work(catalogue: Catalogue) -> Blocks:
    """The parts that people will run into, in plain words, before any law."""
    evidence = catalogue.evidence
    problems = evidence.written.problems if evidence.written else []
    found = evidence.results.barriers if evidence.results else ()
    failed = [sentence(check.found) for check in evidence.checks_by_people() if not check.passed]
    rows: list[Words] = [
        f"{sentence(one.what)} {sentence(one.instead) if one.instead else ''}".strip() for one in problems
    ]
    rows += failed
    if found:
        rows.append(f"Automatic checks found {many(len(found), 'barrier')}, which we list further down.")
    if not rows:
        but = " But we have not finished checking." if doubts(evidence, catalogue.today) else ""
        return (para(f"We know of nothing that does not work.{but} If you find something, please tell us."),)
    return (para("We know that some parts do not work for everybody:"), *bullets(rows))


def _feedback(site: Site) -> Blocks:
    formats = site.other_formats
    return (
        para("Does something not work for you? Please tell us. You can ask ", ask(site.contact), "."),
        para(
            "Do you need something in another format? It is free. Call ",
            formats.phone,
            " or e-mail ",
            formats.email,
            ".",
        ),
        para(f"We will answer within {many(formats.reply_days, 'working day')}."),
    )


def _enforcement(body: Body) -> Blocks:
    textphone = f" The textphone is {body.textphone}." if body.textphone else ""
    return (
        para("Please tell us first. If our answer does not help, ", _complaints(), "."),
        para(f"{body.enforces} {_ENFORCED} {REGULATIONS} (the ‘accessibility regulations’)."),
        para(
            f"{_UNHAPPY} {body.turn_to}. Call ", body.phone, f".{textphone} The website is ", _site(body), "."
        ),
    )


def _complaints() -> Inlines:
    return complaints.more("you can complain")


def _site(body: Body) -> Inlines:
    words = body.web.removeprefix("https://").rstrip("/")
    return (Link((Text(words),), body.web),)


def _technical(catalogue: Catalogue) -> Blocks:
    organisation = catalogue.site.organisation
    status = section(STATUS, *_status(catalogue), level=3)
    return (para(f"{organisation} {_COMMITTED} {REGULATIONS}."), *((status,) if status else ()))


def _status(catalogue: Catalogue) -> Blocks:
    """The sentence that the law fixes, and in plain words why it is not a better one."""
    evidence, today = catalogue.evidence, catalogue.today
    found = compliance(evidence, today)
    claim = f"This website is {found.value} with {_STANDARD}"
    why = doubts(evidence, today)
    lists = _listed(catalogue)
    if found is Compliance.PARTLY and lists:
        claim += f", due to {lists} listed below"
    if found is Compliance.NOT and lists:
        claim += ". The non-compliances and/or exemptions are listed below"
    if not why:
        return (para(f"{claim}."),)
    reasons = "We do not say that it is fully compliant, because:"
    return (para(f"{claim}."), para(reasons), *bullets(why))


def _listed(catalogue: Catalogue) -> str:
    """What stands in the lists below, in the words of the model statement."""
    exempt = barriers.burden(catalogue.evidence) or barriers.out_of_scope(catalogue.evidence)
    broken = barriers.non_compliance(catalogue)
    names = [name for name, there in (("the non-compliances", broken), ("the exemptions", exempt)) if there]
    return " and ".join(names)


def _not_accessible(catalogue: Catalogue) -> Blocks:
    parts: tuple[Section | None, ...] = (
        barriers.non_compliance(catalogue),
        barriers.burden(catalogue.evidence),
        barriers.out_of_scope(catalogue.evidence),
    )
    found = tuple(part for part in parts if part)
    if found:
        return (para("The content listed below is non-accessible for the following reasons."), *found)
    if doubts(catalogue.evidence, catalogue.today):
        return (
            para("We know of no content that is not accessible. There may be some that we have not found."),
        )
    return (para("We know of no content that is not accessible."),)


def _doing(catalogue: Catalogue) -> Blocks:
    written = catalogue.evidence.written
    own = written.what_we_do if written else []
    return (
        *bullets(
            (
                *map(sentence, own),
                "Every page is made in several formats from the same words, so that nobody gets less.",
                "We put right what people tell us, and what our checks find.",
                "We read this statement again at least once a year.",
            )
        ),
        *barriers.remarks(catalogue),
    )


# ---- Easy read ---------------------------------------------------------------------------------------------


def _easy(catalogue: Catalogue, body: Body) -> Easy:
    """The statement in easy words, without headings: those of the law are hard to read."""
    formats = catalogue.site.other_formats
    meaning = "Accessible means that everybody can use it."
    sure = compliance(catalogue.evidence, catalogue.today) is Compliance.FULLY
    not_yet = () if sure else (idea("not-sure", "Some parts may not work for everybody yet."),)
    bigger = _can("make the words bigger", shown("zoom", catalogue.evidence, catalogue.today))
    keyboard = _can("use a keyboard", shown("keyboard", catalogue.evidence, catalogue.today))
    who = joined("They are called ", body.turn_to.partition(" (")[0], ".")
    return page(
        (
            "",
            (
                idea("website", f"This page is about our website. It says if it is accessible. {meaning}"),
                idea("magnifier", bigger),
                idea("keyboard", keyboard),
                idea("listen", "You can listen to our pages."),
                idea("read", "You can have our pages in easy read."),
                *not_yet,
                idea("speak-up", "Does something not work for you? Please tell us."),
                idea("phone", "You can call ", phone(formats.phone), "."),
                idea("e-mail", "You can e-mail ", email(formats.email), "."),
                idea("waiting", f"We will answer in {many(formats.reply_days, 'working day')}."),
                idea("sad", "Are you not happy with our answer? ", complaints.more("You can complain"), "."),
                idea("law", "Other people can help you too. ", who),
                idea("phone", "You can call them on ", phone(body.phone), "."),
                idea("again", "We look at this page again every year."),
            ),
        ),
    )


def _can(what: str, sure: bool) -> str:
    return f"You can {what}." if sure else f"We want you to be able to {what}."
