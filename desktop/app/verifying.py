"""A case file checked by anybody: its digests, its quotes against the saved pages, its score against the findings."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.app.data import edition, items
from desktop.app.exchange import (
    ANSWERS,
    ASSESSMENT,
    CHECKLIST,
    FINDINGS,
    options_of,
    said_by,
)
from desktop.app.options import ReviewOptions
from desktop.app.reporting import json_bytes
from desktop.app.review import review_target
from desktop.app.written import judged_again
from desktop.history.library import Library
from desktop.reports.people_json import answer_json, decision_json, reply_json, waiver_json
from scoring.given import GIVEN
from scrapers.progress import Progress, silent

Json = Mapping[str, object]
_JUDGED = ("overall", "overall_machine", "dimensions")
_OUTCOME = ("id", "outcome", "weight", "points", "machine")
_GIVEN = {origin.value for origin in GIVEN}
_OF_SEVERAL_VISITS = ("derived.", "tech.links.removed")
"""Findings that rest on earlier visits too, which are not in the file."""


class Part(StrEnum):
    """What is checked, in this order; after digests that do not hold nothing else is looked at."""

    DIGESTS = "digests"
    QUOTES = "quotes"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that does not come out as written."""

    part: Part
    sentence: str

    def __str__(self) -> str:
        return f"{self.part.value}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked, and what of it does not come out as written."""

    checked: tuple[Part, ...]
    wrong: tuple[Wrong, ...]

    def words(self, part: Part) -> str:
        """`ok`, `failed` or `not checked`."""
        if any(one.part is part for one in self.wrong):
            return "failed"
        return "ok" if part in self.checked else "not checked"


def verify_case(path: Path, progress: Progress = silent) -> Verdict:
    """Check a case file; a file of another program has digests only. Raises AdoptError for no WACZ at all."""
    from scrapers.adopt_in_child import case_in_child

    case = case_in_child(path, (FINDINGS, ASSESSMENT, CHECKLIST), digests=True)
    broken = tuple(Wrong(Part.DIGESTS, sentence) for sentence in case.problems)
    parts = {name: part for name, part in case.parts.items() if isinstance(part, dict)}
    if broken or not parts.get(ASSESSMENT):
        return Verdict((Part.DIGESTS,), broken)
    made = _made_again(path, options_of(parts[ASSESSMENT]), progress)
    quotes = [Wrong(Part.QUOTES, sentence) for sentence in _quotes(path, parts, made)]
    score = [Wrong(Part.SCORE, sentence) for sentence in _score(path, parts, made)]
    return Verdict(tuple(Part), (*quotes, *score))


def _made_again(path: Path, options: ReviewOptions, progress: Progress) -> Json:
    """The review of the saved pages alone, in a library that is thrown away."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "verify.db") as library:
        again = review_target(library, str(path), options, progress)
    made: dict[str, object] = json.loads(json_bytes(again))
    return made


# Quotes


def _quotes(path: Path, parts: Mapping[str, Json], made: Json) -> Iterator[str]:
    written = parts[ASSESSMENT]
    if parts.get(FINDINGS, {}).get("findings") != written.get("findings"):
        yield f"{FINDINGS} and {ASSESSMENT} do not say the same"
    old, new = _keyed(written.get("findings"), "key"), _keyed(made.get("findings"), "key")
    for key in sorted(old.keys() | new.keys()):
        own = _own(old.get(key))
        if key.startswith(_OF_SEVERAL_VISITS) or (own is None and key in old):
            continue
        if own != new.get(key):
            yield f"the saved pages do not give what is written about {key}"
    yield from _brought(path, old)


def _brought(path: Path, findings: Mapping[str, Json]) -> Iterator[str]:
    """Rows of registers that a person brought: their words have to stand in the kept text."""
    given = {key: entry for key, entry in findings.items() if _own(entry) != entry}
    told = [(key, evidence) for key, entry in given.items() for evidence in _given_evidence(entry)]
    texts = _texts(path, {str(evidence.get("sha256")) for _, evidence in told})
    for key, evidence in told:
        text = texts.get(str(evidence.get("sha256")))
        if text is not None and str(evidence.get("quote")) not in text:
            yield f"the words of {key} do not stand in the kept part of the file they came from"


def _given_evidence(entry: Json) -> Iterator[Json]:
    for value in filter(_is_given, _dicts(entry.get("values"))):
        yield from _dicts(value.get("evidence"))


def _texts(path: Path, marks: set[str]) -> dict[str, str]:
    from scrapers.adopt_in_child import case_in_child

    return case_in_child(path, texts=tuple(sorted(marks))).texts if marks else {}


def _is_given(value: Json) -> bool:
    return value.get("origin") in _GIVEN


def _own(entry: Json | None) -> Json | None:
    """A finding as written, without the values that were given; None where no other is left."""
    values = _dicts(entry.get("values")) if entry else []
    own = [value for value in values if not _is_given(value)]
    if entry is None or len(own) == len(values):
        return entry
    return {**entry, "values": own} if own else None


# Score


def _score(path: Path, parts: Mapping[str, Json], made: Json) -> Iterator[str]:
    """The sum, made again from the pages, or from the findings as written where more than the pages decided."""
    written = parts[ASSESSMENT]
    if written.get("fingerprint") != made["fingerprint"]:
        yield "this program holds another checklist, so the score cannot be made again here"
        return
    if parts.get(CHECKLIST, {}).get("items") != _plain({i.id: i.judged for i in items().values()}):
        yield f"{CHECKLIST} is not the checklist of edition {edition().name}"
    yield from _people(path, written)
    wrong = _differing(written, made)
    if wrong:
        wrong &= _differing(written, judged_again(written))
    yield from (f"{part} does not come out as written" for part in sorted(wrong))


def _people(path: Path, written: Json) -> Iterator[str]:
    """What people said has to be the same in both files; a case without any names nobody."""
    said = said_by(path)
    told = {
        "answers": [answer_json(a) for a in said.answers],
        "decisions": [decision_json(d) for d in said.decisions],
        "replies": [reply_json(r) for r in said.replies],
        "waivers": [waiver_json(w) for w in said.waivers],
    }
    for name, entries in told.items():
        kept = [{k: v for k, v in e.items() if k != "expired"} for e in _dicts(written.get(name))]
        if kept != entries:
            yield f"{ANSWERS} and {ASSESSMENT} do not say the same {name}"


def _differing(written: Json, made: Json) -> set[str]:
    """The judged parts that differ between two assessments, items without their words."""
    parts = {part.replace("_", " ") for part in _JUDGED if written.get(part) != made.get(part)}
    if _outcomes(written) != _outcomes(made):
        parts.add("items")
    return parts


def _outcomes(found: Json) -> list[list[object]]:
    return [[entry.get(name) for name in _OUTCOME] for entry in _dicts(found.get("items"))]


def _plain(value: object) -> object:
    return json.loads(json.dumps(value, ensure_ascii=False, default=str))


def _dicts(entries: object) -> list[Json]:
    return [e for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []


def _keyed(entries: object, name: str) -> dict[str, Json]:
    return {str(entry.get(name)): entry for entry in _dicts(entries)}
