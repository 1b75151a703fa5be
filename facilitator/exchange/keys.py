"""The office's keys: pairs made anew, kept in files that only a passphrase opens, and read from them.

The files are what the ordinary age program makes and takes: an identity file, closed with a passphrase.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyrage

from facilitator.conference.errors import Refusal
from facilitator.exchange.age_files import SEALED

_LARGEST = 64 * 1024
_ARMOURED = b"-----BEGIN AGE ENCRYPTED FILE-----"
_SECRET = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]+")

Ask = Callable[[str], str]
"""Asks for the passphrase of a file, by the file's name."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A public key (``age1…``) and the secret one that opens what is sealed to it."""

    public: str
    secret: str = field(repr=False)


def new_pair() -> Pair:
    """A new pair, by chance."""
    identity = pyrage.x25519.Identity.generate()
    return Pair(str(identity.to_public()), str(identity))


def key_file(pair: Pair, passphrase: str) -> bytes:
    """The content of a file that gives the secret key to whoever knows the passphrase."""
    inside = f"# public key: {pair.public}\n{pair.secret}\n"
    sealed: bytes = pyrage.passphrase.encrypt(inside.encode(), passphrase)
    return sealed


def read_keys(path: Path, ask: Ask) -> tuple[str, ...]:
    """The secret keys in a file, which may be open or closed with a passphrase. Raises Refusal."""
    content = _content(path)
    if content.startswith((SEALED, _ARMOURED)):
        content = _opened(content, path.name, ask)
    lines = content.decode("utf-8", "replace").splitlines()
    found = tuple("".join(line.split()).upper() for line in lines if line.strip() and not line.startswith("#"))
    if not found or not all(map(_is_secret, found)):
        raise Refusal(
            "{name} holds no key, or one with a typing mistake, so nothing was done: give the file that “keys new” made"
            " (it ends in .key.age), or type the printed key once more.",
            name=path.name,
        )
    return found


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        raise Refusal(
            "The key {name} cannot be read ({reason}), so nothing was done: check the name.",
            name=str(path),
            reason=error.strerror or str(error),
        ) from None


def _opened(content: bytes, name: str, ask: Ask) -> bytes:
    try:
        inside: bytes = pyrage.passphrase.decrypt(content, ask(name))
    except pyrage.DecryptError:
        raise Refusal(
            "{name} does not open with this passphrase, or is damaged, so nothing was done: type the passphrase again,"
            " or take the other key.",
            name=name,
        ) from None
    return inside


def _is_secret(text: str) -> bool:
    try:
        pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError:
        return False
    return _SECRET.fullmatch(text) is not None


def open_alike(public: Sequence[str], each: Sequence[str]) -> bool:
    """Whether each of these secret keys opens what is sealed to all of these public ones."""
    message = secrets.token_bytes(32)
    sealed = pyrage.encrypt(message, [pyrage.x25519.Recipient.from_str(key) for key in public])
    return all(_opens(sealed, secret, message) for secret in each)


def _opens(sealed: bytes, secret: str, message: bytes) -> bool:
    try:
        opened: bytes = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(secret)])
    except pyrage.DecryptError:
        return False
    return opened == message
