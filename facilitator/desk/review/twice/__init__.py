"""Ideas that may say the same: groups to look at, side by side, and joined by one key."""
