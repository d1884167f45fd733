"""From Documents to pages of print: what each block looks like on paper, and what every file of print has.

The blocks are those of `builder.tagged_pdf`, which knows nothing of Documents.
"""
