"""Shapes nobody tuned for: letterheads, classes across the top, accounts in sentences, answers that only deny."""

from decimal import Decimal

import pytest

from scrapers.reading.axes import bucket_of, class_of, year_of
from scrapers.reading.names import banks, core
from scrapers.reading.sentences import sentences
from scrapers.values.scan import find_values
from tests.support.reading_case import read_pages, read_real, values

LETTERHEADS = [
    ("Example Lend Ltd<br>The Old Mill<br>12 Quay Road<br>Whitby YO21 3PU<br>01947 555 010", "YO21 3PU"),
    ("Example Lend GmbH · Hafenweg 3 · 24103 Kiel · Tel. 0431 / 555 01 - 0", "24103 Kiel"),
    ("Example Lend, S.L.<br>Calle Mayor 8, bajo<br>44001 Teruel<br>978 55 50 10", "44001 Teruel"),
]


@pytest.mark.parametrize(("lines", "end"), LETTERHEADS)
def test_a_letterhead_needs_no_labels(lines, end):
    """Footers print name, street, town and telephone one below the other."""
    page = f'<html lang="en"><body><h1>Hello</h1><footer><div>{lines}</div></footer></body></html>'
    reading = read_real({"": page})

    assert values(reading, "entity.registered_address")[0].endswith(end)
    assert values(reading, "entity.phone")


def test_the_heading_of_a_host_is_no_letterhead():
    """Whose address stands below `Hosting` is not the platform's."""
    page = {"/imprint": "<h1>Imprint</h1><h2>Hosting</h2><p>Cloudy Ltd<br>4 Port St<br>Leeds LS1 4AB</p>"}

    assert values(read_pages(page), "entity.registered_address") == []


CLASSES = (
    "<h1>Statistics</h1><table><tr><th></th><th>Oak</th><th>Elm</th></tr>"
    "<tr><td>Expected default rate</td><td>1.0%</td><td>2.5%</td></tr>"
    "<tr><td>Actual default rate</td><td>0.8%</td><td>3.1%</td></tr></table>"
)


def test_classes_may_stand_across_the_top_of_a_table():
    """A row of what is expected of each column tells that the columns are classes."""
    found = read_pages({"/statistics": CLASSES}).findings["loans.default_rate"].values

    assert {(v.qualifiers, v.value) for v in found} == {
        ((("class", "Oak"),), Decimal("0.8")),
        ((("class", "Elm"),), Decimal("3.1")),
    }


def test_columns_that_are_measures_are_no_classes():
    """Rows named by their class keep it, whatever the columns are called."""
    table = (
        "<h1>Statistics</h1><table><tr><th>Band</th><th>Expected default rate</th><th>Actual default rate</th></tr>"
        "<tr><td>Oak</td><td>1.0%</td><td>0.8%</td></tr><tr><td>Elm</td><td>2.5%</td><td>3.1%</td></tr></table>"
    )
    found = read_pages({"/statistics": table}).findings["loans.default_rate"].values

    assert {dict(v.qualifiers)["class"] for v in found} == {"Oak", "Elm"}


def test_a_year_in_brackets_belongs_to_the_figure_in_them():
    """The figure outside is of the year that the sentence before names."""
    text = (
        "<h1>Annual accounts</h1><p>These are the accounts for the year ended 31 December 2025. "
        "Turnover was £3.9m (2024: £3.5m).</p>"
    )
    found = read_pages({"/accounts": text}).findings["accounts.revenue"].values

    assert {(dict(v.qualifiers)["year"], v.value) for v in found} == {
        ("2025", Decimal("3900000.0")),
        ("2024", Decimal("3500000.0")),
    }


def test_a_figure_takes_the_words_beside_it():
    """Several sums of one sentence each have words of their own."""
    text = "<h1>Statistics</h1><p>£9m has been repaid, £1m has been written off and £2m is still outstanding.</p>"
    reading = read_pages({"/statistics": text})

    assert values(reading, "loans.outstanding") == [2000000]
    assert values(reading, "loans.written_off") == [1000000]


