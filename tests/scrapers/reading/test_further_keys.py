"""Guarantors, originators, turnover, the scope of a licence, careers and who owns: read in each language."""

from __future__ import annotations

import pytest

from scoring.facts import Absent
from tests.support.reading_case import read_pages, values

STATED = [
    (
        "en",
        "/guarantee",
        "Guarantee",
        "The guarantor, Hollin Surety Ltd, had equity of EUR 4,200,000.",
        "guarantor.equity",
        [4_200_000.0],
    ),
    (
        "de",
        "/garantie",
        "Garantie",
        "Die Garantin hatte Ende 2025 ein Eigenkapital von 4,2 Mio. €.",
        "guarantor.equity",
        [4_200_000.0],
    ),
    (
        "es",
        "/garantia",
        "Garantía de recompra",
        "El garante tiene un patrimonio neto de 4,2 millones de euros.",
        "guarantor.equity",
        [4_200_000.0],
    ),
    (
        "fr",
        "/garantie",
        "Garantie de rachat",
        "Le garant dispose de capitaux propres de 4,2 M€.",
        "guarantor.equity",
        [4_200_000.0],
    ),
    ("zh", "/guarantee", "保障", "担保公司净资产为4200万元。", "guarantor.equity", [42_000_000.0]),
    (
        "en",
        "/guarantee",
        "Guarantee",
        "Guarantees outstanding: €61 million.",
        "guarantor.guaranteed_balance",
        [61_000_000.0],
    ),
    ("zh", "/guarantee", "保障", "在保余额为6100万元。", "guarantor.guaranteed_balance", [61_000_000.0]),
    (
        "en",
        "/statistics",
        "Statistics",
        "1,240 borrowers have a loan outstanding.",
        "borrowers.current",
        [1240],
    ),
    (
        "de",
        "/statistik",
        "Statistik",
        "1.240 aktive Kreditnehmer zahlen derzeit zurück.",
        "borrowers.current",
        [1240],
    ),
    (
        "fr",
        "/statistiques",
        "Statistiques",
        "1 240 emprunteurs actifs à ce jour.",
        "borrowers.current",
        [1240],
    ),
    (
        "en",
        "/statistics",
        "Statistics",
        "Last month 3,210 different lenders made a loan.",
        "lenders.monthly",
        [3210],
    ),
    (
        "es",
        "/estadisticas",
        "Estadísticas",
        "El último mes prestaron 3.210 inversores.",
        "lenders.monthly",
        [3210],
    ),
    ("zh", "/statistics", "运营数据", "当月借款人数量为312人。", "borrowers.monthly", [312]),
    (
        "en",
        "/statistics",
        "Statistics",
        "The ten largest lenders provide 12 % of the volume.",
        "lenders.top10_share",
        [12.0],
    ),
    ("zh", "/statistics", "运营数据", "前十大出借人出借余额占比 12%。", "lenders.top10_share", [12.0]),
    (
        "en",
        "/statistics",
        "Statistics",
        "Offers were fully funded within 8 seconds.",
        "offers.fill_seconds",
        [8],
    ),
    (
        "de",
        "/statistik",
        "Statistik",
        "Neue Angebote sind in 12 Minuten vergriffen.",
        "offers.fill_seconds",
        [720],
    ),
    ("zh", "/statistics", "运营数据", "新标上线后平均 9 秒满标。", "offers.fill_seconds", [9]),
    (
        "zh",
        "/products",
        "产品列表",
        "平台支持净值标，出借人可以凭待收借款。",
        "offers.net_value_products",
        [True],
    ),
    (
        "en",
        "/invest",
        "Invest",
        "You can take loans secured on your own claims.",
        "offers.net_value_products",
        [True],
    ),
    (
        "en",
        "/risk-score",
        "Risk score",
        "Our model reached a Gini of 0.61 in 2025.",
        "risk_model.performance_claim",
        ["Our model reached a Gini of 0.61 in 2025."],
    ),
    (
        "en",
        "/licence",
        "Licence",
        "Under the licence we are passported to Germany, France and Spain.",
        "licence.passport_states",
        [("DE", "FR", "ES")],
    ),
    (
        "de",
        "/zulassung",
        "Zulassung",
        "Mit dem EU-Pass sind wir in Österreich und Frankreich notifiziert.",
        "licence.passport_states",
        [("AT", "FR")],
    ),
    (
        "en",
        "/licence",
        "Licence",
        "Our licence covers the facilitation of loans and investment advice.",
        "licence.services",
        [("facilitation of loans", "investment advice")],
    ),
]


