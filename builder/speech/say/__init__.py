"""How written British English is said: one module a subject, each a few functions from text to text."""
