"""Sees to what the tests need of a Linux system, mostly libraries of Qt's windows: ``python3 .ci/system.py``.

Does nothing on other systems, or where all are there. Installs what is missing with apt where that needs no password,
else says what to install and ends with status 1. Runs before anything else is installed: standard library only.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

# Library → Debian's package. What PySide6's QtGui, its "offscreen" and its "xcb" platform plugins are linked against
# and do not bring along (ldd), less what each of these packages pulls in itself.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PROGRAMS = {"Xvfb": "xvfb", "age": "age"}


def is_there(library: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it prints."""
    return subprocess.run(command, capture_output=True, text=True, check=False)


def missing() -> list[str]:
    """The packages that are still needed."""
    wanted = [package for library, package in LIBRARIES.items() if not is_there(library)]
    return wanted + [package for program, package in PROGRAMS.items() if not shutil.which(program)]


def administrator() -> list[str] | None:
    """What goes before a command that changes the system; ``None`` where that would ask for a password."""
    if os.geteuid() == 0:
        return []
    allowed = shutil.which("sudo") and run("sudo", "-n", "true").returncode == 0
    return ["sudo", "-n"] if allowed else None


def install(packages: list[str], before: list[str]) -> None:
    """Fetch the lists of packages and install some; apt's own words are shown only if it fails."""
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = run(*apt, *command)
        if done.returncode:
            print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
            return


def main() -> int:
    """Status 0 when everything is there, 1 when something has to be installed by hand."""
    packages = missing() if sys.platform == "linux" else []
    before = administrator() if packages and shutil.which("apt-get") else None
    if before is not None:
        print("installing for the tests:", *packages)
        install(packages, before)
        packages = missing()
    if packages:
        print("The tests need a few libraries and programs of the system. Please install them, then try again:")
        print("    sudo apt-get install", *packages)
        print("(These are Debian's and Ubuntu's names; other systems call them much the same.)")
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main())
