"""Pay and expenses in words: what people get, what they get back, and what it can do to their benefits."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import Words, bullets, ended, inlines, joined, listed, para, section, sentence
from builder.document import Block, Blocks, Callout, Link, Section, Text
from builder.schema.opportunity import Opportunity
from builder.schema.site import EXPENSES, Expense

HEADING = "Pay and expenses"

EXPENSE_WORDS: dict[Expense, str] = {
    "travel": "travel",
    "childcare": "childcare",
    "replacement care": "care for somebody you look after",
    "personal assistant": "a personal assistant",
    "meals": "meals",
    "phone and internet": "phone and internet",
}


def pay_in_words(item: Item[Opportunity]) -> str:
    """What people are paid, as a sentence."""
    if not item.fields.paid:
        return "You are not paid for this."
    return f"You are paid {ended(item.fields.payment)}"


def paid_expenses(item: Item[Opportunity], catalogue: Catalogue) -> tuple[Expense, ...]:
    """The expenses that are paid, in a fixed order: the page's own, or else the organisation's."""
    own = item.fields.expenses
    wanted = catalogue.site.expenses if own is None else own
    return tuple(expense for expense in EXPENSES if expense in wanted)


def expenses_of(item: Item[Opportunity], catalogue: Catalogue) -> str:
    """The expenses as a sentence or two; the four that keep people away are always answered."""
    paid = paid_expenses(item, catalogue)
    not_paid = [EXPENSE_WORDS[one] for one in EXPENSES[:4] if one not in paid]
    if not paid:
        return "We do not pay expenses for this."
    words = f"We pay your expenses for {listed(EXPENSE_WORDS[one] for one in paid)}."
    return f"{words} We do not pay for {listed(not_paid, 'or')}." if not_paid else words


def pay(item: Item[Opportunity], catalogue: Catalogue) -> Section | None:
    """The section about pay, expenses, other rewards and benefits."""
    fields, site = item.fields, catalogue.site
    when = sentence(fields.paid_how_and_when) if fields.paid_how_and_when else ""
    blocks: list[Block] = [para(f"{pay_in_words(item)} {when}".strip())]
    expenses = expenses_of(item, catalogue)
    if paid_expenses(item, catalogue):
        expenses = f"{expenses} {sentence(site.how_expenses)}"
    blocks.append(para(expenses))
    if fields.reward:
        blocks += [para("You also get:"), *bullets(fields.reward)]
    if fields.paid:
        blocks.append(_benefits(catalogue))
    if site.pay_policy:
        blocks.append(para("Read ", _policy(site.pay_policy), "."))
    return section(HEADING, tuple(blocks))


def _benefits(catalogue: Catalogue) -> Callout:
    warning = (
        "Pay can change your benefits, even if it is a small amount. Please get advice before you say yes. "
        "You can also take less pay, or none."
    )
    inside: Blocks = (para(warning), para(sentence(catalogue.site.benefits_advice)))
    return Callout("important", inlines("Check your benefits first"), inside)


def _policy(page: str) -> Words:
    """A link to the page that has all the rules."""
    if page.startswith(("http://", "https://")):
        return joined((Link((Text("how we pay people"),), page),))
    path, _, place = page.strip("/").partition("#")
    address = "/" + path.removesuffix(".md").removesuffix("/index") + "/"
    return (Link((Text("how we pay people"),), address + (f"#{place}" if place else "")),)
