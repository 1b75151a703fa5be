"""What leaves the entered session from the window: the package, and the printed summary."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from facilitator.conference.results import SessionResult
from facilitator.desk.context import Context
from facilitator.desk.handout.export import ExportDialog
from facilitator.desk.handout.places import Place
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.handout.summary import write_summary
from facilitator.desk.messages import MessageBar


def show_export(context: Context, window: QWidget) -> None:
    """Let a person choose where the results go."""
    documents = Place(context.say("Documents"), context.folders.documents)
    dialog = ExportDialog(context, [*context.folders.sticks(), documents], window)
    dialog.finished.connect(lambda _: dialog.deleteLater())
    dialog.open()


def make_summary(context: Context, messages: MessageBar, folder: Path, window: QWidget) -> None:
    """Make the entered session's summary in a folder and show it."""
    say, now = context.say, context.clock.wall()

    def lay_out(result: SessionResult) -> None:
        context.papers.run(lambda: write_summary(result, folder, say, now), window, preview)

    def preview(pdf: Path) -> None:
        messages.hide()
        dialog = PreviewDialog(pdf, say, context.colours, window)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    messages.show_text(say("Making the summary …"), "info")
    context.background.run(context.keeper.result, window, lay_out)
