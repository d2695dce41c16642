"""Sender policy (RFC 7208): one record, its syntax, its end, and how many further look-ups it needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from scrapers.technical.records import Answer, plain_name

MOST_LOOKUPS = 10
_TERM = re.compile(r"([+?~-]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?![A-Za-z0-9_.=-])(.*)", re.IGNORECASE)
_MODIFIER = re.compile(r"([A-Za-z][A-Za-z0-9_.-]*)=(\S*)")
_ASKING = frozenset(("include", "a", "mx", "ptr", "exists"))
_NAMED = frozenset(("include", "exists", "ip4", "ip6"))
_MOST_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Policy:
    """One record taken apart. `end` is the sign before `all` or None; `wrong` is the first bad term or ""."""

    lookups: int = 0
    includes: tuple[str, ...] = ()
    end: str | None = None
    redirect: str = ""
    wrong: str = ""


@dataclass(slots=True)
class Sum:
    """What following the references brings together."""

    lookups: int = 0
    unread: list[str] = field(default_factory=list)
    wrong: str = ""


def policies(records: Sequence[str]) -> list[str]:
    """The records that claim to be a sender policy."""
    return [r for r in records if r.lower() == "v=spf1" or r.lower().startswith("v=spf1 ")]


def further_names(record: str) -> list[str]:
    """The names whose records this one brings in; names with macros cannot be asked."""
    policy = take_apart(record)
    names = (*policy.includes, policy.redirect) if policy.end is None else policy.includes
    return [plain_name(name) for name in names if name and "%" not in name]


def take_apart(record: str) -> Policy:
    """The terms of a record, up to and with `all`; what stands after it has no effect."""
    lookups, includes, redirect, end, wrong = 0, list[str](), "", None, ""
    for term in record.split()[1:]:
        known, modifier = _TERM.fullmatch(term), _MODIFIER.fullmatch(term)
        if known:
            sign, name, rest = known[1] or "+", known[2].lower(), known[3]
            if not _fits(name, rest):
                wrong = wrong or term
            if end is None and name in _ASKING:
                lookups += 1
            if end is None and name == "include":
                includes.append(rest[1:])
            if name == "all" and end is None:
                end = sign
        elif modifier:
            redirect = modifier[2] if modifier[1].lower() == "redirect" else redirect
        else:
            wrong = wrong or term
    return Policy(lookups, tuple(includes), end, redirect, wrong[:60])


def _fits(name: str, rest: str) -> bool:
    if name == "all":
        return not rest
    if name in _NAMED:
        return rest.startswith(":") and len(rest) > 1
    return not rest or rest[0] in ":/"


def judge(records: Sequence[str], look: Callable[[str], Answer]) -> tuple[str | None, str]:
    """valid, weak, invalid or missing, with the reason; None when an unanswered question decides.

    `look` gives the recorded answer for the TXT records of a name.
    """
    own = policies(records)
    if not own:
        return "missing", "no record begins with v=spf1"
    if len(own) > 1:
        return "invalid", f"{len(own)} records where one is allowed"
    total = Sum()
    end = _follow(own[0], look, total, frozenset(), 0)
    if total.wrong:
        return "invalid", f"{total.wrong}: {own[0]}"
    if total.lookups > MOST_LOOKUPS:
        return "invalid", f"needs {total.lookups} further look-ups, more than {MOST_LOOKUPS}: {own[0]}"
    partly = f" (counted without {', '.join(total.unread[:3])})" if total.unread else ""
    return _by_end(end, own[0], partly)


def _by_end(end: str | None, record: str, partly: str) -> tuple[str | None, str]:
    match end:
        case "unread":
            return None, f"the record it redirects to was not answered: {record}"
        case "+":
            return "invalid", f"+all lets everybody send: {record}"
        case "-" | "~":
            return "valid", f"{record}{partly}"
        case "?":
            return "weak", f"?all decides nothing: {record}"
        case _:
            return "weak", f"it has no closing all: {record}"


def _follow(
    record: str, look: Callable[[str], Answer], total: Sum, seen: frozenset[str], depth: int
) -> str | None:
    """The sign at the end of a record; counts its look-ups and those of all it brings in."""
    policy = take_apart(record)
    total.lookups += policy.lookups
    total.wrong = total.wrong or (f"the term {policy.wrong} is not known" if policy.wrong else "")
    for name in policy.includes:
        _bring(name, look, total, seen, depth)
    if policy.end is not None or not policy.redirect:
        return policy.end
    total.lookups += 1
    return _bring(policy.redirect, look, total, seen, depth)


def _bring(
    name: str, look: Callable[[str], Answer], total: Sum, seen: frozenset[str], depth: int
) -> str | None:
    plain = plain_name(name)
    if plain in seen or depth >= _MOST_DEPTH or total.lookups > MOST_LOOKUPS * 5:
        total.wrong = total.wrong or f"{plain} refers to itself"
        return None
    answer = look(plain)
    if not answer.known:
        total.unread.append(plain)
        return "unread"
    inner = policies(answer.records)
    if len(inner) != 1:
        total.wrong = total.wrong or f"{plain} has {len(inner)} sender policies instead of one"
        return None
    return _follow(inner[0], look, total, seen | {plain}, depth + 1)
