"""Sealed packages: either key opens them, nothing else does, and whatever is wrong with one is a sentence."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.conference.errors import Refusal
from facilitator.exchange import sealing
from facilitator.exchange.age_files import asks_for_words, is_whole_outside
from facilitator.exchange.keys import new_pair
from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import announced, is_sealed, read_package
from facilitator.exchange.sealing import NO_KEYS, Keys, Unopened, is_key, to_keys, to_words, unsealed
from tests.exchange import forging
from tests.exchange.sealed import BOTH, DAILY, OTHER, SAFE, keys, packed, seal_file

WORDS = "bachhalle-nachtkorb-maiszaun-wasserfenster"


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "sealed.facilitator"
    packed(path)
    return path


@pytest.fixture(scope="module")
def by_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("words") / "moved.facilitator"
    packed(path, seal=to_words(WORDS))
    return path


def refusal(path: Path, given: Keys) -> BadPackage:
    with pytest.raises(BadPackage) as raised:
        read_package(path, given)
    return raised.value


@pytest.mark.parametrize("pair", [DAILY, SAFE], ids=["daily", "safe"])
def test_either_key_opens_it(sealed: Path, pair: object) -> None:
    given = keys(DAILY if pair is DAILY else SAFE)
    package = read_package(sealed, given)
    assert package.authentic(forging.KEY)
    assert [event.line for event in package.events()] == [event.line for event in forging.events(3)]
    assert list(package.attachments()) == [(forging.PHOTO_HASH, forging.PHOTO)]
    assert announced(sealed, given) == package.manifest


def test_the_ordinary_age_program_opens_it_too(sealed: Path, tmp_path: Path) -> None:
    age = shutil.which("age")
    assert age, "the program age is not installed: apt-get install age"
    (tmp_path / "key.txt").write_text(SAFE.secret + "\n")
    plain = subprocess.run([age, "-d", "-i", tmp_path / "key.txt", sealed], capture_output=True, check=True).stdout
    (tmp_path / "plain.facilitator").write_bytes(plain)
    assert read_package(tmp_path / "plain.facilitator").authentic(forging.KEY)


def test_what_the_ordinary_age_program_sealed_is_opened(tmp_path: Path) -> None:
    age = shutil.which("age")
    assert age, "the program age is not installed: apt-get install age"
    plain = forging.sound(tmp_path / "plain.facilitator")
    sealed = tmp_path / "sealed.facilitator"
    to = [part for public in BOTH for part in ("-r", public)]
    subprocess.run([age, *to, "-o", sealed, plain], check=True)
    assert read_package(sealed, keys(DAILY)).manifest == read_package(plain).manifest


def test_inside_is_the_very_same_zip(sealed: Path, tmp_path: Path) -> None:
    with unsealed(sealed, keys(DAILY)) as inside:
        assert inside.readall() == forging.sound(tmp_path / "plain.facilitator").read_bytes()


@pytest.mark.parametrize("before", [b"", b"x", b"PK\x03\x05"])
def test_what_does_not_begin_as_a_package_is_none_sealed_either(before: bytes, tmp_path: Path) -> None:
    """Found by fuzzing: where the end is right, zipfile reads it."""
    plain = forging.sound(tmp_path / "sound.facilitator", 3)
    strange = tmp_path / "strange.facilitator"
    strange.write_bytes(before + plain.read_bytes()[4:] if before.startswith(b"PK") else before + plain.read_bytes())
    sealed = seal_file(strange, tmp_path / "sealed.facilitator")
    for path in (strange, sealed):
        if before:
            with pytest.raises(BadPackage, match=r"nothing (of it )?was taken in"):
                announced(path, keys(DAILY))
        else:
            assert read_package(path, keys(DAILY)).manifest == read_package(plain).manifest


def test_nothing_of_it_can_be_read_from_outside(sealed: Path) -> None:
    content = sealed.read_bytes()
    for word in (b"PK\x03\x04", b"manifest", b"Gemeinde", forging.CONFERENCE.encode(), forging.PHOTO[64:128]):
        assert word not in content


def test_without_a_key_it_stays_shut(sealed: Path) -> None:
    reason = refusal(sealed, NO_KEYS)
    assert isinstance(reason, Unopened)
    assert str(reason) == "sealed.facilitator is sealed; nothing was taken in: give the office's key with it."
    assert is_sealed(sealed)


def test_another_key_does_not_open_it(sealed: Path) -> None:
    assert str(refusal(sealed, keys(OTHER))) == (
        "sealed.facilitator is sealed to another key; nothing was taken in: give the key of the conference it belongs"
        " to."
    )
    assert read_package(sealed, keys(OTHER, SAFE)).authentic(forging.KEY)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(BadPackage, match="cannot be read"):
        unsealed(tmp_path / "missing.facilitator", keys(DAILY))
    assert not asks_for_words(tmp_path / "missing.facilitator")


def test_words_open_what_was_sealed_with_them(by_words: Path) -> None:
    assert asks_for_words(by_words)
    package = read_package(by_words, Keys(words=("falsche-worte-voran-jetzt", WORDS)))
    assert sum(1 for _ in package.events()) == 5


def test_wrong_words_and_none(by_words: Path) -> None:
    assert "sealed with other words" in str(refusal(by_words, Keys(words=("ganz-andere-worte-hier",))))
    reason = refusal(by_words, keys(DAILY))
    assert isinstance(reason, Unopened)
    assert "give the words" in str(reason)


def test_the_right_words_for_a_damaged_file(by_words: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.facilitator"
    bad.write_bytes(by_words.read_bytes()[:-1])
    assert "is damaged (age)" in str(refusal(bad, Keys(words=(WORDS,))))


def test_too_much_for_words_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "LARGEST_BY_WORDS", 100)
    with pytest.raises(Refusal, match="too large to be moved with words"):
        packed(tmp_path / "moved.facilitator", seal=to_words(WORDS))
    assert list(tmp_path.iterdir()) == []


def test_the_largest_that_words_seal_opens_and_what_is_larger_is_not_read(
    by_words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a file that only begins as if it were sealed with words could fill the memory."""
    size = 3 * 64 * 1024
    monkeypatch.setattr(sealing, "LARGEST_BY_WORDS", size)
    path = tmp_path / "moved.facilitator"
    with path.open("wb") as out:
        to_words(WORDS)([bytes(size)], out)
    assert unsealed(path, Keys(words=(WORDS,))).read() == bytes(size)
    with by_words.open("r+b") as file:
        file.truncate(3 * size)
    assert "larger than what can be moved with words" in str(refusal(by_words, Keys(words=(WORDS,))))


