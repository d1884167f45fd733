"""The pages that list other pages: what there is to join, what changed, when we meet, and the rest."""
