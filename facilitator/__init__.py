"""Facilitator: runs workshop sessions, keeps what was said, and gives account of it."""

__version__ = "0.1.0"
