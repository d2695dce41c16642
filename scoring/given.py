"""Findings apart by who vouches for them: what the program found, and what a register or a person gave."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.facts import Finding, Found, Origin

GIVEN = frozenset({Origin.REGISTER, Origin.PERSON, Origin.PLATFORM_SAYS})
"""Origins of values that the program did not find itself."""


def given_part(finding: Finding) -> Found | None:
    """What was given for the key, or None."""
    if not isinstance(finding, Found):
        return None
    values = tuple(v for v in finding.values if v.origin in GIVEN)
    return Found(finding.key, values) if values else None


def own_part(finding: Finding) -> Finding | None:
    """What the program found itself; None where only given values are left."""
    if not isinstance(finding, Found):
        return finding
    values = tuple(v for v in finding.values if v.origin not in GIVEN)
    return Found(finding.key, values) if values else None


def own_findings(findings: Mapping[str, Finding]) -> dict[str, Finding]:
    """The findings without what was given."""
    parts = {key: own_part(finding) for key, finding in findings.items()}
    return {key: part for key, part in parts.items() if part is not None}


def all_given(findings: Mapping[str, Finding]) -> dict[str, Finding]:
    """What was given, by key."""
    parts = {key: given_part(finding) for key, finding in findings.items()}
    return {key: part for key, part in parts.items() if part is not None}
