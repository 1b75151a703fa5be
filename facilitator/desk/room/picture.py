"""One picture for the room, frozen; and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from PySide6.QtCore import QRectF

from facilitator.desk.cockpit.step_bar import Step
from facilitator.desk.room.board import paint_board
from facilitator.desk.room.cards import paint_newest
from facilitator.desk.room.ink import Ink
from facilitator.desk.room.lists import paint_earlier, paint_ranking
from facilitator.desk.room.scene import Scene
from facilitator.desk.room.strip import HEIGHT, RoomFace, paint_strip, paint_title
from facilitator.language import Language

RoomView = Literal["question", "cards", "board", "ranking", "earlier"]
VIEWS: tuple[RoomView, ...] = get_args(RoomView)
MARGIN = 4.0
NARROW = 1.3
"""From this proportion on, a picture is so narrow that its width counts instead of its height."""


@dataclass(frozen=True, slots=True)
class RoomPicture:
    """What the projector shows: a session's ``scene``, clock and a view of it; where there is none, the ``title``."""

    title: str
    scene: Scene | None = None
    face: RoomFace | None = None
    view: RoomView = "question"


def view_words(say: Language) -> dict[RoomView, str]:
    """What the views are called."""
    return {
        "question": say("Question and clock"),
        "cards": say("Newest cards"),
        "board": say("Board with topics"),
        "ranking": say("Ranked topics"),
        "earlier": say("What earlier rounds said"),
    }


def following(step: Step, scene: Scene | None) -> RoomView:
    """The view that goes with a step of the cockpit and with what there is to see."""
    if scene is None or not scene.newest:
        return "question"
    if step == "collect":
        return "cards"
    return "ranking" if step != "sort" and scene.ranks else "board"


def unit_of(width: int, height: int) -> float:
    """A hundredth of the picture's height in pixels, less where it is narrow."""
    return min(height / 100, width / (100 * NARROW))


def clock_place(width: int, height: int) -> QRectF:
    """Where the clock is: all that changes from second to second."""
    return QRectF(0, 0, width, HEIGHT * unit_of(width, height))


def paint(ink: Ink, width: int, height: int, shown: RoomPicture) -> None:
    """Paint everything but the ground."""
    if shown.scene is None or shown.face is None:
        space = MARGIN * 2 * ink.unit
        paint_title(ink, QRectF(space, space, width - 2 * space, height - 2 * space), shown.title)
        return
    clock = clock_place(width, height)
    paint_strip(ink, clock, shown.face)
    side = MARGIN * ink.unit
    body = QRectF(side, clock.bottom() + 3 * ink.unit, width - 2 * side, height - clock.bottom() - 5.5 * ink.unit)
    _paint_view(ink, body, shown.scene, shown.view)


def _paint_view(ink: Ink, place: QRectF, scene: Scene, view: RoomView) -> None:
    match view:
        case "cards":
            paint_newest(ink, place, scene)
        case "board":
            paint_board(ink, place, scene)
        case "ranking":
            paint_ranking(ink, place, scene)
        case "earlier":
            paint_earlier(ink, place, scene)
        case _:
            paint_title(ink, place, scene.question or scene.title)
