"""What reviewers noted: each comment with its words, by whom and when; it can be changed and removed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator.conference.intents import Withdraw
from facilitator.conference.intents_review import RewordComment
from facilitator.conference.review import Comment
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.triage.drawer import Drawer
from facilitator.desk.review.triage.history import when_and_who
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import Size
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.widgets import button, column, named, row
from facilitator.language import Language


class CommentLine(QWidget):
    """``change_wanted`` and ``remove_wanted`` bring the comment."""

    change_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, comment: Comment, say: Language, colours: Colours) -> None:
        super().__init__()
        self._comment = comment
        self.change_button, self.remove_button = (
            button("", "edit", colours, "more"),
            button("", "close", colours, "more"),
        )
        named(self.change_button, say("Change this comment: {text}", text=comment.text))
        named(self.remove_button, say("Remove this comment: {text}", text=comment.text))
        inside, words = row(self, 0, 2), column(gap=0)
        words.addWidget(said(comment.text, Size.BODY))
        words.addWidget(said(when_and_who(comment.at, comment.by), Size.SMALL, tone="quiet"))
        inside.addLayout(words, 1)
        for made in (self.change_button, self.remove_button):
            inside.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self.change_button.clicked.connect(self._change)
        self.remove_button.clicked.connect(self._remove)

    def _change(self) -> None:
        self.change_wanted.emit(self._comment)

    def _remove(self) -> None:
        self.remove_wanted.emit(self._comment)


def change_comment(comment: Comment, doer: ReviewDoer, drawer: Drawer) -> None:
    """Let somebody write other words for it; the ones before stay in the history."""
    say = doer.context.say

    def write(text: object) -> None:
        doer.do(RewordComment(comment.id, str(text)))

    drawer.write(say("Change the comment"), comment.text, (), write, say("Nothing is written yet."))


def remove_comment(comment: Comment, doer: ReviewDoer) -> None:
    """Take it away; undo brings it back."""
    doer.do(Withdraw((comment.id,)))
