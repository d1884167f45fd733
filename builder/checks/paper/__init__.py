"""Checks of finished files for paper: what would keep people out of a PDF or a Word file."""
