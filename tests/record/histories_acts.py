"""What can happen in a history, by name: each takes the world, the record where it happens, and the step's numbers."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from facilitator.conference import intents as i
from facilitator.conference.commands import decide
from facilitator.conference.commands.writing import REVIEW
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Event, parse
from facilitator.conference.history import Step as Done
from facilitator.conference.state import State, fold
from tests.conference.play import SESSIONS, TEXTS, Wish, intent_of, shown
from tests.record.desks import EVERYWHERE, check_rows
from tests.record.histories import EDITS, HOUR, JUMPS, MOST_SEATS, Seat, Step, World, fork_of, newer

Act = Callable[[World, Seat, Step], None]


@dataclass(frozen=True)
class Marked(Wish):
    """A wish whose words can be told from all others."""

    mark: str = ""

    @property
    def text(self) -> str:
        return f"{TEXTS[self.second % len(TEXTS)]} zq{self.mark}e"


def _drafts(world: World, state: State, step: Step) -> Sequence[object]:
    number = world.new()
    intent = intent_of(Marked(step.kind, step.first, step.second, number), state, f"n{number}")
    if isinstance(intent, i.Redact) and step.second == 1:
        intent = i.Redact(intent.subject, ("text",))
    try:
        return decide(intent, state) if intent is not None else ()
    except Refusal:
        return ()


def wish(world: World, seat: Seat, step: Step) -> tuple[Event, ...]:
    """Somebody does something; what was written is what is shown then, and nothing of it is disputed."""
    state = seat.desk.state
    if step.second % 4:
        seat.desk.wall -= 1_000  # its clock has not moved since: many edits have the same time
    events = seat.desk.commit(_drafts(world, state, step))  # type: ignore[arg-type]  # drafts
    world.wrote(seat, events)
    for event in events:
        fold(state, event)
    said = {(event.subject, name): (event, value) for event in events for name, value in event.body.items()}
    for (ident, name), (event, value) in said.items():
        subject = state.subjects[ident]
        assert subject.registers[name].value == value
        assert name not in subject.conflicts
        if event.kind == "Redacted":
            assert not any(subject.get(erased) for erased in value)
    return events


def do(world: World, seat: Seat, step: Step) -> None:
    wish(world, seat, step)


def edit(world: World, seat: Seat, step: Step) -> None:
    """Most people turn to the same few cards."""
    wish(world, seat, replace(step, kind=EDITS[step.kind % len(EDITS)]))


def there_and_back(world: World, seat: Seat, step: Step) -> None:
    """What was just done can be taken back and done again, and all looks as before, with no new dispute."""
    before = seat.desk.state
    events = wish(world, seat, step)
    if not events or Done(events).lasting:
        return
    after, session = seat.desk.state, events[0].session
    for expected, take in ((before, seat.desk.undo), (after, seat.desk.redo)):
        _repeat(world, seat, session, take)
        state = seat.desk.state
        assert shown(state) == shown(expected)
        assert _disputed(state) <= _disputed(before)


def _disputed(state: State) -> set[tuple[str, str]]:
    return {(subject.id, name) for subject in state.subjects.values() if subject.type for name in subject.conflicts}


def _repeat(world: World, seat: Seat, session: str, take: Callable[[str], None]) -> None:
    """Undo or redo, and tell the model what that wrote."""
    known = {event.line for event in seat.desk.record.own_events(session)}
    take(session)
    world.wrote(seat, [event for event in seat.desk.record.own_events(session) if event.line not in known])


def undo(world: World, seat: Seat, step: Step) -> None:
    _try(world, seat, step, "undoable", seat.desk.undo)


def redo(world: World, seat: Seat, step: Step) -> None:
    _try(world, seat, step, "redoable", seat.desk.redo)


def _try(world: World, seat: Seat, step: Step, which: str, take: Callable[[str], None]) -> None:
    session = next((s for s in (*EVERYWHERE, REVIEW) if getattr(seat.desk.history(s), which)), None)
    if session is not None:
        try:
            _repeat(world, seat, session, take)
        except Refusal:
            return


def send(world: World, seat: Seat, step: Step) -> None:
    """A package of one session or all, that lies about; or lines without one."""
    if step.first == 0:
        world.collect(seat)
    else:
        world.pack(seat, EVERYWHERE if step.first > 4 else SESSIONS[step.second % 4 :][:1])


def hand_over(world: World, seat: Seat, step: Step) -> None:
    """Everything at once from one to the next, mostly without a package, for speed."""
    other = world.seats[step.first % len(world.seats)]
    if other is not seat:
        world.deliver(world.pack(seat, EVERYWHERE) if step.second == 0 else world.collect(seat), other)


def deliver(world: World, seat: Seat, step: Step) -> None:
    """A parcel that lies about comes, old or new, perhaps not for the first time."""
    if world.parcels:
        world.deliver(world.parcels[step.first % len(world.parcels)], seat)


def deliver_piece(world: World, seat: Seat, step: Step) -> None:
    """Of a parcel or another record some events come, in any order."""
    other = world.seats[step.first % len(world.seats)]
    lines: Sequence[str] = other.lines()
    if world.parcels and step.second % 2:
        lines = world.parcels[step.first % len(world.parcels)].lines
    new = [line for line in world.shuffled(lines) if line not in seat.lines()]
    world.take_in(seat, new[: 1 + len(new) // (1 + step.second)])


def clock(world: World, seat: Seat, step: Step) -> None:
    """Somebody sets a clock, years off maybe."""
    seat.desk.wall = max(0, seat.desk.wall + JUMPS[step.kind % len(JUMPS)] * HOUR)


def reopen(world: World, seat: Seat, step: Step) -> None:
    seat.time()
    seat.desk.reopen()
    seat.last = (0, 0)


def clone(world: World, seat: Seat, step: Step) -> None:
    """A record's file is copied, and both are used from now on."""
    if len(world.seats) < MOST_SEATS:
        seat.desk.close()
        world.sit_down(seat.desk.path, seat.knows, seat.desk.wall, seat.fastest)
        reopen(world, seat, step)


