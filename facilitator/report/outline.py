"""A document as data: a frozen list of blocks that any renderer can lay out. All text is plain text, never markup."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the document's title), 2 or 3; ``aside`` stands at its end (for example "12 dots")."""

    text: str
    level: int = 2
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``quiet`` sets it small and grey (hints, what is incomplete)."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with values, in two columns of pairs: ("Room", "Saal 2")."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One idea as printed: its kind by colour, icon and word, its number, its dots, the original wording below.

    ``quiet`` sets the text grey: it stands for what cannot be shown.
    """

    text: str
    kind: str
    colour: str
    icon: str
    number: str = ""
    dots: int | None = None
    original: str = ""
    original_language: str = ""
    remarks: tuple[str, ...] = ()
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards one below the other; a card is not broken over two pages unless it is longer than one."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; ``widths`` are shares of the page's width, one a column. The head repeats on each page."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with what it holds and a caption beside it."""

    payload: str
    caption: str


Block = Heading | Paragraph | Facts | Cards | Table | Code


@dataclass(frozen=True, slots=True)
class Outline:
    """A document: ``language`` is the code of its own sentences, ``footer`` stands left of "page x of y"."""

    title: str
    author: str
    language: str
    footer: str
    blocks: tuple[Block, ...]
