"""Wordings and shapes of many kinds of platform: each small page says, or does not say, one thing."""

import pytest

from tests.support.reading_case import read_pages, values

S, F, Q, T, H, P, I, R, C, A, D, B, O, X = (  # noqa: E741
    "/statistics",
    "/fees",
    "/faq",
    "/terms",
    "/",
    "/privacy",
    "/imprint",
    "/risk",
    "/complaints",
    "/about",
    "/annual-report",
    "/buyback",
    "/projects",
    "/security",
)

FOUND = [
    # loan book
    (
        S,
        "<p>Since launch we have funded more than €27.4m of loans.</p>",
        "loans.funded_total",
        [27_400_000.0],
    ),
    (S, "<dl><dt>Cumulative lending</dt><dd>£312.5 million</dd></dl>", "loans.funded_total", [312_500_000.0]),
    (
        S,
        "<div><div>€8,120,000</div><div>Outstanding loan portfolio</div></div>",
        "loans.outstanding",
        [8_120_000.0],
    ),
    (S, "<p>The live loan book stood at £14.2m on 31 March 2026.</p>", "loans.outstanding", [14_200_000.0]),
    (
        S,
        "<table><tr><th>Figure</th><th>Value</th></tr><tr><td>Number of loans</td><td>1,204</td></tr></table>",
        "loans.count",
        [1204],
    ),
    (S, "<p>Our default rate is currently 3.4 %.</p>", "loans.default_rate", [3.4]),
    (S, "<p>The expected default rate is 2.5 %.</p>", "loans.default_rate", []),
    (S, "<p>The expected default rate is 2.5 %.</p>", "loans.expected_default_rate", [2.5]),
    (
        S,
        "<p>A loan is in default when a payment is more than 60 days overdue.</p>",
        "loans.default_definition_days",
        [60],
    ),
    (
        S,
        "<p>Loans more than 90 days late are treated as defaulted.</p>",
        "loans.default_definition_days",
        [90],
    ),
    (S, "<p>So far 71.2 % of defaulted principal has been recovered.</p>", "loans.recovery_rate", [71.2]),
    (S, "<p>We have written off €412,000.</p>", "loans.written_off", [412_000.0]),
    (S, "<p>The ten largest borrowers together owe 18.3 % of the book.</p>", "loans.top10_share", [18.3]),
    (
        S,
        "<p>The largest borrower accounts for 4.1 % of outstanding principal.</p>",
        "loans.largest_borrower_share",
        [4.1],
    ),
    (S, "<p>12,400 registered investors have joined us.</p>", "investors.count", [12_400]),
    (S, "<div><p>9,300+ active investors</p></div>", "investors.count", [9300]),
    (S, "<p>The average investor holds 9 loans.</p>", "investors.count", []),
    (S, "<p>We have helped 640 businesses.</p>", "borrowers.count", [640]),
    (
        Q,
        "<h3>How long are the loans?</h3><p>Loan terms range from 3 to 48 months.</p>",
        "loans.term_max_months",
        [48],
    ),
    (Q, "<p>Loan terms range from 3 to 48 months.</p>", "loans.term_min_months", [3]),
    (Q, "<p>Loans run from 1 to 5 years.</p>", "loans.term_max_months", [60]),
    (Q, "<p>We lend at a maximum loan-to-value of 65 %.</p>", "loans.ltv_max", [65.0]),
    (Q, "<p>The LTV never exceeds 65 %.</p>", "loans.ltv_max", [65.0]),
    (S, "<p>TKB90: 98.7 %</p>", "loans.tkb90", [98.7]),
    # returns and costs
    (H, "<h1>Earn up to 11.5 % per year</h1>", "returns.advertised", [11.5]),
    (H, "<p>Inflation was up to 9 % last year.</p>", "returns.advertised", []),
    (S, "<p>Investors earned 9.8 % on average.</p>", "returns.average", [9.8]),
    (S, "<p>The average annual return is 8.75%.</p>", "returns.average", [8.75]),
    (H, "<p>Invest from just €25 per project.</p>", "invest.minimum", [25.0]),
    (Q, "<h3>What is the minimum investment?</h3><p>€100.</p>", "invest.minimum", [100.0]),
    (Q, "<p>For example, if you invest €500 at 10 % you earn €50.</p>", "invest.minimum", []),
    (F, "<table><tr><td>Management fee</td><td>0.5 % per year</td></tr></table>", "fees.investor", [0.5]),
    (F, "<p>There are no fees for investors.</p>", "fees.investor", [0.0]),
    (
        F,
        "<table><tr><td>Secondary market fee</td><td>0.75 %</td></tr></table>",
        "fees.secondary_market",
        [0.75],
    ),
    (F, "<table><tr><td>Early exit fee</td><td>2 %</td></tr></table>", "fees.early_exit", [2.0]),
    (F, "<table><tr><td>Inactivity fee</td><td>€5 per month</td></tr></table>", "fees.inactivity", [5.0]),
    (S, "<p>Returns are shown before fees and bad debts.</p>", "returns.net_of_fees", [False]),
    (S, "<p>All returns are net of fees and losses.</p>", "returns.net_of_fees", [True]),
    # promises and their denials
    (B, "<p>All loans come with a repurchase obligation.</p>", "buyback.offered", [True]),
    (B, "<p>We do not offer a buyback guarantee.</p>", "buyback.offered", [False]),
    (Q, "<h3>Is there a buyback guarantee?</h3><p>No.</p>", "buyback.offered", [False]),
    (Q, "<h3>Is there a buyback guarantee?</h3>", "buyback.offered", []),
    (
        B,
        "<p>The loan originator must buy back a loan that is more than 60 days late.</p>",
        "buyback.trigger_days",
        [60],
    ),
    (
        B,
        "<p>The loan originator must buy back a loan that is 60 days late.</p>",
        "buyback.obligor",
        ["the loan originator"],
    ),
    (B, "<p>The buyback includes principal and accrued interest.</p>", "buyback.covers_interest", [True]),
    (B, "<p>Our contingency fund holds £410,000.</p>", "provision_fund.balance", [410_000.0]),
    (B, "<p>There is no provision fund.</p>", "provision_fund.exists", [False]),
    (Q, "<p>You can sell your loans on our secondary market.</p>", "secondary_market.exists", [True]),
    (Q, "<p>We do not operate a secondary market.</p>", "secondary_market.exists", [False]),
    (
        Q,
        "<h3>Can I sell on a secondary market?</h3><p>Yes, at any time before maturity.</p>",
        "secondary_market.exists",
        [True],
    ),
    (Q, "<p>Our Auto Invest tool spreads your money.</p>", "auto_invest.offered", [True]),
    (
        Q,
        "<p>Client money is held in a segregated account at Alder Bank plc.</p>",
        "custody.segregated",
        [True],
    ),
    (
        Q,
        "<p>Client money is held in a segregated account at Alder Bank plc.</p>",
        "custody.institution",
        ["Alder Bank plc"],
    ),
    (Q, "<h3>How long does a withdrawal take?</h3><p>Up to 4 business days.</p>", "payout.working_days", [4]),
    (R, "<p>You may lose all of the money you invest.</p>", "protection.risk_warning", [True]),
    (
        R,
        "<p>Loans are not covered by any deposit guarantee scheme.</p>",
        "protection.no_deposit_scheme",
        [True],
    ),
    (Q, "<p>You must pass an appropriateness test.</p>", "protection.entry_test", [True]),
    (T, "<p>There is a reflection period of four calendar days.</p>", "protection.reflection_days", [4]),
    (H, "<p>Returns are not guaranteed.</p>", "marketing.guaranteed_return", [False]),
    (H, "<p>Enjoy guaranteed returns.</p>", "marketing.guaranteed_return", [True]),
    (H, "<p>Is my return guaranteed?</p>", "marketing.guaranteed_return", []),
    (H, "<p>Withdraw your money at any time.</p>", "marketing.instant_access", [True]),
    (H, "<p>Hurry, only 12 places left!</p>", "marketing.urgency", [True]),
    (H, "<p>Better than a savings account: up to 12 % a year.</p>", "marketing.savings_comparison", [True]),
    (X, "<p>Two-factor authentication is mandatory for all users.</p>", "security.mfa", ["forced"]),
    (X, "<p>You can enable two-factor authentication.</p>", "security.mfa", ["offered"]),
    (X, "<p>We are certified under ISO 27001.</p>", "security.certifications", [("ISO 27001",)]),
    # who
    (I, "<dl><dt>Company name</dt><dd>Example Lend OÜ</dd></dl>", "entity.legal_name", ["Example Lend OÜ"]),
    (
        I,
        "<p>Example Lend is operated by Example Lend Limited.</p>",
        "entity.legal_name",
        ["Example Lend Limited"],
    ),
    (I, "<dl><dt>Registration number</dt><dd>14998812</dd></dl>", "entity.registration_number", ["14998812"]),
    (I, "<p>VAT number: EE102938475</p>", "entity.vat_number", ["EE102938475"]),
    (I, "<p>Registered office: 12 Mill Lane, Leeds, LS1 4AB.</p>", "entity.country", ["GB"]),
    (I, "<p>Call us on +372 600 1234.</p>", "entity.phone", ["+372 600 1234"]),
    (I, "<p>Write to hello@example-lend.test.</p>", "entity.email", ["hello@example-lend.test"]),
    (A, "<p>We were founded in 2016.</p>", "entity.founded_on", ["2016"]),
    (I, "<p>Share capital: EUR 250,000</p>", "entity.share_capital", [250_000.0]),
    (
        I,
        "<p>Example Lend OÜ is supervised by Finantsinspektsioon.</p>",
        "licence.regulator",
        ["Finantsinspektsioon"],
    ),
    (I, "<p>We hold licence No. 4.1-1/33.</p>", "licence.number", ["4.1-1/33"]),
    (I, "<p>We are a European crowdfunding service provider.</p>", "licence.kind", ["ecsp"]),
    # complaints, policies, privacy
    (
        C,
        "<p>Send complaints to complaints@example-lend.test.</p>",
        "complaints.email",
        ["complaints@example-lend.test"],
    ),
    (C, "<p>We answer complaints within 15 business days.</p>", "complaints.response_days", [15]),
    (T, "<p>Effective from 1 March 2025.</p>", "policy.terms_date", ["2025-03-01"]),
    (P, "<p>Last updated: 2 April 2025</p>", "policy.privacy_date", ["2025-04-02"]),
    (P, "<p>The data controller is Example Lend OÜ.</p>", "privacy.controller", ["Example Lend OÜ"]),
    (P, "<p>We keep your data for as long as necessary.</p>", "privacy.retention", [False]),
    (P, "<h2>Retention</h2><p>We keep records for 8 years.</p>", "privacy.retention", [True]),
    (
        P,
        "<p>Contact our data protection officer at dpo@example-lend.test.</p>",
        "privacy.dpo_contact",
        ["dpo@example-lend.test"],
    ),
]


