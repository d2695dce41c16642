"""Figures that a script counts up: the page shows zero there and keeps the number in an attribute."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_NAMES = frozenset(
    """data-count data-countup data-count-to data-counter data-target data-to data-number data-end data-final
    data-value data-end-value data-to-value data-stop data-purecounter-end data-odometer-final data-amount
    data-total""".split()
)
_COUNTER_CLASS = re.compile(r"count(?:er|-?up|-?to)|odometer|animated?-number|number-animat", re.I)
_ZERO = re.compile(r"^\W*(?:0(?:[.,]0+)?)?\W*(?:[a-zA-Z%€£$]{0,4})\W*$")
_NUMBER = re.compile(r"^\s*[+\-]?\d[\d\s.,']{0,30}\s*$")


def counted(attributes: Mapping[str, str]) -> str | None:
    """The number a script will put into the element ("" when the page does not carry it); None for others."""
    for name in sorted(_NAMES & attributes.keys()):
        value = attributes[name]
        if value and _NUMBER.match(value):
            return attributes.get("data-prefix", "") + value.strip() + attributes.get("data-suffix", "")
    return "" if "class" in attributes and _is_counter(attributes["class"]) else None


def shows_nothing(shown: str, number: str) -> bool:
    """The element shows zero, or nothing where a number is known."""
    return bool((shown or number) and _ZERO.match(shown))


@lru_cache(maxsize=4096)
def _is_counter(classes: str) -> bool:
    return bool(_COUNTER_CLASS.search(classes))
