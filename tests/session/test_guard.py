"""Flags are decided, the decisions are kept and travel, and anonymous output leaves out what is undecided."""

from __future__ import annotations

import pytest

from facilitator.conference import intents
from facilitator.conference.anonymous import OTHERS, anonymous
from facilitator.conference.privacy import Flag, flags
from facilitator.report.summary import Version
from facilitator.session.documents import results_of, withheld
from facilitator.session.guard import blacken, keep, neutral, undecided
from tests.session.hall import Hall, Laptop

NAMED = "Frau Schneider aus der Ringstraße 5 findet keinen Kurs"
PLAIN = "Es fehlen Kurse am Abend"


@pytest.fixture
def laptop(hall: Hall) -> Laptop:
    return hall.laptop("A")


def texts(laptop: Laptop) -> list[str | None]:
    """The ideas as an anonymous output shows them."""
    return [idea.text for idea in anonymous(laptop.service.result()).ideas]


def test_a_flagged_card_is_listed_with_its_reason_until_it_is_decided(laptop: Laptop) -> None:
    laptop.capture(PLAIN)
    named = laptop.capture(NAMED)
    (hint,) = undecided(laptop.service)
    assert (hint.subject, hint.text) == (named, NAMED)
    assert {flag.reason for flag in hint.flags} >= {"name"}
    keep(laptop.service, named)
    assert undecided(laptop.service) == []


def test_all_passages_are_put_neutrally_at_once() -> None:
    text = f"{NAMED}, Tel. 0171 2345678"
    assert neutral(flags(text)) == "Eine Person aus der [Adresse] findet keinen Kurs, Tel. [Telefonnummer]"


def test_of_passages_that_overlap_one_is_put_neutrally() -> None:
    both = [Flag("name", 0, 9, "eine Person", "Frau Berg krank"), Flag("health", 5, 15, "jemand", "Frau Berg krank")]
    assert neutral(both) == "Frau jemand"


def test_anonymous_output_leaves_out_what_is_undecided_and_counts_it(laptop: Laptop) -> None:
    laptop.capture(PLAIN)
    named = laptop.capture(NAMED)
    assert texts(laptop) == [PLAIN]
    assert withheld(laptop.record, ["W1R1"]) == 1
    keep(laptop.service, named)
    assert texts(laptop) == [PLAIN, NAMED]
    assert withheld(laptop.record, ["W1R1"]) == 0


def test_a_decision_holds_for_the_words_it_was_made_on(laptop: Laptop) -> None:
    named = laptop.capture(NAMED)
    keep(laptop.service, named)
    laptop.service.do(intents.Reword(named, "Herr Yilmaz aus der Ringstraße 7 auch"))
    assert texts(laptop) == []
    assert [hint.subject for hint in undecided(laptop.service)] == [named]
    laptop.service.do(intents.ChangeKind((named,), "suggestion"))
    keep(laptop.service, named)
    laptop.service.do(intents.Park((named,)))
    assert len(texts(laptop)) == 1  # its kind and place are no words


def test_a_decision_can_be_undone(laptop: Laptop) -> None:
    named = laptop.capture(NAMED)
    keep(laptop.service, named)
    laptop.service.undo()
    assert texts(laptop) == []
    laptop.service.redo()
    assert texts(laptop) == [NAMED]


def test_a_decision_travels_with_the_package(hall: Hall, laptop: Laptop) -> None:
    named = laptop.capture(NAMED)
    keep(laptop.service, named)
    central = hall.record("central")
    hall.merged(central, hall.plan_package(), laptop.hand_out())
    (result,) = results_of(central, ["W1R1"], Version.ANONYMOUS)
    assert [idea.id for idea in result.ideas] == [named]


def test_blackening_erases_the_words_and_puts_others_in_their_place(laptop: Laptop) -> None:
    named = laptop.capture(NAMED)
    laptop.service.do(intents.Reword(named, original="السيدة شنايدر"))
    blacken(laptop.service, named, "Eine Person findet keinen Kurs")
    (idea,) = laptop.service.ideas
    assert (idea.text, idea.original, idea.redacted) == ("Eine Person findet keinen Kurs", "", False)
    assert undecided(laptop.service) == []
    laptop.record.close()
    files = [path for path in laptop.record.path.parent.rglob("*") if path.is_file()]
    assert not [path for path in files if b"Schneider" in path.read_bytes()]


def test_notes_tasks_and_names_of_clusters_are_guarded_too(laptop: Laptop) -> None:
    service, new = laptop.service, laptop.service.new_id
    service.do(intents.WriteNote(new(), "W1R1", "note", "Frau Schneider ruft an: 0171 2345678"))
    service.do(intents.WriteNote(new(), "W1R1", "note", "Der Beamer war kaputt"))
    service.do(intents.AgreeTask(new(), "W1R1", "Herrn Yilmaz anrufen, 0171 2345678", "Stabsstelle"))
    service.do(intents.CreateCluster(new(), "W1R1", "Idee von Frau Schneider"))
    assert len(undecided(service)) == 2
    shown = anonymous(service.result())
    assert [note.text for note in shown.notes] == ["Der Beamer war kaputt"]
    assert shown.tasks == ()
    assert [cluster.name for cluster in shown.clusters] == [OTHERS]
    assert shown.withheld == 2


def test_nothing_that_points_to_a_person_is_left(hall: Hall) -> None:
    laptop = hall.busy("Geheimer Laptop", "W1R1")
    laptop.service.do(intents.AdjustSession("W1R1", moderators=("Frau Moderatorin",)))
    laptop.service.do(intents.CountHeads("W1R1", "Fachkräfte", 3))
    shown = anonymous(laptop.service.result())
    assert (shown.planned.moderators, shown.planned.workshop.moderators, shown.devices) == ((), (), ())
    assert {task.who for task in shown.tasks} == {""}
    assert {(idea.original, idea.device) for idea in shown.ideas} == {("", "")}
    assert [(count.group, count.count) for count in shown.headcount] == [(OTHERS, 12)]  # 9 and 3 cannot stand apart
