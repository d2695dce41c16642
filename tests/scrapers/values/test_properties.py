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
    "en-IN": (",", "."),
    "de": (".", ","),
    "de-AT": ("\u00a0", ","),
    "de-CH": ("’", "."),
    "es": (".", ","),
    "es-MX": (",", "."),
    "fr": ("\u202f", ","),
    "zh-Hans": (",", "."),
    "zh-Hant": (",", "."),
    "lv": ("\u00a0", ","),
    "lt": ("\u00a0", ","),
    "et": (" ", ","),
    "id": (".", ","),
    "it": (".", ","),
    "pl": ("\u00a0", ","),
}
"""Sign between groups of digits and decimal sign of each locale."""
MILLIONS = {
    "en": "{} million euros",
    "en-IN": "EUR {} million",
    "de": "{} Mio. €",
    "de-AT": "{} Millionen Euro",
    "de-CH": "EUR {} Mio.",
    "es": "{} millones de euros",
    "es-MX": "{} millones de euros",
    "fr": "{} M€",
    "zh-Hans": "{}百万欧元",
    "zh-Hant": "{}百萬歐元",
    "lv": "{} milj. eiro",
    "lt": "{} mln. eurų",
    "et": "{} miljonit eurot",
    "id": "EUR {} juta",
    "it": "{} milioni di euro",
    "pl": "{} mln euro",
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "en-IN": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "de-AT": "Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    "de-CH": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "es-MX": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "lv": "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
}
LONG_DATES = dict.fromkeys(("de", "de-AT", "de-CH", "et"), "{d}. {month} {y}")
LONG_DATES |= dict.fromkeys(("en", "en-IN", "fr", "id", "it", "pl"), "{d} {month} {y}")
LONG_DATES |= dict.fromkeys(("es", "es-MX"), "{d} de {month} de {y}")
LONG_DATES |= {"lv": "{y}. gada {d}. {month}", "lt": "{y} m. {month} {d} d."}
amounts = st.decimals(min_value=Decimal("0"), max_value=Decimal("999999999999"), places=2, allow_nan=False)
small = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("999.99"), places=2, allow_nan=False)
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))


def written(value: Decimal, lang: str) -> str:
    group, point = STYLES[lang]
    text = f"{value:,.2f}" if lang != "en-IN" else indian(value)
    return text.replace(",", "\0").replace(".", point).replace("\0", group)


def indian(value: Decimal) -> str:
    """Groups of two above the first three digits: 12,34,567.00."""
    whole, cents = f"{value:.2f}".split(".")
    head, tail = whole[:-3], whole[-3:]
    groups = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*groups, tail]) + f".{cents}"


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
    """The same inside words, with a currency before and after."""
    text = f"x: EUR {written(value, lang)}, y: {written(value, lang)} EUR."

    assert [(m.value, m.unit) for m in find_values(text, lang)] == [(value, "EUR"), (value, "EUR")]


@pytest.mark.parametrize("lang", STYLES)
@settings(max_examples=30, deadline=None)
@given(value=small)
def test_percentage_survives_its_locale(lang: str, value: Decimal) -> None:
    """11.4 means 11.4 %, with and without a space."""
    text = f"{written(value, lang)} % / {written(value, lang)}%"

    assert [(m.kind, m.value) for m in find_values(text, lang)] == [("percent", value)] * 2


@pytest.mark.parametrize("lang", STYLES)
@settings(max_examples=30, deadline=None)
@given(value=small)
def test_millions_survive_their_locale(lang: str, value: Decimal) -> None:
    """The multiplier as each language abbreviates it."""
    found = find_values(MILLIONS[lang].format(written(value, lang)), lang)

    assert [(m.value, m.unit) for m in found] == [(value * 10**6, "EUR")]


@pytest.mark.parametrize("lang", STYLES)
@settings(max_examples=30, deadline=None)
@given(value=amounts.filter(bool))
def test_negative_amount_survives_its_locale(lang: str, value: Decimal) -> None:
    """A minus, and the brackets of accounts."""
    plain = written(value, lang)

    assert [m.value for text in (f"−{plain} EUR", f"({plain})") for m in find_values(text, lang)] == [
        -value
    ] * 2


@pytest.mark.parametrize("lang", MONTHS)
@settings(max_examples=40, deadline=None)
@given(day=days)
def test_long_date_survives_its_locale(lang: str, day: date) -> None:
    """Day, month name and year in the order of the language."""
    text = LONG_DATES[lang].format(d=day.day, month=MONTHS[lang].split()[day.month - 1], y=day.year)

    assert [m.value for m in find_values(text, lang)] == [day.isoformat()]


@settings(max_examples=40, deadline=None)
@given(day=days)
def test_chinese_date_survives(day: date) -> None:
    """Year, month and day with their signs; years of the Republic begin in 1912."""
    common = f"截至{day.year}年{day.month}月{day.day}日"
    republic = f"截至民國{day.year - 1911}年{day.month}月{day.day}日"

    assert [m.value for text in (common, republic) for m in find_values(text, "zh")] == [day.isoformat()] * 2


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
