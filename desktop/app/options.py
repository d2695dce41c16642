"""What a person may choose for one review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """Choices for capture, reading and judging; the defaults are those of the command line."""

    profile: str = "default"
    jurisdiction: str | None = None
    as_of: date | None = None
    max_pages: int = 60
    delay: float = 1.0
    offline: bool = False
    allow_loopback: bool = False
    language: str | None = None
    dns: bool = True
    registry: bool = True
    old_tls: bool = False
    cors: bool = False
    proxy: str = ""
    resume: bool = False
    people: bool = True
