"""What reaches the room: everything that is meant for it, and nothing else, in every view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QBuffer, QPoint, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from facilitator.conference import intents
from facilitator.conference.plan import Phase
from facilitator.conference.privacy import flags
from facilitator.desk.cockpit.session_clock import SessionClock, session_clock
from facilitator.desk.keeper import Keeper
from facilitator.desk.room.ink import Faces, Ink
from facilitator.desk.room.picture import VIEWS, RoomPicture, RoomView, following, unit_of
from facilitator.desk.room.scene import Scene, Sieve
from facilitator.desk.room.strip import digits_size, room_face
from facilitator.desk.room.window import RoomWindow
from facilitator.desk.theme.colours import LIGHT
from facilitator.desk.theme.fonts import MEDIUM, exact
from facilitator.language import Language
from tests.conftest import SteadyClock
from tests.desk.test_clock import fresh

EN = Language("en")
SESSION, EARLIER = "W2R2", "W2R1"
FULL_HD, BEAMER = (1920, 1080), (1024, 768)
PRIVATE = (
    "Withdrawnword", "Redactedword", "Doubtedname", "Originalword", "Notedword", "Decidedword", "Reasonword",
    "Dissentword", "Taskword", "Ownerword", "Deadlineword", "Draftword", "Phasenoteword", "Moderatorword",
    "Votetitleword", "Captionword", "Oldwording", "Groupword", "laptop", "0151", "Gartenstraße",
)  # fmt: skip
"""Each stands in the session, in a place that is none of the room's business."""
FLAGGED = "Herr Doubtedname aus der Gartenstraße 12 ist krank, 0151 23456789"
KEPT = "Keptcard: Herr Meier ist krank"
PUBLIC = ("Publiccard", "Publictopic", "Keptcard", "Parkedcard", "Earliertopic", "Earlierquestion", "Newwording")


@pytest.fixture
def keeper(tmp_path: Path, clock: SteadyClock) -> Iterator[Keeper]:
    """The sample with a session full of things, most of them private."""
    made = Keeper(tmp_path / "records", clock, "laptop", lambda _: None)
    made.open_sample()
    made.enter(EARLIER)
    _earlier(made)
    made.enter(SESSION)
    _private(made)
    _public(made)
    yield made
    made.close()


def card(keeper: Keeper, text: str, kind: str = "observation", original: str = "") -> str:
    service = keeper.service
    ident = service.new_id()
    service.do(intents.CaptureIdea(ident, service.session, kind, text, original=original))
    return ident


def _earlier(keeper: Keeper) -> None:
    service = keeper.service
    asked, flagged = card(keeper, "Earlierquestion?", "question"), card(keeper, f"Earlier {FLAGGED}", "question")
    service.do(intents.CreateCluster(service.new_id(), EARLIER, "Earliertopic", (asked, flagged)))
    service.do(intents.WriteNote(service.new_id(), EARLIER, "note", "Notedword"))


def _private(keeper: Keeper) -> None:
    service, new_id = keeper.service, keeper.service.new_id
    assert flags(FLAGGED)
    gone, erased = card(keeper, "Withdrawnword"), card(keeper, "Redactedword", original="Originalword")
    service.do(intents.Withdraw((gone,)))
    service.do(intents.Redact(erased))
    doubted = card(keeper, FLAGGED, original="Originalword")
    card(keeper, "Publiccard with an original", original="Originalword")
    service.do(intents.CreateCluster(new_id(), SESSION, FLAGGED, (doubted,)))
    service.do(intents.WriteNote(new_id(), SESSION, "note", "Notedword"))
    service.do(intents.WriteNote(new_id(), SESSION, "decision", "Decidedword", "Reasonword"))
    service.do(intents.WriteNote(new_id(), SESSION, "dissent", "Dissentword"))
    service.do(intents.AgreeTask(new_id(), SESSION, "Taskword", "Ownerword", "Deadlineword"))
    service.do(intents.CountHeads(SESSION, "Groupword", 3))
    service.do(intents.AddAttachment(new_id(), SESSION, "0" * 64, ".jpg", "Captionword"))
    phases = (Phase("Publicphase", 10, note="Phasenoteword"), Phase("Closing", 10, "close", protected=True))
    service.do(intents.AdjustSession(SESSION, moderators=("Moderatorword",), phases=phases))
    keeper.keep_draft(SESSION, "Draftword")