@pytest.mark.parametrize(("lang", "path", "head", "text", "key", "wanted"), STATED)
def test_a_sentence_states_the_key(lang, path, head, text, key, wanted) -> None:
    reading = read_pages({path: f"<title>{head}</title><h1>{head}</h1><p>{text}</p>"}, lang)

    assert values(reading, key) == wanted


NOTHING = [
    ("en", "/statistics", "Statistics", "Withdrawals are paid out within 8 seconds.", "offers.fill_seconds"),
    ("en", "/statistics", "Statistics", "1,240 investors have registered.", "borrowers.current"),
    (
        "en",
        "/guarantee",
        "Guarantee",
        "The deposit guarantee covers up to EUR 100,000 per person.",
        "guarantor.guaranteed_balance",
    ),
    ("en", "/licence", "Licence", "We are not licensed to provide investment advice.", "licence.services"),
    ("en", "/licence", "Licence", "We lend to borrowers in Germany and France.", "licence.passport_states"),
]


@pytest.mark.parametrize(("lang", "path", "head", "text", "key"), NOTHING)
def test_a_sentence_about_something_else_states_nothing(lang, path, head, text, key) -> None:
    reading = read_pages({path: f"<title>{head}</title><h1>{head}</h1><p>{text}</p>"}, lang)

    assert values(reading, key) == []


OWNERS = [
    ("Example Lend Ltd is owned by Ilze Kalna (60 %) and Amber Holding OÜ (40 %).", []),
    ("Example Lend Ltd is owned by Ilze Kalna and Peter Kale.", [True]),
    (
        "Example Lend Ltd is owned by Amber Holding OÜ. Amber Holding OÜ is wholly owned by Ilze Kalna.",
        [True],
    ),
    ("Example Lend Ltd is owned by Amber Holding OÜ, which is listed on the Tallinn stock exchange.", [True]),
    ("Example Lend Ltd is owned by Amber Holding OÜ.", []),
    ("The ultimate beneficial owner of Example Lend Ltd is Ilze Kalna.", [True]),
    ("The shares of Example Lend Ltd are held by nominees.", [False]),
    ("We do not disclose our shareholders.", [False]),
]


@pytest.mark.parametrize(("text", "wanted"), OWNERS)
def test_ownership_counts_as_followed_only_when_every_owner_is(text, wanted) -> None:
    """One person beside an unnamed company leaves the question open."""
    pages = {"/about": f"<title>About us</title><h1>About us</h1><h2>Owners</h2><p>{text}</p>"}
    pages["/"] = "<h1>Example Lend</h1><p>Operated by Example Lend Ltd.</p><a href='/about'>About us</a>"

    assert values(read_pages(pages), "people.owners_to_persons") == wanted


FULL = "<p>Founded in 2015, licensed by the regulator. See the audited accounts. Overdue loans: 4 %.</p>"


def test_originators_count_as_shown_with_all_four_parts() -> None:
    """Accounts, licence, start date and portfolio quality: two of three have them all."""
    page = "<title>Loan originators</title><h1>Loan originators</h1>"
    page += "".join(f"<h2>{n} OÜ</h2>{FULL}" for n in ("Hollin Credit", "Marlow Finants"))
    page += "<h2>Tarn Laen OÜ</h2><p>Founded in 2019.</p>"

    assert values(read_pages({"/originators": page}), "originators.profile_share") == [66.7]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Ilze worked for twelve years at a savings bank before she founded the company in 2015.",
            [True],
        ),
        (
            "de",
            "Sie arbeitete zwölf Jahre bei einer Sparkasse, bevor sie die Gesellschaft gründete und leitete.",
            [True],
        ),
        ("fr", "Elle a travaillé douze ans dans une banque avant de fonder la société en 2015.", [True]),
        ("es", "Trabajó doce años en una caja de ahorros y fundó después la sociedad, en 2015.", [True]),
        ("en", "Write to us with any question you may have: we answer on the same day, every day.", []),
    ],
)
def test_a_career_below_a_name_is_a_biography(lang, text, wanted) -> None:
    page = f"<title>Team</title><h1>Team</h1><h3>Ilze Kalna</h3><p>CEO</p><p>{text}</p>"

    assert values(read_pages({"/team": page}, lang), "people.biographies") == wanted


def test_silence_about_owners_is_still_an_absence() -> None:
    page = "<title>About us</title><h1>About us</h1><p>We like loans.</p>"

    assert isinstance(read_pages({"/about": page}).findings["people.owners_to_persons"], Absent)
