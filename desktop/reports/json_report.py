"""A review as JSON: the contract that scripts rely on (schema `lendscope/review/1`).

Scores and coverage are percentages rounded half up to one decimal, as everywhere they are printed; `exact`
holds the fraction. Money is a decimal amount with `unit` (ISO 4217); percent 11.4 means 11.4 %.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

from desktop.reports.json_workbench import stress_json, workbench_json
from desktop.reports.people_json import people_json
from scoring.assessment import Assessment, Cap, DimensionScore, Flag, Judgement, Overall, Score, Sensitivity
from scoring.duties import Pack
from scoring.expecting import Expected, expected, sentence
from scoring.facts import Absent, Contradiction, Evidence, FactValue, Finding, Found, Unsearched, Value
from scoring.printing import rounded
from scoring.profiles import mark
from scoring.quiet import Alarm
from scoring.quiet import sentence as quiet_sentence
from scoring.review import Review, SnapshotInfo
from scoring.sensitivity import DRAWS

REVIEW_SCHEMA = "lendscope/review/1"
READING_SCHEMA = "lendscope/reading/1"

Json = dict[str, object]


def review_json(review: Review, packs: Sequence[Pack] = ()) -> Json:
    """The whole review as plain JSON values; keys stand in the order of the contract. `packs`: duties by law."""
    found = review.assessment
    return {
        "schema": REVIEW_SCHEMA,
        "tool": _tool(review),
        "run": {"id": review.run_id, "created_at": _time(review.created_at)},
        "edition": found.edition,
        "fingerprint": found.fingerprint,
        "profile": found.profile,
        "profile_is_default": not mark(found.profile),
        "jurisdiction": found.jurisdiction,
        "regimes": list(found.regimes),
        "as_of": found.as_of.isoformat(),
        **_source(review),
        "overall": overall_json(found.overall),
        "overall_equal": overall_json(found.equal_overall) if found.equal_overall else None,
        "overall_machine": overall_json(found.machine_overall) if found.machine_overall else None,
        "sensitivity": _sensitivity(found.sensitivity) if found.sensitivity else None,
        "dimensions": [_dimension(d) for d in found.dimensions],
        "items": _items(found),
        **_reading(review),
        "flags": [_flag(f) for f in found.flags],
        "unknowns": [
            {
                "item": u.item,
                "outcome": u.outcome.value,
                "width": _number(u.width),
                "reason": u.reason,
                "ask": u.ask,
            }
            for u in found.unknowns
        ],
        "questions": list(found.questions),
        **people_json(review),
        "changes": [change_json(c) for c in review.changes],
        "expected": [
            _expected(r) for r in expected(packs, found.regimes, review.reading.findings, found.as_of)
        ],
        "workbench": workbench_json(review, value_json),
        "stress": stress_json(review, _evidence),
    }


def _expected(result: Expected) -> Json:
    return {
        "id": result.duty.id,
        "what": result.duty.what,
        "state": result.state.value,
        "details": sentence(result),
        "stated": list(result.stated),
        "missing": list(result.missing),
        "unread": list(result.unread),
        "pages": result.pages,
        "period": result.due.period if result.due else None,
        "due": result.due.by.isoformat() if result.due else None,
        "days_late": result.late,
        "source": result.duty.source,
        "mark": result.duty.mark,
        "items": list(result.duty.items),
    }


def change_json(change: Alarm) -> Json:
    """A quiet edit: both passages with their times, and one sentence that says it."""
    return {
        "kind": change.kind.value,
        "about": change.about,
        "label": change.label,
        "when": change.when or None,
        "value_was": change.value_was or None,
        "value_now": change.value_now or None,
        "was": _evidence(change.was),
        "now": _evidence(change.now) if change.now else None,
        "now_at": _time(change.now_at),
        "sentence": quiet_sentence(change),
    }


def reading_json(review: Review) -> Json:
    """The same without judgement."""
    return {"schema": READING_SCHEMA, "tool": _tool(review), **_source(review), **_reading(review)}


def _tool(review: Review) -> Json:
    return {"name": "lendscope", "version": review.tool_version, "reader": review.reading.reader_version}


def _source(review: Review) -> Json:
    return {
        "platform": {"name": review.platform.name, "home": review.platform.home},
        "snapshot": _snapshot(review.snapshot),
    }


def _snapshot(snapshot: SnapshotInfo) -> Json:
    captures = [
        {
            "url": c.url,
            "status": c.status,
            "content_type": c.content_type,
            "sha256": c.sha256,
            "bytes": c.bytes,
            "failure": c.failure or None,
            "captured_at": _time(c.captured_at),
            "kinds": list(c.kinds),
            "origin": c.origin,
            "source": c.source,
            "revalidated": c.revalidated,
        }
        for c in snapshot.captures
    ]
    return {
        "id": snapshot.id,
        "captured_at": _time(snapshot.captured_at),
        "status": snapshot.status,
        "base": snapshot.base or None,
        "hosts": list(snapshot.hosts),
        "notices": list(snapshot.notices),
        "captures": captures,
    }


def _reading(review: Review) -> Json:
    reading = review.reading
    return {
        "pages": [
            {
                "url": p.url,
                "title": p.title,
                "kinds": list(p.kinds),
                "language": p.language,
                "media": p.media,
                "characters": p.characters,
                "read": p.read,
                "notes": list(p.notes),
            }
            for p in reading.pages
        ],
        "findings": [_finding(f) for _, f in sorted(reading.findings.items())],
        "contradictions": [_contradiction(c) for c in reading.contradictions],
    }


def _finding(finding: Finding) -> Json:
    match finding:
        case Found(key, values):
            return {
                "key": key,
                "state": "found",
                "values": [value_json(v) for v in values],
                "searched": [],
                "reason": "",
            }
        case Absent(key, searched):
            pages = [{"url": p.url, "kinds": list(p.kinds), "sha256": p.sha256} for p in searched]
            reason = "not stated on the pages that should say it"
            return {"key": key, "state": "absent", "values": [], "searched": pages, "reason": reason}
        case Unsearched(key, reason):
            return {"key": key, "state": "unsearched", "values": [], "searched": [], "reason": reason}


def value_json(value: FactValue) -> Json:
    """One stated value with its evidence."""
    return {
        "value": plain_value(value.value),
        "unit": value.unit,
        "qualifiers": dict(value.qualifiers),
        "as_of": value.as_of,
        "superseded": value.superseded,
        "confidence": round(value.confidence, 2),
        "method": value.method,
        "origin": value.origin.value,
        "evidence": [_evidence(e) for e in value.evidence],
    }


def plain_value(value: Value) -> object:
    """A fact's value as JSON: whole numbers without a fraction, lists as lists."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def _evidence(evidence: Evidence) -> Json:
    place = evidence.locator
    return {
        "url": evidence.url,
        "page": evidence.page,
        "quote": evidence.quote,
        "locator": None
        if place is None
        else {"start": place.start, "end": place.end, "prefix": place.prefix, "suffix": place.suffix},
        "sha256": evidence.sha256,
        "captured_at": _time(evidence.captured_at),
    }


