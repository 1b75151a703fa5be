"""What must come of a history, in plain Python: sets and dictionaries of the events' lines, none of the program's code.

The model reads the JSON of the lines itself. It is as simple as it can be, and in no hurry.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Id = tuple[str, int, str]
"""Journal, number, and hex SHA-256 of the line as it was first written."""

MARK = re.compile(r"zq\d{4}e")
"""Every text that is written carries a mark of its own, so that it can be looked for in files."""
UNKNOWN = "IdeaPainted"
"""A kind of event that only a later version knows."""
CREATES = {
    "IdeaCaptured": "idea",
    "IdeaConfirmed": "confirmation",
    "ClusterCreated": "cluster",
    "VoteOpened": "vote",
    "DotsCounted": "dots",
    "HeadsCounted": "headcount",
    "NoteWritten": "note",
    "TaskAgreed": "task",
    "AttachmentAdded": "attachment",
    "JointWritten": "joint",
    "ThemeWritten": "theme",
    "MeasureWritten": "measure",
    "SourceNamed": "source",
    "SessionAdjusted": "session",
    "ClockMoved": "session",
    "SessionClosed": "session",
    "PlanIssued": "plan",
}
ERASABLE = frozenset("text original name title group reason what who sha256 caption".split())


@dataclass(frozen=True)
class Fact:
    """An event as it was first written. ``aware`` are the redactions of its subject that its writer knew of."""

    id: Id
    subject: str
    session: str
    kind: str
    marks: tuple[tuple[str, str], ...]
    erases: frozenset[str]
    aware: frozenset[Id]


@dataclass
class Model:
    """Everything that was ever written, by its id."""

    facts: dict[Id, Fact] = field(default_factory=dict)
    photos: dict[str, str] = field(default_factory=dict)
    """The mark inside of a photo, by the photo's SHA-256."""
    refs: set[tuple[str, int]] = field(default_factory=set)
    """The numbers that were given in journals."""

    def write(self, line: str, known: Iterable[Id]) -> Id:
        """Note a new event; ``known`` is what its writer knows."""
        data = json.loads(line)
        ref = data["journal"], data["number"]
        assert ref not in self.refs, "a number was used twice"
        self.refs.add(ref)
        return self.note(line, self._aware(data["subject"], known))

    def copy(self, line: str, of: Id) -> Id:
        """Note another content under a known id: it says that it knows what the first one knew."""
        return self.note(line, self.facts[of].aware)

    def note(self, line: str, aware: frozenset[Id] = frozenset()) -> Id:
        """Note an event by its line."""
        data = json.loads(line)
        body = data["body"]
        ident = (data["journal"], data["number"], hashlib.sha256(line.encode()).hexdigest())
        found = {(name, mark) for name, text in body.items() if name in ERASABLE for mark in self.marks(text)}
        self.facts[ident] = Fact(
            ident,
            data["subject"],
            data["session"],
            data["kind"],
            tuple(sorted(found)),
            frozenset(body["fields"]) if data["kind"] == "Redacted" else frozenset(),
            aware,
        )
        return ident

    def marks(self, text: object) -> list[str]:
        """The marks in a text, or the one inside of the photo of that hash."""
        return [*MARK.findall(str(text)), *([self.photos[text]] if text in self.photos else [])]

    def _aware(self, subject: str, known: Iterable[Id]) -> frozenset[Id]:
        found: set[Id] = set()
        for ident in known:
            fact = self.facts[ident]
            if fact.subject == subject:
                found |= fact.aware | ({ident} if fact.erases else set())
        return frozenset(found)

    def gone(self, known: Iterable[Id]) -> set[str]:
        """Marks of which no byte may be left where these events are known: each was written by one who did not know
        of a redaction of it."""
        return self._all(known) - self._spared(known, must=False)

    def kept(self, known: Iterable[Id]) -> set[str]:
        """Marks that no redaction could have meant."""
        return self._spared(known, must=True)

    def _all(self, known: Iterable[Id]) -> set[str]:
        return {mark for ident in known for _, mark in self.facts[ident].marks}

    def _spared(self, known: Iterable[Id], *, must: bool) -> set[str]:
        redactions: dict[str, list[Fact]] = defaultdict(list)
        facts = [self.facts[ident] for ident in known]
        for fact in facts:
            if fact.erases:
                redactions[fact.subject].append(fact)
        return {
            mark
            for fact in facts
            for name, mark in fact.marks
            if not any(name in r.erases and (must or r.id not in fact.aware) for r in redactions[fact.subject])
        }

    def fingerprint(self, known: Iterable[Id], session: str) -> str:
        """SHA-256 over the sorted hashes of a session's events."""
        hashes = sorted(bytes.fromhex(i[2]) for i in known if self.facts[i].session == session)
        return hashlib.sha256(b"".join(hashes)).hexdigest()

    def forks(self, known: Iterable[Id]) -> set[tuple[str, int]]:
        """Ids that came with more than one content."""
        seen: dict[tuple[str, int], int] = defaultdict(int)
        for journal, number, _ in known:
            seen[journal, number] += 1
        return {ref for ref, count in seen.items() if count > 1}

    def captured(self, known: Iterable[Id]) -> set[str]:
        """The ideas whose card is known."""
        return {self.facts[ident].subject for ident in known if self.facts[ident].kind == "IdeaCaptured"}


