"""Who a card speaks of: the particular persons that a statement on health, religion or origin can be tied to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from facilitator.conference.privacy.grammar import OF_ONE
from facilitator.conference.privacy.lists import listed
from facilitator.conference.privacy.name_words import is_role
from facilitator.conference.privacy.names import Name
from facilitator.conference.privacy.people import KIN, SEVERAL
from facilitator.conference.privacy.terms import is_one_of_many
from facilitator.conference.privacy.wordings import ENGLISH_DETERMINERS, a_person, anybody, somebody_who
from facilitator.conference.privacy.words import Words

# "sure": a name, "mein Sohn"; "that": "die Nachbarin", "his son", which a general sentence can say too ("if his son is
# ill"); "some": "er", "Kollegin", "ein Teilnehmer", which need a verb of their own ("ist schwanger").
Certainty = Literal["sure", "that", "some"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A person in the card: words ``first`` to ``last``.

    ``noun`` is the last of them in small letters, empty for a name; ``wording`` may stand in the person's place.
    """

    first: int
    last: int
    certainty: Certainty
    noun: str
    wording: str


MINE = listed("mein meine meiner meinem meinen meines my")
_OURS = listed("unser unsere unserer unserem unseren unseres our dein deine deiner deinem deinen")
_THEIRS = listed("""
    sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres his her their euer eure eurer your der
    die das den dem des dieser diese dieses diesem diesen jener jene the this that
    """)
_ONES = listed("sein seine seiner seinen his her")  # of one person, whereas "ihre" and "their" may be of many
_SOME = listed("ein eine einer einem einen eines a an one another")
_DETERMINERS = MINE | _OURS | _THEIRS | _SOME
_PRONOUNS = listed("er sie he she ich i i'm i’m i've i’ve")
_CONDITIONS = listed("""
    wenn falls ob sobald sofern jeder jede jedes jedem jeden wer if when whether unless every everyone anyone any
    each whoever
    """)
_PLURAL_ARTICLES = listed("die diese")
_MOTHERLY = ("mutter", "tochter", "schwester")
# "the kind" and "die man" are no persons: words that are none after an English (True) or a German (False) determiner.
_OTHER_LANGUAGE = {"kind": True, "man": False}
_NO_WOMEN = listed("""
    termin medizin magazin benzin disziplin insulin protein vitamin latein kamin delfin hinein darin worin rosmarin
    satin gelatine kokain heroin nikotin aspirin pinguin rubin ruin gewinn berlin stettin schwerin dublin
    """)
_ADJECTIVES_BETWEEN = 3
_I_LEFT_OUT = listed("bin habe hab komme leide")  # "Habe Diabetes", as people write notes
_MET = MINE | _OURS | listed("hatte war wurde had was got")
_AHEAD = 7  # words
_BEFORE = 10  # words in which a condition is looked for


def anchors(words: Words, named: Iterable[Name]) -> Iterator[Anchor]:
    """The persons of a card, names first, then in reading order."""
    for name in named:
        yield _with_name(words, name)
    for i, low in enumerate(words.low):
        found = _determined(words, i) if low in _DETERMINERS else _alone(words, i)
        if found and (found.certainty == "sure" or not is_conditional(words, i)):
            yield found


def _alone(words: Words, i: int) -> Anchor | None:
    """As in "er", "I"; and where the sentence begins with it "Kollegin", "Syrerin sucht …", "Habe …"."""
    low = words.low[i]
    if low in _PRONOUNS and (low != "i" or words.capital(i)):
        return Anchor(i, i, "some", low, somebody_who(low, words.at(i + 1))[0])
    if words.opens(i) and low in _I_LEFT_OUT:
        return Anchor(i, i, "some", low, somebody_who("ich", low)[0])
    if words.opens(i) and words.at(i + 1) in OF_ONE and is_one_of_many(words, i):
        return Anchor(i, i, "that", low, a_person(words))
    if is_role(low) and (words.opens(i) or "," in words.gap(i)):
        return Anchor(i, i, "some", low, a_person(words))
    return None


def _with_name(words: Words, name: Name) -> Anchor:
    """A name, with "meine Nachbarin" before it, as one person."""
    determiner = words.at(name.first - 1) if words.beside(name.first) else ""
    if not name.role:
        return Anchor(name.begin, name.last, "sure", "", name.wording)
    if determiner in _DETERMINERS:
        return Anchor(name.first - 1, name.last, "sure", "", anybody(determiner, name.role))
    return Anchor(name.first, name.last, "sure", "", a_person(words))


def is_conditional(words: Words, i: int) -> bool:
    """Whether the sentence before word ``i`` speaks of any person: "wenn", "jeder", "if"."""
    nearby = range(max(0, i - _BEFORE), i)
    return any(words.low[k] in _CONDITIONS and words.sentence[k] == words.sentence[i] for k in nearby)


def _determined(words: Words, i: int) -> Anchor | None:
    """As in "meine Tochter", "the Afghan woman": a determiner, at most two adjectives, a noun for one person."""
    for k in range(i + 1, min(i + 1 + _ADJECTIVES_BETWEEN, len(words))):
        if not words.beside(k):
            return None
        noun = _nominative(words.low[i], words.low[k])
        certainty = _certainty(words, i, k, noun)
        if certainty:
            return Anchor(i, k, certainty, noun, anybody(words.low[i], noun))
    return None


def _nominative(determiner: str, noun: str) -> str:
    """As in "meines Sohnes", "meinem Nachbarn": the noun as the lists have it."""
    if determiner.endswith("es"):
        return next((noun.removesuffix(end) for end in ("es", "s", "n") if is_role(noun.removesuffix(end))), noun)
    return noun.removesuffix("n") if determiner.endswith("em") and is_role(noun.removesuffix("n")) else noun


def _certainty(words: Words, i: int, k: int, noun: str) -> Certainty | None:
    """How surely determiner ``i`` and ``noun``, word ``k``, mean one particular person; ``None`` if they do not."""
    low = words.low[i]
    sure: Certainty = "sure" if low in MINE or low in _OURS else "that"
    if noun in SEVERAL:
        return sure if low in MINE or low in _ONES or (low == "ihre" and words.opens(i)) else None
    if _is_plural(low, noun):
        return None
    if low in _THEIRS and is_one_of_many(words, k) and (low != "der" or words.opens(i)):
        return "that"
    if not _is_role_after(low, noun):
        return None
    if low not in _SOME:
        return sure
    return "that" if _is_particular(words, k) else None if noun in KIN else "some"


def _is_role_after(determiner: str, noun: str) -> bool:
    """Whether a noun means a person of flesh and blood after this determiner: not "the kind", "der man"."""
    english = determiner in ENGLISH_DETERMINERS
    return (is_role(noun) and _OTHER_LANGUAGE.get(noun) != english) or (not english and _is_feminine(noun))


def _is_feminine(noun: str) -> bool:
    """As in "die Schneiderin", "meine Ergotherapeutin": German makes women's roles with one ending."""
    return noun.endswith("in") and len(noun) > 5 and not noun.endswith("ein") and noun not in _NO_WOMEN


def _is_plural(determiner: str, noun: str) -> bool:
    """As in "die Lehrer", "die Syrer"."""
    return determiner in _PLURAL_ARTICLES and noun.endswith("er") and not noun.endswith(_MOTHERLY)


def _is_particular(words: Words, i: int) -> bool:
    """As in "ein Mann aus unserem Haus", "a boy had a stroke": said of one that was met, not of any."""
    ahead = range(i + 1, min(i + _AHEAD, len(words)))
    return any(words.low[k] in _MET and words.sentence[k] == words.sentence[i] for k in ahead)
