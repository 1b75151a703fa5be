"""What a stick or folder complains about, as one sentence: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from facilitator.conference.errors import Refusal

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
PROTECTED = {errno.EROFS, errno.EACCES, errno.EPERM}
TOO_LARGE = {errno.EFBIG}
GONE = {errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTCONN, errno.ESTALE, errno.ENOTDIR, errno.EIO}


def trouble(error: OSError, place: Path) -> Refusal:
    """Why nothing more could be written to a place."""
    where = str(place)
    if error.errno in FULL:
        return Refusal(
            "{place} is full: what is named as handed over is whole, the rest is safe in the record; free some space or"
            " take another stick, then hand over again.",
            place=where,
        )
    if error.errno in PROTECTED:
        return Refusal(
            "{place} is write-protected: what is named as handed over is whole, the rest is safe in the record; unlock"
            " the stick or take another one, then hand over again.",
            place=where,
        )
    if error.errno in TOO_LARGE:
        return Refusal(
            "{place} takes no file of this size (FAT32 ends at 4 GB): what is named as handed over is whole, the rest"
            " is safe in the record; take a stick formatted as exFAT, then hand over again.",
            place=where,
        )
    if error.errno in GONE:
        return Refusal(
            "{place} was pulled out or does not answer: what is named as handed over is whole, the rest is safe in the"
            " record; plug it in again or take another stick, then hand over again.",
            place=where,
        )
    return Refusal(
        "{place} could not be written ({reason}): what is named as handed over is whole, the rest is safe in the"
        " record; take another stick or folder, then hand over again.",
        place=where,
        reason=error.strerror or str(error),
    )


def no_room(place: Path, wanted: int, free: int) -> Refusal:
    """It is known beforehand that it does not fit."""
    return Refusal(
        "{place} has room for {free} MB, and {wanted} MB may be needed: nothing was written and everything is safe in"
        " the record; free some space or take another stick.",
        place=str(place),
        free=free // 1_000_000,
        wanted=-(-wanted // 1_000_000),
    )


def too_large(place: Path, session: str, wanted: int) -> Refusal:
    """It is known beforehand that the file system there takes no file as large as that."""
    return Refusal(
        "{session} may need a file of {wanted} GB, and {place} takes none of 4 GB or more (FAT32): nothing was written"
        " and everything is safe in the record; take a stick formatted as exFAT or another folder, or hand over only"
        " the other sessions.",
        session=session,
        wanted=f"{wanted / 1e9:.1f}",
        place=str(place),
    )


def not_kept(error: OSError, folder: Path) -> Refusal:
    """The packages are on the stick; only the laptop's own copy of them is not."""
    return Refusal(
        "The second copy could not be kept on this laptop in {folder} ({reason}): the packages on the stick are whole,"
        " and everything is safe in the record; free some space here before the next hand-over.",
        folder=str(folder),
        reason=error.strerror or str(error),
    )
