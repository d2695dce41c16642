"""What the sections of a report share: the review, the checklist's texts and the numbered evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from desktop.reports.citing import Citations
from desktop.reports.phrases import Foreign
from desktop.reports.wording import value_words
from scoring.assessment import FlagLevel, FlagState, Score
from scoring.duties import Pack
from scoring.facts import Catalogue, Evidence, FactType, FactValue, Found
from scoring.review import Review
from scoring.words import value_words as bare_words


class ItemText(Protocol):
    """The part of a checklist item that reports print."""

    @property
    def question(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def ask(self) -> str: ...
    @property
    def sources(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Signature:
    """A person's name under the report, and the day it was put there."""

    who: str
    day: date


@dataclass(frozen=True, slots=True)
class Handover:
    """Who hands the report over, to whom, and who signed it; all of it may be empty. `logo` is a PNG made by us."""

    firm: str = ""
    person: str = ""
    client: str = ""
    disclaimer: str = ""
    logo: bytes = b""
    prepared: Signature | None = None
    reviewed: Signature | None = None


@dataclass(frozen=True, slots=True)
class PastRun:
    """One run of the platform on the time axis. Only runs of one `line` (rules, profile, country) may be joined.

    `rules` says the line in words. `scores` holds the overall score and the five by name; None where there is none.
    """

    run_id: str
    captured: date
    edition: str
    line: str
    rules: str
    scores: Mapping[str, Score | None]


@dataclass(frozen=True, slots=True)
class Background:
    """What a report needs beside the review.

    Further limits, the bundled lists with their dates, duties by law, words and what they mean, and the platform's
    runs up to this one in order of capture.
    """

    notes: tuple[str, ...] = ()
    lists: Mapping[str, date] = field(default_factory=dict)
    packs: tuple[Pack, ...] = ()
    glossary: tuple[tuple[str, str], ...] = ()
    past: tuple[PastRun, ...] = ()


@dataclass(slots=True)
class Book:
    """The material of one report. Evidence is numbered in the order in which it is first cited."""

    review: Review
    items: Mapping[str, ItemText]
    catalogue: Catalogue = field(default_factory=dict)
    handover: Handover = field(default_factory=Handover)
    background: Background = field(default_factory=Background)
    citations: Citations = field(default_factory=Citations)
    sections: frozenset[str] = frozenset()

    def cite(self, evidence: Iterable[Evidence], most: int = 4) -> tuple[int, ...]:
        """Numbers of the first pieces of evidence, given out as they are asked for."""
        return self.citations.cite(evidence, most)

    def cited(self) -> list[tuple[int, Evidence]]:
        """All evidence cited so far, by number."""
        return self.citations.cited()

    def see(self, section: str, heading: str) -> str:
        """` See Heading.` where that section stands in this report, else nothing."""
        return f" See {heading}." if section in self.sections else ""

    def question(self, item: str) -> str:
        """The item's question, or its id when this checklist no longer holds it."""
        return self.items[item].question if item in self.items else item

    def label(self, key: str) -> str:
        """The fact's name in words, or its key."""
        kind = self.catalogue.get(key)
        return kind.label if kind and kind.label else key

    def words(self, key: str, value: FactValue) -> str:
        """The value in words, with its unit by the catalogue; a platform's own words are foreign."""
        kind = self.catalogue.get(key)
        words = value_words(value, kind)
        return Foreign(words) if kind and kind.type is FactType.TEXT else words

    def bare_words(self, key: str, value: FactValue) -> str:
        """The value in words without what stands behind it."""
        return bare_words(value.value, self.catalogue.get(key), value.unit)

    @property
    def undecided(self) -> int:
        """How many flags no person has decided on."""
        return sum(f.state is FlagState.CANDIDATE for f in self.review.assessment.flags)

    @property
    def signed(self) -> bool:
        """Whether preparer and reviewer have put their names under it."""
        return bool(self.handover.prepared and self.handover.reviewed)

    @property
    def draft(self) -> bool:
        """A report is final only when every flag that may cap the score was decided and two people signed."""
        return bool(self.undecided) or not self.signed

    @property
    def awaiting(self) -> int:
        """How many fatal flags wait for a person."""
        flags = self.review.assessment.flags
        return sum(f.level is FlagLevel.KO1 and f.state is FlagState.CANDIDATE for f in flags)

    def digest(self) -> str:
        """One SHA-256 over the addresses and digests of everything captured, to recognise the snapshot by."""
        lines = sorted(f"{c.url} {c.status} {c.sha256} {c.failure}" for c in self.review.snapshot.captures)
        return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()

    def found_facts(self) -> list[Found]:
        """Everything found, by key."""
        findings = self.review.reading.findings
        return [f for _, f in sorted(findings.items()) if isinstance(f, Found)]
