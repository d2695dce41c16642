"""Figures as other markets write them: scales, financial years, ranges of days, cards, profiles of lenders."""

from decimal import Decimal

import pytest

from scoring.facts import Found
from scrapers.archive import Capture, Snapshot, SnapshotStatus, digest
from scrapers.documents.open import open_document
from scrapers.reading.axes import bucket_of, class_of, is_total, year_of
from scrapers.reading.read import read_snapshot
from scrapers.values.captions import scale_of
from scrapers.values.scan import find_values
from tests.support.reading_case import HOME, WHEN, disclosed, read_pages, values

SCALES = [
    ("Amounts in € thousand", 1000, "EUR"),
    ("TEUR", 1000, "EUR"),
    ("in Tsd. €", 1000, "EUR"),
    ("in thousands of euros", 1000, "EUR"),
    ("k€", 1000, "EUR"),
    ("£'000", 1000, "GBP"),
    ("£m", 10**6, "GBP"),
    ("En milliers d’euros", 1000, "EUR"),
    ("en millones de euros", 10**6, "EUR"),
    ("(Rs. in lakhs)", 10**5, "INR"),
    ("₹ crore", 10**7, "INR"),
    ("in Mio. EUR", 10**6, "EUR"),
    ("单位：万元", 10**4, "CNY"),
    ("亿元", 10**8, "CNY"),
]


@pytest.mark.parametrize(("text", "factor", "currency"), SCALES)
def test_scale(text: str, factor: int, currency: str) -> None:
    assert scale_of(text) == (factor, currency)


@pytest.mark.parametrize("text", ["39,9 Mio. €", "₹412 crore", "2 000 €", "Kosten", "credit", "Note 4"])
def test_an_amount_is_no_scale(text: str) -> None:
    assert scale_of(text) is None


YEARS = [
    ("2024-25", "2025"),
    ("2024/25", "2025"),
    ("2024–25", "2025"),
    ("FY25", "2025"),
    ("FY2024/25", "2025"),
    ("FY 2025", "2025"),
    ("31 March 2025", "2025"),
    ("Exercice 2024-2025", "2025"),
    ("2021-2025", None),
    ("2023 and 2024", None),
]


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_a_financial_year_is_the_one_in_which_it_ends(text: str, year: str | None) -> None:
    assert year_of(text) == year


BUCKETS = [
    ("1–30 DPD", "1-30"),
    ("90+ DPD", "90+"),
    ("bis 30 Tage", "1-30"),
    ("up to 15 days", "1-15"),
    ("61-90 jours", "61-90"),
    ("más de 90 días", "90+"),
    ("over 180 days", "180+"),
    ("0 DPD", None),
    ("Grade 3", None),
]


@pytest.mark.parametrize(("text", "bucket"), BUCKETS)
def test_ranges_of_days(text: str, bucket: str | None) -> None:
    assert bucket_of(text) == bucket


CLASSES = [("N1", "N1"), ("A1", "A1"), ("Risk 3", "3"), ("A+", "A+"), ("HR", "HR"), ("Grade C", "C")]


@pytest.mark.parametrize(("text", "grade"), CLASSES)
def test_names_of_classes(text: str, grade: str) -> None:
    assert class_of(text, "en") == grade


@pytest.mark.parametrize("text", ["All originators", "Total", "Portfolio", "Whole book"])
def test_rows_of_the_whole(text: str) -> None:
    assert is_total(text, "en")


AMOUNTS = [
    ("1,04,552", "count", Decimal(104552)),
    ("12,34,56,789", "count", Decimal(123456789)),
    ("1.86 lakh", "count", Decimal(186000)),
    ("Rs 5,000", "money", Decimal(5000)),
    ("₹ 2.5 crores", "money", Decimal(25_000_000)),
    ("31-03-2026", "date", Decimal(2026)),
]


@pytest.mark.parametrize(("text", "kind", "number"), AMOUNTS)
def test_other_notations(text: str, kind: str, number: Decimal) -> None:
    assert [(a.kind, a.number) for a in find_values(text, "en")] == [(kind, number)]


