"""Involve: one Markdown file becomes everything people need to be involved."""

__version__ = "0.1.0"
