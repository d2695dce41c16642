"""What a matched register row, or a file of reviews, says in terms of the fact catalogue."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Final

from rapidfuzz import fuzz

from scoring.facts import Value
from scrapers.tables.matching import Candidate, How, Sought, cell, letters
from scrapers.tables.roles import Roles, TableKind, state_of, words

RECENT: Final = timedelta(days=90)
LEAST_MONTHS: Final = 6
SAME_NAME, OTHER_NAME, SAME_SEAT = 90.0, 50.0, 80.0
NEAR_TEXT, LEAST_TEXT, MOST_TEXTS = 90.0, 30, 3_000
_NEAR_WORDS: Final = 120


@dataclass(frozen=True, slots=True)
class Figure:
    """One value that a table gives, with the reason in a few words."""

    key: str
    value: Value
    why: str


def figures_of_row(kind: TableKind, found: Candidate, roles: Roles, sought: Sought, on: date) -> list[Figure]:
    """What the chosen row says about the operator on that day; nothing where no column tells."""
    if kind is TableKind.LICENCE:
        return list(_licence(found, roles, on))
    return [*_company(found, roles, on), *_agreement(found, roles, sought)]


def figures_of_silence(kind: TableKind) -> list[Figure]:
    """What it means that a whole register does not hold the operator."""
    key = "register.licence_status" if kind is TableKind.LICENCE else "register.company_status"
    return [Figure(key, "not-found", "the whole register was looked through, by number and by name")]


def _licence(found: Candidate, roles: Roles, on: date) -> Iterator[Figure]:
    key = "register.licence_status"
    status, ended = cell(found.cells, roles, "status"), day_of(cell(found.cells, roles, "ended"))
    if ended is not None and ended <= on:
        yield Figure(key, "withdrawn", f"it ended on {ended.isoformat()}")
    elif state := state_of(status, "licence_status"):
        yield Figure(key, state, f"its status is {status[:60]!r}")
    elif (
        not status and (granted := day_of(cell(found.cells, roles, "granted"))) is not None and granted <= on
    ):
        yield Figure(key, "active", f"it is listed since {granted.isoformat()}, with no end")


def _company(found: Candidate, roles: Roles, on: date) -> Iterator[Figure]:
    key = "register.company_status"
    status, ended = cell(found.cells, roles, "status"), day_of(cell(found.cells, roles, "ended"))
    if ended is not None and ended <= on:
        yield Figure(key, "struck-off", f"it ended on {ended.isoformat()}")
    elif state := state_of(status, "company_status"):
        yield Figure(key, state, f"its status is {status[:60]!r}")


def _agreement(found: Candidate, roles: Roles, sought: Sought) -> Iterator[Figure]:
    """Only where number, name and seat could all be compared, or the number is another firm's."""
    key = "register.entity_matches"
    if found.how is not How.NUMBER or not sought.names:
        return
    if found.likeness < OTHER_NAME:
        yield Figure(
            key, False, f"the number is registered for another name (likeness {found.likeness:.0f} %)"
        )
        return
    seat = " ".join(cell(found.cells, roles, role) for role in ("address", "postcode", "city")).strip()
    if not seat or not sought.address or found.likeness < SAME_NAME:
        return
    likeness = fuzz.token_set_ratio(letters(seat), letters(sought.address))
    if likeness >= SAME_SEAT:
        yield Figure(key, True, f"number, name and seat agree (seat {likeness:.0f} % alike)")


# Reviews


@dataclass(frozen=True, slots=True)
class Rated:
    """One review: when, how many of five stars, what was written."""

    day: date | None
    stars: float | None
    text: str


def reviews_of(
    rows: Iterable[Sequence[str]], roles: Roles, decimal: str, day_first: bool | None
) -> list[Rated]:
    """The reviews of a table; a scale of ten is halved."""
    found = [
        Rated(
            day_of(cell(row, roles, "date"), day_first),
            stars_of(cell(row, roles, "stars"), decimal),
            cell(row, roles, "text"),
        )
        for row in rows
    ]
    top = max((r.stars for r in found if r.stars is not None), default=0.0)
    if 5 < top <= 10:
        return [Rated(r.day, None if r.stars is None else r.stars / 2, r.text) for r in found]
    return found


def figures_of_reviews(reviews: Sequence[Rated], on: date) -> list[Figure]:
    """Counts and shares as the checklist asks for them; what the columns do not give is left out."""
    return [*_counts(reviews, on), *_stars(reviews), *_months(reviews), *_repeats(reviews)]


