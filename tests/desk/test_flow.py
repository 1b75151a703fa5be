"""Things beside one another: what is remembered of their heights never outlives a change."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from facilitator.desk.theme.flow import Flow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def fresh(flow: Flow, width: int) -> int:
    """The height as a layout finds it that remembers nothing."""
    flow.invalidate()
    return flow.heightForWidth(width)


def test_heights_follow_what_comes_goes_hides_and_grows(qapp: QApplication) -> None:
    page = QWidget()
    flow = Flow(page)
    words = [QLabel(text, page) for text in ("Wohnen", "Arbeit und Ausbildung", "Sprache", "Gesundheit im Landkreis")]
    heights = [flow.heightForWidth(160)]
    for word in words:
        flow.addWidget(word)
        heights.append(flow.heightForWidth(160))
        assert heights[-1] == fresh(flow, 160)
    assert heights == sorted(heights)
    assert heights[0] == 0 < heights[1] < heights[-1]
    assert flow.heightForWidth(2_000) < flow.heightForWidth(160)
    page.show()
    words[3].hide()
    assert flow.heightForWidth(160) == fresh(flow, 160) < heights[-1]
    words[3].show()
    words[0].setText("Wohnen\nund\nLeben")
    qapp.processEvents()
    assert flow.heightForWidth(160) == fresh(flow, 160) > heights[-1]
    flow.takeAt(0)
    assert flow.heightForWidth(160) == fresh(flow, 160) <= heights[-1]
    page.close()
