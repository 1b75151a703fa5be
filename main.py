"""Runs the program from a checkout and is what the frozen build starts: ``python main.py --help``."""

from __future__ import annotations

import sys

from facilitator.start import main

if __name__ == "__main__":
    sys.exit(main())
