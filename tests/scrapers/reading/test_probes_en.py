"""Wordings as English-speaking platforms use them, and sentences that must give nothing."""

from __future__ import annotations

import pytest

from tests.support.reading_case import read_pages, values

READ = [
    (
        "entity.legal_name",
        ["Paisapul Technologies Private Limited"],
        "<p>This website is owned and managed by Paisapul Technologies Private Limited.</p>",
        "terms",
    ),
    (
        "entity.registration_number",
        ["40203112233"],
        "<h1>About</h1><p>SIA Ostvika Markets, reg. No. 40203112233, VAT LV40203112233.</p>",
        "about",
    ),
    (
        "entity.registration_number",
        ["304455667"],
        "<table><tr><td>Legal entity code</td><td>304455667</td></tr></table>",
        "about",
    ),
    (
        "entity.founded_on",
        ["2018-09"],
        "<h1>About us</h1><p>We opened to investors in September 2018 in Riga.</p>",
        "about",
    ),
    (
        "licence.granted_on",
        ["2021-08-17"],
        "<p>On 17 August 2021 Latvijas Banka licensed us as an investment firm (licence No. 27-55/2021/4).</p>",
        "about",
    ),
    (
        "licence.regulator",
        ["Bank of Lithuania"],
        "<p>The Bank of Lithuania granted us a crowdfunding licence on 3 March 2022.</p>",
        "about",
    ),
    (
        "loans.funded_total",
        [1200000000.0],
        "<p>Since launch, investors have funded loans worth €1.2 billion.</p>",
        "statistics",
    ),
    (
        "loans.outstanding",
        [69612000.0],
        "<dl><dt>Loans currently outstanding</dt><dd>€69,612,000</dd></dl>",
        "statistics",
    ),
    ("loans.outstanding", [31500000.0], "<p>Of this, £31.5m is still out on loan.</p>", "statistics"),
    ("loans.default_rate", [1.8], "<p>1.8% of the money lent has gone bad so far.</p>", "statistics"),
    (
        "loans.default_rate",
        [4.3],
        "<p>Of all loans made in 2023, 4.3% by value have defaulted.</p>",
        "statistics",
    ),
    (
        "loans.top10_share",
        [17.0],
        "<p>Our largest borrower owes 2.9% of the book and the top ten together owe 17%.</p>",
        "statistics",
    ),
    ("loans.ltv_max", [70.0], "<p>We never lend more than 70% of the property's value.</p>", "help"),
    ("returns.average", [11.2], "<p>Investors currently average 11.2%.</p>", ""),
    ("returns.net_of_fees", [True], "<p>Returns are shown after bad debt and our fee.</p>", "statistics"),
    ("invest.minimum", [100.0], "<h3>How little can I invest?</h3><p>£100 is enough.</p>", "help"),
    (
        "fees.investor",
        [1.0],
        "<p>We keep 1% a year of the money you have on loan as our servicing fee.</p>",
        "fees",
    ),
    ("fees.secondary_market", [0.85], "<p>Secondary market sales cost 0.85% of the sale price.</p>", "fees"),
    (
        "fees.secondary_market",
        [0.25],
        "<p>If you sell a loan part to another lender we charge you 0.25% of its value.</p>",
        "fees",
    ),
    (
        "fees.early_exit",
        [1.5],
        "<p>Leaving before the term ends costs 1.5% of the amount withdrawn.</p>",
        "fees",
    ),
    ("buyback.trigger_days", [30], "<ul><li>30-day buyback obligation on every loan</li></ul>", "buyback"),
    (
        "provision_fund.exists",
        [False],
        "<h2>Is there a provision fund?</h2><p>Example Lend has never operated one.</p>",
        "help",
    ),
    (
        "provision_fund.coverage",
        [118.0],
        "<p>On 30 September our provision fund stood at £3.4m, 118% of expected losses.</p>",
        "statistics",
    ),
    (
        "secondary_market.exists",
        [True],
        "<h3>How do I sell?</h3><p>Open the loan and press Sell. Other investors can then buy it from you.</p>",
        "help",
    ),
    (
        "payout.working_days",
        [3],
        "<h3>When does a withdrawal arrive?</h3><p>Usually the next day; at the latest within 3 business days.</p>",
        "help",
    ),
    (
        "protection.reflection_days",
        [4],
        "<p>Non-sophisticated investors may change their mind within four calendar days of making an offer.</p>",
        "terms",
    ),
    (
        "privacy.controller",
        ["Tollgate Lending Limited"],
        "<h1>Privacy notice</h1><p>Tollgate Lending Limited decides how your data is used and is its controller.</p>",
        "privacy",
    ),
    (
        "privacy.retention",
        [True],
        "<h1>Privacy notice</h1><p>We delete account records six years after you leave.</p>",
        "privacy",
    ),
    ("marketing.guaranteed_return", [True], "<p>Enjoy a guaranteed 12% a year.</p>", ""),
    (
        "loans.related_party_balance",
        [14820000.0],
        "<p>Loans to companies related to our shareholders stood at €14,820,000 on 31 October 2026.</p>",
        "terms",
    ),
]
SILENT = [
    (
        "returns.advertised",
        "<p>Take this example: €2,000 at 10% for one year gives €200 if every borrower pays.</p>",
        "help",
    ),
    ("returns.average", "<p>Other platforms say their investors average 12%.</p>", "help"),
    ("invest.minimum", "<p>Borrow from £25,000 for your business.</p>", "help"),
    ("invest.minimum", "<p>Earn €25 when a friend signs up and invests.</p>", "help"),
    ("fees.investor", "<p>Borrowers pay an arrangement fee of 4%.</p>", "fees"),
    (
        "buyback.trigger_days",
        "<p>A lending company may extend a loan up to six times, by 30 days at most, before buyback.</p>",
        "buyback",
    ),
    (
        "accounts.revenue",
        "<p>The borrower has an annual turnover of £2.4m and total assets of £1m.</p>",
        "help",
    ),
    (
        "accounts.net_result",
        "<p>To qualify, your company must have made a profit of at least £50,000 last year.</p>",
        "help",
    ),
    (
        "entity.founded_on",
        "<p>Lender Baltkredo was founded in 2011 and has 40,000 customers.</p>",
        "lending-companies",
    ),
    ("entity.share_capital", "<p>The originator must have share capital of at least €1,000,000.</p>", "help"),
    ("licence.regulator", "<p>We are not authorised by the Financial Conduct Authority.</p>", "about"),
    (
        "provision_fund.exists",
        "<p>Provision fund: money set aside by some platforms to cover losses.</p>",
        "glossary",
    ),
    ("buyback.offered", "<p>A buyback guarantee is offered by many competitors.</p>", "help"),
    ("secondary_market.exists", "<p>We plan to open a secondary market next year.</p>", "help"),
    ("loans.default_rate", "<p>Across the UK, 3% of small business loans default.</p>", "blog"),
    ("payout.working_days", "<p>We credit your deposit within 2 working days.</p>", "help"),
    ("complaints.response_days", "<p>The ombudsman will reply within 90 days.</p>", "complaints"),
    (
        "protection.reflection_days",
        "<p>Borrowers have 14 days to withdraw from the credit agreement.</p>",
        "help",
    ),
    ("returns.realised", "<p>The stock market returned 8% in 2025.</p>", "blog"),
    (
        "accounts.auditor",
        "<p>Borrowers' accounts are audited by firms such as Pellow Grange LLP.</p>",
        "help",
    ),
    (
        "loans.ltv_max",
        "<p>For example, a loan of £70,000 on a house worth £100,000 has an LTV of 70%.</p>",
        "help",
    ),
]


