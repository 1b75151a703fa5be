"""Photos travel by the hash of what is left of them, and what a camera wrote into them never leaves the laptop."""

from __future__ import annotations

import pytest

from facilitator.conference.errors import Refusal
from facilitator.exchange.package import read_package
from facilitator.session.photos import add_photo
from tests.exchange.test_photos import photo
from tests.session.hall import Hall, dump


def test_a_photo_travels_with_its_session_and_without_its_place(hall: Hall) -> None:
    laptop = hall.laptop("A")
    digest = add_photo(laptop.service, photo(400, 300), "flip.jpg", "Flipchart 1")
    package = laptop.hand_out()
    ((name, content),) = read_package(package).attachments()
    assert name == digest
    assert b"Secret" not in content
    central = hall.central()
    hall.merged(central, package)
    ((member, kept),) = central.look.attachments(["W1R1"])
    assert (member, kept) == (f"attachments/{digest}.jpg", content)


def test_what_is_no_picture_changes_nothing(hall: Hall) -> None:
    laptop = hall.laptop("A")
    before = dump(laptop.record)
    with pytest.raises(Refusal, match=r"flip\.jpg"):
        add_photo(laptop.service, b"no picture", "flip.jpg")
    assert dump(laptop.record) == before


def test_the_same_photo_twice_is_kept_once(hall: Hall) -> None:
    laptop = hall.laptop("A")
    assert add_photo(laptop.service, photo(40, 30), "a.jpg") == add_photo(laptop.service, photo(40, 30), "b.jpg")
    assert len(list(laptop.record.look.attachments(["W1R1"]))) == 1
