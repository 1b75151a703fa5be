"""The list of cards on the screen: choosing cards, and what can be done with those chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from facilitator.conference.plan import Kind
from facilitator.conference.results import Idea
from facilitator.desk.cockpit.card_editor import CardEditor
from facilitator.desk.cockpit.card_menu import CardMenu
from facilitator.desk.cockpit.card_painter import CardPainter
from facilitator.desk.cockpit.cards_model import CardsModel, Index
from facilitator.desk.theme.colours import Colours
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
    reassign = Signal(tuple, str)
    keep = Signal(tuple)
    blacken = Signal(object)
    typed = Signal(str)
    pasted = Signal()
    left = Signal()
    changing = Signal(bool)
    """Whether a card is being changed from now on."""

    def __init__(self, say: Language, kinds: Mapping[str, Kind], colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._kinds = kinds
        self._colours = colours
        self.editor: CardEditor | None = None
        self.sessions: Mapping[str, str] = {}
        self.cards = CardsModel(say, {kind.id: kind_word(kind, say) for kind in kinds.values()}, self)
        self.setModel(self.cards.rows)
        self._painter = CardPainter(say, kinds, colours, self.cards, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(say("Cards of this session, newest first"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.cards.rows.rowsAboutToBeRemoved.connect(self._going)
        self.doubleClicked.connect(lambda index: self.reword.emit(self.cards.idea(index)))

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
        elif name == "keep":
            self.keep.emit(tuple(idea.id for idea in chosen if self.cards.is_flagged(idea)))
        elif name == "blacken":
            self.blacken.emit(chosen[0])
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
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & _COMMANDS:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is composed of several keys (an accent and its letter) belongs into the box, too."""
        if event.commitString():
            self.typed.emit(event.commitString())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.clearSelection()
            self.left.emit()

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

    def menu(self) -> CardMenu:
        """What can be done with the chosen cards."""
        chosen, menu = self.chosen(), CardMenu(self, self._say, self._colours, self.act)
        menu.fill(chosen, self._kinds.values(), [idea for idea in chosen if self.cards.is_flagged(idea)])
        menu.offer_sessions(self.sessions, lambda session: self.reassign.emit(tuple(i.id for i in chosen), session))
        menu.aboutToHide.connect(self.left)
        return menu

    # The editor.

    def edit_card(self, idea: Idea, languages: Sequence[str]) -> CardEditor:
        """Let somebody change a card where it stands. Another one that is being changed is saved."""
        if self.editor is not None:
            self.editor.wanted.emit()
            self.close_editor()
        editor = CardEditor(idea, self._kinds, languages, self._say, self._colours, self.viewport())
        self.editor = self._painter.editor = editor
        self.changing.emit(True)
        self.openPersistentEditor(self.cards.index(self.cards.row_of(idea.id)))
        editor.grown.connect(self._grow)
        self._grow()
        editor.setFocus()
        return editor

    def editing(self) -> CardEditor | None:
        """The editor while it has the keys."""
        inside = self.editor.findChildren(QWidget) if self.editor is not None else ()
        return self.editor if any(part.hasFocus() for part in inside) else None

    def _grow(self) -> None:
        """The editor needs more room, or less."""
        if self.editor is not None:
            ident = self.editor.idea.id
            self.cards.remeasure(ident)
            self.scrollTo(self.cards.index(self.cards.row_of(ident)))

    def _going(self, _: Index, first: int, last: int) -> None:
        """A card goes away: so does its editor, with the keys."""
        if self.editor is not None and first <= self.cards.row_of(self.editor.idea.id) <= last:
            self.close_editor()
            self.left.emit()

    def close_editor(self) -> None:
        """The card is shown again."""
        editor, self.editor, self._painter.editor = self.editor, None, None
        if editor is not None:
            self.closePersistentEditor(self.cards.index(self.cards.row_of(editor.idea.id)))
            self.cards.remeasure(editor.idea.id)
            self.changing.emit(False)


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
