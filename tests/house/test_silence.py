"""What every test stands on (tests/conftest.py) holds: noise fails, and the user's folders stay untouched."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from tests.house.sources import ROOT

NOISY = {
    "a warning in the log": "import logging\ndef test_it():\n    logging.getLogger('a').warning('careful')\n",
    "an announced warning that does not come": (
        "import pytest\n@pytest.mark.logs('careful')\ndef test_it():\n    pass\n"
    ),
    "a warning of Qt": "from PySide6.QtCore import qWarning\ndef test_it(qtbot):\n    qWarning('careful')\n",
    "a warning of Python": "import warnings\ndef test_it():\n    warnings.warn('careful')\n",
    "a file left open": "def test_it():\n    open(__file__)\n",
    "an error in a slot": (
        "from PySide6.QtCore import QTimer\n"
        "def test_it(qtbot):\n"
        "    QTimer.singleShot(0, lambda: 1 / 0)\n"
        "    qtbot.wait(20)\n"
    ),
}
QUIET = {
    "an announced warning": (
        "import logging, pytest\n"
        "@pytest.mark.logs('care')\n"
        "def test_it():\n"
        "    logging.getLogger('a').warning('careful')\n"
    ),
    "what is only told": "import logging\ndef test_it():\n    logging.getLogger('a').info('so far')\n",
    "a property": (
        "from hypothesis import given, strategies\n@given(strategies.integers())\ndef test_it(n):\n    assert n == n\n"
    ),
}


HANGS = "import pytest, time\n{mark}def test_it():\n    time.sleep(2)\n"


def run(text: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a test file under the project's own settings."""
    (folder / "test_planted.py").write_text(text, "utf-8")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pytest",
        "-n0",
        "-c",
        ROOT / "pyproject.toml",
        "-p",
        "tests.conftest",
    ]
    return subprocess.run(
        [*command, *options, f"--rootdir={folder}", folder],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("noise", NOISY)
def test_noise_fails_a_test(noise: str, tmp_path: Path) -> None:
    done = run(NOISY[noise], tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search("careful|ResourceWarning|ZeroDivisionError", done.stdout)


@pytest.mark.parametrize("case", QUIET)
def test_what_is_quiet_passes(case: str, tmp_path: Path) -> None:
    done = run(QUIET[case], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_a_test_that_hangs_is_ended_and_says_where(tmp_path: Path) -> None:
    done = run(HANGS.format(mark=""), tmp_path, "-o", "faulthandler_timeout=0.5")
    assert done.returncode == 1
    assert re.search(r"Timeout.*in test_it", done.stderr, re.DOTALL), done.stdout + done.stderr


def test_a_slow_one_may_take_longer(tmp_path: Path) -> None:
    done = run(HANGS.format(mark="@pytest.mark.slow\n"), tmp_path, "-o", "faulthandler_timeout=0.5", "-m", "slow")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_the_users_folders_are_not_touched(own_folders: Path) -> None:
    places = [platformdirs.user_config_path("facilitator"), platformdirs.user_data_path("facilitator"), Path.home()]
    assert [place for place in places if not place.is_relative_to(own_folders)] == []
