"""Who waits for a window lets everybody else work, and says for what if it does not come."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.desk.desks import Desk
from tests.waiting import PAUSE, await_so


def test_what_did_not_come_is_said(qapp: QApplication) -> None:
    with pytest.raises(TimeoutError, match=r"^waited 0\.03 s for somebody's answer; computed for 0\.\d s meanwhile$"):
        await_so(lambda: False, "somebody's answer", 30)


def test_what_the_window_says_is_said_too(desk: Desk) -> None:
    desk.window.tell("The disk is full.")
    with pytest.raises(TimeoutError, match=r"for the review; .*; the window says: The disk is full\.$"):
        await_so(lambda: False, "the review", 30)


def test_between_two_looks_other_threads_have_their_turn(qapp: QApplication) -> None:
    looks: list[None] = []
    with pytest.raises(TimeoutError):
        await_so(lambda: looks.append(None), "nothing", 200)
    assert 1 <= len(looks) <= 0.2 / PAUSE + 1
