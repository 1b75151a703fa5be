"""What can be seen of an age file (age-encryption.org/v1) from outside, without any key."""

from __future__ import annotations

import re
from pathlib import Path

SEALED = b"age-encryption.org/v1"
_TO_WORDS = b"-> scrypt "
_HEAD = 8192
"""Bytes: each key that a file is sealed to takes about a hundred."""
_FORM = re.compile(
    re.escape(SEALED) + rb"\n(?:->(?: [!-~]+)+\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+--- [A-Za-z0-9+/]{43}\n"
)
_NONCE, _TAG, _CHUNK = 16, 16, 64 * 1024


def is_whole_outside(path: Path) -> bool:
    """Whether a sealed file has a whole head, and a length that age writes. Raises OSError.

    A file cut off has that length all the same where it was cut between two chunks, once in 65,552 times.
    """
    with path.open("rb") as file:
        found = _FORM.match(file.read(_HEAD))
    if found is None:
        return False
    length = path.stat().st_size - found.end() - _NONCE
    last = length % (_CHUNK + _TAG)
    return length == _TAG or (length > _TAG and (last == 0 or last > _TAG))


def needs_words(head: bytes) -> bool:
    """Whether a sealed file, by its first bytes, opens with words rather than with a key."""
    return head[len(SEALED) + 1 :].startswith(_TO_WORDS)


def asks_for_words(path: Path) -> bool:
    """Whether a file is sealed with words; False for one that cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return head.startswith(SEALED) and needs_words(head)
