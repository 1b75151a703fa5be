"""Telephone numbers, mail addresses and house numbers: found by their form.

Every expression has fixed upper bounds and starts only where no word or number is under way, so that a long line of
digits or letters costs a multiple of its length and no more.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from facilitator.conference.privacy.flag import Passage
from facilitator.conference.privacy.lists import listed
from facilitator.conference.privacy.people import NOT_NAMES, NOT_STREETS, PUBLIC_PLACES, SQUARE_ENDINGS, STREET_ENDINGS
from facilitator.conference.privacy.words import Words

_MAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}(?:@| ?[(\[](?:at|ät)[)\]] ?)[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){1,5}", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.,/:+-])(?:\+ ?|\()?\d[\d ()/.\u00a0–-]{5,22}\d(?![\w:]|[.,]\d)")
_DATE = re.compile(r"\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})(?!\d)")
_TIME = re.compile(r"\d{1,2}[.:]\d{2} ?[–-] ?\d{1,2}[.:]\d{2}$")
_AMERICAN = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}$")
_CUE = re.compile(
    r"(?:tel|telefon|telefonnummer|handy|handynummer|mobil|mobile|nummer|rufnummer|durchwahl|whatsapp|signal|fax|"
    r"anrufen|ruf|phone|call|cell|number|ring|text)[ .:]{0,3}(?:me|us|him|her|is|ist|unter|on|at|an|lautet)?[ :]{0,2}$",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:tel|telefon|handy|mobil|durchwahl|whatsapp|phone|cell)[.: ]{1,3}(\d[\d /()-]{1,20}\d)(?![\w:]|[.,]\d)",
    re.IGNORECASE,
)
_FILE_NUMBER = re.compile(r"(?:az|aktenzeichen|artikel|isbn|nr|rechnung|konto|iban|bic|plz)[ .:]{0,3}$", re.IGNORECASE)
_SERVICE = ("0800", "00800", "0900", "0180", "0137", "116")

_DIGIT = re.compile(r"\d")
_HOUSE = re.compile(r"[ \u00a0]?(\d{1,3}) ?([a-h](?![\w]))?(?![\w%§]|[.,:/]\d|-?er\b)", re.IGNORECASE)
_UNIT = re.compile(
    r" ?(?:km|m|meter|metern|cm|uhr|min|minuten|h|stunden|euro|eur|€|jahre|jahren|tage|wochen|monate|prozent|"
    r"personen|mal|leute|kmh|und \d+ (?:uhr|jahre)|bis \d+ (?:uhr|jahre)|metres|metre|years|days|weeks|people|pm|am)\b",
    re.IGNORECASE,
)
_PLURAL_NOUN = re.compile(r" [A-ZÄÖÜ][a-zäöüß]{2,30}(?:e|en|er|ern|eln|s)\b")
_TOWN = re.compile(r",? {0,2}\d{5} [A-ZÄÖÜ][\w-]{1,30}(?: [A-ZÄÖÜ][\w-]{1,30})?")
_ENGLISH = re.compile(
    r"(?<![\w.,/:€$£-])\d{1,4} ?[a-h]? (?:[A-Z][a-z'’]{1,20} ){1,3}"
    r"(?:Street|Road|Lane|Avenue|Drive|Close|Crescent|Terrace|Gardens|Grove|Mews|Court|Square|Hill|Row|Place|Way|St|Rd|Ave)\b"
)
_DWELLS = listed("""
    wohnt wohnen wohne wohnte wohnung adresse anschrift familie zuhause lebt leben zimmer haus lives live living
    address flat home
    """)
_STREET_BEGINS = listed("am im an auf zum zur in der den dem alten alte alter neuen neue oberen unteren")
_NEARBY = 4  # words
_SHORTEST = 4  # digits of an extension


def mails(words: Words) -> Iterator[Passage]:
    """Mail addresses, also written with "(at)"."""
    wording = "[e-mail address]" if words.language == "en" else "[E-Mail-Adresse]"
    for match in _MAIL.finditer(words.text):
        yield Passage("mail", match.start(), match.end(), wording)


def phones(words: Words) -> Iterator[Passage]:
    """Telephone numbers: with ``+`` or a leading 0, or announced by a word; no dates, times or service lines."""
    wording = "[phone number]" if words.language == "en" else "[Telefonnummer]"
    for match in _NUMBER.finditer(words.text):
        if _is_phone(match.group(), words.text[max(0, match.start() - 30) : match.start()]):
            yield Passage("phone", match.start(), match.end(), wording)
    for match in _ANNOUNCED.finditer(words.text):
        if sum(letter.isdigit() for letter in match[1]) >= _SHORTEST:
            yield Passage("phone", match.start(1), match.end(1), wording)


def _is_phone(written: str, before: str) -> bool:
    digits = "".join(letter for letter in written if letter.isdigit())
    if digits.startswith(_SERVICE) or _DATE.match(written) or _TIME.match(written) or _FILE_NUMBER.search(before):
        return False
    if written[0] == "+" or digits.startswith("00"):
        return 8 <= len(digits) <= 15
    if digits[0] == "0":
        return 7 <= len(digits) <= 14
    return _AMERICAN.match(written) is not None or (5 <= len(digits) <= 14 and _CUE.search(before) is not None)


def houses(words: Words) -> Iterator[Passage]:
    """A street with a house number; not that of a public place ("Rathaus, Kirchplatz 1")."""
    if not _DIGIT.search(words.text):
        return
    wording = "[address]" if words.language == "en" else "[Adresse]"
    for match in _ENGLISH.finditer(words.text):
        if not _is_public(words, match.start()):
            yield Passage("address", match.start(), match.end(), wording)
    for i in range(len(words)):
        end = _house_end(words, i)
        if end and not _is_public(words, words.starts[i]):
            yield Passage("address", words.starts[_street_begin(words, i)], end, wording)


def _house_end(words: Words, i: int) -> int:
    """Where the house number after street ``i`` ends, its town included; 0 if there is none."""
    low = words.low[i]
    certain = low.endswith(STREET_ENDINGS) and low not in NOT_STREETS and _names_a_street(words, i)
    if not (certain or (words.capital(i) and _may_be_address(words, i))):
        return 0
    text, after = words.text, words.ends[i]
    number = _HOUSE.match(text, after + 1 if text[after : after + 1] == "." else after)
    if number is None or _UNIT.match(text, number.end()) or _PLURAL_NOUN.match(text, number.end()):
        return 0
    town = _TOWN.match(text, number.end())
    if not (certain or town or _somebody_dwells(words, i)):
        return 0
    return town.end() if town else number.end()


def _may_be_address(words: Words, i: int) -> bool:
    """As in "Marktplatz", "Am Sonnenhang": only something else in the card makes it one."""
    low = words.low[i]
    if words.at(i - 1) in _STREET_BEGINS:
        return low in SQUARE_ENDINGS or low not in NOT_NAMES
    return low.endswith(SQUARE_ENDINGS) and low not in SQUARE_ENDINGS


def _names_a_street(words: Words, i: int) -> bool:
    """As in "Lindenweg" is one by itself, "Weg" only after "Rosenheimer"."""
    return words.low[i] not in STREET_ENDINGS or (words.capital(i) and words.beside(i) and words.capital(i - 1))


def _street_begin(words: Words, i: int) -> int:
    """The first word of the street's name: "Rosenheimer" of "Rosenheimer Str.", "Am" of "Am Alten Markt"."""
    first = i
    while first and first > i - 3 and words.beside(first) and words.capital(first - 1):
        named = words.low[first] in STREET_ENDINGS or words.at(first - 1) in _STREET_BEGINS
        if not named and words.at(first) not in _STREET_BEGINS:
            break
        first -= 1
    return first


def _somebody_dwells(words: Words, i: int) -> bool:
    return any(word in _DWELLS for word in words.low[max(0, i - 2 * _NEARBY) : i + _NEARBY])


def _is_public(words: Words, start: int) -> bool:
    """Whether one of the words shortly before offset ``start`` is a place that is open to everybody."""
    first = bisect_left(words.starts, start)
    return any(word in PUBLIC_PLACES for word in words.low[max(0, first - _NEARBY) : first])
