"""The tests a condition can put to a value: one small pure function each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from scoring.choosing import last_day, months_between
from scoring.errors import FactError
from scoring.facts import FactType, Value


class Argument(Enum):
    """What a test may be given."""

    YES = auto()
    NUMBER = auto()
    RANGE = auto()
    WORDS = auto()
    COUNT = auto()


NUMBERS = frozenset({FactType.INT, FactType.PERCENT, FactType.MONEY, FactType.DAYS, FactType.MONTHS})
TRUTHS = frozenset({FactType.BOOL})
WORDS = frozenset({FactType.ENUM, FactType.TEXT, FactType.LIST})
ANY = frozenset(FactType)


@dataclass(frozen=True, slots=True)
class Seen:
    """A value as the tests see it: `day` is its as-of date where stated, `distinct` how many differ."""

    value: Value
    captured_on: date
    unit: str | None = None
    day: str | None = None
    distinct: int = 1
    is_date: bool = False

    def number(self) -> Decimal:
        """The value as a number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | Decimal):
            raise FactError(f"{self.value!r} is not a number")
        return Decimal(self.value)

    def date(self) -> date | None:
        """A date itself, for other facts the date they describe; None when undated."""
        stated = str(self.value) if self.is_date else self.day
        return last_day(stated) if stated else None

    def members(self) -> tuple[str, ...]:
        """The members of a list; any other value is its only member."""
        return self.value if isinstance(self.value, tuple) else (str(self.value),)


Given = Decimal | tuple[Decimal, ...] | tuple[str, ...] | bool
Holds = Callable[[Seen, "Given"], bool]


@dataclass(frozen=True, slots=True)
class LeafTest:
    """A test by name: what it is given, which types it suits, and when it holds for a stated value."""

    name: str
    argument: Argument
    types: frozenset[FactType]
    holds: Holds
    line: str = ""
    on_absent: bool = False


LEAF_TESTS: dict[str, LeafTest] = {}


def _test(
    argument: Argument, types: frozenset[FactType], line: str = "", on_absent: bool = False
) -> Callable[[Holds], Holds]:
    def register(function: Holds) -> Holds:
        name = function.__name__
        LEAF_TESTS[name] = LeafTest(name, argument, types, function, line, on_absent)
        return function

    return register


def _decimal(given: Given) -> Decimal:
    assert isinstance(given, Decimal)
    return given


def _words(given: Given) -> frozenset[object]:
    assert isinstance(given, tuple)
    return frozenset(given)


@_test(Argument.YES, TRUTHS)
def is_true(seen: Seen, _: Given) -> bool:
    """The disclosure says so."""
    return seen.value is True


@_test(Argument.YES, TRUTHS)
def is_false(seen: Seen, _: Given) -> bool:
    """The disclosure says the opposite."""
    return seen.value is False


@_test(Argument.YES, TRUTHS, on_absent=True)
def is_not_true(seen: Seen, _: Given) -> bool:
    """It is denied, or a full reading does not say it."""
    return seen.value is not True


@_test(Argument.NUMBER, NUMBERS, "the line is {}")
def at_most(seen: Seen, limit: Given) -> bool:
    """The number does not exceed the limit."""
    return seen.number() <= _decimal(limit)


@_test(Argument.NUMBER, NUMBERS, "the line is {}")
def at_least(seen: Seen, limit: Given) -> bool:
    """The number reaches the limit."""
    return seen.number() >= _decimal(limit)


@_test(Argument.NUMBER, NUMBERS, "the line is below {}")
def below(seen: Seen, limit: Given) -> bool:
    """The number is less than the limit."""
    return seen.number() < _decimal(limit)


@_test(Argument.NUMBER, NUMBERS, "the line is above {}")
def above(seen: Seen, limit: Given) -> bool:
    """The number is more than the limit."""
    return seen.number() > _decimal(limit)


@_test(Argument.RANGE, NUMBERS, "the lines are {}")
def between(seen: Seen, limits: Given) -> bool:
    """The number lies between the two limits, both included."""
    assert isinstance(limits, tuple)
    low, high = (_decimal(limit) for limit in limits if isinstance(limit, Decimal))
    return low <= seen.number() <= high


@_test(Argument.WORDS, WORDS)
def is_one_of(seen: Seen, words: Given) -> bool:
    """The word is among these; of a list, any member."""
    return bool(_words(words) & set(seen.members()))


@_test(Argument.WORDS, frozenset({FactType.LIST}))
def only(seen: Seen, words: Given) -> bool:
    """Every member is among these."""
    return set(seen.members()) <= _words(words)


@_test(Argument.YES, ANY)
def found(_seen: Seen, _: Given) -> bool:
    """Something is stated."""
    return True


@_test(Argument.YES, ANY, on_absent=True)
def absent(_seen: Seen, _: Given) -> bool:
    """A full reading does not state it."""
    return False


@_test(Argument.COUNT, ANY, "the line is {}")
def count_at_least(seen: Seen, least: Given) -> bool:
    """A list has so many members; of other facts, so many different values are stated."""
    count = len(set(seen.value)) if isinstance(seen.value, tuple) else seen.distinct
    return count >= _decimal(least)


@_test(Argument.COUNT, ANY, "the line is {} days before the capture")
def age_at_most_days(seen: Seen, days: Given) -> bool:
    """The date lies at most so many days before the capture; an undated figure does not."""
    day = seen.date()
    return day is not None and (seen.captured_on - day).days <= _decimal(days)


@_test(Argument.COUNT, ANY, "the line is {} months before the capture")
def age_at_most_months(seen: Seen, months: Given) -> bool:
    """The date lies at most so many calendar months before the capture; an undated figure does not."""
    day = seen.date()
    return day is not None and _months_up(day, seen.captured_on) <= _decimal(months)


def _months_up(start: date, end: date) -> int:
    """Months between, begun months counted whole."""
    whole = months_between(start, end)
    return whole if months_between(start, _day_before(end)) < whole else whole + 1


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
