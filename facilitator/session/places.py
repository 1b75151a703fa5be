"""Places to write to, and what they complain about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.conference.errors import Refusal


@contextmanager
def writable(path: Path) -> Iterator[None]:
    """Turn the disk's complaints about ``path`` into a sentence."""
    try:
        yield
    except OSError as error:
        raise Refusal(
            "{name} could not be written ({reason}); everything is safe in the record: free some space or choose"
            " another place.",
            name=str(path),
            reason=error.strerror or str(error),
        ) from error
