"""An assessment as it was published, read back as values and judged again: for checking its sum."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from desktop.app.data import catalogue, edition
from desktop.app.errors import BadInputError
from desktop.app.reporting import json_bytes
from scoring.assess import NO_PERSON, assess
from scoring.assessment import Answer, FlagDecision, FlagState, Outcome
from scoring.errors import ScoringError
from scoring.facts import (
    Absent,
    Contradiction,
    Evidence,
    FactKind,
    FactType,
    FactValue,
    Finding,
    Found,
    Locator,
    Origin,
    Reading,
    SearchedPage,
    Unsearched,
    Value,
)
from scoring.given import all_given, own_findings
from scoring.profiles import weights_in
from scoring.review import PlatformInfo, Review, SnapshotInfo

Json = Mapping[str, object]
_EARLY = datetime(1970, 1, 1, tzinfo=UTC)


def judged_again(written: Json) -> Json:
    """The same assessment made from the findings and answers as written. BadInputError when they are no such thing."""
    try:
        return _judged(written)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, ScoringError) as trouble:
        raise BadInputError(f"the assessment in the file cannot be read back ({trouble})") from trouble


def _judged(written: Json) -> Json:
    findings = {f.key: f for f in map(_finding, _list(written["findings"]))}
    captured = _moment(_dict(written["snapshot"])["captured_at"])
    jurisdiction, profile = written.get("jurisdiction"), str(written["profile"])
    as_of = date.fromisoformat(str(written["as_of"]))
    contradictions = tuple(map(_contradiction, _list(written["contradictions"])))
    made = assess(
        edition(),
        own_findings(findings),
        contradictions=contradictions,
        as_of=as_of,
        captured_on=captured.date(),
        profile=weights_in(profile) or profile,
        profile_name=profile,
        jurisdiction=str(jurisdiction) if jurisdiction else None,
        answers=tuple(_answers(written)),
        decisions=tuple(_decisions(written)),
        given=all_given(findings),
    )
    platform, snapshot = PlatformInfo("", ""), SnapshotInfo("", captured, "", ())
    review = Review("", captured, "", platform, snapshot, Reading(findings, contradictions), made)
    plain: dict[str, object] = json.loads(json_bytes(review))
    return plain


def _answers(written: Json) -> Iterator[Answer]:
    """The answers with all they say; older files tell by the items alone who answered what."""
    if "answers" in written:
        yield from (_answer(entry) for entry in _list(written["answers"]))
        return
    for item in _list(written["items"]):
        if item["by"] not in NO_PERSON:
            yield Answer(str(item["id"]), Outcome(str(item["outcome"])), "", "", str(item["by"]), _EARLY)


def _answer(entry: Json) -> Answer:
    expires = entry.get("expires")
    return Answer(
        str(entry["item"]),
        Outcome(str(entry["outcome"])),
        str(entry["why"]),
        str(entry["source"]),
        str(entry["who"]),
        _moment(entry["when"]),
        date.fromisoformat(str(expires)) if expires else None,
    )


def _decisions(written: Json) -> Iterator[FlagDecision]:
    """The decisions with all they say; older files tell by the flags alone who decided what."""
    if "decisions" in written:
        for entry in _list(written["decisions"]):
            state, when = FlagState(str(entry["state"])), _moment(entry["when"])
            yield FlagDecision(str(entry["item"]), state, str(entry["why"]), str(entry["who"]), when)
        return
    for flag in _list(written["flags"]):
        if flag.get("who"):
            state = FlagState(str(flag["state"]))
            yield FlagDecision(str(flag["item"]), state, str(flag["why"]), str(flag["who"]), _EARLY)


def _finding(entry: Json) -> Finding:
    key = str(entry["key"])
    match entry["state"]:
        case "found":
            return Found(key, tuple(_value(v, catalogue().get(key)) for v in _list(entry["values"])))
        case "absent":
            return Absent(key, tuple(_searched(p) for p in _list(entry["searched"])))
        case _:
            return Unsearched(key, str(entry["reason"]))


def _searched(page: Json) -> SearchedPage:
    kinds = page.get("kinds")
    return SearchedPage(
        str(page["url"]), tuple(map(str, kinds if isinstance(kinds, list) else ())), str(page["sha256"])
    )


def _contradiction(entry: Json) -> Contradiction:
    key = str(entry["key"])
    values = tuple(_value(v, catalogue().get(key)) for v in _list(entry["values"]))
    return Contradiction(key, _pairs(entry["qualifiers"]), values, str(entry["note"]))


def _value(entry: Json, kind: FactKind | None) -> FactValue:
    unit, as_of = entry.get("unit"), entry.get("as_of")
    return FactValue(
        value=_typed(entry["value"], kind),
        evidence=tuple(map(_evidence, _list(entry["evidence"]))),
        unit=str(unit) if unit is not None else None,
        qualifiers=_pairs(entry["qualifiers"]),
        as_of=str(as_of) if as_of is not None else None,
        superseded=bool(entry["superseded"]),
        confidence=float(str(entry["confidence"])),
        method=str(entry["method"]),
        origin=Origin(str(entry["origin"])),
    )


def _typed(value: object, kind: FactKind | None) -> Value:
    if isinstance(value, list):
        return tuple(map(str, value))
    if isinstance(value, bool | str):
        return value
    whole = kind is None or kind.type not in (FactType.PERCENT, FactType.MONEY)
    return int(str(value)) if whole and isinstance(value, int) else Decimal(str(value))


def _evidence(entry: Json) -> Evidence:
    page, place = entry.get("page"), entry.get("locator")
    locator = None
    if isinstance(place, dict):
        locator = Locator(int(place["start"]), int(place["end"]), str(place["prefix"]), str(place["suffix"]))
    return Evidence(
        str(entry["url"]),
        str(entry["quote"]),
        str(entry["sha256"]),
        _moment(entry["captured_at"]),
        int(str(page)) if page is not None else None,
        locator,
    )


def _moment(text: object) -> datetime:
    return datetime.fromisoformat(str(text))


def _pairs(table: object) -> tuple[tuple[str, str], ...]:
    return tuple((str(k), str(v)) for k, v in table.items()) if isinstance(table, dict) else ()


def _list(entries: object) -> list[Json]:
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise ValueError("a list of objects is expected")
    return entries


def _dict(entry: object) -> Json:
    if not isinstance(entry, dict):
        raise ValueError("an object is expected")
    return entry
