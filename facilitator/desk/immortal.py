"""Keeps Python 3.11 alive under PySide6 6.12, whose wheels count references as Python 3.12 and later do.

From 3.12 on, None, True and False are immortal (PEP 683) and may be returned without being counted. PySide6 6.12 does
so on 3.11 as well: each call that returns nothing takes one reference to None away, until none is left and the
interpreter ends ("none_dealloc"), after some ten thousand calls. A count that cannot be used up is what 3.12 has, too.
"""

from __future__ import annotations

import ctypes
import sys

SINGLETONS = (None, True, False, NotImplemented, Ellipsis)
PLENTY = 1 << 40


def make_singletons_immortal() -> None:
    """Give the singletons more references than any program takes away; nothing to do from Python 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    for one in SINGLETONS:
        if sys.getrefcount(one) < PLENTY // 2:
            # The count is the first field of every object (CPython's struct _object).
            ctypes.c_ssize_t.from_address(id(one)).value += PLENTY
