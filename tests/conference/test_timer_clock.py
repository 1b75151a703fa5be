"""Where the steady time comes from."""

from __future__ import annotations

import sys
import time
from functools import partial

import pytest

from facilitator.clock import COUNTS_SLEEP, SystemClock, steady_source


@pytest.mark.parametrize(
    ("platform", "name"), [("linux", "CLOCK_BOOTTIME"), ("darwin", "CLOCK_MONOTONIC_RAW"), ("win32", None)]
)
def test_each_system_has_a_clock_that_counts_sleep(
    platform: str, name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "CLOCK_MONOTONIC_RAW", 4, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda number: number * 1_000, raising=False)
    assert COUNTS_SLEEP.get(platform) == name
    source = steady_source(platform)
    if name is None:
        assert source is time.monotonic_ns
    else:
        assert source() == getattr(time, name) * 1_000


def test_a_system_without_that_clock_uses_the_monotonic_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    assert steady_source("linux") is time.monotonic_ns


def test_the_system_clock_reads_both() -> None:
    clock, source = SystemClock(), steady_source(sys.platform)
    before = (time.time_ns(), source())
    seen = (clock.wall(), clock.steady())
    after = (time.time_ns(), source())
    for low, value, high in zip(before, seen, after, strict=True):
        assert low // 1_000_000 <= value <= high // 1_000_000


def test_on_linux_it_is_the_clock_with_suspended_time_in_it() -> None:
    if sys.platform == "linux":
        source = steady_source("linux")
        assert isinstance(source, partial)
        assert source.args == (time.CLOCK_BOOTTIME,)
        assert source.func is time.clock_gettime_ns