@pytest.mark.parametrize("answer", ["We don't have one.", "There isn't one.", "We closed ours in 2020."])
def test_a_short_answer_denies_what_the_question_asks(answer):
    """Nobody repeats the word in the answer."""
    page = {"/faq": f"<h1>FAQ</h1><h3>Do you have a provision fund?</h3><p>{answer}</p>"}

    assert values(read_pages(page), "provision_fund.exists") == [False]


def test_a_privacy_policy_is_known_under_any_title():
    """`Your data and us` holds what a policy holds."""
    page = {
        "/us-and-you": "<h1>Fair play</h1><p>Example Lend Ltd is the data controller. We keep it for six years. "
        "We share your data with our bank and auditors. You may complain to the Information Commissioner's Office. "
        "Our legal basis is the contract. You have the right of access and erasure.</p>"
    }
    reading = read_pages(page)

    assert values(reading, "privacy.controller") == ["Example Lend Ltd"]


@pytest.mark.parametrize(
    ("header", "year"), [("民國 114 年度", "2025"), ("113年度", "2024"), ("FY2023", "2023"), ("114 筆", None)]
)
def test_years_of_the_republic_are_years(header, year):
    """Taiwan counts them from 1912."""
    assert year_of(header) == year


def test_months_of_delay_are_days():
    """Buckets are told in months in France."""
    assert bucket_of("Retards de plus de 6 mois") == "180+"
    assert bucket_of("31 à 60 jours") == "31-60"


def test_numerals_name_chinese_classes():
    """`一级` is the first class."""
    assert class_of("一级", "zh") == "一级"
    assert class_of("A级", "zh") == "A"


@pytest.mark.parametrize("name", ["UAB „Kalnas“", "uždaroji akcinė bendrovė „Kalnas“", "Kalnas, UAB"])
def test_a_firm_is_the_same_in_every_spelling_of_its_form(name):
    """Terms write out what footers abbreviate."""
    assert core(name) == "kalnas"


@pytest.mark.parametrize(
    ("text", "name"),
    [("kontā Kalna Tirdzniecības bankā", "Kalna Tirdzniecības banka"), ("Mäe Pangas", "Mäe Pank")],
)
def test_banks_stand_in_their_basic_form(text, name):
    """Where money lies is told in another case."""
    assert [b.text for b in banks(text)] == [name]


def test_an_abbreviated_currency_is_no_million():
    """`M.N.` is the Mexican way to say pesos."""
    (amount,) = find_values("$31,500,000 M.N.", "es-MX")

    assert (amount.number, amount.unit) == (Decimal(31500000), "MXN")


BESIDE = [
    ("en", "/faq", "Auto-invest", "No", "auto_invest.offered", [False]),
    ("en", "/faq", "Secondary market", "Not available", "secondary_market.exists", [False]),
    ("en", "/faq", "Secondary market", "Yes", "secondary_market.exists", [True]),
    ("en", "/privacy", "Profiling", "None", "privacy.automated_decisions", [False]),
    ("it", "/faq", "Mercato secondario", "Non disponibile", "secondary_market.exists", [False]),
    ("pl", "/faq", "Rynek wtórny", "Brak", "secondary_market.exists", [False]),
]


@pytest.mark.parametrize(("lang", "path", "label", "value", "key", "expected"), BESIDE)
@pytest.mark.parametrize(
    "markup",
    ["<dl><dt>{}</dt><dd>{}</dd></dl>", "<table><tr><th>{}</th><td>{}</td></tr></table>", "<p>{}: {}</p>"],
)
def test_a_short_value_beside_a_label_answers_it(lang, path, label, value, key, expected, markup):
    """What the label asks is no statement of its own."""
    assert values(read_pages({path: markup.format(label, value)}, lang=lang), key) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Alamat: Jl. Jend. Sudirman Kav. 52, Jakarta",
        "Spółka, ul. Długa 5, nr. Xa",
        "La dott. Rossi, art. Uno",
    ],
)
def test_the_abbreviations_of_each_language_end_no_sentence(text):
    """They stand in the lexicon of their language."""
    assert len(sentences(text)) == 1


