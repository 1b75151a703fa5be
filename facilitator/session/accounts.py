"""The conference with what the office made of it, out of a record; and the documents and tables that tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tzlocal import get_localzone

from facilitator.conference.anonymous import OTHERS
from facilitator.conference.everybody import flagged_words, for_everybody
from facilitator.conference.reviewed import Heard, Reviewed, of_session
from facilitator.exchange.tables import Value, write_table
from facilitator.files import durable
from facilitator.language import Language
from facilitator.record import Record
from facilitator.report.conference import whole_account
from facilitator.report.feedback import feedback, session_feedback
from facilitator.report.roadmap import roadmap
from facilitator.report.summary import Version
from facilitator.session.accounts_out import feedback_columns, feedback_rows, roadmap_columns, roadmap_rows
from facilitator.session.documents import known_sessions, plan_in, results_of, write_outline
from facilitator.session.let_stand import kept_words
from facilitator.session.places import writable


def reviewed_in(record: Record, audience: Version) -> Reviewed:
    """Everything that was decided, as far as the audience may see it. Raises Refusal where there is no plan yet."""
    plan, heard, review = plan_in(record), _heard(record), record.review.whole()
    known = {each.id for each in heard}
    elsewhere = dict.fromkeys(row.session for row in review.ideas if row.session not in known)
    sessions = (*heard, *(Heard(session, 0, session, 0) for session in elsewhere))
    found = Reviewed(
        review.ideas,
        review.joints,
        review.pillars,
        review.themes,
        review.measures,
        plan=plan,
        sessions=sessions,
        comments=tuple(record.review.comments()),
    )
    if audience is Version.INTERNAL:
        return found
    kept, _ = kept_words(record, flagged_words(found))
    return for_everybody(replace(found, kept=frozenset(kept)))


def _heard(record: Record) -> list[Heard]:
    look = record.look
    redacted = Counter(row["session"] for row in look.rows("idea") if row["redacted"] and not row["withdrawn"])
    missing: Counter[str] = Counter()
    for journal in look.journals():
        missing[journal.session] += len(journal.missing)
    forked = {session for _, _, session in look.forks}
    places = {row["id"]: (row["workshop"], row["round"]) for row in look.rows("session")}
    return [
        Heard(
            row.id,
            places[row.id][0],
            row.title,
            places[row.id][1],
            redacted=redacted[row.id],
            state=row.state,
            received=row.last_change is not None,
            missing=missing[row.id],
            forked=row.id in forked,
        )
        for row in look.sessions()
    ]


def is_table(path: Path) -> bool:
    """Whether a file of that name is a table, and no document."""
    return path.suffix.lower() in (".csv", ".xlsx")


def _write_table(path: Path, title: str, columns: tuple[str, ...], rows: Iterator[tuple[Value, ...]]) -> None:
    """As CSV or as a workbook, by the ending. Raises Refusal where it cannot be written."""
    with writable(path), durable(path) as file:
        if path.suffix.lower() == ".xlsx":
            from facilitator.exchange.sheets import write_sheet  # slow to load

            write_sheet(title, columns, rows, file)
        else:
            write_table(columns, rows, file)


def write_roadmap(record: Record, path: Path, say: Language, audience: Version, now: int) -> int:
    """The roadmap as PDF, or as a table where ``path`` ends in .csv or .xlsx; ``now`` in wall milliseconds.

    Returns how many texts an anonymous one leaves out.
    """
    reviewed = reviewed_in(record, audience)
    if is_table(path):
        _write_table(path, say("Roadmap"), roadmap_columns(say, audience), roadmap_rows(reviewed, say, audience))
    else:
        zone = get_localzone()
        write_outline(roadmap(reviewed, say, now, zone, audience), path, datetime.fromtimestamp(now / 1000, zone))
    return reviewed.withheld


def write_feedback(
    record: Record, path: Path, say: Language, audience: Version, now: int, session: str | None = None
) -> int:
    """What became of every idea, or of those of one session: as ``write_roadmap`` does."""
    reviewed = reviewed_in(record, audience)
    if session is not None:
        reviewed = of_session(reviewed, session)
    if is_table(path):
        title = say("What became of the ideas")
        _write_table(path, title, feedback_columns(say, audience), feedback_rows(reviewed, say, audience))
    else:
        zone = get_localzone()
        made = feedback if session is None else session_feedback
        outline = made(reviewed, say, now, zone, audience)
        write_outline(outline, path, datetime.fromtimestamp(now / 1000, zone))
    return reviewed.withheld


def write_conference(record: Record, path: Path, say: Language, audience: Version, now: int) -> int:
    """Everything about the conference in one PDF: as ``write_roadmap`` does."""
    reviewed = reviewed_in(record, audience)
    results = list(results_of(record, known_sessions(record, None), audience))
    counted_there = sum(row.text == OTHERS for row in reviewed.ideas) if audience is Version.ANONYMOUS else 0
    left_out = reviewed.withheld - counted_there + sum(result.withheld for result in results)
    reviewed = replace(reviewed, withheld=left_out)
    zone = get_localzone()
    outline = whole_account(reviewed, results, say, now, zone, audience)
    write_outline(outline, path, datetime.fromtimestamp(now / 1000, zone))
    return left_out
