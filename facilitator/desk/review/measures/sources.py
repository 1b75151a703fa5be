"""What a measure comes from: ideas, joint ideas and themes; to be added, looked at and dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.conference.review import Measure
from facilitator.desk.review.review import Review
from facilitator.desk.review.triage.filters import Filter
from facilitator.desk.review.triage.pick import Entry
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.widgets import ElidedLabel, button, column, label, named, picture, row, tip, wrapped
from facilitator.language import Language

MOST = 40
"""Sources that are listed; of more, all ideas are a click away in the table."""


class Source(NamedTuple):
    """One of them: ``name`` is how it is called (W3R2-14), ``wanted`` shows its ideas in the table."""

    id: str
    sign: str
    name: str
    text: str
    wanted: Filter


def source(ident: str, review: Review, say: Language) -> Source | None:
    """A source in words; None for one that is hidden."""
    if row_ := review.rows.get(ident):
        return Source(ident, "cards", row_.label, row_.text, Filter(row_.label))
    if joint := review.joints.get(ident):
        name = say.count("{n} idea joined", "{n} ideas joined", len(joint.ideas))
        return Source(ident, "joined", name, joint.text, Filter(chosen=(("joint", ident),)))
    if theme := review.themes.get(ident):
        name = say.count("Theme with {n} idea", "Theme with {n} ideas", theme.ideas)
        return Source(ident, "theme", name, theme.name, Filter(chosen=(("theme", ident),)))
    return None


def sources_of(measure: Measure, review: Review, say: Language) -> list[Source]:
    """Everything that a measure comes from: themes first, then joint ideas, then ideas."""
    found = [one for ident in measure.sources if (one := source(ident, review, say))]
    return sorted(found, key=lambda one: ("theme", "joined", "cards").index(one.sign))


def entries(measure: Measure, review: Review, say: Language) -> list[Entry]:
    """What may be chosen as a source, all but what is one already."""
    return list(_entries(frozenset(measure.sources), review, say))


def _entries(known: frozenset[str], review: Review, say: Language) -> Iterator[Entry]:
    for theme in review.around.themes:
        if theme.id not in known:
            count = say.count("Theme with {n} idea", "Theme with {n} ideas", theme.ideas)
            yield Entry(theme.id, theme.name, "theme", more=count)
    for joint in review.around.joints:
        if joint.id not in known:
            count = say.count("{n} idea joined", "{n} ideas joined", len(joint.ideas))
            yield Entry(joint.id, " ".join(joint.text.split()), "joined", more=count)
    for idea in review.rows.values():
        if idea.id not in known and idea.joint is None:
            yield Entry(idea.id, f"{idea.label}  {' '.join(idea.text.split())}", "cards")


class SourceRow(QWidget):
    """A source: a click shows its ideas; the cross drops it."""

    shown = Signal(object)
    dropped = Signal(str)

    def __init__(self, one: Source, say: Language, colours: Colours) -> None:
        super().__init__()
        self._one = one
        self.open_button = QPushButton()
        self.open_button.setProperty("role", "more")
        words = f"{one.name}: {' '.join(one.text.split())}"
        self.open_button.setAccessibleName(say("Show in the table: {source}", source=words))
        self.open_button.setToolTip(tip(words))
        inside, face, texts = row(self, 0, 4), row(self.open_button, 0, 8), column(gap=0)
        face.setContentsMargins(8, 4, 8, 4)
        face.addWidget(picture(one.sign, colours.accent, 18))
        texts.addWidget(ElidedLabel(one.name, Size.SMALL, MEDIUM, "quiet"))
        texts.addWidget(ElidedLabel(" ".join(one.text.split()), Size.BODY))
        face.addLayout(texts, 1)
        self.open_button.setMinimumHeight(face.sizeHint().height())
        self.drop_button = button("", "close", colours, "more")
        named(self.drop_button, say("The measure does not come from this: {source}", source=words))
        inside.addWidget(self.open_button, 1)
        inside.addWidget(self.drop_button)
        self.open_button.clicked.connect(self._open)
        self.drop_button.clicked.connect(self._drop)

    def _open(self) -> None:
        self.shown.emit(self._one.wanted)

    def _drop(self) -> None:
        self.dropped.emit(self._one.id)


class Sources(QWidget):
    """The list. ``shown`` brings a ``Filter`` for the table, ``dropped`` the id of what is to go."""

    shown = Signal(object)
    dropped = Signal(str)
    add_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say, self._colours = say, colours
        self._sources: list[Source] = []
        self.rows: list[SourceRow] = []
        self._head, self._more = wrapped(label("", Size.BODY, BOLD)), label("", Size.SMALL, tone="quiet")
        self.add_button = button(say("Add …"), "add", colours, "small")
        named(self.add_button, say("Add what the measure comes from"), "S")
        self.all_button = button(say("Show its ideas"), "cards", colours, "small")
        named(self.all_button, say("Show all its ideas in the table"), "I")
        inside, tools, self._list = column(self, 0, 4), QWidget(), column(gap=2)
        flow = Flow(tools, 6)
        flow.addWidget(self.add_button)
        flow.addWidget(self.all_button)
        inside.addWidget(self._head)
        inside.addWidget(tools)
        inside.addLayout(self._list)
        inside.addWidget(self._more)
        self.add_button.clicked.connect(self.add_wanted)
        self.all_button.clicked.connect(self.all_wanted)

    def show_sources(self, found: list[Source], ideas: int) -> None:
        """Show these; ``ideas`` are behind them all together."""
        say = self._say
        self._head.setText(say.count("Comes from {n} idea", "Comes from {n} ideas", ideas))
        self.all_button.setVisible(bool(ideas))
        over = max(0, len(found) - MOST)
        self._more.setText(say.count("and {n} more", "and {n} more", over))
        self._more.setVisible(bool(over))
        if found[:MOST] == self._sources:
            return
        self._sources = found[:MOST]
        for old in self.rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [SourceRow(one, say, self._colours) for one in self._sources]
        for made in self.rows:
            made.shown.connect(self.shown)
            made.dropped.connect(self.dropped)
            self._list.addWidget(made)
