"""What a register or a person said beside the pages: told apart by its origin, and shown together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.history.values import FactAnswer
from scoring.facts import Catalogue, FactGroup, FactValue, Finding, Found, Reading
from scoring.given import own_findings, own_part


def given_findings(answers: Iterable[FactAnswer]) -> dict[str, Finding]:
    """The standing facts of imported files and of persons, by key; all values of a key stand side by side."""
    values: dict[str, list[FactValue]] = {}
    for answer in answers:
        values.setdefault(answer.key, []).append(answer.value)
    return {key: Found(key, tuple(listed)) for key, listed in values.items()}


def beside(findings: Mapping[str, Finding], given: Mapping[str, Finding]) -> dict[str, Finding]:
    """All findings; where something was given its values come first, and those of the pages stay beside them."""
    both = dict(findings)
    for key, finding in given.items():
        own = findings.get(key)
        pages = own.values if isinstance(own, Found) else ()
        values = finding.values if isinstance(finding, Found) else ()
        both[key] = Found(key, (*values, *pages)) if values else finding
    return both


def without_given(reading: Reading) -> Reading:
    """A kept reading without the facts that did not come from the pages: those are asked for anew."""
    return replace(reading, findings=own_findings(reading.findings))


def hides_own(reading: Reading, catalogue: Catalogue) -> bool:
    """Whether the program's own silence on a disclosed key is not in this reading, because a value was given."""
    hidden = (key for key, f in reading.findings.items() if own_part(f) is None)
    return any(key in catalogue and catalogue[key].group is FactGroup.DISCLOSED for key in hidden)
