"""Opening a record for a command: what a rescue of a damaged one has lost is told before anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.record import Record, open_record, rescue_notice


@contextmanager
def opened(path: Path, now: int, warn: Callable[[Refusal], None]) -> Iterator[Record]:
    """A record for writing; ``now`` in wall milliseconds. ``warn`` is told where it was damaged. Raises Refusal."""
    with open_record(path, now) as record:
        notice = rescue_notice(record)
        if notice is not None:
            warn(notice)
        yield record
