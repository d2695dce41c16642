"""Platforms side by side as JSON (schema `lendscope/comparison/1`, `resources/schema/comparison-1.json`)."""

from __future__ import annotations

from desktop.reports.json_report import Json, score_json, value_json
from scoring.assessment import Judgement
from scoring.facts import Absent, Finding, Found
from scoring.side_by_side import FactRow, ItemRow, Rank, ScoreRow, SideBySide

SCHEMA = "lendscope/comparison/1"


def comparison_json(found: SideBySide) -> Json:
    """Every row has one cell for each platform, in the order of `platforms`."""
    return {
        "schema": SCHEMA,
        "same_rules": found.same_rules,
        "platforms": [
            {
                "run": r.run_id,
                "name": r.platform.name,
                "home": r.platform.home,
                "captured_at": r.snapshot.captured_at.isoformat(),
                "edition": r.assessment.edition,
                "fingerprint": r.assessment.fingerprint,
                "profile": r.assessment.profile,
                "jurisdiction": r.assessment.jurisdiction,
            }
            for r in found.reviews
        ],
        "overall": _scores(found.overall),
        "dimensions": [_scores(row) for row in found.dimensions],
        "facts": [_facts(row) for row in found.facts],
        "items": [_items(row) for row in found.items],
    }


def _scores(row: ScoreRow) -> Json:
    return {
        "id": row.id,
        "differs": row.differs,
        "scores": [score_json(s) if s else None for s in row.scores],
        "places": [_rank(r) if r else None for r in row.ranks],
    }


def _rank(rank: Rank) -> Json:
    return {"best": rank.best, "worst": rank.worst, "told_apart": rank.sure}


def _facts(row: FactRow) -> Json:
    cells = [
        {"state": _state(f), "values": [value_json(v) for v in vs]}
        for f, vs in zip(row.findings, row.values, strict=True)
    ]
    return {"key": row.key, "differs": row.differs, "cells": cells}


def _state(finding: Finding) -> str:
    if isinstance(finding, Found):
        return "found"
    return "absent" if isinstance(finding, Absent) else "unsearched"


def _items(row: ItemRow) -> Json:
    return {"id": row.item, "differs": row.differs, "cells": [_outcome(j) for j in row.judgements]}


def _outcome(judgement: Judgement | None) -> str | None:
    return judgement.outcome.value if judgement else None
