"""What is written in a locale's way is read as the same value, and hostile text costs no more than its length."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.values.numbers import parse_number
from scrapers.values.scan import find_values

STYLES = {
    "en": (",", "."),
    "de": (".", ","),
    "es": (".", ","),
    "fr": ("\u202f", ","),
    "zh": (",", "."),
    "lv": ("\u00a0", ","),
    "lt": ("\u00a0", ","),
    "et": ("\u00a0", ","),
    "id": (".", ","),
    "de-CH": ("’", "."),
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
}
amounts = st.decimals(min_value=Decimal("0"), max_value=Decimal("999999999999"), places=2, allow_nan=False)
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))


def written(value: Decimal, lang: str) -> str:
    group, point = STYLES[lang]
    return f"{value:,.2f}".replace(",", "\0").replace(".", point).replace("\0", group)


@pytest.mark.parametrize("lang", STYLES)
@settings(max_examples=40, deadline=None)
@given(value=amounts)
def test_number_survives_its_locale(lang: str, value: Decimal) -> None:
    """Format, then parse: the same number."""
    assert parse_number(written(value, lang), lang) == value


@pytest.mark.parametrize("lang", STYLES)
@settings(max_examples=40, deadline=None)
@given(value=amounts)
def test_money_survives_its_locale(lang: str, value: Decimal) -> None:
    """The same inside words, with a currency."""
    assert [m.value for m in find_values(f"x: {written(value, lang)} EUR.", lang)] == [value]


@pytest.mark.parametrize("lang", MONTHS)
@settings(max_examples=40, deadline=None)
@given(day=days)
def test_long_date_survives_its_locale(lang: str, day: date) -> None:
    """Day, month name and year."""
    joint = " de " if lang == "es" else " "
    dot = "." if lang in ("de", "et") else ""
    text = f"{day.day}{dot}{joint}{MONTHS[lang].split()[day.month - 1]}{joint}{day.year}"

    assert [m.value for m in find_values(text, lang)] == [day.isoformat()]


@settings(max_examples=40, deadline=None)
@given(day=days)
def test_chinese_date_survives(day: date) -> None:
    """Year, month and day with their signs."""
    assert [m.value for m in find_values(f"截至{day.year}年{day.month}月{day.day}日", "zh")] == [
        day.isoformat()
    ]


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=200), lang=st.sampled_from([*STYLES, ""]))
def test_any_text_is_survived(text: str, lang: str) -> None:
    """Whatever stands there, matches are in order and inside the text."""
    found = find_values(text, lang)

    assert all(0 <= a.start < a.end <= len(text) for a in found)


@pytest.mark.abuse("M11")
@pytest.mark.parametrize(
    "pump",
    [
        "1",
        "1,",
        "1 ",
        "€1 ",
        "1-",
        "(1",
        "1 000",
        "per month ",
        "二十",
        "5 de ",
        "2024-01-01 ",
        "1/1/2024",
        "1.1.",
        "% ",
    ],
)
def test_hostile_text_costs_its_length(pump: str) -> None:
    """Twice the text takes at most two and a half times the time (least of two, against noise)."""
    small, large = (pump * 3_000)[:2_500], (pump * 10_000)[:10_000]

    assert least(large) <= 2.5**2 * max(least(small), 0.004)


def least(text: str) -> float:
    spent = []
    for _ in range(2):
        start = time.process_time()
        find_values(text, "es")
        spent.append(time.process_time() - start)
    return min(spent)