def test_words_that_would_take_for_ever_are_not_tried(by_words: Path) -> None:
    """Whoever makes a file says how long each guess at its words takes."""
    whole = by_words.read_bytes()
    by_words.write_bytes(re.sub(rb"(-> scrypt \S+ )\d+", rb"\g<1>40", whole, count=1))
    assert by_words.read_bytes() != whole
    assert "is damaged (age)" in str(refusal(by_words, Keys(words=(WORDS,))))


@pytest.mark.parametrize("public", [(), ("age1nokey",), (BOTH[0], ""), (BOTH[0], BOTH[1].upper() + "x")])
def test_false_keys_never_leave_a_package_open(public: tuple[str, ...]) -> None:
    with pytest.raises(Refusal, match="names a key that cannot be used"):
        to_keys(public)


def test_what_is_a_key() -> None:
    assert is_key(DAILY.public)
    assert not is_key(DAILY.secret)
    assert not is_key("")


def test_secrets_are_never_shown() -> None:
    assert DAILY.secret not in repr(DAILY) + repr(keys(DAILY)) + repr(Keys(words=(WORDS,)))
    assert WORDS not in repr(Keys(words=(WORDS,)))


# On the way out.


def test_an_error_of_the_source_comes_out_as_itself() -> None:
    def pieces() -> Iterator[bytes]:
        yield bytes(100_000)
        raise LookupError("mine")

    out = io.BytesIO()
    with pytest.raises(LookupError, match="mine"):
        to_keys(BOTH)(pieces(), out)


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_full_stick_is_its_own_error(after: int) -> None:
    class Full(io.BytesIO):
        room = after

        def write(self, data: object, /) -> int:
            if not self.room:
                raise OSError(28, "No space left on device")
            self.room -= 1
            return len(data)  # type: ignore[arg-type]  # bytes

    with pytest.raises(OSError, match="No space left") as raised:
        to_keys(BOTH)([bytes(1_000_000)], Full())
    assert raised.value.errno == 28


