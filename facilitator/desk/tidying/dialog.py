"""Tidying up: how far the office has each session, its receipt by stick or code, and what deleting means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.context import Context
from facilitator.desk.handout.outcome import Outcome
from facilitator.desk.handout.receipt_box import ReceiptBox
from facilitator.desk.handout.session_list import office_words
from facilitator.desk.snapshots import Overview
from facilitator.desk.start.watch import SOON, Watch
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import ElidedLabel, button, column, escaped, label, panel, picture, row, wrapped
from facilitator.desk.tidying import work
from facilitator.desk.words import local_time
from facilitator.language import Language
from facilitator.session.tidying import Tidied

WIDTH = 760


class StandLine(QWidget):
    """One session with a tick, and what the office has of it; ``now`` is local."""

    def __init__(self, stand: work.Stand, now: datetime, say: Language, colours: Colours) -> None:
        super().__init__()
        self.stand = stand
        good = stand.tidiness.confirmed
        words = office_words(stand.office, now, say) or say("No receipt yet")
        self.tick = QCheckBox(escaped(stand.session))
        self.tick.setFont(font(Size.BODY, MEDIUM))
        self.tick.setChecked(good)
        self.tick.setAccessibleName(f"{stand.session}, {stand.title}, {words}")
        inside = row(self, 0, 10)
        inside.addWidget(self.tick)
        inside.addWidget(ElidedLabel(stand.title, Size.BODY), 1)
        inside.addWidget(picture("done" if good else "alert", colours.good if good else colours.care, 18))
        inside.addWidget(label(words, Size.SMALL, MEDIUM, "good" if good else "care"))


class TidyDialog(QDialog):
    """``tidied`` brings the overview of the open conference where that is another one now, else None."""

    tidied = Signal(object)

    def __init__(self, context: Context, record: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._record = context, record
        say, colours = context.say, context.colours
        self.setWindowTitle(say("Tidy up"))
        self.resize(min(scaled(WIDTH), parent.width() - 40), parent.height() - 40)
        self.lines: dict[str, StandLine] = {}
        self._list = column(gap=4)
        self.outcome = Outcome(colours)
        self.receipts, self.word_box = ReceiptBox(context, record), QLineEdit()
        self.delete_button = button(say("Delete"), "withdraw", colours, "primary")
        self.close_button = button(say("Close"), "", colours)
        self._word = QWidget()
        self._arrange()
        self._connect()
        self._look()
        self._watch = Watch(context.papers, context.folders.sticks, SOON, self)
        self._watch.found.connect(self.receipts.look_at)

    def _arrange(self) -> None:
        say, inside, holder = self._context.say, column(self, 20, 12), QWidget()
        body, buttons = column(holder, 0, 10), row(gap=10)
        inside.addWidget(wrapped(label(say("Tidy up this laptop"), Size.HEAD, BOLD)))
        stands, telephone = QWidget(), say("Receipt by telephone")
        stands.setLayout(self._list)
        for title, part in ((say("What the office has"), stands), (telephone, self.receipts)):
            sheet = panel()
            within = column(sheet, 14, 6)
            within.addWidget(label(title, Size.SMALL, BOLD, "quiet"))
            within.addWidget(part)
            body.addWidget(sheet)
        for text in (
            say(
                "What is ticked is overwritten on this laptop: cards, protocol, photos, the search index, backups, and"
                " the copies of the packages here. It cannot be brought back."
            ),
            say("Not promised: cells that an SSD has put aside, sticks and paper, synced folders, other backups."),
        ):
            body.addWidget(wrapped(label(text, Size.BODY, tone="quiet")))
        body.addWidget(self._word)
        body.addStretch(1)
        inside.addWidget(Scroll(holder), 1)
        inside.addWidget(self.outcome)
        self._word_line()
        buttons.addStretch(1)
        for one in (self.close_button, self.delete_button):
            one.setAutoDefault(False)
            buttons.addWidget(one)
        inside.addLayout(buttons)

    def _word_line(self) -> None:
        say, inside = self._context.say, column(self._word, 0, 4)
        text = say(
            "No receipt says that the office has these sessions. What is deleted cannot be brought back. Type {word}:",
            word=say("DELETE"),
        )
        self.word_box.setFont(font(Size.BODY))
        self.word_box.setAccessibleName(text)
        inside.addWidget(wrapped(label(text, Size.BODY, MEDIUM, "care")))
        inside.addWidget(self.word_box)
        self._word.hide()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.reject)
        self.receipts.taken.connect(self._tell)
        self.receipts.nothing_new.connect(self._look)
        self.receipts.refused.connect(self._refuse)
        self.word_box.textChanged.connect(lambda _: self._show())
        self.delete_button.clicked.connect(self.delete)

    # How it stands.

    def _look(self) -> None:
        record, now = self._record, self._context.clock.wall()
        self._context.papers.run(lambda: work.stands(record, now), self, self._show_stands, self._refuse)

    def _show_stands(self, stands: Sequence[work.Stand]) -> None:
        for line in self.lines.values():
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        say, colours, now = self._context.say, self._context.colours, local_time(self._context.clock.wall())
        self.lines = {one.session: StandLine(one, now, say, colours) for one in stands}
        for line in self.lines.values():
            line.tick.toggled.connect(lambda _: self._show())
            self._list.addWidget(line)
        self._show()

    def _ticked(self) -> list[work.Stand]:
        return [line.stand for line in self.lines.values() if line.tick.isChecked()]

    def _show(self) -> None:
        ticked = self._ticked()
        open_ones = [one for one in ticked if not one.tidiness.confirmed]
        due = all(one.tidiness.is_due for one in open_ones)
        self._word.setVisible(bool(open_ones) and due)
        typed = self.word_box.text().strip() == self._context.say("DELETE")
        self.delete_button.setEnabled(bool(ticked) and (not open_ones or (due and typed)))

    def _tell(self, text: str) -> None:
        self.outcome.clear()
        self.outcome.tell("good", text)
        self._look()

    def _refuse(self, refusal: Refusal) -> None:
        self.outcome.clear()
        self.outcome.tell("bad", refusal.said(self._context.say))

    # Deleting.

    def delete(self) -> None:
        """Delete what is ticked; the button is there only where that may be."""
        context, record, now, ticked = self._context, self._record, self._context.clock.wall(), self._ticked()
        sessions = [one.session for one in ticked]
        way = work.tidied if all(one.tidiness.confirmed for one in ticked) else work.tidied_unconfirmed
        self.delete_button.setEnabled(False)
        context.background.run(lambda: way(context.keeper, record, sessions, now), self, self._deleted, self._refuse)

    def _deleted(self, done: tuple[Tidied, Overview | None]) -> None:
        say, (tidied, overview) = self._context.say, done
        text = say("{sessions} deleted on this laptop.", sessions=", ".join(tidied.sessions))
        left = say("Left where it is: {paths}", paths=", ".join(map(str, tidied.left))) if tidied.left else ""
        self.word_box.clear()
        self.outcome.clear()
        self.outcome.tell("care" if tidied.left or tidied.traces else "good", text, left)
        self._look()
        self.tidied.emit(overview)
