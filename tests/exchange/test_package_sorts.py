"""Plans, decisions and receipts as packages: what each may hold, and that its events are as it announces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.conference.events import JournalEntry
from facilitator.exchange.manifest import EVENTS, BadPackage, Holds, Manifest
from facilitator.exchange.package import Package, read_package
from facilitator.exchange.packing import write_package
from tests.exchange.forging import CONFERENCE, JOURNAL, KEY, PLAN_JOURNAL, events, members, pack, rehashed

ENTRY = JournalEntry(JOURNAL, "W1R1", "Laptop 1", 1, 4, 4)
RECEIPT = Manifest(CONFERENCE, "x", "receipt", "Office", journals=(ENTRY,), fingerprints={JOURNAL: "ab" * 32})
PLAN = Manifest(
    CONFERENCE, "x", "plan", "Office", key=KEY, journals=(JournalEntry(PLAN_JOURNAL, "", "Office", 1, 1, 1),)
)


def written(path: Path, manifest: Manifest, lines: list[str]) -> Package:
    write_package(path, manifest, lines, [], KEY)
    return read_package(path)


def test_a_receipt_announces_what_is_elsewhere(tmp_path: Path) -> None:
    package = written(tmp_path / "a.facilitator", RECEIPT, [])
    assert (list(package.events()), list(package.attachments())) == ([], [])
    assert package.manifest.journals == (ENTRY,)
    assert package.authentic(KEY)


def test_a_receipt_that_holds_events_is_none(tmp_path: Path) -> None:
    parts = members(written(tmp_path / "good.facilitator", RECEIPT, []).path)
    line = events(0)[0].line.encode() + b"\n"
    package = read_package(pack(tmp_path / "a.facilitator", list(rehashed(parts | {EVENTS: line}).items())))
    with pytest.raises(BadPackage, match=r"a\.facilitator is damaged"):
        list(package.events())


def test_a_plan_has_the_key_and_no_photos(tmp_path: Path) -> None:
    line = events(0)[0].line
    package = written(tmp_path / "a.facilitator", PLAN, [line])
    assert ([event.line for event in package.events()], list(package.attachments())) == ([line], [])
    assert package.manifest.key == KEY


@pytest.mark.parametrize(("holds", "lines"), [("results", 1), ("review", 1), ("receipt", 0)])
def test_nothing_but_a_plan_brings_a_key(holds: Holds, lines: int, tmp_path: Path) -> None:
    with pytest.raises(BadPackage, match=r"damaged \(manifest\)"):
        written(tmp_path / "a.facilitator", replace(PLAN, holds=holds), [events(0)[0].line] * lines)
