"""What is plugged in: sticks and other drives by name, with what each system says of them.

Asking costs next to nothing: one small file or one call of the system; only what looks plugged in is asked for its
room, for a network folder that does not answer would keep everybody waiting.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
BLOCKS, LABELS = Path("/sys/class/block"), Path("/dev/disk/by-label")
PLUGGED_IN = ("/media/", "/run/media/", "/mnt/")
"""Where Linux shows what is plugged in, whatever the drive says of itself: large USB drives call themselves fixed."""
NO_DRIVES = {"squashfs", "iso9660", "overlay", "autofs", "tmpfs"}
_OCTAL = re.compile(r"\\([0-7]{3})")
LARGEST_FILE = {"vfat": 2**32 - 1, "msdos": 2**32 - 1, "fat32": 2**32 - 1, "fat": 2**31 - 1}
"""Bytes that a file may have, by file system."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Something plugged in. ``free`` in bytes, None where it does not say; ``device`` is what it is ejected by."""

    name: str
    root: Path
    device: str
    filesystem: str
    free: int | None
    read_only: bool
    removable: bool

    @property
    def largest_file(self) -> int | None:
        """Bytes that one file may have there at most, None where that is no concern."""
        return LARGEST_FILE.get(self.filesystem.casefold())


def volumes() -> list[Volume]:
    """What is plugged in now, by name."""
    if sys.platform == "win32":
        found = _on_windows()
    elif sys.platform == "darwin":
        found = _on_macos()
    else:
        found = on_linux(MOUNTS, BLOCKS, LABELS)
    return sorted(found, key=lambda volume: (volume.name.casefold(), volume.root))


class Watching:
    """Tells when something was plugged in or out; meant to be asked every second or two."""

    def __init__(self) -> None:
        self._before: object = None

    def changed(self) -> bool:
        """Whether it is different from when this was last asked; yes at first."""
        now = _glance()
        different, self._before = now != self._before, now
        return different


def _glance() -> object:
    """What changes as soon as something is plugged in: compared, never understood."""
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetLogicalDrives()
    if sys.platform == "darwin":
        return sorted(Path("/Volumes").iterdir())
    return MOUNTS.read_bytes()


def on_linux(mounts: Path, blocks: Path, labels: Path) -> Iterator[Volume]:
    """What is plugged in by the kernel's list of mounts (proc(5), mountinfo), its block devices and their labels."""
    names = {entry.resolve().name: _label(entry.name) for entry in _entries(labels)}
    seen: set[str] = set()
    for line in mounts.read_text("utf-8", "surrogateescape").splitlines():
        before, _, after = line.partition(" - ")
        where, (filesystem, device, *settings) = before.split(" "), after.split(" ")
        root, block = _unescaped(where[4]), Path(device).name
        removable = _is_removable(blocks / block)
        if filesystem in NO_DRIVES or root in seen or not (removable or root.startswith(PLUGGED_IN)):
            continue
        seen.add(root)
        kind = _told_by_fuse(filesystem, blocks / block)
        read_only = "ro" in f"{where[5]},{','.join(settings)}".split(",")
        yield Volume(
            names.get(block) or Path(root).name, Path(root), device, kind, free_room(Path(root)), read_only, removable
        )


def _is_removable(block: Path) -> bool:
    """Whether a drive, or the one that a partition is on, says that it can be taken out."""
    real = block.resolve()
    for folder in (real, real.parent):
        with suppress(OSError):
            return (folder / "removable").read_text("ascii").strip() == "1"
    return False


def _told_by_fuse(filesystem: str, block: Path) -> str:
    """``fuseblk`` hides what is on the drive; what it hides is exFAT or NTFS, both without a limit that matters."""
    return "exfat or ntfs" if filesystem == "fuseblk" and block.exists() else filesystem


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _label(name: str) -> str:
    r"""A name of udev's: ``USB\\x20STICK`` → ``USB STICK``."""
    raw = re.sub(r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), name)
    return raw.encode("latin-1", "replace").decode("utf-8", "replace")


