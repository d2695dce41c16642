"""Whether two figures are the same at different precision."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal


def is_rounded(one: object, other: object) -> bool:
    """One figure is the other at fewer digits: 18 million for 18.4, 12,000 for 12,140; never by a tenth or more."""
    if not isinstance(one, int | Decimal) or not isinstance(other, int | Decimal):
        return False
    low, high = sorted((abs(Decimal(one)), abs(Decimal(other))))
    if high - low > high / 10:
        return False
    short, long = sorted((low, high), key=lambda n: len(n.normalize().as_tuple().digits))
    step = Decimal(1).scaleb(int(short.normalize().as_tuple().exponent))
    return short != long and abs(long - short) < step


def roundings(number: Decimal) -> Iterator[Decimal]:
    """What a figure is at fewer digits, rounded down and up: 18 and 19, 10 and 20 for 18.4."""
    _, digits, exponent = number.normalize().as_tuple()
    whole = int("".join(map(str, digits)))
    for dropped in range(1, len(digits)):
        low = whole // 10**dropped
        yield from (Decimal(n).scaleb(int(exponent) + dropped) for n in (low, low + 1))
