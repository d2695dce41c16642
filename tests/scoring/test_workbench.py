"""What the published rates mean, how late is late, and which figures may be held against each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scoring.arrears import arrears
from scoring.facts import FactValue, Unsearched
from scoring.recompute import Result
from scoring.workbench import workbench
from tests.support.rates import ALL, RATE, figure, reading, word


def late(**shares: str) -> list[FactValue]:
    """Shares by range of days: `late(d1_30="4.1", d90="2")` with `d90` for 90 and more."""
    named = {name[1:].replace("_", "-") + ("" if "_" in name else "+"): s for name, s in shares.items()}
    return [figure(share, f"{bucket} {share} %", bucket=bucket) for bucket, share in named.items()]


@pytest.mark.parametrize(
    "buckets, ladder",
    [
        (late(d1_30="1.84", d31_60="0.92", d61_90="0.47", d90="2.66"), ["5.89", "4.05", "3.13", "2.66"]),
        (late(d1_30="4.3", d31_90="2.9", d90="9.6"), ["16.8", "12.5", None, "9.6"]),
        (late(d1_90="1.81", d91_180="1.22", d180="1.48"), ["4.51", None, None, "2.70"]),
        (late(d31_60="0.92", d61_90="0.47"), [None, None, None, None]),
        (late(d30="5"), [None, "5", None, None]),
    ],
    ids=["every edge", "31–90 cannot be split", "1–90 cannot be split", "open end missing", "one share"],
)
def test_arrears_are_brought_to_the_same_days(buckets: list[FactValue], ladder: list[str | None]) -> None:
    """More than 0, 30, 60 and 90 days, added up from the ranges or left blank."""
    steps = arrears(reading(loans__overdue_rate=buckets))

    assert [step.share and str(step.share) for step in steps] == ladder


def test_a_blank_step_says_which_range_is_in_the_way() -> None:
    """Nobody has to guess why 60 days are missing."""
    steps = arrears(reading(loans__overdue_rate=late(d1_30="4.3", d31_90="2.9", d90="9.6")))

    assert steps[2].words == "the range 31–90 days reaches over day 60 and cannot be split"
    assert steps[1].words == "2.9 (31–90 days) + 9.6 (90+ days) = 12.5 %"
    assert [t.value.number() for t in steps[1].terms] == [Decimal("2.9"), Decimal("9.6")]


@pytest.mark.parametrize(
    "days, words",
    [
        (30, "the stated ranges end with day 90; what is later is not stated"),
        (90, "no share is stated that begins after day 90"),
    ],
)
def test_ranges_without_an_open_end_stay_blank(days: int, words: str) -> None:
    """What is more than 90 days late belongs to every step."""
    steps = arrears(reading(loans__overdue_rate=late(d1_30="1.8", d31_90="0.9")))

    assert [step.words for step in steps if step.days == days] == [words]


def test_without_ranges_there_is_no_ladder() -> None:
    """A single share without days says nothing of days."""
    assert arrears(reading(loans__overdue_rate=[figure("4.5")])) == ()


def test_the_definition_is_told_with_what_it_does_not_say() -> None:
    """Every part of the definition stands there, stated or not."""
    bench = workbench(
        reading(
            loans__default_rate=[figure("2.11", year="2020")],
            loans__default_definition_days=[figure(90)],
            loans__default_basis=[word("amount")],
            buyback__offered=[word(False)],
        )
    )

    assert {t.name: t.words for t in bench.traits} == {
        "A loan is in default when": "90 days late",
        "What is counted": "amounts",
        "Period": "by year; whether a year is that of lending or of default is not shown by the figures",
        "Before or after a buyback": "no buyback is offered, so there is no difference",
        "Before or after recoveries": "not stated",
    }


@pytest.mark.parametrize(
    "part, side, words",
    [
        ("buyback", "before", "before the buyback (loans bought back counted)"),
        ("buyback", "after", "after the buyback (loans bought back left out)"),
        ("recoveries", "before", "before recoveries (recovered money counted)"),
        ("recoveries", "after", "after recoveries (recovered money left out)"),
    ],
)  # fmt: skip
def test_what_the_platform_says_of_buyback_and_recoveries_is_told(part: str, side: str, words: str) -> None:
    """Its own words go before what follows from other facts."""
    facts = {"buyback__offered": [word(True)], "loans__recovery_rate": [figure("54")]}
    facts[f"loans__default_{part}"] = [word(side)]
    bench = workbench(reading(loans__default_rate=[figure("2")], **facts))
    trait = next(t for t in bench.traits if t.name.startswith("Before or after") and t.name.endswith(part))

    assert trait.words == words
    assert [t.value.value for t in trait.terms] == [side]


def test_all_loans_that_equal_the_amount_lent_show_a_year_of_lending() -> None:
    """The figures tell a vintage rate, not the label."""
    bench = workbench(
        reading(
            loans__default_rate=[figure("2.11", year="2020")],
            loans__default_denominator=[figure(38_412_000, "r", "GBP", year="2020")],
            loans__originated=[figure(38_412_000, "r", "GBP", year="2020")],
        )
    )
    period = next(t for t in bench.traits if t.name == "Period")

    assert "of the loans made in the year (for 2020" in period.words
    assert [t.key for t in period.terms] == [ALL]


def test_a_rate_over_all_years_may_be_the_mean_of_the_years() -> None:
    """(2.17 + 5.26 + 6.56 + 3.17) ÷ 4 = 4.29, as printed."""
    years = {"2022": "2.17", "2023": "5.26", "2024": "6.56", "2025": "3.17"}
    rates = [figure(rate, year=year) for year, rate in years.items()]
    mean = workbench(reading(loans__default_rate=[*rates, figure("4.29")])).means[0]

    assert mean.result is Result.AGREES
    assert mean.words == "(2.17 + 5.26 + 6.56 + 3.17) ÷ 4 = 4.29 %, the plain mean of the years"
    assert workbench(reading(loans__default_rate=[*rates, figure("4.41")])).means == ()


@pytest.mark.parametrize("rate, result", [("3.17", Result.AGREES), ("1.90", Result.DIFFERS)])
def test_classes_are_weighed_by_their_loans(rate: str, result: Result) -> None:
    """6.25 % of 32 loans and none of the other 31 are 2 of 63."""
    sizes = {"A": 9, "B": 17, "C": 32, "D": 5}
    of_class = {"A": "0.00", "B": "0.00", "C": "6.25", "D": "0.00"}
    bench = workbench(
        reading(
            loans__default_rate=[
                figure(rate, year="2025"),
                *(figure(r, year="2025", **{"class": c}) for c, r in of_class.items()),
            ],
            loans__default_denominator=[figure(n, year="2025", **{"class": c}) for c, n in sizes.items()],
        )
    )

    (check,) = bench.means
    assert (check.result, check.name) == (result, "2025, from its classes")
    assert check.words.endswith("÷ 63 = 3.17 %, the classes together")
    assert len(check.terms) == 8
    assert bool(bench.differing) is (result is Result.DIFFERS)


def test_two_rates_for_all_years_are_held_against_each_other() -> None:
    """The same platform, the same definition, two figures."""
    bench = workbench(reading(loans__default_rate=[figure("6.8"), figure("4.1")]))

    (pair,) = bench.pairings
    assert (pair.result, pair.apart) == (Result.DIFFERS, Decimal("2.7"))
    assert pair.words == "6.8 % and 4.1 %: 2.70 points apart"


@pytest.mark.parametrize(
    "facts, reason",
    [
        ({"loans__default_rate": [figure("4.29"), figure("3.17", year="2025")]},
         "one is a share of all loans since the start, the other of the loans of 2025"),
        ({"loans__default_rate": [figure("3.17", year="2025")], "loans__overdue_rate": late(d90="7.8")},
         "one is a share of the loans of 2025, the other of what is outstanding on one day"),
        ({"loans__overdue_rate": late(d90="7.8"), "loans__tkb90": [figure("97")]},
         "one counts what is not said, the other amounts"),
        ({"loans__default_rate": [figure("6.8", as_of="2024"), figure("4.1", as_of="2025")]},
         "they describe different days (2024, 2025)"),
    ],
    ids=["pooled and yearly", "default and arrears", "basis not said", "different days"],
)  # fmt: skip
def test_unlike_definitions_say_why_they_are_not_compared(
    facts: dict[str, list[FactValue]], reason: str
) -> None:
    """Not comparable, because … – and no number."""
    (pair,) = workbench(reading(**facts)).pairings

    assert (pair.result, pair.apart) == (Result.NOT_COMPARABLE, None)
    assert pair.words == f"not comparable, because {reason}"


def test_nothing_published_and_nothing_read_are_told_apart() -> None:
    """Silence is the platform's, a page that could not be opened is ours."""
    unread = {RATE: Unsearched(RATE, "the statistics page asks for a login")}

    assert workbench(reading()).why_empty == "No default rate is stated on the pages that should say it."
    assert workbench(unread).why_empty == (
        "No default rate could be read: the statistics page asks for a login."
    )
