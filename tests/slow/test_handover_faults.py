"""Every point at which a hand-over can go wrong: ``python -m pytest -m slow -rP tests/slow/test_handover_faults.py``.

The layer that fails is compared with what strace sees; real FAT and exFAT are mounted from images where the machine
has the programs for it (Debian: fusefat, exfat-fuse, dosfstools, exfatprogs), by root.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import pytest

from facilitator.exchange.package import read_package
from facilitator.session.handing_over import hand_over
from facilitator.session.handover_plan import plan_handover
from facilitator.session.progress import Progress
from tests.session.hall import Hall
from tests.slow.acting import STICK, Stage
from tests.slow.stages import Lay, lay, memory, seated
from tests.slow.stick import Fault, Stick
from tests.slow.stick_faults import bytes_of, play_all, prepared, table
from tests.slow.tracing import traced

__all__ = ["lay", "memory", "seated"]
CALLS = {"openat": "create", "write": "write", "fsync": "fsync", "link": "link", "rename": "rename", "unlink": "unlink"}


@pytest.mark.slow
@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_every_point(sealed: object, memory: Path) -> None:
    began = perf_counter()
    hall, tried = prepared(memory, sealed=sealed)
    play_all(tried)
    hall.close()
    sys.stdout.write(table([("sealed" if sealed else "plain", tried, perf_counter() - began)]))
    assert tried.wrong == []
    assert sum(tried.played.values()) - tried.played["disks after a power cut"] > 3_000
    assert tried.played["pulled"] >= sum(1 for _ in bytes_of(tried.calls))


def handing_over(stage: Stage) -> None:
    """What strace watches."""
    with stage.open() as record:
        hand_over(record, plan_handover(record, stage.disk / STICK), 7, Progress())


@pytest.mark.slow
def test_no_call_passes_by_the_layer(lay: Lay) -> None:
    folder, other = lay("traced"), lay("layer")
    place = folder / "disk" / STICK
    seen = [
        CALLS[call.name]
        for call in traced(handing_over, folder)
        if (call.path.is_relative_to(place) or (call.other or folder).is_relative_to(place))
        and (call.name != "openat" or "O_CREAT" in call.words)
    ]
    stick = Stick(other / "disk" / STICK, Fault(-1, "none"), fat=False)
    with stick.plugged_in():
        handing_over(Stage(other))
    counted = [name for name, _ in stick.calls if name in CALLS.values()]
    assert len(counted) >= 8
    assert [name for name in counted if name != "unlink"] == [name for name in seen if name != "unlink"]


# Real file systems.

KINDS = {
    "FAT": (["mkfs.vfat", "-F", "32"], ["fusefat", "-o", "rw+", "-o", "allow_other"], False),
    "exFAT": (["mkfs.exfat"], ["mount.exfat-fuse"], True),
}


@contextmanager
def mounted(kind: str, folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of this kind in a file, as a stick would have it."""
    make, mount, block = KINDS[kind]
    missing = [program for program in (make[0], mount[0], "losetup") if shutil.which(program) is None]
    if missing or os.geteuid() != 0:
        pytest.fail(f"this test has to be run by root, with these programs installed: {', '.join(missing)}")
    image, place = folder / "image", folder / "mounted"
    place.mkdir(exist_ok=True)
    if not image.exists():
        with image.open("wb") as file:
            file.truncate(megabytes << 20)
        subprocess.run([*make, str(image)], check=True, capture_output=True)
    source = str(image)
    if block:
        asked = subprocess.run(["losetup", "-f", "--show", source], check=True, capture_output=True, text=True)
        source = asked.stdout.strip()
    try:
        subprocess.run([*mount, source, str(place)], check=True, capture_output=True)
        try:
            yield place
        finally:
            subprocess.run(["umount", str(place)], check=True)
    finally:
        if block:
            subprocess.run(["losetup", "-d", source], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_on_a_real_stick(kind: str, tmp_path: Path) -> None:
    """Two laptops one after the other, out and in again; then it is full."""
    hall = Hall(tmp_path / "hall")
    hall.folder.mkdir()
    one, two = hall.busy("one", "W1R1"), hall.busy("two", "W1R1")
    with mounted(kind, tmp_path, 40) as place:
        for laptop in (one, two):
            receipt = hand_over(laptop.record, plan_handover(laptop.record, place), 7, Progress())
            assert (receipt.stopped, len(receipt.written)) == (None, 1), str(receipt.stopped)
    with mounted(kind, tmp_path, 40) as place:
        assert len([read_package(path) for path in place.glob("*.facilitator")]) == 2
        again = hand_over(one.record, plan_handover(one.record, place, ["W1R1"]), 8, Progress())
        assert len(again.there) == 1
        for laptop in (one, two):
            laptop.capture_many(3)
        room = os.statvfs(place)
        (place / "ballast").write_bytes(bytes(max(room.f_bavail * room.f_frsize - 70_000, 0)))
        plan = plan_handover(one.record, place)
        left = {path.name for path in place.iterdir()}
        full = hand_over(one.record, plan, 9, Progress()) if plan.refusal is None else None
        assert full is None or full.stopped or full.whole
        assert {path.suffix for path in place.iterdir()} <= {".facilitator", ""}
        assert left <= {path.name for path in place.iterdir()}
    hall.close()


@pytest.mark.slow
def test_a_file_too_large_for_the_stick(tmp_path: Path) -> None:
    """As FAT32 at 4 GB, with the system's own limit set lower, so that it is EFBIG that comes."""
    hall = Hall(tmp_path)
    laptop = hall.busy("one", "W1R1")
    (tmp_path / "stick").mkdir()
    plan = plan_handover(laptop.record, tmp_path / "stick")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with laptop.record.unchanging():
        resource.setrlimit(resource.RLIMIT_FSIZE, (900, hard))
        try:
            receipt = handed_within(laptop.record.path, plan)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, before)
    assert "takes no file of this size" in receipt
    assert list((tmp_path / "stick").iterdir()) == []
    hall.close()


def handed_within(record: Path, plan: object) -> str:
    """Written through a connection for looking only, so that the limit meets the stick alone."""
    from facilitator.record import read_record
    from facilitator.session.handing_over import write

    with read_record(record) as reading:
        return str(write(reading, plan, 7, Progress()).stopped)  # type: ignore[arg-type]  # a HandOver
