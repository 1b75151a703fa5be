"""Which word speaks of health, religion or origin, and what the words around it do to it."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.conference.privacy import conditions as known
from facilitator.conference.privacy import grammar, origins
from facilitator.conference.privacy.flag import Reason
from facilitator.conference.privacy.grammar import Mode
from facilitator.conference.privacy.people import STREET_ENDINGS
from facilitator.conference.privacy.words import Words


def _for(reason: Reason, words: Iterable[str]) -> dict[str, Reason]:
    return dict.fromkeys(words, reason)


ADJECTIVES: dict[str, Reason] = (
    _for("health", known.HEALTH_ADJECTIVES)
    | _for("religion", known.RELIGION_ADJECTIVES)
    | _for("origin", origins.ORIGIN_ADJECTIVES)
)
BEING: dict[str, Reason] = (
    _for("health", known.HEALTH_BEING) | _for("religion", known.RELIGION_BEING) | _for("origin", origins.ORIGIN_BEING)
)
HAVING: dict[str, Reason] = (
    _for("health", known.HEALTH_HAVING)
    | _for("religion", known.RELIGION_HAVING)
    | _for("origin", origins.ORIGIN_HAVING)
)
_NEAR = 5  # words


def is_one_of_many(words: Words, i: int) -> bool:
    """As in "die Syrerin aus Zimmer 3", "the diabetic upstairs": a noun for one person that says what the person is."""
    low, after = words.low[i], words.at(i + 1)
    if low not in BEING or not (after in grammar.OF_ONE or after in grammar.WHERE):
        return False
    if words.language == "en":
        return words.at(i + 2) not in ADJECTIVES
    return words.capital(i) and (low not in ADJECTIVES or low.endswith("e"))


def having(low: str) -> Reason | None:
    """The reason if somebody can *have* this: "Epilepsie", "Nussallergie", "headscarf"."""
    reason = HAVING.get(low) or HAVING.get(low.removesuffix("s"))  # "wegen ihres Kopftuchs"
    if reason:
        return reason
    compound = len(low) > 7 and low.endswith(known.HEALTH_ENDINGS) and low not in known.NO_HEALTH
    return "health" if compound else None


def said_of_person(words: Words, i: int, mode: Mode) -> Reason | None:
    """The reason if word ``i``, after what was said so far, speaks of the person itself."""
    low = words.low[i]
    if low in BEING and _is_being(words, i, mode):
        return BEING[low]
    reason = having(low)
    if reason and _is_had(words, i, mode):
        return reason
    if low in origins.LANDS and _is_from(words, i):
        return "origin"
    return "address" if mode == "from" and _is_street(words, i) else _told_by_two(words, i)


def _is_being(words: Words, i: int, mode: Mode) -> bool:
    low, after = words.low[i], words.at(i + 1)
    if low in ("sick", "ill") and after == "of":
        return False
    if low in ADJECTIVES and after in origins.ROOTS:
        return True
    if mode in ("", "is"):
        return not _describes_another(words, i, mode)
    return mode == "has" and (low in grammar.REACHED or low == "hiv")


def _is_had(words: Words, i: int, mode: Mode) -> bool:
    """As in "hat Krebs", "ist wegen Krebs …"; not in "ist Arzt, Krebs …"."""
    before = (words.at(i - 1), words.at(i - 2))
    return mode in ("", "has") or before[0] in grammar.VERBS or any(word in grammar.LEADING_IN for word in before)


def _describes_another(words: Words, i: int, mode: Mode) -> bool:
    """An adjective before a noun: "syrische Kinder", "the Syrian shop"; not "ein syrischer Koch"."""
    low = words.low[i]
    if low not in ADJECTIVES or not words.beside(i + 1) or words.at(i - 1) in grammar.ARTICLES:
        return False
    if words.language == "en":
        return mode == "" and words.beside(i)
    return low.endswith(("e", "en", "er", "em", "es")) and words.capital(i + 1)


def _is_from(words: Words, i: int) -> bool:
    """As in "aus Syrien", "aus dem Irak", "from northern Syria", "born in Kabul"."""
    before = (words.at(i - 1), words.at(i - 2))
    if before[0] == "in":
        return before[1] in grammar.GROWN_UP or words.at(i + 1) in grammar.GROWN_UP
    return any(word in ("aus", "from") for word in before)


def _is_street(words: Words, i: int) -> bool:
    return words.capital(i) and words.low[i].endswith(STREET_ENDINGS) and words.low[i] not in STREET_ENDINGS


def _told_by_two(words: Words, i: int) -> Reason | None:
    """As in "heart attack"; and "liegt im Krankenhaus", "goes to the mosque", which those who work there do not."""
    low = words.low[i]
    if words.written[i] == "MS" or words.at(i + 1) in known.HEALTH_PAIRS.get(low, ()):
        return "health"
    if low not in known.HOSPITALS and low not in known.PRAYER_HOUSES:
        return None
    nearby = {words.at(k) for k in range(i - _NEAR, i)}
    if low in known.HOSPITALS:
        return "health" if nearby & grammar.LYING else None
    return "religion" if nearby & grammar.GOING else None
