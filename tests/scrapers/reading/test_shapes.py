"""The shapes in which pages state figures: neighbours, cards, tables of every direction, several in one sentence."""

from __future__ import annotations

import pytest

from scoring.facts import Found
from tests.support.reading_case import read_real


def stated(markup: str, key: str, lang: str = "en", path: str = "statistics") -> set[tuple[object, ...]]:
    """Value and qualifiers of everything found for a key on one page."""
    page = f"<!doctype html><html lang={lang}><body><main>{markup}</main></body></html>"
    finding = read_real({path: page}).findings[key]
    values = finding.values if isinstance(finding, Found) else ()
    return {(float(v.value), *(q for _, q in v.qualifiers)) for v in values}  # type: ignore[arg-type]


BY_YEAR = {(3.1, "2023"), (2.6, "2024"), (1.2, "2025")}
BY_CLASS = {(1.2, "A"), (2.9, "B"), (5.8, "C")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The default rate was 3.1% in 2023, 2.6% in 2024 and 1.2% in 2025."),
        ("en", "Default rate: 2023 3.1%, 2024 2.6%, 2025 1.2%."),
        ("de", "Ausfallquote: 3,1 % (2023), 2,6 % (2024) und 1,2 % (2025)."),
        ("es", "La tasa de impago fue del 3,1 % en 2023, 2,6 % en 2024 y 1,2 % en 2025."),
        ("fr", "Le taux de défaut était de 3,1 % en 2023, 2,6 % en 2024 et 1,2 % en 2025."),
        ("zh", "2023年坏账率为3.1%，2024年为2.6%，2025年为1.2%。"),
    ],
)
def test_several_figures_of_one_sentence_keep_their_years(lang: str, text: str) -> None:
    assert stated(f"<p>{text}</p>", "loans.default_rate", lang) == BY_YEAR


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Default rate: class A 1.2%, class B 2.9% and class C 5.8%."),
        ("de", "Ausfallquote: Klasse A 1,2 %, Klasse B 2,9 % und Klasse C 5,8 %."),
    ],
)
def test_several_figures_of_one_sentence_keep_their_classes(lang: str, text: str) -> None:
    assert stated(f"<p>{text}</p>", "loans.default_rate", lang) == BY_CLASS


TABLES = {
    "by row": "<table><tr><th>Year</th><th>Default rate</th></tr><tr><td>2023</td><td>3.1%</td></tr>"
    "<tr><td>2024</td><td>2.6%</td></tr><tr><td>2025</td><td>1.2%</td></tr></table>",
    "by column": "<table><tr><th></th><th>2023</th><th>2024</th><th>2025</th></tr>"
    "<tr><th>Default rate</th><td>3.1%</td><td>2.6%</td><td>1.2%</td></tr></table>",
    "without header cells": "<table><tr><td>Year</td><td>2023</td><td>2024</td><td>2025</td></tr>"
    "<tr><td>Default rate</td><td>3.1%</td><td>2.6%</td><td>1.2%</td></tr></table>",
    "two header rows": "<table><thead><tr><th rowspan=2>Year</th><th colspan=2>Loans</th></tr>"
    "<tr><th>Number</th><th>Default rate</th></tr></thead><tr><td>2023</td><td>40</td><td>3.1%</td></tr>"
    "<tr><td>2024</td><td>44</td><td>2.6%</td></tr><tr><td>2025</td><td>51</td><td>1.2%</td></tr></table>",
    "with a footnote": "<table><tr><th>Year</th><th>Default rate<sup>1</sup></th></tr>"
    "<tr><td>2023</td><td>3.1%<sup>2</sup></td></tr><tr><td>2024</td><td>2.6%</td></tr>"
    "<tr><td>2025</td><td>1.2%</td></tr></table>",
}


@pytest.mark.parametrize("markup", TABLES.values(), ids=TABLES)
def test_tables_of_every_direction(markup: str) -> None:
    assert stated(markup, "loans.default_rate") == BY_YEAR


def test_columns_of_days_need_no_header_cells() -> None:
    markup = (
        "<h2>Loans past due</h2><table><tr><td></td><td>1–30 days</td><td>31–60 days</td><td>Over 60 days</td></tr>"
        "<tr><td>Share</td><td>2.2%</td><td>1.0%</td><td>0.8%</td></tr></table>"
    )

    assert stated(markup, "loans.overdue_rate") == {(2.2, "1-30"), (1.0, "31-60"), (0.8, "60+")}


