"""The command line. Exit status: 0 all done; 1 some input refused, the rest done; 2 wrong usage; 3 nothing done."""

from facilitator.cli.parser import main

__all__ = ["main"]
