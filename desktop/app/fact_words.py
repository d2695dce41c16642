"""A fact's value as a person types it: yes, 11.4, EUR 25000, 2024-05, text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from desktop.app.errors import UsageError
from scoring.choosing import last_day
from scoring.errors import FactError
from scoring.facts import Absent, Evidence, FactKind, FactType, FactValue, Finding, Found, Origin, Value

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_MONEY = re.compile(r"(?P<before>[A-Z]{3})?\s*(?P<amount>-?[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<after>[A-Z]{3})?")
_WHOLE = (FactType.INT, FactType.DAYS, FactType.MONTHS)


def typed_value(kind: FactKind, text: str) -> tuple[Value, str | None]:
    """Value and unit of what was typed; UsageError says how this fact is written."""
    words = text.strip()
    if kind.type is FactType.MONEY:
        return _money(kind, words)
    reader = _READERS.get(kind.type, _plain)
    return reader(kind, words), None


def _plain(_kind: FactKind, words: str) -> Value:
    return words


def _money(kind: FactKind, words: str) -> tuple[Value, str]:
    match = _MONEY.fullmatch(words.upper())
    unit = match and (match["before"] or match["after"])
    if not match or not unit or (match["before"] and match["after"]):
        raise _wrong(kind, words, "an amount with its currency, for example EUR 25000")
    return Decimal(match["amount"].replace(",", "")), unit


def _truth(kind: FactKind, words: str) -> Value:
    if words.lower() not in _YES_NO:
        raise _wrong(kind, words, "yes or no")
    return _YES_NO[words.lower()]


def _number(kind: FactKind, words: str) -> Value:
    try:
        found = Decimal(words.removesuffix("%").strip().replace(",", ""))
    except InvalidOperation:
        found = Decimal("NaN")
    whole = kind.type in _WHOLE
    if (
        not found.is_finite()
        or abs(found) > Decimal(10) ** 18
        or (whole and found != found.to_integral_value())
    ):
        raise _wrong(kind, words, "a whole number" if whole else "a number, for example 11.4")
    return int(found) if whole else found


def _choice(kind: FactKind, words: str) -> Value:
    if kind.choices and words not in kind.choices:
        raise _wrong(kind, words, "one of " + ", ".join(kind.choices))
    return words


def _date(kind: FactKind, words: str) -> Value:
    try:
        last_day(words)
    except FactError:
        raise _wrong(kind, words, "a date such as 2024-05-31, 2024-05 or 2024") from None
    return words


def _list(kind: FactKind, words: str) -> Value:
    parts = tuple(part.strip() for part in words.split(",") if part.strip())
    for part in parts:
        _choice(kind, part)
    return parts


_READERS: Mapping[FactType, Callable[[FactKind, str], Value]] = {
    FactType.BOOL: _truth,
    FactType.PERCENT: _number,
    FactType.INT: _number,
    FactType.DAYS: _number,
    FactType.MONTHS: _number,
    FactType.ENUM: _choice,
    FactType.DATE: _date,
    FactType.LIST: _list,
}


def _wrong(kind: FactKind, words: str, wanted: str) -> UsageError:
    name = kind.label or kind.key
    return UsageError(f"{name} ({kind.key}): {words[:60]!r} cannot be used; write {wanted}")


def supposed_fact(kind: FactKind, text: str, when: datetime) -> Finding:
    """A finding as somebody supposes it on that day; an empty text supposes that nothing is stated."""
    if not text.strip():
        return Absent(kind.key)
    value, unit = typed_value(kind, text)
    evidence = Evidence("", f"supposed: {text.strip()}", "", when)
    return Found(
        kind.key, (FactValue(value, (evidence,), unit=unit, origin=Origin.PERSON, method="supposed"),)
    )
