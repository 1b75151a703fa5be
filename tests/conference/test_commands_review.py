"""Commands of the review: joining, themes, decisions. All go into the review's journals."""

from __future__ import annotations

import pytest

from facilitator.conference import intents as i
from facilitator.conference import intents_review as r
from facilitator.conference.commands.measures import source_id
from facilitator.conference.commands.review import apart_id
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Event
from facilitator.conference.state import Subject, wording
from tests.conference.play import Laptop, begun, exchange


@pytest.fixture
def office() -> Laptop:
    """It knows two cards, a and b, a cluster k and a vote v."""
    return begun("office-1")[0]


def subject(laptop: Laptop, ident: str) -> Subject:
    found = laptop.state.subject(ident)
    assert found is not None
    return found


def kinds(events: tuple[Event, ...]) -> list[str]:
    assert {event.session for event in events} <= {"review"}
    return [event.kind for event in events]


def values(laptop: Laptop, ident: str, *names: str) -> list[object]:
    return [subject(laptop, ident).get(name) for name in names]


def test_ideas_get_a_theme_and_lose_it(office: Laptop) -> None:
    made = office.do(r.CreateTheme("t", " Wohnen ", subjects=("a",)))
    assert kinds(made) == ["ThemeWritten", "IdeaThemed"]
    assert values(office, "t", "name", "position") == ["Wohnen", 1]
    assert kinds(office.do(r.SetTheme(("a", "b", "b"), "t"))) == ["IdeaThemed"]
    assert [subject(office, x).get("theme") for x in "ab"] == ["t", "t"]
    assert kinds(office.do(r.SetTheme(("b",), None))) == ["IdeaThemed"]
    assert subject(office, "b").get("theme") is None
    with pytest.raises(Refusal, match="not there any more"):
        office.do(r.SetTheme(("a",), "nothing"))
    with pytest.raises(Refusal, match="not there any more"):
        office.do(r.SetTheme(("k",), "t"))
    with pytest.raises(Refusal, match="not there any more"):
        office.do(r.SetTheme(("gone",), "t"))


def test_a_hidden_theme_takes_no_ideas(office: Laptop) -> None:
    office.do(r.CreateTheme("t", "Wohnen"))
    office.do(i.Withdraw(("t",)))
    with pytest.raises(Refusal, match="not there any more"):
        office.do(r.SetTheme(("a",), "t"))
    assert kinds(office.do(r.CreateTheme("u", "Wohnen"))) == ["ThemeWritten"], "its name is free again"


def test_themes_and_pillars_are_named_once_and_ordered_by_hand(office: Laptop) -> None:
    for ident, name in (("t", "Wohnen"), ("u", "Sprache")):
        office.do(r.CreateTheme(ident, name))
    office.do(r.CreatePillar("p", "Ankommen"))
    office.do(r.CreatePillar("q", "Bleiben"))
    for intent in (r.CreateTheme("x", "WOHNEN"), r.RenameTheme("u", "wohnen"), r.RenamePillar("q", "ankommen")):
        with pytest.raises(Refusal, match="already"):
            office.do(intent)
    office.do(r.RenameTheme("t", "WOHNEN"))
    office.do(r.RenamePillar("p", "Ankunft"))
    office.do(r.PutThemes(("t", "u"), "p"))
    office.do(r.PutThemes(("u",), None))
    assert [values(office, x, "name", "pillar") for x in "tu"] == [["WOHNEN", "p"], ["Sprache", None]]
    assert subject(office, "p").get("name") == "Ankunft"
    assert kinds(office.do(r.Arrange(("u", "t")))) == ["ThemeChanged"] * 2
    assert [subject(office, x).get("position") for x in "tu"] == [2, 1]
    assert office.do(r.Arrange(("u", "t"))) == ()
    assert kinds(office.do(r.Arrange(("q", "p")))) == ["PillarChanged"] * 2
    assert subject(office, office.do(r.CreateTheme("w", "Arbeit", "p"))[0].subject).get("pillar") == "p"
    for wrong in (r.Arrange(("a",)), r.Arrange(("gone",)), r.PutThemes(("t",), "t"), r.CreateTheme("y", "Y", "t")):
        with pytest.raises(Refusal, match="not there any more"):
            office.do(wrong)


