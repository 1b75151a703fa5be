"""Plans that can be used, and ought to be looked at once more."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.sealed import DAILY, SAFE
from tests.exchange.sources import TOML, changed, read_toml, said


def hints(text: str, folder: Path) -> list[str]:
    return said(read_toml(text, folder).warnings)


def test_phases_longer_than_a_round(tmp_path: Path) -> None:
    expected = "line 29 (round): The phases take 60 minutes together, and round 2 lasts 45."
    own = "line 7 (workshop): The phases of workshop 2 take 60 minutes together, and round 2 lasts 45."
    assert hints(changed("minutes = 60\n\n[[session", "minutes = 45\n\n[[session"), tmp_path) == [expected, own]


def test_phases_of_the_plan_are_pointed_at(tmp_path: Path) -> None:
    text = TOML + '[[phase]]\ntitle = "Alles"\nminutes = 61\n'
    assert hints(text, tmp_path) == ["line 51 (phase): The phases take 61 minutes together, and round 1 lasts 60."]


def test_phases_that_no_workshop_uses_do_not_matter(tmp_path: Path) -> None:
    text = changed('moderators = ["Ida Kern"]\n', 'phase = [{title = "A", minutes = 1}]\n')
    assert hints(f'{text}[[phase]]\ntitle = "Alles"\nminutes = 61\n', tmp_path) == []


def test_rounds_that_overlap(tmp_path: Path) -> None:
    assert hints(changed("11:05:00", "10:59:00"), tmp_path) == [
        "line 29 (round): Round 2 begins before round 1 has ended."
    ]
    assert hints(changed("11:05:00", "11:00:00"), tmp_path) == []
    assert hints(changed("11:05:00", "08:00:00"), tmp_path) == []


def test_one_room_for_two_at_once(tmp_path: Path) -> None:
    text = changed('"Hof"', '"Saal 1"')
    assert hints(text, tmp_path) == ["line 7 (workshop): W1R1 and W2R1 are in the same room at the same time: Saal 1."]
    assert hints(text.replace('id = "W2R1"', 'id = "W2R1"\nstart = "12:10"'), tmp_path) == []


def test_one_moderator_for_two_at_once(tmp_path: Path) -> None:
    text = changed('number = 2\ntitle = "A', 'number = 2\nmoderators = ["Jan Roth", "Ida Kern"]\ntitle = "A')
    assert hints(text, tmp_path) == [
        f"line 7 (workshop): W1R{n} and W2R{n} have the same moderator at the same time: Ida Kern." for n in (1, 2)
    ]


def test_a_key_without_a_second_one(tmp_path: Path) -> None:
    one, two = DAILY.public, SAFE.public
    message = "There is only one key in seal_to, and what is sealed is lost with it: add the other one, too."
    expected = f"line 2 (conference): {message}"
    for keys, told in ((f'"{one}"', [expected]), (f'"{one}", "{one}"', [expected]), (f'"{one}", "{two}"', [])):
        assert hints(changed("[conference]\n", f"[conference]\nseal_to = [{keys}]\n"), tmp_path) == told
