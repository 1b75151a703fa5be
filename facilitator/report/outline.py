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


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings behind it up to ``depth``, each with its page; a click leads there."""

    depth: int = 2


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that must not be overlooked: on a tinted ground, with a sign of warning."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list with dots before its lines, set small; ``label`` stands above it."""

    label: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An idea with what became of it: ``fate`` in a word with its sign, ``told`` the lines that explain it.

    ``about`` are lines below its text. ``quiet`` sets the text grey: it stands for what cannot be shown.
    """

    text: str
    kind: str
    colour: str
    icon: str
    number: str
    fate: str
    told: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """Entries one below the other under a head that names the two columns and stands again on each page.

    Where the same head stands above it already, ``goes_on`` leaves it out until the next page.
    """

    head: tuple[str, str]
    entries: tuple[Entry, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: ``shade`` from 0 to 1 is how dark its ground is."""

    text: str
    shade: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of short cells with names of rows at the left; ``head`` has one name more than rows have cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart: a bar for each (name, number). ``alt`` says it in words."""

    alt: str
    bars: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A line of a time line, ``words`` below ``name``; from ``begin`` to ``end``, 0 to 1, the same for a point."""

    name: str
    words: str
    begin: float
    end: float
    alt: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Spans below each other over a scale: ``ticks`` are names with their places from 0 to 1."""

    ticks: tuple[tuple[str, float], ...]
    spans: tuple[Span, ...]


Plain = Heading | Paragraph | Facts | Cards | Table | Code
Block = Plain | Contents | Notice | Items | Ledger | Grid | Bars | Timeline


@dataclass(frozen=True, slots=True)
class Outline:
    """A document: ``language`` is the code of its own sentences, ``footer`` stands left of "page x of y"."""

    title: str
    author: str
    language: str
    footer: str
    blocks: tuple[Block, ...]
