"""What staff hand out: leaflets, posters, forms and letters, each made from an item and the catalogue."""
