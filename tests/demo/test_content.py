"""The sample conference keeps its promises: whole, consistent, and hard enough to be worth playing."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from functools import cache
from itertools import chain
from typing import Any

import pytest

from facilitator.conference.plan import DEFAULT_KINDS, PHASE_KINDS, session_id
from facilitator.files import resource_folder

DEMO = resource_folder() / "demo"
COLUMNS = ["id", "kind", "text", "language", "original", "interpreted", "cluster", "dots", "voters", "parked"]
SESSIONS = [session_id(workshop, turn) for workshop in range(1, 8) for turn in range(1, 4)]
DOTS_EACH = 3  # what the plan tells the moderators to give out

Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def cards_by_session() -> dict[str, list[Row]]:
    return {session: rows_of(f"cards/{session}.csv") for session in SESSIONS}


def cards() -> list[Row]:
    return list(chain.from_iterable(cards_by_session().values()))


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((DEMO / name).read_text(encoding="utf-8"))


def sessions() -> dict[str, dict[str, Any]]:
    return {session["id"]: session for session in table("sessions.toml")["session"]}


def pairs(label: str) -> list[Row]:
    return [pair for pair in rows_of("pairs.csv") if pair["label"] == label]


def plain(text: str) -> str:
    return " ".join(text.casefold().split())


# --- the plan ---------------------------------------------------------------------------------------------------------


def test_the_plan_has_seven_workshops_in_three_rounds() -> None:
    plan = table("plan.toml")
    assert [w["number"] for w in plan["workshop"]] == list(range(1, 8))
    assert [(r["number"], r["start"], r["minutes"]) for r in plan["round"]] == [
        (1, "10:00", 60),
        (2, "11:15", 60),
        (3, "13:30", 60),
    ]
    assert all(w["title"] and w["question"] and w["room"] and w["moderators"] for w in plan["workshop"])
    assert [w["number"] for w in plan["workshop"] if w.get("interpreted")] == [1]


def test_common_and_own_phases_fill_the_hour_and_protect_the_closing_alone() -> None:
    plan = table("plan.toml")
    own = [w["phase"] for w in plan["workshop"] if "phase" in w]
    assert len(own) == 1
    for phases in [plan["phase"], *own]:
        assert [p["kind"] for p in phases] == list(PHASE_KINDS)
        assert sum(p["minutes"] for p in phases) == 60
        assert [p["kind"] for p in phases if p.get("protected")] == ["close"]
        assert all(p["note"] for p in phases)


def test_the_plan_changes_sessions_that_exist_and_keeps_the_default_kinds() -> None:
    plan = table("plan.toml")
    assert {change["id"] for change in plan["session"]} <= set(SESSIONS)
    assert plan["session"]
    assert "kind" not in plan


# --- the cards --------------------------------------------------------------------------------------------------------


def test_there_is_one_card_file_for_each_session_and_no_other() -> None:
    assert sorted(path.stem for path in (DEMO / "cards").iterdir()) == sorted(SESSIONS)


def test_about_three_hundred_ideas_spread_over_the_sessions() -> None:
    sizes = [len(rows) for rows in cards_by_session().values()]
    assert 295 <= sum(sizes) <= 320
    assert all(11 <= size <= 18 for size in sizes)


@pytest.mark.parametrize("session", SESSIONS)
def test_every_row_has_all_columns_and_nothing_more(session: str) -> None:
    for row in cards_by_session()[session]:
        assert list(row) == COLUMNS
        assert all(isinstance(value, str) for value in row.values())


@pytest.mark.parametrize("session", SESSIONS)
def test_ids_count_up_under_their_sessions_name(session: str) -> None:
    rows = cards_by_session()[session]
    assert [row["id"] for row in rows] == [f"{session.lower()}-{n:02d}" for n in range(1, len(rows) + 1)]


def test_no_text_is_said_twice_in_the_same_words() -> None:
    texts = Counter(plain(card["text"]) for card in cards())
    assert [text for text, count in texts.items() if count > 1] == []
    assert "" not in texts


def test_kinds_are_the_default_ones_and_all_are_used_often() -> None:
    kinds = Counter(card["kind"] for card in cards())
    assert set(kinds) == {kind.id for kind in DEFAULT_KINDS}
    assert all(count >= 40 for count in kinds.values())


def test_every_card_names_its_language_and_the_plans_languages_are_spoken() -> None:
    spoken = Counter(card["language"] for card in cards())
    assert {"de", "en", "ar", "fa", "uk", "tr"} <= set(spoken)
    assert set(table("plan.toml")["conference"]["languages"]) <= set(spoken)
    assert "" not in spoken
    assert spoken["de"] > sum(spoken.values()) / 2


def test_original_wording_belongs_to_another_language_than_german() -> None:
    with_original = [card for card in cards() if card["original"]]
    assert len(with_original) >= 30
    assert {card["language"] for card in with_original} >= {"ar", "fa", "uk", "tr"}
    assert all(card["language"] not in ("de", "") for card in with_original)
    assert all(card["original"] != card["text"] for card in with_original)


def test_only_original_wording_comes_through_an_interpreter() -> None:
    assert {card["interpreted"] for card in cards()} == {"", "true"}
    assert all(card["original"] for card in cards() if card["interpreted"])


def test_some_cards_wait_for_a_german_rendering() -> None:
    waiting = {card["language"] for card in cards() if not card["original"]} - {"de"}
    assert {"en", "ar", "uk"} <= waiting


@pytest.mark.parametrize("session", SESSIONS)
def test_each_session_has_three_to_six_clusters_that_hold_more_than_loose_cards(session: str) -> None:
    rows = cards_by_session()[session]
    assert 3 <= len({row["cluster"] for row in rows} - {""}) <= 6
    assert sum(bool(row["cluster"]) for row in rows) > len(rows) / 2


@pytest.mark.parametrize("session", SESSIONS)
def test_dots_have_voters_who_were_there_and_gave_no_more_than_they_had(session: str) -> None:
    rows = cards_by_session()[session]
    assert len({row["voters"] for row in rows}) == 1
    voters = int(rows[0]["voters"])
    dots = [int(row["dots"]) for row in rows if row["dots"]]
    assert 0 < voters <= sum(sessions()[session]["headcount"].values())
    assert all(0 <= count <= min(12, voters) for count in dots)
    assert voters < sum(dots) <= DOTS_EACH * voters
    assert len(dots) > len(rows) / 2


def test_parked_cards_stand_outside_clusters_and_votes() -> None:
    parked = [card for card in cards() if card["parked"]]
    assert {card["parked"] for card in parked} == {"true"}
    assert not any(card["cluster"] or card["dots"] for card in parked)
    a_session = Counter(card["id"].split("-")[0] for card in parked)
    assert len(a_session) >= 12
    assert max(a_session.values()) <= 3


@pytest.mark.parametrize(
    "sign", ['"', "„", ";", ",", "\n", "<b>", "&", "%", "{", "€", "ß", "ü", "->", "📈", "👩\u200d⚕️"]
)
def test_texts_hold_what_breaks_careless_programs(sign: str) -> None:
    assert any(sign in card["text"] for card in cards())


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "<"])
def test_texts_begin_with_what_spreadsheets_take_for_formulas(first: str) -> None:
    assert any(card["text"].startswith(first) for card in cards())


def test_one_card_is_very_long_and_most_are_short() -> None:
    lengths = sorted(len(card["text"]) for card in cards())
    assert lengths[-1] >= 400
    assert lengths[len(lengths) // 2] <= 90


def test_no_cell_has_spaces_at_its_ends() -> None:
    assert all(value == value.strip() for card in cards() for value in card.values())


# --- how the sessions went --------------------------------------------------------------------------------------------


def test_every_session_of_the_plan_is_described_once() -> None:
    assert [session["id"] for session in table("sessions.toml")["session"]] == SESSIONS


@pytest.mark.parametrize("session", SESSIONS)
def test_a_session_tells_times_people_decisions_and_tasks(session: str) -> None:
    told = sessions()[session]
    assert -5 <= told["started_late"] <= 10
    assert -5 <= told["ended_late"] <= 10
    assert set(told["headcount"]) <= set(table("plan.toml")["conference"]["groups"])
    assert 10 <= sum(told["headcount"].values()) <= 35
    assert 1 <= len(told["decisions"]) <= 3
    assert all(decision["text"] and decision["reason"] for decision in told["decisions"])
    assert 1 <= len(told["tasks"]) <= 3
    assert all(task["what"] and task["who"] and task["until"] for task in told["tasks"])
    assert len(told["dissent"]) <= 2
    assert len(told["notes"]) <= 2


def test_refugees_alone_vote_in_the_interpreted_workshop() -> None:
    for session in ("W1R1", "W1R2", "W1R3"):
        headcount = sessions()[session]["headcount"]
        assert set(headcount) == {"Geflüchtete", "Fachkräfte"}
        assert int(cards_by_session()[session][0]["voters"]) <= headcount["Geflüchtete"]


# --- the pairs --------------------------------------------------------------------------------------------------------


def test_sixty_pairs_of_each_label_each_with_a_reason() -> None:
    assert Counter(pair["label"] for pair in rows_of("pairs.csv")) == {"same": 60, "different": 60}
    assert all(pair["why"] for pair in rows_of("pairs.csv"))


def test_pairs_name_existing_cards_and_many_of_them() -> None:
    named = set(chain.from_iterable((pair["a"], pair["b"]) for pair in rows_of("pairs.csv")))
    assert named <= {card["id"] for card in cards()}
    assert len(named) >= 100


def test_no_pair_is_given_twice_not_even_turned_round() -> None:
    given = Counter(frozenset((pair["a"], pair["b"])) for pair in rows_of("pairs.csv"))
    assert set(given.values()) == {1}
    assert all(len(pair) == 2 for pair in given)


def test_the_same_idea_is_said_in_different_sessions() -> None:
    assert all(pair["a"].split("-")[0] != pair["b"].split("-")[0] for pair in pairs("same"))


def shared_words() -> dict[str, list[float]]:
    """For each label, of every pair: how many of their words both cards have, as a share of all."""
    texts = {card["id"]: set(re.findall(r"\w+", card["text"].casefold())) for card in cards()}

    def share(pair: Row) -> float:
        a, b = texts[pair["a"]], texts[pair["b"]]
        return len(a & b) / len(a | b)

    return {label: [share(pair) for pair in pairs(label)] for label in ("same", "different")}


def test_rewordings_are_of_every_difficulty_and_none_is_trivial() -> None:
    shares = shared_words()["same"]
    assert sum(share == 0 for share in shares) >= 10
    assert sum(share >= 0.2 for share in shares) >= 10
    assert max(shares) < 0.6


def test_look_alikes_cannot_be_told_by_counting_words() -> None:
    shares = shared_words()
    assert min(shares["different"]) > 0.1
    assert sum(shares["different"]) > 2 * sum(shares["same"])
