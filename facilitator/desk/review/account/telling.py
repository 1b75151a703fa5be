"""What became of all ideas, as rows with bars: by outcome, by what is lacking, by session, by who decided. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.conference import account
from facilitator.conference.account import FATES, Fate, fate, fates
from facilitator.conference.review import IdeaRow
from facilitator.desk.review.review import Review
from facilitator.desk.review.triage.filters import Filter
from facilitator.language import Language

LACKS: tuple[account.Lack, ...] = ("decision", "measure", "reason")
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: words, a number, and a bar of parts (their looks by name, and their shares of the whole, 0 to 1).

    ``wanted`` shows the ideas behind it; ``more`` says more in words.
    """

    id: str
    sign: str
    look: str
    text: str
    count: int
    parts: tuple[tuple[str, float], ...]
    wanted: Filter
    more: str = ""


def fate_words(say: Language) -> dict[Fate, str]:
    """What can have become of an idea, in the words of this window."""
    words = (say("In a measure"), say("Adopted"), say("Put off"), say("Not adopted"), say("Still open"))
    return dict(zip(FATES, words, strict=True))


FATE_SIGNS: dict[Fate, str] = {
    "measure": "measure",
    "adopted": "done",
    "parked": "pause",
    "declined": "declined",
    "open": "ring",
}
_STATES: dict[Fate, tuple[str, ...]] = {"open": ("new", "reviewed")}


def _filter(facet: str, *values: str) -> Filter:
    return Filter(chosen=tuple((facet, value) for value in values))


def outcomes(review: Review, say: Language) -> list[Bar]:
    """How many ideas became what, and how many of all were joined with others."""
    rows, words = list(review.rows.values()), fate_words(say)
    found, whole = fates(rows), max(1, len(rows))
    bars = [
        Bar(one, FATE_SIGNS[one], one, words[one], found[one], ((one, found[one] / whole),), _filter("state", *states))
        for one in FATES
        for states in (_STATES.get(one, (one,)),)
    ]
    joined = sum(row.joint is not None for row in rows)
    text = say("Of all these, joined with others")
    return [
        *bars,
        Bar("joined", "joined", "joined", text, joined, (("joined", joined / whole),), _filter("only", "joined")),
    ]


def answered(review: Review) -> tuple[int, int]:
    """How many ideas have an answer, of how many."""
    lacking = sum(_lacks(review).values())
    return len(review.rows) - lacking, len(review.rows)


def _lacks(review: Review) -> Counter[account.Lack]:
    around = review.around
    whole = account.Review(tuple(review.rows.values()), around.joints, around.pillars, around.themes, around.measures)
    return Counter(one.lacks for one in account.unaccounted(whole))


def lacking(review: Review, say: Language) -> list[Bar]:
    """Which ideas have no answer yet, and what is missing for it; only what there is."""
    found, whole = _lacks(review), max(1, len(review.rows))
    words = {
        "decision": (say("No decision"), _filter("state", "new", "reviewed")),
        "measure": (say("Adopted, in no measure yet"), _filter("only", "no measure")),
        "reason": (say("Put off or not adopted, without a reason"), _filter("only", "no reason")),
    }
    return [
        Bar(lack, "alert", "open", words[lack][0], found[lack], (("open", found[lack] / whole),), words[lack][1])
        for lack in LACKS
        if found[lack]
    ]


def by_session(review: Review, say: Language) -> list[Bar]:
    """What became of the ideas of each session."""
    mine: dict[str, list[IdeaRow]] = {place: [] for place in review.sessions}
    for row in review.rows.values():
        mine.setdefault(row.session, []).append(row)
    most = max((len(rows) for rows in mine.values()), default=0) or 1
    return [_session(session, rows, most, review, say) for session, rows in mine.items() if rows]


def _session(session: str, rows: list[IdeaRow], most: int, review: Review, say: Language) -> Bar:
    found, words, place = fates(rows), fate_words(say), review.session(session)
    title = f"{session}  {place.title}".strip()
    more = ", ".join(f"{words[one]}: {found[one]}" for one in FATES if found[one])
    parts = tuple((one, found[one] / most) for one in FATES)
    return Bar(session, "calendar", "", title, len(rows), parts, _filter("session", session), more)


def deciders(review: Review, say: Language) -> list[Bar]:
    """Who decided on how many ideas, and how."""
    by: dict[str, list[IdeaRow]] = {}
    for row in review.rows.values():
        if row.judgement.state:
            by.setdefault(row.judgement.decided_by, []).append(row)
    most = max(map(len, by.values()), default=1)
    return [_decider(name, rows, most, review, say) for name, rows in sorted(by.items())]


def _decider(name: str, rows: list[IdeaRow], most: int, review: Review, say: Language) -> Bar:
    title = say("{name} (this machine)", name=name) if name == review.me else name or say("Not known")
    words = fate_words(say)
    found = Counter(_decided(rows))
    more = ", ".join(f"{words[one]}: {found[one]}" for one in FATES if found[one])
    parts = tuple((one, found[one] / most) for one in FATES)
    return Bar(f"by {name}", "person", "", title, len(rows), parts, _filter("decided", name), more)


def _decided(rows: Iterable[IdeaRow]) -> Iterator[Fate]:
    """What was decided, whatever measures came of it."""
    return (fate(row._replace(measures=())) for row in rows)
