"""Whoever asks for memory in another thread does not tear down widgets there."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from facilitator.desk.garbage import Sweeper, settle
from tests.desk.desks import Desk


class Knot:
    """Garbage that only a collection finds; it remembers in which thread it went."""

    def __init__(self, went: list[int]) -> None:
        self.me = self
        weakref.finalize(self, lambda: went.append(threading.get_ident()))


def hoard_in_other_thread() -> list[list[int]]:
    """Ask for more memory than any threshold lets pass, in another thread; it is kept, so that it counts."""
    hoard: list[list[int]] = []
    thread = threading.Thread(target=lambda: hoard.extend([n] for n in range(50_000)))
    thread.start()
    thread.join()
    return hoard


def test_garbage_goes_in_the_windows_thread(qtbot: QtBot) -> None:
    owner, went = QObject(), list[int]()
    sweeper = Sweeper(owner)
    try:
        Knot(went)
        hoard = hoard_in_other_thread()
        assert went == []
        qtbot.waitUntil(lambda: bool(went))
    finally:
        sweeper.stop()
    assert went == [threading.get_ident()]
    assert len(hoard) == 50_000


def test_a_window_takes_collecting_over_and_gives_it_back(desk: Desk) -> None:
    assert not gc.isenabled()
    desk.close()
    assert gc.isenabled()


def test_what_has_come_to_stay_is_left_out_until_next_time() -> None:
    owner, went = QObject(), list[int]()
    sweeper = Sweeper(owner)
    try:
        stays: Knot | None = Knot(went)
        settle()
        assert gc.get_freeze_count() > 0
        assert stays is not None
        stays = None
        gc.collect()
        assert went == [], "it was left out"
        settle()
        assert went == [threading.get_ident()]
    finally:
        sweeper.stop()
    assert gc.get_freeze_count() == 0


def test_where_python_collects_nothing_is_left_out() -> None:
    settle()
    assert gc.get_freeze_count() == 0
