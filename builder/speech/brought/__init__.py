"""Recordings that people made and brought along: looked at first, then made to fit among the others."""

from builder.speech.brought.bring import Brought, bring
from builder.speech.brought.examine import Examined, examine

__all__ = ["Brought", "Examined", "bring", "examine"]
