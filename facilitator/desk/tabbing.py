"""Where the Tab key goes. Qt leaves out what stands before the target of a focus proxy; this goes to everything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def go_forwards(window: QWidget) -> bool:
    """Give the keys to the next control; whether there was one."""
    return _go(window, QWidget.nextInFocusChain, Qt.FocusReason.TabFocusReason)


def go_backwards(window: QWidget) -> bool:
    """Give the keys to the control before; whether there was one."""
    return _go(window, QWidget.previousInFocusChain, Qt.FocusReason.BacktabFocusReason)


def _go(window: QWidget, beside: Callable[[QWidget], QWidget | None], reason: Qt.FocusReason) -> bool:
    here = QApplication.focusWidget() or window
    at = beside(here)
    while at is not None and at is not here and not _takes_keys(at, window):
        at = beside(at)
    if at is None or at is here:
        return False
    at.setFocus(reason)
    return True


def _takes_keys(control: QWidget, window: QWidget) -> bool:
    """Whether the Tab key has to come to it: not to what hands the keys on, which comes itself later in the chain."""
    if control.window() is not window or control.focusProxy() is not None:
        return False
    policy = control.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and control.isEnabled() and control.isVisibleTo(window)
