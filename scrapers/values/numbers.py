"""Figures as written become exact numbers: grouping, decimal sign, sign, nothing else.

A figure that can be read in two ways is decided by the page's hints, then by its language; without either it
is read as grouped and flagged `undecided`. Groups divided by spaces are groups in every language (accounts in
English of a Baltic firm write so), but not in a telephone number. More than 40 digits are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from scrapers.values.amount import NO_HINTS, Hints
from scrapers.values.notation import Notation, notation
from scrapers.values.plain import plain

MAX_DIGITS = 40
TOKEN = re.compile(r"\d++(?:[.,']\d++|[ \u00a0]\d{3}(?!\d))*+")
_SPACES = re.compile(r"[ \u00a0]")
_GROUPED = re.compile(r"\d{1,3}(?:([.,' \u00a0])\d{3})(?:\1\d{3}){0,12}")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d){1,12},\d{3}")
_MYRIAD = re.compile(r"\d{1,4}(?:,\d{4}){1,8}")


class Figure(NamedTuple):
    """One figure: its place, its value and whether another reading was possible."""

    start: int
    end: int
    value: Decimal
    undecided: bool = False
    grouped: bool = False


def figures(folded: str, sign: str | None) -> Iterator[Figure]:
    """All figures of a plain text (see `plain`), left to right; those that read as no number are left out.

    `sign` is the decimal sign where the page or its language decides one.
    """
    for token in TOKEN.finditer(folded):
        if not _SPACES.search(token[0]):
            yield from _only(_read(token[0], token.start(), sign))
            continue
        yield from _figures_in(token[0], token.start(), sign, _may_be_spaced(folded, token))


def _may_be_spaced(folded: str, token: re.Match[str]) -> bool:
    """Groups divided by spaces are one figure unless a dialling code or a further group of digits says otherwise."""
    before, after = folded[max(0, token.start() - 3) : token.start()], folded[token.end() : token.end() + 2]
    telephone = (
        before.endswith(("+", "(")) and token[0][0] in "0123456789" and not _closes(folded, token, before)
    )
    return not (telephone or re.search(r"\d[ \u00a0(/-]$", before) or re.match(r"[ \u00a0]\d", after))


def _closes(folded: str, token: re.Match[str], before: str) -> bool:
    """`(1 234 567)` is a negative amount, `(01632) 960 455` a number to call."""
    return before.endswith("(") and folded[token.end() : token.end() + 1] == ")"


def _figures_in(token: str, start: int, sign: str | None, spaces: bool) -> Iterator[Figure]:
    """A token with spaces is one figure, or several that only spaces divide."""
    if token[0] == "0":
        return
    whole = _read(token, start, sign) if spaces else None
    if whole is not None:
        yield whole
        return
    cut = next((m for m in _SPACES.finditer(token) if m[0] == " "), None) or _SPACES.search(token)
    if cut is not None:
        yield from _only(_read(token[: cut.start()], start, sign))
        yield from _rest(token, start, cut.end(), sign)


def _rest(token: str, start: int, at: int, sign: str | None) -> Iterator[Figure]:
    """What follows the first figure, one piece at a time."""
    for piece in re.finditer(r"[^ \u00a0]+", token[at:]):
        yield from _only(_read(piece[0], start + at + piece.start(), sign))


def _only(figure: Figure | None) -> Iterator[Figure]:
    if figure is not None:
        yield figure


def _read(token: str, start: int, sign: str | None) -> Figure | None:
    if len(token) > MAX_DIGITS and (
        len(token) > MAX_DIGITS + 16 or sum(c.isdigit() for c in token) > MAX_DIGITS
    ):
        return None
    read = _split(token, sign)
    if read is None:
        return None
    whole, fraction, undecided = read
    digits = whole if whole.isdigit() else re.sub(r"\D", "", whole)
    value = Decimal(f"{digits}.{fraction}" if fraction else digits)
    return Figure(start, start + len(token), value, undecided, grouped=digits != whole)


def _split(token: str, sign: str | None) -> tuple[str, str, bool] | None:
    """Whole part, decimals and whether another reading was possible; None for what is no number."""
    if token.isdigit():
        return token, "", False
    marks = [c for c in token if not c.isdigit()]
    last = marks[-1]
    if last in ".," and marks.count(last) == 1:
        whole, fraction = token.rsplit(last, 1)
        if len(marks) > 1:
            return (
                (whole, fraction, False)
                if _is_grouped(whole) and last != _group_of(whole)
                else _all_grouped(token)
            )
        return _one_mark(whole, fraction, last, sign)
    return _all_grouped(token)


def _one_mark(whole: str, fraction: str, mark: str, sign: str | None) -> tuple[str, str, bool]:
    if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0"):
        return whole, fraction, False
    if sign is None:
        return whole + mark + fraction, "", True
    return (whole, fraction, False) if mark == sign else (whole + mark + fraction, "", False)


def _all_grouped(token: str) -> tuple[str, str, bool] | None:
    return (token, "", False) if _is_grouped(token) else None


def _is_grouped(token: str) -> bool:
    return token.isdigit() or bool(_GROUPED.fullmatch(token) or _INDIAN.fullmatch(token))


def _group_of(token: str) -> str:
    return next((c for c in token if not c.isdigit()), "")


def parse_number(text: str, lang: str = "", hints: Hints = NO_HINTS) -> Decimal | None:
    """The number a text consists of (sign, brackets and white space allowed), or None."""
    folded = plain(text).strip(" \u00a0")[:80]
    negative = (
        folded.startswith(("-", "–"))
        or (folded.startswith("(") and folded.endswith(")"))
        or folded.endswith("-")
    )
    body = folded.strip("()-–+ \u00a0")
    found = list(figures(body, decimal_sign(notation(lang), hints)))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(body)):
        return None
    return -found[0].value if negative else found[0].value


def decimal_sign(way: Notation, hints: Hints) -> str | None:
    """The decimal sign the page decides, else its country's and its language's."""
    if hints.decimal:
        return hints.decimal
    return notation(f"{way.code}-{hints.country}").decimal if hints.country else way.decimal


def page_decimal(folded: str) -> str | None:
    """The decimal sign that figures with one reading only agree on, or None."""
    votes = {".": 0, ",": 0}
    for token in TOKEN.finditer(folded[:200_000]):
        marks = [c for c in token[0] if not c.isdigit()]
        if not marks or marks[-1] not in votes:
            continue
        fraction = len(token[0]) - token[0].rfind(marks[-1]) - 1
        if marks.count(marks[-1]) > 1:
            votes["," if marks[-1] == "." else "."] += _is_grouped(token[0])
        elif len(marks) > 1 or (fraction in (1, 2) and len(marks) == 1):
            votes[marks[-1]] += 1
    best = max(votes, key=lambda m: votes[m])
    other = min(votes.values())
    return best if votes[best] >= 2 and votes[best] > 4 * other else None
