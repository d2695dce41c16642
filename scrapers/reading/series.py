"""Several figures of one sentence, each with its own year, class or range of days.

`5.2 % (2023), 4.1 % (2024)`, `2015年坏账率为0.92%，2016年为1.57%`, `band A 1.3 %, band B 2.8 %`,
`2 % are 1 to 30 days late, 1 % 31 to 60 and 3 % longer than that`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from scrapers.reading.amounts import Masked
from scrapers.reading.axes import bucket_of, class_of, is_in_time, year_of
from scrapers.reading.folding import fold
from scrapers.reading.shapes import WordShape
from scrapers.reading.spec import Figure, Quals
from scrapers.values.amount import Amount

Series = list[tuple[Amount, Quals]]
_STOP = re.compile(r"[;；](?=.{0,300}?[^\W\d_]{4}.{0,300}?[^\W\d_]{4})")
"""After it a clause of its own begins: what stands there qualifies nothing before."""
_CLAUSE = re.compile(r"[:：;；,，(（、]")
_JOINT = WordShape(r"[\s,;:、。.()|/-]{0,9}(?:(?:{and})(?![^\W\d_]))?\s{0,9}")
_TAIL = WordShape(r"(?:\s(?:{copula})|[:=为是\s]){0,12}$")


def series(spec: Figure, masked: Masked, text: str, language: str, alone: bool = False) -> Series:
    """Each figure with its qualifier, in the order of the text; empty unless every figure has one of its own.

    `alone`: one figure with its year or class is enough, as in a list below a heading.
    """
    wanted = [a for a in masked.amounts if a.kind in spec.kinds]
    if "bucket" in spec.axes and wanted and is_in_time(_STOP.split(text[: wanted[0].start])[-1].strip()):
        text, wanted = " " * wanted[0].end + text[wanted[0].end :], wanted[1:]
    for axis in spec.axes if wanted else ():
        named = _qualified(wanted, text, partial(_read, axis, text, language))
        if named and (len(wanted) > 1 or alone or axis == "bucket"):
            return [(a, ((axis, q),)) for a, q in zip(wanted, named, strict=True)]
    return []


def _qualified(wanted: list[Amount], text: str, read: Callable[[str], str | None]) -> list[str]:
    """What stands behind each figure, or before each; nothing unless all differ."""
    ends = [a.start for a in wanted[1:]] + [len(text)]
    starts = [0] + [a.end for a in wanted[:-1]]
    after = [read(_STOP.split(text[a.end : end])[0]) for a, end in zip(wanted, ends, strict=True)]
    before = [read(_STOP.split(text[start : a.start])[-1]) for a, start in zip(wanted, starts, strict=True)]
    found = [q for q in (after if all(after) else before) if q]
    return found if len(found) == len(wanted) == len(set(found)) else []


def _read(axis: str, text: str, language: str, part: str) -> str | None:
    """The qualifier a stretch between two figures names."""
    if axis == "bucket":
        return bucket_of(part, text)
    if axis == "year":
        return year_of(part) or year_of(_CLAUSE.split(part)[-1])
    clause = _CLAUSE.split(part.strip(" ,;，；.。"))[-1]
    return class_of(_bare(clause), language)


def _bare(clause: str) -> str:
    """The stretch without the joint before it and the verb behind it."""
    folded = fold(clause)
    joint, tail = _JOINT.match(folded), _TAIL.search(folded)
    start = joint.end() if joint else 0
    return clause[start : max(start, tail.start()) if tail else len(clause)]
