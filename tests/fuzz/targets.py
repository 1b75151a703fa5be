"""What is fuzzed: each target takes any bytes, and anything but success or a proper Refusal is a find."""

from __future__ import annotations

import io
import json
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from facilitator.conference.errors import Refusal
from facilitator.conference.events import BadEvent, Draft, Event, parse
from facilitator.conference.state import State
from facilitator.conference.views import session_result
from facilitator.exchange.cards import read_cards
from facilitator.exchange.manifest import MANIFEST, BadPackage, read_manifest
from facilitator.exchange.package import read_package
from facilitator.exchange.plan_source import PlanFaults, read_plan
from facilitator.files import resource_folder
from facilitator.language import Language
from facilitator.record import Record, open_record
from facilitator.session.documents import plan_in
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from tests.exchange import forging
from tests.exchange.sources import TOML, workbook
from tests.fuzz import changes
from tests.fuzz.changes import Change

GERMAN = Language("de")
KINDS = forging.PLAN.kinds
CARDS = "kind;text;language;original;dots;voters;cluster;parked;id\nFrage;Wer hilft?;de;;3;12;Verkehr;nein;a1\n"

Attempt = Callable[[bytes], None]


@dataclass(frozen=True)
class Target:
    """``seeds`` are good inputs, ``open`` gives (in a folder) what takes any input, ``change`` knows their form."""

    name: str
    seeds: Callable[[Path], list[bytes]]
    open: Callable[[Path], AbstractContextManager[Attempt]]
    change: Change


@contextmanager
def refusing(*kinds: type[Refusal]) -> Iterator[None]:
    """A refusal of these kinds is what should happen; its sentence can be said."""
    try:
        yield
    except kinds as refusal:
        refusal.said(GERMAN)


# Packages.


def package_seeds(folder: Path) -> list[bytes]:
    """Small ones, signed and not."""
    return [*signed_seeds(folder), forging.sound(folder / "unsigned.facilitator", 2, "").read_bytes()]


def signed_seeds(folder: Path) -> list[bytes]:
    """Small ones of the conference whose key the record knows."""
    return [forging.sound(folder / f"{cards}.facilitator", cards).read_bytes() for cards in (1, 5)]


@contextmanager
def merging(folder: Path) -> Iterator[Attempt]:
    """Each input is merged on trial into a record that knows the key, and looked at there."""
    path = folder / "input.facilitator"
    with open_record(folder / "central.sqlite", 0) as record:
        record.remember("key", forging.KEY)

        def attempt(data: bytes) -> None:
            path.write_bytes(data)
            with record.tried():
                (outcome,) = merge(record, [path], 0, Progress())
                if outcome.reason is None:
                    package = read_package(path)
                    assert record.look.events == len({(e.ref, e.digest) for e in package.events()})
                    look_round(record)
                else:
                    assert isinstance(outcome.reason, BadPackage), outcome.reason
                    assert outcome.reason.said(GERMAN)
            assert record.look.events == 0

        yield attempt


@contextmanager
def reading_packages(folder: Path) -> Iterator[Attempt]:
    """Each input is read whole."""
    path = folder / "input.facilitator"

    def attempt(data: bytes) -> None:
        path.write_bytes(data)
        with refusing(BadPackage):
            package = read_package(path)
            sum(1 for _ in package.events())
            sum(1 for _ in package.attachments())

    yield attempt


def look_round(record: Record) -> None:
    """What people see of a record: none of it may stumble over an event that was taken in."""
    rows = record.look.sessions()
    state = record.state([row.id for row in rows])
    for row in rows:
        with refusing(Refusal):
            session_result(state, row.id, row.fingerprint)
    with refusing(Refusal):
        plan_in(record)
    record.search("a")


# Events.


def event_seeds(_: Path) -> list[bytes]:
    """One line of each sort."""
    lines = [event.line for event in forging.events(2)]
    bodies: list[tuple[str, str, dict[str, Any]]] = [
        ("Redacted", "idea-1", {"fields": ["text"]}),
        ("Withdrawn", "idea-1", {"withdrawn": True}),
        ("SessionAdjusted", "session:W1R1", {"title": "Neu", "phases": [asdict(p) for p in forging.PLAN.phases]}),
        ("ClockMoved", "session:W1R1", {"clock": {"started": 1, "ended": None, "timer": {}}}),
        ("DotsCounted", "dots:v:idea-1", {"vote": "v", "target": "idea-1", "dots": 3}),
        ("HeadsCounted", "heads:W1R1:a", {"session": "W1R1", "group": "a", "people": 3}),
        ("TaskAgreed", "task-1", {"session": "W1R1", "what": "x", "who": "y", "until": "z"}),
    ]
    drafts = [Draft(kind, "W1R1", subject, body, (("b1" * 16, 1),)) for kind, subject, body in bodies]
    lines += [forging.event(draft, "c2" * 16, n, "W1R1").line for n, draft in enumerate(drafts, 1)]
    return [line.encode() for line in lines]


@contextmanager
def taking_in_events(folder: Path) -> Iterator[Attempt]:
    """Each line is parsed and, if it is an event, taken in on trial beside others about the same things."""
    others = [*forging.events(2), *(parse(line.decode()) for line in event_seeds(folder)[3:])]
    with open_record(folder / "central.sqlite", 0) as record:
        record.receive([event for event in others if event.kind != "Redacted"], 0)

        def attempt(data: bytes) -> None:
            try:
                event = parse(data.decode())
            except (UnicodeDecodeError, BadEvent):
                return
            assert event.line.encode() == data
            assert event.body == json.loads(data)["body"]  # as any other reader of JSON takes it
            State([event, *others])
            with record.tried():
                _receive(record, event)

        yield attempt


