"""Questions to the review's rows. Nothing here writes; the whole table of a large conference is read at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from facilitator.conference.account import Review
from facilitator.conference.kinds import MEASURE
from facilitator.conference.review import Comment, Dots, IdeaRow, Joint, Judgement, Measure, Pillar, Theme

NOTHING = Judgement()
_ELSEWHERE = (2**53, "")
"""Where sessions stand that are in no plan."""


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds for all ideas of a joint one: ``sessions`` in which they were said, by the order of the day."""

    ideas: tuple[str, ...]
    judgement: Judgement
    measures: tuple[str, ...]
    sessions: tuple[str, ...]
    workshops: int


@dataclass(frozen=True, slots=True)
class _Around:
    """What rows of ideas need beside their own: by idea its measures and confirmations.

    ``day`` gives a session's place in the order of the day and its workshop.
    """

    measures: Mapping[str, tuple[str, ...]]
    confirmed: Mapping[str, list[str]]
    day: Mapping[str, tuple[int, int | str]]
    groups: dict[str, _Group] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)

    def group(self, members: Sequence[tuple[str, str]], judgement: Judgement, joint: str) -> _Group:
        """A joint idea by its members, each with its session."""
        sessions = self.said(members)
        idents = tuple(ident for ident, _ in members)
        return _Group(idents, judgement, self.measures.get(joint, ()), sessions, self.places(sessions))

    def said(self, members: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """The sessions in which some ideas were said, in the order of the day."""
        found = {place for ident, session in members for place in (session, *self.confirmed.get(ident, ()))}
        return tuple(sorted(found, key=lambda session: (self.day.get(session, _ELSEWHERE)[0], session)))

    def places(self, sessions: Iterable[str]) -> int:
        """How many workshops some sessions belong to."""
        return len({self.day.get(session, (0, session))[1] for session in sessions})

    def row(self, words: Sequence[Any], own: Judgement, joint: str | None) -> IdeaRow:
        """The row of an idea, by itself or with others."""
        ident, session = words[0], words[1]
        measures, conflict = self.measures.get(ident, ()), ident in self.disputed
        group = self.groups.get(joint) if joint else None
        if group is not None:
            measures = tuple(dict.fromkeys((*group.measures, *measures)))
            holds = group.judgement if group.judgement.theme else group.judgement._replace(theme=own.theme)
            said, places = len(group.sessions), group.workshops
            return IdeaRow._make((*words, own, joint, holds, measures, said, places, conflict))
        alone = self.said([(ident, session)]) if ident in self.confirmed else (session,)
        return IdeaRow._make((*words, own, None, own, measures, len(alone), self.places(alone), conflict))


class ReviewReading:
    """Everything that can be asked of what the office decided.

    Withdrawn things count nowhere: an idea in a withdrawn theme has none, one in a withdrawn joint idea is by itself.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def ideas(self, idents: Sequence[str] | None = None) -> list[IdeaRow]:
        """The review's table in the order of workshops, rounds and numbers: all ideas; or those named, in their order.

        Withdrawn and redacted ideas are left out.
        """
        if idents is None:
            return list(self._rows("TRUE", [], self._around()))
        named = self._rows("i.id IN (SELECT value FROM json_each(?))", [json.dumps(idents)], self._around())
        found = {row.id: row for row in named}
        return [found[ident] for ident in idents if ident in found]

    def by_session(self) -> Callable[[str], Iterator[IdeaRow]]:
        """How to ask for one session's ideas after the other: for tables that are longer than the memory."""
        around = self._around()
        return lambda session: self._rows("i.session = ?", [session], around)

    def _rows(self, where: str, values: Sequence[str], around: _Around) -> Iterator[IdeaRow]:
        for row in self._db.execute(f"{_IDEAS} AND {where} {_IN_ORDER}", list(values)):
            own = Judgement(*row[12:]) if row[13] is not None else NOTHING
            yield around.row(row[:11], own, row[11])

    def _around(self) -> _Around:
        around = _Around(self._measures_of(), self._confirmed(), self._day())
        around.disputed.update(subject for (subject,) in self._db.execute("SELECT DISTINCT subject FROM conflict"))
        around.groups.update(self._groups(around))
        return around

    def _groups(self, around: _Around) -> dict[str, _Group]:
        """Joint ideas with at least one member, by id."""
        members: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for joint, ident, session in self._db.execute(_MEMBERS):
            members[joint].append((ident, session))
        judgements = self._judgements()
        return {joint: around.group(ideas, judgements.get(joint, NOTHING), joint) for joint, ideas in members.items()}

    def _judgements(self) -> dict[str, Judgement]:
        """What was decided on joint ideas."""
        return {ident: Judgement(*values) for ident, *values in self._db.execute(_OF_JOINTS)}

    def _measures_of(self) -> dict[str, tuple[str, ...]]:
        """The measures that come from something, by its id, in their order."""
        found: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for target, measure in self._db.execute(_SOURCES):
            found[target] += (measure,)
        return found

    def _confirmed(self) -> dict[str, list[str]]:
        """The sessions in which ideas were said again, by idea."""
        found: dict[str, list[str]] = defaultdict(list)
        for idea, session in self._db.execute("SELECT DISTINCT idea, session FROM confirmation WHERE NOT withdrawn"):
            found[idea].append(session)
        return found

    def _day(self) -> dict[str, tuple[int, int | str]]:
        """The place and the workshop of each session; a session without a workshop stands for itself."""
        rows = self._db.execute("SELECT id, workshop FROM session ORDER BY workshop, round, id")
        return {ident: (place, workshop or ident) for place, (ident, workshop) in enumerate(rows)}

    def joints(self) -> list[Joint]:
        """All joint ideas that have members, the oldest first."""
        groups = self._around().groups
        dots: dict[str, list[Dots]] = defaultdict(list)
        for joint, *vote in self._db.execute(_DOTS):
            dots[joint].append(Dots(*vote))
        return [
            Joint(
                ident,
                text or "",
                kind,
                groups[ident].ideas,
                groups[ident].judgement,
                groups[ident].measures,
                groups[ident].sessions,
                groups[ident].workshops,
                tuple(dots[ident]),
                bool(conflict),
            )
            for ident, text, kind, conflict in self._db.execute(_JOINTS)
            if ident in groups
        ]

    def pillars(self) -> list[Pillar]:
        """The pillars in their order."""
        return [Pillar(*row) for row in self._db.execute(f"SELECT id, coalesce(name, '') FROM pillar {_BY_HAND}")]

    def themes(self) -> list[Theme]:
        """The themes in their order; one whose pillar is hidden has none."""
        return [Theme(*row) for row in self._db.execute(_THEMES)]

    def measures(self) -> list[Measure]:
        """The measures in the order made by hand."""
        sources: dict[str, list[str]] = defaultdict(list)
        for measure, target in self._db.execute(_TARGETS):
            sources[measure].append(target)
        names = ["id", *(name for name in MEASURE if name not in ("pillar", "position")), "changed_at"]
        columns = ", ".join(f'm."{name}"' for name in names)
        sql = f"SELECT p.id AS pillar, {_DISPUTED.format('m')}, {columns} FROM measure m {_MEASURES_IN_ORDER}"
        return [
            Measure(
                **dict(zip(names, row, strict=True)),
                pillar=pillar,
                conflict=bool(conflict),
                sources=tuple(sources[row[0]]),
            )
            for pillar, conflict, *row in self._db.execute(sql)
        ]

    def whole(self) -> Review:
        """Everything but the comments, as it stands."""
        return Review(
            tuple(self.ideas()),
            tuple(self.joints()),
            tuple(self.pillars()),
            tuple(self.themes()),
            tuple(self.measures()),
        )

    def comments(self, about: str | None = None) -> list[Comment]:
        """The comments on one thing, or all, the oldest first."""
        where, values = ("AND about = ?", [about]) if about is not None else ("", [])
        sql = f"SELECT id, about, coalesce(text, ''), device, written_at FROM comment WHERE NOT withdrawn {where}"
        return [Comment(*row) for row in self._db.execute(f"{sql} ORDER BY written_at, id", values)]

    def apart(self) -> set[frozenset[str]]:
        """The groups of ideas of which somebody said that they do not say the same."""
        rows = self._db.execute("SELECT ideas FROM apart WHERE NOT withdrawn").fetchall()
        return {frozenset(ideas.split()) for (ideas,) in rows}

    def frame(self) -> list[str]:
        """The ids of all themes, pillars and measures, hidden ones too: what most commands look at."""
        sql = "SELECT id FROM theme UNION ALL SELECT id FROM pillar UNION ALL SELECT id FROM measure"
        return [ident for (ident,) in self._db.execute(sql)]

    def told_of(self, subject: str) -> list[str]:
        """The ids of comments on something, of its confirmations and of its being a source."""
        sql = (
            "SELECT id FROM comment WHERE about = :id UNION ALL SELECT id FROM confirmation WHERE idea = :id"
            " UNION ALL SELECT id FROM source WHERE :id IN (target, measure)"
        )
        return [ident for (ident,) in self._db.execute(sql, {"id": subject})]

    def is_a(self, ident: str) -> str:
        """What an id stands for: idea, joint, theme, pillar or measure; empty where it is none, or hidden."""
        tables = ("idea", "joint", "theme", "pillar", "measure")
        sql = " UNION ALL ".join(f"SELECT '{t}' FROM {t} WHERE id = :id AND NOT withdrawn" for t in tables)
        found = self._db.execute(sql, {"id": ident}).fetchone()
        return str(found[0]) if found else ""

    def reached(self, subjects: Iterable[str]) -> list[str]:
        """The ideas whose rows a change of these subjects can have changed."""
        rows = self._db.execute(_REACHED, [json.dumps(list(dict.fromkeys(subjects)))]).fetchall()
        return [ident for (ident,) in rows]

    def numbered(self, session: str, number: int) -> list[str]:
        """The ideas that have a number of a session; two laptops may have given the same one."""
        sql = f"SELECT i.id FROM idea i WHERE session = ? AND number = ? AND {_THERE} ORDER BY i.id"
        return [ident for (ident,) in self._db.execute(sql, [session, number])]


_THERE = "NOT i.withdrawn AND NOT i.redacted"
_IN_ORDER = "ORDER BY s.workshop IS NULL, s.workshop, s.round, i.session, i.number, i.captured_at, i.id"
_BY_HAND = "WHERE NOT withdrawn ORDER BY position, born, id"
_LIVE_JOINT = "LEFT JOIN joint j ON j.id = r.joint AND NOT j.withdrawn"
_JUDGED = """LEFT JOIN theme t ON t.id = r.theme AND NOT t.withdrawn LEFT JOIN journal o ON o.name = r.decided_in"""
_JUDGEMENT = "t.id, r.state, r.reason, r.reviewer, coalesce(o.device, ''), r.decided_at"
_IDEAS = f"""SELECT i.id, i.session, i.number, i.kind, i.text, i.language, i.original, coalesce(c.name, ''), i.parked,
    i.dots, i.confirmed, j.id, {_JUDGEMENT}
    FROM idea i LEFT JOIN session s ON s.id = i.session LEFT JOIN cluster c ON c.id = i.cluster AND NOT c.withdrawn
    LEFT JOIN review r ON r.id = i.id {_LIVE_JOINT} {_JUDGED} WHERE {_THERE}"""
_MEMBERS = f"""SELECT j.id, i.id, i.session FROM joint j JOIN review r ON r.joint = j.id JOIN idea i ON i.id = r.id
    LEFT JOIN session s ON s.id = i.session WHERE NOT j.withdrawn AND {_THERE} {_IN_ORDER}"""
_OF_JOINTS = f"SELECT j.id, {_JUDGEMENT} FROM joint j JOIN review r ON r.id = j.id {_JUDGED} WHERE NOT j.withdrawn"
_DISPUTED = "EXISTS (SELECT 1 FROM conflict x WHERE x.subject = {}.id)"
_FIRST_WORDS = f"""(SELECT i.text FROM review r JOIN idea i ON i.id = r.id LEFT JOIN session s ON s.id = i.session
    WHERE r.joint = j.id AND {_THERE} {_IN_ORDER} LIMIT 1)"""
_JOINTS = f"""SELECT j.id, coalesce(nullif(j.text, ''), i.text, {_FIRST_WORDS}), j.kind, {_DISPUTED.format("j")}
    FROM joint j
    LEFT JOIN idea i ON i.id = j.words_of AND {_THERE} WHERE NOT j.withdrawn ORDER BY j.born, j.id"""
_DOTS = f"""SELECT r.joint, v.id, v.session, coalesce(v.title, ''), v.voters, sum(d.dots)
    FROM review r JOIN idea i ON i.id = r.id JOIN dots d ON d.target = i.id JOIN vote v ON v.id = d.vote
    WHERE r.joint IS NOT NULL AND {_THERE} AND d.dots IS NOT NULL AND NOT d.withdrawn AND NOT v.withdrawn
    GROUP BY r.joint, v.id ORDER BY v.born, v.id"""
_THEMES = f"""WITH counted AS (
        SELECT coalesce(t.id, r.theme) AS theme, count(*) AS ideas FROM idea i JOIN review r ON r.id = i.id
        {_LIVE_JOINT} LEFT JOIN review g ON g.id = j.id LEFT JOIN theme t ON t.id = g.theme AND NOT t.withdrawn
        WHERE {_THERE} GROUP BY coalesce(t.id, r.theme))
    SELECT t.id, coalesce(t.name, ''), p.id, coalesce(n.ideas, 0) FROM theme t
    LEFT JOIN pillar p ON p.id = t.pillar AND NOT p.withdrawn LEFT JOIN counted n ON n.theme = t.id
    WHERE NOT t.withdrawn ORDER BY t.position, t.born, t.id"""
_SOURCES = """SELECT s.target, m.id FROM source s JOIN measure m ON m.id = s.measure
    WHERE NOT s.withdrawn AND NOT m.withdrawn ORDER BY m.number, m.id"""
_TARGETS = f"""SELECT s.measure, s.target FROM source s WHERE NOT s.withdrawn AND (
    EXISTS (SELECT 1 FROM idea i WHERE i.id = s.target AND {_THERE})
    OR EXISTS (SELECT 1 FROM joint j WHERE j.id = s.target AND NOT j.withdrawn)
    OR EXISTS (SELECT 1 FROM theme t WHERE t.id = s.target AND NOT t.withdrawn)) ORDER BY s.id"""
_MEASURES_IN_ORDER = """LEFT JOIN pillar p ON p.id = m.pillar AND NOT p.withdrawn
    WHERE NOT m.withdrawn ORDER BY m.position, m.born, m.id"""
_REACHED = f"""WITH named(id) AS (SELECT value FROM json_each(?)),
    judged(id) AS (SELECT id FROM named
        UNION SELECT target FROM source WHERE id IN (SELECT id FROM named) OR measure IN (SELECT id FROM named)
        UNION SELECT id FROM review WHERE theme IN (SELECT id FROM named)),
    joints(id) AS (SELECT id FROM judged UNION SELECT joint FROM review WHERE id IN (SELECT id FROM judged))
    SELECT i.id FROM idea i WHERE {_THERE} AND (i.id IN (SELECT id FROM judged)
        OR i.id IN (SELECT r.id FROM review r WHERE r.joint IN (SELECT id FROM joints))) ORDER BY i.id"""
