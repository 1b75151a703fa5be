"""The sessions of a conference: workshops below one another, rounds beside one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from facilitator.desk.snapshots import Overview, SessionTile
from facilitator.desk.start.tile import TileButton
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.widgets import button, column, label, named, picture, row, wrapped
from facilitator.desk.topbar import Header
from facilitator.desk.words import day, span
from facilitator.language import Language

TITLE_WIDTH = 270
Place = tuple[int, int]


class SessionsPage(QWidget):
    """Tells which session is chosen; the arrow keys walk through the table."""

    chosen = Signal(str)
    open_wanted = Signal()

    def __init__(self, say: Language, colours: Colours, overview: Overview) -> None:
        super().__init__()
        self.setObjectName("page")
        self._say = say
        self._colours = colours
        where = " · ".join(filter(None, (day(overview.date, say), overview.venue)))
        self.header = Header("", overview.title, where)
        self.open_button = button(say("Open another plan …"), "open", colours)
        named(self.open_button, say("Open another plan"), "Ctrl+O")
        self.open_button.clicked.connect(self.open_wanted)
        self.buttons = (self.open_button,)
        self._workshops = sorted({tile.workshop for tile in overview.sessions})
        self._rounds = sorted({tile.round for tile in overview.sessions})
        by_round = [(tile.round, span(tile.start, tile.minutes)) for tile in overview.sessions]
        self._times = {turn: _usual(time for known, time in by_round if known == turn) for turn in self._rounds}
        self.tiles: dict[Place, TileButton] = {}
        inside = column(self, 24, 6)
        inside.addWidget(label(say("Which session do you moderate?"), Size.HEAD, BOLD))
        inside.addWidget(self._hint(overview))
        inside.addWidget(self._table(overview), 1)

    def _hint(self, overview: Overview) -> QLabel:
        if not overview.sessions:
            return wrapped(
                label(self._say("This plan has no sessions: ask the office for a newer one."), Size.BODY, tone="care")
            )
        cards = sum(tile.ideas for tile in overview.sessions)
        sessions = self._say.count("{n} session", "{n} sessions", len(overview.sessions))
        return label(f"{sessions} · {self._say.count('{n} card', '{n} cards', cards)}", Size.BODY, tone="quiet")

    def _table(self, overview: Overview) -> QScrollArea:
        inside, scroll = QWidget(), QScrollArea()
        table = QGridLayout(inside)
        table.setContentsMargins(0, 4, 8, 8)
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(8)
        table.setColumnMinimumWidth(0, TITLE_WIDTH)
        for at, turn in enumerate(self._rounds, 1):
            table.addWidget(self._round(turn), 0, at)
            table.setColumnStretch(at, 1)
        for at, workshop in enumerate(self._workshops, 1):
            self._line(table, at, [tile for tile in overview.sessions if tile.workshop == workshop])
        table.setRowStretch(len(self._workshops) + 1, 1)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _round(self, turn: int) -> QWidget:
        made = QWidget()
        inside = row(made, 0, 8)
        inside.setContentsMargins(8, 4, 0, 0)
        text = self._say("Round {number}", number=turn) if turn else self._say("Not in the plan")
        inside.addWidget(label(text, Size.TEXT, BOLD))
        inside.addWidget(label(self._times[turn], Size.BODY, tone="quiet"))
        inside.addStretch(1)
        return made

    def _line(self, table: QGridLayout, at: int, tiles: Sequence[SessionTile]) -> None:
        room = _usual(tile.room for tile in tiles)
        table.addWidget(self._workshop(tiles[0], room), at, 0)
        for tile in tiles:
            place = at, self._rounds.index(tile.round) + 1
            shown = TileButton(tile, (self._times[tile.round], room), self._say, self._colours)
            shown.clicked.connect(lambda _=False, ident=tile.id: self.chosen.emit(ident))
            shown.walked.connect(partial(self._walk, place))
            self.tiles[place] = shown
            table.addWidget(shown, *place)

    def _workshop(self, tile: SessionTile, room: str) -> QWidget:
        made = QWidget()
        inside, words, place = row(made, 0, 14), column(gap=2), row(gap=5)
        number = label(str(tile.workshop or "+"), Size.TITLE, BOLD)
        number.setObjectName("badge")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setFixedSize(42, 42)
        words.addStretch(1)
        words.addWidget(wrapped(label(tile.title, Size.BODY, MEDIUM)))
        if room:
            place.addWidget(picture("room", self._colours.quiet, 15))
            place.addWidget(label(room, Size.SMALL, tone="quiet"), 1)
            words.addLayout(place)
        words.addStretch(1)
        inside.addWidget(number)
        inside.addLayout(words, 1)
        made.setFixedWidth(TITLE_WIDTH)
        return made

    def focus_first(self) -> None:
        """Let the keyboard begin at the session that runs, else at the first that has not ended."""
        order = sorted(self.tiles, key=lambda place: (place[1], place[0]))
        by_state = {
            state: [p for p in order if self.tiles[p].tile.state == state] for state in ("running", "open", "planned")
        }
        wanted = [*by_state["running"], *by_state["open"], *by_state["planned"], *order]
        if wanted:
            self.tiles[wanted[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk(self, place: Place, down: int, right: int) -> None:
        target = self.tiles.get((place[0] + down, place[1] + right))
        if target:
            target.setFocus(Qt.FocusReason.TabFocusReason)


def _usual(values: Iterable[str]) -> str:
    """What is most common; the first of them where several are."""
    return Counter(values).most_common(1)[0][0]
