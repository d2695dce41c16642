"""The fact catalogue: which keys exist, what they mean, and which values fit them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from scoring.choosing import last_day
from scoring.errors import ChecklistError, FactError
from scoring.facts import Catalogue, FactGroup, FactKind, FactType, Value
from scoring.tables import Reader

PAGE_LETTERS = frozenset("HIALSTRPFQOKGBDCNX")
"""The page kinds where a disclosure can stand, by letter."""

_KEYS = ("key", "type", "group", "label", "unit", "meaning", "choices", "pages")
_Closed = TypeVar("_Closed", bound=StrEnum)
_WHOLE = (FactType.INT, FactType.DAYS, FactType.MONTHS)
_AMOUNT = (FactType.PERCENT, FactType.MONEY)


def build_catalogue(data: Mapping[str, object]) -> Catalogue:
    """The catalogue from its parsed file; ChecklistError names the key and what is wrong with it."""
    rows = data.get("fact", [])
    if not isinstance(rows, list) or not rows:
        raise ChecklistError("fact catalogue: no [[fact]] entry was found; the file must hold at least one")
    kinds = [_kind(Reader(row, "fact catalogue")) for row in rows]
    counts = Counter(kind.key for kind in kinds)
    twice = sorted(key for key, count in counts.items() if count > 1)
    if twice:
        raise ChecklistError(f"fact catalogue: {twice[0]} is described twice; keep one entry")
    return {kind.key: kind for kind in kinds}


def _kind(row: Reader) -> FactKind:
    row.where = f"fact catalogue: {row.text('key')}"
    row.only(_KEYS)
    kind = FactKind(
        key=row.text("key"),
        type=_enum(FactType, row, "type"),
        group=_enum(FactGroup, row, "group"),
        meaning=row.text("meaning"),
        choices=row.texts("choices"),
        pages=row.texts("pages"),
        label=row.text("label", ""),
        unit=row.text("unit", ""),
    )
    _check_kind(kind, row)
    return kind


def _enum(kind: type[_Closed], row: Reader, key: str) -> _Closed:
    try:
        return kind(row.text(key))
    except ValueError:
        raise row.fail(f"{key} {row.text(key)!r} is not known") from None


def _check_kind(kind: FactKind, row: Reader) -> None:
    strange = set(kind.pages) - PAGE_LETTERS
    if strange:
        raise row.fail(f"page letter {sorted(strange)[0]!r} is not known")
    if kind.type is FactType.ENUM and not kind.choices:
        raise row.fail("an enum needs its choices")
    if kind.group is FactGroup.DISCLOSED and not kind.pages:
        raise row.fail("a disclosed fact needs the pages that should state it")


def check_value(kind: FactKind, value: Value) -> None:
    """FactError unless the value fits its key: the type, the choices, a readable date."""
    if not _fits(kind, value):
        raise FactError(f"{kind.key}: {value!r} is not a value of type {kind.type.value}")
    given = value if isinstance(value, tuple) else (value,)
    strange = [v for v in given if kind.choices and v not in kind.choices]
    if strange:
        raise FactError(f"{kind.key}: {strange[0]!r} is none of {', '.join(kind.choices)}")
    if kind.type is FactType.DATE:
        _check_date(kind.key, str(value))


def _check_date(key: str, text: str) -> None:
    try:
        last_day(text)
    except FactError as error:
        raise FactError(f"{key}: {error}") from None


def _fits(kind: FactKind, value: Value) -> bool:
    if kind.type is FactType.BOOL:
        return isinstance(value, bool)
    if kind.type in _WHOLE:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind.type in _AMOUNT:
        return isinstance(value, int | Decimal) and not isinstance(value, bool)
    if kind.type is FactType.LIST:
        return isinstance(value, tuple) and all(isinstance(v, str) for v in value)
    return isinstance(value, str)
