"""What the keys of the table do: deciding, joining, naming themes, each as one step whatever is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from facilitator.conference.errors import Refusal
from facilitator.conference.intents_review import (
    Assign,
    CreateMeasure,
    CreateTheme,
    Join,
    Judge,
    NameSources,
    ReviewIntent,
    SetTheme,
    Split,
    WriteComment,
)
from facilitator.conference.review import IdeaRow
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.review import subjects
from facilitator.desk.review.triage.choices import measure_entries, reasons, reviewer_entries, theme_entries
from facilitator.desk.review.triage.drawer import Drawer
from facilitator.desk.review.triage.states import state_words


class Acts(QObject):
    """Carries out what is wanted for some ideas. ``done`` tells that a step is saved, before the keys move on.

    ``begun`` and ``ended`` tell that a step is on its way, and no longer: saved, or refused.
    """

    done = Signal()
    begun = Signal()
    ended = Signal()

    def __init__(self, doer: ReviewDoer, drawer: Drawer, parent: QObject) -> None:
        super().__init__(parent)
        self._doer = doer
        self._drawer = drawer
        self._by_name: dict[str, Callable[[list[IdeaRow]], None]] = {
            "theme": self._theme,
            "measure": self._into_measure,
            "join": self._join,
            "split": self._split,
            "assign": self._assign,
            "mine": lambda rows: self._do(Assign(subjects(rows), doer.review.me)),
            "comment": self._comment,
            "adopted": lambda rows: self.judge(rows, "adopted"),
            "parked": lambda rows: self.judge(rows, "parked"),
            "reviewed": lambda rows: self.judge(rows, "reviewed"),
            "new": lambda rows: self.judge(rows, ""),
            "declined": lambda rows: self._with_reason(rows, "declined"),
            "adopted reason": lambda rows: self._with_reason(rows, "adopted"),
            "parked reason": lambda rows: self._with_reason(rows, "parked"),
            "reviewed reason": lambda rows: self._with_reason(rows, "reviewed"),
            "declined reason": lambda rows: self._with_reason(rows, "declined"),
        }

    def act(self, name: str, rows: list[IdeaRow]) -> bool:
        """Do what a name stands for; whether it stands for anything here."""
        wanted = self._by_name.get(name)
        if wanted and rows:
            wanted(rows)
        return wanted is not None

    def _do(self, *wanted: ReviewIntent) -> None:
        self.begun.emit()
        self._doer.do(*wanted, then=self._saved, failed=self._refused)

    def _saved(self) -> None:
        self.done.emit()
        self.ended.emit()

    def _refused(self, _: Refusal) -> None:
        self.ended.emit()

    def judge(self, rows: Sequence[IdeaRow], state: str, reason: str = "") -> None:
        """Decide on these ideas."""
        self._do(Judge(subjects(rows), state, reason))

    def _title(self, text: str, rows: Sequence[IdeaRow]) -> str:
        """What is asked, and about which ideas."""
        if len(rows) == 1:
            return f"{text}  ·  {rows[0].label}"
        return f"{text}  ·  {self._doer.context.say.count('{n} idea', '{n} ideas', len(rows))}"

    def _with_reason(self, rows: list[IdeaRow], state: str) -> None:
        say, review = self._doer.context.say, self._doer.review
        title = say("{state}: why?", state=state_words(say)[state])
        needed = say("Please say why: those who said it will read the reason.") if state == "declined" else ""
        before = rows[0].judgement if len(rows) == 1 else None
        text = before.reason if before and before.state == state else ""
        offers = reasons(review, state, say)
        self._drawer.write(
            self._title(title, rows), text, offers, lambda reason: self.judge(rows, state, str(reason)), needed
        )

    def _theme(self, rows: list[IdeaRow]) -> None:
        say = self._doer.context.say

        def put(value: object) -> None:
            self._do(SetTheme(subjects(rows), str(value) or None))

        def make(name: str) -> None:
            self._do(CreateTheme(self._doer.new_id(), name, subjects=subjects(rows)))

        title, entries = self._title(say("Theme"), rows), theme_entries(self._doer.review, say)
        self._drawer.choose(title, entries, put, new=(say("New theme: {name}", name="{name}"), make))

    def _into_measure(self, rows: list[IdeaRow]) -> None:
        say = self._doer.context.say

        def name(measure: object) -> None:
            self._do(NameSources(str(measure), subjects(rows)))

        def make(title: str) -> None:
            self._do(CreateMeasure(self._doer.new_id(), {"title": title}, subjects(rows)))

        title, entries = self._title(say("Into a measure"), rows), measure_entries(self._doer.review)
        self._drawer.choose(title, entries, name, new=(say("New measure: {name}", name="{name}"), make))

    def _assign(self, rows: list[IdeaRow]) -> None:
        say = self._doer.context.say

        def give(name: object) -> None:
            self._do(Assign(subjects(rows), str(name)))

        title, entries = self._title(say("Who decides?"), rows), reviewer_entries(self._doer.review, say)
        self._drawer.choose(title, entries, give, new=(say("Somebody new: {name}", name="{name}"), give))

    def _join(self, rows: list[IdeaRow]) -> None:
        joints = list(dict.fromkeys(row.joint for row in rows if row.joint))
        ideas = tuple(row.id for row in rows)
        say = self._doer.context.say
        if len(rows) < 2:
            self._doer.note(say("Mark the ideas that say the same with the space bar, then press J."))
        elif len(joints) == 1 and all(row.joint for row in rows):
            self._doer.note(say("These ideas are joined already."))
        else:
            self._do(Join(joints[0] if joints else self._doer.new_id(), ideas))

    def _split(self, rows: list[IdeaRow]) -> None:
        joined = tuple(row.id for row in rows if row.joint)
        if joined:
            self._do(Split(joined))
        else:
            self._doer.note(self._doer.context.say("This idea is joined to no other one."))

    def _comment(self, rows: list[IdeaRow]) -> None:
        say = self._doer.context.say

        def write(text: object) -> None:
            about = [row.id for row in rows]
            self._do(*(WriteComment(self._doer.new_id(), ident, str(text)) for ident in about))

        needed = say("Nothing is written yet.")
        self._drawer.write(self._title(say("Comment"), rows), "", (), write, needed)
