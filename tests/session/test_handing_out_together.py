"""Another program gives its package the very name that was found to be free."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.exchange.package import read_package
from facilitator.files import free_name
from facilitator.session import handing_out
from tests.session.hall import PLAN, Hall


def test_the_next_name_is_taken(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = hall.busy("one", "W1R1")
    path = hall.folder / "a.facilitator"

    def quicker(wanted: Path) -> Path:
        found = free_name(wanted)
        if found == path:
            path.write_text("of another program", "utf-8")
        return found

    monkeypatch.setattr(handing_out, "free_name", quicker)
    out, _ = handing_out.write_results(laptop.record, PLAN, ["W1R1"], path, 5)
    assert out.name == "a-2.facilitator"
    assert read_package(out).manifest.ideas == {"W1R1": 3}
    assert path.read_text("utf-8") == "of another program"
    assert laptop.record.look.handovers() == [(out, ["W1R1"])]
    assert sorted(found.name for found in hall.folder.iterdir() if found.suffix == ".part") == []
