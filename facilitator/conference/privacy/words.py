"""A card cut into words once, so that every rule looks words up instead of searching the text again."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from facilitator.conference.privacy.lists import listed

# Letters, joined by one hyphen or apostrophe or by combining marks (text from a Mac may hold "u" + "¨").
_WORD = re.compile(r"[^\W\d_]+(?:(?:[\u0300-\u036f]+|['’-])[^\W\d_]+)*[\u0300-\u036f]*")
_STOP = re.compile(r"[.!?;:\n|]")
_ORDINAL = re.compile(r"[ (]*\d{1,2}\. ")  # "im 8. Monat"
_BLANK = re.compile(r"[ \t\u00a0]+")
_ABBREVIATED = listed("""
    hr fr sr dr prof fam str st mr mrs ms hl tel nr ca bzw inkl evtl geb verh med phil rer nat ing usw etc ggf vgl
    """)
_ENGLISH = listed("""
    the and is are was were of to for with my our he she his her they their has have not should need needs who from
    there on please me us you it this that does every when cannot why what do more call between be can at up via ask
    send flat house room group
    """)
_GERMAN = listed("""
    der die das und ist sind war im zu für mit mein meine unser er sie sein ihr hat haben nicht soll sollen braucht
    wer bei aus von an mich es ein eine einen auf bitte mir uns ich den dem wenn kann keine mehr warum was auch muss
    man werden wie oder durch vom alle einer eines wir unter zur zum
    """)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``text`` in order.

    ``written`` as typed (an English ``'s`` cut off), ``low`` in small letters, ``starts`` and ``ends`` as offsets into
    ``text``, ``sentence`` the number of the sentence each word stands in, ``language`` that of the whole;
    ``small`` tells that it has no capital at all.
    """

    text: str
    written: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    sentence: list[int]
    language: Literal["de", "en"]
    small: bool

    def __len__(self) -> int:
        return len(self.low)

    def at(self, i: int) -> str:
        """Word ``i`` in small letters; empty before the first and after the last."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def capital(self, i: int) -> bool:
        """Whether word ``i`` exists and begins with a capital."""
        return 0 <= i < len(self.low) and self.written[i][0].isupper()

    def after(self, i: int, letters: int = 1) -> str:
        """The next ``letters`` of the text behind word ``i``."""
        return self.text[self.ends[i] : self.ends[i] + letters]

    def gap(self, i: int) -> str:
        """What stands between the words ``i - 1`` and ``i``."""
        return self.text[self.ends[i - 1] : self.starts[i]] if 0 < i < len(self.low) else ""

    def beside(self, i: int) -> bool:
        """Whether nothing but blanks, or the dot of "Dr.", parts word ``i`` from the one before."""
        gap = self.gap(i)
        if gap[:1] == "." and self._short(i - 1):
            gap = gap[1:]
            return not gap.strip(" \t\u00a0")
        return gap == " " or _BLANK.fullmatch(gap) is not None

    def follows(self, i: int) -> bool:
        """Whether words ``i - 1`` and ``i`` stand in one sentence."""
        return 0 < i < len(self.low) and self.sentence[i - 1] == self.sentence[i]

    def opens(self, i: int) -> bool:
        """Whether word ``i`` begins a sentence."""
        return i == 0 or self.sentence[i - 1] != self.sentence[i]

    def _short(self, i: int) -> bool:
        return len(self.low[i]) == 1 or self.low[i] in _ABBREVIATED


def cut(text: str) -> Words:
    """The words of a text; one pass, whatever the text is."""
    written: list[str] = []
    low: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentence: list[int] = []
    number, end = 0, 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match.group()
        if low and _STOP.search(text, end, start) and not _only_shortened(low[-1], text[end:start]):
            number += 1
        end = match.end()
        if word[-2:] in ("'s", "’s"):
            word, end = word[:-2], end - 2
        written.append(word)
        low.append(word.lower() if word.isascii() else _small(word))
        starts.append(start)
        ends.append(end)
        sentence.append(number)
    return Words(text, written, low, starts, ends, sentence, _language(low), text.islower())


def _small(word: str) -> str:
    """In small letters and composed; the Turkish "İ" as plain "i", as the lists have it."""
    return unicodedata.normalize("NFC", word).lower().replace("i\u0307", "i")


def _language(low: list[str]) -> Literal["de", "en"]:
    """``en`` where English little words outnumber the German ones, else ``de``."""
    english = sum(word in _ENGLISH for word in low)
    return "en" if english > sum(word in _GERMAN for word in low) else "de"


def _only_shortened(word: str, gap: str) -> bool:
    """Whether the dot ends no sentence: "Dr. Huber", "Ahmad K. hat", "Hauptstr. 5", "im 8. Monat"."""
    if _ORDINAL.fullmatch(gap):
        return True
    short = len(word) == 1 or word in _ABBREVIATED or word.endswith("str")
    return short and gap[0] == "." and not _STOP.search(gap, 1)
