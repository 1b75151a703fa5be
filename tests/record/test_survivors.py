"""What the other tests let pass when the code was changed in small ways: rows and sums."""

from __future__ import annotations

from facilitator.conference import intents as i
from facilitator.conference.events import Event, parse, to_line
from facilitator.conference.redaction import without
from tests.conference.play import SESSIONS
from tests.conference.test_events import data_of
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, check_rows, office, picture
from tests.record.test_receiving import forks


def at_noon(number: int, kind: str, subject: str, /, **body: object) -> Event:
    return parse(to_line(data_of(number=number, kind=kind, subject=subject, body=body)))


def test_a_cluster_that_comes_after_its_dots_has_them(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    made = one.do(i.CreateCluster("k", "W1R1", "Wege"))
    counted = [*one.do(i.OpenVote("v", "W1R1")), *one.do(i.CountDots("v", "k", 4))]
    two.receive(counted)
    two.receive(made)
    assert two.rows("SELECT dots FROM cluster") == [(4,)]
    assert picture(one) == picture(two)
    check_rows(two)


def test_a_cluster_has_the_dots_of_its_own_cards_alone(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.capture("b", "Wo?")
    desk.do(i.CreateCluster("k", "W1R1", "Wege", ("a",)))
    desk.do(i.OpenVote("v", "W1R1"))
    desk.do(i.CountDots("v", "a", 3))
    desk.do(i.CountDots("v", "b", 4))
    assert desk.rows("SELECT dots FROM cluster") == [(3,)]
    check_rows(desk)


def test_dots_go_with_their_vote(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.do(i.OpenVote("v", "W1R1"))
    desk.do(i.CountDots("v", "a", 3))
    desk.do(i.Withdraw(("v",)))
    assert desk.rows("SELECT dots FROM idea") == [(None,)]
    check_rows(desk)


def test_of_two_votes_of_one_moment_the_one_with_the_greater_name_counts(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    votes = [at_noon(n, "VoteOpened", name, session="W1R1") for n, name in ((1, "w"), (2, "v"))]
    assert votes[0].wall == votes[1].wall == NOON
    desk.receive(votes)
    desk.do(i.CountDots("v", "a", 1))
    desk.do(i.CountDots("w", "a", 2))
    assert desk.rows("SELECT dots FROM idea") == [(2,)]
    check_rows(desk)


def test_cards_with_as_many_dots_all_count(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.capture("b", "Wo?")
    desk.do(i.CreateCluster("k", "W1R1", "Wege", ("a", "b")))
    desk.do(i.OpenVote("v", "W1R1"))
    for target in ("a", "b", "k"):
        desk.do(i.CountDots("v", target, 3))
    assert desk.rows("SELECT dots FROM cluster") == [(9,)]
    check_rows(desk)


def test_of_two_counts_of_the_same_dots_the_greater_is_shown(desk: Desk) -> None:
    """Their names are made of vote and target; only forged ones say the one and mean the other."""
    desk.capture("a", "Wann?")
    desk.do(i.OpenVote("v", "W1R1"))
    desk.receive([at_noon(n, "DotsCounted", f"dots:v:{n}", vote="v", target="a", dots=n) for n in (3, 5, 4)])
    assert desk.rows("SELECT dots FROM idea") == [(5,)]
    check_rows(desk)


def test_a_card_is_confirmed_once_by_each_session_and_no_other_card_with_it(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.capture("b", "Wo?")
    said_again = [("n1", "W1R2"), ("n2", "W1R2"), ("n3", "W2R1")]
    for number, (ident, session) in enumerate(said_again, 1):
        desk.receive([at_noon(number, "IdeaConfirmed", ident, idea="a", session=session)])
    desk.receive([at_noon(4, "IdeaConfirmed", "n4", idea="b", session="W1R2")])
    assert desk.rows("SELECT id, confirmed FROM idea ORDER BY id") == [("a", 2), ("b", 1)]
    check_rows(desk)


def test_of_forks_only_the_one_about_the_card_loses_its_words(desk: Desk) -> None:
    desk.receive(forks("ab" * 16))
    desk.do(i.Redact("b"))
    lines = "".join(line for (line,) in desk.rows("SELECT line FROM event WHERE number = 1"))
    assert [words in lines for words in ("Wann?", "Wo?", "Wie?")] == [True, True, False]
    check_rows(desk)


def test_what_comes_together_with_its_redaction_never_has_words_here(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    captured = one.capture("a", "Frau Yılmaz fragt")
    two.receive([*captured, *one.do(i.Redact("a"))])
    assert two.rows("SELECT count(*) FROM event WHERE line LIKE '%Frau Y%'") == [(0,)]
    assert picture(one) == picture(two)


def test_among_many_cards_the_redacted_one_is_found(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    for n in range(30):
        one.capture(f"a{n}", f"Karte{n}")
    two.receive(one.events())
    one.do(i.Redact("a7"))
    for n in (n for n in range(30) if n != 7):
        one.do(i.Park((f"a{n}",)))
    two.receive(one.events())
    assert two.rows("SELECT count(*) FROM event WHERE line LIKE '%Karte7%'") == [(0,)]
    assert picture(one) == picture(two)


def test_a_card_that_was_moved_and_redacted_leaves_its_dots_nowhere_behind(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    one.capture("a", "Wann?")
    one.do(i.CreateCluster("k", "W1R1", "Wege", ("a",)))
    one.do(i.CreateCluster("l", "W1R1", "Ziele"))
    one.do(i.OpenVote("v", "W1R1"))
    one.do(i.CountDots("v", "a", 3))
    two.receive(one.events())
    one.do(i.MoveIdeas(("a",), "l"))
    one.do(i.Redact("a"))
    two.receive(one.events())
    assert two.rows("SELECT id, dots FROM cluster ORDER BY id") == [("k", None), ("l", 3)]
    check_rows(two)


def test_a_card_that_comes_after_its_dots_has_them(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    captured = one.capture("a", "Wann?")
    counted = [
        *one.do(i.OpenVote("v", "W1R1")),
        *one.do(i.CountDots("v", "a", 3)),
        *one.do(i.Confirm("n", "a", "W1R2")),
    ]
    two.receive(counted)
    two.receive(captured)
    assert two.rows("SELECT dots, confirmed FROM idea") == [(3, 1)]
    check_rows(two)


def test_what_is_being_typed_stays_where_no_words_were_lost(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.do(i.Redact("a"))
    desk.record.keep_draft("W1R1", "edit b", "halb gesa")
    desk.do(i.Park(("a",)))
    assert desk.record.draft("W1R1", "edit b") == "halb gesa"


def test_a_conflict_that_comes_at_once_is_a_row(desk: Desk) -> None:
    captured = at_noon(1, "IdeaCaptured", "a", session="W1R1", text="Wann?")
    desk.receive([captured, at_noon(2, "IdeaReworded", "a", text="Wo?")])
    assert desk.rows("SELECT * FROM conflict") == [("a", "text")]
    check_rows(desk)


def test_a_plan_is_not_forgotten_for_what_comes_in_the_same_commit(seat: Seat) -> None:
    one = seat("one", plan=None)
    with one.record.together():
        one.receive(office())
        one.receive([at_noon(1, "IdeaCaptured", "a", session="W1R1", text="Wann?")])
    assert one.rows("SELECT count(*) FROM session WHERE planned") == [(len(SESSIONS),)]
    check_rows(one)


def test_a_card_that_came_without_its_words_is_a_row_like_others(desk: Desk) -> None:
    captured = at_noon(1, "IdeaCaptured", "a", session="W1R1", text="Wann?")
    desk.receive([without(captured, frozenset({"text"}))])
    check_rows(desk)


def test_a_known_card_with_another_wording_is_no_new_one(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    two.receive(one.capture("a", "Wann?"))
    received = two.receive(one.do(i.Reword("a", "Wo?")))
    assert (received.new, received.ideas_new) == (1, 0)
