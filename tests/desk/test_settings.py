"""Settings come back as they were kept, and no file of any kind stops the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitator.settings import LOOKS, MOST_RECENT, TEXT_SIZES, Recent, Settings, load_settings, save_settings

words = some.text(max_size=12)
recents = some.builds(Recent, words.filter(bool), words, words)
anything = some.recursive(
    some.none() | some.booleans() | some.integers() | words,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(words, inner, max_size=3),
)


@given(
    some.builds(
        Settings,
        some.sampled_from(["", "de", "en"]),
        words,
        words,
        some.lists(recents, max_size=MOST_RECENT).map(tuple),
        some.sampled_from(LOOKS),
        some.sampled_from(TEXT_SIZES),
        some.booleans(),
        words,
    )
)
def test_settings_come_back(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    path = tmp_path_factory.mktemp("s") / "deep" / "settings.json"
    save_settings(path, settings)
    assert load_settings(path) == settings


NAMES = ["language", "device", "window", "recent", "look", "text_size", "sound", "room", "reviewer"]


@given(some.dictionaries(some.sampled_from(NAMES), anything) | anything)
def test_any_json_gives_settings(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    path = tmp_path_factory.mktemp("s") / "settings.json"
    path.write_text(json.dumps(data), "utf-8")
    found = load_settings(path)
    assert found.language in ("", "de", "en")
    assert (found.look in LOOKS, found.text_size in TEXT_SIZES, found.sound in (True, False)) == (True, True, True)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"language": "xx"}'])
def test_a_damaged_file_gives_the_usual_ones(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load_settings(path) == Settings()


def test_a_file_of_an_older_version_keeps_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "de", "device": "Laptop 3", "window": "01ff", "recent": []}', "utf-8")
    assert load_settings(path) == Settings("de", "Laptop 3", "01ff", look="system", text_size=100, sound=False)


def test_a_missing_file_gives_the_usual_ones(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == Settings()


def test_the_conference_opened_last_is_first_and_there_once() -> None:
    settings = Settings()
    for name in "abcdefa":
        settings = settings.with_recent(Recent(name, name.upper()))
    assert "".join(one.record for one in settings.recent) == "afedc"
