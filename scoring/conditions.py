"""The condition language of the checklist, parsed once and judged in three values.

A leaf on an unsearched fact is neither true nor false (None). A leaf on an absent fact is false, except for
`is_not_true` and `absent`. Whether not knowing could change an outcome is decided in `scoring.worlds`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.facts import Catalogue, FactKind
from scoring.leaf_tests import LEAF_TESTS, Argument, Given, LeafTest
from scoring.tables import Reader

Truth = bool | None
FACT, MEASURE = "fact", "measure"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One test of one fact (`kind` is "fact") or one named computation ("measure")."""

    kind: str
    name: str
    test: str
    given: Given
    unit: str | None = None

    @property
    def subject(self) -> tuple[str, str]:
        """What the test is about; equal for all leaves on the same fact or measure."""
        return (self.kind, self.name)

    def silent(self) -> bool:
        """Whether the test holds where a full reading does not state the fact."""
        return LEAF_TESTS[self.test].on_absent


@dataclass(frozen=True, slots=True)
class Every:
    """Holds when all its parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Holds when at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """Holds when its part does not."""

    part: Condition


Condition = Leaf | Every | Some | Negated


def leaves(condition: Condition | None) -> Iterator[Leaf]:
    """Every leaf, in the order of writing."""
    match condition:
        case Leaf():
            yield condition
        case Every(parts=parts) | Some(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Negated(part=part):
            yield from leaves(part)


def evaluate(condition: Condition, truth: Callable[[Leaf], Truth]) -> Truth:
    """Kleene's three values: a combination is known as soon as its known parts decide it."""
    match condition:
        case Leaf():
            return truth(condition)
        case Negated(part=part):
            inner = evaluate(part, truth)
            return None if inner is None else not inner
        case Every(parts=parts):
            return _combined(parts, truth, stop=False)
        case Some(parts=parts):
            return _combined(parts, truth, stop=True)


def _combined(parts: tuple[Condition, ...], truth: Callable[[Leaf], Truth], *, stop: bool) -> Truth:
    result: Truth = not stop
    for part in parts:
        value = evaluate(part, truth)
        if value is stop:
            return stop
        if value is None:
            result = None
    return result


def deciding(
    condition: Condition, truth: Callable[[Leaf], Truth], *, wanted: bool = True
) -> tuple[Leaf, ...]:
    """The leaves that make the condition hold (`wanted`) or fail to hold."""
    if evaluate(condition, truth) is not wanted:
        return ()
    match condition:
        case Leaf():
            return (condition,)
        case Negated(part=part):
            return deciding(part, truth, wanted=not wanted)
        case Every(parts=parts) | Some(parts=parts):
            found = [deciding(part, truth, wanted=wanted) for part in parts]
            one_suffices = isinstance(condition, Some) is wanted
            told = [f for f in found if f][:1] if one_suffices else found
            return tuple(dict.fromkeys(leaf for group in told for leaf in group))


# --- parsing ---


class Parser:
    """Turns a parsed table into a condition; ChecklistError names item, place and reason."""

    def __init__(self, catalogue: Catalogue, measures: Collection[str]) -> None:
        self._catalogue = catalogue
        self._measures = measures

    def condition(self, table: object, where: str) -> Condition:
        """The condition written in `table`."""
        row = Reader(table, where)
        for name, build in (("all", Every), ("any", Some)):
            if name in row.table:
                row.only([name])
                return build(self._parts(row, name))
        if "not" in row.table:
            row.only(["not"])
            return Negated(self.condition(row.table["not"], where))
        return self._leaf(row)

    def _parts(self, row: Reader, name: str) -> tuple[Condition, ...]:
        parts = row.table[name]
        if not isinstance(parts, list) or not parts:
            raise row.fail(f"'{name}' needs a list of conditions")
        return tuple(self.condition(part, row.where) for part in parts)

    def _leaf(self, row: Reader) -> Leaf:
        kinds = [k for k in (FACT, MEASURE) if k in row.table]
        if len(kinds) != 1:
            raise row.fail("a condition needs 'all', 'any', 'not', 'fact' or 'measure'")
        name = row.text(kinds[0])
        tests = [key for key in row.table if key not in (kinds[0], "unit")]
        if len(tests) != 1:
            raise row.fail(f"{name}: exactly one test is needed, not {len(tests)}")
        test = LEAF_TESTS.get(tests[0])
        if test is None:
            raise row.fail(f"{name}: unknown test {tests[0]!r}")
        given = _given(row, name, test)
        self._check_subject(row, kinds[0], name, test, given)
        return Leaf(kinds[0], name, test.name, given, row.text("unit", "") or None)

    def _check_subject(self, row: Reader, kind: str, name: str, test: LeafTest, given: Given) -> None:
        if kind == MEASURE:
            if name not in self._measures:
                raise row.fail(f"unknown measure {name!r}")
            return
        if name not in self._catalogue:
            raise row.fail(f"unknown fact {name!r}")
        _check_fit(row, self._catalogue[name], test, given)


def _check_fit(row: Reader, fact: FactKind, test: LeafTest, given: Given) -> None:
    if fact.type not in test.types:
        raise row.fail(f"{fact.key} is of type {fact.type.value}; '{test.name}' does not suit it")
    if fact.choices and test.argument is Argument.WORDS and isinstance(given, tuple):
        strange = [word for word in given if word not in fact.choices]
        if strange:
            raise row.fail(f"{fact.key} cannot be {strange[0]!r}; it is one of {', '.join(fact.choices)}")


def _given(row: Reader, name: str, test: LeafTest) -> Given:
    raw = row.table[test.name]
    match test.argument:
        case Argument.YES if raw is True:
            return True
        case Argument.NUMBER | Argument.COUNT if _is_number(raw):
            return Decimal(str(raw))
        case Argument.RANGE if isinstance(raw, list) and len(raw) == 2 and all(map(_is_number, raw)):
            return tuple(Decimal(str(n)) for n in raw)
        case Argument.WORDS if isinstance(raw, list) and raw and all(isinstance(w, str) for w in raw):
            return tuple(raw)
    raise row.fail(f"{name}: '{test.name} = {raw!r}' is not what this test is given")


def _is_number(raw: object) -> bool:
    return isinstance(raw, int | float | Decimal) and not isinstance(raw, bool)


def parse_condition(
    table: Mapping[str, object],
    catalogue: Catalogue,
    measures: Collection[str] = (),
    where: str = "condition",
) -> Condition:
    """The condition written in a table; ChecklistError for unknown tests, facts, measures or arguments."""
    return Parser(catalogue, measures).condition(table, where)
