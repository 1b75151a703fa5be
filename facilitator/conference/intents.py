"""What people want: one frozen object a command. New ids are chosen by the caller, so that commands stay pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.conference.plan import Phase, Plan


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """A plan, or a new revision of the one in force."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class CaptureIdea:
    """One card called out in a session; ``cluster`` is a cluster's id."""

    id: str
    session: str
    kind: str
    text: str
    language: str = ""
    original: str = ""
    interpreted: bool = False
    cluster: str | None = None
    parked: bool = False


@dataclass(frozen=True, slots=True)
class Reword:
    """Other words for an idea; None leaves a field as it is."""

    idea: str
    text: str | None = None
    language: str | None = None
    original: str | None = None
    interpreted: bool | None = None


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """Another kind for some ideas."""

    ideas: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Park:
    """Ideas into the parking lot."""

    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unpark:
    """Ideas out of the parking lot."""

    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveIdeas:
    """Ideas into a cluster, or out of all (None)."""

    ideas: tuple[str, ...]
    cluster: str | None


@dataclass(frozen=True, slots=True)
class Reassign:
    """Ideas to the session they were really said in."""

    ideas: tuple[str, ...]
    session: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """An idea of an earlier session was said again in ``session``."""

    id: str
    idea: str
    session: str


@dataclass(frozen=True, slots=True)
class CreateCluster:
    """A new cluster, with ``ideas`` moved into it at once."""

    id: str
    session: str
    name: str
    ideas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaptureAll:
    """Several cards of one session at once, in their order; they may go into clusters that are made with them."""

    cards: tuple[CaptureIdea, ...]
    clusters: tuple[CreateCluster, ...] = ()


@dataclass(frozen=True, slots=True)
class RenameCluster:
    """Another name for a cluster."""

    cluster: str
    name: str


@dataclass(frozen=True, slots=True)
class PlaceCluster:
    """A cluster's place in the order, from 1; 0 is behind all that were placed."""

    cluster: str
    position: int


@dataclass(frozen=True, slots=True)
class MergeClusters:
    """All cards of ``other`` into ``cluster``; the empty one is withdrawn."""

    cluster: str
    other: str


@dataclass(frozen=True, slots=True)
class OpenVote:
    """A counting of dots begins; its dots stay apart from those of other votes."""

    id: str
    session: str
    title: str = ""
    dots_each: int | None = None
    voters: int | None = None


@dataclass(frozen=True, slots=True)
class CountVoters:
    """How many people put dots in a vote."""

    vote: str
    voters: int | None


@dataclass(frozen=True, slots=True)
class CountDots:
    """The dots on one card or cluster in a vote; None takes the count back."""

    vote: str
    target: str
    dots: int | None


@dataclass(frozen=True, slots=True)
class CountHeads:
    """How many people of a group are there; None takes the count back."""

    session: str
    group: str
    people: int | None


@dataclass(frozen=True, slots=True)
class WriteNote:
    """A note, decision (with its reason) or dissent; ``sort`` says which."""

    id: str
    session: str
    sort: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RewordNote:
    """Other words for a note, decision or dissent."""

    note: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AgreeTask:
    """Who does what until when."""

    id: str
    session: str
    what: str
    who: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class RewordTask:
    """Other words, owner or date for a task."""

    task: str
    what: str
    who: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class AddAttachment:
    """A photo that is already stored under the hash of its content."""

    id: str
    session: str
    sha256: str
    extension: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class AdjustSession:
    """What is different on the spot; None leaves it as planned. An id the plan lacks makes an unplanned session."""

    session: str
    title: str | None = None
    room: str | None = None
    moderators: tuple[str, ...] | None = None
    start: str | None = None
    minutes: int | None = None
    phases: tuple[Phase, ...] | None = None


@dataclass(frozen=True, slots=True)
class MoveClock:
    """The session's clock after an action on it, as plain JSON."""

    session: str
    clock: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CloseSession:
    """The session is over."""

    session: str


@dataclass(frozen=True, slots=True)
class ReopenSession:
    """The session goes on after all, or cards are typed in late."""

    session: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Hide some things of a session; nothing is erased."""

    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restore:
    """Show again what was withdrawn."""

    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeepWording:
    """The privacy guard's hint was looked at: these words may stay as they are."""

    subject: str


@dataclass(frozen=True, slots=True)
class Redact:
    """Erase words for good; no fields means all that hold words, but for those of the office about an idea."""

    subject: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settle:
    """End a conflict: this is the value, everywhere."""

    subject: str
    field: str
    value: Any


OfIdeas = CaptureIdea | CaptureAll | Reword | ChangeKind | Park | Unpark | MoveIdeas | Reassign | Confirm
OfClusters = CreateCluster | RenameCluster | PlaceCluster | MergeClusters
OfProtocol = OpenVote | CountVoters | CountDots | CountHeads | WriteNote | RewordNote | AgreeTask | RewordTask
OfSessions = IssuePlan | AdjustSession | MoveClock | CloseSession | ReopenSession | AddAttachment
Intent = OfIdeas | OfClusters | OfProtocol | OfSessions | Withdraw | Restore | KeepWording | Redact | Settle
