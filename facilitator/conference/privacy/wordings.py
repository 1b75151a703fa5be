"""Neutral wordings in the language of the card, and in the case it asks for as far as one can tell."""

from __future__ import annotations

from facilitator.conference.privacy.lists import listed
from facilitator.conference.privacy.people import SEVERAL
from facilitator.conference.privacy.words import Words

_DATIVE = listed("mit von bei zu nach aus seit gegenüber außer dank samt")
_JOINED = {"zum": "zu", "zur": "zu", "vom": "von", "beim": "bei"}
_ARTICLES = listed("der die das den the")
_DATIVE_ARTICLES = listed("dem des")
_SHORT_ADJECTIVES = listed("little young old poor dear elderly")
_PERSON = {"de": ("eine Person", "einer Person"), "en": ("a person", "a person")}
_FAMILY = {"de": ("eine Familie", "einer Familie"), "en": ("a family", "a family")}
ENGLISH_DETERMINERS = listed("my our your his her their the this that a an another")
_FEMININE = listed("tochter mutter mutti mama schwester frau ehefrau oma großmutter tante cousine nichte familie")
_OWNERS = ("mein", "sein", "ihr")
_CONTRACTED = {"i'm": "is", "i’m": "is", "i've": "has", "i’ve": "has"}
_CONJUGATED = {
    "bin": "ist", "habe": "hat", "hab": "hat", "hatte": "hatte", "war": "war", "leide": "leidet", "komme": "kommt",
    "stamme": "stammt", "trage": "trägt", "bete": "betet", "nehme": "nimmt", "brauche": "braucht", "sitze": "sitzt",
    "bekomme": "bekommt", "am": "is", "have": "has", "had": "had", "was": "was", "suffer": "suffers", "come": "comes",
    "wear": "wears", "use": "uses", "need": "needs", "take": "takes", "pray": "prays", "struggle": "struggles",
}  # fmt: skip


def somebody(words: Words, first: int, household: str = "") -> tuple[int, str]:
    """The neutral wording for a name that begins at word ``first``.

    Returns the word to begin replacing at (an article or "beim" before the name goes too) and the wording; a
    ``household`` ("Familie", "family") becomes "eine Familie".
    """
    plain, dative = (_FAMILY if household else _PERSON)[words.language]
    if words.beside(first) and (words.low[first - 1] in _SHORT_ADJECTIVES or _is_adjective(words, first - 1)):
        first -= 1
    before = words.at(first - 1) if words.beside(first) else ""
    if before in _JOINED:
        return first - 1, f"{_JOINED[before]} {dative}"
    if before in _DATIVE_ARTICLES:
        return first - 1, dative
    if before in _ARTICLES:
        article = words.at(first - 2) in _DATIVE and before == "der"
        return first - 1, dative if article else plain
    return first, dative if before in _DATIVE else plain


def _is_adjective(words: Words, i: int) -> bool:
    """As in "kleinen" in "dem kleinen Yusuf": small, with an ending, right after an article."""
    low = words.at(i)
    articled = words.at(i - 1) in _ARTICLES or words.at(i - 1) in _DATIVE_ARTICLES or words.at(i - 1) in _JOINED
    return articled and words.beside(i) and not words.capital(i) and low.endswith(("e", "en", "er"))


def a_person(words: Words) -> str:
    """The neutral wording in the language of the card."""
    return _PERSON[words.language][0]


def anybody(determiner: str, noun: str) -> str:
    """The neutral wording for a determiner and a noun: "meiner Tochter" → "einer Person", "my son" → "a person"."""
    if determiner in ENGLISH_DETERMINERS:
        return "people" if noun in SEVERAL else _FAMILY["en"][0] if noun == "family" else _PERSON["en"][0]
    if noun in SEVERAL:
        return "Menschen"
    cases = _FAMILY["de"] if noun == "familie" else _PERSON["de"]
    feminine = noun.endswith("in") or noun in _FEMININE
    return cases[determiner.endswith(("em", "es")) or (determiner.endswith("er") and feminine)]


def somebody_who(pronoun: str, verb: str) -> tuple[str, bool]:
    """The neutral wording for a pronoun and the verb after it; whether the verb is part of the wording.

    "ich bin" → "eine Person ist", "I'm" → "a person is", "he" stays without the verb: "a person".
    """
    if pronoun in _CONTRACTED:
        return f"a person {_CONTRACTED[pronoun]}", False
    person = "a person" if pronoun in ("i", "he", "she") else "eine Person"
    if pronoun in ("i", "ich") and verb in _CONJUGATED:
        return f"{person} {_CONJUGATED[verb]}", True
    return person, False


def without_owner(owner: str, noun: str) -> str:
    """The article instead of a possessive: "ihrer" → "einer", "my" (before "epilepsy") → "an"."""
    if owner in ENGLISH_DETERMINERS:
        return "an" if noun[:1] in "aeiou" else "a"
    stem = next(stem for stem in _OWNERS if owner.startswith(stem))
    return "ein" + owner[len(stem) :]


def begun(words: Words, first: int, wording: str) -> str:
    """``wording`` with a capital if word ``first`` begins a sentence with one."""
    capital = words.opens(first) and words.capital(first) and ":" not in words.gap(first)
    return wording[:1].upper() + wording[1:] if capital else wording
