"""What SQLite and the file system complain about, as a sentence for people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.conference.errors import Refusal


class InUse(Refusal):
    """Another process writes to the record."""


class Damaged(Refusal):
    """The file is no record, or not readable any more."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn errors of the storage inside into a Refusal; ``path`` is the record's."""
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        raise unwritable(path, error) from error
    except sqlite3.DatabaseError as error:
        raise no_record(path) from error


def is_damage(refusal: Refusal) -> bool:
    """Whether a refusal of the storage means that the file itself is damaged: not locked, not full, not protected."""
    cause = refusal.__cause__
    if isinstance(refusal, Damaged):
        return True
    return isinstance(cause, sqlite3.Error) and getattr(cause, "sqlite_errorcode", _MALFORMED[0]) in _MALFORMED


_MALFORMED = (
    sqlite3.SQLITE_ERROR,  # a table or column is not there, or a text is no text
    sqlite3.SQLITE_IOERR_READ,
    sqlite3.SQLITE_IOERR_SHORT_READ,
)
"""What SQLite calls an error of the operation where the file is to blame."""


def unwritable(path: Path, error: Exception) -> Refusal:
    """The disk is full, read-only or gone."""
    return Refusal(
        "{name} cannot be written ({reason}); what was saved before is safe: free some space or choose another folder.",
        name=str(path),
        reason=(error.strerror if isinstance(error, OSError) else None) or str(error),  # not its number and paths
    )


def newer(path: Path) -> Refusal:
    """A later version of this program has changed the tables."""
    return Refusal(
        "{name} was written by a newer version of this program; it was left as it is: install that version and open it"
        " again.",
        name=path.name,
    )


def no_record(path: Path) -> Damaged:
    """Not a record, or a damaged one."""
    return Damaged(
        "{name} is not a record of this program, or it is damaged; it was left as it is: choose another file or open"
        " its newest backup.",
        name=str(path),
    )
