"""The website: what its pages are told, how they are written, and the files that stand beside them."""
