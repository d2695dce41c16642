"""What pages say to machines counts less than what they show, and never replaces it."""

from __future__ import annotations

import json

import pytest

from scoring.facts import Found, Origin
from scrapers.documents.open import open_document
from tests.support.reading_case import read_real

FIRM = {
    "@context": "https://schema.org",
    "@type": "Organization",
    "name": "Example Lend",
    "legalName": "Example Lend Ltd",
    "telephone": "+371 6700 0000",
    "foundingDate": "2015-03-02",
    "address": {"@type": "PostalAddress", "addressCountry": "LV"},
}
PRODUCT = {
    "@type": "InvestmentOrDeposit",
    "interestRate": {"@type": "QuantitativeValue", "minValue": 8, "maxValue": 12.5},
    "amount": {"@type": "MonetaryAmount", "currency": "EUR", "minValue": "50"},
}


def page(*things: object, text: str = "We are a marketplace for loans.") -> dict[str, str]:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(t)}</script>' for t in things)
    return {"": f"<html lang=en><head>{scripts}</head><body><main><p>{text}</p></main></body></html>"}


def found(pages: dict[str, str], key: str):
    finding = read_real(pages).findings[key]
    return finding.values if isinstance(finding, Found) else ()


@pytest.mark.parametrize(
    ("key", "value", "quote"),
    [
        ("entity.legal_name", "Example Lend Ltd", "Example Lend Ltd"),
        ("entity.phone", "+371 6700 0000", "+371 6700 0000"),
        ("entity.founded_on", "2015-03-02", "2015-03-02"),
        ("entity.country", "LV", "LV"),
    ],
)
def test_a_silent_page_is_answered_by_its_data(key: str, value: str, quote: str) -> None:
    [told] = found(page(FIRM), key)

    assert (told.value, told.origin, told.evidence[0].quote) == (value, Origin.STRUCTURED, quote)
    assert told.confidence < 0.7
    assert told.method == "json-ld"


def test_the_upper_end_of_a_rate_and_the_least_amount_are_read() -> None:
    [rate] = found(page(PRODUCT), "returns.advertised")
    [least] = found(page(PRODUCT), "invest.minimum")

    assert (float(rate.value), rate.evidence[0].quote) == (12.5, "12.5")
    assert (float(least.value), least.unit) == (50, "EUR")


def test_visible_text_stands_and_the_difference_is_shown() -> None:
    pages = page(FIRM, text="Example Lend Ltd was founded in 2018.")
    reading = read_real(pages)
    told = [c for c in reading.contradictions if c.key == "entity.founded_on"]

    assert [v.value for v in found(pages, "entity.founded_on")] == ["2018"]
    assert [[v.evidence[0].quote for v in c.values] for c in told] == [
        ["Example Lend Ltd was founded in 2018.", "2015-03-02"]
    ]


def test_agreement_adds_nothing() -> None:
    pages = page(FIRM, text="Example Lend Ltd was founded in 2015.")

    assert [v.origin for v in found(pages, "entity.founded_on")] == [Origin.PAGE]
    assert not read_real(pages).contradictions


@pytest.mark.parametrize(
    "thing",
    [
        {**FIRM, "name": "Some Review Site", "legalName": "Other Ltd"},
        {**FIRM, "url": "https://elsewhere.test/"},
        {"@type": "Article", "author": {"@type": "Person", "name": "A", "telephone": "+371 6700 0000"}},
    ],
)
def test_objects_about_others_say_nothing(thing: dict[str, object]) -> None:
    assert not found(page(thing), "entity.phone")


def test_microdata_and_opengraph_are_read_too() -> None:
    markup = (
        '<html lang=en><head><meta property="og:email" content="hello@example-lend.test"></head><body><main>'
        '<div itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Example Lend">'
        '<meta itemprop="vatID" content="LV40009999999"></div><p>We are a marketplace.</p></main></body></html>'
    )

    assert [(v.value, v.method) for v in found({"": markup}, "entity.vat_number")] == [
        ("LV40009999999", "microdata")
    ]
    assert [v.method for v in found({"": markup}, "entity.email")] == ["opengraph"]


@pytest.mark.abuse("M12")
@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 5_000, json.dumps([FIRM] * 100_000)])
def test_huge_or_deep_data_is_dropped(text: str) -> None:
    body = f'<html><head><script type="application/ld+json">{text}</script></head><body><p>Hello</p></body></html>'

    assert open_document(body.encode(), "https://example-lend.test/", "text/html", "x").structured == ()
