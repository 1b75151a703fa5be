"""What is plugged in, as Linux tells it; on macOS and Windows the same questions go to the system itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.exchange import volumes
from facilitator.exchange.volumes import Volume, Watching, eject, free_room, largest_file, on_linux, volume_of

LINES = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 27 8:3 / /home rw,relatime shared:2 - ext4 /dev/sda3 rw
41 27 8:17 / {media}/USB\\040STICK rw,nosuid shared:3 - vfat /dev/sdb1 rw,uid=1000
41 27 8:17 / {media}/USB\\040STICK rw,nosuid shared:3 - vfat /dev/sdb1 rw,uid=1000
42 27 8:33 / {media}/Gross rw,nosuid - fuseblk /dev/sdc1 rw,user_id=0
43 27 8:49 / {media}/locked ro,nosuid - exfat /dev/sdd1 rw
44 27 8:49 / {media}/locked2 rw,nosuid - exfat /dev/sdd2 ro
45 27 7:1 / /snap/core ro - squashfs /dev/loop1 ro
46 27 0:50 / {media}/share rw - cifs //server/share rw
47 27 8:65 / /data rw - ext4 /dev/sde1 rw
48 27 0:51 / {media}/disc ro - iso9660 /dev/sr0 ro
"""


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kernel's files: two drives that can be taken out (one with partitions), a large one that says it cannot."""
    media = tmp_path / "media"
    monkeypatch.setattr(volumes, "PLUGGED_IN", (f"{media}/",))
    for name in ("USB STICK", "Gross", "locked", "share"):
        (media / name).mkdir(parents=True)
    for drive, removable in (("sda", 0), ("sdb", 1), ("sdc", 0), ("sdd", 1), ("sde", 1), ("sr0", 1)):
        (tmp_path / "devices" / drive / f"{drive}1").mkdir(parents=True)
        (tmp_path / "devices" / drive / "removable").write_text(f"{removable}\n", "ascii")
    (tmp_path / "block").mkdir()
    for drive in ("sda", "sdb", "sdc", "sdd", "sde"):
        (tmp_path / "block" / f"{drive}1").symlink_to(tmp_path / "devices" / drive / f"{drive}1")
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "MODERATION\\x20\\xc3\\x84").symlink_to(tmp_path / "dev" / "sdb1")
    (tmp_path / "mountinfo").write_text(LINES.format(media=media), "ascii")
    return tmp_path


def seen(system: Path) -> dict[str, Volume]:
    found = list(on_linux(system / "mountinfo", system / "block", system / "labels"))
    assert len(found) == len({volume.root for volume in found})
    return {volume.root.name: volume for volume in found}


def test_what_is_plugged_in_is_seen_and_nothing_else(system: Path) -> None:
    found = seen(system)
    assert set(found) == {"USB STICK", "Gross", "locked", "locked2", "share", "data"}
    stick = found["USB STICK"]
    assert (stick.name, stick.filesystem, stick.device) == ("MODERATION Ä", "vfat", "/dev/sdb1")
    assert (stick.read_only, stick.removable, stick.largest_file) == (False, True, 2**32 - 1)
    assert stick.free is not None
    assert stick.free > 0
    assert (found["Gross"].removable, found["Gross"].filesystem) == (False, "exfat or ntfs")
    assert (found["share"].name, found["share"].filesystem, found["share"].largest_file) == ("share", "cifs", None)
    assert [found[name].read_only for name in ("locked", "locked2", "data")] == [True, True, False]


def test_a_drive_that_does_not_answer_has_no_room_to_tell(system: Path) -> None:
    assert seen(system)["locked2"].free is None
    assert free_room(system / "nowhere") is None
    assert free_room(Path("/proc/self")) is None


def test_a_system_without_labels(system: Path) -> None:
    found = list(on_linux(system / "mountinfo", system / "block", system / "nowhere"))
    assert "USB STICK" in {volume.name for volume in found}


def test_the_volume_of_a_folder(system: Path) -> None:
    found = list(seen(system).values())
    stick = next(volume for volume in found if volume.name == "MODERATION Ä")
    assert volume_of(stick.root / "results" / "day", found) == stick
    assert volume_of(system, found) is None


def test_how_large_a_file_may_be_is_known_by_its_folder(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "MOUNTS", system / "mountinfo")
    monkeypatch.setattr(volumes, "BLOCKS", system / "block")
    monkeypatch.setattr(volumes, "LABELS", system / "labels")
    assert largest_file(system / "media" / "USB STICK" / "results") == 2**32 - 1
    assert largest_file(system / "media" / "share") is None
    assert largest_file(system) is None
    monkeypatch.setattr(volumes, "MOUNTS", system / "nowhere")
    assert largest_file(system / "media" / "USB STICK") is None, "a system that does not tell"


def test_this_system_answers() -> None:
    assert all(volume.root.is_absolute() for volume in volumes.volumes())


def test_a_change_is_told_once(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "MOUNTS", system / "mountinfo")
    watching = Watching()
    assert [watching.changed() for _ in range(3)] == [True, False, False]
    (system / "mountinfo").write_text("", "ascii")
    assert [watching.changed(), watching.changed()] == [True, False]


@pytest.mark.parametrize(
    ("program", "answer", "gone"), [("udisksctl", 0, True), ("gio", 0, True), ("umount", 1, False)]
)
def test_ejecting_asks_one_after_the_other(
    program: str, answer: int, gone: object, system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs that note how they were called; the system's own are not found."""
    programs, called = system / "programs", system / "called"
    programs.mkdir()
    path = programs / program
    path.write_text(f'#!/bin/sh\necho "$0 $@" >> "{called}"\nexit {answer}\n', "ascii")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    stick = seen(system)["USB STICK"]
    assert eject(stick) == gone
    (line,) = called.read_text("utf-8").splitlines()
    assert Path(line.split(" ")[0]).name == program
    assert str(stick.root) in line or stick.device in line
