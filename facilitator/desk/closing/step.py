"""The last step: what is still to be noted, in any order, and handing it over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from facilitator.conference import intents
from facilitator.desk.closing.conflicts import ConflictsSection
from facilitator.desk.closing.ending import EndingBar
from facilitator.desk.closing.head import Head
from facilitator.desk.closing.heads import HeadsSection
from facilitator.desk.closing.hints import HintsSection
from facilitator.desk.closing.parked import ParkedSection
from facilitator.desk.closing.photos import PhotosSection
from facilitator.desk.closing.protocol import Protocol
from facilitator.desk.closing.section import Section
from facilitator.desk.closing.work import Conflict, Open, keep, open_questions, put_otherwise
from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.cockpit.session_clock import SessionClock
from facilitator.desk.snapshots import Photo, Picture
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import column
from facilitator.session.redacting import RedactionReceipt


class ClosingStep(QWidget):
    """Sections, each with its state; above them what is still empty, below them the large buttons."""

    export_wanted = Signal()
    print_wanted = Signal()
    end_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    next_wanted = Signal(str)

    def __init__(self, doer: Doer) -> None:
        super().__init__()
        self._doer = doer
        self._picture: Picture | None = None
        say, colours = doer.context.say, doer.context.colours
        self.heads = HeadsSection(say, colours)
        self.protocol = Protocol(doer)
        self.parked = ParkedSection(say, colours)
        self.photos = PhotosSection(doer)
        self.hints = HintsSection(say, colours)
        self.conflicts = ConflictsSection(say, colours)
        self.ending = EndingBar(say, colours)
        protocol = self.protocol.sections
        self.sections: tuple[Section, ...] = (
            self.hints,
            self.conflicts,
            self.heads,
            *protocol,
            self.parked,
            self.photos,
        )
        self._head = Head(doer)
        self._scroll = Scroll()
        self._arrange()
        self._connect()
        self._show_open(Open())
        give_keys(self, self.protocol.decisions.boxes[0])

    def _arrange(self) -> None:
        inside, holder = column(self, 0, 10), QWidget()
        inside.addWidget(self._head)
        page = column(holder, 0, 12)
        page.setContentsMargins(0, 0, 8, 4)
        for section in self.sections:
            page.addWidget(section)
        page.addStretch(1)
        self._scroll.setWidget(holder)
        inside.addWidget(self._scroll, 1)
        inside.addWidget(self.ending)

    def _connect(self) -> None:
        do, session = self._doer.do, self._doer.session
        self.heads.counted.connect(lambda group, people: do(intents.CountHeads(session, group, people)))
        self.parked.fetched.connect(lambda ident: do(intents.Unpark((ident,))))
        self.photos.captioned.connect(self._caption)
        self.photos.removed.connect(lambda ident: do(intents.Withdraw((ident,))))
        self.hints.kept.connect(self._keep)
        self.hints.put.connect(self._put)
        self.conflicts.settled.connect(self._settle)
        self._head.wanted.connect(self.go_to)
        self.ending.export_button.clicked.connect(self.export_wanted)
        self.ending.print_button.clicked.connect(self.print_wanted)
        self.ending.end_button.clicked.connect(self.end_wanted)
        self.ending.next_wanted.connect(self.next_wanted)
        for section in self.protocol.sections:
            section.undo_wanted.connect(self.undo_wanted)
            section.redo_wanted.connect(self.redo_wanted)

    # What is shown.

    def show_picture(self, shown: Picture) -> None:
        """Show the session as it stands."""
        self._picture, result = shown, shown.result
        self.heads.show_counts(shown.groups, {head.group: head.count for head in result.headcount})
        self.protocol.show_result(result)
        self.parked.show_cards(result.ideas)
        self.photos.show_photos(shown.photos)
        self.ending.show_following(shown.following)
        self._head.show_sections(self.sections)
        self._look()

    def show_clock(self, clock: SessionClock) -> None:
        """The session's clock was moved."""
        self.ending.set_running(clock.current.mode in ("running", "paused"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        """Look for what is to be decided: it reads every text, so only while somebody sees it."""
        if self._picture is not None and self.isVisible():
            keeper = self._doer.keeper
            self._doer.ask(lambda: open_questions(keeper.service), self._show_open)

    def _show_open(self, found: Open) -> None:
        self.hints.show_hints(found.hints)
        kinds = self._picture.result.kinds if self._picture else ()
        self.conflicts.show_conflicts(found.conflicts, kinds)
        self._head.show_sections(self.sections)

    def go_to(self, section: Section) -> None:
        """Bring a section into view and let the keys begin there."""
        section.begin()
        self._scroll.ensureWidgetVisible(section, 0, 0)

    # What is wanted.

    def _caption(self, photo: Photo, text: str) -> None:
        self._doer.do(intents.AddAttachment(photo.id, self._doer.session, photo.sha256, "jpg", text))

    def _keep(self, subject: str) -> None:
        keeper = self._doer.keeper
        self._doer.run(lambda: keep(keeper.service, subject))

    def _put(self, subject: str, text: str) -> None:
        keeper = self._doer.keeper
        self._doer.run(lambda: put_otherwise(keeper.service, subject, text), self._erased)

    def _erased(self, receipt: RedactionReceipt) -> None:
        if receipt.unreachable:
            names = ", ".join(path.name for path in receipt.unreachable)
            self._doer.context.refuse(self.protocol.still_there(names))

    def _settle(self, conflict: Conflict, value: object) -> None:
        self._doer.do(intents.Settle(conflict.subject, conflict.field, value))
