"""Ideas that say the same: groups of near-duplicates, and names for themes. Texts in, suggestions out; no input or
output of its own."""

from facilitator.grouping.groups import Alike, ByWords, Group, Pair, Reason
from facilitator.grouping.index import Progress
from facilitator.grouping.linking import Apart
from facilitator.grouping.names import Names, suggest_names

__all__ = ["Alike", "Apart", "ByWords", "Group", "Names", "Pair", "Progress", "Reason", "suggest_names"]