@pytest.mark.parametrize(("path", "markup", "key", "expected"), FOUND)
def test_a_wording_gives_its_value(path, markup, key, expected):
    """What the page says is found, and nothing is found that it does not say."""
    title = path.strip("/").replace("-", " ") or "Example Lend"
    heading = f"<h1>{title}</h1>" if path != "/" else ""
    reading = read_pages({path: heading + markup})

    assert values(reading, key) == expected


OTHER_LANGUAGES = [
    ("fr", "/statistiques", "<p>Le taux de défaut est de 3,1 %.</p>", "loans.default_rate", [3.1]),
    (
        "fr",
        "/statistiques",
        "<p>L’encours s’élève à 12,4 M€ au 31 mars 2026.</p>",
        "loans.outstanding",
        [12_400_000.0],
    ),
    ("fr", "/faq", "<p>Il n’existe pas de marché secondaire.</p>", "secondary_market.exists", [False]),
    ("fr", "/faq", "<p>L’investissement minimum est de 20 €.</p>", "invest.minimum", [20.0]),
    ("fr", "/", "<p>Le capital n’est pas garanti.</p>", "marketing.guaranteed_return", [False]),
    ("de", "/statistik", "<p>Die Ausfallquote liegt bei 4,2 %.</p>", "loans.default_rate", [4.2]),
    (
        "de",
        "/statistik",
        "<dl><dt>Vermitteltes Volumen</dt><dd>31,5 Mio. €</dd></dl>",
        "loans.funded_total",
        [31_500_000.0],
    ),
    ("de", "/risikohinweise", "<p>Es gibt keinen Zweitmarkt.</p>", "secondary_market.exists", [False]),
    (
        "de",
        "/faq",
        "<h3>Wie hoch ist die Mindestanlage?</h3><p>Die Mindestanlage beträgt 250 €.</p>",
        "invest.minimum",
        [250.0],
    ),
    ("es", "/estadisticas", "<p>La tasa de impago es del 3,8 %.</p>", "loans.default_rate", [3.8]),
    (
        "es",
        "/preguntas-frecuentes",
        "<p>No existe mercado secundario.</p>",
        "secondary_market.exists",
        [False],
    ),
    ("es", "/", "<p>La rentabilidad no está garantizada.</p>", "marketing.guaranteed_return", [False]),
    ("es", "/preguntas-frecuentes", "<p>La inversión mínima es de 100 €.</p>", "invest.minimum", [100.0]),
    (
        "zh",
        "/xxpl",
        "<table><tr><td>借贷余额</td><td>2.5亿元</td></tr></table>",
        "loans.outstanding",
        [250_000_000.0],
    ),
    ("zh", "/risk", "<p>平台不承诺保本保息。</p>", "marketing.guaranteed_return", [False]),
    ("zh", "/help/faq", "<p>起投金额为1,000元。</p>", "invest.minimum", [1000.0]),
]


@pytest.mark.parametrize(("lang", "path", "markup", "key", "expected"), OTHER_LANGUAGES)
def test_other_languages_are_read_by_their_own_words(lang, path, markup, key, expected):
    """One lexicon file makes a language readable."""
    reading = read_pages({path: markup}, lang)

    assert values(reading, key) == expected
