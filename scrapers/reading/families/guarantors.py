"""Whether whoever guarantees or buys back can pay: its equity, its capital and what it has promised."""

from __future__ import annotations

from scrapers.reading.figure import between, figure

_SUM = between(1, 10**13)
for _key in ("guarantor.equity", "guarantor.capital", "guarantor.guaranteed_balance"):
    figure(_key, "money", dated=True, check=_SUM)