def _unescaped(text: str) -> str:
    r"""A path of mountinfo: blanks are ``\\040`` there."""
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), text)


def free_room(place: Path) -> int | None:
    """Bytes that may still be written there; None where it does not say."""
    try:
        room = shutil.disk_usage(place)
    except OSError:
        return None
    return room.free if room.total else None


def volume_of(place: Path, found: list[Volume]) -> Volume | None:
    """The volume that a folder is on, None where that is none of those plugged in."""
    whole = place.absolute()
    there = [volume for volume in found if whole.is_relative_to(volume.root)]
    return max(there, key=lambda volume: len(volume.root.parts), default=None)


def largest_file(place: Path) -> int | None:
    """Bytes that one file in a folder may have at most, None where that is no concern or nobody can tell."""
    with suppress(OSError):
        volume = volume_of(place, volumes())
        return volume.largest_file if volume else None
    return None


def eject(volume: Volume) -> bool:
    """Have the system write out what waits and let go of a volume; False where it must be done by hand."""
    if sys.platform == "win32":
        return _ejected_on_windows(volume)
    if sys.platform == "darwin":
        return _worked("diskutil", "eject", str(volume.root))
    return any(
        _worked(*command)
        for command in (
            ("udisksctl", "unmount", "--no-user-interaction", "-b", volume.device),
            ("gio", "mount", "-u", str(volume.root)),
            ("umount", str(volume.root)),
        )
    )


def _worked(*command: str) -> bool:
    with suppress(OSError, subprocess.SubprocessError):
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    return False


if sys.platform == "darwin":

    def _on_macos() -> Iterator[Volume]:
        import plistlib

        for root in Path("/Volumes").iterdir():
            told = subprocess.run(["diskutil", "info", "-plist", str(root)], capture_output=True, check=False)
            about = plistlib.loads(told.stdout) if told.returncode == 0 else {}
            if about.get("Internal", False) or root.is_symlink():
                continue
            yield Volume(
                about.get("VolumeName") or root.name,
                root,
                about.get("DeviceNode", str(root)),
                {"msdos": "fat32"}.get(about.get("FilesystemType", ""), about.get("FilesystemType", "")),
                free_room(root),
                not about.get("WritableVolume", os.access(root, os.W_OK)),
                about.get("RemovableMediaOrExternalDevice", True),
            )


if sys.platform == "win32":

    def _on_windows() -> Iterator[Volume]:
        import ctypes

        kernel = ctypes.windll.kernel32
        removable, remote, read_only = 2, 4, 0x00080000
        drives = kernel.GetLogicalDrives()
        for number in range(26):
            root = f"{chr(65 + number)}:\\"
            kind = kernel.GetDriveTypeW(root) if drives >> number & 1 else 0
            name, system = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
            flags = ctypes.c_ulong()
            if kind not in (removable, remote, 3) or root == os.environ.get("SYSTEMDRIVE", "C:") + "\\":
                continue
            if kernel.GetVolumeInformationW(root, name, 261, None, None, ctypes.byref(flags), system, 261):
                yield Volume(
                    name.value or root, Path(root), root[:2], system.value, free_room(Path(root)),
                    bool(flags.value & read_only), kind == removable,
                )  # fmt: skip

    def _ejected_on_windows(volume: Volume) -> bool:
        """Lock, dismount, eject (FSCTL_LOCK_VOLUME, FSCTL_DISMOUNT_VOLUME, IOCTL_STORAGE_EJECT_MEDIA)."""
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.CreateFileW.restype = ctypes.c_void_p
        handle = kernel.CreateFileW(f"\\\\.\\{volume.device}", 0xC0000000, 3, None, 3, 0, None)
        if handle == ctypes.c_void_p(-1).value:
            return False
        got = ctypes.c_ulong()
        try:
            return all(
                kernel.DeviceIoControl(ctypes.c_void_p(handle), code, None, 0, None, 0, ctypes.byref(got), None)
                for code in (0x00090018, 0x00090020, 0x002D4808)
            )
        finally:
            kernel.CloseHandle(ctypes.c_void_p(handle))
