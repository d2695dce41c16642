"""A register's row is found by number first; what only looks alike is told and never taken for the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from scrapers.errors import AdoptError
from scrapers.tables.figures import (
    Rated,
    day_comes_first,
    day_of,
    figures_of_reviews,
    figures_of_row,
    names_stuck_withdrawal,
    stars_of,
)
from scrapers.tables.matching import How, Sought, similarity
from scrapers.tables.operations import Choices, Look, distinct, looked
from scrapers.tables.roles import TableKind, roles_of, state_of

DAY = date(2026, 3, 1)
SOUGHT = Sought(
    ("Amber Loans SIA",), ("40203123456",), "https://amber.example/", "Brīvības iela 1, Rīga, LV-1010"
)


def look(folder: Path, *rows: str, choices: Choices = Choices(), sought: Sought = SOUGHT) -> Look:  # noqa: B008
    path = folder / "register.csv"
    path.write_text("\n".join(("Name;Registration number;Status;Address;Website", *rows)), encoding="utf-8")
    return looked(path, choices, sought, DAY)


def test_the_number_goes_before_the_name(tmp_path: Path) -> None:
    """A firm of the same name is another firm; the likeness of names is shown beside."""
    found = look(
        tmp_path,
        "Amber Loans OÜ;14000000;Active",
        "Renamed Holding SIA;402 031 234-56;Active",
        "Nothing Alike AS;40000000000;Active",
        "Amber Lones SIA;50203000000;Active",
    ).candidates

    assert [(c.row, c.how) for c in found] == [(2, How.NUMBER), (1, How.NAME), (4, How.NAME)]
    assert found[0].likeness < 50 < 85 < found[2].likeness < found[1].likeness == 100


@pytest.mark.abuse("V04")
@pytest.mark.parametrize(
    "number",
    [
        "4O203123456",
        "402O3I23456",
        "４０２０３１２３４５６",
        "LV40203123456",
        "40203\u200b123456",
        "0040203123456",
    ],
)
def test_a_number_that_looks_alike_is_flagged_and_not_the_same(tmp_path: Path, number: str) -> None:
    """Letters for digits, wide digits, unseen characters, a country or lost zeros before it."""
    found = look(tmp_path, f"Amber Loans SIA;{number};Active").candidates

    assert [c.how for c in found] == [How.LOOKS_LIKE]
    assert "only looks like" in found[0].flags[0]


@pytest.mark.abuse("V04")
@pytest.mark.parametrize(
    "rows",
    [
        ("Amber Loans SIA;40203123456;Active", "Amber Loans SIA;40203123456;Struck off"),
        ("Amber Loans SIA;40203123456;Active", "Riverbank OÜ;40203123456;Active"),
        ("Amber Loans SIA;40203123456;Active", "Amber Loans SIA;40203-123-456;Active"),
    ],
)
def test_rows_of_one_number_stay_two(tmp_path: Path, rows: tuple[str, str]) -> None:
    """Which of them is meant, a person says."""
    found = look(tmp_path, *rows).candidates

    assert [c.row for c in found] == [1, 2]
    assert found[0].flags == ("row 2 has the same number",)
    assert found[1].flags == ("row 1 has the same number",)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Amber Loans SIA", 'SIA "Amber Loans"', 100, 100),
        ("Amber Loans, S.L.", "AMBER LOANS SL", 100, 100),
        ("Crédit Ouvert SAS", "Credit Ouvert", 100, 100),
        ("Tidewell Capital DAC", "Tidewell Capital Designated Activity Company", 100, 100),
        ("Amber Loans", "Loans Amber", 100, 100),
        ("Amber Loans SIA", "Amber Lones SIA", 85, 99),
        ("Amber Loans SIA", "Riverbank OÜ", 0, 50),
        ("杭州示例网络有限公司", "杭州示例网络有限公司", 100, 100),
        ("", "Amber", 0, 0),
    ],
)
def test_names_are_compared_without_their_legal_form(one: str, other: str, least: int, most: int) -> None:
    """The form is a habit of the country, the rest is the name."""
    assert least <= similarity(one, other) <= most


@pytest.mark.parametrize(
    ("row", "kind", "said"),
    [
        ("Amber Loans SIA;40203123456;Active;Brivibas iela 1, Riga;", TableKind.COMPANY,
         {"register.company_status": "active", "register.entity_matches": True}),
        ("Amber Loans SIA;40203123456;Struck off;;", TableKind.COMPANY, {"register.company_status": "struck-off"}),
        ("Riverbank OÜ;40203123456;Active;;", TableKind.COMPANY,
         {"register.company_status": "active", "register.entity_matches": False}),
        ("Amber Loans SIA;40203123456;Active;Somewhere else 5;", TableKind.COMPANY,
         {"register.company_status": "active"}),
        ("Amber Loans SIA;40203123456;Authorised;;", TableKind.LICENCE, {"register.licence_status": "active"}),
        ("Amber Loans SIA;40203123456;Withdrawn (2025);;", TableKind.LICENCE, {"register.licence_status": "withdrawn"}),
        ("Amber Loans SIA;40203123456;Under review;;", TableKind.LICENCE, {"register.licence_status": "pending"}),
        ("Amber Loans SIA;40203123456;Whatever;;", TableKind.LICENCE, {}),
    ],
)  # fmt: skip
def test_a_row_says_what_its_columns_say(
    tmp_path: Path, row: str, kind: TableKind, said: dict[str, object]
) -> None:
    """A status nobody knows decides nothing, and a seat that was not compared agrees with nothing."""
    found = look(tmp_path, row)
    figures = figures_of_row(kind, found.candidates[0], found.roles, SOUGHT, DAY)

    assert {f.key: f.value for f in figures} == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("2022-05-01;", "active"),
        ("2022-05-01;2025-01-31", "withdrawn"),
        ("2022-05-01;2027-01-31", "active"),
        (";", None),
    ],
)
def test_dates_tell_what_no_status_tells(tmp_path: Path, dates: str, said: str | None) -> None:
    """A withdrawal that lies ahead is none yet."""
    path = tmp_path / "a.csv"
    path.write_text(f"Name;National id;Authorisation date;Withdrawal date\nAmber Loans;40203123456;{dates}\n")
    found = looked(path, Choices(), SOUGHT, DAY)
    figures = figures_of_row(found.kind, found.candidates[0], found.roles, SOUGHT, DAY)

    assert found.kind is TableKind.LICENCE
    assert [f.value for f in figures] == ([said] if said else [])


@pytest.mark.parametrize(
    ("columns", "roles"),
    [
        (["ae_entityName", "ae_lei", "ac_status"], {"name": 0, "lei": 1, "status": 2}),
        (["Firm Name", "FRN", "Status"], {"name": 0, "licence": 1, "status": 2}),
        (["CompanyName", " CompanyNumber", "CompanyStatus"], {"name": 0, "number": 1, "status": 2}),
        (["Date", "Stars", "Review text"], {"date": 0, "stars": 1, "text": 2}),
        (["Firma", "Registernummer", "Sitz"], {"name": 0, "number": 1, "address": 2}),
        (["企业名称", "统一社会信用代码", "经营状态"], {"name": 0, "number": 1, "status": 2}),
        (["x", "y"], {}),
    ],
)
def test_columns_are_known_by_their_words(columns: list[str], roles: dict[str, int]) -> None:
    """The person sees the guess and may correct it."""
    assert roles_of(columns) == roles


def test_a_person_may_say_which_column_it_is(tmp_path: Path) -> None:
    """The word goes before the guess; a column that is not there is told with those that are."""
    found = look(tmp_path, "x;1;y;40203123456;z", choices=Choices(columns={"number": "Address"}))
    assert found.candidates[0].how is How.NUMBER
    with pytest.raises(AdoptError, match="the columns are Name, Registration number"):
        look(tmp_path, "x;1", choices=Choices(columns={"number": "Nummer"}))


@pytest.mark.parametrize(
    ("text", "section", "state"),
    [
        ("ACTIVE", "licence_status", "active"),
        ("Authorised under ECSPR", "licence_status", "active"),
        ("No longer authorised", "licence_status", "withdrawn"),
        ("Active - Proposal to Strike off", "company_status", "active"),
        ("Dissolved 2024", "company_status", "struck-off"),
        ("inactive", "company_status", ""),
        ("", "company_status", ""),
    ],
)
def test_status_words_are_whole_words(text: str, section: str, state: str) -> None:
    """`inactive` does not mean active."""
    assert state_of(text, section) == state


@pytest.mark.abuse("V05")
@pytest.mark.parametrize(
    "name", ["a]; DROP TABLE runs;--", 'a"; --', "'; DELETE", "", " \t", "x" * 5_000, "Name", "<b>"]
)
def test_columns_keep_their_odd_names_apart(name: str) -> None:
    """Shown, cut and numbered where one comes twice; nothing else is made of them."""
    made = distinct((name, "Name", name))

    assert len(set(made)) == 3
    assert all(0 < len(one) <= 310 for one in made)


# Reviews


def test_reviews_are_counted_as_the_checklist_asks() -> None:
    """Every share written out."""
    months = (
        [date(2025, m, 10) for m in range(7, 13)]
        + [date(2026, 1, 10)]
        + [date(2026, 2, 1 + n) for n in range(20)]
    )
    texts = [
        "My withdrawal is pending for six weeks and nobody answers",
        "Fine so far, interest is paid each month on time",
    ]
    reviews = [
        Rated(day, 5.0 if n % 3 else 1.0, texts[n % 2] + f" {n * 7919}") for n, day in enumerate(months)
    ]
    found = {f.key: f.value for f in figures_of_reviews(reviews, DAY)}

    assert found["reviews.count"] == 27
    assert found["reviews.count_90d"] == 22
    assert found["reviews.withdrawal_share"] == Decimal("50.0")
    assert found["reviews.five_star_share"] == Decimal("66.7")
    assert found["reviews.middle_share"] == Decimal("0.0")
    assert found["reviews.burst_ratio"] == Decimal("2000.0")
    assert found["reviews.duplicate_share"] == Decimal("100.0")


def test_what_a_file_of_reviews_does_not_hold_is_left_out() -> None:
    """Without dates nothing is recent, without texts nothing is named."""
    bare = [Rated(None, 4.0, "") for _ in range(40)]

    assert {f.key for f in figures_of_reviews(bare, DAY)} == {
        "reviews.count", "reviews.five_star_share", "reviews.middle_share",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I have been waiting three weeks for my withdrawal", True),
        ("Auszahlung seit Wochen blockiert", True),
        ("Llevo meses sin poder retirar, no puedo", True),
        ("提现一直不到账", True),
        ("Withdrawals are fast, money arrived the same day", False),
        ("I am waiting for more loans to invest in", False),
        ("", False),
    ],
)
def test_a_stuck_withdrawal_needs_both_words(text: str, named: bool) -> None:
    """Money out, and that it does not come."""
    assert names_stuck_withdrawal(text) is named


@pytest.mark.parametrize(
    ("text", "stars"),
    [("5", 5.0), ("4/5", 4.0), ("4,5", 4.5), ("★★★★☆", 4.0), ("3 stars", 3.0), ("n/a", None), ("", None), ("1E9", None),
     ("99", None)],
)  # fmt: skip
def test_stars_are_read_in_the_usual_spellings(text: str, stars: float | None) -> None:
    """What is no rating is none."""
    assert stars_of(text, ".") == stars


@pytest.mark.parametrize(
    ("text", "first", "day"),
    [
        ("2026-02-03", None, date(2026, 2, 3)),
        ("2026-02-03T10:00:00Z", None, date(2026, 2, 3)),
        ("03.02.2026", True, date(2026, 2, 3)),
        ("02/03/2026", False, date(2026, 2, 3)),
        ("31/12/2026", False, None),
        ("0/0/0", True, None),
        ("99999-01-01", None, None),
        ("yesterday", True, None),
    ],
)
def test_dates_are_read_in_the_confirmed_order(text: str, first: bool | None, day: date | None) -> None:
    """Impossible ones are none."""
    assert day_of(text, first) == day


@pytest.mark.parametrize(
    ("cells", "first"),
    [(["03/04/2026", "25/04/2026"], True), (["03/04/2026", "04/25/2026"], False), (["03/04/2026"], None)],
)
def test_the_order_of_dates_is_found_or_asked_for(cells: list[str], first: bool | None) -> None:
    """One date that leaves no doubt is enough; without one a person says."""
    assert day_comes_first(cells) is first
