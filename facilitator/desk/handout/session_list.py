"""The sessions that can be handed over, each with a tick, how much it holds, and whether somebody has it already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from facilitator.desk.handout.offers import Offer
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size, font
from facilitator.desk.theme.widgets import ElidedLabel, column, escaped, label, picture, row
from facilitator.desk.words import local_time
from facilitator.language import Language
from facilitator.session.handover_plan import HandOver, Standing
from facilitator.session.receipts import Standing as OfficeStanding


class SessionLine(QWidget):
    """One session. ``tick`` says whether it goes along."""

    def __init__(self, offer: Offer, now: datetime, say: Language, colours: Colours) -> None:
        super().__init__()
        self.offer = offer
        self._say = say
        words = standing_words(offer.standing, now, say)
        good, office = not offer.standing.open, office_words(offer.office, now, say)
        self._held = held(offer, say)
        self.tick = QCheckBox(escaped(offer.session))
        self.tick.setFont(font(Size.BODY, MEDIUM))
        self.tick.setChecked(not good)
        told = filter(None, (offer.session, offer.title, self._held, words, office))
        self.tick.setAccessibleName(", ".join(told))
        head, foot = row(gap=10), row(gap=6)
        head.addWidget(self.tick)
        head.addWidget(ElidedLabel(offer.title, Size.BODY), 1)
        head.addWidget(picture("done" if good else "export", colours.good if good else colours.care, 18))
        head.addWidget(label(words, Size.SMALL, MEDIUM, "good" if good else "care"))
        self._foot = ElidedLabel(self._held, Size.SMALL, tone="quiet")
        foot.setContentsMargins(8, 0, 0, 4)
        foot.addWidget(self._foot, 1)
        if offer.office is not None and office:
            all_of_it = offer.office.complete
            foot.addWidget(picture("done" if all_of_it else "alert", colours.good if all_of_it else colours.care, 18))
            foot.addWidget(label(office, Size.SMALL, MEDIUM, "good" if all_of_it else "care"))
        inside = column(self, 0, 0)
        inside.addLayout(head)
        inside.addLayout(foot)

    def show_target(self, target: str) -> None:
        """Where it would go; empty where it does not."""
        self._foot.show_whole(" · ".join(filter(None, (self._held, target))))


class SessionList(QWidget):
    """``changed`` tells that another set of them is ticked."""

    changed = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self.lines: dict[str, SessionLine] = {}
        self._keeping = False
        self._inside = column(self, 0, 6)

    def keep_ticks(self) -> None:
        """What is shown next is the same with something more to be said: the ticks stay."""
        self._keeping = True

    def show_offers(self, offers: Sequence[Offer], now: datetime) -> None:
        """Show these, what is open first and ticked; ``now`` is local."""
        kept = {session: line.tick.isChecked() for session, line in self.lines.items() if self._keeping}
        self._keeping = False
        for line in self.lines.values():
            self._inside.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = {}
        for offer in sorted(offers, key=lambda one: not one.standing.open):
            line = SessionLine(offer, now, self._say, self._colours)
            line.tick.setChecked(kept.get(offer.session, line.tick.isChecked()))
            line.tick.toggled.connect(lambda _: self.changed.emit())
            self.lines[offer.session] = line
            self._inside.addWidget(line)
        self.changed.emit()

    @property
    def ticked(self) -> list[Offer]:
        """Those that shall go."""
        return [line.offer for line in self.lines.values() if line.tick.isChecked()]

    def show_plan(self, handover: HandOver | None) -> None:
        """Say of each where it would go."""
        parts = {part.session: part for part in handover.parts} if handover else {}
        for session, line in self.lines.items():
            part = parts.get(session)
            there = self._say("it is there already and will be compared")
            line.show_target("" if part is None else there if part.there else part.path.name)


def held(offer: Offer, say: Language) -> str:
    """``34 ideas, 2 photos``."""
    ideas = say.count("{n} idea", "{n} ideas", offer.ideas)
    return ", ".join([ideas, say.count("{n} photo", "{n} photos", offer.photos)] if offer.photos else [ideas])


def standing_words(one: Standing, now: datetime, say: Language) -> str:
    """Whether and when it was handed over; ``now`` is local."""
    if one.at is None:
        return say("Not handed over yet")
    moment = clock_words(local_time(one.at), now, say)
    return say("Changed since {moment}", moment=moment) if one.open else say("Handed over {moment}", moment=moment)


def office_words(one: OfficeStanding | None, now: datetime, say: Language) -> str:
    """What the office has of a session and since when that is known; empty where no receipt says. ``now`` is local."""
    if one is None or not one.has:
        return ""
    if one.complete:
        words = say.count("The office has all {n} idea", "The office has all {n} ideas", one.of_ideas)
    elif one.ideas < one.of_ideas:
        words = say("The office has {has} of {of} ideas", has=one.ideas, of=one.of_ideas)
    else:
        words = say("The office has all ideas, but not what was changed last")
    return words if one.at is None else f"{words} · {clock_words(local_time(one.at), now, say)}"


def clock_words(moment: datetime, now: datetime, say: Language) -> str:
    """The time of day, with the date where that is not today's."""
    time = f"{moment:%H:%M}"
    if moment.date() == now.date():
        return time
    date = QDate(moment.year, moment.month, moment.day)
    return f"{QLocale(say.code).toString(date, QLocale.FormatType.ShortFormat)} {time}"
