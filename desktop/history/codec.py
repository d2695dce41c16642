"""Domain values as JSON and back, exactly: what comes out equals what went in.

The types' own annotations are the format. Decimals, fractions, dates and enums are strings where the type
says which; where a union leaves it open, a decimal is `{"decimal": …}` and a dataclass names itself in `is`.
Fields that are missing take their default, unknown ones are skipped, so a type may gain fields.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Step = Callable[[Any], Any]


class Plan(NamedTuple):
    """How values of one type become JSON values, and back."""

    out: Step
    back: Step


def encode(value: object, kind: Any = None) -> bytes:
    """The value as JSON in UTF-8. `kind` is its type where that is not its class, as in `tuple[Flag, ...]`."""
    plain = plan(kind or type(value)).out(value)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes, kind: type[T]) -> T:
    """The value `encode` was given; ValueError, KeyError or TypeError when the data are something else."""
    return cast(T, plan(kind).back(json.loads(data.decode("utf-8", "surrogatepass"))))


def decode_part(data: bytes, name: str, kind: type[T]) -> T:
    """One field of a dataclass that `encode` was given, without building the rest; errors as of `decode`."""
    return cast(T, plan(kind).back(json.loads(data.decode("utf-8", "surrogatepass"))[name]))


def plain_text(value: object, kind: Any) -> str:
    """One small value as JSON text, fit for a database column (lone surrogates are replaced)."""
    return encode(value, kind).decode("utf-8", "replace")


def plan(kind: Any) -> Plan:
    """The plan of a type or annotation, made once; TypeError when it has none."""
    return _plan(kind)


@cache
def _plan(kind: Hashable) -> Plan:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is dict or origin is Mapping:
        return _mapping(plan(get_args(kind)[1]))
    if is_dataclass(kind):
        return _record(cast(type, kind))
    return _scalar(kind)


def _same(value: Any) -> Any:
    return value


def _scalar(kind: Any) -> Plan:
    if kind in (str, int, bool, float, types.NoneType):
        return Plan(_same, _same)
    if kind in (Decimal, Fraction):
        return Plan(str, kind)
    if kind in (datetime, date):
        return Plan(lambda v: v.isoformat(), kind.fromisoformat)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Plan(lambda v: v.value, kind)
    raise TypeError(f"no way to write {kind!r} as JSON")


def _tuple(parts: tuple[Any, ...]) -> Plan:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = plan(parts[0])
        if each.out is _same:
            return Plan(list, tuple)
        return Plan(lambda v: [each.out(x) for x in v], lambda v: tuple(each.back(x) for x in v))
    plans = [plan(p) for p in parts]
    return Plan(
        lambda v: [p.out(x) for p, x in zip(plans, v, strict=True)],
        lambda v: tuple(p.back(x) for p, x in zip(plans, v, strict=True)),
    )


def _mapping(each: Plan) -> Plan:
    return Plan(
        lambda v: {k: each.out(x) for k, x in v.items()},
        lambda v: {k: each.back(x) for k, x in v.items()},
    )


def _record(kind: type) -> Plan:
    hints = get_type_hints(kind)
    plans = [(f.name, plan(hints[f.name]), _required(f)) for f in fields(kind)]

    def out(value: Any) -> dict[str, Any]:
        return {name: step.out(getattr(value, name)) for name, step, _ in plans}

    def back(value: dict[str, Any]) -> Any:
        return kind(**{n: step.back(value[n]) for n, step, required in plans if required or n in value})

    return Plan(out, back)


def _required(item: Field[Any]) -> bool:
    return item.default is MISSING and item.default_factory is MISSING


def _union(parts: tuple[Any, ...]) -> Plan:
    rest = [p for p in parts if p is not types.NoneType]
    if len(rest) == 1:
        only = plan(rest[0])
        return Plan(
            lambda v: None if v is None else only.out(v), lambda v: None if v is None else only.back(v)
        )
    return _tagged(rest)


def _tagged(parts: list[Any]) -> Plan:
    by_class = {(get_origin(p) or p): plan(p) for p in parts}
    by_name = {p.__name__: plan(p) for p in parts if isinstance(p, type) and is_dataclass(p)}

    def out(value: Any) -> Any:
        step = by_class.get(type(value))
        if step is None:
            return value
        if isinstance(value, Decimal):
            return {"decimal": str(value)}
        written = step.out(value)
        return {"is": type(value).__name__, **written} if type(value).__name__ in by_name else written

    def back(value: Any) -> Any:
        match value:
            case {"decimal": str() as digits}:
                return Decimal(digits)
            case {"is": str() as name}:
                return by_name[name].back(value)
            case list():
                return by_class[tuple].back(value)
            case _:
                return value

    return Plan(out, back)
