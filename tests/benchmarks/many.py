"""Makes packages by the thousand: sound ones, of one conference, written without a record behind them."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from facilitator.clock import SystemClock
from facilitator.conference.events import JournalEntry
from facilitator.conference.plan import Plan, Round, Workshop, session_id
from facilitator.exchange.manifest import Manifest
from facilitator.exchange.packing import _Zip
from facilitator.record import open_record
from facilitator.session.handing_out import adopt_plan, write_plan

WORKSHOPS, ROUNDS = 100, 5
IDEAS = 200
KEY = "key"
BEGAN = 1_772_000_000_000
KINDS = ("observation", "question", "suggestion")
SYLLABLES = (
    "ge ver be an auf zu ber lin den ten gen schaf heit keit ung lich wohn ar beit schu kurs mut ter va ter kin".split()
)
VOCABULARY, WORDS = 20_000, 9


def conference() -> Plan:
    """A conference of many sessions."""
    return Plan(
        "viele",
        "Sehr große Konferenz",
        "2026-03-07",
        workshops=tuple(Workshop(n, f"Workshop {n}", room=f"Raum {n}") for n in range(1, WORKSHOPS + 1)),
        rounds=tuple(Round(n, f"{8 + n}:00", 50) for n in range(1, ROUNDS + 1)),
    )


def write_conference(folder: Path) -> tuple[Path, str]:
    """The plan's package, and the conference's key."""
    with open_record(folder / "office.sqlite", BEGAN) as record:
        plan = conference()
        adopt_plan(record, plan, SystemClock().wall())
        write_plan(record, plan, folder / "plan.facilitator")
        return folder / "plan.facilitator", record.remembered(KEY) or ""


class Speech:
    """Texts as people's are: few words are frequent, most are rare (Zipf's law)."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._words = [
            "".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))).capitalize() for _ in range(VOCABULARY)
        ]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

    def text(self) -> str:
        """One thought."""
        return " ".join(self._chance.choices(self._words, cum_weights=self._weights, k=WORDS))

    def typed(self, most: int) -> list[str]:
        """Words as somebody would look for: frequent and rare ones, whole and begun."""
        found = self._chance.choices(self._words, cum_weights=self._weights, k=most)
        return [word if n % 2 else word[:4] for n, word in enumerate(found)]


def write_packages(folder: Path, key: str, numbers: range) -> Iterator[Path]:
    """One package for each number: a journal of its own with ``IDEAS`` cards, and the session closed."""
    chance = random.Random(numbers.start)
    speech = Speech(random.Random(1))
    speech._chance = chance
    for number in numbers:
        session = session_id(number // ROUNDS % WORKSHOPS + 1, number % ROUNDS + 1)
        path = folder / f"{number:05d}.facilitator"
        journal, device = f"{chance.getrandbits(128):032x}", f"laptop {number % 97}"
        lines = list(_lines(chance, speech, journal, session, device))
        entry = JournalEntry(journal, session, device, 1, len(lines), len(lines))
        digests = sorted(hashlib.sha256(line.encode()).digest() for line in lines)
        fingerprint = hashlib.sha256(b"".join(digests)).hexdigest()
        manifest = Manifest(
            "viele",
            "Sehr große Konferenz",
            "results",
            device,
            journals=(entry,),
            ideas={session: IDEAS},
            fingerprints={session: fingerprint},
        )
        with path.open("wb") as file:
            file.writelines(_Zip(path.name, manifest, lines, [], key).pieces())
        yield path


def _lines(chance: random.Random, speech: Speech, journal: str, session: str, device: str) -> Iterator[str]:
    wall = BEGAN + chance.randrange(86_400_000)
    for number in range(1, IDEAS + 2):
        wall += chance.randrange(20_000)
        event = {"journal": journal, "number": number, "wall": wall, "tick": 0}
        envelope = {"replaces": [], "step": number, "device": device, "salt": f"{chance.getrandbits(128):032x}"}
        if number <= IDEAS:
            about = {"kind": "IdeaCaptured", "session": session, "subject": f"{wall:012x}{chance.getrandbits(80):020x}"}
            body = {"session": session, "number": number, "kind": KINDS[number % 3], "text": speech.text()}
            body |= {"language": "", "original": "", "interpreted": False, "cluster": None, "parked": False}
        else:
            about = {"kind": "SessionClosed", "session": session, "subject": f"session:{session}"}
            body = {"closed": True}
        yield json.dumps(event | about | envelope | {"body": body}, ensure_ascii=False, separators=(",", ":"))
