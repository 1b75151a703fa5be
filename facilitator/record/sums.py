"""The columns that are sums over other rows: dots and confirmations. The same sums as in ``conference/views.py``."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlite_utils import Database

from facilitator.conference.commands.writing import home_of
from facilitator.conference.state import Subject


@dataclass
class Reach:
    """What some changes reach beyond their own rows; ``note`` each subject as it was and as it is."""

    ideas: set[str] = field(default_factory=set)
    clusters: set[str] = field(default_factory=set)
    sessions: set[str] = field(default_factory=set)
    votes: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)

    def note(self, subject: Subject) -> None:
        """Remember what a subject counts for, or what is counted for it."""
        match subject.type:
            case "idea":
                self.note_idea(subject.id, subject.get("cluster"))
            case "cluster":
                self.clusters.add(subject.id)
            case "vote":
                self.sessions.add(home_of(subject))
            case "dots":
                self.votes.add(subject.get("vote", ""))
            case "confirmation":
                self.confirmed.add(subject.get("idea", ""))

    def note_idea(self, ident: str, cluster: str | None) -> None:
        """Remember an idea and the cluster it counts for."""
        self.ideas.add(ident)
        if cluster:
            self.clusters.add(cluster)


def refresh(db: Database, reach: Reach) -> None:
    """Bring the sums up to date: of single cards and clusters, of whole sessions where a vote changed."""
    again = reach.ideas & {idea for (idea,) in db.execute("SELECT DISTINCT idea FROM confirmation")}
    db.conn.executemany(f"{_CONFIRMED} WHERE id = ?", [(idea,) for idea in again | reach.confirmed])
    voted = dict(db.execute("SELECT id, session FROM vote").fetchall())
    sessions = reach.sessions | {voted[vote] for vote in reach.votes & voted.keys()}
    if voted or sessions:
        _count(db, "id", reach.ideas, reach.clusters)
        _count(db, "session", sessions, sessions)


def _count(db: Database, column: str, ideas: set[str], clusters: set[str]) -> None:
    """Ideas first: a cluster's dots are its own and its cards'."""
    db.conn.executemany(f"UPDATE idea SET dots = {_own('idea')} WHERE {column} = ?", [(i,) for i in ideas])
    db.conn.executemany(f"UPDATE cluster SET dots = {_TOGETHER} WHERE {column} = ?", [(c,) for c in clusters])


def _own(table: str) -> str:
    """The dots on a card or cluster itself in the latest vote of its session in which anything was counted."""
    latest = f"""SELECT v.id FROM vote v WHERE v.session = {table}.session AND NOT v.withdrawn AND EXISTS
        (SELECT 1 FROM dots d WHERE d.vote = v.id AND d.dots IS NOT NULL AND NOT d.withdrawn)
        ORDER BY v.born DESC, v.id DESC LIMIT 1"""
    return f"(SELECT max(d.dots) FROM dots d WHERE d.vote = ({latest}) AND d.target = {table}.id AND NOT d.withdrawn)"


_TOGETHER = f"""(SELECT sum(n) FROM (SELECT {_own("cluster")} AS n UNION ALL
    SELECT i.dots FROM idea i WHERE i.cluster = cluster.id AND i.session = cluster.session
    AND NOT i.withdrawn AND NOT i.parked))"""
_CONFIRMED = """UPDATE idea SET confirmed =
    (SELECT count(DISTINCT c.session) FROM confirmation c WHERE c.idea = idea.id AND NOT c.withdrawn)"""
