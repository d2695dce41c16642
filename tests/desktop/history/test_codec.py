"""What is written as JSON comes back equal, type by type."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.history.codec import decode, encode
from desktop.history.packing import HEADS, pack, unpack
from desktop.history.ruler import read, written
from scoring.assessment import Answer, Outcome, Score
from scoring.facts import Found, Value
from scoring.review import Review
from scrapers.archive import Capture, CaptureOrigin, Failure, digest
from tests.support.history import NOON, evidence, findings, page, review

VALUE: Any = Value
EAST = timezone(timedelta(hours=8))


def test_a_whole_review_comes_back_equal() -> None:
    """Decimals, fractions, dates, tuples and the three kinds of finding survive."""
    assert decode(encode(review()), Review) == review()


def test_types_stay_what_they_were() -> None:
    """`Decimal("11.40")` equals `Decimal("11.4")` and `True` equals 1, so the types are looked at too."""
    values = [
        f.values[0].value
        for f in decode(encode(review()), Review).reading.findings.values()
        if isinstance(f, Found)
    ]

    assert [repr(v) for v in values] == [
        repr(f.values[0].value) for f in findings().values() if isinstance(f, Found)
    ]


@pytest.mark.parametrize(
    "value",
    [
        page("x", b"body"),
        page("x", b"", failure=Failure.TIMEOUT, status=None, sha256="", origin=CaptureOrigin.PROBE),
        Answer("credit/rate", Outcome.PARTIAL, "why", "source", "Ada", NOON, date(2027, 1, 1)),
        evidence("lone \ud800 surrogate, \x00, \u202e and 𠮷"),
    ],
)
def test_every_record_comes_back_equal(value: Any) -> None:
    """Captures, answers and hostile quotes go the same way as reviews."""
    assert decode(encode(value), type(value)) == value


def test_a_zone_is_kept() -> None:
    """A time is written with its own offset."""
    moment = datetime(2026, 1, 1, 8, 30, tzinfo=EAST)

    assert decode(encode(moment), datetime).isoformat() == "2026-01-01T08:30:00+08:00"


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=())),
        st.integers(-(10**30), 10**30),
        st.booleans(),
        st.decimals(allow_nan=False, allow_infinity=False),
        st.lists(st.text(max_size=5)).map(tuple),
    )
)
@settings(deadline=None, max_examples=200)
def test_any_value_comes_back_equal(value: Value) -> None:
    """Whatever a fact can be: same value, same type, same written form."""
    back: Value = decode(encode(value, Value), VALUE)

    assert repr(back) == repr(value) or (isinstance(value, str) and _joined(value) == back)


def _joined(text: str) -> str:
    """Two surrogates that meet are one character, as in every UTF-8 text."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def test_a_field_that_is_missing_takes_its_default() -> None:
    """Old data open in a program whose types have gained fields; fields it does not know are skipped."""
    data = b'{"url":"u","requested":"r","captured_at":"2026-03-01T12:00:00+00:00","later":1}'

    assert decode(data, Capture).depth == 0


def test_types_without_a_plan_are_named() -> None:
    """A mistake in the program shows at once."""
    with pytest.raises(TypeError, match="object"):
        encode(object())


@pytest.mark.parametrize("like", [None, b"the same words, over and over", HEADS])
def test_packed_bytes_come_back(like: bytes | None) -> None:
    """With and without something that they resemble."""
    data = b"the same words, over and over" * 50

    assert unpack(pack(data, like), like) == data


def test_the_example_of_a_capture_never_changes() -> None:
    """Captures in people's libraries cannot be unpacked without it."""
    assert digest(HEADS) == "3c4726bcf9a2cdda1d86c2a7deb273a0d8db763e2663bd9b48403fb8bc8ddccc"


@pytest.mark.parametrize("first", [None, Fraction(1247, 20)])
def test_scores_in_columns_are_exact(first: Fraction | None) -> None:
    """The list prints from the same numbers as the report."""
    score = Score(first, Fraction(1, 3), Fraction(200, 3), Fraction(7, 9))

    assert read(written(score)) == score


def test_decimals_keep_their_places() -> None:
    """Money of 1250000.00 is not printed as 1250000."""
    assert str(decode(encode(Decimal("1250000.00")), Decimal)) == "1250000.00"
