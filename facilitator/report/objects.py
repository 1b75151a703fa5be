"""What the pages do not draw themselves – fonts, the structure tree – as objects of reportlab's document.

Values are Python's own: dict, list, numbers, bool, None; ``str`` is text for people, ``Name`` a name, ``Ref`` a
reference, ``bytes`` goes in as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)

Ref: TypeAlias = PDFObjectReference


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


Value: TypeAlias = "Mapping[str, Value] | Sequence[Value] | Name | Ref | str | bytes | float | bool | None"


def number(value: float) -> str:
    """At most three decimals, which is finer than any printer: ``12``, ``0.5``."""
    short = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def text_string(text: str) -> bytes:
    """Text for people as UTF-16 in hex, so that no character needs escaping; halves of a pair become U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return b"<" + ("\ufeff" + whole).encode("utf-16-be").hex().upper().encode() + b">"


def pdf_value(value: Value) -> Any:
    """A value as reportlab writes it."""
    match value:
        case bytes():
            return value.decode("latin-1")
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Name():
            return PDFName(str(value))
        case str():
            return text_string(value).decode("ascii")
        case int() | float():
            return number(value)
        case Mapping():
            return PDFDictionary({key: pdf_value(part) for key, part in value.items()})
        case Sequence():
            return PDFArray([pdf_value(part) for part in value])
        case _:
            return value


class Objects:
    """Adds objects to a document; their names are only reportlab's way to find them."""

    def __init__(self, document: PDFDocument) -> None:
        self.document = document
        self._count = 0

    def reserve(self) -> Ref:
        """A reference to an object that ``put`` fills later."""
        return self._keep(PDFDictionary())

    def put(self, ref: Ref, value: Mapping[str, Value]) -> None:
        """Fill a reserved object."""
        self.document.idToObject[ref.name].dict.update(pdf_value(value).dict)

    def add(self, value: Mapping[str, Value]) -> Ref:
        """A new object."""
        return self._keep(pdf_value(value))

    def add_stream(self, content: bytes, about: Mapping[str, Value]) -> Ref:
        """A new compressed stream; ``about`` is what its dictionary says beside length and filter."""
        return self._keep(PDFStream(pdf_value(about), content, [PDFZCompress]))

    def _keep(self, thing: object) -> Ref:
        self._count += 1
        return self.document.Reference(thing, f"facilitator{self._count}")
