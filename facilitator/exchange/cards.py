"""Cards that were written in a spreadsheet: each row is taken or refused by itself, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Kind
from facilitator.exchange.faults import Fault, Place
from facilitator.exchange.tables import Row, Table, read_table
from facilitator.exchange.words import checked_language, checked_text, closest, same, shown, yes_or_no

NEEDED = ("kind", "text")
COLUMNS = (*NEEDED, "language", "original", "interpreted", "dots", "voters", "cluster", "parked", "id")
MOST_DOTS = 99_999

_USUAL_NAMES = {
    "observation": ("observation", "Beobachtung"),
    "question": ("question", "Frage"),
    "suggestion": ("suggestion", "Vorschlag"),
}
"""The usual kinds are known in both languages of the program, whatever a plan calls them."""


@dataclass(frozen=True)
class CardRow:
    """One card as written; ``line`` is where it stands in the file. ``kind`` is the id of one of the plan's kinds.

    ``id`` is the writer's own, or empty; ``dots`` and ``voters`` are None where nothing was counted.
    """

    line: int
    id: str
    kind: str
    text: str
    language: str = ""
    original: str = ""
    interpreted: bool = False
    dots: int | None = None
    voters: int | None = None
    cluster: str = ""
    parked: bool = False


@dataclass(frozen=True)
class CardsReading:
    """The good cards, and what is wrong with the others; ``remarks`` are about good ones."""

    cards: tuple[CardRow, ...]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()


def read_cards(data: bytes, name: str, kinds: tuple[Kind, ...]) -> CardsReading:
    """The cards in a table; ``name`` is the file's, for what is said of it, ``kinds`` are the plan's.

    Raises ``Refusal`` where the file is no table or has no columns ``kind`` and ``text``.
    """
    try:
        table = read_table(data)
        _check_columns(table)
    except Refusal as refusal:
        raise Refusal("{file} was not read. {reason}", file=name, reason=refusal) from refusal
    return _Reading(table, _kind_names(kinds), kinds).cards()


def _check_columns(table: Table) -> None:
    """The needed columns are there, and no column that counts is there twice."""
    names = [same(column) for column in table.columns]
    for column in NEEDED:
        if column not in names:
            message = "The column “{column}” is missing: the first line has to name the columns."
            raise Refusal(message, column=column)
    for column in COLUMNS:
        if names.count(column) > 1:
            raise Refusal("The column “{column}” is there twice: take one of them out.", column=column)


def _kind_names(kinds: tuple[Kind, ...]) -> dict[str, str]:
    """Every word that means a kind, with the kind's id; the plan's own words come first."""
    names = {same(kind.id): kind.id for kind in kinds}
    for kind in kinds:
        names.setdefault(same(kind.label), kind.id)
    for kind in kinds:
        for usual in _USUAL_NAMES.get(kind.id, ()):
            names.setdefault(same(usual), kind.id)
    return names


@dataclass
class _Reading:
    """One pass over a table of cards."""

    table: Table
    kind_names: dict[str, str]
    kinds: tuple[Kind, ...]
    voters: int | None = None
    lines_by_id: dict[str, int] = field(default_factory=dict)

    def cards(self) -> CardsReading:
        faults = [*self.table.faults, *self._misspelt()]
        cards = []
        for row in self.table.rows:
            if any(cell.strip() for cell in row.cells):
                cells = _Cells(self.table, row)
                card = self._card(cells)
                faults += cells.faults
                if not cells.faults:
                    cards.append(card)
        in_order = sorted(faults, key=lambda fault: fault.place.line)
        return CardsReading(tuple(cards), tuple(in_order), self.table.remarks)

    def _misspelt(self) -> list[Fault]:
        """Columns that are nearly one of ours; left out without a word, their dots would be lost."""
        names = [same(column) for column in self.table.columns]
        free = [column for column in COLUMNS if column not in names]
        strange = [column for column in self.table.columns if same(column) not in COLUMNS]
        place = Place(line=self.table.line)
        message = "The column “{column}” was left out; did you mean “{guess}”?"
        guesses = [(column, closest(column, free, alike=0.75)) for column in strange]
        return [Fault(message, place, column=shown(column), guess=guess) for column, guess in guesses if guess]

    def _card(self, cells: _Cells) -> CardRow:
        kind = self._kind(cells)
        text = cells.text("text")
        if not cells.raw("text"):
            cells.add(Fault("The card is empty.", cells.place("text")))
        return CardRow(
            line=cells.row.line,
            id=self._id(cells),
            kind=kind,
            text=text,
            language=cells.language(),
            original=cells.text("original"),
            interpreted=cells.yes("interpreted"),
            dots=cells.number("dots"),
            voters=self._voters(cells),
            cluster=cells.text("cluster"),
            parked=cells.yes("parked"),
        )

    def _kind(self, cells: _Cells) -> str:
        word = cells.raw("kind")
        known = ", ".join(kind.label for kind in self.kinds)
        if not word:
            cells.add(Fault("The kind is missing: write one of {kinds}.", cells.place("kind"), kinds=known))
        elif same(word) not in self.kind_names:
            message = "“{word}” is no kind of card here: write one of {kinds}."
            cells.add(Fault(message, cells.place("kind"), word=shown(word), kinds=known))
        return self.kind_names.get(same(word), "")

    def _voters(self, cells: _Cells) -> int | None:
        """How many people voted: one vote, so the same number on every card that names it."""
        voters = cells.number("voters")
        if self.voters is None:
            self.voters = voters
        elif voters is not None and voters != self.voters:
            message = "{voters} voters here, and {before} further up: it is one vote, with one number."
            cells.add(Fault(message, cells.place("voters"), voters=voters, before=self.voters))
        return voters

    def _id(self, cells: _Cells) -> str:
        ident = cells.text("id")
        first = self.lines_by_id.setdefault(ident, cells.row.line)
        if ident and first != cells.row.line:
            message = "The id “{id}” stands in line {first} already: give each card its own."
            cells.add(Fault(message, cells.place("id"), id=shown(ident), first=first))
        return ident


@dataclass
class _Cells:
    """The cells of one row by column; a value with a fault is replaced by none, and the fault kept."""

    table: Table
    row: Row
    faults: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        self.faults.append(fault)

    def place(self, column: str) -> Place:
        return Place(column, self.row.line)

    def raw(self, column: str) -> str:
        """What is written, without outer blanks; empty where the table has no such column."""
        n = self.table.column(column)
        return "" if n is None else self.row.cells[n].strip()

    def text(self, column: str) -> str:
        try:
            return checked_text(self.raw(column), self.place(column))
        except Fault as fault:
            self.add(fault)
            return ""

    def language(self) -> str:
        word = self.raw("language")
        try:
            return checked_language(word, self.place("language")) if word else ""
        except Fault as fault:
            self.add(fault)
            return ""

    def number(self, column: str) -> int | None:
        word = self.raw(column)
        if not word:
            return None
        if not re.fullmatch(r"\d{1,9}", word) or int(word) > MOST_DOTS:
            message = "“{word}” is not a whole number from 0 to {most}."
            self.add(Fault(message, self.place(column), word=shown(word), most=MOST_DOTS))
            return None
        return int(word)

    def yes(self, column: str) -> bool:
        word = self.raw(column)
        answer = yes_or_no(word)
        if answer is None:
            self.add(Fault("“{value}” is neither yes nor no.", self.place(column), value=shown(word)))
        return answer or False
