"""Commands of `involve` that write files or explain them."""
