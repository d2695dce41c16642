"""Measured values with the words that decided. The address of a measurement names what was looked at:

`headers:https://…` the response headers of that address, `source:https://…` its markup, `address:…` the address
itself, `record:tls://…` the measurement kept under that address; only pages quoted for their visible text carry
a bare address.
"""

from __future__ import annotations

from collections.abc import Iterable

from scoring.facts import Evidence, FactValue, Finding, Found, Origin, Unsearched, Value
from scrapers.archive import Capture

MOST_QUOTE = 400


def measured(capture: Capture, what: str, quote: str) -> Evidence:
    """Evidence from one capture; `what` is headers, source, address or record."""
    words = " ".join(quote.split())[:MOST_QUOTE] or "nothing was sent"
    return Evidence(f"{what}:{capture.url}", words, capture.sha256, capture.captured_at)


def found(
    key: str,
    value: Value,
    evidence: Iterable[Evidence],
    method: str,
    unit: str | None = None,
    **qualifiers: str,
) -> Finding:
    """A measured fact; without evidence it is Unsearched. `qualifiers` are what belongs to the value itself."""
    pieces = tuple(evidence)
    if not pieces:
        return Unsearched(key, "nothing to measure was captured")
    return Found(
        key,
        (FactValue(value, pieces, unit, tuple(qualifiers.items()), method=method, origin=Origin.MEASURED),),
    )
