"""QR codes, read back by a decoder that was written by others."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from facilitator.report.qr import QUIET, dark_bars, qr_rows


def decoded(rows: list[list[bool]]) -> str:
    image = Image.new("L", (len(rows), len(rows)), 255)
    image.putdata([0 if cell else 255 for row in rows for cell in row])
    found = zxingcpp.read_barcode(image.resize((len(rows) * 4, len(rows) * 4), Image.Resampling.NEAREST))
    return found.text if found else ""


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=100))
def test_code_holds_what_was_put_in(payload: str) -> None:
    assert decoded(qr_rows(payload)) == payload


def test_quiet_zone_is_light() -> None:
    rows = qr_rows("facilitator:W1R1:ab")
    assert not any(any(row) for row in rows[:QUIET] + rows[-QUIET:])
    assert not any(any(row[:QUIET]) or any(row[-QUIET:]) for row in rows)
    assert all(len(row) == len(rows) for row in rows)


def test_bars_cover_the_dark_cells() -> None:
    rows = qr_rows("x")
    covered = {(row, column + n) for row, column, length in dark_bars(rows) for n in range(length)}
    assert covered == {(r, c) for r, row in enumerate(rows) for c, dark in enumerate(row) if dark}


def test_too_much_is_refused() -> None:
    with pytest.raises(ValueError):
        qr_rows("x" * 2400)
