"""The way in: open a plan, then choose a session."""
