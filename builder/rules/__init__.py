"""Rules: each looks at one thing that could go wrong for readers, and says so in Messages."""
