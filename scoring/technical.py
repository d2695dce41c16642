"""What was measured, grouped as a person asks about it, and the reference sum of the header tests.

The header tests and their sum are those of the MDN HTTP Observatory, algorithm 6. The sum is shown beside our own
security score, whose items weigh differently.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.facts import Finding, Found

BONUS_FROM = 90
"""Bonuses count only when the sum without them reaches this."""

HEADER_TESTS = (
    "redirect", "hsts", "csp", "cookies", "sri", "framing", "nosniff", "referrer", "cors", "coep", "coop", "corp",
)  # fmt: skip
GROUPS: dict[str, tuple[str, ...]] = {
    "headers": tuple(f"tech.{name}.result" for name in HEADER_TESTS),
    "connection": (
        "tech.cert.trusted",
        "tech.cert.name_matches",
        "tech.cert.not_after",
        "tech.cert.days_valid",
        "tech.cert.first_seen",
        "tech.cert.key_bits",
        "tech.tls.negotiated",
        "tech.tls.aead",
        "tech.tls.old_offered",
        "tech.mixed_content",
    ),
    "names": (
        "tech.spf.state",
        "tech.dmarc.policy",
        "tech.mta_sts.mode",
        "tech.tls_rpt.present",
        "tech.dnssec.state",
        "tech.caa.present",
        "tech.rdap.created_on",
        "tech.rdap.expires_on",
        "tech.rdap.locked",
        "tech.securitytxt.state",
    ),
    "watching": (
        "tech.third_parties.hosts",
        "tech.third_parties.categories",
        "tech.third_parties.abroad",
        "tech.third_parties.consent_manager",
        "tech.cookies.before_consent",
        "tech.auth.third_party_scripts",
        "tech.auth.replay_or_ads",
        "tech.auth.same_domain",
        "tech.auth.over_http",
        "tech.forms.personal_data",
    ),
    "traces": (
        "tech.libraries.vulnerable",
        "tech.versions.disclosed",
        "tech.pii.borrower_identifiers",
        "tech.pii.borrower_photos",
        "tech.pii.other",
        "tech.links.broken",
        "tech.links.removed",
    ),
}
"""Measured keys by the question they belong to; the sum stands by itself."""

SUM = "tech.observatory.score"


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """One header test: what it adds to or takes from 100, and whether it passes. None where it was not measured."""

    key: str
    finding: Finding
    modifier: int | None = None
    passes: bool | None = None

    @property
    def points(self) -> str:
        """The modifier with its sign; a dash where nothing was measured."""
        return "–" if self.modifier is None else f"{self.modifier:+d}" if self.modifier else "0"

    @property
    def decided_by(self) -> str:
        """The header, element or address that decided, as received; of the worse page where two were graded."""
        if not isinstance(self.finding, Found):
            return ""
        result = str(self.finding.values[0].value)
        quotes = [e.quote for e in self.finding.values[0].evidence]
        worst = next((q for q in quotes if q.startswith(f"{result} (")), quotes[0])
        return worst.partition("): ")[2] if worst.startswith(f"{result} (") else worst


def header_lines(findings: Mapping[str, Finding]) -> tuple[HeaderLine, ...]:
    """Every header test of a reading, in the order in which they are shown."""
    return tuple(_line(key, findings[key]) for key in GROUPS["headers"] if key in findings)


def _line(key: str, finding: Finding) -> HeaderLine:
    told = dict(finding.values[0].qualifiers) if isinstance(finding, Found) else {}
    if "modifier" not in told:
        return HeaderLine(key, finding)
    return HeaderLine(key, finding, int(told["modifier"]), told.get("passes") == "yes")


@dataclass(frozen=True, slots=True)
class HeaderSum:
    """100, what is taken off, what is added, and whether the additions count (`bonus_counts`)."""

    taken: int
    bonus: int

    @property
    def bonus_counts(self) -> bool:
        """Whether the sum without bonuses is high enough for them."""
        return 100 + self.taken >= BONUS_FROM

    @property
    def total(self) -> int:
        """The reference sum, never below 0."""
        return max(0, 100 + self.taken + (self.bonus if self.bonus_counts else 0))


def told_sum(findings: Mapping[str, Finding]) -> HeaderSum | None:
    """The sum that a reading holds, or None where the home page was not graded."""
    finding = findings.get(SUM)
    told = dict(finding.values[0].qualifiers) if isinstance(finding, Found) else {}
    return HeaderSum(int(told["taken"]), int(told["bonus"])) if "taken" in told else None


def header_sum(modifiers: list[int]) -> HeaderSum:
    """Start at 100; bonuses count only from 90."""
    return HeaderSum(sum(m for m in modifiers if m < 0), sum(m for m in modifiers if m > 0))
