"""Sealed packages for tests, and keys that open them."""

from __future__ import annotations

from pathlib import Path

from facilitator.exchange.keys import Pair, new_pair
from facilitator.exchange.packing import Packed, pack
from facilitator.exchange.sealing import Keys, Seal, to_keys
from tests.exchange import forging

DAILY, SAFE, OTHER = new_pair(), new_pair(), new_pair()
BOTH = (DAILY.public, SAFE.public)


def keys(*pairs: Pair) -> Keys:
    """What these pairs open."""
    return Keys(tuple(pair.secret for pair in pairs))


def seal_file(plain: Path, sealed: Path, seal: Seal | None = None) -> Path:
    """Any file, sealed."""
    with sealed.open("wb") as out:
        (seal or to_keys(BOTH))([plain.read_bytes()], out)
    return sealed


def packed(path: Path, cards: int = 3, photo: bytes = forging.PHOTO, seal: Seal | None = None) -> Packed:
    """A small package, sealed to both keys."""
    found = forging.events(cards)
    lines, photos = [event.line for event in found], [(forging.PHOTO_NAME, [photo])]
    return pack(path, forging.manifest_of(found, cards), lines, photos, forging.KEY, seal or to_keys(BOTH))
