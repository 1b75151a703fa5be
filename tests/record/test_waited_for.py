"""What was said of a card before the card itself came: it counts from then on."""

from __future__ import annotations

import pytest

from facilitator.conference import intents as i
from facilitator.conference.events import Event
from tests.record.desks import Desk, check_rows
from tests.record.test_changed_types import captured, line, note_of

CONFIRMED = line("c", 8, "IdeaConfirmed", idea="y", session="W1R2")
REWORDED = line("y", 7, "IdeaReworded", text="Ganz andere Worte", language="", original="", interpreted=False)


@pytest.mark.parametrize("card", [[captured("y", 6)], [captured("y", 6), REWORDED]], ids=["plain", "with an edit"])
def test_a_confirmation(desk: Desk, card: list[Event]) -> None:
    desk.receive([CONFIRMED])
    desk.receive(card)
    assert [row["confirmed"] for row in desk.record.look.rows("idea")] == [1]
    check_rows(desk)


@pytest.mark.parametrize("waited", ["x", "y", "z", "xy", "xz", "yz", "xyz"])
@pytest.mark.parametrize("others", [0, 1, 9])
def test_some_of_several_cards(desk: Desk, waited: str, others: int) -> None:
    """``others``: cards between them in the order of ids, of which something is known, too."""
    between = [f"{ident}{n}" for ident in "xy" for n in range(others)]
    for number, ident in enumerate([*between, *waited], 10):
        desk.receive([line(ident, number, "IdeaParked", parked=True)])
    desk.receive([captured("x", 5), captured("y", 6), captured("z", 7)])
    rows = {row["id"]: bool(row["parked"]) for row in desk.record.look.rows("idea")}
    assert rows == {ident: ident in waited for ident in "xyz"}
    check_rows(desk)


def test_a_confirmation_of_a_card_before_one_that_goes_again(desk: Desk) -> None:
    desk.receive([CONFIRMED])
    with desk.record.together():
        desk.receive([captured("y", 6)])
        desk.receive([captured("x", 5)])
        desk.receive([note_of("x")])
    assert [(row["id"], row["confirmed"]) for row in desk.record.look.rows("idea")] == [("y", 1)]
    check_rows(desk)


@pytest.mark.parametrize("edited", [False, True])
def test_dots_of_a_card_in_a_cluster(desk: Desk, edited: bool) -> None:
    desk.do(i.CreateCluster("k", "W1R1", "Busse"))
    desk.do(i.OpenVote("v", "W1R1", "Punkte", dots_each=3))
    desk.receive([line("dots:v:y", 9, "DotsCounted", vote="v", target="y", dots=4)])
    body = {"session": "W1R1", "number": 6, "kind": "question", "text": "Karte y", "cluster": "k"}
    desk.receive([line("y", 6, "IdeaCaptured", **body), *([REWORDED] if edited else [])])
    assert [row["dots"] for table in ("idea", "cluster") for row in desk.record.look.rows(table)] == [4, 4]
    check_rows(desk)
