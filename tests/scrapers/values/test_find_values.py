"""Every notation of each language, one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scrapers.values.amount import Hints
from scrapers.values.scan import find_values, hints_of

PERCENTS = [
    ("default rate 11.4 %", "en", "11.4"),
    ("11.4 pct of loans", "en", "11.4"),
    ("twelve, or 12 per cent", "en", "12"),
    ("−5.2 %", "en", "-5.2"),
    ("(3.1%)", "en", "-3.1"),
    ("0.00 %", "en", "0.00"),
    ("2‰ a year", "en", "0.2"),
    ("Ausfallquote 11,4 %", "de", "11.4"),
    ("11,4 Prozent", "de", "11.4"),
    ("12,5 por ciento", "es", "12.5"),
    ("8,25 pour cent", "fr", "8.25"),
    ("7,5 procenti", "lv", "7.5"),
    ("7,5 procentų", "lt", "7.5"),
    ("7,5 protsenti", "et", "7.5"),
    ("7,5 persen", "id", "7.5"),
    ("7,5 per cento", "it", "7.5"),
    ("7,5 proc.", "pl", "7.5"),
    ("１２％", "zh", "12"),
    ("百分之十二", "zh", "12"),
    ("百分之5.5", "zh", "5.5"),
    ("千分之三", "zh", "0.3"),
]
MONTHLY = [
    ("1.5 % per month", "en", "1.5", "18.0"),
    ("a monthly rate of 2 %", "en", "2", "24"),
    ("1,5 % p. m.", "de", "1.5", "18.0"),
    ("1,5 % monatlich", "de", "1.5", "18.0"),
    ("1,5 % mensual", "es", "1.5", "18.0"),
    ("1 % par mois", "fr", "1", "12"),
    ("1 % mēnesī", "lv", "1", "12"),
    ("1 % per mėnesį", "lt", "1", "12"),
    ("1 % kuus", "et", "1", "12"),
    ("1,5% per bulan", "id", "1.5", "18.0"),
    ("1,5% al mese", "it", "1.5", "18.0"),
    ("1,5% miesięcznie", "pl", "1.5", "18.0"),
    ("月息1.5分", "zh", "1.5", "18.0"),
    ("月利率1%", "zh", "1", "12"),
    ("0.05% per day", "en", "0.05", "18.25"),
]
MONEY = [
    ("€1,934,508,771", "en", "1934508771", "EUR"),
    ("£58.8m", "en", "58800000", "GBP"),
    ("3.2 bn EUR", "en", "3200000000", "EUR"),
    ("EUR 25k", "en", "25000", "EUR"),
    ("5 billion euros", "en", "5000000000", "EUR"),
    ("₹12,34,567", "en", "1234567", "INR"),
    ("₹5 crore", "en", "50000000", "INR"),
    ("₹2 lakh", "en", "200000", "INR"),
    ("-£8,000", "en", "-8000", "GBP"),
    ("(£1,204)", "en", "-1204", "GBP"),
    ("(38.700) €", "es", "-38700", "EUR"),
    ("CLP $45.000.000", "es", "45000000", "CLP"),
    ("S/ 1,250.50", "es-PE", "1250.50", "PEN"),
    ("1.234,56 €", "de", "1234.56", "EUR"),
    ("3,2 Mio. €", "de", "3200000", "EUR"),
    ("48,6 mln di euro", "it", "48600000.0", "EUR"),
    ("2 miliardi d’euro", "it", "2000000000", "EUR"),
    ("300 mila €", "it", "300000", "EUR"),
    ("164,2 mln zł", "pl", "164200000.0", "PLN"),
    ("750 tys. złotych", "pl", "750000", "PLN"),
    ("1,1 Mrd. Euro", "de", "1100000000", "EUR"),
    ("2 Billionen Euro", "de", "2000000000000", "EUR"),
    ("TEUR 1.284", "de", "1284000", "EUR"),
    ("1'234.56 CHF", "de-CH", "1234.56", "CHF"),
    ("1.234.567 €", "es", "1234567", "EUR"),
    ("3 millones de euros", "es", "3000000", "EUR"),
    ("10 mil millones de euros", "es", "10000000000", "EUR"),
    ("1 billón de euros", "es", "1000000000000", "EUR"),
    ("1 234 567,89 €", "fr", "1234567.89", "EUR"),
    ("1\u202f234\u202f567 €", "fr", "1234567", "EUR"),
    ("3,5 M€", "fr", "3500000", "EUR"),
    ("12,5 Md€", "fr", "12500000000", "EUR"),
    ("50 k€", "fr", "50000", "EUR"),
    ("2,5 milj. eiro", "lv", "2500000", "EUR"),
    ("1,1 mljrd. EUR", "lv", "1100000000", "EUR"),
    ("1,2 mln. eurų", "lt", "1200000", "EUR"),
    ("1,2 mlrd. eurų", "lt", "1200000000", "EUR"),
    ("1,5 mln eurot", "et", "1500000", "EUR"),
    ("1,5 mld €", "et", "1500000000", "EUR"),
    ("Rp 1,5 triliun", "id", "1500000000000", "IDR"),
    ("Rp100.000", "id", "100000", "IDR"),
    ("Rp 3 miliar", "id", "3000000000", "IDR"),
    ("Rp 250 juta", "id", "250000000", "IDR"),
    ("12.5亿元", "zh", "1250000000", "CNY"),
    ("1,234万元", "zh", "12340000", "CNY"),
    ("人民币5000万元", "zh", "50000000", "CNY"),
    ("¥100", "zh", "100", "CNY"),
]
DURATIONS = [
    ("within 3 working days", "en", "workdays", "3"),
    ("within two business days", "en", "workdays", "2"),
    ("24 hours", "en", "hours", "24"),
    ("a 30-day notice", "en", "days", "30"),
    ("eight weeks", "en", "weeks", "8"),
    ("innerhalb von 3 Werktagen", "de", "workdays", "3"),
    ("14 Kalendertage", "de", "days", "14"),
    ("5 días hábiles", "es", "workdays", "5"),
    ("sous 3 jours ouvrés", "fr", "workdays", "3"),
    ("3 darba dienu laikā", "lv", "workdays", "3"),
    ("per 3 darbo dienas", "lt", "workdays", "3"),
    ("3 tööpäeva jooksul", "et", "workdays", "3"),
    ("14 hari kerja", "id", "workdays", "14"),
    ("三个工作日", "zh", "workdays", "3"),
    ("提现T+1", "zh", "workdays", "1"),
    ("期限36个月", "zh", "months", "36"),
    ("逾期90天以上", "zh", "days", "90"),
    ("60 mėn.", "lt", "months", "60"),
    ("12 mēnešiem", "lv", "months", "12"),
]
DATES = [
    ("31 December 2025", "en", "2025-12-31"),
    ("December 31, 2025", "en", "2025-12-31"),
    ("31st of March 2026", "en", "2026-03-31"),
    ("March 2026", "en", "2026-03"),
    ("2026-03-31", "en", "2026-03-31"),
    ("31.03.2026", "de", "2026-03-31"),
    ("4. März 2024", "de", "2024-03-04"),
    ("31 de diciembre de 2025", "es", "2025-12-31"),
    ("1er mars 2025", "fr", "2025-03-01"),
    ("31/12/2025", "fr", "2025-12-31"),
    ("2025. gada 31. decembris", "lv", "2025-12-31"),
    ("2025 m. gruodžio 31 d.", "lt", "2025-12-31"),
    ("31. detsember 2025", "et", "2025-12-31"),
    ("31 Desember 2025", "id", "2025-12-31"),
    ("2024年3月4日", "zh", "2024-03-04"),
    ("2024年3月", "zh", "2024-03"),
    ("２０２４年３月４日", "zh", "2024-03-04"),
    ("Q1 2024", "en", "2024-03"),
    ("4. Quartal 2024", "de", "2024-12"),
    ("2024年第二季度", "zh", "2024-06"),
    ("FY2023", "en", "2023"),
    ("03/04/2024", "de", "2024-04-03"),
    ("03/04/2024", "en-US", "2024-03-04"),
    ("03/04/2024", "en", "2024"),
    ("13/04/2024", "en", "2024-04-13"),
]


def values(text: str, lang: str, kind: str) -> list[object]:
    return [m.value for m in find_values(text, lang) if m.kind == kind]


@pytest.mark.parametrize(("text", "lang", "value"), PERCENTS)
def test_percentage_is_read(text: str, lang: str, value: str) -> None:
    """11.4 means 11.4 %, however it is written."""
    assert values(text, lang, "percent") == [Decimal(value)]


@pytest.mark.parametrize(("text", "lang", "original", "value"), MONTHLY)
def test_rate_by_month_or_day_becomes_annual(text: str, lang: str, original: str, value: str) -> None:
    """Monthly and annual are never mixed; what stands there is kept."""
    [found] = [m for m in find_values(text, lang) if m.kind == "percent"]

    assert (found.original, found.value) == (Decimal(original), Decimal(value))


@pytest.mark.parametrize(("text", "lang", "amount", "unit"), MONEY)
def test_money_is_read(text: str, lang: str, amount: str, unit: str) -> None:
    """Amount and currency, before or after, with the multiplier of the language."""
    assert [(m.value, m.unit) for m in find_values(text, lang)] == [(Decimal(amount), unit)]


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("$500", "", ""),
        ("$500", "US", "USD"),
        ("$500", "CA", "CAD"),
        ("¥500", "JP", "JPY"),
        ("kr 500", "SE", "SEK"),
        ("kr 500", "", ""),
    ],
)
def test_ambiguous_sign_needs_the_country(text: str, country: str, unit: str) -> None:
    """A sign that several currencies share names none by itself."""
    assert [m.unit for m in find_values(text, "en", Hints(country=country))] == [unit]


@pytest.mark.parametrize(("text", "lang", "kind", "value"), DURATIONS)
def test_duration_is_read(text: str, lang: str, kind: str, value: str) -> None:
    """Working days, days, weeks, months and hours stay apart."""
    assert [(m.kind, m.value) for m in find_values(text, lang)] == [(kind, Decimal(value))]


@pytest.mark.parametrize(("text", "lang", "value"), DATES)
def test_date_is_read(text: str, lang: str, value: str) -> None:
    """ISO, as precise as the text; an undecidable order leaves the year."""
    assert [m.value for m in find_values(text, lang)] == [value]


@pytest.mark.abuse("M10")
@pytest.mark.parametrize(
    "text",
    [
        "31.02.2024",
        "00.01.2024",
        "2024-13-01",
        "32 December 2024",
        "31.12.0000",
        "31.12.99999",
        "2024年13月1日",
        "2024-02-30",
        "0/0/2024",
        "45/45/2024",
        "1899-01-01",
        "9999-12-31",
    ],
)
def test_impossible_date_is_none(text: str) -> None:
    """A day that does not exist, or a year outside 1900 to 2100, is no date."""
    assert not [m for m in find_values(text, "en") if m.kind == "date" and len(str(m.value)) > 7]


@pytest.mark.parametrize(
    ("text", "lang", "low", "high"),
    [
        ("8–12 %", "en", "8", "12"),
        ("from 8 % to 12 %", "en", "8", "12"),
        ("between £60m and £65m", "en", "60000000", "65000000"),
        ("€1–2 million", "en", "1000000", "2000000"),
        ("6 bis 36 Monate", "de", "6", "36"),
        ("zwischen 6 und 36 Monaten", "de", "6", "36"),
        ("de 6 a 36 meses", "es", "6", "36"),
        ("de 6 à 36 mois", "fr", "6", "36"),
        ("no 6 līdz 36 mēnešiem", "lv", "6", "36"),
        ("nuo 6 iki 36 mėn.", "lt", "6", "36"),
        ("6 kuni 36 kuud", "et", "6", "36"),
        ("6 hingga 36 bulan", "id", "6", "36"),
        ("1-3个工作日", "zh", "1", "3"),
        ("年化8%至12%", "zh", "8", "12"),
    ],
)
def test_range_gives_both_ends(text: str, lang: str, low: str, high: str) -> None:
    """Both ends are kept and know each other."""
    ends = [(m.value, m.low, m.high) for m in find_values(text, lang)]

    assert ends == [(Decimal(low), Decimal(low), Decimal(high)), (Decimal(high), Decimal(low), Decimal(high))]


@pytest.mark.parametrize(
    ("text", "lang", "flag"),
    [
        ("up to 14 %", "en", "up-to"),
        ("bis zu 14 %", "de", "up-to"),
        ("hasta un 14 %", "es", "up-to"),
        ("jusqu’à 14 %", "fr", "up-to"),
        ("līdz 14 %", "lv", "up-to"),
        ("iki 14 %", "lt", "up-to"),
        ("kuni 14 %", "et", "up-to"),
        ("最高14%", "zh", "up-to"),
        ("hingga 14 %", "id", "up-to"),
        ("from £10", "en", "from"),
        ("ab 10 €", "de", "from"),
        ("desde 50 €", "es", "from"),
        ("100元起", "zh", "from"),
        ("about 12 %", "en", "approx"),
        ("rund 12 %", "de", "approx"),
        ("约12%", "zh", "approx"),
        ("within 3 days", "en", "within"),
        ("3 darba dienu laikā", "lv", "within"),
    ],
)
def test_bound_is_flagged(text: str, lang: str, flag: str) -> None:
    """A limit is not the figure itself."""
    assert flag in find_values(text, lang)[0].flags


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("31,204 investors", "en", "31204"),
        ("1.2 million investors", "en", "1200000"),
        ("31.204 Anleger", "de", "31204"),
        ("31 204 investisseurs", "fr", "31204"),
        ("出借人数量3.12万人", "zh", "31200"),
        ("31.204 lender", "id", "31204"),
    ],
)
def test_count_is_read(text: str, lang: str, value: str) -> None:
    """A figure without unit is a count."""
    assert values(text, lang, "count") == [Decimal(value)]


@pytest.mark.abuse("M09")
@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000,
        "9" * 41,
        "1E9999999",
        "1e400 €",
        "NaN",
        "Infinity",
        "-inf %",
        "1," + "0" * 5000,
        "1.2.3.4.5",
        "1,2,3 EUR",
        "0x7f",
        "1_000_000",
    ],
)
def test_monstrous_number_is_refused(text: str) -> None:
    """No value of more than 40 digits, no exponent, no NaN ever comes out."""
    assert all(len(str(m.value)) <= 41 and "E" not in str(m.value) for m in find_values(text, "en"))


@pytest.mark.abuse("M06")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("１２％", "12"),
        ("１２．５％", "12.5"),
        ("−3 %", "-3"),
        ("－3 %", "-3"),
        ("﹣3 %", "-3"),
        ("١٢ %", "12"),
        ("१२ %", "12"),
        ("12﹪", "12"),
        ("12\u00a0%", "12"),
        ("12\u202f%", "12"),
        ("12\u2009%", "12"),
        ("12\u2007%", "12"),
        ("‒3 %", "-3"),
        ("12٪", "12"),
        ("𝟏𝟐 %", "12"),
    ],
)
def test_unusual_characters_read_as_what_they_mean(text: str, value: str) -> None:
    """Full-width and foreign digits, odd minus signs and spaces."""
    assert values(text, "en", "percent") == [Decimal(value)]


def test_page_decides_its_decimal_sign() -> None:
    """A Spanish page that writes 12.50 and 1,234.00 means a thousand by 1,234."""
    page = "TAE 12.50 %, 1,234.00 €, 8.75 %, 3.25 %"

    assert [m.value for m in find_values("1,234 €", "es", hints_of(page))] == [Decimal(1234)]


def test_page_decides_the_order_of_dates() -> None:
    """One date that can only be day-first settles the others."""
    page = "13/04/2024 and 03/04/2024"

    assert [m.value for m in find_values("03/04/2024", "en", hints_of(page))] == ["2024-04-03"]


def test_undecided_number_is_flagged() -> None:
    """1,234 without any hint may be a thousand or one."""
    assert find_values("1,234", "")[0].flags == {"undecided"}


def test_table_unit_applies_to_bare_figures() -> None:
    """Cells of a table in thousands carry neither sign nor unit."""
    [found] = find_values("(1,204)", "en", Hints(currency="GBP", scale=1000))

    assert (found.value, found.unit) == (Decimal(-1204000), "GBP")


def test_offsets_point_at_the_original_words() -> None:
    """The quote is the text's own, not the folded one."""
    text = "Rendite: bis zu １２，５ ％ p. a."
    [found] = [m for m in find_values(text, "de") if m.kind == "percent"]

    assert text[found.start : found.end] == "１２，５ ％"
