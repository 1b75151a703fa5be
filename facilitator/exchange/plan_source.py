"""Reading the plan of a conference from the file in which an office wrote it: TOML or an Excel workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan
from facilitator.exchange.faults import Fault, Place
from facilitator.exchange.plan_check import check
from facilitator.exchange.plan_entries import Source
from facilitator.exchange.plan_hints import hints
from facilitator.exchange.plan_toml import read_toml
from facilitator.exchange.plan_values import CellValues, TypedValues
from facilitator.language import Language

LARGEST_FILE = 16_000_000


@dataclass(frozen=True)
class PlanReading:
    """A plan without faults; ``warnings`` name what is odd about it all the same."""

    plan: Plan
    warnings: tuple[Fault, ...] = ()


class PlanFaults(Refusal):
    """A plan source that cannot be used; ``faults`` are all of them, in the order of the file."""

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        super().__init__("The plan {file} was not read: correct the faults and read it again.", file=file)
        self.file = file
        self.faults = faults

    def said(self, say: Language) -> str:
        """How many faults there are, then each on a line of its own."""
        head = say.count(
            "The plan {file} was not read, and nothing was changed: correct this fault and read it again.",
            "The plan {file} was not read, and nothing was changed: correct these {n} faults and read it again.",
            len(self.faults),
            file=self.file,
        )
        return "\n".join([head, *(fault.said(say) for fault in self.faults)])


def read_plan(path: Path) -> PlanReading:
    """The plan in a ``.toml`` or ``.xlsx`` file. Nothing is written anywhere.

    Raises ``PlanFaults`` with every fault that was found; a file that cannot be read has one.
    """
    try:
        source, plan = _read(path)
    except Refusal as refusal:
        raise PlanFaults(path.name, (_placed(refusal, path),)) from refusal
    if source.faults:
        in_order = sorted(dict.fromkeys(source.faults), key=lambda fault: (fault.place.line, fault.place.order))
        raise PlanFaults(path.name, tuple(in_order))
    return PlanReading(plan, (*source.warnings, *hints(plan, source.places)))


def _read(path: Path) -> tuple[Source, Plan]:
    kind = path.suffix.lower()
    if kind not in (".toml", ".xlsx"):
        raise Refusal("A plan is a file that ends in .toml or .xlsx: save it as one of these.")
    data = _bytes_of(path)
    values = TypedValues() if kind == ".toml" else CellValues()
    source = read_toml(data) if kind == ".toml" else _read_xlsx(data)
    return source, check(source, values)


def _read_xlsx(data: bytes) -> Source:
    from facilitator.exchange.plan_xlsx import read_xlsx  # slow to load, and the windows open no workbook at first

    return read_xlsx(data)


def _bytes_of(path: Path) -> bytes:
    """The file's content, if it is not absurdly large."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refusal("The file cannot be opened ({reason}).", reason=error.strerror or error) from error
    if len(data) > LARGEST_FILE:
        raise Refusal("The file is far too large for a plan: is it the right one?")
    return data


def _placed(refusal: Refusal, path: Path) -> Fault:
    """A refusal of the whole file as a fault of it."""
    return refusal if isinstance(refusal, Fault) else Fault(refusal.message, Place(path.name), **refusal.values)
