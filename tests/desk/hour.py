"""A whole hour in front of the group, by mouse and keys: ``python -m tests.desk.hour FOLDER PLAN PHOTO`` plays it.

Time is simulated: ``MINUTES`` are over at the end. It then says "played", with half a card in the box, and waits to be
killed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.desk.app import prepare
from facilitator.desk.board.carrying import cards_data
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.settings import Settings, save_settings
from tests.conftest import SteadyClock
from tests.desk.clocks import COLLECT, WELCOME, WHY, await_phase
from tests.desk.desks import PATIENCE, Desk
from tests.desk.sorting import Sorting, drop
from tests.desk.test_clock_panel import shifted
from tests.waiting import await_so

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MINUTE = 60_000
MINUTES = 61
ARABIC = "هل يمكنني اختيار المدينة؟"
NAMED = "Frau Schneider aus der Ringstraße 5 findet keinen Kurs"
NEUTRAL = "Eine Person aus der [Adresse] findet keinen Kurs"
DRAFT = "Noch nicht fertig"
CARDS = {"Der Bus fährt zu selten", "Wer hilft?", "Ein Fest im Hof", "Am Sonntag", NEUTRAL, "Eins", "Zwei", "Drei"}


class Bot:
    """Waits as pytest-qt's does, where there is no test."""

    def waitUntil(self, so: Callable[[], object], timeout: int = PATIENCE) -> None:  # noqa: N802  # its name there
        await_so(so, "the next thing to do", timeout)


