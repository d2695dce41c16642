"""How one key's figure is read, and the conversions of amounts to values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from scoring.facts import Value
from scrapers.reading.amounts import as_days, as_months
from scrapers.reading.site import Page
from scrapers.values.amount import Amount
from scrapers.values.notation import BY_COUNTRY

Quals = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """How one key's figure is read. `axes`: qualifiers it takes; `dated`: it has an as-of date."""

    key: str
    kinds: tuple[str, ...]
    axes: tuple[str, ...] = ()
    dated: bool = False
    nil: bool = False
    convert: Callable[[Amount], Value | None] | None = None
    check: Callable[[Value], bool] | None = None
    which: str = "first"
    reach: int = 18
    never: str = ""
    label_value: bool = True


def converted(spec: Figure, amount: Amount, page: Page) -> tuple[Value, str | None] | None:
    value: Value | None = spec.convert(amount) if spec.convert else amount.number
    if spec.convert is None and amount.kind in ("count", "year"):
        value = int(amount.number)
    if value is None or (spec.check and not spec.check(value)):
        return None
    return value, _currency(amount, page) if "money" in spec.kinds and amount.kind == "money" else None


def _currency(amount: Amount, page: Page) -> str | None:
    """The amount's currency; for a sign that several share, the site's own where it is one of them."""
    shared = next((set(codes.values()) for sign, codes in BY_COUNTRY.items() if _is_sign(amount, sign)), None)
    if amount.unit or (shared is not None and page.currency not in shared):
        return amount.unit or None
    return page.currency or None


def _is_sign(amount: Amount, family: str) -> bool:
    return amount.symbol.startswith(family) or (family == "$" and amount.symbol[:2] in ("do", "dó"))


def months(amount: Amount) -> Value | None:
    """A term in months as an int (or a decimal below one month)."""
    value = as_months(amount)
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value


def days(amount: Amount) -> Value | None:
    """A period in whole days."""
    return as_days(amount)


def whole(amount: Amount) -> Value | None:
    """A count."""
    return int(amount.number) if amount.number == amount.number.to_integral_value() else None


def between(low: float, high: float) -> Callable[[Value], bool]:
    """Only values in a believable range."""
    return lambda v: isinstance(v, int | Decimal) and not isinstance(v, bool) and low <= v <= high
