"""Ideas of a record that were said twice: who takes part, what was decided before, and what costs nothing again."""

from __future__ import annotations

import pytest

from facilitator.conference import intents
from facilitator.conference import intents_review as review
from facilitator.record import Record
from facilitator.session.grouping import Suggesting
from facilitator.session.progress import Progress
from facilitator.session.review import ReviewService
from tests.session.hall import Hall, Laptop

TEXTS = ("Mehr Busse ins Dorf", "Abends mehr Deutschkurse", "mehr Busse ins Dorf!", "Mehr Deutschkurse am Abend")


class Office:
    """The ideas of two laptops on one record, and the review of them."""

    def __init__(self, hall: Hall) -> None:
        one, two = hall.laptop("one", "W1R1"), hall.laptop("two", "W2R1")
        self.ids = [laptop.capture(text) for laptop, text in zip((one, one, two, two), TEXTS, strict=True)]
        self.hall, self.laptops = hall, (one, two)
        self.record: Record = hall.central()
        self.merge(one, two)
        self.review = ReviewService(self.record, hall.clock)
        self.suggesting = Suggesting()

    def merge(self, *laptops: Laptop) -> None:
        self.hall.merged(self.record, *(laptop.hand_out() for laptop in laptops))

    def suggested(self) -> list[set[int]]:
        """Groups by the places of their ideas in ``ids``."""
        found = self.suggesting.suggestions(self.record, Progress())
        return [{self.ids.index(idea) for idea in one.ideas} for one in found]


@pytest.fixture
def office(hall: Hall) -> Office:
    return Office(hall)


def test_ideas_of_several_workshops_are_suggested_together(office: Office) -> None:
    assert office.suggested() == [{0, 2}, {1, 3}]
    first = office.suggesting.suggestions(office.record, Progress())[0]
    assert (first.score, first.joints, first.reason.typed) == (1.0, (), True)


def test_withdrawn_and_redacted_ideas_are_never_suggested(office: Office) -> None:
    assert office.suggested() == [{0, 2}, {1, 3}]
    one, two = office.laptops
    one.service.do(intents.Withdraw((office.ids[0],)))
    two.service.do(intents.Redact(office.ids[3]))
    office.merge(one, two)
    assert office.suggested() == []


def test_what_comes_later_is_suggested_with_what_was_there(office: Office) -> None:
    office.suggested()
    office.ids.append(office.laptops[1].capture("MEHR BUSSE INS DORF"))
    office.merge(office.laptops[1])
    assert office.suggested() == [{0, 2, 4}, {1, 3}]


def test_ideas_that_were_said_to_be_apart_are_not_suggested_again(office: Office) -> None:
    office.review.do(review.KeepApart((office.ids[0], office.ids[2])))
    assert office.suggested() == [{1, 3}]
    office.review.undo()
    assert office.suggested() == [{0, 2}, {1, 3}]


def test_joined_ideas_are_suggested_only_with_others(office: Office) -> None:
    office.review.do(review.Join("joint", (office.ids[0], office.ids[2]), "Mehr Busse ins Dorf", "suggestion"))
    assert office.suggested() == [{1, 3}]
    office.ids.append(office.laptops[1].capture("Mehr Busse ins Dorf …"))
    office.merge(office.laptops[1])
    first = office.suggesting.suggestions(office.record, Progress())[0]
    assert set(first.ideas) == {office.ids[0], office.ids[2], office.ids[4]}
    assert first.joints == ("joint",)


def test_what_is_apart_from_a_member_is_apart_from_the_joint_idea(office: Office) -> None:
    office.ids.append(office.laptops[1].capture("Mehr Busse ins Dorf …"))
    office.merge(office.laptops[1])
    office.review.do(review.Join("joint", (office.ids[0], office.ids[2]), "Mehr Busse ins Dorf", "suggestion"))
    office.review.do(review.KeepApart((office.ids[2], office.ids[4])))
    assert office.suggested() == [{1, 3}]


def test_stopped_it_suggests_nothing(office: Office) -> None:
    class Stopping(Progress):
        """Stops at once."""

        @property
        def cancelled(self) -> bool:
            return True

    assert office.suggesting.suggestions(office.record, Stopping()) == []
    assert office.suggested() == [{0, 2}, {1, 3}]
