"""Pay, benefits and expenses in easy read."""

from __future__ import annotations

import re

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import sentence
from builder.compose.easy.sentences import Ideas, idea, is_easy, labelled, own
from builder.compose.money import paid_expenses
from builder.document import Idea
from builder.schema.opportunity import Opportunity
from builder.schema.site import EXPENSES, Expense, Site

# “£15 an hour” can follow “We pay you”; “£15 gift card” cannot.
_AMOUNT = re.compile(
    r"£\d[\d,]*(?:\.\d\d)?(?=$|[.,;]| (?:an?|for|each|every|per|once|to|or|and|in|by|when|if)\b)"
)
_EXPENSES: dict[Expense, tuple[str, str, str]] = {
    "travel": ("bus", "your travel", ""),
    "childcare": ("parent-and-child", "childcare", "Childcare means somebody looks after your children."),
    "replacement care": ("carer", "care for someone you look after", ""),
    "personal assistant": (
        "carer",
        "a personal assistant",
        "A personal assistant is someone who supports you.",
    ),
    "meals": ("food", "your meals", ""),
    "phone and internet": ("mobile-phone", "your phone and internet", ""),
}
BENEFITS = idea("warning", "Pay can change your benefits. Benefits are money from the government.")


def pay(payment: str | None, paid: bool, site: Site) -> Ideas:
    """What people are paid, and what that can do to their benefits; `payment` is in an officer's words."""
    if not paid or not payment:
        return (idea("money", "We do not pay you for this."),)
    return (*_amount(payment), BENEFITS, advice(site))


def _amount(payment: str) -> Ideas:
    words = f"We pay you {sentence(payment)}"
    if _AMOUNT.match(payment) and is_easy(words):
        return (idea("money", words),)
    return own("money", "Pay", payment, "We pay you for this. You can read how much on the full page.")


def advice(site: Site) -> Idea:
    """Where to get advice before taking money."""
    where = labelled("Advice", site.benefits_advice)
    return idea("information", f"Get advice before you say yes. {where}".strip())


def expenses(item: Item[Opportunity], catalogue: Catalogue) -> Ideas:
    """Which expenses are paid and which are not; the four that keep people away are always answered."""
    paid = paid_expenses(item, catalogue)
    meaning = "Expenses are costs like bus fares."
    if not paid:
        return (idea("receipt", f"We do not pay your expenses. {meaning}"),)
    found = [idea("receipt", f"We pay expenses. {meaning}")]
    for expense in EXPENSES:
        symbol, words, explained = _EXPENSES[expense]
        if expense in paid:
            found.append(idea(symbol, f"We pay for {words}. {explained}".strip()))
        elif expense in EXPENSES[:4]:
            found.append(idea("no", f"We do not pay for {words}. {explained}".strip()))
    return *found, *own("receipt", "How we pay expenses", catalogue.site.how_expenses)
