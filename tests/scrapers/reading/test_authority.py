"""Names of authorities in their basic form, however a sentence bends them."""

import pytest

from scrapers.reading.authority import as_named
from tests.support.reading_case import read_pages, values


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Datu valsts inspekcijā", "Datu valsts inspekcija"),
        ("Datu valsts inspekcijai", "Datu valsts inspekcija"),
        ("Latvijas Bankas", "Latvijas Banka"),
        ("Patērētāju tiesību aizsardzības centram (PTAC)", "Patērētāju tiesību aizsardzības centrs (PTAC)"),
        ("Lietuvos banko", "Lietuvos bankas"),
        ("Latvijas Pasts", "Latvijas Pasts"),
        ("Bank of Latvia", "Bank of Latvia"),
    ],
)
def test_a_bent_name_is_the_authority_itself(said: str, named: str):
    assert as_named(said) == named


def test_two_cases_of_one_name_are_one_value():
    pages = {"/licence": "<p>Mūs licencējusi Latvijas Banka.</p><p>Esam Latvijas Bankas uzraudzībā.</p>"}

    assert values(read_pages(pages, lang="lv"), "licence.regulator") == ["Latvijas Banka"]
