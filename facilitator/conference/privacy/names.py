"""Names of persons: after a title, after a role, after "heißt", with an initial, or a given name known to the list.

A holder of a public office is not flagged beside the office ("Bürgermeisterin Huber", "Mayor Johnson"): what is said of
the office belongs into a protocol. Without the office the same name is flagged; a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from facilitator.conference.privacy.family_names import FAMILY
from facilitator.conference.privacy.given_names import DOUBTFUL, GIVEN
from facilitator.conference.privacy.lists import listed
from facilitator.conference.privacy.name_words import (
    LONGEST,
    PARTICLES,
    is_family,
    is_given,
    is_initial,
    is_known,
    is_role,
    last_of_name,
    may_be_surname,
)
from facilitator.conference.privacy.origins import NATIONS
from facilitator.conference.privacy.people import (
    DEGREES,
    HOUSEHOLDS,
    NOT_NAMES,
    NOUN_ENDINGS,
    OFFICES,
    PLACES_AFTER,
    PLACES_BEFORE,
    TITLES,
)
from facilitator.conference.privacy.wordings import begun, somebody
from facilitator.conference.privacy.words import Words

_NAMED = listed("heißt heisst heiße heisse namens named called")
_FOR_PEOPLE = listed("ich er sie he she i wir person kerl teenager jugendlicher jugendliche mensch")
_POSSESSIVES = listed("mein meine sein seine ihr ihre unser unsere my his her our")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the card: words ``first`` to ``last``; ``wording`` replaces the words ``begin`` to ``last``.

    ``role`` is the word before the name where that makes it one ("Nachbarin" Fatima), in small letters, else empty.
    """

    first: int
    last: int
    begin: int
    wording: str
    role: str = ""


def names(words: Words) -> Iterator[Name]:
    """The names in reading order; none overlaps another."""
    i = 0
    while i < len(words):
        found = _name_at(words, i)
        if found and not _is_public(words, found):
            yield found
        i = found.last + 1 if found else i + 1


def _name_at(words: Words, i: int) -> Name | None:
    """The name that begins at word ``i``, or with the title or role there; most words can begin none."""
    low = words.low[i]
    rules = _RULES if low in _OPENERS or is_role(low) else ()
    if words.capital(i):
        rules += _RULES_FOR_CAPITALS
    elif words.small and len(low) >= _LONG_ENOUGH:
        rules += (_given,)
    return next((name for rule in rules if (name := rule(words, i))), None)


def _titled(words: Words, i: int) -> Name | None:
    """As in "Herr Al-Hassan", "Frau Dr. med. Lang", "mr smith"; not "Frau Bürgermeisterin"."""
    if words.low[i] not in TITLES:
        return None
    if words.low[i] == "miss" and not words.capital(i):
        return None  # "we miss Syria"
    at = i + 1
    for _ in range(LONGEST):  # "Frau Prof. Dr. med. al Hassan"
        small = words.at(at) in DEGREES or words.at(at) in PARTICLES
        if words.at(at) in TITLES or (small and not words.capital(at) and words.beside(at + 1)):
            at += 1
    if not (words.beside(at) and may_be_surname(words, at)) or (words.low[i] == "fr" and not is_known(words.low[at])):
        return None
    return _person(words, i, last_of_name(words, at))


def _household(words: Words, i: int) -> Name | None:
    """As in "Familie Yılmaz", "Familie Al Sayed"."""
    if words.low[i] not in HOUSEHOLDS:
        return None
    if not (words.beside(i + 1) and may_be_surname(words, i + 1)) or words.low[i + 1].endswith(NOUN_ENDINGS):
        return None
    return _family(words, i, last_of_name(words, i + 1))


def _english_household(words: Words, i: int) -> Name | None:
    """As in "the Hakimi family"."""
    if words.at(i + 1) != "family" or words.at(i - 1) != "the" or not may_be_surname(words, i):
        return None
    return _family(words, i, i + 1)


def _family(words: Words, first: int, last: int) -> Name:
    begin, wording = somebody(words, first, "family")
    return Name(first, last, begin, begun(words, begin, wording))


def _clan(words: Words, i: int) -> Name | None:
    """As in "die Schmidts", "the Millers"."""
    if words.low[i] not in ("die", "den", "the") or not (words.beside(i + 1) and words.capital(i + 1)):
        return None
    low = words.low[i + 1]
    if not (low.endswith("s") and low[:-1] in FAMILY and low not in NOT_NAMES):
        return None
    return Name(i + 1, i + 1, i, begun(words, i, "a family" if words.language == "en" else "eine Familie"))


def _in_a_role(words: Words, i: int) -> Name | None:
    """As in "Nachbarin Fatima", "Vermieter Huber", "uncle Mahmoud": the role stays, the name goes."""
    if not (words.beside(i + 1) and is_role(words.low[i])):
        return None
    titled = _titled(words, i + 1)
    if titled:
        return Name(i, titled.last, i, words.written[i], words.low[i])
    if not (_names_somebody(words, i + 1) if words.capital(i + 1) else words.low[i + 1] in GIVEN):
        return None
    return Name(i, last_of_name(words, i + 1), i, words.written[i], words.low[i])


