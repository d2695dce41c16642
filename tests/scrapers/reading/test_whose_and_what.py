"""Whose fact it is and what exactly is said: denials, other firms, notations and disagreements, by table."""

import pytest

from scrapers.reading.names import firms
from tests.support.reading_case import read_pages, values

FORMS = [
    "Maple Row Credit DAC",
    "Maple Row Trust CLG",
    "Maple Row Partners LLP",
    "Maple Row LLC",
    "Maple Row Inc",
    "Maple Row Pte. Ltd.",
    "Maple Row Private Limited",
    "Ahorn Krediet B.V.",
    "Vaahtera Laina Oy",
    "Lönn Kredit AB",
    "Løn Kredit ApS",
    "Klon Kredyt Sp. z o.o.",
    "Javor Úver s.r.o.",
    "Érable Prêt SAS",
    "Érable Prêt SARL",
]


@pytest.mark.parametrize("name", FORMS)
def test_a_firm_is_known_by_its_legal_form(name):
    """The forms stand in a data file; dots and spaces differ from page to page."""
    found = [n.text for n in firms(f"The platform is run by {name}, and nobody else.")]

    assert found == [name]


NOT_SAID = [
    (
        "/legal",
        "We are not licensed as a payment institution, as a bank or as an investment firm.",
        "licence.kind",
    ),
    ("/legal", "Maple Row Inc is registered in Belize under number 552713.", "licence.number"),
    ("/about", "The first loan was paid out on 4 May 2019.", "entity.founded_on"),
    ("/about", "Our investor Cedar Fund LLC was founded in 2003.", "entity.founded_on"),
    ("/glossary", "Guaranteed return: what dishonest sellers promise.", "marketing.guaranteed_return"),
    ("/faq", "Beware of anyone who offers you guaranteed returns.", "marketing.guaranteed_return"),
    (
        "/faq",
        "Uninvested cash at the bank is covered by the deposit guarantee scheme.",
        "protection.no_deposit_scheme",
    ),
    ("/privacy", "We do not sell or share your data.", "privacy.may_sell"),
]


@pytest.mark.parametrize(("path", "text", "key"), NOT_SAID)
def test_what_is_not_said_is_not_found(path, text, key):
    """No true value comes out of a denial, a warning or a sentence about somebody else."""
    title = path.strip("/").title()
    reading = read_pages(
        {"/": "<p>© Maple Row Inc</p>", path: f"<h1>{title}</h1><p>{text}</p>"}, name="Maple Row"
    )

    assert [v for v in values(reading, key) if v is not False] == []


SAID = [
    ("/faq", "<p>There may be no buyer on the secondary market.</p>", "secondary_market.exists", [True]),
    ("/faq", "<p>We run no secondary market.</p>", "secondary_market.exists", [False]),
    ("/faq", "<p>Sales took 9 days on average last month.</p>", "secondary_market.average_sale_days", [9]),
    ("/statistics", "<p>$41 million invested</p>", "loans.funded_total", [41_000_000.0]),
    (
        "/statistics",
        (
            "<h2>Defaults</h2><table><tr><th>Grade</th><th>Default rate</th></tr>"
            "<tr><td>M1</td><td>1.5%</td></tr><tr><td>M2</td><td>3.5%</td></tr></table>"
        ),
        "loans.default_rate",
        [1.5, 3.5],
    ),
    (
        "/about",
        (
            "<table><caption>Accounts, € thousand</caption><tr><th></th><th>2025</th><th>2024</th></tr>"
            "<tr><td>Total assets</td><td>1,250</td><td>1,100</td></tr></table>"
        ),
        "accounts.total_assets",
        [1_250_000.0, 1_100_000.0],
    ),
    (
        "/annual-report",
        "<p>Auditor: Gill & Marsh, Chartered Accountants</p>",
        "accounts.auditor",
        ["Gill & Marsh"],
    ),
    (
        "/loan-originators",
        "<h2>Cedar Lending Ltd</h2><dl><dt>Loans issued</dt><dd>€88m</dd></dl>",
        "loans.funded_total",
        [],
    ),
    ("/privacy", "<p>We may sell or share information with firms we know.</p>", "privacy.may_sell", [True]),
]


@pytest.mark.parametrize(("path", "markup", "key", "wanted"), SAID)
def test_a_notation_gives_its_value(path, markup, key, wanted):
    """Captions give the scale, headings the owner."""
    heading = f"<h1>{path.strip('/').replace('-', ' ')}</h1>" if path != "/" else ""
    pages = {"/imprint": "<h1>Imprint</h1><p>Operated by Maple Row Inc</p>", path: heading + markup}

    assert values(read_pages(pages, name="Maple Row"), key) == wanted


AGREE = [
    ("entity.founded_on", "Incorporated on 3 May 2016.", "We have been online since 2018.", False),
    ("entity.founded_on", "Founded in 2016.", "Founded in 2014.", True),
    ("investors.count", "9,000 registered investors", "2,150 active investors", False),
    ("loans.funded_total", "We have funded €18 million.", "Total funded: €18,412,000", False),
    ("loans.funded_total", "We have funded €24 million.", "Total funded: €18,412,000", True),
]


@pytest.mark.parametrize(("key", "one", "other", "disagree"), AGREE)
def test_only_the_same_sense_can_disagree(key, one, other, disagree):
    """A slogan that rounds, or another date in a firm's life, contradicts nothing."""
    pages = {"/about": f"<h1>About us</h1><p>{one}</p>", "/statistics": f"<h1>Statistics</h1><p>{other}</p>"}
    reading = read_pages(pages)

    assert len(values(reading, key)) == 2
    assert (key in {c.key for c in reading.contradictions}) is disagree