CARDS = {
    "value above": "<div class=c><b>12,480</b><span>registered investors</span></div>"
    "<div class=c><b>918</b><span>loans funded</span></div>",
    "label above": "<div class=c><p>Registered investors</p><p>12,480</p></div>"
    "<div class=c><p>Loans funded</p><p>918</p></div>",
    "without a space": "<ul><li><b>12,480</b>registered investors</li><li><b>918</b>loans funded</li></ul>",
    "with an icon": "<div class=c><i class=icon></i><b>12,480</b><p>Registered investors</p></div>"
    "<div class=c><i class=icon></i><b>918</b><p>Loans funded</p></div>",
    "unit of its own": "<div class=c><b>12.48<small>k</small></b><p>Registered investors</p></div>"
    "<div class=c><b>918</b><p>Loans funded</p></div>",
    "counter": '<div class=c><b data-count="12480">0</b><p>Registered investors</p></div>'
    '<div class=c><b data-count="918">0</b><p>Loans funded</p></div>',
    "list": "<ul><li>Registered investors: 12,480</li><li>Loans funded: 918</li></ul>",
    "definition list": "<dl><dt>Registered investors</dt><dd>12,480</dd><dt>Loans funded</dt><dd>918</dd></dl>",
    "accordion": "<div class=accordion-item><button>How many registered investors are there?</button>"
    "<div class=collapse><p>12,480</p></div></div>",
    "two lines": "<ul><li><b>12,480</b><br>registered investors</li><li><b>918</b><br>loans funded</li></ul>",
    "remark behind the name": "<ul><li>Registered investors, worldwide and since the start: 12,480</li></ul>",
    "details": "<details><summary>How many registered investors are there?</summary><p>12,480</p></details>",
}


@pytest.mark.parametrize("markup", CARDS.values(), ids=CARDS)
def test_a_figure_and_its_name(markup: str) -> None:
    assert stated(markup, "investors.count", path="") == {(12480.0,)}


def test_a_counter_whose_number_nobody_knows_is_no_zero() -> None:
    markup = '<div class=c><b class="counter">0</b><p>Registered investors</p></div>' * 2

    assert stated(markup, "investors.count", path="") == set()


def test_a_number_of_a_section_counts_nothing() -> None:
    markup = (
        "<h2>1 Introduction</h2><p>These are our terms.</p><h2>2 Loans</h2><p>Loans are made by banks.</p>"
    )

    assert stated(markup, "loans.count", path="terms") == set()


def test_a_name_and_its_figure_take_turns_in_a_row() -> None:
    """Four cells of which two are names: the register's page of many platforms."""
    markup = (
        "<table><tr><td>Registered investors</td><td>12,480</td><td>Founded</td><td>2 March 2015</td></tr>"
        "<tr><td>Legal form</td><td>Private company</td><td>Loans funded</td><td>918</td></tr></table>"
    )

    assert stated(markup, "investors.count") == {(12480.0,)}
    assert stated(markup, "loans.count") == {(918.0,)}


def test_headers_without_meaning_do_not_hide_a_figure() -> None:
    markup = (
        "<table><tr><th>Item</th><th>How much</th><th>Who pays</th></tr>"
        "<tr><td>Annual management fee</td><td>0.75%</td><td>Lender</td></tr></table>"
    )

    assert stated(markup, "fees.investor", path="fees") == {(0.75,)}


def test_rates_of_a_page_for_borrowers_are_no_yields() -> None:
    markup = "<h1>Borrow with us</h1><dl><dt>Annual interest rate</dt><dd>8.9% to 15.5%</dd></dl>"

    assert stated(markup, "returns.advertised", path="borrow") == set()


def test_a_year_with_its_word_counts_nobody() -> None:
    assert stated("<p>截至2021年底，出借人5,480人。</p>", "investors.count", "zh") == {(5480.0,)}


def test_the_upper_end_of_a_range_is_advertised() -> None:
    assert stated("<p>Earn an annual return of 7.2% to 12.6%.</p>", "returns.advertised", path="") == {
        (12.6,)
    }


def test_an_outlook_is_no_figure() -> None:
    text = "<p>For 2027 we expect an outstanding portfolio of €90 million.</p>"

    assert stated(text, "loans.outstanding") == set()
