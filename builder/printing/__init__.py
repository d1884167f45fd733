"""Things that staff print: a table of them, and how each is made of the pages that somebody asks for."""
