"""Checks of a finished site in a real browser: what each looks for, and what it found."""
