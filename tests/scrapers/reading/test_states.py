"""Found, absent and unsearched; older figures; contradictions; quotes; cancelling."""

from threading import Event

import pytest

from scoring.facts import Absent, Found, Unsearched
from scrapers.archive import Failure
from scrapers.reading.read import READER_VERSION
from tests.support.reading_case import disclosed, read_pages, values
from tests.support.reading_trial import SITES, measure

HOME = '<h1>Lend</h1><p>Welcome.</p><a href="/fees">Fees</a><a href="/terms">Terms</a><a href="/faq">FAQ</a>'
SILENT = "<h1>{}</h1><p>We like loans.</p>"


def test_every_disclosed_key_has_one_finding():
    """Nothing is left out: not knowing is an answer too."""
    reading = read_pages({"/": HOME})

    assert set(reading.findings) == set(disclosed())
    assert reading.reader_version == READER_VERSION


def test_silence_after_a_full_reading_is_absent():
    """All pages that should state the fee were read, and they are listed."""
    pages = {
        "/": HOME,
        "/fees": SILENT.format("Fees"),
        "/terms": SILENT.format("Terms"),
        "/faq": SILENT.format("FAQ"),
    }
    finding = read_pages(pages).findings["fees.inactivity"]

    assert isinstance(finding, Absent)
    assert {p.url.rsplit("/", 1)[1] for p in finding.searched} == {"fees", "terms"}


def test_a_linked_page_that_was_not_captured_leaves_the_fact_unsearched():
    """A link we never followed may lead to the answer."""
    finding = read_pages({"/": HOME, "/terms": SILENT.format("Terms")}).findings["fees.inactivity"]

    assert isinstance(finding, Unsearched)
    assert "/fees" in finding.reason


@pytest.mark.parametrize(
    "failure", [Failure.ROBOTS, Failure.CAPTCHA, Failure.BUDGET, Failure.TIMEOUT, Failure.JS_SHELL]
)
def test_a_page_we_failed_to_fetch_is_no_silence(failure):
    """Our own trouble never counts against the platform."""
    pages = {"/": HOME, "/terms": SILENT.format("Terms"), "/faq": SILENT.format("FAQ")}
    finding = read_pages(pages, lost={"/fees": failure}).findings["fees.inactivity"]

    assert isinstance(finding, Unsearched)
    assert failure.value in finding.reason


def test_an_older_post_is_superseded_and_no_contradiction():
    """A dated article tells what was, not what is."""
    reading = read_pages(
        {
            "/statistics": "<h1>Statistics</h1><p>Figures as of 31 March 2026.</p>"
            "<p>9,000 investors have registered.</p>",
            "/blog/two-years": "<h1>Two years</h1><p>3 May 2019</p><p>2,000 investors have registered.</p>",
        }
    )
    finding = reading.findings["investors.count"]

    assert isinstance(finding, Found)
    assert {(v.value, v.superseded) for v in finding.values} == {(9000, False), (2000, True)}
    assert "investors.count" not in {c.key for c in reading.contradictions}


def test_pages_that_disagree_make_a_contradiction_with_both_quotes():
    """Several values stay several, and the disagreement is shown."""
    reading = read_pages(
        {
            "/statistics": "<h1>Statistics</h1><p>Our default rate is 2.1 %.</p>",
            "/faq": "<h1>FAQ</h1><p>The default rate is 4.9 %.</p>",
        }
    )
    found = [c for c in reading.contradictions if c.key == "loans.default_rate"]

    assert values(reading, "loans.default_rate") == [2.1, 4.9]
    assert [e.quote for v in found[0].values for e in v.evidence] == [
        "Our default rate is 2.1 %.",
        "The default rate is 4.9 %.",
    ]


def test_an_older_edition_of_a_document_is_superseded_and_no_contradiction():
    """Terms of version 6 tell what was, when version 7 stands beside them."""
    terms = "<title>Terms</title><h1>Terms</h1><p>Withdrawals are paid within {} working days.</p>"
    reading = read_pages({"/terms-v6": terms.format(9), "/terms-v7": terms.format(3)})
    finding = reading.findings["payout.working_days"]

    assert isinstance(finding, Found)
    assert [(v.value, v.superseded) for v in finding.values] == [(3, False), (9, True)]
    assert reading.contradictions == ()


@pytest.mark.parametrize(
    "pages",
    [
        {
            "/faq": "<h1>FAQ</h1><p>The default rate is 2.1 %.</p><h2>More</h2><p>Our default rate is 4.9 %.</p>"
        },
        {
            "/statistics": "<h1>Statistics</h1><p>The default rate is 2.1 %.</p>",
            "/de/statistik": "<html lang=de><h1>Statistik</h1><p>Unsere Ausfallquote liegt bei 4,9 %. Das ist der "
            "Stand der Dinge, wie er sich aus den Büchern der Gesellschaft ergibt.</p>",
        },
    ],
    ids=["parts of one page", "two languages"],
)
def test_parts_and_languages_that_disagree_make_a_contradiction(pages):
    found = [c for c in read_pages(pages, "").contradictions if c.key == "loans.default_rate"]

    assert len(found) == 1
    assert sorted(float(v.value) for v in found[0].values) == [2.1, 4.9]


def test_rounding_is_no_contradiction():
    """412 million on the home page and 412,608,500 in the statistics are one figure."""
    reading = read_pages(
        {
            "/": "<p>Lent since launch: £412m</p>",
            "/statistics": "<h1>Statistics</h1><p>Total lent since launch: £412,608,500</p>",
        }
    )

    assert values(reading, "loans.funded_total") == [412_000_000.0, 412_608_500.0]
    assert reading.contradictions == ()


