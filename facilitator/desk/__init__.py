"""The windows: the only place that knows Qt. One folder a screen; each is a thin view over what the service says."""

from __future__ import annotations

from facilitator.desk.immortal import make_singletons_immortal

make_singletons_immortal()
