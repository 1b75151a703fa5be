"""Counting dots through the real window: by typed numbers, by clicks, in several votes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from facilitator.conference import intents
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.votes.step import VotesStep
from facilitator.desk.votes.target_painter import Places, places
from tests.desk.desks import Desk
from tests.desk.sorting import Sorting

PLAIN, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support", extend=True)


class Weighing:
    """The step of weighing, in front of two clusters and a card that lies in none."""

    def __init__(self, sorting: Sorting) -> None:
        self.sorting, self.desk, self.page = sorting, sorting.desk, sorting.page
        self.step: VotesStep = sorting.page.votes

    def wait_rows(self, *wanted: tuple[str, int | None]) -> None:
        """Wait for what is counted, with its dots, from above."""
        self.sorting.wait(lambda: [(one.name, one.own) for one in self.step.view.cards.rows] == list(wanted))

    def ranks(self) -> list[str]:
        """The ranked list, as it is read out."""
        lines = self.step.results.list.lines
        return [lines.spoken(one) for one in lines.rows]

    def start(self) -> None:
        """Begin a vote as the form offers it."""
        self.desk.click(self.step.form.start_button)
        self.sorting.wait(lambda: self.step.view.isVisible() and self.step.totals.voters.text() != "")

    def go_to(self, row: int) -> None:
        view = self.step.view
        self.desk.window.activateWindow()
        view.setFocus()
        self.sorting.wait(view.hasFocus)
        view.setCurrentIndex(view.cards.index(row))

    def editor(self) -> QLineEdit:
        found = self.step.view.editor()
        assert found is not None
        return found

    def type(self, digits: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type a number in the current row, and a key that takes it."""
        QTest.keyClicks(self.step.view, digits[0])
        for digit in digits[1:]:
            QTest.keyClicks(self.editor(), digit)
        QTest.keyClick(self.editor(), key)

    def click_part(self, row: int, part: str) -> None:
        view = self.step.view
        where: Places = places(view.visualRect(view.cards.index(row)))
        place: QPoint = getattr(where, part).center()
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, place)


@pytest.fixture
def weighing(desk: Desk) -> Weighing:
    desk.open_sample()
    made = Sorting(desk, desk.enter("W1R2"))
    made.fill("abc")
    made.cluster("Bus", "a")
    made.cluster("Bahn", "b")
    made.elsewhere(intents.CountHeads("W1R2", "Geflüchtete", 12), intents.CountHeads("W1R2", "Politik", 8))
    made.page.show_step("weigh")
    weighing = Weighing(made)
    made.wait(lambda: weighing.step.form.voters.text() == "20")
    return weighing


