"""The list of cards on the screen: choosing cards, and what can be done with those chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu

from facilitator.conference.plan import Kind
from facilitator.conference.results import Idea
from facilitator.desk.cockpit.card_painter import CardPainter
from facilitator.desk.cockpit.cards_model import IDEA, CardsModel
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import Size, font
from facilitator.desk.theme.icons import icon
from facilitator.desk.theme.widgets import escaped
from facilitator.language import Language
from facilitator.report.wording import kind_word


class CardsView(QListView):
    """Tells what a person wants done with the chosen cards; does nothing itself.

    ``typed`` brings a letter that was typed here: it belongs into the box.
    """

    reword = Signal(object)
    park = Signal(tuple)
    unpark = Signal(tuple)
    withdraw = Signal(tuple)
    change_kind = Signal(tuple, str)
    typed = Signal(str)
    left = Signal()

    def __init__(self, say: Language, kinds: Mapping[str, Kind], colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._kinds = kinds
        self._colours = colours
        self.cards = CardsModel(say, {kind.id: kind_word(kind, say) for kind in kinds.values()}, self)
        self.setModel(self.cards)
        self._painter = CardPainter(say, kinds, colours, self.cards, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(say("Cards of this session, newest first"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)
        self.doubleClicked.connect(lambda index: self.reword.emit(index.data(IDEA)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._painter.set_width(self.viewport().width())
        super().resizeEvent(event)

    def chosen(self) -> list[Idea]:
        """The cards that are chosen, as they stand in the list."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [self.cards.idea(index) for index in indexes]

    def act(self, name: str) -> None:
        """Ask for something to be done with the chosen cards: a kind's id, or park, withdraw, reword."""
        chosen = self.chosen()
        ids = tuple(idea.id for idea in chosen)
        if not ids:
            return
        if name in self._kinds:
            self.change_kind.emit(ids, name)
        elif name == "park":
            (self.unpark if all(idea.parked for idea in chosen) else self.park).emit(ids)
        elif name == "withdraw":
            self.withdraw.emit(ids)
        else:
            self.reword.emit(chosen[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.act("reword")
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.act("withdraw")
        elif event.key() == Qt.Key.Key_Escape:
            self.clearSelection()
            self.left.emit()
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & _COMMANDS:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = (
            self.currentIndex() if event.reason() == QContextMenuEvent.Reason.Keyboard else self.indexAt(event.pos())
        )
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        at = self.visualRect(index).center() if event.reason() == QContextMenuEvent.Reason.Keyboard else event.pos()
        self.menu().popup(self.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """What can be done with the chosen cards."""
        chosen, menu = self.chosen(), QMenu(self)
        menu.setFont(font(Size.BODY))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(menu, "edit", self._say("Change the text …"), "reword", "F2").setEnabled(len(chosen) == 1)
        menu.addSeparator()
        for number, kind in enumerate(self._kinds.values(), 1):
            tone = readable(kind.colour, self._colours.surface, self._colours.ink)
            action = self._add(menu, "", kind_word(kind, self._say), kind.id, f"Ctrl+{number}" if number < 10 else "")
            action.setIcon(icon(kind.icon, tone))
            action.setEnabled(any(idea.kind != kind.id for idea in chosen))
        menu.addSeparator()
        parked = bool(chosen) and all(idea.parked for idea in chosen)
        text = self._say("Take out of the parking lot") if parked else self._say("Into the parking lot")
        self._add(menu, "parking", text, "park", "Ctrl+L")
        self._add(menu, "withdraw", self._say("Withdraw"), "withdraw", "Del")
        return menu

    def _add(self, menu: QMenu, sign: str, text: str, name: str, keys: str) -> QAction:
        action = menu.addAction(icon(sign, self._colours.ink), escaped(text))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here; the keys are the list's own
        action.triggered.connect(lambda: self.act(name))
        return action


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
