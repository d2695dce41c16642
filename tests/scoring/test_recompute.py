"""Published rates made again from published counts: agreement, a difference with its sum, or why neither."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.facts import FactValue, Findings
from scoring.recompute import Blank, Check, Result, percent_words, places, recomputed, slack
from tests.support.rates import ALL, DEFAULTED, RATE, figure, reading, word
from tests.support.scoring import catalogue

ROW = "2022	46	1	2,17 %"


def one(findings: Findings) -> Check:
    """The only check of these findings."""
    (check,), blanks = recomputed(findings)
    assert not blanks
    return check


def counted(
    rate: FactValue, above: list[FactValue], below: list[FactValue], **more: list[FactValue]
) -> Check:
    """The check of one rate with its counts."""
    facts = {"default_rate": [rate], "default_numerator": above, "default_denominator": below}
    return one(reading(**{f"loans__{name}": values for name, values in facts.items()}, **more))


def test_a_rate_that_its_row_gives_agrees() -> None:
    """1 of 46 is 2.17 % once it is rounded as the page rounds."""
    check = counted(
        figure("2.17", ROW, year="2022"), [figure(1, ROW, year="2022")], [figure(46, ROW, year="2022")]
    )

    assert check.result is Result.AGREES
    assert check.words == "1 ÷ 46 = 2.17 %"
    assert [(t.key, t.value.value, t.value.evidence[0].quote) for t in check.terms] == [
        (DEFAULTED, 1, ROW),
        (ALL, 46, ROW),
    ]


def test_a_rate_that_its_row_does_not_give_is_shown_with_the_sum() -> None:
    """Both numbers and the distance stand there; nobody has to divide."""
    row = "2022 46 4 2,17 %"
    check = counted(
        figure("2.17", row, year="2022"), [figure(4, row, year="2022")], [figure(46, row, year="2022")]
    )

    assert check.result is Result.DIFFERS
    assert check.words == "4 ÷ 46 = 8.70 %"
    assert check.apart == Fraction(400, 46) - Fraction("2.17")


@pytest.mark.parametrize(
    "rate, row, part, whole, agrees",
    [
        ("2.2", "2.2 %", 1, 46, True),
        ("2.17", "2.17 %", 1, 46, True),
        ("2.18", "2.18 %", 1, 46, False),
        ("0", "0.00 %", 1, 1000, False),
        ("0", "0 %", 1, 1000, True),
        ("2", "2 %", 1, 46, True),
        ("3", "3 %", 1, 46, False),
    ],
)
def test_a_rate_agrees_within_its_own_rounding(
    rate: str, row: str, part: int, whole: int, *, agrees: bool
) -> None:
    """How finely the page prints decides how near is near enough: 0 % may hide a small rate, 0.00 % not."""
    quote = f"{row} {part} {whole}"
    check = counted(figure(rate, quote), [figure(part, quote)], [figure(whole, quote)])

    assert (check.result is Result.AGREES) is agrees


def test_amounts_printed_short_are_not_taken_to_the_last_digit() -> None:
    """2.1 of 38 million may be 5.4 to 5.7 %: no difference is claimed that rounding explains."""
    quote = "£38m £2.1m 5.6 %"
    check = counted(
        figure("5.6", quote), [figure(2_100_000, quote, "GBP")], [figure(38_000_000, quote, "GBP")]
    )

    assert check.result is Result.AGREES


def test_amounts_are_held_against_amounts_where_a_row_gives_both() -> None:
    """A row with number and amount of all loans and only the amount that defaulted."""
    quote = "2020 £38,412,000 268 £810,500 2.11%"
    below = [figure(268, quote, year="2020"), figure(38_412_000, quote, "GBP", year="2020")]
    check = counted(figure("2.11", quote, year="2020"), [figure(810_500, quote, "GBP", year="2020")], below)

    assert check.result is Result.AGREES
    assert check.words == "GBP 810,500 ÷ GBP 38,412,000 = 2.11 %"


def test_the_row_of_the_rate_goes_before_another_table() -> None:
    """Another table counts another thing for the same year; it is no contradiction of the row."""
    quote, other = "2020 268 6 2.24%", "2020 9 93.1%"
    check = counted(
        figure("2.24", quote, year="2020"),
        [figure(9, other, year="2020"), figure(6, quote, year="2020")],
        [figure(268, quote, year="2020")],
    )

    assert (check.result, check.words) == (Result.AGREES, "6 ÷ 268 = 2.24 %")


def test_a_row_with_loans_and_amounts_shows_both_sums() -> None:
    """Neither gives the printed rate; which of them was meant is for the platform to say."""
    quote = "2020 268 6 £38,000,000 £950,000 2.11%"
    above = [figure(6, quote), figure(950_000, quote, "GBP")]
    check = counted(figure("2.11", quote), above, [figure(268, quote), figure(38_000_000, quote, "GBP")])

    assert check.result is Result.DIFFERS
    assert check.words == "6 ÷ 268 = 2.24 %; GBP 950,000 ÷ GBP 38,000,000 = 2.50 %"
    assert len(check.terms) == 4
    assert check.apart is not None
    assert percent_words(check.apart) == "0.13 %"


@pytest.mark.parametrize(
    "above, below, basis, reason",
    [
        ([figure(4, "x")], [figure(900_000, "y", "EUR")], None,
         "the defaulted loans are given as numbers of loans, all loans as amounts"),
        ([figure(9_000, "x", "EUR")], [figure(900_000, "y", "EUR")], "count",
         "the rate is said to count numbers of loans, the figures at hand are amounts"),
        ([figure(4, "x"), figure(5, "z")], [figure(46, "y")], None,
         "several counts are given for the same period, and it is not said which of them belong to the rate"),
        ([figure(4, "x", as_of="2024-12-31")], [figure(46, "y", as_of="2026-03-31")], None,
         "the figures describe different days (2024-12-31, 2026-03-31)"),
        ([figure(9_000, "x", "EUR")], [figure(900_000, "y", "GBP")], None,
         "the two counts do not belong together: other currencies, or more defaulted than there are loans"),
        ([figure(0, "x")], [figure(0, "y")], None,
         "the two counts do not belong together: other currencies, or more defaulted than there are loans"),
        ([figure(900, "x")], [figure(46, "y")], None,
         "the two counts do not belong together: other currencies, or more defaulted than there are loans"),
    ],
    ids=["count by amount", "other basis", "several counts", "other day", "currencies", "none at all", "more than all"],
)  # fmt: skip
def test_unlike_figures_are_never_compared(
    above: list[FactValue], below: list[FactValue], basis: str | None, reason: str
) -> None:
    """A difference between unlike things is no finding; the reason is one."""
    more = {"loans__default_basis": [word(basis)]} if basis else {}
    check = counted(figure("2.17"), above, below, **more)

    assert (check.result, check.made, check.words) == (Result.NOT_COMPARABLE, None, reason)
    assert {t.key for t in check.terms} == {DEFAULTED, ALL}


def test_missing_counts_leave_a_blank_that_names_them() -> None:
    """Rates of one year and of a class with nothing behind them."""
    rates = [figure("1.4", year="2025"), figure("0.7", year="2025", **{"class": "A"})]
    checks, blanks = recomputed(reading(loans__default_rate=rates, loans__default_denominator=[figure(9)]))

    assert checks == ()
    assert blanks == (Blank(tuple(rates), (DEFAULTED, ALL)),)
    assert blanks[0].names == "2025 (1.4 %); 2025, class A (0.7 %)"


def test_many_blank_rates_are_named_in_short() -> None:
    """A list of thirty rates would hide what is missing."""
    rates = [figure("1.0", year=str(y), **{"class": c}) for y in (2024, 2025) for c in "ABCDE"]
    blank = recomputed(reading(loans__default_rate=rates))[1][0]

    assert blank.names == "10 rates by class, 2024 to 2025"


def test_superseded_rates_are_left_out() -> None:
    """An old article's rate is not today's claim."""
    old = replace(figure("9.9"), superseded=True)
    rates = reading(loans__default_rate=[figure("1.4"), old])

    assert recomputed(rates)[1][0].names == "all loans together (1.4 %)"
    assert recomputed(reading()) == ((), ())


@pytest.mark.parametrize(
    "value, quote, decimals",
    [("1.9", "1.90 %", 2), ("1.9", "1,90 %", 2), ("0", "0.00 %", 2), ("4", "4 %", 0), ("1.25", "words", 2)],
)
def test_decimals_are_those_of_the_page(value: str, quote: str, decimals: int) -> None:
    """The value alone forgets idle zeros."""
    assert places(figure(value, quote)) == decimals


@pytest.mark.parametrize(
    "value, quote, half",
    [(2_100_000, "£2.1m", 50_000), (2_100_000, "2.100.000 €", 0), (810_500, "£810,500", 0), (0, "–", 0)],
)
def test_only_short_print_leaves_room(value: int, quote: str, half: int) -> None:
    """A figure given to the last digit has no slack."""
    assert slack(figure(value, quote)) == half


@pytest.mark.parametrize(
    "value, words",
    [(Fraction(1, 3), "0.33 %"), (Fraction(5, 1000), "0.01 %"), (Fraction(-7, 4), "−1.75 %")],
)
def test_percentages_are_rounded_half_up(value: Fraction, words: str) -> None:
    """As everywhere they are printed."""
    assert percent_words(value) == words


def test_keys_are_those_of_the_catalogue() -> None:
    """A renamed key would leave the workbench empty for ever."""
    assert {RATE, DEFAULTED, ALL} <= set(catalogue())
