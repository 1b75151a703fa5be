"""Which workshop spoke of which theme, as a map with numbers and shades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from facilitator.report.account import Account
from facilitator.report.outline import Block, Cell, Grid, Heading, Items, Paragraph

MOST_COLUMNS = 9
"""Of a map; more workshops come in several maps."""


def themes_by_workshop(account: Account) -> Iterator[Block]:
    """Rows are themes, columns workshops, each cell says how many ideas; nothing where there are no themes."""
    say, reviewed = account.say, account.reviewed
    if not reviewed.themes:
        return
    places = {heard.id: heard.workshop for heard in reviewed.sessions}
    counts = Counter((row.judgement.theme, places.get(row.session, 0)) for row in reviewed.ideas)
    themes = [theme.id for theme in reviewed.themes]
    workshops = sorted({place for heard in reviewed.sessions if (place := heard.workshop)})
    if any(count and theme in reviewed.theme and not place for (theme, place), count in counts.items()):
        workshops.append(0)  # sessions that were added on the day
    yield Heading(say("Themes by workshop"))
    for start in range(0, len(workshops), MOST_COLUMNS):
        yield _grid(account, themes, workshops[start : start + MOST_COLUMNS], counts)
    without = sum(row.judgement.theme not in reviewed.theme for row in reviewed.ideas)
    if without:
        yield Paragraph(say.count("{n} idea has no theme yet.", "{n} ideas have no theme yet.", without), quiet=True)
    titles = {heard.workshop: heard.title for heard in reviewed.sessions}
    yield Items(say("Workshops"), tuple(f"W{number}: {titles[number]}" for number in workshops if number))


def _grid(
    account: Account, themes: Sequence[str], workshops: Sequence[int], counts: Counter[tuple[str | None, int]]
) -> Grid:
    say, reviewed = account.say, account.reviewed
    most = max((counts[theme, place] for theme in themes for place in workshops), default=0)
    heads = (f"W{place}" if place else say("Added") for place in workshops)
    rows = []
    for theme in themes:
        found = [counts[theme, place] for place in workshops]
        cells = (Cell(str(count), count / most) if count else Cell("") for count in found)
        whole = Cell(str(reviewed.theme[theme].ideas))
        rows.append((account.words(reviewed.theme[theme].name), (*cells, whole)))
    return Grid((say("Theme"), *heads, say("All")), tuple(rows))
