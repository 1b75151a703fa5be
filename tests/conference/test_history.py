"""Undo and redo: what was there before is there again, whatever was done; and nobody else's work is lost by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference import intents as i
from facilitator.conference.commands import decide
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft, parse, to_line
from facilitator.conference.history import EMPTY, LASTING, Step, history, inverse, steps
from facilitator.conference.kinds import KINDS
from facilitator.conference.state import State
from facilitator.conference.views import ideas_of
from tests.conference.play import Laptop, Wish, exchange, intent_of, shown, wishes
from tests.conference.test_events import data_of

COMMANDS: dict[str, i.Intent] = {
    "capture": i.CaptureIdea("new", "W1R1", "question", "Wann?", "fa", "کی؟", True, "k1", parked=True),
    "reword": i.Reword("a", "Anders", "ar", "غير", interpreted=True),
    "change kind": i.ChangeKind(("a", "b"), "observation"),
    "park": i.Park(("a", "b")),
    "unpark": i.Unpark(("parked",)),
    "move in": i.MoveIdeas(("b",), "k2"),
    "move across": i.MoveIdeas(("a", "b"), "k2"),
    "move out": i.MoveIdeas(("a",), None),
    "reassign": i.Reassign(("a", "b"), "W2R1"),
    "capture several": i.CaptureAll(
        (i.CaptureIdea("new", "W1R1", "question", "Wo?"), i.CaptureIdea("newer", "W1R1", "question", "Wer?")),
        (i.CreateCluster("k3", "W1R1", "Zeiten"),),
    ),
    "confirm": i.Confirm("new", "other", "W1R1"),
    "create cluster": i.CreateCluster("new", "W1R1", "Ziele", ("a", "b")),
    "rename cluster": i.RenameCluster("k1", "Ziele"),
    "place cluster": i.PlaceCluster("k2", 5),
    "merge clusters": i.MergeClusters("k2", "k1"),
    "open vote": i.OpenVote("new", "W1R1", "Und?", 3),
    "count voters": i.CountVoters("v", 9),
    "count dots": i.CountDots("v", "b", 9),
    "recount dots": i.CountDots("v", "a", 9),
    "take dots back": i.CountDots("v", "a", None),
    "count heads": i.CountHeads("W1R1", "Verwaltung", 9),
    "recount heads": i.CountHeads("W1R1", "Ehrenamt", 9),
    "write note": i.WriteNote("new", "W1R1", "decision", "So", "darum"),
    "reword note": i.RewordNote("n", "Anders", "deshalb"),
    "agree task": i.AgreeTask("new", "W1R1", "Reden", "Amt", "bald"),
    "reword task": i.RewordTask("t", "Schweigen", "", "nie"),
    "add photo": i.AddAttachment("new", "W1R1", "cd" * 32, "jpg", "Tafel"),
    "adjust": i.AdjustSession("W1R1", "Wohnraum", "Foyer", ("B",), "10:10", 50, ()),
    "close": i.CloseSession("W1R1"),
    "withdraw": i.Withdraw(("a", "k1", "n")),
    "restore": i.Restore(("hidden",)),
    "keep wording": i.KeepWording("a"),
}
ADDED: dict[str, i.Intent] = {
    "add a session": i.AdjustSession("X1", title="Kinder"),
    "confirm elsewhere": i.Confirm("new", "a", "W1R2"),
}


def laptop() -> Laptop:
    """A session in which everything is there once."""
    one = Laptop("one")
    intents: tuple[i.Intent, ...] = (
        *(i.CaptureIdea(ident, "W1R1", "question", f"Karte {ident}") for ident in ("a", "b", "hidden")),
        i.CaptureIdea("parked", "W1R1", "question", "Später", parked=True),
        i.CaptureIdea("other", "W1R2", "question", "Nebenan"),
        i.CreateCluster("k1", "W1R1", "Wege", ("a", "b")),
        i.CreateCluster("k2", "W1R1", "Orte"),
        i.OpenVote("v", "W1R1"),
        i.CountDots("v", "a", 3),
        i.CountHeads("W1R1", "Ehrenamt", 4),
        i.WriteNote("n", "W1R1", "note", "Es regnet"),
        i.AgreeTask("t", "W1R1", "Schirme", "Amt", "morgen"),
        i.Withdraw(("hidden",)),
    )
    for intent in intents:
        one.do(intent)
    return one


@pytest.mark.parametrize("name", [*COMMANDS, *ADDED])
def test_there_and_back_and_there_again(name: str) -> None:
    one = laptop()
    intent = (COMMANDS | ADDED)[name]
    before = shown(one.state)
    session = one.do(intent)[0].session
    after = shown(one.state)
    assert after != before
    for _ in range(2):
        one.undo(session)
        assert shown(one.state) == before
        one.redo(session)
        assert shown(one.state) == after


def test_every_command_is_tried() -> None:
    tried = {type(intent) for intent in (COMMANDS | ADDED).values()}
    by_nature_for_good = {i.IssuePlan, i.MoveClock, i.Redact}
    need_more = {i.ReopenSession, i.Settle}
    assert tried | by_nature_for_good | need_more == {
        kind for kind in vars(i).values() if isinstance(kind, type) and kind.__module__ == i.__name__
    }


def test_reopening_is_undone() -> None:
    one = laptop()
    one.do(i.CloseSession("W1R1"))
    closed = shown(one.state)
    one.do(i.ReopenSession("W1R1"))
    one.undo()
    assert shown(one.state) == closed


def test_a_settled_conflict_goes_back_to_what_was_shown() -> None:
    one, two = laptop(), Laptop("two", wall=laptop().wall + 999)
    exchange(one, two)
    one.do(i.Reword("a", "Ich"))
    two.do(i.Reword("a", "Du"))
    exchange(one, two)
    one.do(i.Settle("a", "text", "Ich"))
    one.undo()
    assert one.state.subjects["a"].get("text") == "Du"
    one.redo()
    assert one.state.subjects["a"].get("text") == "Ich"


happenings = st.lists(st.one_of(wishes, st.sampled_from(["undo", "redo"])), max_size=30)


def step_of(wish: Wish, one: Laptop) -> tuple[Draft, ...]:
    """What a wish does in W1R1, if it can be undone there."""
    intent = intent_of(wish, one.state, f"new{one.written}")
    try:
        drafts = decide(intent, one.state) if intent is not None else ()
    except Refusal:
        return ()
    here = drafts and drafts[0].session == "W1R1" and not any(draft.kind in LASTING for draft in drafts)
    return drafts if here else ()


@given(happenings)
def test_any_day_goes_back_step_by_step(day: list[Wish | str]) -> None:
    one = laptop()
    past: list[dict[str, object]] = []
    future: list[dict[str, object]] = []
    more = len(one.history("W1R1")[0])
    for happening in day:
        now = shown(one.state)
        if isinstance(happening, Wish):
            if drafts := step_of(happening, one):
                one.commit(drafts)
                past.append(now)
                future.clear()
        elif happening == "undo" and past:
            one.undo()
            future.append(now)
            assert shown(one.state) == past.pop()
        elif happening == "redo" and future:
            one.redo()
            past.append(now)
            assert shown(one.state) == future.pop()
        undoable, redoable = one.history("W1R1")
        assert (len(undoable), len(redoable)) == (more + len(past), len(future))


def test_a_step_is_what_one_command_did() -> None:
    one = laptop()
    undoable, redoable = one.history("W1R1")
    assert [len(step.events) for step in undoable] == [1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1]
    assert undoable[4].ref == (undoable[4].events[0].journal, undoable[4].events[0].number)
    assert redoable == ()
    assert len(one.history("W1R2")[0]) == 1


def test_a_new_step_ends_redoing() -> None:
    one = laptop()
    one.undo()
    one.do(i.MoveClock("W1R1", {"started": 1}))
    assert len(one.history("W1R1")[1]) == 1
    one.do(i.Park(("a",)))
    assert one.history("W1R1")[1] == ()


def test_the_clock_the_plan_and_redactions_are_passed_by() -> None:
    one = laptop()
    count = len(one.history("W1R1")[0])
    one.do(i.MoveClock("W1R1", {"started": 1}))
    one.do(i.Redact("b"))
    assert len(one.history("W1R1")[0]) == count
    assert steps(one.own)[-1].lasting
    unknown = parse(to_line(data_of(kind="IdeaSung", body={})))
    assert history([unknown]).undoable == ()


def test_the_order_is_that_of_writing_not_of_clocks_that_were_set_back() -> None:
    one = laptop()
    one.wall -= 400_000
    one.do(i.Park(("a",)))
    assert one.history("W1R1")[0][-1].events[0].kind == "IdeaParked"


# Others.

OTHERS: dict[str, tuple[i.Intent, i.Intent]] = {
    "reworded": (i.Reword("a", "Ich"), i.Reword("a", "Du")),
    "moved": (i.MoveIdeas(("a", "b"), None), i.MoveIdeas(("b",), "k2")),
    "a captured card": (i.CaptureIdea("new", "W1R1", "question", "Ich"), i.Park(("new",))),
    "a new cluster": (i.CreateCluster("new", "W1R1", "Ich", ("a",)), i.RenameCluster("new", "Du")),
    "counted": (i.CountDots("v", "a", 5), i.CountDots("v", "a", 6)),
    "room": (i.AdjustSession("W1R1", room="Ich"), i.AdjustSession("W1R1", room="Du")),
    "redacted": (i.Reword("a", "Ich"), i.Redact("a")),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_somebody_else_changed_since_is_not_undone(name: str) -> None:
    mine, theirs = OTHERS[name]
    one, two = laptop(), Laptop("two")
    one.do(mine)
    exchange(one, two)
    two.do(theirs)
    exchange(one, two)
    if name == "redacted":  # nothing is left that could be taken back
        assert all(event.kind != "IdeaReworded" for step in one.history("W1R1")[0] for event in step.events)
        return
    before = list(one.events)
    with pytest.raises(Refusal, match="Somebody else has changed it since"):
        one.undo()
    assert one.events == before


FREE: dict[str, tuple[i.Intent, i.Intent]] = {
    "another field": (i.Reword("a", "Ich"), i.Park(("a",))),
    "another card": (i.Reword("a", "Ich"), i.Reword("b", "Du")),
    "a card in the cluster": (i.RenameCluster("k1", "Ich"), i.MoveIdeas(("a",), "k2")),
    "another target": (i.CountDots("v", "a", 5), i.CountDots("v", "b", 6)),
    "before mine": (i.MoveIdeas(("parked",), "k1"), i.CaptureIdea("new", "W1R1", "question", "Du")),
}


@pytest.mark.parametrize("name", FREE)
def test_nothing_else_is_declined(name: str) -> None:
    mine, theirs = FREE[name]
    one, two = laptop(), Laptop("two")
    exchange(one, two)
    two.do(theirs)
    with_theirs = Laptop("three")
    with_theirs.receive(two.events)
    one.do(mine)
    exchange(one, two)
    one.undo()
    assert shown(one.state) == shown(with_theirs.state)


def test_taking_over_somebody_elses_words_can_be_undone() -> None:
    one, two = laptop(), Laptop("two")
    exchange(one, two)
    two.do(i.Reword("a", "Du"))
    exchange(one, two)
    one.do(i.Reword("a", "Ich"))
    one.undo()
    assert one.state.subjects["a"].get("text") == "Du"


def test_a_reassigned_card_comes_back_though_it_is_elsewhere() -> None:
    """The undoing belongs to the session of the step, or the step could be undone for ever."""
    one = laptop()
    one.do(i.Reassign(("a", "b"), "W2R1"))
    count = len(one.history("W1R1")[0])
    one.undo()
    assert [idea.cluster for idea in ideas_of(one.state, "W1R1")[:2]] == ["k1", "k1"]
    assert len(one.history("W1R1")[0]) == count - 1
    assert one.history("W2R1") == ((), ())


def test_a_step_whose_subject_has_not_come_is_nothing() -> None:
    step = Step((parse(to_line(data_of(kind="IdeaParked", body={"parked": True}))),))
    assert inverse(State([*step.events]), step, frozenset()) == ()


def test_every_type_of_field_has_an_empty_value() -> None:
    assert {wanted for kind in KINDS.values() for wanted in kind.fields.values()} == EMPTY.keys()
