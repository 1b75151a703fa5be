"""The office's keys: files that a passphrase opens, here and in the ordinary age program."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from math import log2
from pathlib import Path

import pyrage
import pytest

from facilitator.conference.errors import Refusal
from facilitator.exchange.keys import Pair, key_file, new_pair, open_alike, read_keys
from facilitator.exchange.phrases import FIRST, SECOND, WORDS, four_words, tidied

PHRASE = "Ein langer Satz, den niemand rät"
PAIR = new_pair()


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "daily.key.age"
    path.write_bytes(key_file(PAIR, PHRASE))
    return path


def nobody(name: str) -> str:
    raise AssertionError(f"asked for the passphrase of {name}")


def test_the_passphrase_gives_the_key(closed: Path) -> None:
    asked: list[str] = []

    def ask(name: str) -> str:
        asked.append(name)
        return PHRASE

    assert read_keys(closed, ask) == (PAIR.secret,)
    assert asked == ["daily.key.age"]
    assert PAIR.secret.encode() not in closed.read_bytes()
    with pytest.raises(Refusal, match=r"daily\.key\.age does not open with this passphrase"):
        read_keys(closed, lambda _: PHRASE + ".")


def test_the_ordinary_age_program_makes_and_takes_such_keys(closed: Path, tmp_path: Path) -> None:
    """It asks for a passphrase on a terminal only, so here it gets the key opened, as age-keygen writes it."""
    keygen = shutil.which("age-keygen")
    assert keygen, "the program age is not installed: apt-get install age"
    text = pyrage.passphrase.decrypt(closed.read_bytes(), PHRASE)
    public = subprocess.run([keygen, "-y"], input=text, capture_output=True, check=True).stdout.decode().strip()
    assert public == PAIR.public
    made = tmp_path / "made.txt"
    subprocess.run([keygen, "-o", made], capture_output=True, check=True)
    (secret,) = read_keys(made, nobody)
    assert f"public key: {pyrage.x25519.Identity.from_str(secret).to_public()}" in made.read_text()


@pytest.mark.parametrize("shape", ["{0}", "  {0}  \n\n", "# note\n{0}\n{0}", "{1}", "{2}"])
def test_a_key_typed_from_paper(shape: str, tmp_path: Path) -> None:
    groups = " ".join(re.findall(".{1,5}", PAIR.secret))
    (tmp_path / "typed.txt").write_text(shape.format(PAIR.secret, groups, PAIR.secret.lower()))
    assert set(read_keys(tmp_path / "typed.txt", nobody)) == {PAIR.secret}


@pytest.mark.parametrize(
    "content",
    ["", "# only a note", PAIR.public, PAIR.secret[:-1], "\xff" * 40, "a" * 100_000],
    ids=["empty", "note", "public", "cut", "noise", "long"],
)
def test_a_file_without_a_key(content: str, tmp_path: Path) -> None:
    (tmp_path / "typed.txt").write_text(content, "latin-1")
    with pytest.raises(Refusal, match=r"typed\.txt holds no key"):
        read_keys(tmp_path / "typed.txt", nobody)


@pytest.mark.parametrize("place", [20, 40, 70])
def test_a_typing_mistake_is_noticed(place: int, tmp_path: Path) -> None:
    wrong = "Q" if PAIR.secret[place] != "Q" else "P"
    (tmp_path / "typed.txt").write_text(PAIR.secret[:place] + wrong + PAIR.secret[place + 1 :])
    with pytest.raises(Refusal, match="typing mistake"):
        read_keys(tmp_path / "typed.txt", nobody)


def test_a_key_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        read_keys(tmp_path / "missing.age", nobody)


def test_keys_are_tried_before_they_are_trusted() -> None:
    other = new_pair()
    public = [PAIR.public, other.public]
    assert open_alike(public, [PAIR.secret, other.secret])
    assert not open_alike(public, [PAIR.secret, new_pair().secret])
    assert not open_alike([PAIR.public], [other.secret])


def test_what_opens_with_another_content_is_not_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyrage.decrypt", lambda *_: b"something else")
    assert not open_alike([PAIR.public], [PAIR.secret])


def test_pairs_differ() -> None:
    pairs = {new_pair() for _ in range(20)}
    assert len({pair.secret for pair in pairs}) == len({pair.public for pair in pairs}) == 20
    assert Pair("age1x", "S").secret not in repr(Pair("age1x", "S"))


# Words.


def test_four_words_are_48_bits() -> None:
    compounds = {first + second for first in FIRST for second in SECOND}
    assert len(compounds) == len(FIRST) * len(SECOND) == 4096
    assert WORDS * log2(len(compounds)) == 48
    assert all(re.fullmatch("[a-z]{5,16}", word) for word in compounds)


def test_every_word_is_as_likely_as_another() -> None:
    drawn = Counter(word for _ in range(8_000) for word in four_words().split("-"))
    assert len(drawn) > 4_000
    assert max(drawn.values()) < 35


@pytest.mark.parametrize(
    "typed",
    [
        "bachhut-eisball-mondigel-salztor",
        "  Bachhut Eisball  MONDIGEL salztor\n",
        "bachhut - eisball-mondigel -salztor",
    ],
)
def test_words_can_be_typed_in_any_way(typed: str) -> None:
    assert tidied(typed) == "bachhut-eisball-mondigel-salztor"
    phrase = four_words()
    assert tidied(phrase.replace("-", " ").title()) == phrase
