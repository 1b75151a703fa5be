"""What the cells of the table say, also to a screen reader."""

from __future__ import annotations

from facilitator.conference.review import IdeaRow
from facilitator.desk.review.review import Review
from facilitator.desk.review.triage.filters import state_of
from facilitator.desk.review.triage.states import state_words
from facilitator.language import Language
from facilitator.report.wording import kind_word


class CellWords:
    """Puts rows into words. ``review`` is the one that is shown."""

    def __init__(self, review: Review, say: Language) -> None:
        self.review = review
        self._say = say
        self.states = state_words(say)
        self._kinds: dict[str, str] = {}

    def titles(self) -> tuple[str, ...]:
        """The heads of the columns."""
        say = self._say
        return say("Idea"), say("Text"), say("State and theme"), say("Weight")

    def kind(self, row: IdeaRow) -> str:
        """The kind of an idea."""
        if row.kind not in self._kinds:
            known = self.review.kinds.get(row.kind)
            self._kinds[row.kind] = kind_word(known, self._say) if known else row.kind
        return self._kinds[row.kind]

    def state(self, row: IdeaRow) -> str:
        """Where it stands."""
        return self.states[state_of(row)]

    def theme(self, row: IdeaRow) -> str:
        """Its theme, empty for none."""
        return self.review.theme_name(row)

    def measures(self, row: IdeaRow) -> str:
        """The numbers of the measures that it is in: ``M 3, M 7``."""
        known = self.review.measures
        return ", ".join(f"M {known[ident].number}" for ident in row.measures if ident in known)

    def who(self, row: IdeaRow) -> str:
        """Who decides on it, or that it was decided differently in two places."""
        if self.review.disputed(row):
            return self._say("Decided differently")
        return row.judgement.reviewer

    def stands(self, row: IdeaRow) -> str:
        """Where it stands, as short as can be: the measures that it is in, or its state.

        Who decides on it comes behind it where its theme has the line below.
        """
        who = row.judgement.reviewer if self.theme(row) else ""
        return " · ".join(filter(None, (self.measures(row) or self.state(row), who)))

    def dots(self, row: IdeaRow) -> str:
        """Its dots, empty where there was no vote."""
        return self._say.count("{n} dot", "{n} dots", row.dots) if row.dots is not None else ""

    def said_in(self, row: IdeaRow) -> str:
        """In how many sessions it was said, where that is more than one."""
        if row.sessions < 2:
            return ""
        say, workshops = self._say, row.workshops
        sessions = say.count("{n} session", "{n} sessions", row.sessions)
        return f"{sessions} · {say.count('{n} workshop', '{n} workshops', workshops)}" if workshops > 1 else sessions

    def times(self, row: IdeaRow) -> str:
        """How often it was said, as short as can be: in how many sessions, or how many ideas are joined."""
        joint = self.review.joints.get(row.joint or "")
        times = row.sessions if row.sessions > 1 else len(joint.ideas) if joint else 0
        return f"{times} ×" if times > 1 else ""

    def spoken(self, row: IdeaRow, column: str, marked: set[str]) -> str:
        """A cell for a screen reader."""
        match column:
            case "idea":
                mark = self._say("marked") if row.id in marked else ""
                return ", ".join(filter(None, (row.label, self.kind(row), mark)))
            case "text":
                return row.text
            case "state":
                joined, theme = self._say("Joined") if row.joint else "", self.theme(row) or self._say("No theme")
                said = (self.state(row), self.measures(row), joined, self.who(row), theme)
                return ", ".join(filter(None, said))
            case _:
                return ", ".join(filter(None, (self.dots(row), self.said_in(row)))) or self._say("No dots")
