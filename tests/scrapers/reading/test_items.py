"""What decides items of the checklist, one small page for each: said, denied, refused, or only alike."""

import pytest

from scoring.facts import Absent
from tests.support.reading_case import disclosed, values
from tests.support.reading_markup import read_markup

H, T, Q, P, R, F, O, K, N, A, G = (  # noqa: E741
    "/",
    "/terms",
    "/faq",
    "/privacy",
    "/risk",
    "/fees",
    "/projects",
    "/projects/mill-lane-7",
    "/news",
    "/about",
    "/loan-originators",
)

PAYMENTS = [
    (Q, "en", "<p>Pay in by bank transfer. Cards, cash and crypto are not accepted.</p>", ["bank-transfer"]),
    (Q, "en", "<p>We do not accept cards, crypto or PayPal, only SEPA transfers.</p>", []),
    (
        Q,
        "en",
        "<p>We accept cards and bank transfers, but crypto is not accepted.</p>",
        ["card", "bank-transfer"],
    ),
    (Q, "en", "<p>Deposit in USDT or by card, within minutes.</p>", ["crypto", "card"]),
    (Q, "en", "<p>Fraudsters may ask you to pay in bitcoin.</p>", []),
    (
        Q,
        "de",
        "<p>Sie zahlen per SEPA-Überweisung ein. Kreditkarten und Bitcoin nehmen wir nicht an.</p>",
        ["bank-transfer"],
    ),
    (
        Q,
        "es",
        "<p>Ingresa por transferencia bancaria. No aceptamos tarjetas ni bitcoin.</p>",
        ["bank-transfer"],
    ),
    (Q, "zh", "<p>仅支持本人银行卡充值，不接受现金、信用卡和比特币。</p>", ["bank-transfer"]),
]
ODD = [
    (O, "<h2>Bitcoin mining farm in the north, 19 %</h2>", ["crypto mining"]),
    (O, "<li>Token presale of a game studio</li>", ["coins and tokens"]),
    (H, "<p>Our trading robots work for you day and night.</p>", ["trading robots"]),
    (O, "<p>We never finance crypto mining.</p>", []),
    (O, "<p>A mining town needs a new bakery: loan of €80,000.</p>", []),
    (R, "<p>Fraudulent sites offer crypto mining.</p>", []),
    (N, "<p>Other platforms financed crypto mining.</p>", []),
]
SIMPLE = [
    # offers turned into coins
    (T, "<p>Your balance is converted into our own token every month.</p>", "offers.token_settled", [True]),
    (T, "<p>Your balance is never converted into tokens.</p>", "offers.token_settled", []),
    (T, "<p>Interest is paid in euro; a coin on the page marks new loans.</p>", "offers.token_settled", []),
    (
        Q,
        "<p>Payouts are credited in one day once the token of your bank confirms them.</p>",
        "offers.token_settled",
        [],
    ),
    (H, "<p>From June your deposits are turned into Lumen coins.</p>", "offers.token_settled", [True]),
    (P, "<p>Card numbers are replaced by a token.</p>", "offers.token_settled", []),
    # collateral
    (
        K,
        "<dl><dt>Valuation date</dt><dd>12 March 2026</dd></dl>",
        "collateral.valuation_date",
        ["2026-03-12"],
    ),
    (K, "<dl><dt>Valued by</dt><dd>Hobb & Lane Ltd</dd></dl>", "collateral.valuer", ["Hobb & Lane Ltd"]),
    (
        Q,
        "<p>Every house is assessed by a chartered surveyor.</p>",
        "collateral.valuer",
        ["chartered surveyor"],
    ),
    (Q, "<p>The valuation is no more than 90 days old.</p>", "collateral.valuation_date", ["2026-02-03"]),
    (P, "<p>The valuation is no more than 90 days old.</p>", "collateral.valuation_date", []),
    (K, "<dl><dt>Security</dt><dd>First charge on the land</dd></dl>", "collateral.secured", [True]),
    (K, "<dl><dt>Security</dt><dd>None, the loan is not secured</dd></dl>", "collateral.secured", []),
    # bonuses against the sum
    (
        H,
        "<p>New lenders receive a welcome bonus of 2 % of what they invest.</p>",
        "marketing.bonus_share",
        [2.0],
    ),
    (H, "<p>€30 welcome bonus when you invest €1,000.</p>", "marketing.bonus_share", [3.0]),
    (H, "<p>Refer a friend and you get €20 each.</p>", "marketing.bonus_share", []),
    (H, "<p>We pay no welcome bonus of 2 % or any other.</p>", "marketing.bonus_share", []),
    # savings
    (H, "<p>Your savings account pays 1 %. We pay seven.</p>", "marketing.savings_comparison", [True]),
    (
        H,
        "<p>Why leave your money in a savings account at 1 %? Earn seven.</p>",
        "marketing.savings_comparison",
        [True],
    ),
    (
        H,
        "<p>Lending is not a savings account, better not compare it.</p>",
        "marketing.savings_comparison",
        [False],
    ),
    # exits at any time
    (H, "<p>Withdraw your money at any time.</p>", "marketing.instant_access", [True]),
    (H, "<p>Withdraw your uninvested money at any time.</p>", "marketing.instant_access", []),
    (H, "<p>You cannot withdraw your money at any time.</p>", "marketing.instant_access", [False]),
    # terms
    (T, "<p>We announce changes at least 30 days ahead.</p>", "terms.change_notice_days", [30]),
    (T, "<p>You may close your account before they take effect.</p>", "terms.exit_on_change", [True]),
    (
        T,
        "<p>The loan contract is concluded directly between the lender and the borrower.</p>",
        "claim.kind",
        ["direct-loan"],
    ),
    (
        T,
        "<p>By buying a claim you become the creditor of the borrower.</p>",
        "claim.kind",
        ["assigned-claim"],
    ),
    (T, "<p>The operator may suspend the exchange for maintenance.</p>", "exit.suspension_right", [True]),
    (T, "<p>You offer your part at any price.</p>", "exit.price_rule", [True]),
    (T, "<p>We check every borrower before a loan is listed.</p>", "terms.borrower_checks", ["accepted"]),
    # entry
    (Q, "<p>A calculator simulates your ability to bear losses.</p>", "protection.loss_calculator", [True]),
    (Q, "<p>We have no loss calculator.</p>", "protection.loss_calculator", []),
    (Q, "<p>Withdraw money from your account at any time.</p>", "marketing.instant_access", []),
    (H, "<p>Use our interest calculator.</p>", "protection.loss_calculator", []),
    # who pays
    (
        F,
        "<dl><dt>Borrowers</dt><dd>3 % of the loan, once</dd></dl>",
        "fees.who_pays",
        ["3 % of the loan, once"],
    ),
    (F, "<dl><dt>Investors</dt><dd>free</dd></dl>", "fees.who_pays", []),
    # platform
    (G, "<p>Each claim was issued by one of our loan originators.</p>", "platform.kind", ["marketplace"]),
    (H, "<p>We arrange business loans for small firms.</p>", "platform.kind", ["business"]),
]
PRIVACY = [
    (
        "<h2>Who receives your data</h2><p>Our hosting company, credit bureaus and auditors.</p>",
        "recipients_named",
        [True],
    ),
    (
        "<h2>Recipients</h2><p>Harrow Print Ltd.</p><p>Controller: Example Lend Ltd.</p>",
        "recipients_named",
        [True],
    ),
    ("<p>We share data with partners and service providers.</p>", "recipients_named", []),
    ("<p>We share data with partners and service providers.</p>", "recipients", [True]),
    ("<p>We may sell or share information with our partners.</p>", "may_sell", [True]),
    ("<p>We never sell your data.</p>", "may_sell", [False]),
    (
        "<table><tr><th>Purpose</th><th>Legal basis</th></tr><tr><td>Account</td><td>contract</td></tr></table>",
        "purposes",
        [True],
    ),
    ("<h2>Lawful basis</h2><ul><li>account: contract</li></ul>", "legal_basis", [True]),
    ("<p>Data are encrypted, and access is by role.</p>", "measures", [("encryption", "access-control")]),
    ("<p>We take appropriate measures.</p>", "measures_general", [True]),
    ("<p>Nothing is transferred outside India.</p>", "transfers", [False]),
    (
        "<p>A model decides on applications; you may ask that a person reviews a refusal.</p>",
        "contest_right",
        [True],
    ),
]
HEADS = {
    "en": "<h2>Default</h2><p>x</p><h2>Failure of the operator</h2><p>x</p><h2>Liquidity</h2><p>x</p>"
    "<h2>Cyber attack</h2><p>x</p><h2>Conflicts of interest</h2><p>x</p><h2>Law and tax</h2><p>x</p>",
    "de": "<ul><li>Ausfallrisiko</li><li>Plattformrisiko</li><li>Liquiditätsrisiko</li><li>IT-Risiko</li>"
    "<li>Interessenkonflikte</li><li>Rechtliche und steuerliche Risiken</li></ul>",
    "fr": "<ul><li>Défaillance de l’emprunteur</li><li>Faillite de la plateforme</li><li>Illiquidité</li>"
    "<li>Cyberattaque</li><li>Conflits d’intérêts</li><li>Risques juridiques</li><li>Fiscalité</li></ul>",
    "zh": "<p>一、信用风险</p><p>二、平台风险</p><p>三、流动性风险</p><p>四、技术风险</p><p>五、法律与政策风险</p>"
    "<p>六、税务风险</p><p>七、利益冲突</p>",
}
NEWS = [
    ("<h2>Outage of the login</h2><p>3 March 2026</p><p>Nobody could sign in.</p>", 1, 1),
    ("<h2>Record month</h2><p>3 March 2026</p><p>Thank you all.</p>", 1, 0),
    ("<h2>No late loans this spring</h2><p>3 March 2026</p><p>Not one.</p>", 1, 0),
    ("<p>3 March 2026 - Two loans defaulted in February</p><p>1 April 2026 - New logo</p>", 2, 1),
    ("<h2>Payment delays</h2><p>3 March 2019</p><p>Long ago.</p>", 0, 0),
]