def _public(keeper: Keeper) -> None:
    service, new_id = keeper.service, keeper.service.new_id
    assert flags(KEPT)
    kept, topic, vote = card(keeper, KEPT), new_id(), new_id()
    service.do(intents.KeepWording(kept))
    service.do(intents.Park((card(keeper, "Parkedcard"),)))
    service.do(intents.CreateCluster(topic, SESSION, "Publictopic", (card(keeper, "Publiccard"),)))
    reworded = card(keeper, "Oldwording")
    service.do(intents.Reword(reworded, "Newwording"))
    service.do(intents.OpenVote(vote, SESSION, "Votetitleword", 3))
    service.do(intents.CountDots(vote, topic, 7))
    service.do(intents.CountDots(vote, reworded, 7))
    service.do(intents.CountVoters(vote, 12))


def running(clock: SteadyClock, keeper: Keeper) -> SessionClock:
    entered = keeper.enter(SESSION)
    return session_clock(clock, entered.planned, entered.date, {}).moved("start")


def written(window: RoomWindow) -> str:
    """Every text that the window paints or tells a screen reader."""
    buffer, drawing = QBuffer(), QSvgGenerator()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    drawing.setOutputDevice(buffer)
    drawing.setSize(window.size())
    painter = QPainter(drawing)
    window.render(painter, QPoint())
    painter.end()
    root = ET.fromstring(bytes(buffer.data().data()))
    painted = [element.text or "" for element in root.iter() if element.tag.endswith("text")]
    told = [window.windowTitle(), window.accessibleName(), window.accessibleDescription(), window.toolTip()]
    return "\n".join([*painted, *told])


@pytest.fixture
def room(looks: QApplication) -> Iterator[RoomWindow]:
    """The room's window, speaking English."""
    made = RoomWindow()
    made.wear(EN, LIGHT)
    made.resize(QSize(*FULL_HD))
    yield made
    made.deleteLater()


def shown_in(room: RoomWindow, scene: Scene, clock: SessionClock, view: RoomView) -> str:
    room.show_picture(RoomPicture("", scene, room_face(clock, EN), view))
    return written(room)


def test_nothing_private_is_painted_or_told(room: RoomWindow, keeper: Keeper, clock: SteadyClock) -> None:
    now, scene = running(clock, keeper), Sieve().scene(keeper.picture())
    everything = "\n".join(shown_in(room, scene, now, view) for view in VIEWS)
    assert [word for word in PRIVATE if word in everything] == []
    assert [word for word in PUBLIC if word not in everything] == []
    assert "Publicphase" in everything


def test_without_the_guard_the_test_would_notice(room: RoomWindow, keeper: Keeper, clock: SteadyClock) -> None:
    scene = Sieve(lambda _: ()).scene(keeper.picture())
    assert "Doubtedname" in shown_in(room, scene, running(clock, keeper), "board")


def test_names_of_topics_that_are_doubted_have_a_number(room: RoomWindow, keeper: Keeper, clock: SteadyClock) -> None:
    assert "Topic 1" in shown_in(room, Sieve().scene(keeper.picture()), running(clock, keeper), "board")


def test_ties_voters_and_dots_are_said(room: RoomWindow, keeper: Keeper, clock: SteadyClock) -> None:
    scene = Sieve().scene(keeper.picture())
    assert [(rank.place, rank.dots, rank.tied) for rank in scene.ranks] == [(1, 7, True), (1, 7, True)]
    text = shown_in(room, scene, running(clock, keeper), "ranking")
    assert text.count("7 dots, tied") == 2
    assert "12 people gave dots." in text


def test_dots_of_an_uncounted_vote_have_no_voters(keeper: Keeper) -> None:
    service = keeper.service
    vote = service.new_id()
    service.do(intents.OpenVote(vote, SESSION, "", 3))
    service.do(intents.CountVoters(vote, 99))
    assert Sieve().scene(keeper.picture()).voters == 12


