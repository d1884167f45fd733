"""Tagged PDF (PDF/UA-1) on ReportLab: a structure tree, a canvas that fills it, and blocks that lay out text.

The structure tree is made from the document and never guessed from the page. Blocks know how high they are,
how to split over pages and which element they belong to; whatever is painted outside an element becomes an
artifact, so nothing on a page can be left untagged.
"""
