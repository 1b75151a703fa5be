"""The privacy guard: which passages of a card say too much of one particular person.

Flagged are names of persons, telephone numbers, mail addresses, house numbers, and health, religion or origin where
they are tied to one person ("mein Sohn hat Epilepsie"), each with the reason and a neutral wording. Not flagged are
the same things said in general ("Geflüchtete aus Syrien brauchen …"), public institutions, streets and towns as topics,
service numbers, and holders of a public office named with it ("Bürgermeisterin Huber"): the office is what such a card
is about.

The guard is a hint for people who decide; it neither changes nor stops anything. It looks words up in lists and follows
a few rules of German and English grammar; docs/privacy.md says what it misses. Work grows with the length of the text
alone, so it may run while somebody types.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.conference.privacy.flag import REASONS, Flag, Passage, Reason, reason_said
from facilitator.conference.privacy.names import name_end, names
from facilitator.conference.privacy.patterns import houses, mails, phones
from facilitator.conference.privacy.ties import ties
from facilitator.conference.privacy.words import Words, cut

# A passage is left out where one of the same reason covers it, or one that says it better: the "max" of a mail address.
_STRONGER: dict[Reason, tuple[Reason, ...]] = {reason: (reason,) for reason in REASONS} | {
    "name": ("name", "mail", "address")
}

__all__ = ["REASONS", "Flag", "Reason", "flags", "reason_said"]


def flags(text: str) -> tuple[Flag, ...]:
    """The flagged passages of a card, in reading order; passages of one reason do not overlap."""
    taken = {reason: bytearray(len(text)) for reason in REASONS}
    kept: list[Flag] = []
    for found in _passages(cut(text)):
        if all(taken[reason].find(1, found.start, found.end) < 0 for reason in _STRONGER[found.reason]):
            taken[found.reason][found.start : found.end] = b"\1" * (found.end - found.start)
            kept.append(Flag(found.reason, found.start, found.end, found.wording, text))
    return tuple(sorted(kept, key=lambda flag: (flag.start, flag.end, REASONS.index(flag.reason))))


def _passages(words: Words) -> Iterator[Passage]:
    """What all rules find; what is found first wins over what overlaps it for the same reason."""
    yield from mails(words)
    yield from phones(words)
    yield from houses(words)
    named = tuple(names(words))
    for name in named:
        yield Passage("name", words.starts[name.begin], name_end(words, name), name.wording)
    yield from ties(words, named)
