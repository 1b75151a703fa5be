"""The end of a history: everybody gets everything, and what must be true then."""

from __future__ import annotations

from typing import Any

from facilitator.conference.commands.writing import REVIEW
from facilitator.conference.events import parse
from facilitator.record.schema import ROWS
from tests.conference.play import PLAN, SESSIONS
from tests.record.desks import EVERYWHERE, bytes_of, check_rows, picture
from tests.record.histories import Beginning, Day, Parcel, Seat, World, play
from tests.record.histories_acts import ACTS
from tests.record.histories_model import Id, Shelves

QUERIES = ("wohnung", "kurse", "کلاس", "gabelung", "ahrpla")


def run(day: Day, beginning: Beginning) -> None:
    """Play a day to its end and check it. Raises AssertionError."""
    for world in play(day, beginning, ACTS):
        late = world.sit_down(beginning.path, {world.model.note(line) for line in beginning.lines})
        expected = exchanged(world, late)
        check(world, expected)


def exchanged(world: World, late: Seat) -> set[Id]:
    """The last round: all that lies about, also what nobody ever got, and what each knows. Returns what all know."""
    hub, *others = world.seats[:-1]
    for other in others:
        _last(world, other)
    for parcel in world.random.sample(world.parcels, len(world.parcels)):
        world.deliver(parcel, hub)
    last = _last(world, hub)
    for other in others:
        for parcel in last:
            world.deliver(parcel, other)
    lines = world.shuffled(hub.lines())
    while lines:
        cut = world.random.randint(1, len(lines))
        world.take_in(late, lines[:cut])
        lines = lines[cut:]
    return set(hub.knows)


def _last(world: World, seat: Seat) -> list[Parcel]:
    """What the office decided goes in a package of its own."""
    if world.random.random() < 0.3:
        return [world.pack(seat, EVERYWHERE), world.pack(seat, [REVIEW])]
    return [world.collect(seat)]


def check(world: World, expected: set[Id]) -> None:
    """Everything that must be true once everybody has everything."""
    first = world.seats[0]
    pictures = [_shown(seat) for seat in world.seats]
    for seat, found in zip(world.seats, pictures, strict=True):
        assert seat.knows == expected
        assert found == pictures[0]
        _check_searches(world, seat, expected)
        _check_bytes(world, seat, expected)
    _check_values(world, pictures[0], first.lines(), expected)
    check_rows(world.random.choice(world.seats).desk)
    for session in SESSIONS:
        assert first.desk.record.look.fingerprint(session) == world.model.fingerprint(expected, session)
    assert {(name, number) for name, number, _ in first.desk.record.look.forks} == world.model.forks(expected)
    _check_again(world, world.random.choice(world.seats), expected)


def _shown(seat: Seat) -> dict[str, Any]:
    """What is computed from events, and what searches find."""
    found: dict[str, Any] = picture(seat.desk)
    record = seat.desk.record
    found["hits"] = [sorted(record.search(query)) for query in QUERIES]
    found["status"] = [(j.name, j.highest, j.missing) for j in record.look.journals()]
    return found


def _check_searches(world: World, seat: Seat, expected: set[Id]) -> None:
    """Every card that is shown is found by its own mark, and nothing by a mark that is gone."""
    look, search = seat.desk.record.look, seat.desk.record.search
    for row in look.rows("idea"):
        for mark in world.model.marks(f"{row['text']} {row['original']}"):
            hidden = row["withdrawn"] or row["redacted"]
            assert (row["id"] in {ident for ident, _, _ in search(mark)}) == (not hidden), (row, mark)
    for mark in world.model.gone(expected):
        assert search(mark) == []


def _check_bytes(world: World, seat: Seat, expected: set[Id]) -> None:
    """What was redacted is in no file of the record; what was not, is in its events."""
    files = bytes_of(seat.desk.path.parent)
    gone = world.model.gone(expected)
    traces = [(name, mark) for name, content in files.items() for mark in gone if mark.encode() in content]
    assert traces == []
    lines = "\n".join(seat.lines())
    kept = world.model.kept(expected) - set(world.model.photos.values())
    assert [mark for mark in kept if mark not in lines] == []


def _check_values(world: World, rows: dict[str, Any], lines: list[str], expected: set[Id]) -> None:
    """The rows as plain Python makes them out of the lines."""
    shelves = Shelves(lines)
    ideas = {row["id"]: row for row in rows["idea"]}
    assert set(ideas) == shelves.of("idea") == world.model.captured(expected)
    assert set(rows["conflict"]) == shelves.conflicts()
    for table, names in {
        "idea": "text original kind cluster parked withdrawn language number",
        "cluster": "name position withdrawn",
        "vote": "title voters dots_each",
        "dots": "vote target dots",
        "note": "text reason withdrawn sort",
        "task": "what who until withdrawn",
        "attachment": "sha256 caption withdrawn",
        "headcount": "group",
        "confirmation": "idea session withdrawn",
        "joint": "text kind withdrawn",
        "theme": "name pillar position withdrawn",
        "measure": "title number status withdrawn",
        "source": "measure target withdrawn",
    }.items():
        assert {row["id"] for row in rows[table]} == shelves.of(table)
        for row in rows[table]:
            for name in names.split():
                assert (row[name] or None) == (shelves.value(row["id"], name) or None), (row, name)
    for row in rows["review"]:
        for name in ("state", "reason", "reviewer", "theme", "joint"):
            assert (row[name] or None) == (shelves.value(row["id"], name) or None), (row, name)
    plan = shelves.value("plan", "plan")
    shown = {row["title"] for row in rows["session"] if row["planned"]}
    assert shown == {workshop["title"] for workshop in plan["workshops"]}
    assert plan["id"] == PLAN.id


def _check_again(world: World, seat: Seat, expected: set[Id]) -> None:
    """Everything once more, the oldest too: not a byte of what can be read changes."""
    before = _dump(seat)
    for parcel in world.random.sample(world.parcels, len(world.parcels)):
        world.deliver(parcel, seat)
    seat.desk.receive(parse(line) for line in world.shuffled(world.seats[0].lines()))
    assert _dump(seat) == before
    assert seat.knows == expected


def _dump(seat: Seat) -> list[tuple[Any, ...]]:
    """Every readable table row by row, with the numbers of the rows."""
    tables = [*ROWS, "conflict", "search", "event", "journal"]
    return [row for table in tables for row in seat.desk.rows(f"SELECT * FROM {table}")]
