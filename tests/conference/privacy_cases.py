"""Cards with and without something personal, from ``tests/data``; and what the guard makes of a list of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from facilitator.conference.privacy import flags

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table with a head line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def missed(rows: Iterable[dict[str, str]]) -> list[str]:
    """The cards that are not flagged for their reason."""
    return [row["text"] for row in rows if row["reason"] not in {flag.reason for flag in flags(row["text"])}]


def flagged(rows: Iterable[dict[str, str]]) -> list[str]:
    """The cards that are flagged for any reason."""
    return [row["text"] for row in rows if flags(row["text"])]


PLANTED = read(DATA / "privacy_cases.csv")
PRACTICE = read(DATA / "privacy_practice.csv")
HELD_OUT = read(DATA / "privacy_heldout.csv")
HARMLESS = read(DATA / "privacy_negatives.csv")
