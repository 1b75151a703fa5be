"""What is done with themes and pillars, each as one step; what has to be asked is asked beside the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.conference.intents import Withdraw
from facilitator.conference.intents_review import (
    Arrange,
    CreatePillar,
    CreateTheme,
    PutThemes,
    RenamePillar,
    RenameTheme,
    SetTheme,
)
from facilitator.conference.review import IdeaRow
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.review import subjects
from facilitator.desk.review.themes.lines import Line, dropped, merging, shifted
from facilitator.desk.review.triage.choices import theme_entries
from facilitator.desk.review.triage.drawer import Drawer
from facilitator.desk.review.triage.pick import Entry

NEW = "new:"
"""Before a name that was suggested; no id begins so."""
Done = Callable[[], object]


class ThemeActs:
    """``suggest`` gives names for a theme from the words of its ideas; ``done`` is called once a step is saved."""

    def __init__(
        self, doer: ReviewDoer, drawer: Drawer, suggest: Callable[[Sequence[IdeaRow]], list[str]], done: Done
    ) -> None:
        self._doer, self._drawer, self._suggest, self._done = doer, drawer, suggest, done

    def put_ideas(self, rows: Sequence[IdeaRow], line: Line) -> None:
        """Ideas let go on a line; on a pillar, a theme of it is made for them."""
        if line.sort in ("pillar", "loose"):
            self.new_theme(rows, line.id or None)
        else:
            self._doer.do(SetTheme(subjects(rows), line.id or None), then=self._done)

    def put_theme(self, theme: str, line: Line) -> None:
        """A theme let go on a line."""
        wanted = dropped(theme, line, self._doer.review) if theme in self._doer.review.themes else []
        if wanted:
            self._doer.do(*wanted, then=self._done)

    def choose_theme(self, rows: Sequence[IdeaRow]) -> None:
        """Into a theme that is there, or into a new one: names are offered."""
        say = self._doer.context.say
        names = self._suggested(rows)
        entries = [*theme_entries(self._doer.review, say), *self._offers(names)]

        def take(value: object) -> None:
            text = str(value)
            if text.startswith(NEW):
                self._make(text.removeprefix(NEW), rows, None)
            else:
                self._doer.do(SetTheme(subjects(rows), text or None), then=self._done)

        new = (say("New theme: {name}", name="{name}"), lambda name: self._make(name, rows, None))
        self._drawer.choose(self._title(say("Theme"), rows), entries, take, new=new)

    def new_theme(self, rows: Sequence[IdeaRow], pillar: str | None) -> None:
        """A new theme, with these ideas where there are some."""
        say = self._doer.context.say

        def take(value: object) -> None:
            self._make(str(value).removeprefix(NEW), rows, pillar)

        new = (say("New theme: {name}", name="{name}"), lambda name: self._make(name, rows, pillar))
        title = self._title(say("Name of the new theme"), rows)
        self._drawer.choose(title, self._offers(self._suggested(rows)), take, new=new)

    def _suggested(self, rows: Sequence[IdeaRow]) -> list[str]:
        """Names that no theme has yet."""
        taken = {theme.name.casefold() for theme in self._doer.review.around.themes}
        return [name for name in (self._suggest(rows) if rows else []) if name.casefold() not in taken]

    def _offers(self, names: Sequence[str]) -> list[Entry]:
        say = self._doer.context.say
        return [Entry(f"{NEW}{name}", say("New theme: {name}", name=name), "add") for name in names]

    def _title(self, text: str, rows: Sequence[IdeaRow]) -> str:
        count = self._doer.context.say.count("{n} idea", "{n} ideas", len(rows))
        return f"{text}  ·  {count}" if rows else text

    def _make(self, name: str, rows: Sequence[IdeaRow], pillar: str | None) -> None:
        self._doer.do(CreateTheme(self._doer.new_id(), name, pillar, subjects(rows)), then=self._done)

    def new_pillar(self) -> None:
        """A new pillar, the last one."""
        say = self._doer.context.say

        def make(name: object) -> None:
            self._doer.do(CreatePillar(self._doer.new_id(), str(name)), then=self._done)

        self._drawer.write(say("Name of the new pillar"), "", (), make, say("It needs a name."))

    def rename(self, line: Line) -> None:
        """Another name for a theme or a pillar; for a theme, words of its ideas are offered."""
        say = self._doer.context.say
        if line.sort not in ("theme", "pillar"):
            return

        def write(name: object) -> None:
            wanted = RenameTheme(line.id, str(name)) if line.sort == "theme" else RenamePillar(line.id, str(name))
            self._doer.do(wanted, then=self._done)

        rows = [row for row in self._doer.review.rows.values() if row.judgement.theme == line.id]
        offers = self._suggested(rows) if line.sort == "theme" else []
        title = say("Another name for {name}", name=line.name)
        self._drawer.write(title, line.name, offers, write, say("It needs a name."))

    def merge(self, line: Line) -> None:
        """All of a theme into another one."""
        say, review = self._doer.context.say, self._doer.review
        if line.sort != "theme":
            self._doer.note(say("Choose a theme to be merged, then press M."))
            return
        others = [entry for entry in theme_entries(review, say) if entry.value not in ("", line.id)]

        def take(value: object) -> None:
            self._doer.do(*merging(line.id, str(value), self._doer.review), then=self._done)

        self._drawer.choose(say("Merge {name} into:", name=line.name), others, take)

    def put_under(self, line: Line) -> None:
        """A theme under a pillar, or under none."""
        say, pillars = self._doer.context.say, self._doer.review.around.pillars
        if line.sort != "theme":
            self._doer.note(say("Choose a theme to be put under a pillar, then press U."))
            return

        def take(value: object) -> None:
            self._doer.do(PutThemes((line.id,), str(value) or None), then=self._done)

        entries = [Entry(one.id, one.name, "clusters", line.pillar == one.name) for one in pillars]
        title = say("{name}: under which pillar?", name=line.name)
        self._drawer.choose(title, [*entries, Entry("", say("No pillar"), "close")], take)

    def shift(self, line: Line, by: int) -> None:
        """One place up or down."""
        wanted: Arrange | None = shifted(line, by, self._doer.review) if line.sort in ("theme", "pillar") else None
        if wanted is not None:
            self._doer.do(wanted, then=self._done)

    def withdraw(self, line: Line) -> None:
        """A theme or a pillar goes; what becomes of its ideas or themes is said before."""
        say = self._doer.context.say

        def take(value: object) -> None:
            if value == "remove":
                self._doer.do(Withdraw((line.id,)), then=self._done)

        if line.sort == "theme" and line.ideas:
            freed = say.count("{n} idea will have no theme then.", "{n} ideas will have no theme then.", line.ideas)
        elif line.sort == "pillar" and line.themes:
            freed = say.count(
                "{n} theme will have no pillar then.", "{n} themes will have no pillar then.", line.themes
            )
        else:
            freed = ""
        if freed:
            title = say("Remove {name}?", name=line.name)
            entries = [Entry("remove", say("Remove it"), "withdraw"), Entry("", say("Keep it"), "back")]
            self._drawer.choose(f"{title}  {freed}", entries, take)
        elif line.sort in ("theme", "pillar"):
            take("remove")
