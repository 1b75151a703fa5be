"""The pin board: cards and clusters."""
