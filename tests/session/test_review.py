"""The review at work: what it shows, what it tells its listeners, and that sessions stay as they came."""

from __future__ import annotations

import pytest

from facilitator.conference import intents
from facilitator.conference import intents_review as r
from facilitator.conference.errors import Refusal
from facilitator.conference.events import parse, to_line
from facilitator.conference.review import Dots, IdeaRow
from facilitator.language import Language
from facilitator.session.review import ReviewService, story
from facilitator.session.step_names import step_name
from tests.session.hall import Hall
from tests.session.reviewing import Collected, Reviewer, collect, reviewer

ENGLISH = Language("en")


@pytest.fixture
def cards(hall: Hall) -> Collected:
    return collect(hall)


@pytest.fixture
def anna(hall: Hall, cards: Collected) -> Reviewer:
    return reviewer(hall, cards, "Anna")


def row(one: Reviewer, ident: str) -> IdeaRow:
    (found,) = one.review.look.ideas([ident])
    return found


def test_the_table_is_in_the_order_of_the_day(anna: Reviewer, cards: Collected) -> None:
    table = anna.review.look.ideas()
    assert [idea.id for idea in table] == [cards.one, cards.two, cards.three, cards.four]
    assert [idea.label for idea in table] == ["W1R1-1", "W1R1-2", "W1R2-1", "W2R1-1"]
    assert [(idea.dots, idea.confirmed, idea.sessions, idea.workshops) for idea in table] == [
        (5, 0, 1, 1),
        (3, 1, 2, 1),
        (None, 0, 1, 1),
        (None, 0, 1, 1),
    ]
    assert {idea.standing for idea in table} == {"new"}
    assert anna.review.look.ideas([cards.four, "gone", cards.one]) == [table[3], table[0]]
    assert anna.review.look.numbered("W1R1", 2) == [cards.two]


def test_decisions_in_bulk_are_one_step_that_can_be_undone(anna: Reviewer, cards: Collected) -> None:
    changed = anna.do(r.Judge((cards.one, cards.two), "adopted"))
    assert set(changed.ideas or ()) == {cards.one, cards.two}
    assert [row(anna, x).standing for x in (cards.one, cards.two, cards.three)] == ["adopted", "adopted", "new"]
    own = row(anna, cards.one).own
    assert (own.decided_by, own.decided_at) == ("Anna", anna.hall.clock.wall())
    (step,) = anna.review.history.undoable
    assert step_name(step, ENGLISH) == "2 ideas adopted"
    assert anna.review.undo() == step
    assert row(anna, cards.one).standing == "new"
    assert anna.review.next_undo is None
    assert anna.review.next_redo == step
    assert anna.review.redo() == step
    assert anna.review.next_redo is None
    assert row(anna, cards.one).standing == "adopted"
    assert [set(told.ideas or ()) for told in anna.told] == [{cards.one, cards.two}] * 3
    anna.review.undo()
    with pytest.raises(Refusal, match="nothing to undo"):
        anna.review.undo()
    anna.review.redo()
    with pytest.raises(Refusal, match="nothing to do again"):
        anna.review.redo()


def test_undo_outlives_closing(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.CreateTheme("t", "Wohnen", subjects=(cards.one,)))
    again = ReviewService(anna.record, anna.hall.clock)
    again.undo()
    assert again.look.themes() == []
    assert row(anna, cards.one).judgement.theme is None


def test_a_redaction_reaches_the_words_of_a_joint_idea(anna: Reviewer, cards: Collected) -> None:
    """Also one that comes with a package, from somebody who knows nothing of the joint idea."""
    anna.do(r.Join("j", (cards.one, cards.two, cards.four)))
    words = row(anna, cards.one).text
    (joint,) = anna.review.look.joints()
    assert joint.text == words
    captured = [event for event in anna.record.events_about([cards.one]) if event.kind == "IdeaCaptured"]
    data = {"journal": "e" * 32, "number": 1, "wall": captured[0].wall + 5, "tick": 0, "kind": "Redacted", "step": 1}
    about = {"session": "W1R1", "subject": cards.one, "replaces": [], "device": "l1", "body": {"fields": ["text"]}}
    anna.record.receive([parse(to_line(data | about))], anna.hall.clock.wall())
    (joint,) = anna.review.look.joints()
    assert (joint.text, joint.ideas) == (row(anna, cards.two).text, (cards.two, cards.four)), "those of another one"
    anna.record.close()
    for path in anna.record.path.parent.glob(f"{anna.record.path.stem}*"):
        assert path.is_dir() or words.encode() not in path.read_bytes()


