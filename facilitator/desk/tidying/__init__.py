"""Tidying up a laptop: what the office has is deleted here, by its receipt; without one only late, by a typed word."""
