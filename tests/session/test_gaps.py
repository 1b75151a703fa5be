"""What is missing is named; what came twice with another content is kept and named; old packages do no harm."""

from __future__ import annotations

import json
from pathlib import Path

from facilitator.conference import intents
from facilitator.conference.events import parse
from facilitator.exchange.manifest import EVENTS, MANIFEST
from facilitator.record import Record
from facilitator.session.merging import status
from tests.exchange.forging import edited, fingerprint, members, pack, rehashed
from tests.session.hall import Hall, Laptop, dump, rows, seen, texts


def with_lines(package: Path, out: Path, lines: list[bytes], key: str) -> Path:
    """The package with other events and a manifest that fits them: what a program with a fault could write."""
    parts = members(package)
    data = json.loads(parts[MANIFEST])
    found = [parse(line.decode()) for line in lines]
    for entry in data["journals"]:
        numbers = [event.number for event in found if event.journal == entry["journal"]]
        entry |= {"first": min(numbers), "last": max(numbers), "events": len(numbers)}
    data["fingerprints"] = {session: fingerprint(found, session) for session in data["fingerprints"]}
    data["ideas"] = {session: sum(e.kind == "IdeaCaptured" for e in found) for session in data["ideas"]}
    content = b"".join(line + b"\n" for line in lines)
    return pack(out, list(rehashed(parts | {EVENTS: content, MANIFEST: json.dumps(data).encode()}, key).items()))


def lines_of(package: Path) -> list[bytes]:
    """The plan first, then what was captured, as it came."""
    lines = members(package)[EVENTS].splitlines()
    return sorted(lines, key=lambda line: (json.loads(line)["session"], json.loads(line)["number"]))


def key_of(record: Record) -> str:
    return record.remembered("key") or ""


def sixty_cards(hall: Hall) -> tuple[Laptop, Path]:
    laptop = hall.laptop("one", "W1R1")
    laptop.capture_many(65)
    return laptop, laptop.hand_out()


def without(package: Path, *numbers: int) -> list[bytes]:
    return [
        line
        for line in lines_of(package)
        if json.loads(line)["session"] == "" or json.loads(line)["number"] not in numbers
    ]


def test_missing_numbers_are_named_until_they_come(hall: Hall) -> None:
    laptop, package = sixty_cards(hall)
    holey = with_lines(package, hall.folder / "holey.facilitator", without(package, 58, 59, 60), key_of(laptop.record))
    central = hall.central()
    assert seen(hall.merged(central, holey)) == ["merged"]
    now = status(central)
    (gap,) = now["gaps"]
    assert (gap["session"], gap["device"], gap["missing"]) == ("W1R1", "one", [58, 59, 60])
    assert gap["journal"] == json.loads(lines_of(package)[-1])["journal"]
    assert now["sessions"]["incomplete"] == ["W1R1"]
    assert now["ideas"] == 62
    assert seen(hall.merged(central, package)) == ["merged"]
    assert (status(central)["gaps"], status(central)["ideas"]) == ([], 65)
    assert status(central)["sessions"]["incomplete"] == []
    assert rows(central) == rows(laptop.record)


def test_what_lacks_its_end_is_complete_as_far_as_it_goes(hall: Hall) -> None:
    """Nobody can know of numbers that no package told of: a gap is only what later ones prove."""
    laptop, package = sixty_cards(hall)
    short = with_lines(package, hall.folder / "a.facilitator", without(package, 63, 64, 65), key_of(laptop.record))
    central = hall.central()
    hall.merged(central, short)
    assert (status(central)["gaps"], status(central)["ideas"]) == ([], 62)


def test_an_older_package_first_and_the_newer_one_later(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    laptop.capture_many(3)
    older = laptop.hand_out()
    laptop.capture_many(2)
    newer = laptop.hand_out()
    assert older != newer
    central = hall.central()
    assert [o.ideas_new for o in hall.merged(central, older)] == [3]
    assert [o.ideas_new for o in hall.merged(central, newer)] == [2]
    assert rows(central) == rows(laptop.record)


def test_an_old_package_that_comes_late_changes_nothing(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    ident = laptop.capture("Mehr Busse")
    older = laptop.hand_out()
    laptop.service.do(intents.Reword(ident, "Mehr Busse am Abend"))
    newer = laptop.hand_out()
    central = hall.central()
    hall.merged(central, newer)
    before, events = rows(central), central.look.events
    (outcome,) = hall.merged(central, older)
    assert (outcome.outcome, outcome.events_new) == ("known", 0)
    assert (rows(central), central.look.events) == (before, events)
    assert texts(central) == ["Mehr Busse am Abend"]


def test_forks_are_kept_and_named(hall: Hall) -> None:
    laptop, package = sixty_cards(hall)
    lines = lines_of(package)
    last = json.loads(lines[-1])
    body = last["body"] | {"text": "Ein anderer Satz"}
    forked = with_lines(
        package, hall.folder / "fork.facilitator", [*lines[:-1], edited(lines[-1], body=body)], key_of(laptop.record)
    )
    pictures = []
    for n, order in enumerate(((package, forked), (forked, package))):
        central = hall.central(f"central {n}")
        assert seen(hall.merged(central, *order)) == ["merged", "merged"]
        now = status(central)
        assert now["forks"] == [{"journal": last["journal"], "number": last["number"], "session": "W1R1"}]
        assert now["ideas"] == 65
        pictures.append(rows(central))
    assert pictures[0] == pictures[1]


def test_forks_travel_on(hall: Hall) -> None:
    laptop, package = sixty_cards(hall)
    lines = lines_of(package)
    body = json.loads(lines[-1])["body"] | {"text": "Ein anderer Satz"}
    forked = with_lines(
        package, hall.folder / "fork.facilitator", [*lines[:-1], edited(lines[-1], body=body)], key_of(laptop.record)
    )
    first, second = hall.central("first"), hall.central("second")
    hall.merged(first, package, forked)
    onward = hall.seated(first, "W1R1").hand_out()
    assert seen(hall.merged(second, onward)) == ["merged"]
    assert status(second) == status(first)
    assert rows(second) == rows(first)


def test_sessions_are_counted_by_what_came_of_them(hall: Hall) -> None:
    central = hall.central()
    now = status(central)
    assert now["sessions"]["expected"] == 6
    assert (now["sessions"]["received"], len(now["sessions"]["missing"])) == (0, 6)
    hall.merged(central, hall.busy("one", "W1R1").hand_out())
    now = status(central)
    assert now["sessions"]["received"] == 1
    assert now["sessions"]["missing"] == ["W1R2", "W2R1", "W2R2", "W3R1", "W3R2"]
    session = now["by_session"]["W1R1"]
    assert (session["state"], session["ideas"], session["devices"]) == ("closed", 3, ["one"])
    assert session["fingerprint"] == central.look.fingerprint("W1R1")
    before = dump(central)
    status(central)
    assert dump(central) == before