def test_a_table_with_two_axes_gives_year_and_class():
    """Two header rows: class above, expected and actual below."""
    table = (
        "<h1>Statistics</h1><table><caption>Expected and actual default rate</caption>"
        "<tr><th rowspan=2>Year</th><th colspan=2>Class A</th><th colspan=2>Class B</th></tr>"
        "<tr><th>Expected</th><th>Actual</th><th>Expected</th><th>Actual</th></tr>"
        "<tr><th>2024</th><td>1.0%</td><td>0.8%</td><td>2.0%</td><td>2.4%</td></tr></table>"
    )
    finding = read_pages({"/statistics": table}).findings["loans.default_rate"]

    assert isinstance(finding, Found)
    assert {(float(v.value), v.qualifiers) for v in finding.values} == {
        (0.8, (("class", "A"), ("year", "2024"))),
        (2.4, (("class", "B"), ("year", "2024"))),
    }


def test_arrears_have_their_buckets():
    """Rows of days late become qualifiers; the row of loans not late is left out."""
    table = (
        "<h1>Statistics</h1><h2>Arrears</h2><table><tr><th>Days past due</th><th>Share</th></tr>"
        "<tr><td>Not overdue</td><td>90%</td></tr>"
        "<tr><td>1-30 days</td><td>6%</td></tr><tr><td>over 30 days</td><td>4%</td></tr></table>"
    )
    finding = read_pages({"/statistics": table}).findings["loans.overdue_rate"]

    assert isinstance(finding, Found)
    assert {(float(v.value), v.qualifier("bucket")) for v in finding.values} == {(6.0, "1-30"), (4.0, "30+")}


def test_offers_say_nothing_about_the_platform():
    """The interest of one project is not the platform's."""
    reading = read_pages(
        {
            "/projects/red-house": "<h1>Red House</h1><dl><dt>Interest</dt><dd>9 %</dd>"
            "<dt>Term</dt><dd>12 months</dd></dl>"
        }
    )

    assert values(reading, "returns.advertised") == []
    assert values(reading, "loans.term_min_months") == []


def test_evidence_quotes_the_page_word_for_word():
    """Locator, prefix and suffix lead back to the passage."""
    finding = read_pages(
        {"/statistics": "<h1>Statistics</h1><p>Hello. The default rate is 2.1 %. Bye.</p>"}
    ).findings["loans.default_rate"]

    assert isinstance(finding, Found)
    evidence = finding.values[0].evidence[0]
    assert evidence.quote == "The default rate is 2.1 %."
    assert evidence.locator is not None
    assert (evidence.locator.prefix, evidence.locator.suffix) == ("Statistics\nHello. ", " Bye.")


def test_a_cancelled_reading_says_so():
    """What was not read is unsearched, not absent."""
    stop = Event()
    stop.set()
    finding = read_pages({"/": HOME}, cancel=stop).findings["fees.inactivity"]

    assert isinstance(finding, Unsearched)


@pytest.mark.skipif(not SITES.is_dir(), reason="the example sites are not on this machine")
@pytest.mark.parametrize("site", sorted(p.parent.name for p in SITES.glob("*/facts.json")))
def test_example_sites_are_read_well(site):
    """F1 of at least 0.9 with every quote word for word."""
    row = measure(SITES / site)

    assert row["rates"][2] >= 0.9
    assert row["absent"] >= 0.9
    assert row["quotes"] == 1.0


def _with_link(anchor: str, address: str = "/x7") -> dict[str, str]:
    pages = {"/": HOME + f'<a href="{address}">{anchor}</a>'}
    return pages | {f"/{n}": SILENT.format(n.title()) for n in ("fees", "terms", "faq")}


@pytest.mark.parametrize(
    ("anchor", "address", "wanted"),
    [
        ("Good to know", "/x7", Unsearched),
        ("What it costs", "/x7", Unsearched),
        ("Here", "/preise", Unsearched),
        ("Blog", "/x7", Absent),
        ("Careers", "/x7", Absent),
        ("Log in", "/x7", Absent),
        ("Forgot your password?", "/x7", Absent),
    ],
)
def test_a_link_that_was_never_followed_counts_by_what_it_promises(anchor, address, wanted):
    """Its words tell first, then its address; where neither does, nobody knows what stands there."""
    finding = read_pages(_with_link(anchor, address)).findings["fees.inactivity"]

    assert isinstance(finding, wanted)


@pytest.mark.parametrize("where", ["/", "/help"])
def test_the_words_of_any_link_to_a_page_tell_its_kind(where):
    """A page linked as `Here` on one page and as `Fees` on another is a page of fees."""
    pages = _with_link("More") | {where: HOME + '<a href="/x7">Our fees</a>'}
    findings = read_pages(pages).findings

    assert isinstance(findings["fees.inactivity"], Unsearched)
    assert isinstance(findings["privacy.rights"], Unsearched | Absent)


@pytest.mark.parametrize(
    ("lost", "key"),
    [
        ("/help", "custody.institution"),
        ("/help", "complaints.response_days"),
        ("/risks", "buyback.offered"),
        ("/risks", "secondary_market.exists"),
        ("/x7", "people.owners"),
    ],
)
def test_an_unread_page_keeps_open_what_it_may_state_too(lost, key):
    """Help, terms and risk pages say much that belongs elsewhere."""
    pages = {"/": HOME + f'<a href="{lost}">Good to know</a>'}
    pages |= {f"/{n}": SILENT.format(n.title()) for n in ("fees", "terms", "faq", "about", "complaints")}
    silent = read_pages(pages, lost={lost: Failure.TIMEOUT})

    assert isinstance(silent.findings[key], Unsearched)
