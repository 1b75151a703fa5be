"""Colours: one accent, calm greys, and three signals. Pairs used for text keep a contrast of 4.5 to 1 (WCAG AA)."""

from __future__ import annotations

from dataclasses import dataclass

ENOUGH = 4.5
PLENTY = 7.0
"""The contrast of high contrast (WCAG AAA)."""


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours of the windows, as ``#RRGGBB``; a signal has a strong tone for text and a soft one behind it."""

    paper: str
    surface: str
    sunken: str
    line: str
    edge: str
    off: str
    thumb: str
    ink: str
    quiet: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    care: str
    care_soft: str
    bad: str
    bad_soft: str


LIGHT = Colours(
    paper="#F4F4F8",
    surface="#FFFFFF",
    sunken="#ECECF2",
    line="#DFDFE8",
    edge="#8A8B9C",
    off="#8A8B9C",
    thumb="#C3C4D2",
    ink="#1B1C2A",
    quiet="#585A6D",
    accent="#4338A8",
    accent_hover="#372D91",
    accent_soft="#ECEAFB",
    on_accent="#FFFFFF",
    good="#1E6B43",
    good_soft="#E2F3E9",
    care="#8A4B00",
    care_soft="#FFF0D6",
    bad="#B1221B",
    bad_soft="#FDE7E5",
)
DARK = Colours(
    paper="#15161D",
    surface="#1F2029",
    sunken="#2A2B37",
    line="#363848",
    edge="#7F8197",
    off="#7F8197",
    thumb="#4A4C5E",
    ink="#F0F0F6",
    quiet="#B2B4C6",
    accent="#A9A0FF",
    accent_hover="#BEB7FF",
    accent_soft="#2F2C4D",
    on_accent="#15132B",
    good="#7FD6A4",
    good_soft="#1D3529",
    care="#F3BE6B",
    care_soft="#3B2E18",
    bad="#FF9C94",
    bad_soft="#43211F",
)
CONTRAST = Colours(
    paper="#000000",
    surface="#000000",
    sunken="#1C1C1C",
    line="#FFFFFF",
    edge="#FFFFFF",
    off="#A6A6A6",
    thumb="#FFFFFF",
    ink="#FFFFFF",
    quiet="#FFFFFF",
    accent="#FFE500",
    accent_hover="#FFF27A",
    accent_soft="#383300",
    on_accent="#000000",
    good="#6CFF9E",
    good_soft="#00280F",
    care="#FFC14D",
    care_soft="#332200",
    bad="#FFB3AD",
    bad_soft="#3D0000",
)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#RRGGBB``, 0 to 255; middle grey for what is no colour (plans come from people)."""
    try:
        value = int(colour.removeprefix("#"), 16)
    except ValueError:
        value = 0x808080
    return (value >> 16) & 255, (value >> 8) & 255, value & 255


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """``share`` (0 to 1) of one colour in the other."""
    pairs = zip(channels(one), channels(other), strict=True)
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in pairs)
    return f"#{red:02X}{green:02X}{blue:02X}"


def readable(colour: str, background: str, ink: str) -> str:
    """The colour, moved towards ``ink`` as far as text of it on the background needs to be read.

    Where ``ink`` stands out as far as anything can, high contrast is wanted.
    """
    wanted = PLENTY if contrast(ink, background) > 20 else ENOUGH
    shares = (part / 20 for part in range(20, 0, -1))
    tones = (mixed(colour, ink, share) for share in shares)
    return next((tone for tone in tones if contrast(tone, background) >= wanted), ink)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
