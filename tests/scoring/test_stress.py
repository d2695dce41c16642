"""Interest after fees against higher defaults: every input published or blank, every row with its sum."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from scoring.measures.base import Computed
from scoring.stress import ASSUMED, FACTORS, NO_DEFAULTS, Stress, StressRow, stress
from tests.support.measures import context, measured, of_years

RATE, RECOVERY, FEE = "loans.default_rate", "loans.recovery_rate", "fees.investor"
AVERAGE, ADVERTISED = "returns.average", "returns.advertised"
FULL = {AVERAGE: 10, FEE: 1, RATE: 3, RECOVERY: 40}
SILENT = [ADVERTISED, "loans.tkb90", "returns.net_of_fees", "buyback.offered", "provision_fund.exists"]


def table(facts: dict[str, object], absent: Iterable[str] = SILENT) -> Stress:
    """The table of these facts."""
    return stress(context(facts, absent))


def left(found: Stress, factor: int) -> list[StressRow]:
    """The rows of one factor."""
    return [row for row in found.rows if row.factor == factor]


@pytest.mark.parametrize("factor, rest, words", [
    (1, "7.2", "10 − 1 − 1.8 = 7.2 points (1 × 3 × 60 % = 1.8)"),
    (3, "3.6", "10 − 1 − 5.4 = 3.6 points (3 × 3 × 60 % = 5.4)"),
    (5, "0", "10 − 1 − 9 = 0 points (5 × 3 × 60 % = 9)"),
])  # fmt: skip
def test_every_row_prints_its_sum(factor: int, rest: str, words: str) -> None:
    """Yield − fee − factor × default rate × loss given default."""
    (row,) = left(table(FULL), factor)

    assert (row.left, row.words, row.assumed, row.before_fee) == (Decimal(rest), words, False, False)


@pytest.mark.parametrize("factor", [3, 5])
def test_the_table_says_what_the_item_says(factor: int) -> None:
    """Item and table are one sum; two numbers for one thing would be a contradiction of our own."""
    answer = measured(f"stress_margin_{factor}", FULL, SILENT)

    assert isinstance(answer, Computed)
    assert left(table(FULL), factor)[0].left == answer.value


def test_each_stated_yield_has_its_rows() -> None:
    """Average and advertised are different claims; both are shown."""
    found = table({**FULL, ADVERTISED: 12}, SILENT[1:])

    assert [r.yield_name for r in found.rows] == ["Average yield"] * 3 + ["Advertised yield"] * 3
    assert [r.left for r in left(found, 5)] == [0, 2]


def test_without_a_recovery_rate_the_cell_stays_blank_beside_an_assumed_range() -> None:
    """The assumption carries its source and is never printed as the platform's."""
    found = table({k: v for k, v in FULL.items() if k != RECOVERY}, [*SILENT, RECOVERY])
    blank, low, high = left(found, 3)

    assert (blank.loss_given_default, blank.loss, blank.left, blank.words) == (None, None, None, "")
    assert [(r.loss_given_default, r.assumed) for r in (low, high)] == [(45, True), (75, True)]
    assert (low.left, high.left) == (Decimal("4.95"), Decimal("2.25"))
    assert found.missing == ("Loss given default (100 − recovery rate): recovery rate not stated.",)
    assert found.assumed == ASSUMED
    assert "575/2013" in ASSUMED.source


def test_a_fee_that_is_not_stated_is_not_taken_for_none() -> None:
    """What is left is then at most what is shown."""
    found = table({k: v for k, v in FULL.items() if k != FEE}, [*SILENT, FEE])

    assert [(r.left, r.before_fee) for r in left(found, 5)] == [(1, True)]
    assert found.missing == ("Investor's fee: not stated.",)
    assert "− 1 −" not in left(found, 5)[0].words


def test_without_a_default_rate_there_are_rows_and_no_numbers() -> None:
    """A blank row is an answer; its missing fact is named."""
    found = table({AVERAGE: 10, FEE: 1, RECOVERY: 40}, [*SILENT, RATE])

    assert {(r.left, r.loss) for r in found.rows} == {(None, None)}
    assert found.missing == ("Default rate: not stated.",)
    assert len(found.rows) == len(FACTORS)


def test_without_any_yield_the_losses_still_stand_there() -> None:
    """What defaults would cost needs no yield."""
    found = table({FEE: 1, RATE: 3, RECOVERY: 40}, [*SILENT, AVERAGE])

    assert [r.loss for r in found.rows] == [Decimal("1.8"), Decimal("5.4"), 9]
    assert {r.left for r in found.rows} == {None}
    assert found.missing == ("Average yield: not stated.", "Advertised yield: not stated.")


def test_what_was_not_read_is_not_called_silence() -> None:
    """The reason of the gap is ours and is said."""
    found = table({AVERAGE: 10, FEE: 1, RECOVERY: 40}, ["loans.tkb90", ADVERTISED])

    assert found.missing[0].startswith("Default rate: not read")


def test_the_rate_is_that_of_the_latest_full_year() -> None:
    """The input names which of several rates it is, with the words of that year alone."""
    found = table({**FULL, RATE: of_years(y2024=1.9, y2025=1.4)})
    rate = next(i for i in found.inputs if i.key == RATE)

    assert (rate.name, rate.number) == ("Default rate (default rate of 2025)", Decimal("1.4"))
    assert [e.quote for e in rate.evidence] == ["loans.default_rate: 1.4"]


def test_what_the_figures_may_already_contain_is_said() -> None:
    """A net yield, a buyback and a fund change what the table means."""
    facts = {**FULL, "returns.net_of_fees": True, "buyback.offered": True, "provision_fund.exists": True}
    told = table(facts, SILENT[:2]).cautions

    assert [
        words for words in ("taken off twice", "buyback", "fund") if not any(words in t for t in told)
    ] == []
    assert table(FULL).cautions == ()


def test_a_rate_of_zero_is_no_passed_test() -> None:
    """Five times nothing is nothing: the flat zero of a young or an untrue book must not look strong."""
    found = table({**FULL, RATE: 0})

    assert {row.left for row in found.rows} == {9}
    assert found.cautions == (NO_DEFAULTS,)
