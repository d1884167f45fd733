"""Office Open XML: the parts of a Word file that python-docx has no words for (ECMA-376, part 1)."""