def test_the_step_says_what_to_do_first(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R2")
    page.show_step("weigh")
    desk.await_label(page.votes, "Nothing to weigh yet")
    Sorting(desk, page).fill("a")
    page.show_step("weigh")
    desk.await_label(page.votes, "What matters most to the group?")
    assert page.votes.form.start_button.isVisible()
    assert page.votes.form.cards.isChecked()
    assert not page.votes.form.clusters.isEnabled()


def test_numbers_are_typed_line_by_line(weighing: Weighing) -> None:
    form = weighing.step.form
    assert form.hint.text() == "2 topics: 1 dot each is usual."
    QTest.keyClicks(form.title, "Was zuerst?")
    form.each.selectAll()
    QTest.keyClicks(form.each, "2")
    weighing.start()
    assert weighing.step.bar.vote_button.accessibleName() == "Vote: Was zuerst?"
    assert weighing.step.totals.voters.text() == "20"
    weighing.go_to(0)
    weighing.type("12")
    weighing.type("25")
    weighing.type("3", Qt.Key.Key_Up)
    weighing.wait_rows(("Bus", 12), ("Bahn", 25), ("c", 3))
    assert weighing.step.view.currentIndex().row() == 1
    assert weighing.ranks() == ["1. Bahn, 25 dots", "2. Bus, 12 dots", "3. c, 3 dots"]
    weighing.sorting.wait(lambda: weighing.step.totals.dots.text() == "40 of 40 dots counted")
    assert weighing.step.totals.warning.isHidden()


def test_plus_minus_and_taking_back(weighing: Weighing) -> None:
    weighing.start()
    weighing.go_to(0)
    for key in ("+", "+", "+", "-"):
        QTest.keyClicks(weighing.step.view, key)
    weighing.wait_rows(("Bus", 2), ("Bahn", None), ("c", None))
    weighing.click_part(1, "more")
    weighing.click_part(1, "more")
    weighing.click_part(1, "less")
    weighing.click_part(2, "less")
    weighing.wait_rows(("Bus", 2), ("Bahn", 1), ("c", None))
    weighing.click_part(2, "number")
    assert weighing.editor().text() == ""
    QTest.keyClick(weighing.editor(), Qt.Key.Key_Escape)
    weighing.go_to(0)
    QTest.keyClick(weighing.step.view, Qt.Key.Key_Delete)
    weighing.wait_rows(("Bus", None), ("Bahn", 1), ("c", None))
    assert weighing.ranks()[0] == "1. Bahn, 1 dot"
    weighing.sorting.undo("dots counted")
    weighing.wait_rows(("Bus", 2), ("Bahn", 1), ("c", None))


def test_more_dots_than_people_have_are_said_calmly(weighing: Weighing) -> None:
    weighing.start()
    weighing.go_to(0)
    weighing.type("21")
    totals = weighing.step.totals
    weighing.sorting.wait(lambda: totals.warning.text().startswith("21 dots, but 20 people with 1 each have 20"))
    totals.voters.selectAll()
    QTest.keyClicks(totals.voters, "21")
    QTest.keyClick(totals.voters, Qt.Key.Key_Return)
    weighing.sorting.wait(lambda: totals.dots.text() == "21 of 21 dots counted")
    assert totals.warning.isHidden()


def test_votes_stay_apart(weighing: Weighing) -> None:
    weighing.start()
    weighing.go_to(0)
    weighing.type("5")
    weighing.wait_rows(("Bus", 5), ("Bahn", None), ("c", None))
    bar, form = weighing.step.bar, weighing.step.form
    weighing.desk.click(bar.new_button)
    weighing.desk.click(form.cancel_button)
    assert weighing.step.view.isVisible()
    weighing.desk.click(bar.new_button)
    QTest.keyClicks(form.title, "Zweite")
    form.cards.click()
    assert form.hint.text() == "3 topics: 2 dots each is usual."
    form.one.click()
    weighing.start()
    weighing.wait_rows(("a", None), ("b", None), ("c", None))
    assert weighing.step.totals.each.text() == "with 1 dot each"
    names = [action.text() for action in bar.menu().actions() if action.isCheckable()]
    assert names == ["Vote 1", "Zweite"]
    bar.menu().actions()[0].trigger()
    weighing.wait_rows(("Bus", 5), ("Bahn", None), ("c", None))
    weighing.desk.click(bar.on["cards"])
    weighing.wait_rows(("Bus", 5), ("a", None), ("b", None), ("c", None))


def test_a_vote_and_its_people_are_one_step(weighing: Weighing) -> None:
    weighing.start()
    weighing.sorting.undo("vote opened")
    weighing.sorting.wait(weighing.step.form.isVisible)
    weighing.sorting.wait(lambda: "vote" not in weighing.sorting.step_name())


def test_a_vote_begun_by_mistake_is_removed(weighing: Weighing) -> None:
    weighing.start()
    next(action for action in weighing.step.bar.menu().actions() if action.text() == "Remove this vote").trigger()
    weighing.sorting.wait(weighing.step.form.isVisible)
    weighing.sorting.undo("removed or put back")
    weighing.sorting.wait(weighing.step.view.isVisible)


def test_a_change_from_elsewhere_does_not_disturb_the_typing(weighing: Weighing) -> None:
    weighing.start()
    weighing.go_to(1)
    QTest.keyClicks(weighing.step.view, "7")
    vote = weighing.step._vote
    weighing.sorting.elsewhere(
        intents.CountDots(vote, weighing.step.view.cards.rows[0].id, 4),
        intents.CountDots(vote, weighing.step.view.cards.rows[1].id, 1),
    )
    weighing.wait_rows(("Bus", 4), ("Bahn", 1), ("c", None))
    assert weighing.editor().text() == "7"
    QTest.keyClick(weighing.editor(), Qt.Key.Key_Return)
    weighing.wait_rows(("Bus", 4), ("Bahn", 7), ("c", None))


def test_dots_on_cards_count_for_their_cluster_when_clusters_are_shown(weighing: Weighing) -> None:
    weighing.start()
    weighing.desk.click(weighing.step.bar.on["cards"])
    weighing.go_to(0)
    weighing.type("6")
    weighing.wait_rows(("a", 6), ("b", None), ("c", None))
    weighing.desk.click(weighing.step.bar.on["clusters"])
    weighing.wait_rows(("Bus", None), ("Bahn", None), ("c", None))
    assert weighing.ranks()[0] == "1. Bus, 6 dots"


def test_earlier_rounds_are_shown_for_themselves(desk: Desk) -> None:
    desk.open_sample()
    first = Sorting(desk, desk.enter("W1R1"))
    first.fill("ab")
    vote, bus = first.page.doer.new_id(), first.cluster("Bus", "a")
    first.elsewhere(intents.OpenVote(vote, "W1R1", "", 3))
    first.elsewhere(
        intents.CountVoters(vote, 17), intents.CountDots(vote, bus, 9), intents.CountDots(vote, first.ids("b")[0], 2)
    )
    desk.window.go_back()
    desk.await_page(SessionsPage)
    second = Sorting(desk, desk.enter("W1R2"))
    second.fill("c")
    second.elsewhere(intents.Confirm(second.page.doer.new_id(), first.ids("b")[0], "W1R2"))
    second.page.show_step("weigh")
    weighing = Weighing(second)
    second.wait(weighing.step.form.start_button.isVisible)
    desk.click(weighing.step.form.start_button)
    results = weighing.step.results
    second.wait(lambda: weighing.ranks() == ["c, not counted"])
    second.wait(lambda: 1 in results.rounds and results.rounds[1].isVisible())
    desk.click(results.rounds[1])
    assert weighing.ranks() == ["1. Bus, 9 dots", "2. b, 2 dots, said again in W1R2"]
    assert results.remark.text().startswith("17 people put dots. Other people, other dots")
    desk.click(results.rounds[0])
    assert weighing.ranks() == ["c, not counted"]


def test_the_lists_fit_a_narrow_window(weighing: Weighing) -> None:
    weighing.start()
    weighing.desk.window.resize(1000, 680)
    step = weighing.step
    weighing.sorting.wait(lambda: step.results.geometry().right() < 600)
    assert step.minimumSizeHint().width() <= 560
    assert step.view.width() > step.results.width() > 150
    assert step.results.y() == step.view.y()
    step.resize(step.minimumSizeHint().width(), 600)
    weighing.sorting.wait(lambda: step.width() >= 480 or step.results.y() > step.view.y())
    assert any(label.text() == "Ranked list" for label in weighing.step.findChildren(QLabel))