def _receive(record: Record, event: Event) -> None:
    record.receive([event], 0)
    kept = [line for line in record.look.lines_of([event.journal]) if parse(line).digest == event.digest]
    assert kept == [event.line] or parse(kept[0]).erased
    look_round(record)


# Manifests, plans and cards.


def manifest_seeds(folder: Path) -> list[bytes]:
    """Those of the packages."""
    return [changes.parts_of(content)[MANIFEST] for content in package_seeds(folder)]


@contextmanager
def reading_manifests(_: Path) -> Iterator[Attempt]:
    """Each input is read as a manifest."""

    def attempt(data: bytes) -> None:
        with refusing(BadPackage):
            read_manifest(data, "x.facilitator")

    yield attempt


def plan_seeds(_: Path) -> list[bytes]:
    """The sample's plan and a smaller one."""
    return [TOML.encode(), (resource_folder() / "demo" / "plan.toml").read_bytes()]


def workbook_seeds(_: Path) -> list[bytes]:
    """The smaller plan as a workbook."""
    target = io.BytesIO()
    workbook().save(target)
    return [target.getvalue()]


def reading_plans(ending: str) -> Callable[[Path], AbstractContextManager[Attempt]]:
    """Each input is read as a plan; one that is taken can be issued."""

    @contextmanager
    def opened(folder: Path) -> Iterator[Attempt]:
        path = folder / f"plan{ending}"

        def attempt(data: bytes) -> None:
            path.write_bytes(data)
            with refusing(PlanFaults):
                plan = read_plan(path).plan
                body = {"plan": json.loads(json.dumps(asdict(plan)))}
                forging.event(Draft("PlanIssued", "", "plan", body), "a0" * 16, 1, "")

        yield attempt

    return opened


def card_seeds(_: Path) -> list[bytes]:
    """A session of the sample, and a table with all columns."""
    return [CARDS.encode(), CARDS.encode("utf-16"), (resource_folder() / "demo/cards/W1R1.csv").read_bytes()]


@contextmanager
def reading_cards(_: Path) -> Iterator[Attempt]:
    """Each input is read as a table of cards; what is taken of it can be typed in."""

    def attempt(data: bytes) -> None:
        with refusing(Refusal):
            reading = read_cards(data, "cards.csv", KINDS)
            for number, card in enumerate(reading.cards, 1):
                body = {"session": "W1R1", "number": number, "kind": card.kind, "text": card.text}
                body |= {"original": card.original, "language": card.language, "interpreted": card.interpreted}
                forging.event(Draft("IdeaCaptured", "W1R1", f"card-{number}", body), "a0" * 16, number, "W1R1")
            for fault in (*reading.faults, *reading.remarks):
                assert fault.said(GERMAN)

    yield attempt


_TOML = changes.words(
    '[[workshop]] [conference] [[session]] [[round]] [[workshop.phase]] [[kind]] number=1 title= id= "W1R1" \'\'\' """'
    " 10:00 11:05:00 2026-05-30 1979-05-27T07:32:00Z inf nan -1 0x10 1e999 true [ ] { } = . # \\ \\u0000 \ufeff \u2028"
    " minutes=99999999999999999999 languages=[] moderators=[[]] phase=1 workshop=1 a.b.c=1 revision=2 \x00".split(" ")
)
_CARDS = changes.words(
    'kind text ; , \t " "" \n \r \r\n = + @ \x00 \ufeff \u2028 sep=; dots voters 99999999999 -1 ja nein 1,5 Frage'
    " id cluster original ² ١".split(" ")
)
_BOOK = changes.zipped(
    changes.words(
        '<c r="A1"> r="XFD1048576" r="A0" r="" t="s" t="inlineStr" t="e" t="b" t="d" s="9" <v>99</v> <v>-1</v>'
        " <v>nan</v> <v>1e999</v> <v>2958466</v> <v></v> <f>1</f> </row> <row> <!DOCTYPE &amp; &#0; &x; <si/> <sheet/>"
        ' <dimension ref="A1:XFD1048576"/> numFmtId="14" numFmtId="165" date1904="1" state="hidden" _x0000_'
        ' count="999999999" Target="../x" <mergeCell ref="A1:XFD99"/>'.split(" ")
    )
)

TARGETS = {
    target.name: target
    for target in (
        Target("package", package_seeds, reading_packages, changes.package),
        Target("merge", signed_seeds, merging, changes.package),
        Target("event", event_seeds, taking_in_events, changes.of_json),
        Target("manifest", manifest_seeds, reading_manifests, changes.of_json),
        Target("plan-toml", plan_seeds, reading_plans(".toml"), _TOML),
        Target("plan-xlsx", workbook_seeds, reading_plans(".xlsx"), _BOOK),
        Target("cards", card_seeds, reading_cards, _CARDS),
    )
}


def try_many(target: Target, count: int, seed: int) -> None:
    """Try a target's seeds, and so many changes of them one upon the other."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seeds = target.seeds(folder)
        with target.open(folder) as attempt:
            for data in seeds:
                attempt(data)
            for _ in range(count):
                data = target.change(chance.choice(seeds), chance)
                attempt(data)
                if chance.random() < 0.3:
                    attempt(target.change(data, chance))
