"""Health, religion and origin where they are tied to one person; the same words about everybody are left alone.

From each person the rule reads on, word by word, over little words only ("ist seit Jahren schwer …"), until it meets
such a term or a word that leads elsewhere. "Mein Sohn hat Epilepsie" is tied, "meine Kollegin unterrichtet syrische
Kinder" is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from facilitator.conference.privacy.anchors import MINE, Anchor, anchors
from facilitator.conference.privacy.flag import Passage, Reason
from facilitator.conference.privacy.grammar import (
    ACTING,
    AND,
    DIVERTING,
    FIGHTING,
    LINKS,
    SAYING,
    SMALL,
    VERBS,
    VERBS_OF_SEVERAL,
    Mode,
)
from facilitator.conference.privacy.lists import listed
from facilitator.conference.privacy.names import Name
from facilitator.conference.privacy.people import SEVERAL
from facilitator.conference.privacy.terms import ADJECTIVES, BEING, having, said_of_person
from facilitator.conference.privacy.wordings import begun, somebody_who, without_owner
from facilitator.conference.privacy.words import Words

_FARTHEST = 16  # words from the person to the term
_BEFORE_VERB = 5  # unknown words on the way to the verb: "im Zimmer neben uns ist …"
_AFTER_VERB = 2
_OWNERS = listed("sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres his her") | MINE


def ties(words: Words, named: Sequence[Name]) -> Iterator[Passage]:
    """Passages that tie health, religion, origin or a street to a person; not in order, some may overlap."""
    persons = list(anchors(words, named))
    for person in persons:
        yield from _in_between(words, person)
        yield from _afterwards(words, person)
        yield from _before(words, person)
    yield from _owned(words, {words.sentence[p.first]: p for p in reversed(persons) if p.certainty != "some"})


def _in_between(words: Words, person: Anchor) -> Iterator[Passage]:
    """As in "my Syrian neighbour", "die schwangere Kollegin": "die Syrerin": the adjective goes with the noun."""
    if person.noun and person.certainty != "some":
        for low in words.low[person.first + 1 : person.last]:
            if low in ADJECTIVES:
                yield _passage(words, ADJECTIVES[low], person, person.last)
        if words.low[person.last] in BEING:
            yield _passage(words, BEING[words.low[person.last]], person, person.last)


def _afterwards(words: Words, person: Anchor) -> Iterator[Passage]:
    """As in "mein Sohn hat Epilepsie", "my neighbour, a Muslim"."""
    for reason, i in _read_on(words, person):
        yield _passage(words, reason, person, i)


def _before(words: Words, person: Anchor) -> Iterator[Passage]:
    """As in "Epilepsie meines Sohnes", "the pregnancy of my wife"."""
    yield from _as(words, person)
    if person.certainty == "some":
        return
    linked = words.at(person.first - 1) in ("von", "of", "bei")
    i = person.first - 2 if linked else person.first - 1
    reason = having(words.at(i)) if linked or words.low[person.first].endswith(("es", "er")) else None
    if reason and words.sentence[i] == words.sentence[person.first]:
        start, end = words.starts[i], words.ends[person.last]
        yield Passage(reason, start, end, words.text[start : words.starts[person.first]] + person.wording)


def _as(words: Words, person: Anchor) -> Iterator[Passage]:
    """As in "als Christ wird mein Freund …", "as a Muslim she …"."""
    for i in (person.first - 1, person.first - 2):
        if words.at(i) in BEING and {words.at(i - 1), words.at(i - 2)} & {"als", "as"}:
            start, end = words.starts[i], words.ends[person.last]
            between = words.text[start : words.starts[person.first]]
            yield Passage(BEING[words.low[i]], start, end, between + person.wording)


def _owned(words: Words, persons: Mapping[int, Anchor]) -> Iterator[Passage]:
    """As in "my diabetes"; "wegen ihrer Krebserkrankung kann meine Schwester …", ``persons`` by their sentence."""
    for i, low in enumerate(words.low):
        reason = having(low)
        owner = _owner(words, i) if reason else None
        if reason is None or owner is None:
            continue
        person = persons.get(words.sentence[i])
        if words.low[owner] in MINE:
            start, end = words.starts[owner], words.ends[i]
            yield Passage(reason, start, end, _article(words, owner) + words.text[words.ends[owner] : end])
        elif person:
            yield _from_owner(words, reason, owner, i, person)


def _owner(words: Words, i: int) -> int | None:
    """The possessive that belongs to word ``i``, at most one adjective before it."""
    return next((k for k in (i - 1, i - 2) if words.at(k) in _OWNERS and words.sentence[k] == words.sentence[i]), None)


def _article(words: Words, owner: int) -> str:
    return begun(words, owner, without_owner(words.low[owner], words.low[owner + 1]))


def _from_owner(words: Words, reason: Reason, owner: int, term: int, person: Anchor) -> Passage:
    if person.first < owner:
        return _passage(words, reason, person, term)
    start, end = words.starts[owner], words.ends[person.last]
    between = words.text[words.ends[owner] : words.starts[person.first]]
    return Passage(reason, start, end, _article(words, owner) + between + person.wording)


def _read_on(words: Words, person: Anchor) -> Iterator[tuple[Reason, int]]:
    """The terms said of a person, each with its word."""
    verbs = VERBS_OF_SEVERAL if person.noun in SEVERAL else VERBS
    mode, spoken = _mode_at_start(words, person)
    strangers = 0
    for i in range(person.last + 1, min(len(words), person.last + _FARTHEST)):
        low = words.low[i]
        if not words.follows(i) or low in SAYING or (low in VERBS_OF_SEVERAL and low not in verbs):
            return
        reason = said_of_person(words, i, mode) if spoken or not strangers or _verb_after(words, i) else None
        if reason and (spoken or person.certainty != "some" or low in ACTING or _verb_after(words, i)):
            yield reason, i
        elif low in verbs and (not (spoken and strangers) or words.low[i - 1] in AND):
            mode, spoken, strangers = verbs[low], True, 0
        elif low in LINKS and not strangers and mode != "has":
            mode = LINKS[low]
        elif low in DIVERTING and words.low[i - 1] not in FIGHTING:
            return  # "hilft Kindern, ob sie krank …"
        elif low in AND and not spoken and words.at(i + 1) not in verbs:
            return  # "mein Sohn und die syrische Küche"
        elif low not in SMALL:
            strangers += 1
            if strangers > (_AFTER_VERB if spoken else _BEFORE_VERB) or low.endswith("ing"):
                return


def _mode_at_start(words: Words, person: Anchor) -> tuple[Mode, bool]:
    """What "I'm", "she's" and "Habe" (without "ich") have already said, and whether that was a verb."""
    if person.noun in ("i'm", "i’m"):
        return "is", True
    if person.noun in ("i've", "i’ve"):
        return "has", True
    if person.noun in VERBS:
        return VERBS[person.noun], True
    if person.noun in ("he", "she") and words.after(person.last, 2) in ("'s", "’s"):
        return "is", True
    return "", False


def _verb_after(words: Words, i: int) -> bool:
    """As in "weil mein Sohn Epilepsie hat": the verb of a subordinate clause follows."""
    return any(words.at(k) in VERBS and words.follows(k) for k in (i + 1, i + 2))


def _passage(words: Words, reason: Reason, person: Anchor, last: int) -> Passage:
    """From the person to word ``last``, the person put neutrally and the rest as it was."""
    kept = person.last
    if person.noun in ("ich", "i") and somebody_who(person.noun, words.at(person.last + 1))[1]:
        kept = person.last + 1
    start, end = words.starts[person.first], words.ends[last]
    return Passage(reason, start, end, begun(words, person.first, person.wording) + words.text[words.ends[kept] : end])