def _names_somebody(words: Words, i: int) -> bool:
    """Whether a capitalised word after a role is a name: a known one, before a known one, or any in English."""
    low = words.low[i]
    if low in NATIONS or (low in NOT_NAMES and low not in FAMILY):
        return False
    if is_known(low) or low in DOUBTFUL or (words.beside(i + 1) and is_family(words.low[i + 1])):
        return True
    return words.language == "en" and may_be_surname(words, i)


def _called(words: Words, i: int) -> Name | None:
    """As in "ein Junge namens Tesfay", "ich heiße Samira", "my name is Lan"."""
    at = i + 1
    if words.low[i] == "name" and words.at(at) in ("ist", "is") and words.at(i - 1) in _POSSESSIVES:
        at += 1
    elif words.low[i] not in _NAMED or not any(_is_somebody(words.at(k)) for k in range(i - 3, i)):
        return None
    if not (words.capital(at) and words.beside(at)) or words.low[at] in NATIONS:
        return None
    last = last_of_name(words, at)
    return Name(at, last, at, "[name]" if words.language == "en" else "[Name]")


def _given(words: Words, i: int) -> Name | None:
    """A known given name by itself, and a doubtful one beside a surname or an initial."""
    low = words.low[i]
    certain = is_given(low)
    if not certain and low not in DOUBTFUL:
        return None
    last = last_of_name(words, i)
    if certain:
        return None if last == i and _is_abbreviated(words, i) else _person(words, i, last)
    told = last > i and (is_initial(words, i + 1) or is_family(words.low[i + 1]))
    return _person(words, i, last) if told else None


def _owning(words: Words, i: int) -> Name | None:
    """As in "Ibrahims Antrag"."""
    low = words.low[i]
    if not (low.endswith("s") and len(low) > 4 and is_given(low[:-1])) or low in NOT_NAMES:
        return None
    begin, wording = somebody(words, i)
    return Name(i, i, begin, begun(words, begin, "jemandes" if words.language == "de" else wording))


def _shortened(words: Words, i: int) -> Name | None:
    """As in "Tekle M. hat": a capitalised word that is no common noun, an initial with a dot, and words after it."""
    if not is_initial(words, i + 1) or len(words.low[i]) < 3:
        return None
    low = words.low[i]
    common = low in NOT_NAMES or low in NATIONS or low.endswith(NOUN_ENDINGS) or is_role(low)
    goes_on = words.after(i + 1) == "." and words.follows(i + 2) and not words.capital(i + 2)
    return None if common or not goes_on else _person(words, i, i + 1)


def _initialled(words: Words, i: int) -> Name | None:
    """As in "M. Schubert"; not in "z. B. Koch"."""
    if len(words.low[i]) != 1 or words.after(i) != "." or len(words.at(i - 1)) == 1:
        return None
    if not (words.beside(i + 1) and words.capital(i + 1) and is_family(words.low[i + 1])):
        return None
    return _person(words, i, last_of_name(words, i + 1))


_Rule = Callable[[Words, int], Name | None]
_LONG_ENOUGH = 5  # letters of a name typed small, in a card without any capital
_RULES: tuple[_Rule, ...] = (_titled, _household, _clan, _in_a_role, _called)
_RULES_FOR_CAPITALS: tuple[_Rule, ...] = (_english_household, _given, _owning, _shortened, _initialled)
_OPENERS = TITLES | HOUSEHOLDS | _NAMED | listed("die den the name")


def name_end(words: Words, name: Name) -> int:
    """The offset where a name ends; the dot of an initial ("Ahmad K.") belongs to it."""
    dotted = len(words.low[name.last]) == 1 and words.after(name.last) == "."
    return words.ends[name.last] + dotted


def _person(words: Words, first: int, last: int) -> Name:
    begin, wording = somebody(words, first)
    return Name(first, last, begin, begun(words, begin, wording))


def _is_abbreviated(words: Words, i: int) -> bool:
    """Whether a lone name is a month or a limit: "Jan." and "Max." with the sentence going on, "Max 10"."""
    after = words.after(i, 3)
    return after[1:2].isdigit() or (after[:1] == "." and len(after) > 2 and not after[1:].strip().isupper())


def _is_somebody(low: str) -> bool:
    return low in _FOR_PEOPLE or is_role(low)


def _is_public(words: Words, name: Name) -> bool:
    """As in "Anne Frank Schule", "Sankt Martin", "Café Paula", "Bürgermeisterin Maria Huber"."""
    after, before = name.last + 1, name.first - 1
    if words.low[name.last] in PLACES_AFTER or (words.capital(after) and words.low[after] in PLACES_AFTER):
        return True
    return words.beside(name.first) and (words.low[before] in OFFICES or words.low[before] in PLACES_BEFORE)
