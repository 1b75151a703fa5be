"""The windows: the only place that knows Qt. One folder a screen; each is a thin view over what the service says."""

from __future__ import annotations

from facilitator.desk.immortal import make_singletons_immortal
from facilitator.desk.importing import import_plainly

make_singletons_immortal()
import_plainly()
