"""What is done with a measure: each as one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from facilitator.conference.errors import Refusal
from facilitator.conference.intents import Withdraw
from facilitator.conference.intents_review import (
    Arrange,
    ChangeMeasure,
    CreateMeasure,
    CreatePillar,
    DropSources,
    NameSources,
    ReviewIntent,
    WriteComment,
)
from facilitator.conference.review import BINDING, STATUSES, Measure
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.measures.editor import Editor
from facilitator.desk.review.measures.lines import Placed
from facilitator.desk.review.measures.need import NeedBox
from facilitator.desk.review.measures.sources import entries
from facilitator.desk.review.measures.statuses import status_words
from facilitator.desk.review.triage.drawer import Drawer
from facilitator.desk.review.triage.pick import Entry


class MeasureActs(QObject):
    """Carries out what is wanted. ``made`` brings the id of a new measure once it is saved and shown."""

    made = Signal(str)

    def __init__(self, doer: ReviewDoer, drawer: Drawer, need: NeedBox, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._doer, self._drawer, self._need, self._editor = doer, drawer, need, editor

    def _measure(self, ident: str) -> Measure | None:
        return self._doer.review.measures.get(ident)

    def _do(self, *wanted: ReviewIntent, then: Callable[[], object] | None = None) -> None:
        """Do it; where it may not be, show what is saved."""

        def failed(_: Refusal) -> None:
            measure = self._measure(self._editor.ident)
            if measure:
                self._editor.reset(measure)

        keeper = self._doer.keeper
        self._doer.run(lambda: keeper.do(*wanted), lambda _: then() if then else None, failed)

    # Its fields.

    def write(self, ident: str, name: str, value: object) -> None:
        """Another value for a field; what a decided measure needs is not taken away from it."""
        measure = self._measure(ident)
        if measure is None or not isinstance(value, str | int):
            return
        if name in ("responsible", "until") and not value and measure.status in BINDING:
            self._editor.reset(measure)
            say, status = self._doer.context.say, status_words(self._doer.context.say)[measure.status]
            self._doer.note(say("What is {status} keeps its owner and its deadline.", status=status.lower()))
            return
        self._do(ChangeMeasure(ident, {name: value}))

    def give(self, ident: str, status: str) -> None:
        """Another status; what it needs for that is asked for where it lacks."""
        measure = self._measure(ident)
        if measure is None or measure.status == status:
            return
        if status not in BINDING or not measure.lacks:
            self._do(ChangeMeasure(ident, {"status": status}))
            return

        def filled(responsible: str, until: str) -> None:
            self._do(ChangeMeasure(ident, {"status": status, "responsible": responsible, "until": until}))
            self._editor.left.emit()

        self._drawer.hide()
        self._need.ask(measure, status_words(self._doer.context.say)[status], filled)

    def choose_status(self, ident: str) -> None:
        """Choose it from a list."""
        say, measure = self._doer.context.say, self._measure(ident)
        if measure:
            words = status_words(say)
            offered = [Entry(status, words[status], "measure", status == measure.status) for status in STATUSES]
            self._ask(say("Status of measure {number}", number=measure.number), offered, self._given(ident))

    def _given(self, ident: str) -> Callable[[object], object]:
        return lambda status: self.give(ident, str(status))

    def _ask(
        self,
        title: str,
        offered: list[Entry],
        then: Callable[[object], object],
        new: tuple[str, Callable[[str], object]] | None = None,
    ) -> None:
        self._need.hide()
        self._drawer.choose(title, offered, then, new)

    def choose_pillar(self, ident: str) -> None:
        """Choose its field of action, or make one."""
        say, measure = self._doer.context.say, self._measure(ident)
        if measure is None:
            return
        offered = [
            *(Entry(one.id, one.name, "theme", one.id == measure.pillar) for one in self._doer.review.around.pillars),
            Entry("", say("Without a pillar"), "close"),
        ]

        def put(pillar: object) -> None:
            self._do(ChangeMeasure(ident, {"pillar": str(pillar) or None}))

        def make(name: str) -> None:
            pillar = self._doer.new_id()
            self._do(CreatePillar(pillar, name), then=lambda: put(pillar))

        title = say("Field of action of measure {number}", number=measure.number)
        self._ask(title, offered, put, (say("New field of action: {name}", name="{name}"), make))

    # New, gone, moved.

    def make(self) -> None:
        """Ask what is to be done, and make a measure of it."""
        say = self._doer.context.say
        needed = say("Please write in a few words what is to be done.")

        def create(title: object) -> None:
            ident = self._doer.new_id()
            self._do(CreateMeasure(ident, {"title": str(title)}), then=lambda: self.made.emit(ident))

        self._need.hide()
        self._drawer.write(say("New measure: what is to be done?"), "", (), create, needed)

    def remove(self, ident: str) -> None:
        """Hide a measure; undo brings it back."""
        self._do(Withdraw((ident,)))

    def place(self, ident: str, placed: Placed) -> None:
        """Another place in the order, and the pillar that belongs to it."""
        measure = self._measure(ident)
        wanted: list[ReviewIntent] = [Arrange(placed.order)]
        if measure and measure.pillar != placed.pillar:
            wanted.append(ChangeMeasure(ident, {"pillar": placed.pillar}))
        self._do(*wanted)

    # What it comes from, and what is said of it.

    def choose_source(self, ident: str) -> None:
        """Add an idea, a joint idea or a theme that it comes from."""
        say, measure = self._doer.context.say, self._measure(ident)
        if measure is None:
            return

        def add(target: object) -> None:
            self._do(NameSources(ident, (str(target),)))

        title = say("What does measure {number} come from?", number=measure.number)
        self._ask(title, entries(measure, self._doer.review, say), add)

    def drop(self, ident: str, target: str) -> None:
        """It does not come from that after all."""
        self._do(DropSources(ident, (target,)))

    def comment(self, ident: str, text: str) -> None:
        """Note something on it."""
        self._do(WriteComment(self._doer.new_id(), ident, text))
