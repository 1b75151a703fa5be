"""What leaves the window: sessions handed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Context
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.handout.handovers import HandOvers
from facilitator.desk.handout.receipt_words import receipt_words
from facilitator.desk.messages import MessageBar
from facilitator.session.handing_over import Receipt


def show_hand_over(
    context: Context, works: HandOvers, record: Path, tidy: Callable[[], object], window: QWidget
) -> None:
    """Let a person hand over what is in a record; ``tidy`` is done where that is wanted instead."""
    if _open_dialogs(window):
        return
    dialog = HandOverDialog(context, works, record, window)
    inside = any(page.isVisible() for page in window.findChildren(CockpitPage))
    dialog.tidy_button.setVisible(not inside)  # nobody deletes the session that they are in
    dialog.tidy_button.clicked.connect(dialog.reject)
    dialog.tidy_button.clicked.connect(tidy)
    dialog.finished.connect(lambda _: dialog.deleteLater())
    dialog.open()


def tell_if_closed(receipt: Receipt, context: Context, messages: MessageBar, window: QWidget) -> None:
    """Say in the bar what became of a hand-over whose dialog was closed."""
    if not _open_dialogs(window):
        words = receipt_words(receipt, None, context.say)[0]
        messages.show_text(words.line, "bad" if words.sort == "bad" else "info" if words.sort == "care" else "good")


def refuse_if_closed(refusal: Refusal, context: Context, window: QWidget) -> None:
    """Say in the bar why a hand-over whose dialog was closed was not begun."""
    if not _open_dialogs(window):
        context.refuse(refusal)


def _open_dialogs(window: QWidget) -> list[HandOverDialog]:
    return [one for one in window.findChildren(HandOverDialog) if one.isVisible()]
