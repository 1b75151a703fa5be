"""The worker's side of receipts: those that lie on sticks, and codes that the office reads out. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from facilitator.desk.keeper import Keeper
from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import ENDING, announced
from facilitator.files import file_hash
from facilitator.record import Record, read_record, told
from facilitator.session.handing_out import CONFERENCE
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.receipts import is_taken, take_code


def receipts_on(path: Path, places: Iterable[Path]) -> tuple[Path, ...]:
    """Receipts on sticks or in folders, of the record's conference and not taken in yet, the oldest first.

    They are looked for one folder deep: a stick may hold a hundred thousand other files. Raises Refusal where the
    record cannot be read.
    """
    with told(path), read_record(path) as record:
        return tuple(file for _, file in sorted(chain.from_iterable(_new_in(record, place) for place in places)))


def _new_in(record: Record, place: Path) -> Iterator[tuple[int, Path]]:
    with suppress(OSError):  # pulled out meanwhile
        near = [place, *(path for path in place.iterdir() if path.is_dir() and not path.is_symlink())]
        for file in (file for folder in near for file in folder.iterdir()):
            if _is_receipt(record, file) and not is_taken(record, file_hash(file)):
                yield file.stat().st_mtime_ns, file


def _is_receipt(record: Record, file: Path) -> bool:
    """Whether it says so; hidden files are unfinished, or macOS's notes on others."""
    if file.suffix.lower() != ENDING or file.name.startswith(".") or not file.is_file():
        return False
    try:
        head = announced(file)
    except BadPackage:
        return False
    return head.holds == "receipt" and head.conference == record.remembered(CONFERENCE)


def receipts_taken(keeper: Keeper, path: Path, files: Sequence[Path], now: int) -> None:
    """Take receipts in. Raises Refusal where one is not what it says."""
    with keeper.record_at(path) as record:
        for outcome in merge(record, files, now, Progress()):
            if outcome.reason is not None:
                raise outcome.reason


def code_taken(keeper: Keeper, path: Path, code: str, now: int) -> tuple[str, ...]:
    """Take a code that was read out; returns the sessions it is about. Raises Refusal."""
    with keeper.record_at(path) as record:
        return tuple(one.session for one in take_code(record, code, now))
