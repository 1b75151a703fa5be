"""What leaves the record for people and other programs: results, tables, documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from tzlocal import get_localzone

from facilitator.conference.anonymous import anonymous
from facilitator.conference.commands.writing import plan_of
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan
from facilitator.conference.results import SessionResult
from facilitator.conference.views import session_result
from facilitator.exchange.tables import write_table
from facilitator.files import durable
from facilitator.language import Language
from facilitator.record import Record
from facilitator.report.fonts import Fonts
from facilitator.report.handover import handover
from facilitator.report.outline import Outline
from facilitator.report.summary import Version, session_summary
from facilitator.session.places import writable
from facilitator.session.tables_out import COLUMNS, idea_rows, json_pieces
from facilitator.session.tables_review import Decided


def plan_in(record: Record) -> Plan:
    """The plan in force in a record. Raises Refusal where it holds none."""
    return plan_of(record.state(()))


def known_sessions(record: Record, wanted: str | None) -> list[str]:
    """The session asked for, or all. Raises Refusal for one that is not there."""
    ids = [row.id for row in record.look.sessions()]
    if wanted is None:
        return ids
    if wanted not in ids:
        raise Refusal(
            "There is no session {session} in this record, so nothing was written: its sessions are {known}.",
            session=wanted,
            known=", ".join(ids) or "–",
        )
    return [wanted]


def results_of(record: Record, sessions: Sequence[str], audience: Version) -> Iterator[SessionResult]:
    """Sessions with everything that the audience may see of them, one loaded at a time."""
    for session in sessions:
        result = session_result(record.state([session]), session, record.look.fingerprint(session))
        yield anonymous(result) if audience is Version.ANONYMOUS else result


def write_summary(record: Record, session: str, path: Path, say: Language, audience: Version, now: int) -> None:
    """The summary of one session as PDF. ``now`` in wall milliseconds is what it says of when it was made."""
    (result,) = results_of(record, [session], Version.INTERNAL)  # the summary itself leaves out what has to be
    zone = get_localzone()
    write_outline(session_summary(result, say, now, zone, audience), path, datetime.fromtimestamp(now / 1000, zone))


def write_handover(record: Record, session: str, path: Path, say: Language, audience: Version, now: int) -> None:
    """What the rounds before ``session`` said, for those who come next, as PDF. ``now`` in wall milliseconds."""
    (upcoming,) = results_of(record, [session], audience)
    planned = upcoming.planned
    before = [
        s.id
        for s in plan_in(record).sessions
        if s.workshop.number == planned.workshop.number and s.round < planned.round
    ]
    zone = get_localzone()
    outline = handover(list(results_of(record, before, audience)), upcoming, say, now, zone)
    write_outline(outline, path, datetime.fromtimestamp(now / 1000, zone))


def write_outline(outline: Outline, path: Path, made: datetime) -> None:
    """A document as PDF, made then. Raises Refusal where it cannot be written."""
    from facilitator.report.pdf import write_pdf  # slow to load, and the windows lay nothing out at first

    with writable(path):
        write_pdf(outline, path, Fonts(), made)


def withheld(record: Record, sessions: Sequence[str]) -> int:
    """How many texts an anonymous output leaves out, because nobody has decided on the privacy guard's hint yet."""
    return sum(result.withheld for result in results_of(record, sessions, Version.ANONYMOUS))


def withheld_in_tables(record: Record, sessions: Sequence[str]) -> int:
    """As ``withheld``, with the texts of the office that tables would hold."""
    decided = Decided(record, Version.ANONYMOUS)
    decided.parts()
    left_out = 0
    for result in results_of(record, sessions, Version.ANONYMOUS):
        left_out += result.withheld
        rows = decided.of(result.planned.id)
        for idea in result.ideas:
            decided.fields(rows.get(idea.id))
    return left_out + decided.withheld


def write_csv(record: Record, sessions: Sequence[str], path: Path, audience: Version) -> None:
    """All ideas as a table that Excel opens and ``capture`` takes back."""
    with writable(path), durable(path) as file:
        write_table(COLUMNS, idea_rows(results_of(record, sessions, audience), Decided(record, audience)), file)


def write_json(record: Record, sessions: Sequence[str], path: Path, audience: Version) -> None:
    """Everything as JSON."""
    plan = plan_in(record)
    conference = {name: getattr(plan, name) for name in ("id", "title", "date", "venue", "organiser", "website")}
    conference |= {"languages": list(plan.languages), "revision": plan.revision}
    with writable(path), durable(path) as file:
        for piece in json_pieces(conference, results_of(record, sessions, audience), Decided(record, audience)):
            file.write(piece.encode("utf-8", "replace"))