@pytest.mark.parametrize(("key", "expected", "markup", "path"), READ)
def test_a_wording_is_read(key: str, expected: list[object], markup: str, path: str) -> None:
    assert values(read_pages({path: markup}), key) == expected


@pytest.mark.parametrize(("key", "markup", "path"), SILENT)
def test_what_is_not_said_of_the_platform_is_not_read(key: str, markup: str, path: str) -> None:
    assert values(read_pages({path: markup}), key) == []


SHAPES = [
    (
        "loans.default_rate",
        [0.9, 2.74],
        (
            "<table><tr><th>Note</th><th></th><th>2025</th><th>2024</th></tr>"
            "<tr><td>1</td><td>Value of loans made</td><td>£38,214,000</td><td>£33,076,500</td></tr>"
            "<tr><td>2</td><td>Loans in default</td><td>0.90%</td><td>2.74%</td></tr></table>"
        ),
        "statistics",
    ),
    (
        "accounts.net_result",
        [212000.0, -638000.0],
        (
            "<table><tr><th>(in thousands)</th><th>FY 2025</th><th>FY 2024</th></tr><tr><td>Total "
            "revenue</td><td>$5,904"
            "</td><td>$4,871</td></tr><tr><td>Net income (loss)</td><td>$212</td><td>$(638)</td></tr></table>"
        ),
        "about",
    ),
    (
        "accounts.revenue",
        [3920000.0, 3410000.0],
        (
            "<p>Accounts for the year to March 2025. Turnover rose to £3.92m (2024: £3.41m), profit after tax was "
            "£418,000 (2024: £265,000).</p>"
        ),
        "about",
    ),
    (
        "accounts.net_result",
        [604000.0, -97000.0],
        (
            "<p>We ended 2025 with revenue of €3.36 million and a net profit of €604,000, after a loss of "
            "€97,000 in 2024."
            "</p>"
        ),
        "about",
    ),
    (
        "loans.term_max_months",
        [36],
        (
            "<table><tr><th>Product</th><th>Tenor</th><th>Returns</th></tr><tr><td>Term note</td><td>3–24 months</td>"
            "<td>9%–12%</td></tr><tr><td>Property note</td><td>6–36 months</td><td>7%–9%</td></tr></table>"
        ),
        "faq",
    ),
    (
        "people.directors",
        [("Meenakshi Rao", "Arvind Kulkarni")],
        (
            "<h2>Board of "
            "Directors</h2><table><tr><th>Name</th><th>DIN</th><th>Designation</th></tr><tr><td>Meenakshi Rao"
            "</td><td>08112345</td><td>Managing Director</td></tr><tr><td>Arvind Kulkarni</td><td>07765412</td>"
            "<td>Whole-time Director</td></tr></table>"
        ),
        "about",
    ),
    (
        "payout.working_days",
        [1],
        "<p>Idle money in escrow is paid out by the next working day after your withdrawal request.</p>",
        "faq",
    ),
    ("security.mfa", ["none"], "<h3>Do you support two-factor login?</h3><p>Not at the moment.</p>", "help"),
    (
        "winddown.funding",
        [True],
        "<h3>What if you stop trading?</h3><p>The servicer's charges would be met from a ring-fenced reserve.</p>",
        "help",
    ),
    (
        "privacy.authority",
        ["Data Protection Board of India"],
        "<h1>Privacy policy</h1><p>You may complain to the Data Protection Board of India.</p>",
        "privacy",
    ),
    (
        "complaints.ombudsman",
        ["RBI Ombudsman"],
        "<p>If you disagree, approach the RBI Ombudsman under the Integrated Ombudsman Scheme, 2021.</p>",
        "complaints",
    ),
]
SHAPES += [
    (
        "accounts.equity",
        [1480000.0],
        "<p>Annual accounts 2025: turnover €2.31m, profit after tax €187,000, shareholders' funds €1.48m.</p>",
        "about",
    ),
    (
        "accounts.revenue",
        [2310000.0, 1960000.0],
        "<p>In the financial year 2025 turnover was €2.31m. The year before: turnover €1.96m, loss €64,000.</p>",
        "about",
    ),
    (
        "complaints.email",
        ["grievance@example-lend.test"],
        "<h2>Grievance redressal</h2><p>Ms. Lakshmi Nair, grievance@example-lend.test.</p>",
        "grievance-redressal",
    ),
    (
        "loans.expected_default_rate",
        [1.4, 2.6],
        (
            "<table><tr><th rowspan=2>Grade</th><th colspan=2>Estimated vs. actual default rate</th></tr>"
            "<tr><th>Estimated</th><th>Actual</th></tr><tr><td>A</td><td>1.4%</td><td>1.1%</td></tr>"
            "<tr><td>B</td><td>2.6%</td><td>2.9%</td></tr></table>"
        ),
        "statistics",
    ),
    (
        "people.directors",
        [("Aoife O’Mahony-Reid", "Sean McCarthy")],
        "<h2>Board</h2><ul><li>Aoife O’Mahony-Reid, chair</li><li>Sean McCarthy, director</li></ul>",
        "about",
    ),
    (
        "security.mfa",
        ["offered"],
        "<h3>Is two-factor login available?</h3><p>Available, not compulsory.</p>",
        "help",
    ),
    (
        "privacy.automated_decisions",
        [True],
        "<h1>Privacy</h1><p>Our model decides on most applications without human review.</p>",
        "privacy",
    ),
]
OF_OTHERS = [
    ("borrowers.count", "<h3>3. Lend</h3><p>Select borrowers by hand.</p>", "help"),
    (
        "buyback.trigger_days",
        "<h2>What happened at Baltfund</h2><p>Its buyback after 30 days was not paid.</p>",
        "news",
    ),
    (
        "fees.investor",
        "<p>Borrowers pay an arrangement fee of 2% and a servicing fee of 1% a year.</p>",
        "fees",
    ),
    ("complaints.form", "<p>Fill in the registration form to open an account.</p>", "help"),
    (
        "winddown.servicer",
        "<p>If a borrower fails to pay, Marlow Recovery Ltd will take over collection.</p>",
        "risk",
    ),
    ("fees.secondary_market", "<h3>Can I sell on the secondary market?</h3><p>No.</p>", "help"),
    (
        "licence.number",
        (
            "<table><tr><th></th><th>Finkasse Oy</th><th>Prestora S.L.</th></tr><tr><th>Licence</th>"
            "<td>FIN 2274</td><td>ES 118</td></tr></table><p>Notes are sold by Marlow Notes Ltd.</p>"
        ),
        "about",
    ),
    (
        "loans.written_off",
        "<p>Our fund held £612,400, against expected losses of £720,470.</p>",
        "statistics",
    ),
    ("security.mfa_kind", "<p>We stopped using text messages in 2024.</p>", "security"),
    ("returns.advertised", "<p>Fraudsters promise you a return of 20% in our name. Beware.</p>", "help"),
]


@pytest.mark.parametrize(("key", "expected", "markup", "path"), SHAPES)
def test_a_shape_is_read(key: str, expected: list[object], markup: str, path: str) -> None:
    """Numbered rows, signs beside figures, several years in one sentence, a day that is named."""
    assert values(read_pages({path: markup}), key) == expected


@pytest.mark.parametrize(("key", "markup", "path"), OF_OTHERS)
def test_what_others_do_is_not_read(key: str, markup: str, path: str) -> None:
    """Other platforms, borrowers and strangers are not the platform."""
    assert values(read_pages({path: markup}), key) == []
