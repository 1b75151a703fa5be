"""What the office decided, as it goes into tables and JSON: bounded in memory, and without persons where it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from facilitator.conference.account import Review
from facilitator.conference.everybody import PEOPLE, LeftOut, flagged_words, without_people
from facilitator.conference.review import IdeaRow, standing
from facilitator.record import Record
from facilitator.report.summary import Version
from facilitator.session.let_stand import kept_words

REVIEW_COLUMNS = ("theme", "state", "reason", "measures")


class Decided:
    """The review of a record for one audience; ideas are asked for session by session. ``withheld`` counts texts."""

    def __init__(self, record: Record, audience: Version) -> None:
        look = record.review
        self._record = record
        self._of = look.by_session()
        self._joints = look.joints()
        self._themes = {theme.id: theme for theme in look.themes()}
        self._measures = {measure.id: measure for measure in look.measures()}
        pillars = look.pillars()
        around = Review((), tuple(self._joints), tuple(pillars), (*self._themes.values(),), (*self._measures.values(),))
        self._left_out = LeftOut(*kept_words(record, flagged_words(around))) if audience is Version.ANONYMOUS else None
        self._pillars = {pillar.id: self._open(pillar.id, pillar.name) for pillar in pillars}

    @property
    def withheld(self) -> int:
        """How many texts of the office were left out so far."""
        return len(self._left_out.texts) if self._left_out else 0

    def of(self, session: str) -> Mapping[str, IdeaRow]:
        """The decisions on a session's ideas, by their ids."""
        rows = {row.id: row for row in self._of(session)}
        if self._left_out:
            alone = {row.id for row in rows.values() if not row.joint and self._left_out.flagged(row.own.reason)}
            self._left_out.kept |= kept_words(self._record, alone)[0]
        return rows

    def cells(self, row: IdeaRow | None) -> tuple[str, ...]:
        """The values of ``REVIEW_COLUMNS``; empty for an idea that is in no review (a redacted one)."""
        if row is None:
            return ("",) * len(REVIEW_COLUMNS)
        judgement = row.judgement
        theme = self._open(judgement.theme, self._themes[judgement.theme].name) if judgement.theme else ""
        numbers = " ".join(str(self._measures[ident].number) for ident in row.measures)
        return theme, standing(judgement.state), self._open(row.joint or row.id, judgement.reason), numbers

    def fields(self, row: IdeaRow | None) -> dict[str, Any]:
        """What the JSON of an idea says of it."""
        if row is None:
            return {"theme": None, "state": "new", "reason": "", "joint": None, "measures": []}
        judgement = row.judgement
        return {
            "theme": judgement.theme,
            "state": standing(judgement.state),
            "reason": self._open(row.joint or row.id, judgement.reason),
            "joint": row.joint,
            "measures": list(row.measures),
        }

    def parts(self) -> dict[str, list[dict[str, Any]]]:
        """The lists of the JSON that are about no session."""
        return {
            "themes": [
                {
                    "id": theme.id,
                    "name": self._open(theme.id, theme.name),
                    "pillar": self._pillars.get(theme.pillar or ""),
                    "ideas": theme.ideas,
                }
                for theme in self._themes.values()
            ],
            "joints": [
                {"id": joint.id, "text": self._open(joint.id, joint.text), "kind": joint.kind, "ideas": [*joint.ideas]}
                for joint in self._joints
            ],
            "measures": [self._measure(ident) for ident in self._measures],
        }

    def _measure(self, ident: str) -> dict[str, Any]:
        measure = self._measures[ident]
        if self._left_out:
            measure = without_people(measure, self._left_out)
        data = asdict(measure) | {"pillar": self._pillars.get(measure.pillar or ""), "lacks": list(measure.lacks)}
        data["sources"] = list(measure.sources)
        return data | dict.fromkeys(PEOPLE, "") if self._left_out else data

    def _open(self, ident: str, text: str) -> str:
        """A thing's text, as far as the audience may read it."""
        return self._left_out(ident, text) if self._left_out else text
