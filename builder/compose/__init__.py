"""Pages that write themselves: the words of Documents made from fields."""
