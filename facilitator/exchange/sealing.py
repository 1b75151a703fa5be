"""Sealed packages: age files (age-encryption.org/v1) of the very same zip. They are written and opened in a stream.

Only this file and its neighbours ``vault`` and ``keys`` know pyrage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import SEEK_END
from pathlib import Path
from typing import IO, Protocol

import pyrage

from facilitator.conference.errors import Refusal
from facilitator.exchange.age_files import SEALED, is_whole_outside, needs_words
from facilitator.exchange.manifest import BadPackage, broken, unreadable
from facilitator.exchange.vault import Vault

LARGEST_BY_WORDS = 512 << 20
"""Bytes of a package sealed to words: age seals these in memory only."""
_AROUND = 8192
"""Bytes of a head, at most; and of each so many sealed bytes one is not the package's own."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What can open sealed packages: secret keys (``AGE-SECRET-KEY-1…``), and words that a package was sealed to."""

    secrets: tuple[str, ...] = field(default=(), repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)


NO_KEYS = Keys()


class Unopened(BadPackage):
    """A sealed package, whole as far as can be seen from outside, and nothing was given to open it with."""


class Seal(Protocol):
    """How a package is closed: the zip's bytes go in, what is sealed goes out."""

    def __call__(self, pieces: Iterable[bytes], out: IO[bytes], /) -> None: ...


def is_key(text: str) -> bool:
    """Whether a text is a public key that packages can be sealed to."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def to_keys(public: Sequence[str]) -> Seal:
    """Close a package so that each of these keys opens it. Raises Refusal where one is none: it is never left open."""
    if not public or not all(map(is_key, public)):
        raise Refusal(
            "The plan names a key that cannot be used, so nothing was written; everything is safe in the record: ask"
            " the office for a corrected plan."
        )
    recipients = [pyrage.x25519.Recipient.from_str(text) for text in public]

    def seal(pieces: Iterable[bytes], out: IO[bytes], /) -> None:
        source, sink = _Source(iter(pieces)), _Sink(out)
        try:
            pyrage.encrypt_io(source, sink, recipients)
        except (pyrage.EncryptError, OSError) as error:
            raise source.error or sink.error or error from None

    return seal


def to_words(words: str) -> Seal:
    """Close a package so that these words open it. What is sealed so is held in memory whole."""

    def seal(pieces: Iterable[bytes], out: IO[bytes], /) -> None:
        whole = bytearray()
        for piece in pieces:
            whole += piece
            if len(whole) > LARGEST_BY_WORDS:
                raise Refusal(
                    "These sessions are too large to be moved with words ({mb} MB at most), so nothing was written;"
                    " everything is safe in the record: move fewer at once.",
                    mb=LARGEST_BY_WORDS >> 20,
                )
        out.write(pyrage.passphrase.encrypt(bytes(whole), words))

    return seal


def unsealed(path: Path, keys: Keys) -> Vault:
    """What a sealed file holds. Raises BadPackage where no key opens it, or where it is not whole."""
    vault = Vault()
    try:
        _unseal(path, keys, vault)
    except BaseException:
        vault.close()
        raise
    vault.finish()
    return vault


def _unseal(path: Path, keys: Keys, vault: Vault) -> None:
    try:
        with path.open("rb") as file:
            by_words = needs_words(file.read(2 * len(SEALED)))
            file.seek(0)
            if not (keys.words if by_words else keys.secrets):
                raise _unopened(path, by_words)
            if by_words:
                _by_words(file, path.name, keys, vault)
            else:
                _by_keys(file, path.name, keys, vault)
    except OSError as error:
        raise unreadable(path.name, error) from None


def _unopened(path: Path, by_words: object) -> BadPackage:
    """Why a sealed file stays shut where nothing was given to open it with."""
    name = path.name
    if not is_whole_outside(path):
        return broken(name, "age")
    if by_words:
        return Unopened("{name} is sealed; nothing was taken in: give the words that were shown with it.", name=name)
    return Unopened("{name} is sealed; nothing was taken in: give the office's key with it.", name=name)


def _by_keys(file: IO[bytes], name: str, keys: Keys, vault: Vault) -> None:
    identities = [pyrage.x25519.Identity.from_str(secret) for secret in keys.secrets]
    source, sink = _Source(_pieces(file)), _Sink(vault)
    try:
        pyrage.decrypt_io(source, sink, identities)
    except (pyrage.DecryptError, OSError) as error:
        if trouble := source.error or sink.error:
            raise trouble from None
        if "No matching keys" in str(error):
            raise BadPackage(
                "{name} is sealed to another key; nothing was taken in: give the key of the conference it belongs to.",
                name=name,
            ) from None
        raise broken(name, "age") from None


def _by_words(file: IO[bytes], name: str, keys: Keys, vault: Vault) -> None:
    sealed = _held(file, name)
    for words in keys.words:
        try:
            vault.write(pyrage.passphrase.decrypt(sealed, words))
        except pyrage.DecryptError as error:
            if "Decryption failed" not in str(error):  # these words open it, and what is inside is not whole
                raise broken(name, "age") from None
        else:
            return
    raise BadPackage(
        "{name} is sealed with other words, or is damaged; nothing was taken in: type the words again as they were"
        " shown.",
        name=name,
    )


def _held(file: IO[bytes], name: str) -> bytes:
    """All of a file that is sealed with words. Raises BadPackage where nobody could have sealed so much with them."""
    most = LARGEST_BY_WORDS + LARGEST_BY_WORDS // _AROUND + _AROUND
    if file.seek(0, SEEK_END) > most:
        raise BadPackage(
            "{name} is larger than what can be moved with words ({mb} MB at most), so it was not opened and nothing was"
            " taken in: have it moved again, in smaller parts.",
            name=name,
            mb=LARGEST_BY_WORDS >> 20,
        )
    file.seek(0)
    return file.read(most)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(1 << 16):
        yield piece


class _Source:
    """Pieces as a file that age reads. Its own error is kept, for age tells of it in words only."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")
        self.error: BaseException | None = None

    def read(self, most: int, /) -> bytes:
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as error:
            self.error = error
            raise
        piece, self._rest = self._rest[:most], self._rest[most:]
        return bytes(piece)


class _Sink:
    """A file that age writes to, with its own error kept."""

    def __init__(self, out: IO[bytes] | Vault) -> None:
        self._out = out
        self.error: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        try:
            self._out.write(data)
        except BaseException as error:
            self.error = error
            raise
        return len(data)

    def flush(self) -> None:
        """There is nothing to be done."""