def test_what_is_redacted_leaves_a_frozen_picture(keeper: Keeper) -> None:
    sieve = Sieve()
    frozen = sieve.scene(keeper.picture())
    (ident,) = [ident for ident, words in frozen.words.items() if words.text == "Parkedcard"]
    (other,) = [ident for ident, words in frozen.words.items() if words.text == "Newwording"]
    keeper.service.do(intents.Redact(ident))
    keeper.service.do(intents.Reword(other, "Newest"))
    later = card(keeper, "Later")
    now = frozen.with_words_of(sieve.scene(keeper.picture()))
    assert ident in frozen.parked
    assert now.shown(now.parked) == []
    assert now.words[other].text == "Newest"
    assert later not in now.newest


def test_texts_are_looked_at_once_while_they_are_there(keeper: Keeper) -> None:
    looked: list[str] = []

    def look(text: str) -> tuple[object, ...]:
        looked.append(text)
        return ()

    sieve = Sieve(look)
    sieve.scene(keeper.picture())
    first = len(looked)
    ident = card(keeper, "Another")
    sieve.scene(keeper.picture())
    assert looked[first:] == ["Another"]
    keeper.service.do(intents.Withdraw((ident,)))
    sieve.scene(keeper.picture())
    assert "Another" not in sieve._known


def test_the_newest_card_is_first_and_a_long_one_is_whole(room: RoomWindow, keeper: Keeper, clock: SteadyClock) -> None:
    card(keeper, "word " * 90 + "lastword")
    scene = Sieve().scene(keeper.picture())
    text = shown_in(room, scene, running(clock, keeper), "cards")
    assert "lastword" in text
    assert scene.words[scene.newest[0]].text.endswith("lastword")


def test_a_crowded_board_says_how_many_cards_are_left_out(room: RoomWindow, keeper: Keeper, clock: SteadyClock) -> None:
    for number in range(90):
        card(keeper, f"Numbered {number} " + "and many more words " * 4)
    text = shown_in(room, Sieve().scene(keeper.picture()), running(clock, keeper), "board")
    shown, more = text.count("Numbered"), re.search(r"and (\d+) more cards", text)
    assert more is not None
    assert shown + int(more[1]) >= 90
    assert "Publictopic" in text


@pytest.mark.parametrize("size", [FULL_HD, BEAMER])
@pytest.mark.parametrize("time", ["25:00", "+12:05"])
def test_digits_are_a_fifth_of_the_height(looks: QApplication, size: tuple[int, int], time: str) -> None:
    unit = unit_of(*size)
    pixels = round(digits_size(time, size[0], unit) * unit)
    assert QFontMetricsF(exact(pixels, MEDIUM)).tightBoundingRect("0").height() >= size[1] / 5 - 1


@pytest.mark.parametrize(
    ("minutes", "word", "sign"),
    [(1, "Running", "play"), (17, "Soon over", "clock"), (19, "Almost over", "alert"), (25, "Time is up", "stop")],
)
def test_warnings_are_a_shape_and_a_word(clock: SteadyClock, minutes: float, word: str, sign: str) -> None:
    now = fresh(clock).moved("start")
    clock.pass_time(int(minutes * 60_000) + 100)
    shown = room_face(now, EN)
    assert (shown.face.warning, shown.sign) == (word, sign)
    assert shown.face.time.startswith("+") is (word == "Time is up")


def test_the_view_goes_with_the_step_and_with_what_there_is(keeper: Keeper) -> None:
    scene = Sieve().scene(keeper.picture())
    empty = Scene("W1R1", "", "", {})
    assert [following(step, scene) for step in ("collect", "sort", "weigh", "close")] == [
        "cards", "board", "ranking", "ranking",
    ]  # fmt: skip
    assert following("weigh", Scene("W1R1", "", "", {}, newest=("a",))) == "board"
    assert {following("collect", empty), following("collect", None)} == {"question"}


def test_right_to_left_text_stands_at_the_right(looks: QApplication) -> None:
    buffer, drawing = QBuffer(), QSvgGenerator()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    drawing.setOutputDevice(buffer)
    painter = QPainter(drawing)
    ink = Ink(painter, 10, LIGHT, EN, Faces())
    for text in ("هل يمكنني", "kurz"):
        ink.words(text, QPoint(0, 40).toPointF(), 1000, 4, "#000000")
    painter.end()
    root = ET.fromstring(bytes(buffer.data().data()))
    lefts = [float(element.attrib["x"]) for element in root.iter() if element.tag.endswith("text")]
    assert lefts[0] > 700
    assert lefts[-1] == 0
