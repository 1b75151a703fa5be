"""Everything about one idea, at full length: its words, where it comes from, what was decided, and its history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.conference.review import Comment, IdeaRow
from facilitator.desk.review.comments import CommentLine
from facilitator.desk.review.review import Review
from facilitator.desk.review.snapshots import Told
from facilitator.desk.review.triage.clashing import Dispute, disputes
from facilitator.desk.review.triage.filters import state_of
from facilitator.desk.review.triage.history import happened, when_and_who
from facilitator.desk.review.triage.states import state_look
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import button, column, label, named, panel, picture, row, wrapped
from facilitator.language import Language
from facilitator.report.wording import language_name

LABEL_WIDTH = 92


class Detail(Scroll):
    """Shows one idea. ``settled`` brings the number of the value that is to hold, ``compared`` asks for both sides.

    ``change_wanted`` and ``remove_wanted`` bring a comment.
    """

    settled = Signal(int)
    compared = Signal()
    change_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, words: CellWords, say: Language, colours: Colours) -> None:
        super().__init__()
        self._words = words
        self._say = say
        self._colours = colours
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(say("Everything about this idea"))
        self.idea: IdeaRow | None = None
        self.disputes: tuple[Dispute, ...] = ()
        self.compare_button: QPushButton | None = None

    @property
    def _review(self) -> Review:
        return self._words.review

    def show_none(self, text: str) -> None:
        """No idea is shown; say why."""
        self.idea, self.disputes = None, ()
        sheet = panel()
        inside = column(sheet, 24, 10)
        inside.addStretch(1)
        inside.addWidget(picture("cards", self._colours.edge, 48), 0, Qt.AlignmentFlag.AlignHCenter)
        hint = wrapped(label(text, Size.BODY, tone="quiet"))
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(hint)
        inside.addStretch(2)
        self._put(sheet)

    def show_idea(self, idea: IdeaRow, told: Told) -> None:
        """Show this idea, from its beginning; where it is shown already, what is new about it."""
        same = self.idea is not None and self.idea.id == idea.id
        place = self.verticalScrollBar().value() if same else 0
        self.idea = idea
        self.disputes = disputes(idea, self._review, self._say)
        sheet = panel()
        inside = column(sheet, 16, 10)
        self._head(inside, idea)
        self._clashes(inside, sheet)
        inside.addLayout(self._facts(idea))
        self._members(inside, idea)
        self._comments(inside, told.comments)
        lines = ((happened(h, self._review, self._say), when_and_who(h.at, h.by)) for h in told.story)
        self._list(inside, self._say("History"), lines)
        inside.addStretch(1)
        self._put(sheet)
        self.verticalScrollBar().setValue(place)

    def _put(self, sheet: QWidget) -> None:
        """Show a sheet in place of the one before. (Qt would fill what it scrolls itself, corners too.)"""
        before, holder = self.takeWidget(), QWidget()
        column(holder).addWidget(sheet)
        self.setWidget(holder)
        if before is not None:
            before.deleteLater()  # a button of it may be the one that was pressed

    def _head(self, inside: QVBoxLayout, idea: IdeaRow) -> None:
        line, kind = row(gap=8), self._review.kinds.get(idea.kind)
        colour = readable(kind.colour if kind else self._colours.quiet, self._colours.surface, self._colours.ink)
        line.addWidget(label(idea.label, Size.TITLE, BOLD))
        line.addStretch(1)
        line.addWidget(picture(kind.icon if kind else "dot", colour, 18))
        line.addWidget(label(self._words.kind(idea), Size.BODY, MEDIUM))
        inside.addLayout(line)
        text = said(idea.text, Size.TEXT)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(text)
        if idea.original:
            inside.addWidget(said(idea.original, Size.BODY, tone="quiet"))

    def _clashes(self, inside: QVBoxLayout, sheet: QWidget) -> None:
        if not self.disputes:
            return
        inside.addWidget(label(self._say("Decided differently"), Size.BODY, BOLD, "bad"))
        hint = self._say("Nothing is lost: press the number of what is to hold.")
        inside.addWidget(wrapped(label(hint, Size.SMALL, tone="quiet")))
        choices = QButtonGroup(sheet)
        choices.idClicked.connect(self.settled)
        for dispute in self.disputes:
            line = row(gap=8)
            choose = button(str(dispute.number), "", self._colours, "small")
            named(choose, self._say("This one: {text}", text=dispute.text), str(dispute.number))
            choices.addButton(choose, dispute.number)
            words = column(gap=0)
            words.addWidget(said(dispute.text, Size.BODY))
            words.addWidget(said(when_and_who(dispute.at, dispute.by), Size.SMALL, tone="quiet"))
            line.addWidget(choose, 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(words, 1)
            inside.addLayout(line)
        compare = self.compare_button = button(self._say("Side by side"), "alert", self._colours, "small")
        named(compare, self._say("All conflicts, side by side"), "F11")
        compare.clicked.connect(self.compared)
        inside.addWidget(compare, 0, Qt.AlignmentFlag.AlignLeft)

    # Facts.

    def _facts(self, idea: IdeaRow) -> QGridLayout:
        say, table = self._say, QGridLayout()
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(8)
        table.setColumnStretch(1, 1)
        table.setColumnMinimumWidth(0, scaled(LABEL_WIDTH))
        judgement, place = idea.judgement, self._review.session(idea.session)
        cell = QWidget()
        line, look = row(cell, 0, 6), state_look(state_of(idea), self._colours)
        line.addWidget(picture(look.sign, look.tone, 18))
        line.addWidget(wrapped(label(self._words.state(idea), Size.BODY, MEDIUM, look.name)), 1)
        self._fact(table, say("State"), cell)
        who = when_and_who(judgement.decided_at, judgement.decided_by) if judgement.state else ""
        where = [place.title, say("round {n}", n=place.round) if place.round else ""]
        facts = {
            say("Reason"): judgement.reason,
            say("Decided on"): who,
            say("Reviewer"): judgement.reviewer,
            say("Theme"): self._words.theme(idea),
            say("Measures"): "\n".join(self._measures(idea)),
            say("Said in"): " · ".join(filter(None, (idea.session, *where))),
            say("Said"): self._words.said_in(idea),
            say("Dots"): "" if idea.dots is None else str(idea.dots),
            say("Cluster"): idea.cluster,
            say("Language"): language_name(idea.language, say) if idea.language else "",
        }
        for title, text in facts.items():
            if text:
                self._fact(table, title, said(text, Size.BODY))
        return table

    @staticmethod
    def _fact(table: QGridLayout, title: str, value: QWidget) -> None:
        at = table.rowCount()
        table.addWidget(wrapped(label(title, Size.SMALL, MEDIUM, "quiet")), at, 0, Qt.AlignmentFlag.AlignTop)
        table.addWidget(value, at, 1)

    def _measures(self, idea: IdeaRow) -> Iterable[str]:
        known = self._review.measures
        return (f"M {known[ident].number}  {known[ident].title}" for ident in idea.measures if ident in known)

    # Lists.

    def _members(self, inside: QVBoxLayout, idea: IdeaRow) -> None:
        joint = self._review.joints.get(idea.joint or "")
        if joint is None:
            return
        inside.addWidget(wrapped(label(self._say("Joined: they say the same"), Size.BODY, BOLD)))
        if joint.text and joint.text != idea.text:
            inside.addWidget(said(joint.text, Size.BODY, MEDIUM))
        for ident in joint.ideas:
            member = self._review.rows.get(ident)
            if member is not None:
                self._line(inside, member.text, member.label)

    def _comments(self, inside: QVBoxLayout, comments: Sequence[Comment]) -> None:
        if comments:
            inside.addWidget(label(self._say("Comments"), Size.BODY, BOLD))
        for comment in comments:
            line = CommentLine(comment, self._say, self._colours)
            line.change_wanted.connect(self.change_wanted)
            line.remove_wanted.connect(self.remove_wanted)
            inside.addWidget(line)

    def _list(self, inside: QVBoxLayout, title: str, lines: Iterable[tuple[str, str]]) -> None:
        for place, (text, under) in enumerate(lines):
            if not place:
                inside.addWidget(label(title, Size.BODY, BOLD))
            self._line(inside, text, under)

    @staticmethod
    def _line(inside: QVBoxLayout, text: str, under: str) -> None:
        words = column(gap=0)
        words.addWidget(said(text, Size.BODY))
        words.addWidget(said(under, Size.SMALL, tone="quiet"))
        inside.addLayout(words)
