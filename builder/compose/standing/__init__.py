"""The pages that stand on every site, whatever else is on it."""
