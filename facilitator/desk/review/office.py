"""The way into the office's window: central records opened before, chosen, or made of what came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from facilitator.desk.review.office_page import OfficePage
from facilitator.desk.review.page import FIRST, ReviewPage
from facilitator.desk.review.snapshots import Whole
from facilitator.settings import Recent

if TYPE_CHECKING:
    from facilitator.desk.window import MainWindow


class Office(QObject):
    """Shows the office's pages in the main window and does what is wanted on them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._typed: str | None = None
        self._page: ReviewPage | None = None
        self._brought: tuple[Path, ...] = ()

    def show(self) -> None:
        """The central records."""
        context = self._window.context
        self._page = None
        settings = self._window.settings
        self._typed = None
        page = OfficePage(context.say, context.colours, settings.central, settings.reviewer, self._window.device)
        page.named.connect(self._name)
        page.again = self.show
        page.recent_wanted.connect(self.open)
        page.dropped.connect(self.bring)
        page.choose_wanted.connect(self._choose_record)
        page.folder_wanted.connect(self._choose_folder)
        self._window.show_page(page)
        self._window.screens.room.stay_away()
        page.focus_first()

    def open(self, path: Path) -> None:
        """Open a central record."""
        self._brought = ()
        self._begin(lambda: self._window.context.kept.review.open(path))

    def bring(self, paths: Sequence[Path]) -> None:
        """Open a record that was dropped; of packages and folders, the central record of their conference."""
        records = [path for path in paths if path.suffix.lower() == ".sqlite"]
        if records:
            self.open(records[0])
        else:
            self._brought = tuple(paths)
            self._begin(lambda: self._window.context.kept.review.bring(paths))

    def _begin(self, job: Callable[[], Whole]) -> None:
        """Open something on the record's thread, which lets go of a conference that is open for moderating."""
        context, window = self._window.context, self._window
        if self._typed is not None:
            window.keep(replace(window.settings, reviewer=self._typed))
            self._typed = None
        device, reviewer = window.device, window.settings.reviewer

        def opened() -> Whole:
            context.keeper.close()
            context.kept.sign(device, reviewer)
            return job()

        window.messages.show_text(context.say("Opening …"), "info")
        context.background.run(opened, self, self._opened)

    def _opened(self, whole: Whole) -> None:
        settings = self._window.settings
        recent = Recent(str(whole.record), whole.plan.title, whole.plan.date)
        self._window.keep(settings.with_central(recent))
        self._window.messages.hide()
        self._show(whole, FIRST)
        if whole.refused:
            say = self._window.context.say
            words = say.count(
                "{n} file was not taken in: “Take in” (F5) says why.",
                "{n} files were not taken in: “Take in” (F5) says why.",
                whole.refused,
            )
            self._window.messages.show_text(words, "bad")
        if self._page:
            self._page.doer.brought = self._brought

    def _show(self, whole: Whole, part: str) -> None:
        page = ReviewPage(self._window.context, whole, dict(self._window.settings.views))
        page.back = self._close
        page.again = self._again
        page.doer.views_changed.connect(self._keep_views)
        self._page = page
        self._window.show_page(page)
        self._window.screens.room.stay_away()
        page.show_part(part)

    def _again(self) -> None:
        """In another language or look."""
        part = self._page.shown_part if self._page else FIRST
        context = self._window.context
        context.background.run(context.kept.review.whole, self, lambda whole: self._show(whole, part))

    def _close(self) -> None:
        """Back to the central records; the one that was open is closed."""
        if self._page:
            self._page.leave()
        context = self._window.context
        context.background.run(context.kept.review.close, self)
        self._window.messages.hide()
        self.show()

    def _name(self, reviewer: str) -> None:
        """Who decides, in what is opened from now on."""
        self._typed = reviewer

    def _keep_views(self, views: dict[str, str]) -> None:
        self._window.keep(self._window.settings.with_views(views))

    # Choosing.

    def _choose_record(self) -> None:
        say = self._window.context.say
        chooser = QFileDialog(self._window, say("Open a central record"), self._documents)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(f"{say('Records')} (*.sqlite)")
        chooser.fileSelected.connect(lambda name: self.open(Path(name)))
        chooser.open()

    def _choose_folder(self) -> None:
        say = self._window.context.say
        chooser = QFileDialog(self._window, say("Folder with the packages that came back"), self._documents)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(lambda name: self.bring([Path(name)]))
        chooser.open()

    @property
    def _documents(self) -> str:
        return str(self._window.context.folders.documents)
