"""The monthly edition of the Talking News: its running order, its making, and where finished ones stand."""
