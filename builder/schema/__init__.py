"""Kinds of content and the fields officers write: one module a kind."""