def back_up(world: World, seat: Seat, step: Step) -> None:
    """A backup, carried away on a stick."""
    stick = world.folder / f"{world.new()}.copy"
    shutil.copyfile(seat.desk.record.back_up("by-hand"), stick)
    world.backups.append((stick, frozenset(seat.knows), seat.fastest))


def restore(world: World, seat: Seat, step: Step) -> None:
    """An old backup comes back: beside the record that went on, or in the place of one that is lost."""
    if not world.backups:
        return
    stick, knows, fastest = world.backups[step.first % len(world.backups)]
    if step.second % 2 and len(world.seats) < MOST_SEATS:
        world.sit_down(stick, knows, seat.desk.wall, fastest)
        return
    seat.desk.close()
    shutil.rmtree(seat.desk.path.parent)
    seat.desk.path.parent.mkdir()
    shutil.copyfile(stick, seat.desk.path)
    seat.knows, seat.fastest = set(knows), max(seat.fastest, fastest)
    reopen(world, seat, step)
    seat.check()


def photo(world: World, seat: Seat, step: Step) -> None:
    """A photo, told by a mark inside of it; or the last one is redacted, while it lies about in packages."""
    photos = [subject.id for subject in seat.desk.state.of("attachment")]
    if photos and step.second < 6:
        world.wrote(seat, seat.desk.do(i.Redact(photos[-1])))
        return
    number = world.new()
    content = f"zq{number}e".encode()
    digest = hashlib.sha256(content).hexdigest()
    world.model.photos[digest] = content.decode()
    with seat.desk.record.together():
        intent = i.AddAttachment(f"n{number}", SESSIONS[step.first % 4], digest, "jpg", f"Bild {content.decode()}")
        world.wrote(seat, seat.desk.commit(decide(intent, seat.desk.state)))
        seat.desk.record.keep_content(content)


def fork(world: World, seat: Seat, step: Step) -> None:
    """The same id comes with another content."""
    events = [event for event in map(parse, seat.lines()) if event.session]
    event = events[(8 * step.first + step.second) % len(events)]
    line = fork_of(event.line, f"zq{world.new()}e", world.random)
    if line is not None:
        world.model.copy(line, (*event.ref, event.digest.hex()))
        world.take_in(seat, [line])


def from_later(world: World, seat: Seat, step: Step) -> None:
    """An event of a kind that this version does not know."""
    events = [event for event in map(parse, seat.lines()) if event.session]
    line = newer(events[(8 * step.first + step.second) % len(events)].line, f"zq{world.new()}e", world.random)
    world.model.note(line)
    world.take_in(seat, [line])


def look(world: World, seat: Seat, step: Step) -> None:
    check_rows(seat.desk)


ACTS: dict[str, Act] = {
    "wish": do,
    "edit": edit,
    "there and back": there_and_back,
    "undo": undo,
    "redo": redo,
    "send": send,
    "hand over": hand_over,
    "deliver": deliver,
    "deliver piece": deliver_piece,
    "clock": clock,
    "reopen": reopen,
    "clone": clone,
    "back up": back_up,
    "restore": restore,
    "photo": photo,
    "fork": fork,
    "newer": from_later,
    "look": look,
}
