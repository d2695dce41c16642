"""Was enough read to judge? Decides the exit code, not the score."""

from __future__ import annotations

from fractions import Fraction
from urllib.parse import urlsplit

from scoring.assessment import Line, Outcome
from scoring.review import Review

LIVE_ONLY = frozenset(
    {
        "security.https",
        "security.certificate",
        "security.tls",
        "security.email-auth",
        "security.dns",
        "security.domain-hygiene",
        "credit.domain-age",
        "security.cors",
    }
)
"""Items that only a live connection to a public address can answer; on loopback and in saved files they stay open."""

COVERAGE, CRITICAL_COVERAGE, CRITICAL = Fraction(60, 100), Fraction(75, 100), 8
_OPEN = (Outcome.UNKNOWN, Outcome.MANUAL_PENDING)


def enough_read(review: Review) -> bool:
    """Whether coverage reaches the floors for a letter (60 % of the weight, 75 % of the critical weight).

    For saved files and trials on this machine the open items that need a live connection are left out of the
    question: what cannot be measured there was not kept from us.
    """
    lines = [line for d in review.assessment.dimensions for line in d.lines]
    counted = [line for line in lines if not (_cannot_be_live(review) and _live_only(line))]
    critical = [line for line in counted if line.weight == CRITICAL]
    return _share(counted) >= COVERAGE and _share(critical) >= CRITICAL_COVERAGE


def _live_only(line: Line) -> bool:
    return line.item in LIVE_ONLY and line.outcome in _OPEN


def _cannot_be_live(review: Review) -> bool:
    if review.snapshot.status == "adopted":
        return True
    host = urlsplit(review.platform.home).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def _share(lines: list[Line]) -> Fraction:
    applies = [line for line in lines if line.outcome is not Outcome.NOT_APPLICABLE]
    answered = sum(line.weight for line in applies if line.outcome not in _OPEN)
    total = sum(line.weight for line in applies)
    return Fraction(answered, total) if total else Fraction(0)