def test_a_medium_that_fails_while_it_is_opened(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: object) -> Iterator[bytes]:
        raise OSError(5, "Input/output error")
        yield b""

    monkeypatch.setattr(sealing, "_pieces", failing)
    with pytest.raises(BadPackage, match=r"cannot be read \(Input/output error\)"):
        read_package(sealed, keys(DAILY))


# Damage.


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.data())
def test_one_bit_is_noticed_wherever_it_flips(sealed: Path, data: st.DataObject) -> None:
    content = bytearray(sealed.read_bytes())
    bit = data.draw(st.integers(0, len(content) * 8 - 1))
    content[bit // 8] ^= 1 << bit % 8
    bad = sealed.with_name("bad.facilitator")
    bad.write_bytes(content)
    for given_keys in (keys(DAILY), keys(SAFE)):
        with pytest.raises(BadPackage):
            read_package(bad, given_keys)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.data())
def test_every_cut_and_every_addition_is_noticed(sealed: Path, data: st.DataObject) -> None:
    content = sealed.read_bytes()
    bad = sealed.with_name("bad.facilitator")
    bad.write_bytes(
        data.draw(
            st.integers(0, len(content) - 1).map(lambda end: content[:end])
            | st.binary(min_size=1, max_size=70_000).map(lambda more: content + more)
            | st.binary(max_size=300).map(lambda noise: b"age-encryption.org/v1\n" + noise)
        )
    )
    with pytest.raises(BadPackage):
        read_package(bad, keys(DAILY))


def test_a_sealed_file_that_holds_something_else(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"no zip at all")
    assert "is damaged (zip)" in str(refusal(seal_file(tmp_path / "plain", tmp_path / "a.facilitator"), keys(DAILY)))


def test_sealed_twice_is_no_package(sealed: Path, tmp_path: Path) -> None:
    assert "is damaged (zip)" in str(refusal(seal_file(sealed, tmp_path / "a.facilitator"), keys(DAILY)))


# From outside.


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=st.integers(0, 200_000) | st.sampled_from([0, 65_535, 65_536, 65_537, 131_072]), many=st.integers(1, 4))
def test_what_age_writes_is_whole_from_outside(tmp_path: Path, size: int, many: int) -> None:
    path = tmp_path / "any.age"
    recipients = [pyrage.x25519.Recipient.from_str(new_pair().public) for _ in range(many)]
    path.write_bytes(pyrage.encrypt(bytes(size), recipients))
    assert is_whole_outside(path)


@pytest.mark.parametrize("keep", [0, 21, 22, 100, 200, 330, -1, -16])
def test_most_cuts_are_seen_from_outside(sealed: Path, keep: int) -> None:
    """Cut in the head, or so that the last piece is too short for its own seal."""
    content = sealed.read_bytes()
    head = content.index(b"\n--- ") + 49
    cut = content[:keep] if keep >= 0 else content[: head + 16 - keep - 1]
    sealed.write_bytes(cut)
    assert not is_whole_outside(sealed)
    assert not isinstance(refusal(sealed, NO_KEYS), Unopened)
