"""Search without a server: the words of every page, in one script that a browser reads when somebody asks."""
