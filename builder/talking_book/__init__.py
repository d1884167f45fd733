"""Talking books: what EPUB 3 with media overlays and DAISY 2.02 share, words that follow the voice."""
