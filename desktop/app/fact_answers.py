"""A person's value for a fact: with reason, source, name and day; the program's own value stays beside it."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import cache

from desktop.app.answers import like_before
from desktop.app.data import catalogue, resource
from desktop.app.errors import UsageError
from desktop.app.people import person
from desktop.app.review import judge_again
from desktop.history.library import Library
from desktop.history.values import FactAnswer
from scoring.catalogue import check_value
from scoring.errors import FactError
from scoring.facts import Evidence, FactGroup, FactKind, FactType, FactValue, Origin, Value
from scoring.review import Review

ANSWERABLE = frozenset({FactGroup.DISCLOSED, FactGroup.PERSON})
"""What the program measures or computes is not answered by hand."""

LONGEST = 2_000
_BOOL = {"yes": True, "true": True, "no": False, "false": False}
_PLAIN = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class GivenFact:
    """What a person typed. `value` is text: 11.4, yes, 2024-05, one of the choices, or entries divided by `;`."""

    key: str
    value: str
    why: str
    source: str
    unit: str = ""
    as_of: str = ""
    platform_says: bool = False


def record_fact(library: Library, platform: str, given: GivenFact, who: str = "") -> Review:
    """Keep a person's value for a fact and judge the platform's newest reading again.

    Raises UsageError for an unknown key, a value that does not fit it, or without reason or source.
    """
    found = library.find_platform(platform)
    answer = built(given, who or person(), datetime.now(UTC))
    library.add_fact_answer(found.id, answer)
    library.write_journal(answer.when, answer.who, "fact", f"{found.id} {answer.key}", given.value[:200])
    return judge_again(library, found.id, like_before(library, found.id))


def withdraw_fact(library: Library, platform: str, key: str, who: str = "") -> Review:
    """Take back the person's newest value for a key, so that the one before, or the program's, stands again.

    Raises UsageError when no person gave one.
    """
    found = library.find_platform(platform)
    standing = [a for a in library.fact_answers(found.id) if a.key == key and by_person(a.value)]
    if not standing:
        raise UsageError(f"nobody has given a value for {key}; there is nothing to take back")
    library.withdraw_fact_answer(found.id, standing[-1])
    library.write_journal(datetime.now(UTC), who or person(), "fact-withdrawn", f"{found.id} {key}")
    return judge_again(library, found.id, like_before(library, found.id))


def by_person(value: FactValue) -> bool:
    """Whether a person vouches for it, from own knowledge or from what the platform told them."""
    return value.origin in (Origin.PERSON, Origin.PLATFORM_SAYS)


def built(given: GivenFact, who: str, now: datetime) -> FactAnswer:
    """The answer with its value as the catalogue wants it. UsageError says what does not fit."""
    kind = kind_of(given.key)
    why, source = _said(given.why, "the reason (--why)"), _said(given.source, "the source (--source)")
    value, unit = parsed(kind, given.value, given.unit)
    record = f"{given.key}: {given.value.strip()} {given.unit}\n{why}\n{source}\n{who}\n{now.isoformat()}"
    evidence = Evidence(source, why, hashlib.sha256(record.encode()).hexdigest(), now)
    made = FactValue(
        value,
        (evidence,),
        unit=unit,
        as_of=_day(kind, given.as_of),
        method=f"given by {who}",
        origin=Origin.PLATFORM_SAYS if given.platform_says else Origin.PERSON,
    )
    return FactAnswer(given.key, made, why, who, now)


def kind_of(key: str) -> FactKind:
    """The catalogue's row; UsageError names what is close to a wrong key, or why it cannot be answered."""
    kind = catalogue().get(key)
    if kind is None:
        from rapidfuzz.process import extract

        near = [name for name, score, _ in extract(key, list(catalogue()), limit=3) if score >= 60]
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UsageError(f"there is no fact {key}.{hint}")
    if kind.group not in ANSWERABLE:
        raise UsageError(f"{key} is {kind.group.value}: the program finds it itself, nobody can give it")
    return kind


def parsed(kind: FactKind, text: str, unit: str = "") -> tuple[Value, str | None]:
    """The typed value and its unit. UsageError tells how the value is written."""
    words = " ".join(text.split())
    if not words or len(words) > LONGEST:
        raise UsageError(f"{kind.key}: give a value of 1 to {LONGEST} letters")
    value = _typed(kind, words)
    try:
        check_value(kind, value)
    except FactError as error:
        raise UsageError(str(error)) from None
    return value, _unit(kind, unit)


def _typed(kind: FactKind, words: str) -> Value:
    match kind.type:
        case FactType.BOOL:
            if words.casefold() not in _BOOL:
                raise UsageError(f"{kind.key}: write yes or no")
            return _BOOL[words.casefold()]
        case FactType.INT | FactType.DAYS | FactType.MONTHS:
            return int(_number(kind, words, whole=True))
        case FactType.PERCENT | FactType.MONEY:
            return _number(kind, words.removesuffix("%").rstrip())
        case FactType.LIST:
            return tuple(part.strip() for part in words.split(";") if part.strip())
        case _:
            return words


def _number(kind: FactKind, words: str, *, whole: bool = False) -> Decimal:
    if not _PLAIN.fullmatch(words) or (whole and "." in words):
        form = "a whole number" if whole else "digits with a point for the decimals"
        raise UsageError(f"{kind.key}: {words!r} is not a number; write {form}, for example {_example(kind)}")
    try:
        return Decimal(words)
    except InvalidOperation:
        raise UsageError(f"{kind.key}: {words!r} is not a number") from None


def _example(kind: FactKind) -> str:
    return {FactType.PERCENT: "11.4", FactType.MONEY: "1240000.50"}.get(kind.type, "30")


def _unit(kind: FactKind, unit: str) -> str | None:
    if kind.type is not FactType.MONEY:
        return unit.strip() or None
    if unit.strip().upper() not in currencies():
        raise UsageError(f"{kind.key}: an amount needs its currency as unit, for example EUR")
    return unit.strip().upper()


@cache
def currencies() -> frozenset[str]:
    """The ISO 4217 codes that amounts may have."""
    table = tomllib.loads(resource("values", "common.toml").read_text(encoding="utf-8"))
    return frozenset(str(code).upper() for code in table["currency"]["codes"])


def _day(kind: FactKind, text: str) -> str | None:
    day = text.strip()
    if not day:
        return None
    try:
        check_value(replace(kind, type=FactType.DATE, choices=()), day)
    except FactError:
        raise UsageError(f"{day!r} is not a date; write it as 2026-11-23, 2026-11 or 2026") from None
    return day


def _said(text: str, what: str) -> str:
    kept = " ".join(text.split())[:LONGEST]
    if not kept:
        raise UsageError(f"{what} must not be empty: a value needs its reason and its source")
    return kept
