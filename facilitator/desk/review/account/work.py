"""The worker's side of the account: documents in a process of their own, reviewers' packages. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from facilitator.desk.handout.apart import Apart
from facilitator.files import plain_name, write_durably
from facilitator.language import Language
from facilitator.record import read_record, told
from facilitator.report.summary import Version
from facilitator.session.places import writable
from facilitator.session.review import ReviewService, review_name, write_review

What = Literal["roadmap", "feedback", "session", "conference"]
DOCUMENTS: tuple[What, ...] = ("roadmap", "feedback", "session", "conference")
TABLES: tuple[What, ...] = ("roadmap", "feedback", "session")
"""What can be written as a table, too."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A document that is wanted of a record; ``language`` is a code, ``session`` counts for feedback of one only."""

    record: Path
    what: What
    session: str
    audience: Version
    language: str
    now: int


def file_name(wish: Wish, ending: str) -> str:
    """``roadmap-without-names.pdf``, ``feedback-W3R2.csv``."""
    parts: list[str] = ["feedback" if wish.what == "session" else wish.what]
    parts += [wish.session] if wish.what == "session" else []
    parts += ["without-names"] if wish.audience is Version.ANONYMOUS else []
    return plain_name("-".join(parts), 80) + ending


class Writing(Apart[int]):
    """A document or a table being written to ``path``; what is made is how many texts were left out.

    It is written in ``folder`` first, so that nothing half done is left beside ``path`` where it is stopped.
    """

    def __init__(self, wish: Wish, path: Path, folder: Path) -> None:
        self._path = path
        self._draft = folder / f"draft{path.suffix}"
        super().__init__(write, wish, self._draft)

    def make(self) -> int | None:
        try:
            left_out = super().make()
            if left_out is not None:
                with writable(self._path):
                    write_durably(self._path, self._draft.read_bytes())
        finally:
            self._draft.unlink(missing_ok=True)
        return left_out


def write(wish: Wish, path: Path) -> int:
    """Write it in this process; returns how many texts were left out. Raises Refusal."""
    from facilitator.session import accounts  # laying out is slow to load

    say = Language(wish.language)
    with told(wish.record), read_record(wish.record) as record:
        match wish.what:
            case "roadmap":
                return accounts.write_roadmap(record, path, say, wish.audience, wish.now)
            case "conference":
                return accounts.write_conference(record, path, say, wish.audience, wish.now)
            case _:
                session = wish.session if wish.what == "session" else None
                return accounts.write_feedback(record, path, say, wish.audience, wish.now, session)


def given(service: ReviewService, folder: Path) -> Path:
    """Write all that was decided here into a folder, for another reviewer; returns where it is. Raises Refusal."""
    path, _ = write_review(service.record, folder / review_name(service.record), service.clock.wall())
    return path