class Hour:
    """A moderator with a plan, a clock and thirty people."""

    def __init__(self, desk: Desk, clock: SteadyClock) -> None:
        self.desk, self.clock = desk, clock

    def wait(self, so: Callable[[], object]) -> None:
        self.desk.bot.waitUntil(lambda: bool(so()), timeout=PATIENCE)

    def key(self, key: Qt.Key) -> None:
        """Press a key of the page, wherever the keys are."""
        self.desk.window.activateWindow()
        self.wait(self.desk.window.isActiveWindow)
        self.desk.press_in(QApplication.focusWidget() or self.page.capture.box, key)

    def pass_minutes(self, minutes: int) -> None:
        self.clock.pass_time(minutes * MINUTE)
        self.page.clock.refresh()

    def begin(self, plan: Path) -> None:
        """Open the plan, enter the session, start its clock three minutes late and say so."""
        desk = self.desk
        desk.open_plan(plan)
        self.page: CockpitPage = desk.enter("W1R2")
        desk.window.activateWindow()
        self.wait(desk.window.isActiveWindow)
        desk.press(Qt.Key.Key_T, CTRL)
        await_phase(desk, self.page, WELCOME)
        self.pass_minutes(5)
        self.page.clock.more.began_action.trigger()
        row = self.page.clock.began
        row.field.setText(shifted(row.field.text(), 2))
        desk.press_in(row.field, Qt.Key.Key_Return)
        self.wait(lambda: self.page.session_clock.read().elapsed == 3 * MINUTE)
        self.pass_minutes(5)
        desk.press(Qt.Key.Key_N, CTRL)
        await_phase(desk, self.page, WHY)
        self.pass_minutes(4)
        desk.click(self.page.clock.next_button)
        await_phase(desk, self.page, COLLECT)

    def collect(self) -> None:
        """Cards by prefixes and keys, a list, what was said already, the original wording, a name put neutrally."""
        desk, page = self.desk, self.page
        desk.capture("Der Bus fährt zu selten #Verkehr")
        desk.press(Qt.Key.Key_2, CTRL)
        desk.capture("Wer hilft?")
        desk.capture("! Ein Fest im Hof")
        self.pass_minutes(6)
        data = QMimeData()
        data.setText("- Eins\n? Zwei\n\n3. Drei\n")
        page.capture.box.insertFromMimeData(data)
        desk.press(Qt.Key.Key_Return)
        self.wait(lambda: page.view.cards.rowCount() == 6)
        desk.type("Der Bus fährt nur selten")
        self.wait(lambda: page.capture.said.cards)
        desk.press(Qt.Key.Key_1, ALT)
        assert [card.text for card in page.view.chosen()] == ["Der Bus fährt zu selten"]
        page.capture.box.clear()
        desk.type("Am Sonntag")
        original = page.capture.original
        self.wait(original.box.isVisible)  # interpreters are planned here
        QTest.mouseClick(original.box.viewport(), Qt.MouseButton.LeftButton)
        self.wait(original.box.hasFocus)
        original.box.insertPlainText(ARABIC)
        original.set_language("ar")
        desk.press_in(original.box, Qt.Key.Key_Return)
        self.wait(lambda: page.view.cards.rowCount() == 7)
        desk.type(NAMED)
        self.wait(page.capture.guard.isVisible)
        desk.press(Qt.Key.Key_U, ALT)
        desk.press(Qt.Key.Key_Return)
        self.wait(lambda: set(desk.texts()) == CARDS)
        self.pass_minutes(17)

    def sort(self) -> None:
        """A card by mouse into the cluster that is there, another by keys into a new one; the rest stays."""
        desk, sorting = self.desk, Sorting(self.desk, self.page)
        desk.press(Qt.Key.Key_F6)
        self.wait(lambda: self.page.board.isVisible() and "Verkehr" in sorting.names().values())
        column = sorting.board.columns[sorting.id("Verkehr")]
        ident = {idea.text: idea.id for pile in sorting.step.piles.all for idea in pile.ideas}
        drop(sorting.board, column, cards_data((ident["Am Sonntag"],)))
        self.wait(lambda: len(sorting.view(sorting.id("Verkehr")).cards.rows) == 2)
        view = sorting.view("")
        view.setFocus()
        self.wait(view.hasFocus)
        sorting.board.clear()
        view.choose(frozenset({ident["Ein Fest im Hof"]}))
        desk.press_in(view, Qt.Key.Key_M)
        chooser = sorting.chooser()
        QTest.keyClicks(chooser.line, "Feste")
        desk.press_in(chooser.line, Qt.Key.Key_Return)
        self.wait(lambda: "Feste" in sorting.names().values())
        self.pass_minutes(10)

    def weigh(self) -> None:
        """Dots on both clusters."""
        desk, votes = self.desk, self.page.votes
        self.key(Qt.Key.Key_F7)
        self.wait(votes.form.start_button.isVisible)
        votes.form.voters.clear()
        desk.write_in(votes.form.voters, "20")
        desk.click(votes.form.start_button)
        self.wait(lambda: votes.view.isVisible() and votes.view.cards.rowCount() > 1)
        votes.view.setFocus()
        self.wait(votes.view.hasFocus)
        names = [one.name for one in votes.view.cards.rows]
        for name, dots in (("Verkehr", "9"), ("Feste", "4")):
            votes.view.setCurrentIndex(votes.view.cards.index(names.index(name)))
            desk.write_in(votes.view, dots)
            editor = votes.view.editor()
            assert editor is not None
            desk.press_in(editor, Qt.Key.Key_Return)
            self.wait(partial(self._has_dots, name, int(dots)))
        self.pass_minutes(8)

    def _has_dots(self, name: str, dots: int) -> bool:
        return (name, dots) in [(one.name, one.own) for one in self.page.votes.view.cards.rows]

    def close(self, photo: Path) -> None:
        """A decision, a task, a headcount, a photo."""
        desk, closing = self.desk, self.page.closing
        self.key(Qt.Key.Key_F8)
        self.wait(lambda: closing.isVisible() and closing.heads.boxes)
        decision, reason = closing.protocol.decisions.boxes
        desk.write_in(decision, "One guide for each town")
        desk.press_in(decision, Qt.Key.Key_Tab)
        desk.write_in(reason, "None is there")
        desk.press_in(reason, Qt.Key.Key_Return)
        tasks = closing.protocol.tasks.boxes
        for box, text in zip(tasks, ("Write a list", "Office", "May"), strict=True):
            desk.write_in(box, text)
        desk.press_in(tasks[2], Qt.Key.Key_Return)
        head = closing.heads.boxes["Ehrenamtliche"]
        desk.write_in(head, "12")
        desk.press_in(head, Qt.Key.Key_Return)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(photo))])
        actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        closing.photos.dropEvent(QDropEvent(QPoint(5, 5), actions, data, buttons, keys))
        self.wait(lambda: len(closing.photos.tiles) == 1)
        desk.await_label(closing, "Everything is noted")
        self.pass_minutes(6)

    def leave_a_draft(self) -> None:
        """Half a card more, kept as a draft."""
        desk, box = self.desk, self.page.capture.box
        self.key(Qt.Key.Key_F5)
        self.wait(box.isVisible)
        desk.type(DRAFT)
        kept: list[str] = []
        keeper, background = desk.window.context.keeper, desk.window.context.background

        def look() -> bool:
            background.run(lambda: keeper.service.record.draft("W1R2", "capture"), desk.window, kept.append)
            return bool(kept) and kept[-1] == DRAFT

        self.wait(look)


def main(folder: Path, plan: Path, photo: Path) -> None:
    application = QApplication([])
    prepare(application)
    clock = SteadyClock()
    save_settings(folder / "settings.json", Settings("en", "laptop 3"))
    (folder / "documents").mkdir(exist_ok=True)
    desk = Desk(cast(QtBot, Bot()), Folders(folder / "records", folder / "settings.json", folder / "documents"), clock)
    hour, begun = Hour(desk, clock), clock.wall()
    hour.begin(plan)
    hour.collect()
    hour.sort()
    hour.weigh()
    hour.close(photo)
    hour.leave_a_draft()
    assert clock.wall() - begun == MINUTES * MINUTE
    sys.stdout.write("played\n")
    sys.stdout.flush()
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