def _counts(reviews: Sequence[Rated], on: date) -> Iterator[Figure]:
    yield Figure("reviews.count", len(reviews), f"{len(reviews)} rows")
    if not all(r.day for r in reviews):
        return
    recent = [r for r in reviews if r.day and on - RECENT < r.day <= on]
    span = f"from {(on - RECENT).isoformat()} to {on.isoformat()}"
    yield Figure("reviews.count_90d", len(recent), f"{len(recent)} reviews {span}")
    if recent and any(r.text for r in recent):
        stuck = sum(1 for r in recent if names_stuck_withdrawal(r.text))
        share = _share(stuck, len(recent))
        yield Figure("reviews.withdrawal_share", share, f"{stuck} of {len(recent)} recent reviews name one")


def _stars(reviews: Sequence[Rated]) -> Iterator[Figure]:
    rated = [r.stars for r in reviews if r.stars is not None]
    if not rated:
        return
    five = sum(1 for s in rated if s >= 4.5)
    middle = sum(1 for s in rated if 1.5 <= s < 4.5)
    yield Figure("reviews.five_star_share", _share(five, len(rated)), f"{five} of {len(rated)}")
    yield Figure(
        "reviews.middle_share", _share(middle, len(rated)), f"{middle} of {len(rated)}, two to four stars"
    )


def _months(reviews: Sequence[Rated]) -> Iterator[Figure]:
    counts = Counter((r.day.year * 12 + r.day.month - 1) for r in reviews if r.day)
    if not counts or max(counts) - min(counts) + 1 < LEAST_MONTHS:
        return
    months = [counts[month] for month in range(min(counts), max(counts) + 1)]
    largest, middle = max(months), max(median(months), 1)
    why = f"{largest} reviews in the largest month, {middle:g} in the median one"
    yield Figure("reviews.burst_ratio", _share(largest, middle), why)


def _repeats(reviews: Sequence[Rated]) -> Iterator[Figure]:
    texts = sorted((_folded(r.text)[:1_000] for r in reviews if len(r.text) >= LEAST_TEXT), key=len)[
        -MOST_TEXTS:
    ]
    if len(texts) < 2:
        return
    repeated: set[int] = set()
    for place, text in enumerate(texts):
        for other in range(place + 1, len(texts)):
            if len(texts[other]) > len(text) * 1.25:
                break
            if fuzz.ratio(text, texts[other], score_cutoff=NEAR_TEXT):
                repeated |= {place, other}
    why = f"{len(repeated)} of {len(texts)} texts nearly equal another"
    yield Figure("reviews.duplicate_share", _share(len(repeated), len(texts)), why)


def names_stuck_withdrawal(text: str) -> bool:
    """Whether a word for taking money out stands near a word for its not arriving."""
    folded, lists = _folded(text[:5_000]), words()["stuck_withdrawal"]
    money = [place for word in lists["money"] for place in _places(folded, _folded(word))]
    stuck = [place for word in lists["stuck"] for place in _places(folded, _folded(word))]
    return any(abs(one - other) <= _NEAR_WORDS for one in money for other in stuck)


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split())


def _share(part: int, whole: float) -> Value:
    return Decimal(str(round(100 * part / whole, 1)))


# Cells


def stars_of(text: str, decimal: str) -> float | None:
    """`4`, `4.0`, `4/5`, `4 stars`, `★★★★☆` as a number; None when it is none from 0 to 10."""
    if "★" in text:
        return float(text.count("★"))
    number = text.split("/")[0].split()[0] if text.split("/")[0].split() else ""
    number = number.replace(",", ".") if decimal == "," or number.count(",") == 1 else number
    if not number.replace(".", "", 1).isdigit() or not number.isascii():
        return None
    return float(number) if float(number) <= 10 else None


def day_of(text: str, day_first: bool | None = True) -> date | None:
    """A cell's date: ISO, or day, month and year in figures in the order that was confirmed; None for others."""
    parts = date_parts(text)
    if parts is None:
        return None
    first, second, third = parts
    if first > 31:
        year, month, day = first, second, third
    elif day_first is False:
        month, day, year = first, second, third
    else:
        day, month, year = first, second, third
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_parts(text: str) -> tuple[int, int, int] | None:
    """The three numbers a date cell begins with; None when it does not."""
    start = text.strip()[:10].split("T")[0].split(" ")[0]
    parts = start.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(p.isascii() and p.isdigit() and len(p) <= 4 for p in parts):
        return None
    return int(parts[0]), int(parts[1]), int(parts[2])


def day_comes_first(cells: Iterable[str]) -> bool | None:
    """Whether dates like 03/04/2026 begin with the day, by those that leave no doubt; None when none does."""
    parts = [p for text in cells if (p := date_parts(text)) is not None and p[0] <= 31]
    if any(p[0] > 12 for p in parts):
        return True
    return False if any(p[1] > 12 for p in parts) else None
