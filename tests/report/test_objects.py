"""Values as reportlab writes them, and objects that a document keeps beside its pages."""

from __future__ import annotations

import io
import re

import pytest
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from facilitator.report.objects import Name, Objects, Value, number, text_string


def in_file(value: Value) -> bytes:
    """A value as it stands in the file."""
    document = PDFDocument()
    return bytes(pdfdoc.format(Objects(document).value(value), document))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, b"null"),
        (True, b"true"),
        (False, b"false"),
        (12, b"12"),
        (0.5, b"0.5"),
        (-0.0001, b"0"),
        (Name("Page"), b"/Page"),
        (b"(raw)", b"(raw)"),
        ([1, Name("A"), [2]], b"[1 /A [2]]"),
        ({"Kids": [], "Count": 0, "A b": None}, b"<</Kids [] /Count 0 /A#20b null>>"),
    ],
)
def test_values_are_written_as_the_standard_wants(value: Value, expected: bytes) -> None:
    assert in_file(value) == expected


def test_numbers_are_short() -> None:
    values = (1.0, 1.25, 1.23456, -3, 100, 0.0004)
    assert [number(value) for value in values] == ["1", "1.25", "1.235", "-3", "100", "0"]


@pytest.mark.parametrize("text", [">> /AA << (x) \\ \n", "ä", "😀", "\ud83d", "الكراسي", "( ( ("])
def test_text_cannot_leave_its_string(text: str) -> None:
    assert re.fullmatch(rb"<[0-9A-F]+>", text_string(text))
    assert in_file(text) == text_string(text)


def test_objects_can_refer_to_what_is_filled_later() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    objects = Objects(canvas._doc)
    later = objects.reserve()
    first = objects.add({"Next": later})
    objects.put(later, {"Title": "found", "Back": first})
    stream = objects.add_stream(b"0 0 m" * 50, {"Extra": Name("Yes")})
    assert isinstance(first, PDFObjectReference)
    canvas._doc.Catalog.PageLabels = objects.add({"Things": [first, later, stream]})
    canvas.showPage()
    canvas.save()
    content = file.getvalue()
    assert text_string("found") in content
    assert content.count(b"/Back") == 1
    assert b"/Extra /Yes" in content
