"""QR codes as squares to draw; no pictures are made."""

from __future__ import annotations

from itertools import groupby

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET = 4  # light cells on every side, as the standard (ISO/IEC 18004) wants


def qr_rows(payload: str) -> list[list[bool]]:
    """The code as rows of cells, True for dark, quiet zone included; medium error correction.

    Raises ``ValueError`` when ``payload`` is too long for a QR code (more than 2331 bytes).
    """
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(payload)
    code.make(fit=True)
    return [list(map(bool, row)) for row in code.get_matrix()]


def dark_bars(rows: list[list[bool]]) -> list[tuple[int, int, int]]:
    """(row, column, length) of each run of dark cells in a row."""
    bars: list[tuple[int, int, int]] = []
    for number, row in enumerate(rows):
        column = 0
        for dark, cells in groupby(row):
            length = len(list(cells))
            if dark:
                bars.append((number, column, length))
            column += length
    return bars