def test_a_decision_comes_with_its_reason(office: Laptop) -> None:
    assert kinds(office.do(r.Judge(("a", "b"), "adopted"))) == ["IdeaJudged"] * 2
    (event,) = office.do(r.Judge(("a",), "declined", "  Zu teuer "))
    assert event.body == {"state": "declined", "reason": "Zu teuer"}
    (event,) = office.do(r.Judge(("a",), "declined", "Nicht zuständig"))
    assert event.body == {"state": "declined", "reason": "Nicht zuständig"}, "whole, though only the reason is new"
    assert office.do(r.Judge(("a",), "declined", "Nicht zuständig")) == ()
    with pytest.raises(Refusal, match="needs a reason"):
        office.do(r.Judge(("b",), "declined", " "))
    with pytest.raises(Refusal, match="nothing that can be decided"):
        office.do(r.Judge(("b",), "great"))
    office.do(r.Assign(("a",), " Frau A. "))
    assert subject(office, "a").get("reviewer") == "Frau A."


def test_contradicting_decisions_are_seen_whole_and_settled_by_another() -> None:
    one, two = begun("office-1", "office-2")
    one.do(r.Judge(("a",), "declined", "Zu teuer"))
    exchange(one, two)
    one.do(r.Judge(("a",), "adopted"))
    two.do(r.Judge(("a",), "declined", "Nicht zuständig"))
    exchange(one, two)
    for office in (one, two):
        assert subject(office, "a").conflicts == ("reason", "state")
        assert subject(office, "a").registers["state"].rivals == ("adopted", "declined")
    one.do(r.Judge(("a",), "adopted"))
    exchange(one, two)
    for office in (one, two):
        assert subject(office, "a").conflicts == ()
        assert values(office, "a", "state", "reason") == ["adopted", ""]


def test_joining_keeps_what_the_ideas_share(office: Laptop) -> None:
    office.do(r.CreateTheme("t", "Wohnen", subjects=("a", "b")))
    office.do(r.Judge(("a", "b"), "adopted", "Guter Vorschlag"))
    events = office.do(r.Join("j", ("a", "b", "a")))
    assert kinds(events) == ["JointWritten", "JointThemed", "JointJudged", "IdeaJoined", "IdeaJoined"]
    assert values(office, "j", "text", "words_of", "kind", "theme") == ["", "a", "question", "t"], "said once only"
    assert values(office, "j", "state", "reason") == ["adopted", "Guter Vorschlag"]
    assert [subject(office, x).get("joint") for x in "ab"] == ["j", "j"]
    assert values(office, "a", "text", "state") == ["Wohnungen fehlen", "adopted"], "nothing of it is gone"
    office.do(r.Split(("a",)))
    assert [subject(office, x).get("joint") for x in "ab"] == [None, "j"]
    assert kinds(office.do(r.Join("j", ("a",)))) == ["IdeaJoined"]


def test_joining_ideas_that_were_decided_differently_leaves_it_open(office: Laptop) -> None:
    office.do(r.Judge(("a",), "declined", "Zu teuer"))
    office.do(r.Judge(("b",), "declined", "Nicht zuständig"))
    assert kinds(office.do(r.Join("j", ("a", "b"), "Wohnen", "suggestion")))[:2] == ["JointWritten", "IdeaJoined"]
    assert values(office, "j", "text", "kind", "state") == ["Wohnen", "suggestion", None]
    office.do(r.RewordJoint("j", "Mehr Wohnungen"))
    office.do(r.RewordJoint("j", kind="question"))
    assert values(office, "j", "text", "words_of", "kind") == ["Mehr Wohnungen", None, "question"]
    office.do(r.RewordJoint("j", "Mehr Kurse"))
    assert values(office, "j", "text", "words_of") == ["", "b"]
    office.do(r.RewordJoint("j", words_of="a"))
    assert values(office, "j", "text", "words_of") == ["", "a"]
    assert kinds(office.do(r.Judge(("j",), "parked"))) == ["JointJudged"]
    assert kinds(office.do(r.Assign(("j",), "B."))) == ["JointAssigned"]


