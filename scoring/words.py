"""Facts and outcomes in plain words, for reasons that name the deciding fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from scoring.conditions import FACT, Leaf
from scoring.facts import Catalogue, FactKind, FactType, FactValue, Value
from scoring.leaf_tests import LEAF_TESTS
from scoring.worlds import Gap, Known, Stated, Subject

LONGEST = 120
RESULT = ".result"
"""How keys end whose values are the names that a published grader gives its results."""

YEARS = frozenset(("accounts.fiscal_year",))
"""Facts whose number is a year: 2024, not 2,024."""
_WORDS = {True: "yes", False: "no"}


def label(key: str, catalogue: Catalogue) -> str:
    """The short name printed before a value."""
    kind = catalogue.get(key)
    return (kind.label or kind.meaning or key) if kind else key


def plain_number(number: Decimal | int) -> str:
    """Thousands with commas, no needless zeros: 1,250 and 11.4."""
    value = Decimal(number)
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"


def value_words(value: Value, kind: FactKind | None = None, unit: str | None = None) -> str:
    """A value as people write it: 11.4 %, EUR 25,000, 21 working days, yes, no."""
    if isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, tuple):
        return _short(", ".join(value)) or "none"
    if isinstance(value, int | Decimal):
        return _amount(value, kind, unit)
    return _short(value)


def _amount(value: int | Decimal, kind: FactKind | None, unit: str | None) -> str:
    if kind is not None and kind.type is FactType.PERCENT:
        return f"{plain_number(value)} %"
    if kind is not None and kind.key in YEARS:
        return str(value)
    if unit and len(unit) == 3 and unit.isupper():
        return f"{unit} {plain_number(value)}"
    words = (kind.unit if kind else "") or unit or ""
    return f"{plain_number(value)} {words}".rstrip()


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def dated_value(value: FactValue, kind: FactKind | None) -> str:
    """The value with the date it describes, where the page gives one."""
    words = value_words(value.value, kind, value.unit)
    when = f"as of {value.as_of}" if value.as_of else value.qualifier("year")
    return f"{words} ({when})" if when else words


def plain_result(value: FactValue, kind: FactKind) -> str:
    """The dated value; the name of a header test's result, which others made for machines, as words."""
    words = dated_value(value, kind)
    return words.replace("-", " ") if kind.key.endswith(RESULT) else words


def leaf_reasons(decided: Iterable[Leaf], known: dict[Subject, Known], catalogue: Catalogue) -> Iterator[str]:
    """One phrase for each subject: its name, its value, and the lines it was held against."""
    by_subject: dict[Subject, list[Leaf]] = {}
    for leaf in decided:
        by_subject.setdefault(leaf.subject, []).append(leaf)
    for subject, leaves in by_subject.items():
        yield _phrase(subject, leaves, known[subject], catalogue)


def _phrase(subject: Subject, leaves: list[Leaf], known: Known, catalogue: Catalogue) -> str:
    kind = catalogue.get(subject[1]) if subject[0] == FACT else None
    lines = dict.fromkeys(line for leaf in leaves for line in line_words(leaf, kind))
    return "; ".join(
        [subject_words(subject, known, catalogue), *(lines if isinstance(known, Stated) else ())]
    )


def subject_words(subject: Subject, known: Known, catalogue: Catalogue) -> str:
    """What is known about a fact or computation, as a phrase."""
    match known:
        case Stated(value=FactValue() as value):
            return f"{label(subject[1], catalogue)}: {plain_result(value, catalogue[subject[1]])}"
        case Stated(computed=computed) if computed is not None:
            return computed.words
        case Gap(state=state, keys=keys, words=words):
            names = ", ".join(label(key, catalogue) for key in keys) or subject[1].replace("_", " ")
            told = words or ("not stated" if state == "absent" else "not read")
            return f"{names}: {told}"
    return subject[1]


def line_words(leaf: Leaf, kind: FactKind | None) -> Iterator[str]:
    """The line a number was held against, or nothing."""
    line = LEAF_TESTS[leaf.test].line
    if not line:
        return
    given = leaf.given if isinstance(leaf.given, tuple) else (leaf.given,)
    numbers = [plain_number(n) for n in given if isinstance(n, Decimal)]
    percent = (
        " %"
        if kind is not None and kind.type is FactType.PERCENT and not leaf.test.startswith("age_")
        else ""
    )
    yield line.format(f"{leaf.unit} " * bool(leaf.unit) + " to ".join(numbers) + percent)


def sentence(phrases: Iterable[str]) -> str:
    """Phrases joined to one sentence with a full stop."""
    told = dict.fromkeys(p.rstrip(".") for p in phrases if p)
    return " ".join(f"{phrase[:1].upper()}{phrase[1:]}." for phrase in told)
