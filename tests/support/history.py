"""A library to try things on: reviews with every kind of value in them, and captures by the dozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from desktop.history.library import Library
from scoring.assessment import (
    DIMENSIONS,
    Assessment,
    Band,
    Cap,
    DimensionScore,
    Flag,
    FlagLevel,
    FlagState,
    Judgement,
    Line,
    OpenItem,
    Outcome,
    Overall,
    Score,
    Sensitivity,
)
from scoring.facts import (
    Absent,
    Contradiction,
    Evidence,
    FactValue,
    Finding,
    Found,
    Locator,
    Origin,
    PageNote,
    Reading,
    SearchedPage,
    Unsearched,
)
from scoring.review import CaptureInfo, PlatformInfo, Review, SnapshotInfo
from scrapers.archive import Capture, Hop, SnapshotStatus, digest

NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
HOME = "https://example.test/"


def page(path: str, body: bytes, at: datetime = NOON, **more: object) -> Capture:
    """A whole answer of the example platform."""
    made = Capture(
        url=HOME + path,
        requested=HOME + path,
        captured_at=at,
        status=200,
        headers=(("Content-Type", "text/html"), ("ETag", f'"{len(body)}"'), ("ETag", '"last"')),
        chain=(Hop(HOME, 301, (("Location", path),)),),
        content_type="text/html",
        sha256=digest(body),
        size=len(body),
        kinds=("A", "T"),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def new_snapshot(library: Library, platform_id: str, at: datetime = NOON) -> str:
    """An open snapshot of a platform."""
    return library.begin_snapshot(platform_id, HOME, "Example", "0.1", (("max_pages", "60"),), at)


def captured(library: Library, platform_id: str, bodies: dict[str, bytes], at: datetime = NOON) -> str:
    """A closed snapshot that holds one page for each path."""
    snapshot = new_snapshot(library, platform_id, at)
    for path, body in bodies.items():
        library.keep(snapshot, page(path, body, at), body)
    library.close_snapshot(snapshot, SnapshotStatus.COMPLETE, ("example.test",))
    return snapshot


def evidence(quote: str, at: datetime = NOON) -> Evidence:
    """Where words stood."""
    return Evidence(
        HOME + "statistics",
        quote,
        digest(quote.encode("utf-8", "replace")),
        at,
        3,
        Locator(5, 9, "before ", " after"),
    )


def percent(key: str, value: str, year: str = "2025", at: datetime = NOON) -> Found:
    """A percentage for one year."""
    words = evidence(f"{key} in {year}: {value} %", at)
    return Found(
        key, (FactValue(Decimal(value), (words,), "%", (("year", year),), "2025-12-31", confidence=0.9),)
    )


def findings(rate: str = "11.40", at: datetime = NOON) -> dict[str, Finding]:
    """Every kind of value and every state."""
    quote = (evidence("存管银行 holds the money; Überweisung in 3 Tagen", at),)
    made: tuple[Finding, ...] = (
        percent("loans.default_rate", rate, at=at),
        Found(
            "company.name",
            (FactValue("Example & Söhne", quote), FactValue("Example", quote, superseded=True)),
        ),
        Found(
            "payout.working_days", (FactValue(3, quote, "days", method="table", origin=Origin.STRUCTURED),)
        ),
        Found("risk.warned", (FactValue(True, quote, origin=Origin.PERSON),)),
        Found("company.directors", (FactValue(("A. Ruiz", "王伟"), quote),)),
        Found("loans.total", (FactValue(Decimal("1250000.00"), quote, "EUR", as_of="2025-06"),)),
        Absent("fees.exit", (SearchedPage(HOME + "fees", ("F",), digest(b"fees")),)),
        Unsearched("loans.recovery_rate", "the statistics page is an empty shell without JavaScript"),
    )
    return {finding.key: finding for finding in made}


def score(value: Fraction | None = Fraction(1247, 20)) -> Score:
    """A score whose decimals never end in binary."""
    return Score(value, Fraction(100, 3), Fraction(250, 3), Fraction(7, 9))


def flag(state: FlagState = FlagState.CANDIDATE) -> Flag:
    """A fatal flag that waits for a person."""
    return Flag(
        "credit/ponzi-signs", FlagLevel.KO1, "guaranteed returns", (evidence("guaranteed 20 %"),), state
    )


def judgements(withdrawal: Outcome = Outcome.FAIL) -> tuple[Judgement, ...]:
    """Four items; one carries a flag."""
    return (
        Judgement(
            "liquidity/withdrawal", withdrawal, "3 days", (evidence("3 days"),), ("payout.working_days",)
        ),
        Judgement("credit/ponzi-signs", Outcome.MANUAL_PENDING, "a person must look", flag=flag(), duty=None),
        Judgement("credit/rate", Outcome.PASS, "said by Ada", by="Ada", machine=Outcome.UNKNOWN, review=True),
        Judgement("leakage/trackers", Outcome.NOT_APPLICABLE, "no page"),
    )


def overall(value: Fraction | None = Fraction(1247, 20)) -> Overall:
    """A whole with one binding cap."""
    cap = Cap("coverage", Fraction(50), None, Fraction(60), True, "less than half was read")
    return Overall(score(), score(value), Fraction(1, 2), (cap,), Band("C", "mixed", "D", "B"), awaiting=True)


def assessment(withdrawal: Outcome = Outcome.FAIL, value: Fraction | None = Fraction(1247, 20)) -> Assessment:
    """A judgement of every dimension but security, where nothing applied."""
    line = Line("liquidity/withdrawal", withdrawal, 3, Fraction(1, 2), Fraction(3, 2))
    unread = Line("credit/rate", Outcome.UNKNOWN, 2, None, None)
    dimensions = tuple(
        DimensionScore(d, Fraction(1, 4), score(value), (line, unread), 5, 3, Fraction(3, 2))
        for d in DIMENSIONS[:4]
    )
    return Assessment(
        edition="2026.1",
        fingerprint="f" * 16,
        profile="default",
        jurisdiction="EE",
        regimes=("ecspr",),
        as_of=date(2026, 3, 1),
        judgements=judgements(withdrawal),
        dimensions=dimensions,
        overall=overall(value),
        flags=(flag(), flag(FlagState.REJECTED)),
        unknowns=(
            OpenItem("credit/rate", Outcome.UNKNOWN, Fraction(10, 7), "What is the rate?", "not read"),
        ),
        questions=("What is the rate?",),
        sensitivity=Sensitivity(Fraction(50), Fraction(70), Fraction(49), Fraction(50)),
        machine_overall=overall(Fraction(50)),
    )


def review(
    snapshot: str = "s-000001",
    run_id: str = "",
    at: datetime = NOON,
    rate: str = "11.40",
    judged: Assessment | None = None,
) -> Review:
    """A whole review with something in every field."""
    found = findings(rate, at)
    values = tuple(v for f in found.values() if isinstance(f, Found) for v in f.values)
    info = CaptureInfo(HOME, 200, "text/html", digest(b"home"), 4, "", at, ("A",), origin="adopted")
    lost = CaptureInfo(HOME + "x", None, "", "", 0, "timeout", at, detail="45 s are over")
    note = PageNote(HOME, digest(b"home"), "Home", ("A",), "en", "html", 1200, True, ("no table",))
    return Review(
        run_id=run_id,
        created_at=at + timedelta(minutes=5),
        tool_version="0.1",
        platform=PlatformInfo("Example", HOME),
        snapshot=SnapshotInfo(snapshot, at, "complete", (info, lost), ("example.test",), "0.1"),
        reading=Reading(found, (Contradiction("company.name", (), values[1:3], "two names"),), (note,), "1"),
        assessment=judged or assessment(),
    )
