"""The difference of two runs as JSON (schema `lendscope/difference/1`, `resources/schema/difference-1.json`)."""

from __future__ import annotations

from desktop.reports.json_report import Json, change_json, score_json, value_json
from scoring.assessment import Judgement, Outcome, Score
from scoring.compare import Difference, FactMove, ItemMove, PageText
from scoring.printing import rounded
from scoring.review import Review
from scoring.waterfall import Move, Waterfall

SCHEMA = "lendscope/difference/1"


def difference_json(found: Difference) -> Json:
    """The same as plain values (schema `lendscope/difference/1`)."""
    return {
        "schema": SCHEMA,
        "before": _run_json(found.before),
        "after": _run_json(found.after),
        "same_rules": found.same_rules,
        "notes": list(found.notes),
        "alarms": [change_json(a) for a in found.alarms],
        "overall": _waterfall_json(found.overall),
        "dimensions": [_waterfall_json(w) for w in found.dimensions],
        "items": [_item_json(i) for i in found.items],
        "facts": [_fact_json(f) for f in found.facts],
        "pages": [
            {
                "url": p.url,
                "kind": p.kind.value,
                "before": p.before.sha256 or None if p.before else None,
                "after": p.after.sha256 or None if p.after else None,
            }
            for p in found.pages
        ],
        "texts": [_text_json(t) for t in found.texts],
    }


def _run_json(review: Review) -> Json:
    found = review.assessment
    return {
        "run": review.run_id,
        "platform": review.platform.name,
        "captured_at": review.snapshot.captured_at.isoformat(),
        "created_at": review.created_at.isoformat(),
        "snapshot": review.snapshot.id,
        "edition": found.edition,
        "fingerprint": found.fingerprint,
        "profile": found.profile,
        "jurisdiction": found.jurisdiction,
        "as_of": found.as_of.isoformat(),
        "reader": review.reading.reader_version,
    }


def _waterfall_json(found: Waterfall) -> Json:
    return {
        "id": found.id,
        "before": _side(found.before),
        "after": _side(found.after),
        "move": _move_json(found.total),
        "causes": [{"cause": c.value, "move": _move_json(m)} for c, m in found.by_cause().items()],
        "steps": [
            {
                "name": s.name,
                "cause": s.cause.value,
                "before": _outcome(s.before),
                "after": _outcome(s.after),
                "because": s.because or None,
                "move": _move_json(s.move),
            }
            for s in found.steps
        ],
    }


def _outcome(outcome: Outcome | None) -> str | None:
    return outcome.value if outcome else None


def _move_json(move: Move) -> Json:
    parts = {"score": move.score, "low": move.low, "high": move.high}
    plain: Json = {k: None if v is None else float(rounded(v)) for k, v in parts.items()}
    return {**plain, "exact": {k: None if v is None else str(v) for k, v in parts.items()}}


def _side(score: Score | None) -> Json | None:
    return score_json(score) if score else None


def _item_json(item: ItemMove) -> Json:
    return {
        "id": item.item,
        "before": _stand(item.before),
        "after": _stand(item.after),
        "causes": [c.value for c in item.causes],
    }


def _stand(judgement: Judgement | None) -> Json | None:
    if judgement is None:
        return None
    return {
        "outcome": judgement.outcome.value,
        "reason": judgement.reason,
        "by": judgement.by,
        "flag": judgement.flag.state.value if judgement.flag else None,
    }


def _fact_json(fact: FactMove) -> Json:
    return {
        "key": fact.key,
        "kind": fact.kind,
        "causes": [c.value for c in fact.causes],
        "before": [value_json(v) for v in fact.before],
        "after": [value_json(v) for v in fact.after],
    }


def _text_json(text: PageText) -> Json:
    return {
        "url": text.url,
        "trouble": text.trouble or None,
        "before_at": text.before.captured_at.isoformat(),
        "after_at": text.after.captured_at.isoformat(),
        "blocks": [
            {
                "kind": b.kind.value,
                "heading": b.heading or None,
                "page": b.page,
                "words": [{"kind": w.kind.value, "text": w.text} for w in b.words],
            }
            for b in text.blocks
        ],
    }
