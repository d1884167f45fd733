"""`python -m builder` is the `involve` command."""

from builder.cli import main

if __name__ == "__main__":
    main(prog_name="involve")
