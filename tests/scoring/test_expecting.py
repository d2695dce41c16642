"""What a law asks to be published, held against what was found, with the day it was due."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from desktop.app import data
from scoring.due import RULES, due_on
from scoring.duties import build_pack
from scoring.errors import ChecklistError
from scoring.expecting import Expected, State, expected, sentence
from scoring.facts import Absent, Evidence, FactValue, Finding, Found, SearchedPage, Unsearched, Value
from scoring.regimes import regimes_of

TODAY = date(2026, 11, 23)
RATE, COUNT, ALL = "loans.default_rate", "loans.default_numerator", "loans.default_denominator"
YEAR_END = date(2000, 12, 31)


def found(key: str, value: Value, year: str = "", as_of: str | None = None) -> Found:
    evidence = Evidence("https://lend.test/s", "words", "ab" * 32, datetime(2026, 11, 23, tzinfo=UTC))
    years = (("year", year),) if year else ()
    return Found(key, (FactValue(value, (evidence,), qualifiers=years, as_of=as_of),))


def absent(key: str, pages: int = 14) -> Absent:
    return Absent(key, tuple(SearchedPage(f"https://lend.test/{n}") for n in range(pages)))


def held(duty: str, *findings: Finding, as_of: date = TODAY) -> Expected:
    regime = duty.split(".")[0]
    results = expected(data.duties(), (regime,), {f.key: f for f in findings}, as_of)
    return next(r for r in results if r.duty.id == duty)


@pytest.mark.parametrize(
    ("rule", "as_of", "period", "by"),
    [
        ("year-end + 4 months", date(2026, 11, 23), "2025", date(2026, 4, 30)),
        ("year-end + 4 months", date(2026, 4, 30), "2024", date(2025, 4, 30)),
        ("year-end + 4 months", date(2026, 5, 1), "2025", date(2026, 4, 30)),
        ("year-end + 12 months", date(2026, 11, 23), "2024", date(2025, 12, 31)),
        ("first 5 working days", date(2018, 6, 20), "2018-05", date(2018, 6, 16)),
        ("first 5 working days", date(2018, 6, 10), "2018-04", date(2018, 5, 16)),
        ("monthly", date(2024, 1, 10), "2023-11", date(2023, 12, 16)),
    ],
)
def test_the_latest_period_that_was_due(rule: str, as_of: date, period: str, by: date) -> None:
    """A year ends four months before its statement is due; a month is due on its fifth working day and nine days."""
    due = due_on(rule, as_of, YEAR_END)

    assert due is not None
    assert (due.period, due.by) == (period, by)


def test_a_fiscal_year_that_ends_in_june_is_due_in_october() -> None:
    """30 June and four months."""
    due = due_on("year-end + 4 months", TODAY, date(2000, 6, 30))

    assert due is not None
    assert (due.ends, due.by) == (date(2026, 6, 30), date(2026, 10, 31))


@pytest.mark.parametrize("granted", [date(2025, 3, 1), date(2026, 9, 1)])
def test_a_platform_younger_than_the_period_owes_nothing_for_it(granted: date) -> None:
    """The first yearly period is the first whole year after the licence."""
    assert due_on("year-end + 4 months", TODAY, YEAR_END, granted) is None


def test_what_was_not_found_is_told_with_the_day_it_was_due() -> None:
    """Pages read and days late; never that a law was broken."""
    result = held("ecspr.outcome-statement", absent("loans.expected_default_rate"), absent(RATE))

    assert (result.state, result.late, result.pages) == (State.NOT_FOUND, 207, 14)
    assert sentence(result) == "for 2025, due 30 April 2026: not found on 14 pages read, 207 days late"


def test_a_statement_for_an_earlier_year_is_older_than_due() -> None:
    """The newest period that is stated is named."""
    result = held("ecspr.default-rates", found(RATE, Decimal(3), "2024"))

    assert result.state is State.OLDER
    assert sentence(result) == (
        "for 2025, due 30 April 2026: the newest that is stated is of 2024, 207 days late"
    )


def test_a_statement_for_the_year_is_stated() -> None:
    """Nothing is late."""
    result = held("ecspr.default-rates", found(RATE, Decimal(3), "2025"))

    assert (result.state, result.late) == (State.STATED, None)


def test_a_page_that_was_not_read_leaves_the_row_unchecked() -> None:
    """Our own failure is never counted as their lateness."""
    result = held("ecspr.default-rates", Unsearched(RATE, "the statistics page needs scripts"))

    assert (result.state, result.late) == (State.NOT_CHECKED, None)
    assert sentence(result).endswith("not checked: the statistics page needs scripts")


def test_a_part_is_a_part() -> None:
    """Which facts are stated and which are missing is kept."""
    result = held(
        "uk.client-money", found("custody.segregated", True), absent("custody.institution", pages=2)
    )

    assert result.state is State.PARTLY
    assert (result.stated, result.missing) == (("custody.segregated",), ("custody.institution",))


def test_a_duty_that_hangs_on_a_fund_arises_only_with_a_fund() -> None:
    """No fund, no figures of it."""
    some = {r.duty.id for r in expected(data.duties(), ("uk",), {}, TODAY)}
    fund = found("provision_fund.exists", True)
    more = {r.duty.id for r in expected(data.duties(), ("uk",), {fund.key: fund}, TODAY)}

    assert more - some == {"uk.contingency-fund"}


def test_a_quarterly_figure_is_older_after_92_days() -> None:
    """Balance of a fund with its own date."""
    fund = found("provision_fund.exists", True), found("provision_fund.discretionary", True)
    states = [
        held("uk.contingency-fund", *fund, found("provision_fund.balance", Decimal(1), as_of=day)).state
        for day in ("2026-08-23", "2026-08-22")
    ]

    assert states == [State.STATED, State.OLDER]


@pytest.mark.parametrize(
    ("as_of", "some"), [(date(2016, 1, 1), False), (date(2018, 6, 20), True), (date(2022, 1, 1), False)]
)
def test_a_regime_has_its_time(as_of: date, some: bool) -> None:
    """China's rules for platforms ended with the platforms."""
    regimes, _ = regimes_of({"entity.country": found("entity.country", "CN")}, None, as_of)
    results = expected(data.duties(), regimes, {}, as_of)

    assert any(r.duty.regime == "cn" for r in results) is some


