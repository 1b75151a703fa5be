"""Codes to be read out and typed: 55 bits and a check character, in groups, without letters that look alike.

Nobody without the conference key guesses one: of 36,000,000,000,000,000 one is right, and each try is typed by hand.
"""

from __future__ import annotations

from facilitator.conference.errors import Refusal

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: I, L, O and U are missing, and are read as 1, 1, 0 and V."""
_ALIKE = str.maketrans("ILOU", "110V")
_LONG, _GROUP = 11, 4


def code_of(digest: bytes) -> str:
    """The first 55 bits of a digest as ``K7QD-2MXE-9RT4``."""
    bits = int.from_bytes(digest[:7], "big") >> 1
    signs = [bits >> 5 * place & 31 for place in reversed(range(_LONG))]
    text = "".join(_SIGNS[sign] for sign in (*signs, _check(signs)))
    return "-".join(text[n : n + _GROUP] for n in range(0, len(text), _GROUP))


def is_code(typed: str) -> bool:
    """Whether something typed can be meant as a code rather than as a file's name."""
    return len(_plain(typed)) == _LONG + 1 and set(_plain(typed)) <= set(_SIGNS)


def typed_code(typed: str) -> str:
    """A code as ``code_of`` writes it, however it was typed. Raises Refusal where a sign is wrong or missing."""
    plain = _plain(typed)
    signs = [_SIGNS.index(sign) for sign in plain if sign in _SIGNS]
    if len(signs) != len(plain) or len(plain) != _LONG + 1 or _check(signs[:-1]) != signs[-1]:
        raise Refusal(
            "The code has a typing mistake, so nothing was changed: it has {n} signs in groups of four; type it again.",
            n=_LONG + 1,
        )
    return "-".join(plain[n : n + _GROUP] for n in range(0, len(plain), _GROUP))


def _plain(typed: str) -> str:
    return "".join(typed.replace("-", " ").split()).upper().translate(_ALIKE)


def _check(signs: list[int]) -> int:
    """Luhn's check for 32 signs: one wrong sign is always noticed, two that changed places nearly always."""
    total = 0
    for place, sign in enumerate(reversed(signs)):
        twice = sign * 2 if place % 2 == 0 else sign
        total += twice // 32 + twice % 32
    return -total % 32
