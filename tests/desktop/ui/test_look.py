"""Colours can be read, icons exist, values are worded."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui import icons, words
from desktop.ui.bars import ScoreBar, bar_of
from desktop.ui.theme import theme
from desktop.ui.tokens import PALETTES, Mode, contrast, names, text_pairs
from scoring.assessment import Outcome, Score
from scoring.facts import FactValue, Value
from tests.support import ui_review as invented

UI = Path(__file__).resolve().parents[3] / "desktop" / "ui"
ICONS = set(
    re.findall(r'icon="([a-z-]+)"|Icon\("([a-z-]+)"', "\n".join(p.read_text() for p in UI.glob("*.py")))
)


@pytest.mark.parametrize("mode", list(PALETTES))
@pytest.mark.parametrize("pair", text_pairs(), ids="-on-".join)
def test_words_can_be_read(mode: Mode, pair: tuple[str, str]) -> None:
    """WCAG 2.2 AA asks 4.5 to 1 for text."""
    palette = PALETTES[mode]

    assert contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) >= 4.5


@pytest.mark.parametrize("mode", list(PALETTES))
@pytest.mark.parametrize("duty", ["control", "accent"])
def test_rims_and_focus_can_be_seen(mode: Mode, duty: str) -> None:
    """WCAG 2.2 AA asks 3 to 1 for controls and for the focus."""
    palette = PALETTES[mode]

    assert contrast(getattr(palette, duty), palette.surface) >= 3


def test_contrast_of_black_and_white_is_21() -> None:
    """The formula's own extreme."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("duty", names())
def test_every_colour_is_six_digits(duty: str) -> None:
    """The contrast is computed from #RRGGBB."""
    assert all(re.fullmatch("#[0-9A-F]{6}", getattr(p, duty)) for p in PALETTES.values())


@pytest.mark.parametrize(
    "name", sorted({a or b for a, b in ICONS}) + [words.outcome_icon(o) for o in Outcome]
)
def test_an_icon_is_drawn(qtbot: QtBot, name: str) -> None:
    """A missing icon would be an empty button."""
    picture = icons.pixmap(name, "#FF0000", 20).toImage()

    assert any(picture.pixelColor(x, y).alpha() > 100 for x in range(20) for y in range(20))


def test_each_outcome_has_its_own_shape() -> None:
    """Colour alone would exclude people and printers."""
    assert len({words.outcome_icon(o) for o in Outcome}) == len(Outcome) == len(words.TONES)


def test_a_bar_says_its_numbers(qtbot: QtBot) -> None:
    """A screen reader hears what the picture shows."""
    bar = ScoreBar("Credit", Score(Fraction(694, 10), Fraction(568, 10), Fraction(75), Fraction(818, 1000)))
    qtbot.addWidget(bar)

    assert bar.accessibleName() == "Credit: 69.4, between 56.8 and 75.0, coverage 81.8 %"


def test_a_bar_is_solid_to_the_lowest_and_pale_to_the_highest(qtbot: QtBot) -> None:
    """The interval is seen without reading numbers."""
    theme().apply(Mode.LIGHT)
    bar = ScoreBar("Credit", Score(Fraction(50), Fraction(30), Fraction(70), Fraction(1)))
    qtbot.addWidget(bar)
    bar.resize(202, 20)
    picture = bar.grab().toImage()
    inside, open_part, outside = (picture.pixelColor(x, 9).lightness() for x in (41, 121, 181))

    assert inside < open_part < outside


def test_a_bar_of_nothing_known_has_no_line() -> None:
    """No score is not a zero."""
    assert bar_of(Score(None, Fraction(0), Fraction(100), Fraction(0))).score is None


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Decimal("11.40"), "%", "11.4 %"),
        (Decimal(1_250_000), "EUR", "EUR 1,250,000"),
        (21, "working days", "21 working days"),
        (True, None, "yes"),
        (False, None, "no"),
        (("Mari Tamm", "王小明"), None, "Mari Tamm, 王小明"),
        ("a\u202eb", None, "a\\u202eb"),
    ],
)
def test_a_value_in_words(value: Value, unit: str | None, shown: str) -> None:
    """The same on every view."""
    fact = FactValue(value, (invented.evidence("/", "Brightfield Lending"),), unit)

    assert words.value_text(fact) == shown
