"""The one table of colours, spaces and type sizes that every widget and painter draws from."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Mode(StrEnum):
    """What a person may choose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme as #RRGGBB. The name says the duty, never the hue."""

    ground: str
    surface: str
    raised: str
    line: str
    control: str
    text: str
    soft: str
    faint: str
    accent: str
    on_accent: str
    tint: str
    track: str
    mark: str
    on_mark: str
    passed: str
    partial: str
    failed: str
    not_disclosed: str
    unknown: str
    not_applicable: str
    manual_pending: str
    notice: str
    alarm: str


LIGHT = Palette(
    ground="#F4F6F8",
    surface="#FFFFFF",
    raised="#EDF1F4",
    line="#DAE0E6",
    control="#8491A0",
    text="#17212B",
    soft="#455362",
    faint="#56636F",
    accent="#12608A",
    on_accent="#FFFFFF",
    tint="#E2EFF6",
    track="#E3E9EE",
    mark="#FFE08A",
    on_mark="#2B2100",
    passed="#176B3A",
    partial="#80530A",
    failed="#AB2A22",
    not_disclosed="#66479B",
    unknown="#515D69",
    not_applicable="#596570",
    manual_pending="#0F6370",
    notice="#FFF4DA",
    alarm="#FCE9E7",
)

DARK = Palette(
    ground="#12171C",
    surface="#1A2027",
    raised="#232B33",
    line="#313B45",
    control="#71808F",
    text="#E8ECF0",
    soft="#BAC4CD",
    faint="#A1ADB8",
    accent="#7CBDE6",
    on_accent="#08202F",
    tint="#1E3646",
    track="#2D3740",
    mark="#E9C04C",
    on_mark="#201800",
    passed="#72CF98",
    partial="#E3B565",
    failed="#FF958B",
    not_disclosed="#C5AEF2",
    unknown="#B3BEC8",
    not_applicable="#A5B0BA",
    manual_pending="#72CBD8",
    notice="#362C14",
    alarm="#40211F",
)

CONTRAST = Palette(
    ground="#000000",
    surface="#000000",
    raised="#1C1C1C",
    line="#8C8C8C",
    control="#FFFFFF",
    text="#FFFFFF",
    soft="#FFFFFF",
    faint="#E2E2E2",
    accent="#FFDD33",
    on_accent="#000000",
    tint="#333300",
    track="#3A3A3A",
    mark="#FFDD33",
    on_mark="#000000",
    passed="#7CFFA8",
    partial="#FFD27A",
    failed="#FFA79F",
    not_disclosed="#DCC8FF",
    unknown="#E6E6E6",
    not_applicable="#D0D0D0",
    manual_pending="#8FF0FF",
    notice="#332B00",
    alarm="#3D0F0B",
)

PALETTES = {Mode.LIGHT: LIGHT, Mode.DARK: DARK, Mode.CONTRAST: CONTRAST}

# One spacing scale (pixels at 100 %) and one type scale (pixels): nothing in between is used.
TIGHT, SMALL, MEDIUM, LARGE, WIDE = 4, 8, 12, 16, 24
CAPTION, BODY, STRONG, TITLE, DISPLAY = 12, 13, 15, 20, 30
RADIUS = 6

FAMILIES = ("Roboto", "WenQuanYi Micro Hei")

TEXT_ON = ("ground", "surface", "raised")
TEXT_COLOURS = (
    "text soft faint accent passed partial failed not_disclosed unknown not_applicable manual_pending".split()
)


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB as WCAG 2 defines it, 0 to 1."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_pairs() -> list[tuple[str, str]]:
    """Every (text, ground) pair of duties that the window draws words in."""
    plain = [(word, ground) for word in TEXT_COLOURS for ground in TEXT_ON]
    return [
        *plain,
        ("on_accent", "accent"),
        ("on_mark", "mark"),
        ("text", "tint"),
        ("accent", "tint"),
        ("soft", "tint"),
        ("text", "notice"),
        ("soft", "notice"),
        ("text", "alarm"),
        ("failed", "alarm"),
        ("partial", "notice"),
    ]


def names() -> list[str]:
    """The duties a palette fills."""
    return [field.name for field in fields(Palette)]