def found(markup: str, key: str, lang: str = "en", path: str = "/statistics") -> set[tuple[object, ...]]:
    """Value, qualifiers and currency of everything found for a key on one page, opened as a real one is."""
    body = f"<!doctype html><html lang={lang}><body><main>{markup}</main></body></html>".encode()
    url = HOME + path.lstrip("/")
    capture = Capture(url, url, WHEN, 200, content_type="text/html", sha256=digest(body), size=len(body))
    snapshot = Snapshot("s", "Example Lend", HOME, WHEN, SnapshotStatus.COMPLETE, (capture,), "0")
    reading = read_snapshot(snapshot, {digest(body): body}, disclosed(), opener=open_document)
    finding = reading.findings[key]
    values = finding.values if isinstance(finding, Found) else ()
    return {(_number(v.value), "/".join(q for _, q in v.qualifiers), v.unit or "") for v in values}


def _number(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


ACCOUNTS = (
    "<h2>Our accounts</h2><table>{caption}<tr><th>{corner}</th><th>{one}</th><th>{two}</th></tr>"
    "<tr><td>Revenue from operations</td><td>2,310</td><td>1,980</td></tr>"
    "<tr><td>Net profit</td><td>(45)</td><td>112</td></tr></table>{below}"
)


@pytest.mark.parametrize(
    "given",
    [
        {"caption": "<caption>€ thousand</caption>"},
        {"corner": "In thousands of euros"},
        {"corner": "€'000"},
        {"below": "<p>All amounts in EUR thousands.</p>"},
        {"caption": "<caption>Profit and loss (TEUR)</caption>", "one": "FY25", "two": "FY24"},
        {"corner": "k€", "one": "2024-25", "two": "2023-24"},
        {"corner": "€ thousand", "one": "31 March 2025", "two": "31 March 2024"},
    ],
)
def test_accounts_on_a_web_page(given: dict[str, str]) -> None:
    parts = {"caption": "", "corner": "", "below": "", "one": "2025", "two": "2024", **given}
    markup = ACCOUNTS.format_map(parts)
    path = "/about"
    assert found(markup, "accounts.revenue", path=path) == {
        (2_310_000.0, "2025", "EUR"),
        (1_980_000.0, "2024", "EUR"),
    }
    assert found(markup, "accounts.net_result", path=path) == {
        (-45_000.0, "2025", "EUR"),
        (112_000.0, "2024", "EUR"),
    }


READ = [
    # money above its label is no count; a count beside it is
    (
        (
            "<div class=c><b>€92,610,400</b><span>Loans funded since launch</span></div>"
            "<div class=c><b>51,322</b><span>Loans funded</span></div>"
        ),
        "loans.count",
        {(51322, "", "")},
    ),
    (
        (
            "<div class=c><p>€92.6m</p><p>funded through the marketplace</p></div>"
            "<div class=c><p>Principal outstanding</p><p>€20,100,500</p></div>"
        ),
        "loans.funded_total",
        {(92_600_000.0, "", "EUR")},
    ),
    (
        (
            "<div class=c><p>€92.6m</p><p>funded through the marketplace</p></div>"
            "<div class=c><p>€20,100,500</p><p>Principal outstanding</p></div>"
        ),
        "loans.outstanding",
        {(20_100_500.0, "", "EUR")},
    ),
    (
        "<ul><li>Registered investors <span>7,415</span></li><li>Loans funded <span>933</span></li></ul>",
        "investors.count",
        {(7415, "", "")},
    ),
    # ranges of days
    (
        (
            "<h2>Delinquency</h2><table><tr><td>0 DPD</td><td>90.5%</td></tr><tr><td>1–30 DPD</td><td>4.0%</td></tr>"
            "<tr><td>31–90 DPD</td><td>3.1%</td></tr><tr><td>90+ DPD (NPA)</td><td>2.4%</td></tr></table>"
        ),
        "loans.overdue_rate",
        {(4.0, "1-30", ""), (3.1, "31-90", ""), (2.4, "90+", "")},
    ),
    (
        (
            "<p>At the end of June 5.2% of the outstanding principal was late by 1 to 30 days, 2.2% by 31 to 60 days "
            "and 1.7% by more than 60 days.</p>"
        ),
        "loans.overdue_rate",
        {(5.2, "1-30", ""), (2.2, "31-60", ""), (1.7, "60+", "")},
    ),
    (
        (
            "<table><thead><tr><th rowspan=2>Lender</th><th rowspan=2>Sum</th><th colspan=2>Share late by</th></tr>"
            "<tr><th>1–30 days</th><th>over 30 days</th></tr></thead><tbody>"
            "<tr><th>Aurora Credit SIA</th><td>€8m</td><td>7%</td><td>2%</td></tr>"
            "<tr><th>Boreal Loans AS</th><td>€9m</td><td>8%</td><td>4%</td></tr></tbody>"
            "<tfoot><tr><th>All originators</th><td>€17m</td><td>7.6%</td><td>3.1%</td></tr></tfoot></table>"
        ),
        "loans.overdue_rate",
        {(7.6, "1-30", ""), (3.1, "30+", "")},
    ),
    # names of rates
    (
        (
            "<table><tr><th>Year</th><th>Gross NPA</th><th>Return paid to investors after losses</th></tr>"
            "<tr><td>FY24</td><td>3.9%</td><td>10.1%</td></tr><tr><td>FY25</td><td>2.8%</td><td>10.6%</td></tr></table>"
        ),
        "loans.default_rate",
        {(3.9, "2024", ""), (2.8, "2025", "")},
    ),
    (
        (
            "<table><tr><th>Year</th><th>Gross NPA</th><th>Return paid to investors after losses</th></tr>"
            "<tr><td>FY24</td><td>3.9%</td><td>10.1%</td></tr><tr><td>FY25</td><td>2.8%</td><td>10.6%</td></tr></table>"
        ),
        "returns.realised",
        {(10.1, "2024", ""), (10.6, "2025", "")},
    ),
    (
        (
            "<table><tr><th>Risk</th><th>Actual default rate</th></tr><tr><td>N1</td><td>0.9%</td></tr>"
            "<tr><td>N2</td><td>2.7%</td></tr><tr><td>HR</td><td>9.9%</td></tr></table>"
        ),
        "loans.default_rate",
        {(0.9, "N1", ""), (2.7, "N2", ""), (9.9, "HR", "")},
    ),
]


@pytest.mark.parametrize(("markup", "key", "wanted"), READ, ids=[f"{n}-{r[1]}" for n, r in enumerate(READ)])
def test_what_statistics_say(markup: str, key: str, wanted: set[tuple[object, ...]]) -> None:
    assert found(markup, key) == wanted


IN_OTHER_LANGUAGES = [
    (
        "de",
        (
            "<h2>Rückstände</h2><ul><li>bis 30 Tage: 2,9 %</li><li>31 bis 90 Tage: 1,3 %</li>"
            "<li>über 90 Tage: 3,8 %</li></ul>"
        ),
        {(2.9, "1-30", ""), (1.3, "31-90", ""), (3.8, "90+", "")},
    ),
    (
        "fr",
        "<p>2,4 % de l’encours est en retard de 1 à 30 jours, 1,2 % de 31 à 60 jours et 0,7 % de 61 à 90 jours.</p>",
        {(2.4, "1-30", ""), (1.2, "31-60", ""), (0.7, "61-90", "")},
    ),
    (
        "es",
        (
            "<h3>Retrasos de la cartera viva</h3><dl><dt>De 1 a 30 días</dt><dd>3,9 %</dd>"
            "<dt>Más de 90 días</dt><dd>5,5 %</dd></dl>"
        ),
        {(3.9, "1-30", ""), (5.5, "90+", "")},
    ),
]


@pytest.mark.parametrize(("lang", "markup", "wanted"), IN_OTHER_LANGUAGES)
def test_arrears_in_other_languages(lang: str, markup: str, wanted: set[tuple[object, ...]]) -> None:
    assert found(markup, "loans.overdue_rate", lang) == wanted


DATED = [
    ("en", "<p>Position on 30 June 2026.</p>", "2026-06-30"),
    ("en", "<p>Data as on 30-06-2026.</p>", "2026-06-30"),
    ("de", "<p>Stand: 30. Juni 2026</p>", "2026-06-30"),
    ("fr", "<p>Données arrêtées au 30 juin 2026.</p>", "2026-06-30"),
    ("fr", "<p>Situation au 30 juin 2026</p>", "2026-06-30"),
]


@pytest.mark.parametrize(("lang", "markup", "day"), DATED)
def test_day_of_the_figures(lang: str, markup: str, day: str) -> None:
    words = {"en": "Our statistics", "de": "Unsere Zahlen", "fr": "Nos statistiques"}[lang]
    text = {
        "en": "What the loans on this platform have paid and what they have not.",
        "de": "Was die Darlehen auf dieser Plattform gezahlt haben und was nicht.",
        "fr": "Ce que les prêts de cette plateforme ont payé et ce qui n’est pas payé.",
    }[lang]
    assert found(f"<h1>{words}</h1>{markup}<p>{text}</p>", "statistics.as_of", lang) == {(day, "", "")}


PROFILE = (
    "<h1>Who issues the loans</h1><p>The loans were issued by lenders.</p><h2>Aurora Credit SIA</h2>"
    "<dl><dt>Loans issued</dt><dd>€88m</dd><dt>Equity 2025</dt><dd>€6.2m</dd><dt>Net profit 2025</dt><dd>€1m</dd>"
    "<dt>Borrowers</dt><dd>12,000</dd></dl>"
)


@pytest.mark.parametrize(
    "key", ["loans.funded_total", "accounts.equity", "accounts.net_result", "borrowers.count"]
)
def test_figures_of_a_lender_are_not_the_platforms(key: str) -> None:
    assert found(PROFILE, key, path="/loan-originators") == set()


MORE = [
    (
        (
            "<table><tr><th>Overdue</th><th>Share of portfolio</th></tr><tr><td>1-30 days</td><td>4.5%</td></tr>"
            "<tr><td>More than 30 days</td><td>3.5%</td></tr></table>"
        ),
        "loans.overdue_rate",
        {(4.5, "1-30", ""), (3.5, "30+", "")},
    ),
    (
        (
            "<div class=c><strong>€61.2m</strong><span>lent since 2016</span></div>"
            "<div class=c><strong>62,114</strong><span>lenders registered with us</span></div>"
        ),
        "loans.funded_total",
        {(61_200_000.0, "", "EUR")},
    ),
    (
        "<dl><dt>Disbursed so far</dt><dd>Rs. 88.4 crore</dd><dt>Lenders</dt><dd>2.4 lakh</dd></dl>",
        "loans.funded_total",
        {(884_000_000.0, "", "INR")},
    ),
    (
        "<dl><dt>Disbursed so far</dt><dd>Rs. 88.4 crore</dd><dt>Lenders</dt><dd>2.4 lakh</dd></dl>",
        "investors.count",
        {(240_000, "", "")},
    ),
    ("<dl><dt>Loan tenure</dt><dd>3 to 36 months</dd></dl>", "loans.term_max_months", {(36, "", "")}),
]


@pytest.mark.parametrize(("markup", "key", "wanted"), MORE, ids=[f"{n}-{r[1]}" for n, r in enumerate(MORE)])
def test_labels_in_corners_and_beside_figures(markup: str, key: str, wanted: set[tuple[object, ...]]) -> None:
    assert found(markup, key) == wanted


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ("Default rate by year of lending, in %", [0.8, 0.7]),
        ("Default rate by year of lending (in per cent)", [0.8, 0.7]),
        ("Default rate by year of lending", []),
        ("Default rate by year of lending, % of what was late left out", []),
    ],
)
def test_bare_figures_are_percentages_where_the_caption_ends_so(caption: str, found: list[float]) -> None:
    """What a caption says in passing is no unit."""
    rows = "<tr><th>Band</th><th>2023</th><th>2024</th></tr><tr><td>Oak</td><td>0.8</td><td>0.7</td></tr>"
    pages = {
        "/": "<h1>Lend</h1>",
        "/statistics": f"<h1>Numbers</h1><table><caption>{caption}</caption>{rows}</table>",
    }

    assert values(read_pages(pages), "loans.default_rate") == found
