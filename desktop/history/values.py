"""What the library hands out: plain values, made for lists and views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from desktop.history import ids
from desktop.history.ruler import read
from scoring.assessment import DIMENSIONS, Score
from scoring.facts import FactValue


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform of the library. `revision` grows with every edit of name, tags or due date."""

    id: str
    home: str
    name: str
    created_at: datetime
    tags: tuple[str, ...] = ()
    due: date | None = None
    every: int | None = None
    archived: bool = False
    deleted: bool = False
    revision: int = 0


class PlatformRow(NamedTuple):
    """One line of the library view. The raw columns come first; take the properties."""

    n: int
    name: str
    home: str
    tag_lines: str
    due_text: str | None
    captured_text: str | None
    archived_text: str | None
    runs: int
    run_n: int | None
    run_text: str | None
    edition: str | None
    fingerprint: str | None
    profile: str | None
    band: str | None
    awaiting: int | None
    flags: int | None
    ko1: int | None
    overall_exact: str | None
    liquidity_exact: str | None
    credit_exact: str | None
    reputation_exact: str | None
    leakage_exact: str | None
    security_exact: str | None
    every: int | None
    looked_n: int | None

    @property
    def id(self) -> str:
        """The platform's id."""
        return ids.label(ids.PLATFORM, self.n)

    @property
    def run_id(self) -> str | None:
        """The last run's id."""
        return None if self.run_n is None else ids.label(ids.RUN, self.run_n)

    @property
    def unseen(self) -> bool:
        """Whether nobody has looked at the last run yet."""
        return self.run_n is not None and self.run_n != self.looked_n

    @property
    def looked_run(self) -> str | None:
        """The id of the run that was looked at last; None when none was."""
        return None if self.looked_n is None else ids.label(ids.RUN, self.looked_n)

    @property
    def overall(self) -> Score | None:
        """The last run's overall score, exact; None before the first run."""
        return read(self.overall_exact)

    @property
    def scores(self) -> dict[str, Score | None]:
        """The last run's five scores by dimension; None where nothing applied."""
        return {d: read(getattr(self, f"{d}_exact")) for d in DIMENSIONS}

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, in alphabetical order."""
        return tuple(self.tag_lines.split())

    @property
    def due(self) -> date | None:
        """When the platform should be looked at again."""
        return None if self.due_text is None else date.fromisoformat(self.due_text)

    @property
    def last_capture(self) -> datetime | None:
        """When the newest capture began, UTC."""
        return None if self.captured_text is None else datetime.fromisoformat(self.captured_text)


class RunRow(NamedTuple):
    """One run without its findings: a line of the history and a point of the trend. Take the properties."""

    n: int
    platform_n: int
    snapshot_n: int
    created_text: str
    captured_text: str
    status: str
    tool_version: str
    reader_version: str
    edition: str
    fingerprint: str
    profile: str
    jurisdiction: str | None
    as_of_text: str
    band: str
    awaiting: int
    flags: int
    ko1: int
    overall_exact: str | None
    liquidity_exact: str | None
    credit_exact: str | None
    reputation_exact: str | None
    leakage_exact: str | None
    security_exact: str | None
    machine_exact: str | None

    @property
    def id(self) -> str:
        """The run's id, `r-000123`."""
        return ids.label(ids.RUN, self.n)

    @property
    def platform_id(self) -> str:
        """The platform's id."""
        return ids.label(ids.PLATFORM, self.platform_n)

    @property
    def snapshot_id(self) -> str:
        """The id of the snapshot the run rests on."""
        return ids.label(ids.SNAPSHOT, self.snapshot_n)

    @property
    def created_at(self) -> datetime:
        """When the run was made, UTC."""
        return datetime.fromisoformat(self.created_text)

    @property
    def captured_at(self) -> datetime:
        """When the snapshot was begun, UTC: the time axis of a trend."""
        return datetime.fromisoformat(self.captured_text)

    @property
    def as_of(self) -> date:
        """The day the run judges by."""
        return date.fromisoformat(self.as_of_text)

    @property
    def overall(self) -> Score | None:
        """The overall score, exact."""
        return read(self.overall_exact)

    @property
    def machine(self) -> Score | None:
        """The overall score without a person's answers, where there are any."""
        return read(self.machine_exact)

    @property
    def scores(self) -> dict[str, Score | None]:
        """The five scores by dimension, exact; None where nothing applied."""
        return {d: read(getattr(self, f"{d}_exact")) for d in DIMENSIONS}

    @property
    def line(self) -> tuple[str, str, str]:
        """What must be equal for two points to be joined: fingerprint, profile, jurisdiction."""
        return (self.fingerprint, self.profile, self.jurisdiction or "")


TrendPoint = RunRow
"""A trend is runs in order of capture; join only points whose `line` is equal."""


class Known(NamedTuple):
    """What to ask a server with, so that an unchanged page need not be sent again."""

    etag: str
    last_modified: str
    sha256: str
    content_type: str = ""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A capture that ended before it was done and can be gone on with; `pages` is what it has, of at most `most`."""

    snapshot_id: str
    started_at: datetime
    pages: int
    most: int


@dataclass(frozen=True, slots=True)
class FactAnswer:
    """A person's value for a fact; the value's evidence is of origin PERSON, REGISTER or PLATFORM_SAYS."""

    key: str
    value: FactValue
    why: str
    who: str
    when: datetime


class Role(StrEnum):
    """Who signs a run off: the one who prepared it, then the one who looked it over."""

    PREPARER = "preparer"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class SignOff:
    """A person's name under a run, in one of the two roles."""

    run_id: str
    role: Role
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class ContactedHost:
    """A host that captures asked: in how many of them, and when the last of these began."""

    name: str
    captures: int
    last: datetime


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """Something a person did."""

    at: datetime
    who: str
    action: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class PlatformNote:
    """What a person wrote down about a platform; never part of a review or of a report."""

    id: int
    platform_id: str
    at: datetime
    who: str
    text: str
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which platforms a list holds. `search` is part of a name, address or tag; every other field narrows further.

    `band` is a letter, or "" for those without one; `due` keeps what is due by that day; `unseen` what has a run that
    nobody has looked at; `archived` lists the archived ones, which are apart from the others.
    """

    search: str = ""
    tag: str | None = None
    band: str | None = None
    flagged: bool = False
    due: date | None = None
    unseen: bool = False
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that holds the words looked for. `kind` is name, fact, page or note; `ref` is what names it there.

    `run_id` is the last run in which the passage stood so; None for names and notes.
    """

    platform_id: str
    platform: str
    kind: str
    ref: str
    run_id: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Note:
    """One line of what `doctor` found. `level` is ok, warning or error."""

    level: str
    about: str
    text: str

    def __str__(self) -> str:
        """The line as a person reads it."""
        return f"{self.level}: {self.about}: {self.text}"
