"""Profiles: how much each risk weighs in the overall mean, by a name that says it wherever a score is printed.

A profile of one's own is kept in a run under a label that holds its weights, `careful [30/40/10/10/10]`, in the
order of the dimensions. So a run says by itself how it was weighed, a case file can be judged again where the
profile is not known, and two versions of a profile never share a line of a trend.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from scoring.assessment import DIMENSIONS
from scoring.errors import ChecklistError
from scoring.settings import Settings, own_profile

DEFAULT = "default"
MOST = 1000
_LABEL = re.compile(r"(?P<name>[^\[\]]{1,40}) \[(?P<weights>[0-9./]{9,60})\]")


def label_of(name: str, weights: Mapping[str, Fraction]) -> str:
    """The label of an own profile: its name and its weights, liquidity first."""
    return f"{name} [{'/'.join(weight_words(weights[d]) for d in DIMENSIONS)}]"


def weight_words(weight: Fraction) -> str:
    """A weight without needless zeros; at most two decimals are kept."""
    return format(Decimal(str(round(float(weight), 2))).normalize(), "f")


def scaled(weights: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    """The same shares with the sum 100, so that each is the percentage that reports print."""
    total = sum(weights.values())
    return {name: weight * 100 / total for name, weight in weights.items()}


def weights_in(label: str) -> Mapping[str, Fraction] | None:
    """The weights a label holds, scaled to the sum 100; None when it is no label of an own profile."""
    match = _LABEL.fullmatch(label)
    if match is None:
        return None
    parts = match["weights"].split("/")
    try:
        weights = own_profile({d: Fraction(part) for d, part in zip(DIMENSIONS, parts, strict=True)})
        return scaled(weights) if max(weights.values()) <= MOST else None
    except (ValueError, ZeroDivisionError, ChecklistError):
        return None


def name_in(label: str) -> str:
    """The name of a profile without the weights behind it."""
    match = _LABEL.fullmatch(label)
    return match["name"] if match else label


def weights_of(label: str, settings: Settings) -> Mapping[str, Fraction]:
    """The weights behind a label, or of a profile of the edition; KeyError for neither."""
    return weights_in(label) or settings.profile(label)


def mark(label: str) -> str:
    """What every output says of a profile that is not the default; "" for the default."""
    return "" if label == DEFAULT else f"profile {label}, not the default"