def flat(found: list[object]) -> list[object]:
    """Lists of a list key taken apart."""
    return [m for v in found for m in (v if isinstance(v, tuple) else (v,))]


@pytest.mark.parametrize("path, lang, markup, wanted", PAYMENTS)
def test_refused_ways_of_paying_are_not_offered(path: str, lang: str, markup: str, wanted: list[str]) -> None:
    found = flat(values(read_markup({path: markup}, lang), "payment.methods"))
    assert sorted(map(str, found)) == sorted(wanted)


@pytest.mark.parametrize("path, markup, wanted", ODD)
def test_odd_offers_are_named_only_where_they_are_offered(path: str, markup: str, wanted: list[str]) -> None:
    assert flat(values(read_markup({path: markup}), "offers.odd_assets")) == wanted


def test_silence_about_odd_offers_is_an_absence() -> None:
    reading = read_markup({H: "<p>Loans to bakeries.</p>", O: "<p>Bakery, 6 %</p>"})
    assert isinstance(reading.findings["offers.odd_assets"], Absent)


@pytest.mark.parametrize("odd, wanted", [(1, [20.0]), (0, [])])
def test_a_share_of_odd_offers_needs_five_of_them(odd: int, wanted: list[float]) -> None:
    names = ["Bitcoin mining farm" if n < odd else f"Bakery number {n}" for n in range(5)]
    pages = {f"/projects/offer-{n}": f"<h1>{name}</h1>" for n, name in enumerate(names)}
    assert values(read_markup({H: "<p>Welcome.</p>", **pages}), "offers.odd_share") == wanted