def test_outside_every_regime_nothing_is_expected() -> None:
    """A platform outside a regime has none of its rows."""
    assert expected(data.duties(), (), {}, TODAY) == ()


def test_every_regime_has_a_pack_and_every_row_names_its_source_and_mark() -> None:
    """What is known from memory says so."""
    packs = data.duties()

    assert {p.regime for p in packs} == {
        "cn", "ecspr", "eu", "gdpr", "id", "in", "kr", "mifid", "pipl", "uk", "us",
    }  # fmt: skip
    rows = [d for p in packs for d in p.duties]
    assert len({d.id for d in rows}) == len(rows)
    assert all(d.source and any(m in d.mark for m in ("checked", "from memory")) for d in rows)


def test_every_duty_of_the_checklist_rests_on_a_row() -> None:
    """Silence counts as a breach of a duty only where a row says what has to be public."""
    rows = {(d.regime, item) for p in data.duties() for d in p.duties for item in d.items}
    asked = {(code, item.id) for item in data.items().values() for code in item.duty}

    assert asked - rows == set()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"keys": ["no.such_key"]}, "no.such_key"),
        ({"due": "some day"}, "some day"),
        ({"items": ["credit.nothing"]}, "credit.nothing"),
        ({"where": ["Ω"]}, "Ω"),
        ({"keys": []}, "fulfil"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_row_that_is_wrong_is_named(row: dict[str, object], words: str) -> None:
    """Whoever edits the data reads which row and why."""
    good = {"id": "x", "what": "w", "keys": [RATE], "due": "always", "source": "S", "mark": "checked"}
    pack = {"regime": "eu", "name": "n", "applies": "a", "duty": [{**good, **row}]}

    with pytest.raises(ChecklistError, match=words):
        build_pack(pack, data.catalogue(), frozenset(data.items()))


def test_every_rule_can_be_asked() -> None:
    """Rules of the data and rules of the program are the same."""
    assert {d.due for p in data.duties() for d in p.duties} <= set(RULES)
