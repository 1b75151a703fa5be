"""The head of a column: name, number of cards, dots; a cluster's can be renamed here and carried by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame

from facilitator.desk.board.carrying import cluster_data
from facilitator.desk.board.clamped import ClampedLabel
from facilitator.desk.board.name_box import NameBox
from facilitator.desk.board.piles import PARKED, UNSORTED, Pile
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.widgets import button, column, label, named, picture, row, set_sign
from facilitator.language import Language


class PileHead(QFrame):
    """Says what a column is. ``renamed`` tells the new name, ``menu_wanted`` where the menu is to open."""

    renamed = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, pile: Pile, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("pile-head")
        self._say = say
        self._pile = pile
        self._pressed: QPoint | None = None
        self.name = ClampedLabel(colours.ink)
        self.box = NameBox(say("Name of the cluster"), "")
        self.box.hide()
        self.box.taken.connect(self._rename)
        self.box.left.connect(self.show_name)
        self.count = label("", Size.SMALL, MEDIUM, "quiet")
        self.dots_sign = picture("dot", colours.accent, 14)
        self.dots = label("", Size.SMALL, BOLD, "accent")
        self.menu_button = button("", "more", colours, "flat")
        self.menu_button.clicked.connect(self._open_menu)
        set_sign(self.menu_button, "more", colours.quiet, 18)
        self._arrange(colours)
        self.show_pile(pile)

    def _arrange(self, colours: Colours) -> None:
        inside, top, below = column(self, 0, 2), row(gap=7), row(gap=5)
        inside.setContentsMargins(12, 10, 6, 6)
        if not self._pile.is_cluster:
            sign = picture({UNSORTED: "cards", PARKED: "parking"}[self._pile.id], colours.quiet, 18)
            top.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.name, 1)
        top.addWidget(self.box, 1)
        self.menu_button.setFixedSize(scaled(30), scaled(30))
        top.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        if self._pile.is_cluster:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.menu_button.hide()
        below.addWidget(self.count)
        below.addStretch(1)
        below.addWidget(self.dots_sign)
        below.addWidget(self.dots)
        below.addSpacing(8)
        inside.addLayout(top)
        inside.addLayout(below)

    def show_pile(self, pile: Pile) -> None:
        """Show what the column is now; a name that is being typed stays."""
        say, self._pile = self._say, pile
        name = pile.name or (say("Unsorted") if pile.id == UNSORTED else say("Parking lot"))
        self.name.show_whole(name)
        self.count.setText(say.count("{n} card", "{n} cards", len(pile.ideas)))
        self.dots_sign.setVisible(pile.dots is not None)
        self.dots.setVisible(pile.dots is not None)
        self.dots.setText(say.count("{n} dot", "{n} dots", pile.dots or 0))
        named(self.menu_button, say("What can be done with the cluster {name}", name=name))

    # Renaming.

    def edit(self) -> None:
        """Let the name be typed anew."""
        if self._pile.is_cluster:
            self.name.hide()
            self.box.begin(self._pile.name)

    def show_name(self) -> None:
        """The name is not typed any more."""
        self.box.hide()
        self.name.show()

    def _rename(self, name: str) -> None:
        self.name.show_whole(name)
        self.show_name()
        if name != self._pile.name:
            self.renamed.emit(name)

    # The mouse.

    def _open_menu(self) -> None:
        self.menu_wanted.emit(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self._pile.is_cluster:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            start, self._pressed = self._pressed, None
            self._carry(start)

    def _carry(self, start: QPoint) -> None:
        drag = QDrag(self)
        drag.setMimeData(cluster_data(self._pile.id))
        drag.setPixmap(self.grab())
        drag.setHotSpot(start)
        drag.exec(Qt.DropAction.MoveAction)
