"""What is different between two runs: scores with their causes, items, facts with both quotes, pages and their text.

Causes are told apart by a chain of assessments from the first run to the second (`scoring.waterfall.Link`): what a
link changes has that link's cause. How the chain is made stands in `desktop.app.attribution`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from scoring.assessment import FlagState, Judgement, Outcome
from scoring.facts import Absent, FactValue, Finding, Findings, Found, Unsearched, Value
from scoring.quiet import Alarm
from scoring.review import CaptureInfo, Review
from scoring.textdiff import BlockMove
from scoring.waterfall import Cause, Link, Waterfall, overall_waterfall, waterfalls

_NOT_PAGES = ("probe", "imported")


@dataclass(frozen=True, slots=True)
class FactMove:
    """A fact that reads differently. `kind`: appeared, vanished, changed, rewritten or unread.

    `rewritten` is a figure of the same stated date or past year with another value; `unread`: it could not be
    looked for the second time. `before` and `after` are all values of that side, with their quotes.
    """

    key: str
    kind: str
    before: tuple[FactValue, ...]
    after: tuple[FactValue, ...]
    causes: tuple[Cause, ...] = ()

    @property
    def gone(self) -> tuple[FactValue, ...]:
        """The values of before that are not stated the same any more."""
        return _only(self.before, self.after)

    @property
    def fresh(self) -> tuple[FactValue, ...]:
        """The values of after that were not stated the same before."""
        return _only(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ItemMove:
    """An item with another outcome or another state of its flag; None: that edition does not hold it."""

    item: str
    before: Judgement | None
    after: Judgement | None
    causes: tuple[Cause, ...] = ()


class PageKind(StrEnum):
    """What became of an address. GONE: not captured again; UNREAD: it could not be fetched this time."""

    NEW = "new"
    GONE = "gone"
    UNREAD = "unread"
    CHANGED = "changed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class PageMove:
    """One address whose content is another; REPLACED is a file (PDF) with other bytes under the same address."""

    url: str
    kind: PageKind
    before: CaptureInfo | None
    after: CaptureInfo | None


@dataclass(frozen=True, slots=True)
class PageText:
    """What is different in the text of one page, block by block. `trouble` says why it could not be compared."""

    url: str
    before: CaptureInfo
    after: CaptureInfo
    blocks: tuple[BlockMove, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """All that is different from `before` to `after`.

    `same_rules`: one checklist, profile and country, so that the two scores may stand on one line. `notes` are
    sentences on how causes were told apart, or why they could not be. `causes` is empty for runs that are equal.
    """

    before: Review
    after: Review
    overall: Waterfall
    dimensions: tuple[Waterfall, ...]
    items: tuple[ItemMove, ...]
    facts: tuple[FactMove, ...]
    pages: tuple[PageMove, ...]
    same_rules: bool
    texts: tuple[PageText, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing at all is different."""
        return not (self.overall.total or self.items or self.facts or self.pages)

    def page_moves(self, *kinds: PageKind) -> list[PageMove]:
        """The pages of these kinds."""
        return [page for page in self.pages if page.kind in kinds]


def compared(
    before: Review,
    after: Review,
    chain: Sequence[Link],
    *,
    texts: Sequence[PageText] = (),
    alarms: Sequence[Alarm] = (),
    notes: Sequence[str] = (),
) -> Difference:
    """The difference of two runs along a chain whose ends are the runs themselves."""
    old, new = before.assessment, after.assessment
    rules = [(a.fingerprint, a.profile, a.jurisdiction) for a in (old, new)]
    return Difference(
        before,
        after,
        overall=overall_waterfall(chain),
        dimensions=waterfalls(chain),
        items=tuple(_item_moves(chain)),
        facts=tuple(_caused_facts(chain)),
        pages=page_moves(before, after),
        same_rules=rules[0] == rules[1],
        texts=tuple(texts),
        alarms=tuple(alarms),
        notes=tuple(notes),
    )


# --- items ---


def _item_moves(chain: Sequence[Link]) -> Iterator[ItemMove]:
    sides = [{j.item: j for j in link.assessment.judgements} for link in chain]
    for item in sorted(sides[0].keys() | sides[-1].keys()):
        stands = [side.get(item) for side in sides]
        if _stand(stands[0]) != _stand(stands[-1]):
            causes = (
                link.cause
                for link, (was, now) in zip(chain[1:], pairwise(stands), strict=True)
                if _stand(was) != _stand(now)
            )
            yield ItemMove(item, stands[0], stands[-1], tuple(dict.fromkeys(causes)))


