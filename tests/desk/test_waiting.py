"""Who waits for a window lets everybody else work, and says for what if it does not come."""

from __future__ import annotations

from time import monotonic, sleep

import pytest
from PySide6.QtWidgets import QApplication

from tests.desk.desks import Desk
from tests.waiting import await_so


def test_what_did_not_come_is_said(qapp: QApplication) -> None:
    with pytest.raises(TimeoutError, match=r"^waited \d+\.\d s for somebody's answer; computed for 0\.\d s meanwhile"):
        await_so(lambda: False, "somebody's answer", 30)


def test_what_the_window_says_is_said_too(desk: Desk) -> None:
    desk.window.tell("The disk is full.")
    with pytest.raises(TimeoutError, match=r"for the review; .*; the window says: The disk is full\.$"):
        await_so(lambda: False, "the review", 30)


def test_between_two_looks_other_threads_have_their_turn(qapp: QApplication) -> None:
    began = monotonic()
    with pytest.raises(TimeoutError):
        await_so(lambda: False, "nothing", 200)
    assert monotonic() - began >= 0.2


def test_a_program_that_the_machine_has_no_time_for_does_not_lose_its_patience(qapp: QApplication) -> None:
    looks: list[bool] = []

    def late() -> bool:
        sleep(0.02)
        looks.append(len(looks) > 5)
        return looks[-1]

    await_so(late, "the seventh look", 60)
    assert len(looks) == 7