def test_joined_ideas_stay_and_say_where_they_were_said(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.CreateTheme("t", "Wohnen", subjects=(cards.four,)))
    changed = anna.do(r.Join("j", (cards.one, cards.two, cards.four), "Wohnungen"))
    assert set(changed.ideas or ()) == {cards.one, cards.two, cards.four}
    (joint,) = anna.review.look.joints()
    assert (joint.text, joint.kind, joint.ideas) == ("Wohnungen", "question", (cards.one, cards.two, cards.four))
    assert (joint.sessions, joint.workshops) == (("W1R1", "W1R2", "W2R1"), 2), "a confirmation counts"
    assert [(dots.session, dots.title, dots.voters, dots.dots) for dots in joint.dots] == [("W1R1", "Punkte", 12, 8)]
    assert isinstance(joint.dots[0], Dots)
    anna.do(r.Judge(("j",), "parked", "Erst im nächsten Jahr"))
    idea = row(anna, cards.four)
    assert (idea.standing, idea.joint, idea.sessions, idea.workshops) == ("joined", "j", 3, 2)
    assert (idea.own.state, idea.judgement.state, idea.judgement.reason) == ("", "parked", "Erst im nächsten Jahr")
    assert idea.judgement.theme == "t"
    assert row(anna, cards.one).judgement.theme == "t", "that of some, where no other has another"
    assert [theme.ideas for theme in anna.review.look.themes()] == [3]
    changed = anna.do(r.Split((cards.four,)))
    assert set(changed.ideas or ()) == {cards.one, cards.two, cards.four}, "the ones that are left too"
    assert row(anna, cards.four).standing == "new"
    anna.do(r.Split((cards.one, cards.two)))
    assert anna.review.look.joints() == []
    anna.do(r.Join("j", (cards.one,)))
    anna.do(intents.Withdraw(("j",)))
    assert row(anna, cards.one).joint is None


def test_measures_and_what_they_come_from(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.CreatePillar("p", "Ankommen"))
    anna.do(r.CreateTheme("t", "Wohnen", "p", (cards.three,)))
    anna.do(r.Join("j", (cards.one, cards.four)))
    sources = (cards.two, "j", "t")
    changed = anna.do(r.CreateMeasure("m", {"title": "Bauen", "pillar": "p", "responsible": "Amt"}, sources))
    assert {cards.one, cards.two, cards.four} <= set(changed.ideas or ())
    anna.do(r.CreateMeasure("n", {"title": "Lotsen"}, (cards.one,)))
    measure, other = anna.review.look.measures()
    assert (measure.number, measure.title, measure.pillar, set(measure.sources)) == (1, "Bauen", "p", set(sources))
    assert (measure.lacks, measure.faulty, other.lacks) == (("until",), False, ("responsible", "until"))
    assert row(anna, cards.one).measures == ("m", "n")
    assert [row(anna, x).standing for x in (cards.one, cards.two, cards.three)] == ["measure", "measure", "new"]
    assert anna.do(r.ChangeMeasure("m", {"goal": "Mehr Wohnungen"})).ideas == ()
    anna.do(r.Arrange(("n", "m")))
    assert [m.id for m in anna.review.look.measures()] == ["n", "m"]
    changed = anna.do(intents.Withdraw(("m", "p")))
    assert {cards.one, cards.two, cards.four} <= set(changed.ideas or ())
    assert [m.id for m in anna.review.look.measures()] == ["n"]
    assert anna.review.look.pillars() == []
    assert [theme.pillar for theme in anna.review.look.themes()] == [None]
    assert row(anna, cards.two).measures == ()


def test_a_hidden_theme_is_none(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.CreateTheme("t", "Wohnen", subjects=(cards.one, cards.two)))
    assert [(t.name, t.ideas) for t in anna.review.look.themes()] == [("Wohnen", 2)]
    assert anna.do(r.RenameTheme("t", "Wohnraum")).ideas == (), "no row shows its name"
    changed = anna.do(intents.Withdraw(("t",)))
    assert set(changed.ideas or ()) == {cards.one, cards.two}
    assert row(anna, cards.one).judgement.theme is None
    assert anna.review.look.themes() == []
    anna.do(intents.Restore(("t",)))
    assert row(anna, cards.one).judgement.theme == "t"


def test_what_is_kept_apart_can_be_asked(anna: Reviewer, cards: Collected) -> None:
    pair = (cards.three, cards.one)
    anna.do(r.KeepApart(pair))
    assert anna.review.look.apart() == {frozenset(pair)}
    anna.do(r.AllowTogether(pair))
    assert anna.review.look.apart() == set()