def _stand(judgement: Judgement | None) -> tuple[Outcome, FlagState | None] | None:
    if judgement is None:
        return None
    return judgement.outcome, judgement.flag.state if judgement.flag else None


# --- facts ---


def compare_facts(before: Findings, after: Findings) -> tuple[FactMove, ...]:
    """Every fact that reads differently, by key; nothing is said of causes."""
    keys = sorted(before.keys() | after.keys())
    moves = (_fact_move(key, before, after) for key in keys)
    return tuple(move for move in moves if move is not None)


def _caused_facts(chain: Sequence[Link]) -> Iterator[FactMove]:
    links = list(pairwise(chain))
    for move in compare_facts(chain[0].findings, chain[-1].findings):
        causes = (new.cause for old, new in links if _fact_move(move.key, old.findings, new.findings))
        yield replace(move, causes=tuple(dict.fromkeys(causes)))


def _fact_move(key: str, before: Findings, after: Findings) -> FactMove | None:
    old: Finding = before.get(key) or Unsearched(key, "not read")
    new: Finding = after.get(key) or Unsearched(key, "not read")
    match old, new:
        case Found(values=was), Found(values=now):
            kind = _change(was, now)
            return FactMove(key, kind, was, now) if kind else None
        case Found(values=was), Absent():
            return FactMove(key, "vanished", was, ())
        case Found(values=was), Unsearched():
            return FactMove(key, "unread", was, ())
        case _, Found(values=now):
            return FactMove(key, "appeared", (), now)
    return None


Dated = tuple[tuple[tuple[str, str], ...], str | None]
"""The qualifiers of a value, and the date it is stated for."""


def _change(was: Sequence[FactValue], now: Sequence[FactValue]) -> str:
    old, new = _dated(was), _dated(now)
    if {(d, v) for d, vs in old.items() for v in vs} == {(d, v) for d, vs in new.items() for v in vs}:
        return ""
    past = [d for d in old.keys() & new.keys() if d[1] or "year" in dict(d[0])]
    return "rewritten" if any(not old[d] & new[d] for d in past) else "changed"


def _only(values: Sequence[FactValue], others: Sequence[FactValue]) -> tuple[FactValue, ...]:
    known = _dated(others)
    return tuple(v for v in values if (v.value, v.unit) not in known.get(_place(v), ()))


def _place(value: FactValue) -> Dated:
    return tuple(sorted(value.qualifiers)), value.as_of


def _dated(values: Sequence[FactValue]) -> dict[Dated, set[tuple[Value, str | None]]]:
    found: dict[Dated, set[tuple[Value, str | None]]] = {}
    for value in values:
        found.setdefault(_place(value), set()).add((value.value, value.unit))
    return found


# --- pages ---


def page_moves(before: Review, after: Review) -> tuple[PageMove, ...]:
    """The addresses whose content is another, in the order of the addresses; measurements are no pages."""
    if before.snapshot.id == after.snapshot.id:
        return ()
    old, new = _captures(before), _captures(after)
    moves = (_page_move(url, old.get(url), new.get(url)) for url in sorted(old.keys() | new.keys()))
    return tuple(move for move in moves if move is not None)


def _captures(review: Review) -> Mapping[str, CaptureInfo]:
    """By address; where one was captured twice, the answer that has a body."""
    found: dict[str, CaptureInfo] = {}
    for capture in review.snapshot.captures:
        if capture.origin not in _NOT_PAGES and (capture.sha256 or capture.url not in found):
            found[capture.url] = capture
    return MappingProxyType(found)


def _page_move(url: str, old: CaptureInfo | None, new: CaptureInfo | None) -> PageMove | None:
    was, now = old is not None and bool(old.sha256), new is not None and bool(new.sha256)
    if was and now and old is not None and new is not None:
        if old.sha256 == new.sha256:
            return None
        file = is_file(old) and is_file(new)
        return PageMove(url, PageKind.REPLACED if file else PageKind.CHANGED, old, new)
    if was:
        return PageMove(url, PageKind.UNREAD if new is not None else PageKind.GONE, old, new)
    return PageMove(url, PageKind.NEW, old, new) if now else None


def is_file(capture: CaptureInfo) -> bool:
    """Whether an address holds a document as a file, which is meant to stay what it is."""
    return "pdf" in capture.content_type.lower()
