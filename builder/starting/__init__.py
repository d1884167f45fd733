"""Starting something new: questions one by one, and files with the answers that an officer gave."""
