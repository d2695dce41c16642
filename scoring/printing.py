"""Numbers and days as they are printed: half up, to one decimal; bands are decided on the printed number."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor

MONTHS = "January February March April May June July August September October November December".split()


def rounded(value: Fraction) -> Fraction:
    """The nearest tenth, halves up."""
    return Fraction(floor(value * 10 + Fraction(1, 2)), 10)


def one_decimal(value: Fraction) -> str:
    """The number with one decimal, rounded half up: 76.02 prints as 76.0."""
    tenths = int(rounded(value) * 10)
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}.{rest}"


def printed_score(value: Fraction | None) -> str:
    """One decimal, or an en dash where there is no score."""
    return "–" if value is None else one_decimal(value)


def day_words(day: date) -> str:
    """2 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
