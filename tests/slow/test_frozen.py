"""The frozen program, as people get it: it plays the sample conference, and its window opens and stays quiet."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.house.sources import ROOT

LIVES = 5  # seconds that a window must stay up
COMMAND = "facilitator.com" if sys.platform == "win32" else "facilitator"


@pytest.mark.slow
def test_the_frozen_program_works(tmp_path: Path) -> None:
    """One test, so that the program is built once; its size is printed (``-rP`` shows it)."""
    program = build(tmp_path)
    the_command_plays_the_sample_conference(program, tmp_path)
    the_window_opens_and_stays_quiet(program, tmp_path)


def build(folder: Path) -> Path:
    """The folder of a fresh build."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", "build.spec"]
    options = [f"--distpath={folder / 'dist'}", f"--workpath={folder / 'work'}"]
    done = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    sys.stdout.write(done.stdout)
    return folder / "dist" / "Facilitator"


def the_command_plays_the_sample_conference(program: Path, folder: Path) -> None:
    out = folder / "demo"
    done = subprocess.run(
        [program / COMMAND, "demo", "--out", out], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (out / "central.sqlite").stat().st_size > 0


def the_window_opens_and_stays_quiet(program: Path, folder: Path) -> None:
    with (
        screen() as variables,
        subprocess.Popen(
            [program / "Facilitator"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            cwd=folder,
            env={**os.environ, **variables},
        ) as window,
    ):
        with pytest.raises(subprocess.TimeoutExpired):
            window.wait(LIVES)
        window.terminate()
        said = window.communicate()[0]
    assert said == ""


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Where windows can be opened without anybody seeing them: a real X server on Linux, else Qt's own stand-in."""
    if not shutil.which("Xvfb"):
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1366x768x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{server.stdout.readline().strip()}"}
        finally:
            server.terminate()