GRADED = [
    (
        "en",
        "<h3>Grade A</h3><p>Expected default rate: 1.2%</p><h3>Grade B</h3><p>Expected default rate: 2%</p>",
        "A",
        "B",
    ),
    (
        "en",
        "<h2>Expected default rate</h2><ul><li>Grade Oak: 1.2%</li><li>Grade Ash: 2%</li></ul>",
        "Oak",
        "Ash",
    ),
    ("et", "<h2>Oodatav maksejõuetuse määr</h2><p>Rühm A: 1,2 %. Rühm B: 2 %.</p>", "A", "B"),
]


@pytest.mark.parametrize(("lang", "markup", "one", "two"), GRADED)
def test_a_rate_is_that_of_the_class_above_it(lang, markup, one, two):
    """A heading, a term or the beginning of a line names the class, which may have a name of its own."""
    found = read_pages({"/faq": f"<h1>FAQ</h1>{markup}"}, lang).findings["loans.expected_default_rate"].values

    assert {(v.qualifiers, v.value) for v in found if v.qualifiers} == {
        ((("class", one),), Decimal("1.2")),
        ((("class", two),), Decimal("2")),
    }


def test_accounts_are_of_the_year_above_them_and_brackets_before_a_currency_are_a_loss():
    """The heading of a table tells its year, and `(143,600) EUR` is what was lost."""
    rows = "<tr><td>Revenue</td><td>512,400 EUR</td></tr><tr><td>Net result</td><td>(143,600) EUR</td></tr>"
    reading = read_pages({"/about": f"<h1>About us</h1><h2>Annual accounts 2025</h2><table>{rows}</table>"})
    results = reading.findings["accounts.net_result"].values

    assert [(v.value, v.unit, v.qualifiers) for v in results] == [
        (Decimal(-143600), "EUR", (("year", "2025"),))
    ]
    assert values(reading, "accounts.revenue") == [Decimal(512400)]


def test_label_and_value_take_turns_where_the_first_row_holds_no_figure():
    """Rows of facts about a firm, two facts a row, below no title."""
    rows = [
        ("公司全称", "杭州甲乙金融信息服务有限公司", "平台名称", "甲乙"),
        ("注册资本", "10,000万元", "实缴资本", "5,000万元"),
        ("统一社会信用代码", "91330106MA2X0000K3", "成立时间", "2015年3月18日"),
        ("注册地址", "浙江省杭州市西湖区竹溪路66号", "法定代表人", "施文澜"),
    ]
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    reading = read_pages({"/about": f"<h1>机构信息</h1><table>{table}</table>"}, "zh")

    assert values(reading, "entity.share_capital") == [Decimal(50000000)]
    assert values(reading, "entity.founded_on") == ["2015-03-18"]


def test_below_a_heading_what_there_is_not_is_what_the_sentence_names():
    """`We have no reserve fund` below `Buyback obligation` denies no buyback."""
    page = "<h1>Buyback obligation</h1><p>We have no provision fund.</p>"
    reading = read_pages({"/buyback": page})

    assert values(reading, "provision_fund.exists") == [False]
    assert False not in values(reading, "buyback.offered")


def test_a_row_named_by_half_a_name_is_what_the_caption_speaks_of():
    """`Taux attendu` below `Taux de défaillance`: the word for rate tells nothing."""
    made = "<tr><th>Taux constaté</th><td>8,2 %</td><td>9,7 %</td></tr>"
    rows = f"{made}<tr><th>Taux attendu</th><td>5 %</td><td>6 %</td></tr>"
    head = "<caption>Taux de défaillance par année</caption><tr><th>Année</th><th>2023</th><th>2024</th></tr>"
    reading = read_pages({"/statistiques": f"<table>{head}{rows}</table>"}, "fr")

    assert values(reading, "loans.expected_default_rate") == [Decimal(5), Decimal(6)]
