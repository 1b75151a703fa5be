"""Moving a session to another laptop: written sealed to four words, which are shown large and this once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.context import Context
from facilitator.desk.handout.offers import Offer
from facilitator.desk.handout.outcome import Outcome
from facilitator.desk.handout.place_list import PlaceList
from facilitator.desk.handout.places import Place
from facilitator.desk.keeper import Keeper
from facilitator.desk.start.watch import SOON, Watch
from facilitator.desk.theme.fonts import BOLD, Size, font, scaled
from facilitator.desk.theme.widgets import button, column, label, panel, row, wrapped
from facilitator.exchange.phrases import four_words, tidied
from facilitator.session.documents import plan_in
from facilitator.session.handing_out import results_name, write_moved

WIDTH = 720


def moved(keeper: Keeper, path: Path, session: str, folder: Path, now: int) -> tuple[Path, str]:
    """Write a session for another laptop; returns where it is and the words that open it. Raises Refusal."""
    words = four_words()
    with keeper.record_at(path) as record:
        plan = plan_in(record)
        written, _ = write_moved(record, plan, [session], folder / results_name(record, plan, [session]), now, words)
    return written, words


class MoveDialog(QDialog):
    """Writes one of the sessions offered onto a stick."""

    def __init__(self, context: Context, record: Path, offers: Sequence[Offer], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._record = context, record
        say, colours = context.say, context.colours
        self.setWindowTitle(say("Move to another laptop"))
        self.setFixedWidth(min(scaled(WIDTH), parent.width() - 40))
        self.session_box = QComboBox()
        self.session_box.setFont(font(Size.BODY))
        self.session_box.setAccessibleName(say("Session"))
        for offer in offers:
            self.session_box.addItem(f"{offer.session} · {offer.title}", offer.session)
        self.places = PlaceList([Place(say("Documents"), context.folders.documents)], say, colours, self.width())
        self.outcome = Outcome(colours)
        self.words = wrapped(label("", Size.HERO, BOLD, "accent"))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.hide()
        self.go_button = button(say("Write"), "export", colours, "primary")
        self.close_button = button(say("Close"), "", colours)
        inside, sheet, buttons = column(self, 24, 12), panel(), row(gap=10)
        inside.addWidget(wrapped(label(self.windowTitle(), Size.HEAD, BOLD)))
        text = say("It is sealed with four words. Whoever has the stick and the words can open it on another laptop.")
        inside.addWidget(wrapped(label(text, Size.BODY, tone="quiet")))
        inside.addWidget(self.session_box)
        column(sheet, 12, 2).addWidget(self.places)
        inside.addWidget(sheet)
        inside.addWidget(self.outcome)
        inside.addWidget(self.words)
        buttons.addStretch(1)
        for one in (self.close_button, self.go_button):
            one.setAutoDefault(False)
            buttons.addWidget(one)
        inside.addLayout(buttons)
        self.close_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self.write)
        self.places.chosen.connect(lambda place: self.go_button.setEnabled(place is not None))
        self.go_button.setEnabled(False)
        self._watch = Watch(context.papers, context.folders.sticks, SOON, self)
        self._watch.found.connect(self.places.show_sticks)

    def write(self) -> None:
        """Write the session that is chosen; age takes a second for words."""
        context, record, place = self._context, self._record, self.places.place
        session, now = str(self.session_box.currentData()), context.clock.wall()
        if place is None:
            return
        self.go_button.setEnabled(False)
        folder = place.path
        context.background.run(
            lambda: moved(context.keeper, record, session, folder, now), self, self._written, self._refused
        )

    def _written(self, done: tuple[Path, str]) -> None:
        say, (path, words) = self._context.say, done
        self.words.setText(" ".join(words.split("-")))
        self.words.show()
        self.outcome.clear()
        self.outcome.tell("good", say("Written. Note these words: they are shown this once."), path.name)

    def _refused(self, refusal: Refusal) -> None:
        self.go_button.setEnabled(True)
        self.outcome.clear()
        self.outcome.tell("bad", refusal.said(self._context.say))


class WordsDialog(QDialog):
    """Asks for the words of a package that was moved here; ``then`` gets them."""

    def __init__(self, context: Context, name: str, then: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._then = then
        say, colours = context.say, context.colours
        self.setWindowTitle(say("Four words"))
        self.setFixedWidth(min(scaled(WIDTH), parent.width() - 40))
        self.box = QLineEdit()
        self.box.setFont(font(Size.TITLE))
        self.box.setAccessibleName(say("The words that were shown on the other laptop"))
        self.open_button = button(say("Open"), "open", colours, "primary")
        inside = column(self, 24, 12)
        inside.addWidget(wrapped(label(say("The words that were shown on the other laptop"), Size.HEAD, BOLD)))
        inside.addWidget(wrapped(label(name, Size.SMALL, tone="quiet")))
        inside.addWidget(self.box)
        inside.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignRight)
        self.open_button.clicked.connect(self._open)
        self.box.returnPressed.connect(self._open)
        self.open_button.setAutoDefault(False)
        self.box.setFocus()

    def _open(self) -> None:
        words = tidied(self.box.text())
        if words:
            self.accept()
            self._then(words)
