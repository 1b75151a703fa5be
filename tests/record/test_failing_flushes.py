"""Flushes that fail: a record whose log might lose its name is not opened, and half an erased backup is none."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from facilitator.conference.errors import Refusal
from facilitator.conference.intents import Redact
from facilitator.record import backup, open_record
from facilitator.record.backup import backup_folder
from tests.conftest import NOON
from tests.record.desks import Desk


def failing_folders(patch: pytest.MonkeyPatch, number: int) -> None:
    """Every flush of a folder fails from now on."""
    flush = os.fsync

    def fails(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        flush(handle)

    patch.setattr(os, "fsync", fails)


def test_a_folder_that_cannot_be_flushed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite flushes the folder of its log too, but tells nobody where that fails: a power cut could take the log."""
    desk.capture("a", "Wann?")
    desk.close()
    with monkeypatch.context() as patch:
        failing_folders(patch, errno.EIO)
        with pytest.raises(Refusal, match=r"cannot be written \(Input/output error\); what was saved before is safe"):
            open_record(desk.path, NOON)
    with open_record(desk.path, NOON) as record:
        assert record.look.ideas == 1


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_knows_no_flush_of_folders(desk: Desk, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.close()
    failing_folders(monkeypatch, number)
    with open_record(desk.path, NOON) as record:
        assert record.look.ideas == 0


def test_a_backup_that_is_half_erased_has_no_backups_name(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.capture("a", "Ursprungsgeheimnis")
    desk.record.back_up("noon")
    folder = backup_folder(desk.path)

    def half(path: Path) -> None:
        path.write_bytes(bytes(path.stat().st_size))
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(backup, "erase", half)
        desk.do(Redact("a"))
    assert desk.record.has_remains
    assert [path.name for path in folder.iterdir()] == ["one-noon.sqlite.part"]
    desk.reopen()
    assert not desk.record.has_remains
    assert [path.name for path in folder.iterdir()] == ["one-after-redaction.sqlite"]
