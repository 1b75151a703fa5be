"""The columns that are sums over other rows: dots and confirmations. The same sums as in ``conference/views.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from facilitator.conference.commands.writing import home_of
from facilitator.conference.state import Subject
from facilitator.record.tables import chunks


@dataclass
class Reach:
    """What some changes reach beyond their own rows; ``note`` each subject as it was and as it is.

    ``ideas`` and ``clusters`` are ids, each with a session it belongs or belonged to. Ideas whose rows lie beyond
    ``since`` are new and need not be noted one by one.
    """

    ideas: set[tuple[str, str]] = field(default_factory=set)
    clusters: set[tuple[str, str]] = field(default_factory=set)
    sessions: set[str] = field(default_factory=set)
    votes: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    since: int | None = None

    def note(self, subject: Subject) -> None:
        """Remember what a subject counts for, or what is counted for it."""
        match subject.type:
            case "idea":
                self.ideas.add((subject.id, home_of(subject)))
                if cluster := subject.get("cluster"):
                    self.clusters.add((cluster, home_of(subject)))
            case "cluster":
                self.clusters.add((subject.id, home_of(subject)))
            case "vote":
                self.sessions.add(home_of(subject))
            case "dots":
                self.votes.add(subject.get("vote", ""))
            case "confirmation":
                self.confirmed.add(subject.get("idea", ""))

    def note_new(self, db: Database) -> None:
        """Remember that new ideas come, before the first of them."""
        if self.since is None:
            (self.since,) = db.execute("SELECT coalesce(max(row), 0) FROM idea").fetchone()

    def note_gone(self, row: int) -> None:
        """Remember that an idea's row is gone: the next one may get its place."""
        if self.since is not None:
            self.since = min(self.since, row - 1)


def refresh(db: Database, reach: Reach) -> None:
    """Bring the sums up to date: of single cards and clusters, of whole sessions where a vote changed."""
    voted = {session for (session,) in db.execute("SELECT DISTINCT session FROM vote")}
    whole = reach.sessions | _among(db, "SELECT DISTINCT session FROM vote WHERE id IN", reach.votes)
    _note_newer(db, reach, voted - whole)
    ideas = (ident for ident, _ in reach.ideas)
    again = reach.confirmed | _among(db, "SELECT DISTINCT idea FROM confirmation WHERE idea IN", ideas)
    db.conn.executemany(f"{_CONFIRMED} WHERE id = ?", [(idea,) for idea in again])
    moved = [ident for ident, sessions in Counter(ident for ident, _ in reach.ideas).items() if sessions > 1]
    some = voted - whole
    _count(db, "id", [*moved, *_in_sessions(reach.ideas, some)], _in_sessions(reach.clusters, some))
    for session in whole:
        db.execute(f"UPDATE idea SET dots = {_own('idea')} WHERE session = :s AND {_COUNTED}", {"s": session})
    _count(db, "session", [], sorted(whole))


def _note_newer(db: Database, reach: Reach, voted: set[str]) -> None:
    """Note what the new ideas reach: most of them nothing, for nobody has confirmed them, nor put a dot on them."""
    if reach.since is None:
        return
    newer = "FROM idea i{} WHERE i.row > ?"
    confirmed = newer.format(" CROSS JOIN confirmation c ON c.idea = i.id")  # CROSS: the new ones are looked up
    reach.confirmed.update(idea for (idea,) in db.execute(f"SELECT i.id {confirmed}", [reach.since]))
    for session in voted:
        among = f"{newer.format('')} AND i.session = ?"
        reach.ideas.update(db.execute(f"SELECT i.id, i.session {among}", [reach.since, session]))
        among += " AND i.cluster IS NOT NULL"
        reach.clusters.update(db.execute(f"SELECT DISTINCT i.cluster, i.session {among}", [reach.since, session]))


def _among(db: Database, sql: str, idents: Iterable[str]) -> set[str]:
    """What a query finds for some ids."""
    return {
        found for chunk in chunks(idents) for (found,) in db.execute(f"{sql} ({','.join('?' * len(chunk))})", chunk)
    }


def _in_sessions(pairs: set[tuple[str, str]], sessions: set[str]) -> list[str]:
    return [ident for ident, session in pairs if session in sessions] if sessions else []


def _count(db: Database, column: str, ideas: Sequence[str], clusters: Sequence[str]) -> None:
    """Ideas first: a cluster's dots are its own and its cards'."""
    db.conn.executemany(f"UPDATE idea SET dots = {_own('idea')} WHERE {column} = ?", [(i,) for i in ideas])
    db.conn.executemany(f"UPDATE cluster SET dots = {_TOGETHER} WHERE {column} = ?", [(c,) for c in clusters])


def _latest(session: str) -> str:
    """The latest vote of a session in which anything was counted."""
    return f"""(SELECT v.id FROM vote v WHERE v.session = {session} AND NOT v.withdrawn AND EXISTS
        (SELECT 1 FROM dots d WHERE d.vote = v.id AND d.dots IS NOT NULL AND NOT d.withdrawn)
        ORDER BY v.born DESC, v.id DESC LIMIT 1)"""


def _own(table: str) -> str:
    """The dots on a card or cluster itself in the latest vote of its session."""
    latest = _latest(f"{table}.session")
    return f"(SELECT max(d.dots) FROM dots d WHERE d.vote = {latest} AND d.target = {table}.id AND NOT d.withdrawn)"


_COUNTED = f"(dots IS NOT NULL OR id IN (SELECT target FROM dots WHERE vote = {_latest(':s')}))"
"""Of a session's ideas, those whose dots can have changed."""
_TOGETHER = f"""(SELECT sum(n) FROM (SELECT {_own("cluster")} AS n UNION ALL
    SELECT i.dots FROM idea i WHERE i.cluster = cluster.id AND i.session = cluster.session
    AND NOT i.withdrawn AND NOT i.parked))"""
_CONFIRMED = """UPDATE idea SET confirmed =
    (SELECT count(DISTINCT c.session) FROM confirmation c WHERE c.idea = idea.id AND NOT c.withdrawn)"""
