"""Headers about days late, classes and time, in the words of every language that has a lexicon."""

import pytest

from scrapers.reading.axes import bucket_of, class_of, is_in_time


@pytest.mark.parametrize(
    ("header", "bucket"),
    [
        ("31–60 days late", "31-60"),
        ("over 90 days", "90+"),
        ("more than 90 days", "90+"),
        ("90+ days", "90+"),
        ("90 days or more", "90+"),
        ("up to 30 days", "1-30"),
        ("Zahlungsverzug bis zu 30 Tage", "1-30"),
        ("mehr als 90 Tage", "90+"),
        ("de 31 a 60 días", "31-60"),
        ("90 días o más", "90+"),
        ("plus de 90 jours", "90+"),
        ("moins de 30 jours", "1-30"),
        ("逾期90天以上", "90+"),
        ("31至60天", "31-60"),
        ("31 līdz 60 dienas", "31-60"),
        ("vairāk nekā 90 dienas", "90+"),
        ("90 dienas un vairāk", "90+"),
        ("līdz 30 dienām", "1-30"),
        ("31 iki 60 dienų", "31-60"),
        ("daugiau nei 90 dienų", "90+"),
        ("31 kuni 60 päeva", "31-60"),
        ("üle 90 päeva", "90+"),
        ("31 sampai 60 hari", "31-60"),
        ("lebih dari 90 hari", "90+"),
        ("31–60 customers", None),
    ],
)
def test_a_range_of_days_is_read_in_every_language(header: str, bucket: str | None):
    assert bucket_of(header) == bucket


@pytest.mark.parametrize(
    "header", ["0 days", "0 DPD", "0 Tage", "0 jours", "0 dienas", "Bez kavējuma", "0 hari", "0天"]
)
def test_loans_in_time_are_no_range(header: str):
    assert is_in_time(header)


@pytest.mark.parametrize(
    ("header", "language"), [("Risk 3", "en"), ("Risiko 3", "de"), ("Risque 3", "fr"), ("Risks 3", "lv")]
)
def test_a_number_behind_the_word_for_risk_is_a_class(header: str, language: str):
    assert class_of(header, language) == "3"
