"""What tests of the measures share: the page, with what a person does there."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from facilitator.conference.intents_review import CreateMeasure, ReviewIntent
from facilitator.conference.review import Measure
from facilitator.desk.review.measures.page import MeasuresPage
from facilitator.desk.review.measures.views import MeasureList
from tests.desk.offices import OfficeDesk, office

__all__ = ["office"]
Key = Qt.Key
HTML = "<b>Kurse</b> & <img src=x>"


class Roadmap:
    """The page of measures, with what a person does there."""

    def __init__(self, office: OfficeDesk, *titles: str) -> None:
        self.office, self.desk = office, office.desk
        for title in titles:
            self.do(CreateMeasure(office.page.doer.new_id(), {"title": title}))
        office.press(Key.Key_F9)
        self.page = self.desk.await_page(MeasuresPage)

    def do(self, *wanted: ReviewIntent) -> None:
        before = self.office.page.doer.review.around
        self.office.page.doer.do(*wanted)
        self.office.saved(before)

    def measure(self, number: int) -> Measure:
        (found,) = [one for one in self.office.page.doer.review.around.measures if one.number == number]
        return found

    def pile(self, status: str) -> MeasureList:
        return self.page.board.piles[status].list

    def column(self, status: str) -> list[int]:
        return [line.measure.number for line in self.pile(status).lines.rows if line.measure]

    def choose(self, number: int) -> None:
        self.page.choose(self.measure(number).id)
        self.page._go_to_chosen()
        self.page.take_keys()

    def saved(self, doing: Any) -> None:
        """Do something, and wait until it is saved and shown."""
        before = self.office.page.doer.review.around
        doing()
        self.office.saved(before)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = self.desk.window.focusWidget()
        assert isinstance(focused, QWidget)
        self.desk.press_in(focused, key, held)

    def write(self, name: str, text: str, key: Qt.Key = Key.Key_Return) -> None:
        box = self.page.editor.fields[name].box
        box.setFocus()
        box.put(text)
        self.saved(lambda: self.desk.press_in(box, key))

    def drag(self, source: MeasureList, ident: str, target: QWidget, at: QPoint) -> None:
        start = source.visualRect(source.lines.index(source.lines.row_of(ident))).center()
        end = source.viewport().mapFromGlobal(target.mapToGlobal(at))
        QTest.mousePress(source.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(source.viewport(), start + QPoint(30, 4))
        QTest.mouseMove(source.viewport(), end)
        QTest.mouseRelease(source.viewport(), Qt.MouseButton.LeftButton, pos=end)

    def labels(self) -> str:
        return " | ".join(one.text() for one in self.page.editor.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def roadmap(office: OfficeDesk) -> Roadmap:
    return Roadmap(office, "Kurse am Abend", HTML, "Rufbus")
