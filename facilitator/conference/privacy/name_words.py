"""Which words can be part of a person's name, and where a name that begins ends."""

from __future__ import annotations

from facilitator.conference.privacy.family_names import FAMILY, SHAPES, SMALL_WORDS
from facilitator.conference.privacy.given_names import DOUBTFUL, GIVEN
from facilitator.conference.privacy.lists import listed
from facilitator.conference.privacy.origins import NATIONS
from facilitator.conference.privacy.people import KIN, NOT_NAMES, NOUN_ENDINGS, OFFICES, ROLE_ENDINGS, ROLES
from facilitator.conference.privacy.words import Words

PARTICLES = listed("von van de der den del di da al el bin ibn ben abu zu la le")
_ALSO_PLACES = listed("der den zu von da la")
LONGEST = 4  # words of one name: "Ana María de Souza"


def is_given(low: str) -> bool:
    """Whether a word is a given name beyond doubt; of a double name ("Anna-Lena") each half is one."""
    if "-" not in low:
        return low in GIVEN
    return all(part in GIVEN or part in DOUBTFUL for part in low.split("-"))


def is_role(low: str) -> bool:
    """Whether a word names one person by kinship, work or acquaintance."""
    if low in KIN or low in ROLES or low.endswith("-in-law"):
        return True
    return len(low) > 6 and low.endswith(ROLE_ENDINGS) and low not in OFFICES


def may_be_surname(words: Words, i: int) -> bool:
    """Whether the word after a title can be a surname: capitalised and no common noun, or known."""
    low = words.at(i)
    if not low or low in OFFICES:
        return False
    if not words.capital(i):
        return low not in SMALL_WORDS and (low in FAMILY or low in GIVEN)
    return is_known(low) or not (low in NOT_NAMES or low in NATIONS or is_role(low))


def is_family(low: str) -> bool:
    """Whether a word is a family name, known or by its ending."""
    return low in FAMILY or SHAPES.search(low) is not None


def is_known(low: str) -> bool:
    """Whether a word is a given or a family name."""
    return is_given(low) or is_family(low) or ("-" in low and all(part in FAMILY for part in low.split("-")))


def is_initial(words: Words, i: int) -> bool:
    """Whether word ``i`` is the "K." of "Ahmad K."."""
    if len(words.at(i)) != 1 or not (words.capital(i) and words.beside(i)):
        return False
    return words.low[i] != "i" or words.after(i) == "."  # "May I" is no name


def last_of_name(words: Words, first: int) -> int:
    """The last word of the name that begins at ``first``: further names, particles, an initial."""
    last = first
    while last - first < LONGEST and words.beside(last + 1):
        ahead = last + 1
        for _ in range(2):  # "van den Berg"
            ahead += words.at(ahead) in PARTICLES and words.beside(ahead + 1)
        if not (is_initial(words, ahead) or _goes_on(words, ahead)):
            break
        if words.low[ahead - 1] in _ALSO_PLACES and not is_known(words.low[ahead]):
            break  # "Anna von der Feuerwehr"
        last = ahead
    return last


def _goes_on(words: Words, i: int) -> bool:
    low = words.low[i]
    if not words.capital(i):
        return low in FAMILY and low in GIVEN
    return is_known(low) or not (low in NOT_NAMES or low in NATIONS or low.endswith(NOUN_ENDINGS) or is_role(low))
