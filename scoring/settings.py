"""The settings of an edition: values of the states, weights of the dimensions, caps, bands, limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scoring.assessment import DIMENSIONS
from scoring.choosing import CONFIDENT
from scoring.errors import ChecklistError
from scoring.tables import Reader

JUDGING = ("values", "profiles", "caps", "bands", "limits", "freshness", "medians")
"""The tables that enter the fingerprint."""


@dataclass(frozen=True, slots=True)
class BandRow:
    """A letter, the least score that earns it, and what it means."""

    letter: str
    least: Fraction
    label: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All numbers of the method; shares are 0 to 1, scores 0 to 100, freshness in days."""

    values: Mapping[str, Fraction]
    profiles: Mapping[str, Mapping[str, Fraction]]
    caps: Mapping[str, Fraction]
    bands: tuple[BandRow, ...]
    limits: Mapping[str, Fraction]
    freshness: Mapping[str, int]
    medians: Mapping[str, Decimal]

    def profile(self, name: str) -> Mapping[str, Fraction]:
        """The weights of the dimensions; KeyError for an unknown profile."""
        return self.profiles[name]


def build_settings(data: Mapping[str, object]) -> Settings:
    """The settings from their parsed file; ChecklistError for what is missing."""
    row = Reader(data, "edition")
    row.only(("name", "note", *JUDGING))
    settings = Settings(
        values=_numbers(row.reader("values")),
        profiles={name: own_profile(weights) for name, weights in row.reader("profiles").table.items()},
        caps=_numbers(row.reader("caps")),
        bands=_bands(row),
        limits=_numbers(row.reader("limits")),
        freshness={key: int(value) for key, value in _numbers(row.reader("freshness")).items()},
        medians={key: Decimal(str(value)) for key, value in row.reader("medians").table.items()},
    )
    _check(settings, row)
    return settings


def own_profile(weights: object) -> Mapping[str, Fraction]:
    """A profile from plain numbers; every dimension needs one, none is negative, one is above 0."""
    found = _numbers(Reader(weights, "profile"))
    if set(found) != set(DIMENSIONS) or min(found.values()) < 0 or not sum(found.values()):
        raise ChecklistError(f"profile: give each of {', '.join(DIMENSIONS)} a weight of 0 or more")
    return found


def _numbers(row: Reader) -> dict[str, Fraction]:
    wrong = [
        k for k, v in row.table.items() if isinstance(v, bool) or not isinstance(v, int | float | Fraction)
    ]
    if wrong:
        raise row.fail(f"{wrong[0]!r} must be a number")
    return {key: Fraction(str(value)) for key, value in row.table.items()}


def _bands(row: Reader) -> tuple[BandRow, ...]:
    tables = row.table.get("bands", [])
    rows = [Reader(t, "edition.bands") for t in tables] if isinstance(tables, list) else []
    bands = [BandRow(r.text("letter"), Fraction(str(r.table.get("least", 0))), r.text("label")) for r in rows]
    return tuple(sorted(bands, key=lambda band: -band.least))


def _check(settings: Settings, row: Reader) -> None:
    for table, needed in (
        (settings.values, {"pass", "partial", "fail", "not_disclosed", "not_disclosed_duty"}),
        (settings.profiles, {"default", "equal"}),
        (settings.caps, {"ko1", "ko2", "ko2_two", "weakest", "young", "young_months"}),
        (settings.limits, {"coverage", "critical_coverage"}),
        (settings.freshness, {"pages", "register", "news", "reviews"}),
    ):
        missing = needed - set(table)
        if missing:
            raise row.fail(f"{sorted(missing)[0]!r} is missing")
    if not settings.bands:
        raise row.fail("at least one band is needed")


def judged_settings(data: Mapping[str, object]) -> dict[str, object]:
    """The part of the settings that judges, as plain data; labels of bands stay out."""
    judged = {key: data[key] for key in JUDGING if key in data and key != "bands"}
    bands = data.get("bands", [])
    rows = bands if isinstance(bands, list) else []
    judged["confidence"] = str(CONFIDENT)
    judged["bands"] = [{key: band[key] for key in ("letter", "least") if key in band} for band in rows]
    return judged
