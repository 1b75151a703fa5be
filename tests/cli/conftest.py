"""The shell fixture for all tests of the command line."""

from tests.cli.calls import shell

__all__ = ["shell"]
