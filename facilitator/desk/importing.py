"""Imports as Python itself does them.

PySide6 puts itself in the place of ``import`` and reads the source of every module that anybody imports from then on,
to find out whether it wants ``from __feature__ import snake_case``. Nobody here does; it doubled the time of imports.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore

BEFORE = "__orig_import__"
"""Where PySide keeps what it replaced."""


def import_plainly() -> None:
    """Give Python its own ``import`` back; nothing to do where PySide did not take it."""
    assert PySide6.QtCore.qVersion()
    builtins.__import__ = getattr(builtins, BEFORE, builtins.__import__)
