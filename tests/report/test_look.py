"""Colours that can be read and pictures that are whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference.plan import DEFAULT_KINDS
from facilitator.report import icons, look


def luminance(colour: str) -> float:
    """WCAG 2.1's relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@given(st.from_regex("#[0-9a-fA-F]{6}", fullmatch=True))
def test_every_colour_can_be_read_on_white(colour: str) -> None:
    assert 1.05 / (luminance(look.readable(colour)) + 0.05) >= 4.49


def test_readable_colours_stay_and_odd_ones_become_grey() -> None:
    assert look.readable("#1A202C") == "#1A202C"
    for odd in ("", "red", "#fff", "#12345g", "#1234567"):
        assert look.readable(odd) == look.MUTED


@pytest.mark.parametrize("name", icons.NAMES)
def test_icon_stays_in_its_square(name: str) -> None:
    icon = icons.icon(name)
    numbers = [float(value) for value in re.findall(r"-?\d+(?:\.\d+)?", icon.lines + icon.areas)]
    assert all(0 <= value <= icon.side for value in numbers)
    assert re.fullmatch(r"(?:-?\d+(?:\.\d+)? ?|[mlchfS] ?)+", icon.operators())
    for step, places in (("m", 2), ("l", 2), ("c", 6)):
        for before in re.findall(rf"((?:-?[\d.]+ )+){step}\b", icon.operators()):
            assert len(before.split()) == places


def test_kinds_have_icons_and_unknown_names_a_dot() -> None:
    for kind in DEFAULT_KINDS:
        assert icons.icon(kind.icon) is not icons.icon("dot")
    assert icons.icon("no such icon") is icons.icon("dot")