Write = tuple[tuple[int, int, str, int], str, Any]
"""A value with its place in the order (wall, tick, journal, number) and its hash."""


@dataclass
class Shelf:
    """One field of one subject: who wrote what, and which of that was replaced."""

    writes: dict[tuple[str, int], Write] = field(default_factory=dict)
    replaced: set[tuple[str, int]] = field(default_factory=set)

    def heads(self) -> list[Write]:
        """What nobody replaced, newest first."""
        return sorted((w for ref, w in self.writes.items() if ref not in self.replaced), key=lambda w: w[0])[::-1]

    def value(self) -> Any:
        heads = self.heads()
        return heads[0][2] if heads else None

    def disputed(self) -> bool:
        values = [w[2] for w in self.heads()]
        return any(value != values[0] for value in values)


class Shelves:
    """What the fields are, from the lines alone: the second opinion on ``conference/state.py``."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.fields: dict[tuple[str, str], Shelf] = defaultdict(Shelf)
        self.types: dict[str, tuple[tuple[Any, ...], str]] = {}
        for line in lines:
            self._put(json.loads(line), line)

    def _put(self, data: dict[str, Any], line: str) -> None:
        if data["kind"] == UNKNOWN:
            return
        subject, ref = data["subject"], (data["journal"], data["number"])
        digest = data.get("hash") or hashlib.sha256(line.encode()).hexdigest()
        order = (data["wall"], data["tick"], *ref)
        values = dict(data["body"])
        if data["kind"] == "Redacted":
            values |= dict.fromkeys(values["fields"])
        for name in (*values, *data.get("erased", ())):
            self.fields[subject, name].replaced |= {(journal, number) for journal, number in data["replaces"]}
        for name, value in values.items():
            writes = self.fields[subject, name].writes
            if ref not in writes or digest > writes[ref][1]:
                writes[ref] = (order, digest, value)
        kind = CREATES.get(data["kind"])
        if kind:
            self.types[subject] = min(self.types.get(subject, ((order, digest), kind)), ((order, digest), kind))

    def of(self, kind: str) -> set[str]:
        """The subjects of a type."""
        return {subject for subject, (_, found) in self.types.items() if found == kind}

    def value(self, subject: str, name: str) -> Any:
        """A field's value, None where it is unset."""
        return self.fields[subject, name].value() if (subject, name) in self.fields else None

    def conflicts(self) -> set[tuple[str, str]]:
        """(subject, field) of what is disputed."""
        return {
            (subject, name)
            for (subject, name), shelf in self.fields.items()
            if subject in self.types and name not in ("fields", "clock") and shelf.disputed()
        }


def ids_of(lines: Iterable[str]) -> list[Id]:
    """Of each line its journal, number, and hash: that of the line itself unless words were erased from it."""
    found: list[Id] = []
    for line in lines:
        data = json.loads(line)
        digest = data.get("hash") or hashlib.sha256(line.encode()).hexdigest()
        found.append((data["journal"], data["number"], digest))
    return found
