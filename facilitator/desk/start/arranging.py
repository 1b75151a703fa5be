"""What is arranged on the page of a conference's sessions: my workshop, and sessions that the plan lacks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.conference.intents import AdjustSession
from facilitator.desk.context import Context
from facilitator.desk.snapshots import Overview
from facilitator.desk.start.add_session import AddSessionDialog
from facilitator.desk.start.doors import Doors
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.words import local_time


def attend_sessions(page: SessionsPage, context: Context, doors: Doors, window: QWidget) -> None:
    """Do what is wanted on the page; ``doors`` tells of the changed conference."""
    keeper = context.keeper

    def choose(number: int) -> None:
        context.background.run(lambda: keeper.choose_workshop(number), doors, doors.changed.emit)

    page.open_wanted.connect(lambda: doors.choose_plan(doors.bring))
    page.add_wanted.connect(lambda: _ask_session(context, doors, window))
    page.mine_wanted.connect(choose)


def _ask_session(context: Context, doors: Doors, window: QWidget) -> None:
    keeper, dialog = (
        context.keeper,
        AddSessionDialog(local_time(context.clock.wall()), context.say, context.colours, window),
    )

    def save(added: AdjustSession) -> None:
        context.background.run(lambda: keeper.add_session(added), dialog, saved, dialog.refuse)

    def saved(overview: Overview) -> None:
        dialog.accept()
        doors.changed.emit(overview)

    dialog.wanted.connect(save)
    dialog.finished.connect(lambda _: dialog.deleteLater())
    dialog.open()
