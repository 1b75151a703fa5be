"""The rows of the measures' views: exact changes, order, dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.conference.review import Measure
from facilitator.desk.review.measures.lines import NO_PILLAR, Line, by_date, late, moved
from facilitator.desk.review.measures.views import LinesModel
from facilitator.desk.review.measures.words import backwards, is_date, short_date
from facilitator.language import Language


def test_the_model_keeps_the_rules_of_qt(qapp: QApplication, qtmodeltester: Any) -> None:
    model = LinesModel(lambda line: line.id, None)  # type: ignore[arg-type]  # it needs no parent here
    rows = [Line(str(n), Measure(str(n), n, f"Titel {n}")) for n in range(6)]
    model.show_rows(rows[:4])
    qtmodeltester.check(model, force_py=True)
    model.show_rows([rows[5], *rows[1:3], rows[0]])
    qtmodeltester.check(model, force_py=True)
    assert [model.index(at).data() for at in range(4)] == ["5", "1", "2", "0"]


def test_moving_finds_pillar_and_order() -> None:
    lines = [Line("p"), *(Line(ident, Measure(ident, 1, ident)) for ident in "ab"), Line(NO_PILLAR)]
    lines.append(Line("c", Measure("c", 3, "c")))
    found = moved(lines, "c", 1)
    assert found is not None
    assert (found.order, found.pillar) == (("c", "a", "b"), "p")
    found = moved(lines, "a", 5)
    assert found is not None
    assert (found.order, found.pillar) == (("b", "c", "a"), None)
    assert moved(lines, "a", 0) is None


@pytest.mark.parametrize(
    ("until", "status", "expected"),
    [("2026", "idea", False), ("2025-12", "decided", True), ("2025-12", "done", False), ("bald", "idea", False)],
)
def test_what_is_overdue(until: str, status: str, expected: bool) -> None:
    assert late(Measure("m", 1, "x", until=until, status=status), date(2026, 1, 5)) is expected


def test_dates_in_words() -> None:
    german = Language("de")
    assert [short_date(text, german) for text in ("2027-06-30", "2027-06", "2027", "bald")] == [
        "30.6.2027",
        "6/2027",
        "2027",
        "bald",
    ]
    assert (is_date("30.6.2027"), is_date("31.2.2027"), is_date("bald")) == (True, False, False)
    assert (backwards("2027", "2026-05"), backwards("2027", "bald")) == (True, False)
    first = Measure("a", 1, "a", begin="2027-02")
    lines = [Line("b", replace(first, id="b", begin="", until="2027-01")), Line("a", first)]
    assert [line.id for line in by_date([*reversed(lines), Line("c", replace(first, begin=""))])] == ["b", "a", "c"]
