"""What every test stands on: no screen, no user folder, no clock but its own, and silence."""

from __future__ import annotations

import faulthandler
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("quick", deadline=None, database=None, derandomize=True, max_examples=60)
settings.register_profile("slow", deadline=None, database=None, max_examples=3000, print_blob=True)

NOON = 1_765_105_200_000
"""Sunday, 7 December 2025, 12:00 in Berlin, in milliseconds since 1970-01-01 UTC."""


def pytest_configure(config: pytest.Config) -> None:
    """The slow suite looks at many more random cases, other ones every time; the quick one at the same few."""
    settings.load_profile("slow" if config.option.markexpr == "slow" else "quick")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Only a slow test may take longer than pyproject.toml gives to any; this ends pytest's own watch over it."""
    if item.get_closest_marker("slow"):
        faulthandler.cancel_dump_traceback_later()


class SteadyClock:
    """A ``facilitator.clock.Clock`` that goes only when told to; both readings in milliseconds."""

    def __init__(self, wall: int = NOON) -> None:
        self._wall = wall
        self._steady = 0

    def wall(self) -> int:
        return self._wall

    def steady(self) -> int:
        return self._steady

    def pass_time(self, milliseconds: int) -> None:
        """Time passes on both."""
        self._wall += milliseconds
        self._steady += milliseconds

    def set_wall(self, wall: int) -> None:
        """Somebody sets the wall clock; the steady one does not notice."""
        self._wall = wall


@pytest.fixture
def clock() -> SteadyClock:
    """A clock that stands at noon."""
    return SteadyClock()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders (settings, records, documents) lie in a temporary one, also for programs a test starts."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        monkeypatch.delenv(f"XDG_{name}_DIRS", raising=False)
    for name in ("APPDATA", "LOCAL_APPDATA", "COMMON_APPDATA", "PERSONAL"):
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(home))
    return home


@pytest.fixture(autouse=True)
def silence(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or error in the log fails the test, unless a ``logs`` mark announces it; one announced must come."""
    yield
    expected = [mark.args[0] for mark in request.node.iter_markers("logs")]
    said = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    unexpected = [text for text in said if not any(re.search(pattern, text) for pattern in expected)]
    missing = [pattern for pattern in expected if not any(re.search(pattern, text) for text in said)]
    assert not unexpected, f"logged, and not announced: {unexpected}"
    assert not missing, f"announced, and not logged: {missing}"