def _contradiction(found: Contradiction) -> Json:
    return {
        "key": found.key,
        "qualifiers": dict(found.qualifiers),
        "values": [value_json(v) for v in found.values],
        "note": found.note,
    }


def _items(assessment: Assessment) -> list[Json]:
    lines = {line.item: line for dimension in assessment.dimensions for line in dimension.lines}
    return [_item(j, lines) for j in assessment.judgements]


def _item(judgement: Judgement, lines: Mapping[str, object]) -> Json:
    line = lines.get(judgement.item)
    weight, points = (getattr(line, "weight", None), getattr(line, "points", None))
    return {
        "id": judgement.item,
        "dimension": judgement.item.split(".", 1)[0],
        "outcome": judgement.outcome.value,
        "reason": judgement.reason,
        "weight": weight,
        "points": _points(points),
        "flag": _flag(judgement.flag) if judgement.flag else None,
        "by": judgement.by,
        "machine": judgement.machine.value if judgement.machine else None,
        "duty": judgement.duty,
        "review": judgement.review,
        "facts": list(judgement.facts),
        "evidence": [_evidence(e) for e in judgement.evidence],
    }


def _dimension(dimension: DimensionScore) -> Json:
    lines = [
        {"item": x.item, "outcome": x.outcome.value, "weight": x.weight, "points": _points(x.points)}
        for x in dimension.lines
    ]
    return {
        "id": dimension.id,
        "weight": _number(dimension.weight),
        **score_json(dimension.result),
        "caps": [],
        "points": _points(dimension.points),
        "applicable_weight": dimension.applicable_weight,
        "answered_weight": dimension.answered_weight,
        "lines": lines,
    }


def overall_json(overall: Overall) -> Json:
    band = overall.band
    return {
        **score_json(overall.result),
        "mean": score_json(overall.mean),
        "critical_coverage": _percent(overall.critical_coverage),
        "band": band.letter if band.letter in "ABCDE" else None,
        "band_low": band.low or None,
        "band_high": band.high or None,
        "band_label": band.label,
        "awaiting_confirmation": overall.awaiting,
        "caps": [_cap(c) for c in overall.caps],
    }


def score_json(score: Score) -> Json:
    """Rounded to one decimal, and exact."""
    return {
        "score": _number(score.score),
        "low": _number(score.low),
        "high": _number(score.high),
        "coverage": _percent(score.coverage),
        "exact": {
            "score": None if score.score is None else str(score.score),
            "low": str(score.low),
            "high": str(score.high),
            "coverage": str(score.coverage),
        },
    }


def _sensitivity(band: Sensitivity) -> Json:
    """The 5–95 % band of the mean when every weight is moved, and the same after the caps."""
    return {
        "draws": DRAWS,
        "low": _number(band.low),
        "high": _number(band.high),
        "capped_low": _number(band.capped_low),
        "capped_high": _number(band.capped_high),
    }


def _cap(cap: Cap) -> Json:
    return {
        "id": cap.id,
        "score": _number(cap.score),
        "low": _number(cap.low),
        "high": _number(cap.high),
        "binds": cap.binds,
        "because": cap.because,
    }


def _flag(flag: Flag) -> Json:
    return {
        "item": flag.item,
        "level": flag.level.value,
        "condition": flag.condition,
        "state": flag.state.value,
        "who": flag.who,
        "why": flag.why,
        "evidence": [_evidence(e) for e in flag.evidence],
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(rounded(value))


def _percent(share: Fraction) -> float:
    return float(rounded(share * 100))


def _points(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
