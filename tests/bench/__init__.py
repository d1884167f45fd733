"""How fast it is: `make bench` measures on this computer and prints each figure beside its bound."""
