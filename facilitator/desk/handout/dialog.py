"""Handing over by one button: which sessions, where to, how far it is, and when the stick may be pulled out."""

from __future__ import annotations

import errno
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.context import Context
from facilitator.desk.handout.handovers import HandOvers
from facilitator.desk.handout.moving import MoveDialog
from facilitator.desk.handout.offers import Offers, counted
from facilitator.desk.handout.outcome import Outcome
from facilitator.desk.handout.place_list import PlaceList
from facilitator.desk.handout.places import Place
from facilitator.desk.handout.receipt_box import ReceiptBox
from facilitator.desk.handout.receipt_words import tell_receipt
from facilitator.desk.handout.seal_line import SealLine
from facilitator.desk.handout.session_list import SessionList
from facilitator.desk.start.watch import SOON, Watch
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import button, column, label, named, panel, row, wrapped
from facilitator.desk.words import local_time
from facilitator.session.handing_over import Receipt
from facilitator.session.handover_plan import HandOver
from facilitator.session.stick_troubles import trouble

WIDTH = 760


class HandOverDialog(QDialog):
    """Hands sessions over from the record at ``record``; all that are open are ticked."""

    def __init__(self, context: Context, works: HandOvers, record: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._works = works
        self._plan: HandOver | None = None
        self._offers: Offers | None = None
        self._place: Place | None = None
        self._told = Path()
        self._missed = False
        self._receipt = ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(SOON)
        say, colours = context.say, context.colours
        self.setWindowTitle(say("Hand over"))
        self.resize(min(scaled(WIDTH), parent.width() - 40), parent.height() - 40)
        documents = Place(say("Documents"), context.folders.documents)
        self.places = PlaceList([documents], say, colours, self.width())
        self.sessions = SessionList(say, colours)
        self.outcome = Outcome(colours)
        self.summary = wrapped(label("", Size.BODY, MEDIUM))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.how_far = label("", Size.BODY, MEDIUM)
        self._build_buttons()
        self.seal = SealLine(context)
        self.receipts = ReceiptBox(context, record)
        self._arrange()
        self._connect()
        self._show_busy()
        works.offer(record)
        self._watch = Watch(context.papers, context.folders.sticks, SOON, self)
        self._watch.found.connect(self.places.show_sticks)
        self._watch.found.connect(self.receipts.look_at)

    def _build_buttons(self) -> None:
        say, colours = self._context.say, self._context.colours
        self.go_button = button(say("Hand over"), "export", colours, "primary")
        self.go_button.setFont(font(Size.TEXT, BOLD))
        self.go_button.setMinimumHeight(scaled(48))
        self.cancel_button = button(say("Stop"), "stop", colours)
        named(self.cancel_button, say("Stop the hand-over: what is whole stays, the rest is safe here"))
        self.eject_button = button(say("Eject"), "eject", colours)
        self.close_button = button(say("Close"), "", colours)
        self.tidy_button = button(say("Tidy up …"), "shield", colours)
        self.move_button = button(say("To another laptop …"), "private", colours)
        self.cancel_button.setAutoDefault(False)
        self.eject_button.hide()

    def _arrange(self) -> None:
        say, inside, holder = self._context.say, column(self, 20, 12), QWidget()
        body, buttons, working = column(holder, 0, 10), row(gap=10), row(gap=10)
        body.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(wrapped(label(say("Hand over to the office"), Size.HEAD, BOLD)))
        receipt = say("Receipt from the office: from a stick it is taken in at once, by telephone as a code")
        for title, content in (
            (say("Where to"), self.places),
            (say("What goes there"), self.sessions),
            (receipt, self.receipts),
        ):
            sheet = panel()
            part = column(sheet, 14, 6)
            part.addWidget(label(title, Size.SMALL, BOLD, "quiet"))
            part.addWidget(content)
            body.addWidget(sheet)
        body.insertWidget(2, self.seal)
        body.addStretch(1)
        self._scroll = Scroll(holder)
        inside.addWidget(self._scroll, 1)
        inside.addWidget(self.outcome)
        inside.addWidget(self.summary)
        working.addWidget(self.bar, 1)
        working.addWidget(self.how_far)
        working.addWidget(self.cancel_button)
        inside.addLayout(working)
        for one in (self.tidy_button, self.move_button, self.close_button, self.eject_button, self.go_button):
            one.setAutoDefault(False)
            buttons.addWidget(one)
        buttons.insertStretch(2, 1)
        inside.addLayout(buttons)

    def _connect(self) -> None:
        works = self._works
        works.offered.connect(self._show_offers)
        works.planned.connect(self._show_plan)
        works.moved.connect(self._show_moved)
        works.done.connect(self._show_done)
        works.refused.connect(self._show_refused)
        works.unplanned.connect(self._show_unplanned)
        self._again.timeout.connect(self._ask)
        self.places.chosen.connect(lambda _: self._look())
        self.sessions.changed.connect(self._look)
        self.go_button.clicked.connect(self.begin)
        self.cancel_button.clicked.connect(self._stop)
        self.eject_button.clicked.connect(self._eject)
        self.close_button.clicked.connect(self.reject)
        self.move_button.clicked.connect(self._move)
        self.receipts.taken.connect(self._show_receipt)
        self.receipts.refused.connect(lambda refusal: self.outcome.tell("bad", refusal.said(self._context.say)))

    # What would be done.

    def _show_offers(self, offers: Offers) -> None:
        now = local_time(self._context.clock.wall())
        self.sessions.show_offers(offers.sessions, now)
        self.seal.show_offers(offers)
        self._offers = offers
        self.move_button.setVisible(bool(offers.sessions))
        if not offers.sessions:
            self._tell_summary(self._context.say("There is nothing in this conference yet."))
        self._show_busy()
        if self._receipt:
            self.outcome.tell("good", self._receipt)
            self._receipt = ""

    def _look(self) -> None:
        """Another place or other sessions: ask what would go where."""
        self._plan = None
        self.sessions.show_plan(None)
        place = self.places.place
        if self._works.busy:
            return
        if place is not None and place.path != self._told:
            self.outcome.clear()
            self.eject_button.hide()
        if place is not None and place.read_only:
            self._refuse(trouble(OSError(errno.EROFS, ""), place.path))
        else:
            self._ask()
        self._tell_counts()

    def _ask(self) -> None:
        place, ticked = self.places.place, self.sessions.ticked
        if place is not None and ticked and not self._works.busy:
            self._works.plan(place.path, [offer.session for offer in ticked])

    def _tell_counts(self) -> None:
        say, ticked, place = self._context.say, self.sessions.ticked, self.places.place
        if not ticked:
            self._tell_summary(say("Everything is handed over. Tick a session to hand it over once more."))
        elif place is None:
            self._tell_summary(say("{counts}: choose where to.", counts=counted(ticked, say)))
        elif self._plan is None:
            self._tell_summary(say("{counts} to {place}", counts=counted(ticked, say), place=place.name))
        else:
            size = max(1, round(self._plan.size / 1e6)) if self._plan.new else 0
            text = say("{counts} to {place}: {mb} MB at most", counts=counted(ticked, say), place=place.name, mb=size)
            self._tell_summary(text)
        self._show_busy()

    def _tell_summary(self, text: str) -> None:
        self.summary.setText(text)

    def _show_plan(self, handover: HandOver) -> None:
        place = self.places.place
        sessions = [offer.session for offer in self.sessions.ticked]
        if place is None or handover.place != place.path or [part.session for part in handover.parts] != sessions:
            return  # somebody has chosen otherwise meanwhile
        self._plan = handover
        if self._missed:
            self._missed = False
            self.outcome.clear()
        self.sessions.show_plan(handover)
        if handover.refusal is not None:
            self._refuse(handover.refusal)
        self._tell_counts()

    # Doing it.

    def begin(self) -> None:
        """Write what is ticked to the place that is chosen."""
        place, ticked = self.places.place, self.sessions.ticked
        if place is None or not ticked or self._works.busy:
            return
        self.outcome.clear()
        self._place, self._told = place, place.path
        self._show_moved(0)
        self._works.begin(place.path, [offer.session for offer in ticked])
        self._show_busy()
        self.cancel_button.setFocus()

    def _stop(self) -> None:
        self.how_far.setText(self._context.say("Stopping …"))
        self._works.cancel()

    def _show_moved(self, hundredths: int) -> None:
        self.bar.setValue(hundredths)
        self.how_far.setText(f"{hundredths} %")
        self.bar.setAccessibleName(self._context.say("Written and read back: {n} %", n=hundredths))

    def _show_busy(self) -> None:
        busy, place = self._works.busy, self.places.place
        for shown in (self.bar, self.how_far, self.cancel_button):
            shown.setVisible(busy)
        self.places.setEnabled(not busy)
        self.sessions.setEnabled(not busy)
        fits, before = self._plan is not None and self._plan.refusal is None, self.go_button.isEnabled()
        self.go_button.setEnabled(bool(not busy and place and not place.read_only and fits))
        self.go_button.setVisible(not busy)
        if self.go_button.isEnabled() and not before and self.places.other_button.hasFocus():
            self.go_button.setFocus()  # nobody has chosen anything: a stick was plugged in, and Enter hands over

    def _show_done(self, receipt: Receipt) -> None:
        say, place = self._context.say, self._place
        self._show_busy()
        tell_receipt(self.outcome, receipt, place, say)
        whole = receipt.stopped is None and not receipt.cancelled
        self.eject_button.setVisible(bool(whole and place and place.volume))
        self.go_button.setText(say("Hand over") if whole else say("Try again"))
        self._works.offer(self._works.record)
        (self.eject_button if self.eject_button.isVisible() else self.close_button).setFocus()

    def _show_refused(self, refusal: Refusal) -> None:
        self._show_busy()
        self._refuse(refusal)

    def _show_unplanned(self, refusal: Refusal) -> None:
        """The place is away, perhaps for a moment only: look again until it is back."""
        place = self.places.place
        if place is not None and place.path != self._told and not self._missed:
            self._missed = True
            self._refuse(refusal)
        self._again.start()

    def _refuse(self, refusal: Refusal) -> None:
        self.outcome.clear()
        self.outcome.tell("bad", refusal.said(self._context.say))

    def _show_receipt(self, text: str) -> None:
        """What the office has is said in the list; the sentence comes with it."""
        self._receipt = text
        self.sessions.keep_ticks()
        self._works.offer(self._works.record)

    def _move(self) -> None:
        if self._offers is not None:
            dialog = MoveDialog(self._context, self._works.record, self._offers.sessions, self)
            dialog.finished.connect(lambda _: dialog.deleteLater())
            dialog.open()

    def _eject(self) -> None:
        place = self._place
        if place is not None and place.volume is not None:
            self.eject_button.setEnabled(False)
            self._works.eject(place.volume, lambda worked: self._show_ejected(place, worked))

    def _show_ejected(self, place: Place, worked: object) -> None:
        say = self._context.say
        self.outcome.clear()
        self.eject_button.setEnabled(True)
        if worked:
            self.eject_button.hide()
            self.outcome.tell("good", say("Pull it out."), large=say("{name} is ejected", name=place.name))
        else:
            self.outcome.tell(
                "care", say("The system does not let go of {name}: eject it by the system's own way.", name=place.name)
            )
        self.close_button.setFocus()
