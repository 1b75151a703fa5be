"""Dots on cards and clusters, and the ranked list."""
