"""The sessions of a conference: my workshop's rounds large above the others, rounds beside one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from facilitator.desk.actions import shortcut
from facilitator.desk.handout.seal_line import lone_key_words
from facilitator.desk.page import Page
from facilitator.desk.snapshots import Overview, SessionTile
from facilitator.desk.start.band import OpenBand
from facilitator.desk.start.device import DeviceStrip
from facilitator.desk.start.next_up import next_up
from facilitator.desk.start.tile import LARGE, USUAL, TileButton
from facilitator.desk.start.workshop import WorkshopTitle
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import button, column, label, named, row, wrapped
from facilitator.desk.topbar import Header
from facilitator.desk.words import day, span
from facilitator.language import Language

TITLE_WIDTH = 270
Place = tuple[int, int]


class SessionsPage(Page):
    """Tells which session is chosen; the arrow keys walk through the table.

    ``mine_wanted`` brings the number of the workshop that is moderated here, ``device_named`` how the laptop shall be
    called; ``outdated`` tells that sessions were handed over since this was shown.
    """

    chosen = Signal(str)
    open_wanted = Signal()
    add_wanted = Signal()
    hand_over_wanted = Signal()
    outdated = Signal()
    mine_wanted = Signal(int)
    device_named = Signal(str)

    def __init__(self, say: Language, colours: Colours, overview: Overview) -> None:
        super().__init__()
        self.setObjectName("page")
        self._say = say
        self._colours = colours
        self._overview = overview
        where = " · ".join(filter(None, (day(overview.date, say), overview.venue)))
        self.header = Header("", overview.title, where)
        self.add_button = button(say("Add a session …"), "add", colours)
        named(self.add_button, say("Add a session that is not in the plan"))
        self.add_button.clicked.connect(self.add_wanted)
        self.open_button = button(say("Open another plan …"), "open", colours)
        named(self.open_button, say("Open another plan"), "Ctrl+O")
        self.open_button.clicked.connect(self.open_wanted)
        self.hand_over_button = button(say("Hand over"), "export", colours)
        named(self.hand_over_button, say("Hand over to the office"), "Ctrl+E")
        self.hand_over_button.clicked.connect(self.hand_over_wanted)
        shortcut(self, "Ctrl+E", self.hand_over_wanted.emit)
        self.buttons = (self.open_button, self.hand_over_button)
        planned = [tile for tile in overview.sessions if tile.round]
        self._rounds = sorted({tile.round for tile in planned})
        by_round = [(tile.round, span(tile.start, tile.minutes)) for tile in planned]
        self._times = {turn: _usual(time for known, time in by_round if known == turn) for turn in self._rounds}
        self.tiles: dict[Place, TileButton] = {}
        self.titles: dict[int, WorkshopTitle] = {}
        self.device = DeviceStrip(overview.device, say, colours)
        self.device.named.connect(self.device_named)
        self.band = OpenBand(say, colours)
        self.band.wanted.connect(self.hand_over_wanted)
        self.band.show_open(overview)
        inside, head, words = column(self, 24, 6), row(gap=12), column(gap=4)
        words.addWidget(label(say("Which session do you moderate?"), Size.HEAD, BOLD))
        words.addWidget(self._hint(overview))
        head.addLayout(words, 1)
        head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(head)
        inside.addWidget(self.device)
        inside.addWidget(self.band)
        if overview.lone_key:
            inside.addWidget(wrapped(label(lone_key_words(say), Size.BODY, MEDIUM, "care")))
        inside.addWidget(self._table(_lines(overview)), 1)

    def show_handed(self, overview: Overview) -> bool:
        """Show what was handed over meanwhile; returns whether nothing else is different, else nothing is done."""
        if _but_for_handed(overview) != _but_for_handed(self._overview):
            return False
        self._overview, tiles = overview, {tile.id: tile for tile in overview.sessions}
        self.band.show_open(overview)
        for shown in self.tiles.values():
            shown.show_handed(tiles[shown.tile.id])
        return True

    def ask_device(self) -> None:
        """Ask whether the laptop may be called as the system calls it."""
        self.device.show()

    def _hint(self, overview: Overview) -> QLabel:
        if not overview.sessions:
            return wrapped(
                label(self._say("This plan has no sessions: ask the office for a newer one."), Size.BODY, tone="care")
            )
        cards = sum(tile.ideas for tile in overview.sessions)
        sessions = self._say.count("{n} session", "{n} sessions", len(overview.sessions))
        return label(f"{sessions} · {self._say.count('{n} card', '{n} cards', cards)}", Size.BODY, tone="quiet")

    def _table(self, lines: Sequence[Sequence[SessionTile]]) -> Scroll:
        inside = QWidget()
        table = QGridLayout(inside)
        table.setContentsMargins(0, 4, 8, 8)
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(8)
        table.setColumnMinimumWidth(0, scaled(TITLE_WIDTH))
        for at, turn in enumerate(self._rounds, 1):
            table.addWidget(self._round(turn), 0, at)
            table.setColumnStretch(at, 1)
        under = 0
        for at, tiles in enumerate(lines, 1):
            if at == 2 and self._is_mine(lines[0]):
                table.setRowMinimumHeight(2, scaled(26))
                table.addWidget(label(self._say("All others"), Size.BODY, BOLD, "quiet"), 2, 0)
                under = 1
            self._line(table, at + under, tiles)
        table.setRowStretch(len(lines) + under + 1, 1)
        return Scroll(inside)

    def _is_mine(self, tiles: Sequence[SessionTile]) -> bool:
        return bool(self._overview.mine) and tiles[0].workshop == self._overview.mine

    def _round(self, turn: int) -> QWidget:
        made = QWidget()
        inside = row(made, 0, 8)
        inside.setContentsMargins(8, 4, 0, 0)
        inside.addWidget(label(self._say("Round {number}", number=turn), Size.TEXT, BOLD))
        inside.addWidget(label(self._times[turn], Size.BODY, tone="quiet"))
        inside.addStretch(1)
        return made

    def _line(self, table: QGridLayout, at: int, tiles: Sequence[SessionTile]) -> None:
        room, mine = _usual(tile.room for tile in tiles), self._is_mine(tiles)
        title = WorkshopTitle(tiles[0], room, self._say, self._colours)
        title.setFixedWidth(scaled(TITLE_WIDTH))
        title.mine_button.setChecked(mine)
        title.wanted.connect(self.mine_wanted)
        self.titles[at] = title
        table.addWidget(title, at, 0)
        for tile in tiles:
            place = at, self._rounds.index(tile.round) + 1 if tile.round else 1
            usual = self._times.get(tile.round, ""), room
            shown = TileButton(tile, usual, self._say, self._colours, LARGE if mine else USUAL)
            shown.clicked.connect(lambda _=False, ident=tile.id: self.chosen.emit(ident))
            shown.walked.connect(partial(self._walk, place))
            self.tiles[place] = shown
            table.addWidget(shown, *place)

    def focus_first(self, now: datetime) -> None:
        """Let the keyboard begin at the session that is next; ``now`` is local."""
        tile = next_up(self._overview, now)
        wanted = [shown for shown in self.tiles.values() if shown.tile is tile] or list(self.tiles.values())
        if wanted:
            wanted[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk(self, place: Place, down: int, right: int) -> None:
        """To the next tile in a direction: an added session has no neighbours beside it, a heading has no tiles."""
        far = max((at for at, _ in self.tiles), default=0)
        for steps in range(1, far + 1):
            target = self.tiles.get((place[0] + down * steps, place[1] + right * steps))
            if target:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _but_for_handed(overview: Overview) -> Overview:
    return replace(overview, sessions=tuple(replace(tile, handed="nothing") for tile in overview.sessions))


def _lines(overview: Overview) -> list[list[SessionTile]]:
    """A line for each workshop, mine first; each added session has one of its own, at the end."""
    lines: dict[object, list[SessionTile]] = {}
    for tile in overview.sessions:
        lines.setdefault(tile.workshop if tile.round else tile.id, []).append(tile)

    def place(tiles: list[SessionTile]) -> tuple[bool, bool, int]:
        first = tiles[0]
        return not first.round, first.workshop != overview.mine, first.workshop

    return sorted(lines.values(), key=place)


def _usual(values: Iterable[str]) -> str:
    """What is most common; the first of them where several are."""
    return Counter(values).most_common(1)[0][0]
