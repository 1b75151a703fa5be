"""Making the summary's PDF in a process of its own, which looks into the record itself. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from facilitator.desk.handout.apart import Apart
from facilitator.files import plain_name
from facilitator.language import Language


@dataclass(frozen=True)
class Wanted:
    """A summary of a session of a record, as PDF in a folder; ``now`` is in wall milliseconds."""

    record: Path
    session: str
    folder: Path
    language: str
    now: int


class SummaryWork(Apart[Path]):
    """One summary; what is made is the path of its PDF. Cards are typed meanwhile, so these go first."""

    gives_way = 10

    def __init__(self, wanted: Wanted) -> None:
        super().__init__(written, wanted)


def written(wanted: Wanted) -> Path:
    """Write the summary in this process. Raises Refusal."""
    from facilitator.record import read_record, told  # these are slow to load, and the window needs few of them
    from facilitator.report.summary import Version
    from facilitator.session.documents import write_summary

    with told(wanted.record), read_record(wanted.record) as record:
        title = {row.id: row.title for row in record.look.sessions()}[wanted.session]
        path = wanted.folder / f"{plain_name(wanted.session)}_{plain_name(title)}.pdf"
        say = Language(wanted.language)
        write_summary(record, wanted.session, path, say, Version.INTERNAL, wanted.now)
    return path
