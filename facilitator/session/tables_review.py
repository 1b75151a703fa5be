"""What the office decided, as it goes into tables and JSON: bounded in memory, and without persons where it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from facilitator.conference.account import Guard, anonymous_measure
from facilitator.conference.review import IdeaRow, standing
from facilitator.record import Record
from facilitator.report.summary import Version

REVIEW_COLUMNS = ("theme", "state", "reason", "measures")


class Decided:
    """The review of a record for one audience; ideas are asked for session by session. ``withheld`` counts texts."""

    def __init__(self, record: Record, audience: Version) -> None:
        look = record.review
        self._guard = Guard() if audience is Version.ANONYMOUS else None
        self._of = look.by_session()
        self._pillars = {pillar.id: self._name(pillar.name) for pillar in look.pillars()}
        self._themes = {theme.id: theme for theme in look.themes()}
        self._measures = {measure.id: measure for measure in look.measures()}
        self._joints = look.joints()

    @property
    def withheld(self) -> int:
        """How many texts of the office were left out so far."""
        return len(self._guard.left_out) if self._guard else 0

    def of(self, session: str) -> Mapping[str, IdeaRow]:
        """The decisions on a session's ideas, by their ids."""
        return {row.id: row for row in self._of(session)}

    def cells(self, row: IdeaRow | None) -> tuple[str, ...]:
        """The values of ``REVIEW_COLUMNS``; empty for an idea that is in no review (a redacted one)."""
        if row is None:
            return ("",) * len(REVIEW_COLUMNS)
        judgement = row.judgement
        theme = self._name(self._themes[judgement.theme].name) if judgement.theme else ""
        numbers = " ".join(str(self._measures[ident].number) for ident in row.measures)
        return theme, standing(judgement.state), self._text(judgement.reason), numbers

    def fields(self, row: IdeaRow | None) -> dict[str, Any]:
        """What the JSON of an idea says of it."""
        if row is None:
            return {"theme": None, "state": "new", "reason": "", "joint": None, "measures": []}
        judgement = row.judgement
        return {
            "theme": judgement.theme,
            "state": standing(judgement.state),
            "reason": self._text(judgement.reason),
            "joint": row.joint,
            "measures": list(row.measures),
        }

    def parts(self) -> dict[str, list[dict[str, Any]]]:
        """The lists of the JSON that are about no session."""
        return {
            "themes": [
                {"id": t.id, "name": self._name(t.name), "pillar": self._pillars.get(t.pillar or ""), "ideas": t.ideas}
                for t in self._themes.values()
            ],
            "joints": [
                {"id": j.id, "text": self._name(j.text), "kind": j.kind, "ideas": list(j.ideas)} for j in self._joints
            ],
            "measures": [self._measure(ident) for ident in self._measures],
        }

    def _measure(self, ident: str) -> dict[str, Any]:
        measure = self._measures[ident]
        if self._guard:
            measure = anonymous_measure(measure, self._guard)
        data = asdict(measure) | {"pillar": self._pillars.get(measure.pillar or ""), "lacks": list(measure.lacks)}
        data["sources"] = list(measure.sources)
        return data

    def _text(self, text: str) -> str:
        return self._guard.text(text) if self._guard else text

    def _name(self, name: str) -> str:
        return self._guard.name(name) if self._guard else name
