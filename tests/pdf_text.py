"""Where tests used to find what reads a PDF back."""

from builder.checks.paper.ink import Drawn
from builder.checks.paper.pdf import drawn, tag_text, tagged
from builder.checks.paper.tree import Tagged

__all__ = ["Drawn", "Tagged", "drawn", "tag_text", "tagged"]
