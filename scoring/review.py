"""One finished review as plain values: what the window, the PDF and the JSON all print from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scoring.assessment import Answer, Assessment, FlagDecision
from scoring.facts import Evidence, Reading
from scoring.people import Reply, Waiver
from scoring.quiet import Alarm


@dataclass(frozen=True, slots=True)
class PlatformInfo:
    """Who is reviewed. `home` is the address, or the name of the adopted file."""

    name: str
    home: str


@dataclass(frozen=True, slots=True)
class CaptureInfo:
    """One captured response, without its body. `failure` is empty when it was received whole.

    `origin` is fetched, adopted (a saved file of the platform's page), imported (a register or review file) or
    probe; `source` names the saved file and what saved it. `revalidated`: the server said that the bytes kept from
    an earlier visit are unchanged, and did not send them again.
    """

    url: str
    status: int | None
    content_type: str
    sha256: str
    bytes: int
    failure: str
    captured_at: datetime
    kinds: tuple[str, ...] = ()
    detail: str = ""
    origin: str = "fetched"
    source: str = ""
    revalidated: bool = False


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """The dated set of captures a review rests on. `status` is complete, partial or adopted.

    `base` is the earlier snapshot it goes on from, where pages were added to that one or it was interrupted.
    `notices` are sentences on what is worth knowing of the capture, such as another certificate than last time.
    """

    id: str
    captured_at: datetime
    status: str
    captures: tuple[CaptureInfo, ...]
    hosts: tuple[str, ...] = ()
    tool_version: str = ""
    base: str = ""
    notices: tuple[str, ...] = ()

    def capture_of(self, evidence: Evidence) -> CaptureInfo | None:
        """The capture a quote stands in: of that address where several have the same bytes; None when not here."""
        same = [c for c in self.captures if c.sha256 and c.sha256 == evidence.sha256]
        return next((c for c in same if c.url == evidence.url), same[0] if same else None)


@dataclass(frozen=True, slots=True)
class Review:
    """A run: snapshot, reading and assessment, as kept in the history.

    `changes` are the quiet edits since the platform's capture before this one, found when the pages were read.
    What people said is kept as it stood.
    """

    run_id: str
    created_at: datetime
    tool_version: str
    platform: PlatformInfo
    snapshot: SnapshotInfo
    reading: Reading
    assessment: Assessment
    changes: tuple[Alarm, ...] = ()
    answers: tuple[Answer, ...] = ()
    decisions: tuple[FlagDecision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    replies: tuple[Reply, ...] = ()

    def waiver(self, item: str) -> Waiver | None:
        """What a person accepted of an item, expired or not; None for nothing."""
        return next((w for w in self.waivers if w.item == item), None)

    def replies_to(self, subject: str) -> tuple[Reply, ...]:
        """What the platform answered about an item, or about `contradiction:` and a fact."""
        return tuple(r for r in self.replies if r.subject == subject)
