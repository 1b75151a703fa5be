"""What is different on the spot: another room, another start, other phases. One step changes plan and clock."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import PlannedSession
from facilitator.desk.cockpit.phase_rows import MinutesField, PhaseRows
from facilitator.desk.cockpit.session_clock import time_typed
from facilitator.desk.cockpit.timekeeper import Timekeeper
from facilitator.desk.messages import announce
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.widgets import button, column, label, restyled, row, wrapped
from facilitator.language import Language

WIDE, HIGH = 640, 560


class SessionDialog(QDialog):
    """Stays open, with what was typed, until ``accept`` says that it is saved. The cockpit can be used meanwhile."""

    wanted = Signal(object)

    def __init__(self, planned: PlannedSession, begun: int, say: Language, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._say = say
        self._planned = planned
        self.setWindowTitle(say("Change this session"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(scaled(WIDE), scaled(HIGH))
        self.room = self._field(planned.room, say("Room"))
        self.moderators = self._field(", ".join(planned.moderators), say("Moderators, separated by commas"))
        self.start = self._field(planned.start, say("Planned start"))
        self.start.setFixedWidth(self.start.sizeHint().width() // 2)
        self.minutes = MinutesField(planned.minutes, say("Minutes of the session"))
        self.rows = PhaseRows(planned.phases, begun, say, colours)
        self._sum = label("", Size.SMALL, tone="quiet")
        self.trouble = wrapped(label("", Size.BODY, MEDIUM, "bad"))
        self.trouble.hide()
        self.save_button = button(say("Save"), "done", colours, "primary")
        self.save_button.clicked.connect(self._save)
        self.save_button.setDefault(True)
        self.cancel_button = button(say("Cancel"), "", colours)
        self.cancel_button.clicked.connect(self.reject)
        self._arrange()
        self.rows.changed.connect(self._add_up)
        self.minutes.textChanged.connect(self._add_up)
        self._add_up()
        self.room.setFocus()

    def _field(self, text: str, name: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setFont(font(Size.BODY))
        made.setAccessibleName(name)
        return made

    def _arrange(self) -> None:
        say = self._say
        inside, form, times, buttons = column(self, 24, 12), QGridLayout(), row(gap=8), row()
        form.setHorizontalSpacing(16)
        times.addWidget(self.start)
        times.addWidget(self.minutes)
        times.addWidget(label(say("min"), tone="quiet"))
        times.addStretch(1)
        for at, text in enumerate((say("Room"), say("Moderators"), say("Planned start"))):
            form.addWidget(label(text), at, 0)
        form.addWidget(self.room, 0, 1)
        form.addWidget(self.moderators, 1, 1)
        form.addLayout(times, 2, 1)
        scroll = QScrollArea()
        holder = QWidget()
        held = column(holder, 0, 0)
        held.addWidget(self.rows)
        held.addStretch(1)
        scroll.setWidget(holder)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons.addWidget(self._sum, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        inside.addWidget(label(self.windowTitle(), Size.TITLE, BOLD))
        inside.addLayout(form)
        inside.addWidget(label(say("Phases"), Size.TEXT, BOLD))
        inside.addWidget(scroll, 1)
        inside.addWidget(self.trouble)
        inside.addLayout(buttons)

    def refuse(self, refusal: Refusal) -> None:
        """Say why it was not saved; what was typed stays."""
        text = refusal.said(self._say)
        self.trouble.setText(text)
        self.trouble.show()
        announce(self, text)

    def _add_up(self) -> None:
        whole, together = self.minutes.minutes, self.rows.minutes
        self._sum.setText(self._say("Phases: {sum} of {whole} min", sum=together, whole=whole))
        restyled(self._sum, "tone", "care" if together > whole else "quiet")

    def _save(self) -> None:
        try:
            self.wanted.emit(self._as_typed())
        except Refusal as refusal:
            self.refuse(refusal)

    def _as_typed(self) -> PlannedSession:
        """The session as it is wanted. Raises Refusal where something is no time or not whole."""
        start = self.start.text().strip()
        at = time_typed(start)
        if at is None and start != self._planned.start:
            raise Refusal("The planned start is no time of day, so nothing was changed: type it as 09:05.")
        if not self.minutes.minutes:
            raise Refusal("A session lasts at least a minute, so nothing was changed: type how many.")
        return replace(
            self._planned,
            room=self.room.text().strip(),
            moderators=tuple(filter(None, (name.strip() for name in self.moderators.text().split(",")))),
            start=f"{at:%H:%M}" if at is not None else start,
            minutes=self.minutes.minutes,
            phases=self.rows.phases(),
        )


def show_change(timekeeper: Timekeeper, parent: QWidget) -> None:
    """Let a person change the session whose clock is kept there."""
    clock = timekeeper.clock
    context = timekeeper.context
    dialog = SessionDialog(clock.planned, len(clock.current.begun), context.say, context.colours, parent)

    there = [dialog]  # it may have been closed by the time that its change is saved
    dialog.finished.connect(lambda _: there.clear())

    def saved() -> None:
        for shown in there:
            shown.accept()

    def refused(refusal: Refusal) -> None:
        for shown in there:
            shown.refuse(refusal)

    dialog.wanted.connect(lambda planned: timekeeper.adjust(planned, saved, refused))
    dialog.show()
