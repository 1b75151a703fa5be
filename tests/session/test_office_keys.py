"""Making the office's keys: nothing is overwritten, both are opened, and the page for the safe can be read."""

from __future__ import annotations

import re
import stat
import tomllib
from pathlib import Path

import pytest
import zxingcpp

from facilitator.conference.errors import Refusal
from facilitator.exchange.keys import read_keys
from facilitator.language import Language
from facilitator.session import office_keys
from facilitator.session.office_keys import NewKeys, make_keys
from tests.conftest import NOON
from tests.report.documents import opened

PHRASE = "ein langer Satz"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> NewKeys:
    return make_keys(tmp_path_factory.mktemp("office") / "keys", PHRASE, Language("de"), NOON)


def test_both_secrets_open_with_the_passphrase_alone(made: NewKeys) -> None:
    daily, safe = read_keys(made.daily, lambda _: PHRASE), read_keys(made.safe, lambda _: PHRASE)
    assert daily != safe
    for path in made.daily.parent.iterdir():
        content = path.read_bytes()
        assert daily[0].encode() not in content
        assert path == made.page or safe[0].encode() not in content
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_line_for_the_plan_names_both(made: NewKeys) -> None:
    text = made.public_file.read_text("utf-8")
    (line,) = re.findall(r"^# (seal_to = .*)$", text, re.MULTILINE)
    assert tomllib.loads(line) == {"seal_to": list(made.public)}
    assert [line for line in text.splitlines() if not line.startswith("#")] == list(made.public)


def test_the_page_gives_the_key_as_text_and_as_code(made: NewKeys, tmp_path: Path) -> None:
    (safe,) = read_keys(made.safe, lambda _: PHRASE)
    with opened(made.page.read_bytes()) as document:
        page = document[0]
        text = page.get_textpage().get_text_range()
        (code,) = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    assert code.text == safe
    assert safe in "".join(text.split())
    assert "Schlüssel für den Tresor" in text
    typed = tmp_path / "typed.txt"
    typed.write_text(" ".join(re.findall(".{1,5}", safe)))
    assert read_keys(typed, lambda _: "") == (safe,)


@pytest.mark.parametrize("name", ["daily.key.age", "safe.key.age", "safe-key.pdf", "public-keys.txt"])
def test_keys_that_are_there_stay(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"there")
    with pytest.raises(Refusal, match="There are keys in"):
        make_keys(tmp_path, PHRASE, Language("en"), NOON)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"there")]


def test_another_program_was_quicker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda _: False)
    (tmp_path / "daily.key.age").write_bytes(b"there")
    with pytest.raises(Refusal, match="There are keys in"):
        make_keys(tmp_path, PHRASE, Language("en"), NOON)
    assert (tmp_path / "daily.key.age").read_bytes() == b"there"


def test_keys_that_do_not_open_get_no_public_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_keys, "open_alike", lambda *_: False)
    with pytest.raises(Refusal, match="must not be used"):
        make_keys(tmp_path, PHRASE, Language("en"), NOON)
    assert not (tmp_path / "public-keys.txt").exists()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refusal, match="could not be written"):
        make_keys(tmp_path / "file" / "keys", PHRASE, Language("en"), NOON)
