"""The lines of the protocol: decisions, tasks, dissent, notes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.results import Note, SessionResult, Task
from facilitator.desk.closing.drafts import Draft
from facilitator.desk.closing.lines import Field, Line, LinesSection, Words
from facilitator.desk.cockpit.doer import Doer
from facilitator.language import Language


class Protocol(QObject):
    """Fills its sections from a session, and brings what is typed in them to the record."""

    def __init__(self, doer: Doer) -> None:
        super().__init__(doer)
        self._doer = doer
        say, colours = doer.context.say, doer.context.colours
        one = say("Type a line – Enter saves it")
        self.tasks = LinesSection(say("Tasks"), "", _task_fields(say), say, colours)
        why = Field(say("Reason"), say("Why?"), 2)
        what = Field(say("Decision"), say("What was decided? – Enter saves it"), 3)
        self.decisions = LinesSection(say("Decisions"), "", (what, why), say, colours)
        self.dissent = LinesSection(say("Dissent"), "", (Field(say("Dissent"), one),), say, colours)
        self.notes = LinesSection(say("Notes"), "", (Field(say("Note"), one),), say, colours)
        self._notes = {"decision": self.decisions, "dissent": self.dissent, "note": self.notes}
        self.sections = (self.decisions, self.tasks, self.dissent, self.notes)
        named = {**self._notes, "task": self.tasks}
        self._drafts = {sort: Draft(doer, f"closing {sort}", section) for sort, section in named.items()}
        self._connect()

    def _connect(self) -> None:
        for sort, section in self._notes.items():
            section.added.connect(lambda words, sort=sort: self._write(sort, words))
            section.changed.connect(self._reword)
        self.tasks.added.connect(self._agree)
        self.tasks.changed.connect(lambda ident, words: self._doer.do(intents.RewordTask(ident, *words)))
        for section in self.sections:
            section.removed.connect(lambda ident: self._doer.do(intents.Withdraw((ident,))))

    def show_result(self, result: SessionResult) -> None:
        """Show the lines as they stand."""
        for sort, section in self._notes.items():
            section.show_lines(_note_lines((note for note in result.notes if note.kind == sort), section, self._doer))
        self.tasks.show_lines([self._task_line(task) for task in result.tasks])
        for section in (self.decisions, self.tasks):
            section.show_filled("done" if section.rows else "empty")
        for section in (self.dissent, self.notes):
            section.show_filled("done" if section.rows else "optional")

    def _task_line(self, task: Task) -> Line:
        return Line(task.id, (task.what or self._doer.context.say("(erased)"), task.who, task.until))

    def _write(self, sort: str, words: Words) -> None:
        section, reason = self._notes[sort], words[1] if len(words) > 1 else ""
        note = intents.WriteNote(self._doer.new_id(), self._doer.session, sort, words[0], reason)
        self._doer.do(note, failed=lambda _: section.put_back(words), box=self._drafts[sort].box)

    def _reword(self, ident: str, words: Words) -> None:
        self._doer.do(intents.RewordNote(ident, words[0], words[1] if len(words) > 1 else ""))

    def _agree(self, words: Words) -> None:
        task = intents.AgreeTask(self._doer.new_id(), self._doer.session, *words)
        self._doer.do(task, failed=lambda _: self.tasks.put_back(words), box=self._drafts["task"].box)

    @staticmethod
    def still_there(names: str) -> Refusal:
        """What a redaction could not reach."""
        return Refusal(
            "The words are erased here, but not in {names}, which could not be reached: export once more to the same"
            " place, or delete the old file there.",
            names=names,
        )


def _note_lines(notes: Iterable[Note], section: LinesSection, doer: Doer) -> list[Line]:
    erased = doer.context.say("(erased)")
    parts = len(section.boxes)
    return [Line(note.id, (note.text or erased, note.reason)[:parts]) for note in notes]


def _task_fields(say: Language) -> tuple[Field, ...]:
    return (
        Field(say("Task"), say("What is to be done? – Enter saves it"), 4),
        Field(say("Who"), say("Who?"), 2),
        Field(say("Until when"), say("Until when?"), 2),
    )
