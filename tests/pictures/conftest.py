"""The application as the program prepares it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.desk.app import prepare


@pytest.fixture
def looks(qapp: QApplication) -> QApplication:
    """With the program's fonts and style, at 100 %."""
    prepare(qapp)
    return qapp
