"""Figures, dates and names as Latvian and Lithuanian pages write them."""

import pytest

from scrapers.reading.amounts import mask
from scrapers.reading.names import firms, people


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("lv", "2025. gada 31. decembrī", "2025-12-31"),
        ("lv", "Līdz 2026. gada 1. martam", "2026-03-01"),
        ("lv", "31. decembris, 2025", "2025-12-31"),
        ("lv", "no 31.12.2025.", "2025-12-31"),
        ("lv", "2025. gada decembrī", "2025-12"),
        ("lv", "2025. gada I ceturksnī", "2025-03"),
        ("lt", "2025 m. gruodžio 31 d.", "2025-12-31"),
        ("lt", "2025 metų kovo 5 diena", "2025-03-05"),
        ("lt", "2025 m. gruodį", "2025-12"),
        ("lt", "2025 m. gruodžio mėn.", "2025-12"),
        ("lt", "2025.12.31", "2025-12-31"),
        ("lt", "2025 m. III ketvirtį", "2025-09"),
    ],
)
def test_a_local_date_is_a_date(language: str, text: str, iso: str):
    assert [a.iso for a in mask(text, language).amounts if a.kind == "date"] == [iso]


@pytest.mark.parametrize(
    ("language", "text", "kind", "number", "unit"),
    [
        ("lv", "12,4 milj. eiro", "money", 12_400_000, "EUR"),
        ("lv", "1,2 miljardi eiro", "money", 1_200_000_000, "EUR"),
        ("lv", "25 tūkst. aizņēmēju", "count", 25_000, ""),
        ("lv", "12,5 procenti", "percent", 12.5, ""),
        ("lv", "trīs darba dienu laikā", "workdays", 3, ""),
        ("lv", "divu nedēļu laikā", "weeks", 2, ""),
        ("lv", "2024. gadā", "year", 2024, ""),
        ("lv", "60 mēnešiem", "months", 60, ""),
        ("lt", "150 000 eurų", "money", 150_000, "EUR"),
        ("lt", "3,2 mln. Eur", "money", 3_200_000, "EUR"),
        ("lt", "25 tūkst. investuotojų", "count", 25_000, ""),
        ("lt", "12,5 proc.", "percent", 12.5, ""),
        ("lt", "per 2 d. d.", "workdays", 2, ""),
        ("lt", "per penkias darbo dienas", "workdays", 5, ""),
        ("lt", "48 valandas", "hours", 48, ""),
        ("lt", "2019 m.", "year", 2019, ""),
        ("lt", "36 mėn.", "months", 36, ""),
    ],
)
def test_a_local_figure_keeps_its_size_and_kind(
    language: str, text: str, kind: str, number: float, unit: str
):
    found = [(a.kind, float(a.number), a.unit) for a in mask(text, language).amounts]

    assert found == [(kind, number, unit)]


def test_a_share_of_cases_is_no_period():
    """The Latvian word for cases begins like the one for years."""
    assert [a.kind for a in mask("90 gadījumos", "lv").amounts] == ["count"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Platformu uztur SIA "Zaļais ceļš", reģ. Nr. 4010', 'SIA "Zaļais ceļš"'),
        ("Operatorius UAB „Žalia kryptis“ veikia", "UAB „Žalia kryptis“"),
        ("„Namų draugas“, UAB yra", "„Namų draugas“, UAB"),
        ("Uždaroji akcinė bendrovė „Namų fondas“", "Uždaroji akcinė bendrovė „Namų fondas“"),
        (
            "ir sabiedrība ar ierobežotu atbildību „Balt Krasts“",
            "sabiedrība ar ierobežotu atbildību „Balt Krasts“",
        ),
    ],
)
def test_a_firm_is_known_by_its_quoted_name(text: str, name: str):
    """Inside the quotation marks later words are not capitalised."""
    assert [n.text for n in firms(text)] == [name]


def test_a_small_letter_with_a_mark_begins_no_name():
    found = [n.text for n in people("mūsų Jūratė Žukauskaitė įmonės vadovė, Andris Bērziņš šobrīd")]

    assert found == ["Jūratė Žukauskaitė", "Andris Bērziņš"]