def test_what_cannot_be_joined(office: Laptop) -> None:
    with pytest.raises(Refusal, match="two ideas at least"):
        office.do(r.Join("j", ("a", "a")))
    with pytest.raises(Refusal, match="no kind of idea"):
        office.do(r.Join("j", ("a", "b"), kind="song"))
    with pytest.raises(Refusal, match="not there any more"):
        office.do(r.Join("k", ("a", "b")))
    office.do(i.Withdraw(("b",)))
    with pytest.raises(Refusal, match="not there any more"):
        office.do(r.Join("j", ("a", "b")))


def test_ideas_are_kept_apart_under_one_id_and_allowed_together_again(office: Laptop) -> None:
    (event,) = office.do(r.KeepApart(("b", "a", "b")))
    assert (event.subject, event.body) == (apart_id(("a", "b")), {"ideas": ["a", "b"]})
    assert office.do(r.KeepApart(("a", "b"))) == ()
    office.do(r.AllowTogether(("a", "b")))
    assert subject(office, apart_id(("a", "b"))).withdrawn
    office.do(r.KeepApart(("a", "b")))
    assert not subject(office, apart_id(("a", "b"))).withdrawn
    assert office.do(r.AllowTogether(("a", "k"))) == ()
    with pytest.raises(Refusal, match="Only two ideas"):
        office.do(r.KeepApart(("a", "a")))


def test_a_measure_gets_the_next_number_and_keeps_it(office: Laptop) -> None:
    office.do(r.CreatePillar("p", "Ankommen"))
    events = office.do(r.CreateMeasure("m", {"title": " Lotsen ", "pillar": "p", "until": "31.12.2027"}, ("a", "a")))
    assert kinds(events) == ["MeasureWritten", "SourceNamed"]
    assert values(office, "m", "title", "number", "status", "until") == ["Lotsen", 1, "idea", "2027-12-31"]
    office.do(r.CreateMeasure("n", {"title": "Kurse", "number": 7}))
    office.do(i.Withdraw(("n",)))
    office.do(r.CreateMeasure("o", {"title": "Räume"}))
    assert [subject(office, x).get("number") for x in "mno"] == [1, 7, 8], "none is used twice"
    with pytest.raises(Refusal, match="number 8 already"):
        office.do(r.ChangeMeasure("m", {"number": 8}))
    office.do(r.ChangeMeasure("m", {"number": 7}))
    assert kinds(office.do(r.Arrange(("o", "m")))) == ["MeasureChanged"] * 2


def test_decided_needs_an_owner_and_a_date(office: Laptop) -> None:
    office.do(r.CreateMeasure("m", {"title": "Lotsen"}))
    for fields in (
        {"status": "decided"},
        {"status": "done", "responsible": "Amt"},
        {"status": "under_way", "until": "2027"},
    ):
        with pytest.raises(Refusal, match="responsible and a date"):
            office.do(r.ChangeMeasure("m", fields))
    office.do(r.ChangeMeasure("m", {"status": "deferred"}))
    office.do(r.ChangeMeasure("m", {"status": "decided", "responsible": "Amt", "until": "6/2027"}))
    assert values(office, "m", "status", "until") == ["decided", "2027-06"]
    with pytest.raises(Refusal, match="responsible and a date"):
        office.do(r.ChangeMeasure("m", {"responsible": ""}))
    with pytest.raises(Refusal, match="responsible and a date"):
        office.do(r.CreateMeasure("n", {"title": "Kurse", "status": "done"}))


