"""The ways into a conference: plans chosen, dropped or found on a stick, the sample, rehearsals, the last one again.

Here is also what takes newer plans and results into it. What opening stands on is loaded while nobody waits for it:
this module is there before the first page is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.context import Context
from facilitator.desk.messages import MessageBar
from facilitator.desk.start.page import StartPage
from facilitator.desk.words import local_time
from facilitator.settings import Recent

if TYPE_CHECKING:
    from facilitator.desk.keeper import Keeper
    from facilitator.desk.snapshots import Overview, Taken


class Doors(QObject):
    """Asks the worker for conferences. ``dress`` gives it what the window is dressed in; call that first.

    ``leaving`` tells that unfinished text has to be kept before a conference is opened; ``opened`` brings the overview
    of one that was, and the session to enter at once (empty: none); ``changed`` that of the open one, changed.
    """

    leaving = Signal()
    opened = Signal(object, str)
    changed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def dress(self, context: Context, messages: MessageBar) -> None:
        """Speak, work and tell with these from now on."""
        self._context = context
        self._messages = messages

    # The pages.

    def attend_start(self, page: StartPage) -> None:
        """Do what is wanted on the first page."""
        page.open_wanted.connect(lambda: self.choose_plan(self.bring))
        page.rehearse_chosen.connect(lambda: self.choose_plan(self._rehearse))
        page.sample_wanted.connect(self._open_sample)
        page.recent_wanted.connect(self._go_on)
        page.rehearse_wanted.connect(lambda recent: self._rehearse([Path(recent.record)]))
        page.plan_wanted.connect(lambda path: self.bring([path]))

    def look_ahead(self, page: StartPage) -> None:
        """Show on the first page what is found on sticks, and which session is next."""
        from facilitator.desk.start.watch import StickWatch

        context = self._context
        watch = StickWatch(context.papers, context.folders.sticks, page)
        watch.found.connect(page.show_plans)
        if page.last is not None:
            record, now = Path(page.last.record), local_time(context.clock.wall())
            context.background.run(
                lambda: context.keeper.look_at(record), page, lambda seen: page.show_ahead(seen, now), _unknown
            )

    # Opening.

    def choose_plan(self, then: Callable[[Sequence[Path]], None]) -> None:
        """Let a person choose a plan's file."""
        say = self._context.say
        chooser = QFileDialog(self._window, say("Open a plan"), str(self._context.folders.documents))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(f"{say('Plans')} (*.facilitator *.toml *.xlsx)")
        chooser.fileSelected.connect(lambda name: then([Path(name)]))
        chooser.open()

    def bring(self, paths: Sequence[Path]) -> None:
        """Open the conference of a plan or package; what belongs to the open conference is taken into it."""
        from facilitator.exchange.age_files import asks_for_words

        moved = next((path for path in paths if asks_for_words(path)), None)
        if moved is None:
            self._bring(paths, ())
        else:
            self._ask_words(moved, lambda words: self._bring(paths, (words,)))

    def _ask_words(self, moved: Path, then: Callable[[str], object]) -> None:
        """A session that was moved here opens with the words that were shown on the other laptop."""
        from facilitator.desk.handout.moving import WordsDialog

        dialog = WordsDialog(self._context, moved.name, then, self._window)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def _bring(self, paths: Sequence[Path], words: tuple[str, ...]) -> None:
        from facilitator.exchange.sealing import Keys

        name = paths[0].name if len(paths) == 1 else self._context.say("{n} files", n=len(paths))
        context, keys = self._context, Keys((), words)
        self._begin(lambda: context.keeper.bring(paths, keys), lambda brought: self._brought(brought, name))

    def _brought(self, brought: Overview | Taken, name: str) -> None:
        from facilitator.desk.snapshots import Overview
        from facilitator.desk.start.receipts import receipt

        if isinstance(brought, Overview):
            self._came(brought, "")
            return
        self.changed.emit(brought.overview)
        if brought.refused is not None:
            self._context.refuse(brought.refused)
        else:
            self._messages.show_text(receipt(brought, name, self._context.say), "good")

    def _go_on(self, recent: Recent, session: str) -> None:
        context = self._context
        self._begin(lambda: context.keeper.reopen(Path(recent.record)), lambda overview: self._came(overview, session))

    def _rehearse(self, paths: Sequence[Path]) -> None:
        context = self._context
        self._open(lambda: context.keeper.rehearse(paths[0]))

    def _open_sample(self) -> None:
        context = self._context
        self._open(lambda: context.keeper.open_sample())  # noqa: PLW0108  # asked for in the worker: it is loaded there

    def _open(self, job: Callable[[], Overview]) -> None:
        self._begin(job, lambda overview: self._came(overview, ""))

    def _begin(self, job: Callable[[], object], then: Callable[..., None]) -> None:
        self.leaving.emit()
        self._messages.show_text(self._context.say("Opening …"), "info")
        self._context.background.run(job, self, then)

    def _came(self, overview: Overview, session: str) -> None:
        self._messages.hide()
        self.opened.emit(overview, session)
        context = self._context
        context.background.run(lambda: _rescue(context.keeper), self, self._tell_rescue)

    def _tell_rescue(self, notice: Refusal | None) -> None:
        """Say what of a damaged record could be saved: once, and over the page that shows the rest."""
        if notice is not None:
            self._context.refuse(notice)


def _rescue(keeper: Keeper) -> Refusal | None:
    from facilitator.record import rescue_notice

    return rescue_notice(keeper.service.record)


def _unknown(_: Refusal) -> None:
    """Why it cannot be opened is said when somebody wants to."""
