"""What goes through the pipe comes out the same, exactly."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from scoring.facts import (
    Absent,
    Contradiction,
    Evidence,
    FactValue,
    Found,
    Locator,
    Origin,
    PageNote,
    Reading,
    SearchedPage,
    Unsearched,
)
from scrapers.archive import Capture, CaptureOrigin, Failure, Hop, Snapshot, SnapshotStatus
from scrapers.wire import WireError, decode_reading, decode_snapshot, encode_reading, encode_snapshot

NOW = datetime(2026, 3, 31, 12, 30, 15, 123456, tzinfo=UTC)
EVIDENCE = Evidence("https://a.example/", "11.40 %", "ab" * 32, NOW, 3, Locator(1, 8, "a", "b"))


@pytest.mark.parametrize(
    "value",
    [
        Decimal("11.40"),
        Decimal("-1E+3"),
        5,
        True,
        False,
        "2024-05",
        ("a", "b"),
        (),
        "",
        10**15,
        Decimal("0.1"),
    ],
)
def test_value_keeps_type_and_digits(value: object) -> None:
    """11.40 is not 11.4, and True is not 1."""
    found = FactValue(value, (EVIDENCE,), "EUR", (("year", "2024"),), "2024", True, 0.5, "m", Origin.MEASURED)  # type: ignore[arg-type]
    [back] = decode_reading(encode_reading(Reading({"k": Found("k", (found,))}))).findings["k"].values  # type: ignore[union-attr]

    assert (back, repr(back.value)) == (found, repr(value))


def test_reading_comes_back_whole() -> None:
    """The three answers stay three."""
    value = FactValue(1, (EVIDENCE,))
    reading = Reading(
        {
            "a": Found("a", (value,)),
            "b": Absent("b", (SearchedPage("u", ("S",), "x"),)),
            "c": Unsearched("c", "why"),
        },
        (Contradiction("a", (("year", "2024"),), (value, value), "n"),),
        (PageNote("u", "x", "T", ("S",), "en", "html", 5, True, ("captcha",)),),
        "7",
    )

    assert decode_reading(encode_reading(reading)) == reading


def test_snapshot_comes_back_whole() -> None:
    """Redirects, headers, failures and times."""
    capture = Capture(
        "u",
        "r",
        NOW,
        200,
        (("A", "b"),),
        (Hop("r", 301, (("Location", "u"),)),),
        "text/html",
        "x",
        5,
        Failure.TIMEOUT,
        "d",
        True,
        ("S",),
        "t",
        2,
        "1.2.3.4",
        "c",
        CaptureOrigin.PROBE,
    )
    snapshot = Snapshot("i", "n", "h", NOW, SnapshotStatus.PARTIAL, (capture,), "1", (("a", "b"),), ("h",))

    assert decode_snapshot(encode_snapshot(snapshot)) == snapshot


@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"\xff" * 50, b"\x91" * 100_000, encode_snapshot.__doc__.encode()]
)
def test_foreign_bytes_are_refused(data: bytes) -> None:
    """A message that is none gives a sentence, no crash."""
    with pytest.raises(WireError):
        decode_reading(data)