def test_what_a_measure_cannot_be(office: Laptop) -> None:
    with pytest.raises(Refusal, match="no status"):
        office.do(r.CreateMeasure("m", {"title": "Lotsen", "status": "soon"}))
    with pytest.raises(Refusal, match="text is empty"):
        office.do(r.CreateMeasure("m", {"title": " "}))
    with pytest.raises(Refusal, match="not there any more"):
        office.do(r.CreateMeasure("m", {"title": "Lotsen", "pillar": "a"}))
    with pytest.raises(KeyError):
        office.do(r.CreateMeasure("m", {"title": "Lotsen", "colour": "red"}))
    with pytest.raises(Refusal, match="not there any more"):
        office.do(r.ChangeMeasure("m", {"title": "Lotsen"}))


def test_sources_are_named_once_and_dropped(office: Laptop) -> None:
    office.do(r.CreateMeasure("m", {"title": "Lotsen"}))
    office.do(r.CreateTheme("t", "Wohnen"))
    assert kinds(office.do(r.NameSources("m", ("a", "t")))) == ["SourceNamed"] * 2
    assert office.do(r.NameSources("m", ("a",))) == ()
    assert kinds(office.do(r.DropSources("m", ("a", "b")))) == ["Withdrawn"]
    assert subject(office, source_id("m", "a")).withdrawn
    office.do(r.NameSources("m", ("a",)))
    assert not subject(office, source_id("m", "a")).withdrawn
    for target in ("k", "gone", "m"):
        with pytest.raises(Refusal, match="not there any more"):
            office.do(r.NameSources("m", (target,)))


def test_comments_are_about_what_the_office_works_on(office: Laptop) -> None:
    office.do(r.WriteComment("c", "a", " Fragen wir nach? "))
    office.do(r.RewordComment("c", "Nachfragen"))
    assert values(office, "c", "about", "text") == ["a", "Nachfragen"]
    with pytest.raises(Refusal, match="not there any more"):
        office.do(r.WriteComment("d", "v", "?"))
    office.do(i.Redact("c"))
    assert subject(office, "c").get("text") is None


def test_no_session_may_be_called_review(office: Laptop) -> None:
    with pytest.raises(Refusal, match="short name"):
        office.do(i.AdjustSession("review", title="Nachlese"))


def test_a_reason_is_no_part_of_the_wording(office: Laptop) -> None:
    office.do(i.KeepWording("a"))
    office.do(r.Judge(("a",), "declined", "Frau A. ist dagegen"))
    office.do(r.Assign(("a",), "B."))
    idea = subject(office, "a")
    assert idea.get("kept") == wording(idea)
    office.do(i.Redact("a"))
    assert values(office, "a", "text", "reason") == [None, "Frau A. ist dagegen"]
    office.do(i.Redact("a", ("reason", "reviewer")))
    assert values(office, "a", "state", "reason", "reviewer") == ["declined", None, None]


@pytest.mark.parametrize(
    "intent",
    [
        r.CreateTheme("t", "Wohnen", subjects=("a", "b")),
        r.Judge(("a", "b"), "adopted"),
        r.Join("j", ("a", "b")),
        r.KeepApart(("a", "b")),
        r.CreateMeasure("m", {"title": "Lotsen"}, ("a",)),
        r.WriteComment("c", "a", "?"),
        r.Assign(("a",), "B."),
    ],
)
def test_everything_can_be_undone_and_done_again(office: Laptop, intent: r.ReviewIntent) -> None:
    def shown() -> dict[str, dict[str, object]]:
        subjects = office.state.subjects.values()
        return {s.id: {n: s.get(n) for n in s.registers if s.get(n)} for s in subjects if s.type and not s.withdrawn}

    before = shown()
    office.do(intent)
    after = shown()
    assert after != before
    office.undo("review")
    assert shown() == before
    office.redo("review")
    assert shown() == after
