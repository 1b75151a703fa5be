"""Where time comes from. Everything above takes time as an argument or a ``Clock``; only tests write other clocks."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Protocol

# The clocks that go on counting while the machine sleeps, so that a lid closed for ten minutes costs ten minutes.
#
# Linux: CLOCK_MONOTONIC, which ``time.monotonic`` reads, stops in suspend; CLOCK_BOOTTIME is the same clock with the
#   suspended time in it (clock_gettime(2)).
# macOS: ``time.monotonic`` reads mach_absolute_time(), which stops in sleep (CPython Python/pytime.c, cpython#86273).
#   CLOCK_MONOTONIC and CLOCK_MONOTONIC_RAW go on (clock_gettime(3) there, LLVM D74341), but the first is made from
#   the time of day and can step back (erlang/otp#5825), so it is the raw one.
# Windows needs no entry: ``time.monotonic`` reads GetTickCount64() up to Python 3.12 and QueryPerformanceCounter()
#   since 3.13, and both count sleep and hibernation (Microsoft, "Windows Time" and "Acquiring high-resolution time
#   stamps"); only QueryUnbiasedInterruptTime() does not.
COUNTS_SLEEP = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC_RAW"}


class Clock(Protocol):
    """Two readings: the wall clock, which can be wrong, and a steady one, which only counts."""

    def wall(self) -> int:
        """Milliseconds since 1970-01-01 UTC."""

    def steady(self) -> int:
        """Milliseconds that never go back, from an arbitrary start."""


class SystemClock:
    """The machine's own clocks."""

    def __init__(self) -> None:
        self._steady_ns = steady_source(sys.platform)

    def wall(self) -> int:
        """Milliseconds since 1970-01-01 UTC, as the machine believes."""
        return time.time_ns() // 1_000_000

    def steady(self) -> int:
        """Milliseconds that never go back, sleep included; from an arbitrary start that a reboot changes."""
        return self._steady_ns() // 1_000_000


def steady_source(platform: str) -> Callable[[], int]:
    """What reads nanoseconds, sleep included, on a ``sys.platform``; Python's own monotonic clock elsewhere."""
    read: Callable[[int], int] | None = getattr(time, "clock_gettime_ns", None)
    number: int | None = getattr(time, COUNTS_SLEEP.get(platform, ""), None)
    if read is None or number is None:
        return time.monotonic_ns
    return partial(read, number)