@pytest.mark.parametrize("path, markup, key, wanted", SIMPLE)
def test_one_statement(path: str, markup: str, key: str, wanted: list[object]) -> None:
    assert values(read_markup({path: markup}), key) == wanted


@pytest.mark.parametrize("markup, key, wanted", PRIVACY)
def test_one_statement_of_the_privacy_policy(markup: str, key: str, wanted: list[object]) -> None:
    assert values(read_markup({P: "<h1>Privacy policy</h1>" + markup}), f"privacy.{key}") == wanted


@pytest.mark.parametrize("lang", HEADS)
def test_risks_are_named_by_headings_and_items(lang: str) -> None:
    title = {"en": "Risks", "de": "Risiken", "fr": "Les risques", "zh": "风险提示"}[lang]
    found = flat(values(read_markup({R: f"<h1>{title}</h1>{HEADS[lang]}"}, lang), "protection.risks_named"))
    assert set(map(str, found)) == set(disclosed()["protection.risks_named"].choices)


def test_a_heading_about_tax_elsewhere_names_no_risk() -> None:
    assert values(read_markup({F: "<h2>Tax</h2><p>VAT is included.</p>"}), "protection.risks_named") == []


@pytest.mark.parametrize("markup, items, bad", NEWS)
def test_news_of_the_last_year_is_counted(markup: str, items: int, bad: int) -> None:
    reading = read_markup({N: "<h1>News</h1>" + markup})
    assert (values(reading, "notices.items"), values(reading, "notices.bad_news")) == ([items], [bad])


def test_a_list_and_its_article_count_once() -> None:
    text = "<h2>Outage</h2><p>3 March 2026</p><p>For an hour.</p>"
    reading = read_markup({N: "<h1>News</h1>" + text, "/news/outage": text})
    assert values(reading, "notices.bad_news") == [1]


def test_a_bonus_of_an_old_post_is_no_offer() -> None:
    old = "<h1>Our year</h1><p>7 January 2021</p><p>The welcome bonus was 2 % of what you invest.</p>"
    assert values(read_markup({"/blog/our-year": old}), "marketing.bonus_share") == []


SHEET = "<h1>Key investment information sheet</h1>" + "".join(
    f"<h2>{h}</h2><p>Text.</p>"
    for h in ("Borrower", "Main features", "Risk factors", "Loan terms", "Investor rights")
)


@pytest.mark.parametrize("more, wanted", [("<h2>Fees</h2><p>None.</p>", [100.0]), ("", [0.0])])
def test_a_sheet_is_complete_with_every_part(more: str, wanted: list[float]) -> None:
    reading = read_markup({H: "<p>Welcome.</p>", K: SHEET + more})
    assert values(reading, "kiis.complete_share") == wanted


@pytest.mark.parametrize(
    "text, firm",
    [
        ("Withdraw your money at any time.", True),
        ("Exit at any time by selling your loans on the secondary market.", False),
        ("Exit at any time if another lender takes your place.", False),
    ],
)
def test_only_a_plain_promise_of_money_back_decides(text: str, firm: bool) -> None:
    found = read_markup({H: f"<p>{text}</p>"}).findings["marketing.instant_access"]
    sure = [v for v in getattr(found, "values", ()) if v.value is True and v.confidence >= 0.7]
    assert bool(sure) is firm
