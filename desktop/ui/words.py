"""Values of a review in words and figures: the same on every view."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from urllib.parse import urlsplit

from PySide6.QtCore import QDate, QLocale

from desktop.app.spoken import said
from desktop.ui.plain import visible
from desktop.ui.texts import chosen, has, tr, tr_n
from scoring.assessment import Band, Outcome, Score
from scoring.facts import FactKind, FactType, FactValue, Value
from scoring.given import GIVEN
from scoring.printing import one_decimal
from scoring.review import CaptureInfo, Review

DASH = "–"
TONES = {
    Outcome.PASS: "passed",
    Outcome.PARTIAL: "partial",
    Outcome.FAIL: "failed",
    Outcome.NOT_DISCLOSED: "not_disclosed",
    Outcome.UNKNOWN: "unknown",
    Outcome.NOT_APPLICABLE: "not_applicable",
    Outcome.MANUAL_PENDING: "manual_pending",
}
WEIGHTS = {8: "critical", 4: "high", 2: "medium", 1: "low"}


def program(text: str) -> str:
    """A sentence of the program's own in the window's language; never for words of a platform or a person."""
    return said(text, chosen())


def outcome_word(outcome: Outcome) -> str:
    """The state's name on the screen."""
    return tr(f"outcome.{outcome.value}")


def outcome_icon(outcome: Outcome) -> str:
    """The state's own shape."""
    return f"outcome-{outcome.value}"


def dimension_word(name: str) -> str:
    """The risk's name."""
    return tr(f"dimension.{name}")


def weight_word(weight: int) -> str:
    """The weight's name, or its number when it is not one of the four."""
    name = WEIGHTS.get(weight)
    return tr(f"weight.{name}") if name else str(weight)


def number(value: Fraction | Decimal | float | int | None) -> str:
    """A score or points with one decimal, rounded half up; a dash for none."""
    return DASH if value is None else one_decimal(Fraction(value))


def result(review: Review) -> str:
    """The overall score and letter in one line, for the strip."""
    overall = review.assessment.overall
    return tr("progress.result", score=number(overall.result.score), band=band_text(overall.band))


def points(value: Fraction | None) -> str:
    """Points of one line as the report prints them: at most two decimals, a dash for what does not count."""
    return DASH if value is None else f"{float(value):.2f}".rstrip("0").rstrip(".")


def percent(share: Fraction | Decimal | float) -> str:
    """A share from 0 to 1 as percent with one decimal."""
    return f"{one_decimal(Fraction(share) * 100)} %"


def span(low: Fraction | float, high: Fraction | float) -> str:
    """An interval in one decimal."""
    return f"{number(low)} {DASH} {number(high)}"


def score_sentence(name: str, score: Score) -> str:
    """One score in a sentence, for screen readers and tool tips."""
    point = number(score.score) if score.score is not None else tr("score.none")
    low, high = number(score.low), number(score.high)
    return tr("score.sentence", name=name, score=point, low=low, high=high, coverage=percent(score.coverage))


def band_text(band: Band) -> str:
    """The letter, with the letters of the interval when they differ: `B (C to B)`."""
    if band.low and band.high and band.low != band.high:
        return tr("score.band_span", letter=band.letter, low=band.low, high=band.high)
    return band.letter


def day(value: date | datetime) -> str:
    """A day in the window's language; its text `value.day` orders year, month and day in Qt's letters."""
    moment = value.astimezone(UTC) if isinstance(value, datetime) else value
    return QLocale(chosen()).toString(QDate(moment.year, moment.month, moment.day), tr("value.day"))


def moment(value: datetime) -> str:
    """A day and time in UTC."""
    return f"{day(value)}, {value.astimezone(UTC):%H:%M} UTC"


def size(count: int) -> str:
    """A number of bytes for people."""
    if count < 1024:
        return f"{count} B"
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


def short_hash(digest: str) -> str:
    """The beginning of a hash."""
    return digest[:12] + "…" if len(digest) > 12 else digest


def place_of(url: str) -> str:
    """An address without its scheme, shown harmlessly."""
    parts = urlsplit(url) if "://" in url else None
    if parts is None or not parts.netloc:
        return visible(url, 300)
    tail = parts.path + (f"?{parts.query}" if parts.query else "")
    return visible(parts.netloc + (tail if tail != "/" else ""), 300)


def path_of(url: str) -> str:
    """The part of an address behind the host; the whole when there is none."""
    parts = urlsplit(url) if "://" in url else None
    if parts is None or not parts.netloc:
        return visible(url, 300)
    return visible((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), 300)


def kind_words(kinds: tuple[str, ...]) -> str:
    """Page kinds in words."""
    return ", ".join(tr(f"kind.{k}") if has(f"kind.{k}") else visible(k, 30) for k in kinds)


def bare_value(value: Value) -> str:
    """A fact's value without its unit."""
    match value:
        case bool():
            return tr("value.yes") if value else tr("value.no")
        case Decimal():
            return f"{value.normalize():,f}"
        case int():
            return f"{value:,}"
        case tuple():
            return ", ".join(visible(v, 200) for v in value)
        case str():
            return visible(value, 600)


def value_text(fact: FactValue, kind: FactKind | None = None) -> str:
    """A fact's value with unit: `EUR 1,250,000`, `11.4 %`, `3 days`."""
    words, unit = bare_value(fact.value), fact.unit or _unit(kind)
    if not unit or isinstance(fact.value, bool):
        return words
    if unit in ("%", "percent"):
        return f"{words} %"
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {words}"
    return f"{words} {visible(unit, 20)}"


def _unit(kind: FactKind | None) -> str:
    if kind is None:
        return ""
    return "%" if kind.type is FactType.PERCENT else kind.unit


def fact_label(key: str, kind: FactKind | None) -> str:
    """A fact's short name; its key when it has none."""
    return kind.label or key if kind else visible(key, 80)


def value_notes(fact: FactValue) -> str:
    """What stands beside a value: qualifiers, as-of date, whether it is replaced, how sure."""
    notes = [f"{visible(k, 40)} {visible(v, 80)}" for k, v in fact.qualifiers]
    if fact.as_of:
        notes.append(tr("value.as_of", date=visible(fact.as_of, 20)))
    if fact.superseded:
        notes.append(tr("value.superseded"))
    if fact.confidence < 0.7:
        notes.append(tr("value.unsure"))
    return " · ".join(notes)


def given_by(fact: FactValue) -> str:
    """Who brought a value that the pages did not state; nothing for what was read, measured or computed."""
    return tr(f"origin.{fact.origin.value}") if fact.origin in GIVEN else ""


def counted(key: str, n: int) -> str:
    """`3 pages`."""
    return tr_n(key, n)


def brought_in(capture: CaptureInfo | None) -> str:
    """From which file a person brought a page; nothing for what was captured here."""
    if capture is None or capture.origin not in ("adopted", "imported"):
        return ""
    source = visible(capture.source, 120)
    return tr(f"brought.{capture.origin}", source=source) if source else tr("brought.unnamed")
