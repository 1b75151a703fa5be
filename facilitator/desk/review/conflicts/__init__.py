"""Conflicts: what was changed differently in two places, side by side, settled by one key each."""