def test_comments_and_the_whole_story(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.WriteComment("c", cards.two, "Nachfragen"))
    anna.do(r.CreateMeasure("m", {"title": "Kurse"}, (cards.two,)))
    anna.do(r.Judge((cards.two,), "adopted"))
    anna.review.undo()
    (comment,) = anna.review.look.comments(cards.two)
    assert (comment.text, comment.by) == ("Nachfragen", "Anna")
    assert anna.review.look.comments() == [comment]
    assert anna.review.look.comments(cards.one) == []
    told = story(anna.record, cards.two)
    kinds = [(h.by, h.kind, h.undone) for h in told]
    assert kinds == [
        ("l1", "IdeaCaptured", False),
        ("l2", "IdeaConfirmed", False),
        ("Anna", "CommentWritten", False),
        ("Anna", "SourceNamed", False),
        ("Anna", "IdeaJudged", False),
        ("Anna", "IdeaJudged", True),
    ]
    assert told[4].fields == {"state": "adopted", "reason": ""}


def test_sessions_stay_as_they_came(anna: Reviewer, hall: Hall, cards: Collected) -> None:
    look = anna.record.look
    before = {s: (look.fingerprint(s), look.journals_of([s])) for s in ("W1R1", "W1R2", "W2R1")}
    anna.do(r.CreateTheme("t", "Wohnen", subjects=(cards.one, cards.three)))
    anna.do(r.Judge((cards.one, cards.two), "declined", "Zu teuer"))
    anna.do(intents.Reword(cards.one, "Wohnungen fehlen sehr"))
    anna.do(intents.Withdraw((cards.two,)))
    assert {s: (look.fingerprint(s), look.journals_of([s])) for s in before} == before
    assert row(anna, cards.one).text == "Wohnungen fehlen sehr"
    assert anna.review.look.ideas([cards.two]) == []


def test_redacted_ideas_leave_the_table_and_reasons_can_be_erased(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.Judge((cards.one,), "declined", "Frau Muster will es nicht"))
    changed = anna.do(intents.Redact(cards.one, ("reason",)))
    assert changed.ideas is None
    assert (row(anna, cards.one).own.state, row(anna, cards.one).own.reason) == ("declined", "")
    assert "Muster" not in "".join(anna.rows()["lines"])
    anna.do(intents.Redact(cards.one))
    assert anna.review.look.ideas([cards.one]) == []
    anna.do(r.Judge((cards.two,), "adopted"))


def test_nothing_is_told_where_nothing_changed(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.Judge((cards.one,), "adopted"))
    stop = anna.review.subscribe(lambda _: pytest.fail("told all the same"))
    stop()
    stop()
    assert anna.do(r.Judge((cards.one,), "adopted")).changes == ()
    assert len(anna.told) == 1
    with pytest.raises(Refusal, match="needs a reason"):
        anna.do(r.Judge((cards.one,), "declined"))
    assert anna.review.required_plan.id == anna.hall.plan.id
    assert anna.review.new_id() != anna.review.new_id()


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda c: r.Judge((c.one,), "declined", "Zu teuer"), "1 idea not adopted"),
        (lambda c: r.Judge((c.one, c.two), "parked"), "2 ideas put off"),
        (lambda c: r.Judge((c.one,), "reviewed"), "1 idea reviewed"),
        (lambda c: r.Assign((c.one,), "Berta"), "1 idea assigned"),
        (lambda c: r.Join("j", (c.one, c.two, c.four)), "3 ideas joined"),
        (lambda c: r.KeepApart((c.one, c.two)), "suggestion left out"),
        (lambda c: r.CreateTheme("t", "Wohnen", subjects=(c.one,)), "theme made"),
        (lambda c: r.CreatePillar("p", "Ankommen"), "pillar made"),
        (lambda c: r.CreateMeasure("m", {"title": "Bauen"}, (c.one,)), "measure made"),
        (lambda c: r.WriteComment("c", c.one, "?"), "comment written"),
        (lambda c: intents.Withdraw((c.one,)), "removed or put back"),
        (lambda c: intents.ChangeKind((c.one, c.three), "suggestion"), "kind of 2 cards changed"),
    ],
)
def test_steps_have_names(anna: Reviewer, cards: Collected, make: object, name: str) -> None:
    assert callable(make)
    anna.do(make(cards))
    assert step_name(anna.review.history.undoable[-1], ENGLISH) == name


def test_later_steps_have_names(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.CreateTheme("t", "Wohnen"))
    anna.do(r.Judge((cards.one,), "adopted"))
    anna.do(r.Join("j", (cards.one, cards.two)))
    names = []
    for intent in (
        r.SetTheme((cards.one, cards.two), "t"),
        r.SetTheme((cards.one,), None),
        r.Judge((cards.one,), ""),
        r.Split((cards.one, cards.two)),
        r.RewordJoint("j", "Anders"),
        r.RenameTheme("t", "Wohnraum"),
    ):
        anna.do(intent)
        names.append(step_name(anna.review.history.undoable[-1], ENGLISH))
    assert names == [
        "2 ideas put into a theme",
        "1 idea taken out of its theme",
        "1 idea undecided again",
        "2 ideas split off",
        "joint idea reworded",
        "theme changed",
    ]
