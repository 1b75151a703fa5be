"""What the pages do not draw themselves – fonts, the structure tree – as objects of reportlab's document.

Values are Python's own: dict, list, numbers, bool, None; ``str`` is text for people, ``Name`` a name, ``Ref`` a
reference, ``bytes`` goes in as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
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


@lru_cache(maxsize=1024)
def _name(text: str) -> str:
    return str(PDFName(text))


class Written(PDFObject):  # type: ignore[misc]  # reportlab tells no types
    """A value as it stands in the file; reportlab's own dictionaries take several times as long to be written."""

    def __init__(self, text: str = "null") -> None:
        self.text = text

    def format(self, document: PDFDocument) -> bytes:
        """What reportlab asks for when it writes the file."""
        return self.text.encode("latin-1")


class Objects:
    """Adds objects to a document; their names are only reportlab's way to find them."""

    def __init__(self, document: PDFDocument) -> None:
        self.document = document
        self._count = 0

    def value(self, value: Value) -> Written:
        """A value that stands inside an object of reportlab's own."""
        return Written(self._text(value))

    def reserve(self) -> Ref:
        """A reference to an object that ``put`` fills later."""
        return self._keep(Written())

    def put(self, ref: Ref, value: Mapping[str, Value]) -> None:
        """Fill a reserved object."""
        self.document.idToObject[ref.name].text = self._text(value)

    def add(self, value: Mapping[str, Value]) -> Ref:
        """A new object."""
        return self._keep(self.value(value))

    def add_stream(self, content: bytes, about: Mapping[str, Value]) -> Ref:
        """A new compressed stream; ``about`` is what its dictionary says beside length and filter."""
        said = PDFDictionary({key: self.value(part) for key, part in about.items()})
        return self._keep(PDFStream(said, content, [PDFZCompress]))

    def _keep(self, thing: object) -> Ref:
        self._count += 1
        return self.document.Reference(thing, f"facilitator{self._count}")

    def _text(self, value: Value) -> str:
        match value:
            case PDFObjectReference():
                return "{} {} R".format(*self.document.idToObjectNumberAndVersion[value.name])
            case Name():
                return _name(value)
            case str():
                return text_string(value).decode("ascii")
            case bytes():
                return value.decode("latin-1")
            case Mapping():
                return f"<<{' '.join(f'{_name(key)} {self._text(part)}' for key, part in value.items())}>>"
            case Sequence():
                return f"[{' '.join(map(self._text, value))}]"
            case None:
                return "null"
            case bool():
                return "true" if value else "false"
            case _:
                return number(value)
