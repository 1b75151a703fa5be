"""What can be chosen from lists while ideas are looked through: filters, themes, reviewers, saved views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from facilitator.desk.review.review import Review
from facilitator.desk.review.triage.filters import DOTS, Choice, Filter
from facilitator.desk.review.triage.pick import Entry
from facilitator.desk.review.triage.states import state_words
from facilitator.language import Language
from facilitator.report.wording import kind_word, language_name

KEYS = 9
"""Sentences that a key is kept for."""
SIGNS = {
    "state": "looked",
    "workshop": "room",
    "round": "clock",
    "kind": "cards",
    "theme": "theme",
    "reviewer": "person",
    "dots": "dots",
    "language": "globe",
    "session": "calendar",
    "only": "filter",
    "joint": "joined",
    "measure": "measure",
    "decided": "person",
}


def choices(review: Review, say: Language) -> Iterator[tuple[Choice, str]]:
    """Every value that ideas of this review can be filtered by, with its words."""
    for state, word in state_words(say).items():
        yield ("state", state), word
    yield from _special(review, say)
    titles = {place.workshop: place.title for place in review.sessions.values() if place.workshop}
    for number, title in sorted(titles.items()):
        yield ("workshop", str(number)), say("Workshop {number}: {title}", number=number, title=title)
    for turn in sorted({place.round for place in review.sessions.values() if place.round}):
        yield ("round", str(turn)), say("Round {number}", number=turn)
    for kind in review.plan.kinds:
        yield ("kind", kind.id), say("Kind: {kind}", kind=kind_word(kind, say))
    yield ("theme", ""), say("No theme")
    for theme in review.around.themes:
        yield ("theme", theme.id), say("Theme: {name}", name=theme.name)
    for least in DOTS:
        yield ("dots", str(least)), say.count("At least {n} dot", "At least {n} dots", least)
    for code in sorted({row.language for row in review.rows.values()} - {""}):
        yield ("language", code), say("Language: {name}", name=language_name(code, say))
    for place in review.sessions.values():
        yield ("session", place.id), say("Session {session}", session=place.id)


def _special(review: Review, say: Language) -> Iterator[tuple[Choice, str]]:
    yield ("reviewer", review.me), say("Mine: I decide ({name})", name=review.me)
    yield ("reviewer", ""), say("Nobody decides yet")
    for name in review.reviewers()[1:]:
        yield ("reviewer", name), say("To be decided by {name}", name=name)
    yield ("only", "disputed"), say("Decided differently")
    yield ("only", "joined"), say("Joined with others")
    yield ("only", "noted"), say("With comments")
    yield ("only", "no reason"), say("Put off or not adopted, without a reason")
    yield ("only", "no measure"), say("Adopted, in no measure yet")
    for measure in review.around.measures:
        yield ("measure", measure.id), say("Measure {number}: {title}", number=measure.number, title=measure.title)
    for joint in review.around.joints:
        yield ("joint", joint.id), say("Joined: {text}", text=" ".join(joint.text.split()))
    for name in sorted({row.judgement.decided_by for row in review.rows.values()} - {""}):
        yield ("decided", name), say("Decided by {name}", name=name)


def filter_entries(review: Review, wanted: Filter, say: Language) -> list[Entry]:
    """All values to filter by, those that are on first."""
    entries = [Entry(choice, text, SIGNS[choice[0]], choice in wanted.chosen) for choice, text in choices(review, say)]
    return sorted(entries, key=lambda entry: not entry.on)


def chips(review: Review, wanted: Filter, say: Language) -> list[tuple[Choice, str]]:
    """What is filtered, in words; a value that is no longer there as it is kept."""
    known = dict(choices(review, say))
    return [(choice, known.get(choice, choice[1])) for choice in wanted.chosen]


def theme_entries(review: Review, say: Language) -> list[Entry]:
    """All themes, and none."""
    counts = ((theme, say.count("{n} idea", "{n} ideas", theme.ideas)) for theme in review.around.themes)
    return [
        *(Entry(theme.id, theme.name, "theme", more=count) for theme, count in counts),
        Entry("", say("No theme"), "close"),
    ]


def measure_entries(review: Review) -> list[Entry]:
    """All measures, by number and title."""
    return [Entry(one.id, f"M {one.number}  {one.title}", "measure") for one in review.around.measures]


def reviewer_entries(review: Review, say: Language) -> list[Entry]:
    """Everybody who decides, and nobody."""
    return [
        *(Entry(name, name, "person") for name in review.reviewers() if name),
        Entry("", say("Nobody"), "close"),
    ]


def view_entries(views: dict[str, str], review: Review, say: Language) -> list[Entry]:
    """The views that everybody has, and those that were saved."""
    usual = {
        say("Everything"): Filter(),
        say("Not yet reviewed"): Filter(chosen=(("state", "new"),)),
        say("Mine, not yet reviewed"): Filter(chosen=(("state", "new"), ("reviewer", review.me))),
        say("Decided differently"): Filter(chosen=(("only", "disputed"),)),
        say("Adopted, in no measure yet"): Filter(chosen=(("only", "no measure"),)),
        say("Without a theme"): Filter(chosen=(("theme", ""),)),
    }
    saved = [Entry((name, text), name, "view") for name, text in views.items()]
    return [*saved, *(Entry(("", wanted.to_text()), name, "filter") for name, wanted in usual.items())]


def reasons(review: Review, state: str, say: Language) -> list[str]:
    """Reasons to take over: usual ones, then those written in this review for the same state, the first one first.

    Each keeps its place, so that its number can be learnt; those that the window has no keys for are found by typing.
    """
    judged = (row.judgement for row in review.rows.values())
    written = [one for one in judged if one.reason and one.state == state]
    used = Counter(one.reason for one in written)
    first = [one.reason for one in sorted(written, key=lambda one: one.decided_at)]
    known = list(dict.fromkeys((*usual_reasons(say).get(state, ()), *first)))
    often = set(sorted(known, key=lambda text: -used[text])[:KEYS])
    return sorted(known, key=lambda text: text not in often)


def usual_reasons(say: Language) -> dict[str, tuple[str, ...]]:
    """Reasons that every office needs, by state."""
    return {
        "declined": (
            say("It is being done already."),
            say("It is not for us to decide; we pass it on."),
            say("There is no money for it at present."),
            say("The law does not allow it."),
            say("It goes beyond the aim of this conference."),
        ),
        "parked": (say("It has to be examined first."), say("It depends on a decision that is still to come.")),
    }
