"""Themes and pillars: ideas put in order, and where each theme was spoken of."""
