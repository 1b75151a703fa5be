"""The documents that give account: which, for whom, in which language; looked at before they are saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QProgressBar, QPushButton, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.handout.outcome import Outcome
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.review.account.work import DOCUMENTS, TABLES, What, Wish, Writing, file_name
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.widgets import button, column, label, named, panel, row, wrapped
from facilitator.language import LANGUAGES
from facilitator.report.summary import Version
from facilitator.report.wording import language_name

AUDIENCES = (Version.INTERNAL, Version.ANONYMOUS)


class Choices(QWidget):
    """Buttons of which one is on. ``changed`` tells that another one is."""

    changed = Signal()

    def __init__(self, title: str, words: list[str], chosen: int) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: list[QPushButton] = []
        line, inside = QWidget(), column(self, 0, 4)
        flow = Flow(line, 6)
        for place, word in enumerate(words):
            made = QPushButton(word.replace("&", "&&"))
            made.setProperty("role", "toggle")
            made.setCheckable(True)
            named(made, f"{title}: {word}")
            self._group.addButton(made, place)
            self.buttons.append(made)
            flow.addWidget(made)
        self.buttons[chosen].setChecked(True)
        inside.addWidget(label(title, Size.SMALL, MEDIUM, "quiet"))
        inside.addWidget(line)
        self._group.idClicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.changed.emit()

    @property
    def chosen(self) -> int:
        """The place of the one that is on."""
        return self._group.checkedId()


class Documents(QWidget):
    """``session`` is the one whose feedback is written where that is wanted."""

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__()
        self._doer = doer
        context = doer.context
        say, colours = context.say, context.colours
        self._say = say
        self._folder = TemporaryDirectory(prefix="facilitator-", ignore_cleanup_errors=True)
        self.session = ""
        self.preview: PreviewDialog | None = None
        self.what = Choices(say("Document"), list(self._titles().values()), 0)
        self.audience = Choices(say("For whom"), [say("Internal, with names"), say("For everybody, without names")], 0)
        here = LANGUAGES.index(say.code) if say.code in LANGUAGES else 0
        self.language = Choices(say("Language"), [language_name(code, say) for code in LANGUAGES], here)
        self.hint = wrapped(label("", Size.SMALL, tone="quiet"))
        self.preview_button = button(say("Look at it"), "looked", colours)
        named(self.preview_button, say("Look at the document"), "Ctrl+P")
        self.save_button = button(say("Save as PDF …"), "save", colours, "primary")
        named(self.save_button, say("Save as PDF …"), "Ctrl+S")
        self.table_button = button(say("Save as a table …"), "export", colours)
        self.bar, self.outcome = QProgressBar(), Outcome(colours)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("Writing …"))
        self.stop_button = button(say("Stop"), "stop", colours)
        named(self.stop_button, say("Stop writing: what was there before stays"))
        self._writing: Writing | None = None
        self.bar.hide()
        self.stop_button.hide()
        self._arrange()
        self.what.changed.connect(self.refresh)
        self.preview_button.clicked.connect(self.look)
        self.save_button.clicked.connect(self.choose_pdf)
        self.table_button.clicked.connect(self.choose_table)
        self.stop_button.clicked.connect(self.stop)
        self.destroyed.connect(self._folder.cleanup)
        self.refresh()

    def _arrange(self) -> None:
        sheet, outside, buttons = panel(), column(self, 0, 0), QWidget()
        outside.addWidget(sheet)
        inside, flow = column(sheet, 16, 10), Flow(buttons, 6)
        inside.addWidget(label(self._say("Documents and tables"), Size.TEXT, BOLD))
        for shown in (self.what, self.hint, self.audience, self.language, buttons):
            inside.addWidget(shown)
        busy = row(gap=10)
        busy.addWidget(self.bar, 1)
        busy.addWidget(self.stop_button)
        inside.addLayout(busy)
        inside.addWidget(self.outcome)
        for made in (self.preview_button, self.save_button, self.table_button):
            flow.addWidget(made)

    def _titles(self) -> dict[What, str]:
        say = self._say
        words = (
            say("Roadmap"),
            say("Feedback on all ideas"),
            say("Feedback of one session"),
            say("The whole conference"),
        )
        return dict(zip(DOCUMENTS, words, strict=True))

    # What is wanted.

    @property
    def wanted(self) -> What:
        """The document that is chosen."""
        return DOCUMENTS[self.what.chosen]

    def show_session(self, session: str) -> None:
        """From now on, feedback of one session is of this one."""
        self.session = session
        self.refresh()

    def refresh(self) -> None:
        """Say what the document is, and what can be done."""
        say, review = self._say, self._doer.review
        count = sum(row.session == self.session for row in review.rows.values())
        ideas = say.count("{n} idea", "{n} ideas", count)
        hints: dict[What, str] = {
            "roadmap": say("All measures under their pillars, with the ideas they come from."),
            "feedback": say("Every idea with what became of it, and why; session by session."),
            "session": say(
                "What became of the {ideas} of {session}. Choose another session in the list.",
                ideas=ideas,
                session=self.session or "–",
            ),
            "conference": say("Everything in one document: what came, who was there, themes, measures, sessions."),
        }
        self.hint.setText(hints[self.wanted])
        possible = self.bar.isHidden() and (self.wanted != "session" or bool(self.session))
        for made in (self.preview_button, self.save_button):
            made.setEnabled(possible)
        self.table_button.setEnabled(possible and self.wanted in TABLES)

    def wish(self) -> Wish:
        """What is wanted, as it is written."""
        audience, now = AUDIENCES[self.audience.chosen], self._doer.context.clock.wall()
        language = LANGUAGES[self.language.chosen]
        return Wish(self._doer.review.record, self.wanted, self.session, audience, language, now)

    def _write(self, path: Path, then: Callable[[int], None]) -> None:
        """Write it beside the window, which goes on."""
        say = self._say
        writing = self._writing = Writing(self.wish(), path, Path(self._folder.name))

        def done(left_out: int | None) -> None:
            self._rest()
            if left_out is None:
                self.outcome.tell("info", say("Stopped. Nothing was written."))
            else:
                then(left_out)

        def failed(refusal: Refusal) -> None:
            self._rest()
            self.outcome.tell("bad", refusal.said(say))

        self.outcome.clear()
        self.bar.show()
        self.stop_button.show()
        self.refresh()
        self._doer.context.papers.run(writing.make, self, done, failed)

    def _rest(self) -> None:
        had_keys = self.stop_button.hasFocus()
        self._writing = None
        self.bar.hide()
        self.stop_button.hide()
        self.refresh()
        if had_keys:
            self.preview_button.setFocus()

    def stop(self) -> None:
        """It is not wanted any more; what was there before stays."""
        if self._writing:
            self._writing.stop()

    def look(self) -> None:
        """Show the document as it is printed."""
        if self.preview_button.isEnabled():
            path = Path(self._folder.name) / file_name(self.wish(), ".pdf")
            title = self._titles()[self.wanted]

            def show(_: int) -> None:
                context = self._doer.context
                self.preview = PreviewDialog(path, context.say, context.colours, self.window(), title)
                self.preview.finished.connect(self.preview.deleteLater)
                self.preview.open()
                self.preview.turn_to(0)

            self._write(path, show)

    def save_to(self, path: Path) -> None:
        """Write the document, or the table, to this place."""

        def saved(left_out: int) -> None:
            say = self._say
            more = say.count(
                "{n} text was left out, because it may point to a person.",
                "{n} texts were left out, because they may point to a person.",
                left_out,
            )
            self.outcome.tell("good", say("Saved as {name}", name=str(path)), more if left_out else "")

        self._write(path, saved)

    def choose_pdf(self) -> None:
        """Ask where the document goes."""
        if self.save_button.isEnabled():
            self._choose(self._say("Save as PDF"), ".pdf", "PDF (*.pdf)")

    def choose_table(self) -> None:
        """Ask where the table goes."""
        self._choose(self._say("Save as a table"), ".csv", "CSV (*.csv)")

    def _choose(self, title: str, ending: str, kinds: str) -> None:
        chooser = QFileDialog(self, title, str(self._doer.context.folders.documents), kinds)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(ending.removeprefix("."))
        chooser.selectFile(file_name(self.wish(), ending))
        chooser.fileSelected.connect(self._chosen)
        chooser.open()

    def _chosen(self, name: str) -> None:
        self.save_to(Path(name))
