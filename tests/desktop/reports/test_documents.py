"""The reports on several platforms and on two runs say what the values say, in every form, and stay text."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pypdf
import pypdfium2
import pytest

from desktop.app import data
from desktop.reports.blocks import Chart, Heading, Report, TableBlock
from desktop.reports.changes import build_changes
from desktop.reports.comparison import Sheet, build_comparison
from desktop.reports.contents import build_report
from desktop.reports.html import html
from desktop.reports.ledger import Ledger, signed_words
from desktop.reports.pdf import pdf_bytes
from desktop.reports.picture import Rung, Track, Word, trend_picture, waterfall_picture
from desktop.reports.text import markdown
from scoring.assessment import Answer, Flag, FlagLevel, FlagState, Outcome, Score
from scoring.compare import Difference, PageText, compared
from scoring.facts import Absent
from scoring.printing import one_decimal
from scoring.quiet import Alarm, Quiet
from scoring.review import Review
from scoring.side_by_side import side_by_side
from scoring.textdiff import Block, block_moves
from scoring.waterfall import Cause, Link
from tests.support.reviews import WHEN, evidence, fact, review

KEYS = ("fees.investor", "payout.working_days", "returns.advertised")
SOLVENT = fact("accounts.equity", Decimal(5_000_000), unit="EUR", qualifiers=(("year", "2025"),))


def comparison(*reviews: Review, final: bool = False) -> Report:
    found = side_by_side(reviews, KEYS)
    return build_comparison(Sheet(found, data.items(), data.catalogue(), (final,) * len(reviews)))


def later(found: Review, **more: object) -> Review:
    """The same platform nine days on."""
    at = WHEN + timedelta(days=9)
    captures = tuple(
        replace(c, captured_at=at, sha256="cd" * 32 if c.sha256 else "") for c in found.snapshot.captures
    )
    snapshot = replace(found.snapshot, id="s-000002", captured_at=at, captures=captures)
    return replace(found, run_id="r-000002", snapshot=snapshot, **more)  # type: ignore[arg-type]


def difference(before: Review, after: Review, **more: object) -> Difference:
    links = [Link(Cause.SITE, r.assessment, r.reading.findings) for r in (before, after)]
    return compared(before, after, links, **more)  # type: ignore[arg-type]


def change_report(found: Difference) -> Report:
    return build_changes(Ledger(found, data.items(), data.catalogue(), (True, False)))


@pytest.fixture(scope="module")
def changed() -> Difference:
    """Payout got slower, the owner is named no longer, a fee rose quietly, and the terms read otherwise."""
    before = review(SOLVENT, fact("fees.investor", Decimal(1), "1 % a year"))
    after = later(
        review(
            SOLVENT, fact("fees.investor", Decimal(2), "2 % a year"), fact("payout.working_days", 2, "2 days")
        )
    )
    raised = Alarm(
        Quiet.FEE_RAISED, "fees.investor", "Investor fee", evidence("1 % a year"), evidence("2 % a year"),
        after.snapshot.captured_at, "1 %", "2 %",
    )  # fmt: skip
    moves = block_moves([Block("The fee is 1 % a year.")], [Block("The fee is 2 % a year.")])
    page = before.snapshot.captures[0]
    text = PageText(page.url, page, after.snapshot.captures[0], moves)
    return difference(before, after, alarms=[raised], texts=[text], notes=["Causes were told apart by hand."])


def test_a_comparison_prints_the_numbers_of_each_review() -> None:
    """The same figures as in each platform's own report."""
    one, other = review(SOLVENT), review(fact("payout.working_days", 2), name="Other")
    text = markdown(comparison(one, other))

    for found in (one, other):
        for dimension in found.assessment.dimensions:
            assert dimension.result.score is None or one_decimal(dimension.result.score) in text
        assert one_decimal(found.assessment.overall.result.high) in text


def test_a_comparison_ranks_nothing_across_rules() -> None:
    """It says why instead."""
    one, other = review(), review(name="Other")
    other = replace(other, assessment=replace(other.assessment, fingerprint="another"))

    assert "do not compare and none is given a place" in markdown(comparison(one, other))
    assert "place 1" not in markdown(comparison(one, other))
    assert "place 1" in markdown(comparison(one, review(name="Other")))


@pytest.mark.parametrize("count", [2, 6])
def test_a_comparison_of_two_to_six_fits_the_page(count: int) -> None:
    """Every name stands in the PDF, bookmarks lead through it."""
    made = pdf_bytes(comparison(*(review(name=f"Platform number {n}") for n in range(count))))
    document = pypdfium2.PdfDocument(made)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()

    assert all(f"Platform number {n}" in text for n in range(count))
    assert "In short" in [
        str(x.title) for x in pypdf.PdfReader(io.BytesIO(made)).outline if not isinstance(x, list)
    ]


@pytest.mark.parametrize("final", [True, False])
def test_a_comparison_is_as_final_as_its_runs(final: bool) -> None:
    """One draft among them makes it a draft."""
    text = markdown(comparison(review(), review(name="Other"), final=final))

    assert ("DRAFT: 2 of 2 runs are not signed off" in text) is not final


@pytest.mark.parametrize(
    ("state", "told"),
    [(FlagState.CANDIDATE, False), (FlagState.CONFIRMED, True), (FlagState.REJECTED, False)],
)
def test_a_fatal_flag_is_told_once_it_is_confirmed(state: FlagState, told: bool) -> None:
    """Until then it is counted: a wrong word about an honest firm harms it."""
    found = review(SOLVENT, name="Other")
    flag = Flag(
        "liquidity.client-money", FlagLevel.KO1, "money goes to a person", (evidence(),), state, "Ada"
    )
    found = replace(found, assessment=replace(found.assessment, flags=(flag,)))
    texts = [
        markdown(comparison(review(SOLVENT), found)),
        markdown(build_report(found, data.items(), data.catalogue())),
    ]

    assert ["Money goes to a person" in text for text in texts] == [told, told]
    assert ["1 point awaits a person's decision" in texts[0], "A point awaits confirmation" in texts[1]] == [
        state is FlagState.CANDIDATE
    ] * 2


def test_an_undecided_fatal_flag_shows_no_words_of_the_page() -> None:
    """Its line in the sum says that a point waits, and cites nothing."""
    found = review(SOLVENT)
    item = next(j.item for j in found.assessment.judgements if j.evidence)
    flag = Flag(item, FlagLevel.KO1, "money goes to a person", (evidence("send it here"),))
    judged = [
        replace(j, flag=flag, evidence=flag.evidence) if j.item == item else j
        for j in found.assessment.judgements
    ]
    found = replace(found, assessment=replace(found.assessment, flags=(flag,), judgements=tuple(judged)))
    text = markdown(build_report(found, data.items(), data.catalogue()))

    assert "A point awaits confirmation by a person." in text
    assert "send it here" not in text


def test_a_change_report_says_what_moved_and_why(changed: Difference) -> None:
    """Score, cause, both quotes, both texts, and the notes on how causes were told apart."""
    text = markdown(change_report(changed))

    assert "Overall score: " in text
    assert "| the site |" in text
    assert "Investor fee: 1 % on 2 November 2026, 2 % on 11 November 2026." in text
    assert "within 21 working days" in text
    assert r"The fee is \[-1-\] % a year." in text
    assert r"The fee is \{+2+\} % a year." in text
    assert "Causes were told apart by hand." in text
    assert "DRAFT: 1 of 2 runs are not signed off" in text


def test_the_steps_of_the_chart_end_where_the_score_stands(changed: Difference) -> None:
    """Nothing is lost between the first and the last bar."""
    chart = next(b.picture for b in change_report(changed).blocks if isinstance(b, Chart))
    figures = [shape.text for shape in chart.shapes if isinstance(shape, Word) and shape.align == "right"]
    whole = changed.overall

    assert whole.before is not None
    assert whole.after is not None
    assert figures[0] == one_decimal(whole.before.score or whole.before.low)
    assert figures[-1] == one_decimal(whole.after.score or whole.after.low)


def test_equal_runs_make_a_report_that_says_so() -> None:
    """Nothing is made up."""
    text = markdown(change_report(difference(review(), review())))

    assert "Nothing is different between the two runs." in text
    assert "## Unknowns and limits" in text


def test_a_person_s_part_is_named_as_the_cause() -> None:
    """An answer is not the site's doing."""
    answer = Answer("credit.regulator-warning", Outcome.PASS, "looked", "list", "A. Reader", WHEN)
    before, after = review(), review(answers=(answer,), run_id="r-000002")
    links = [Link(Cause.SITE, before.assessment, {}), Link(Cause.PERSON, after.assessment, {})]

    assert "a person's part" in markdown(change_report(compared(before, after, links)))


@pytest.mark.parametrize("kind", ["comparison", "changes"])
def test_the_same_runs_give_the_same_bytes(kind: str, changed: Difference) -> None:
    """On every day, on every machine."""

    def make() -> Report:
        return comparison(review(), review(name="Other")) if kind == "comparison" else change_report(changed)

    assert pdf_bytes(make()) == pdf_bytes(make())
    assert html(make()) == html(make())


@pytest.mark.parametrize("kind", ["comparison", "changes"])
def test_limits_and_evidence_stand_in_every_document(kind: str, changed: Difference) -> None:
    """No number without its evidence."""
    made = comparison(review(), review(name="Other")) if kind == "comparison" else change_report(changed)
    heads = [b.text for b in made.blocks if isinstance(b, Heading)]
    cited = {
        n for b in made.blocks if isinstance(b, TableBlock) for row in b.rows for c in row for n in c.refs
    }
    printed = {
        c.anchor for b in made.blocks if isinstance(b, TableBlock) for row in b.rows for c in row if c.anchor
    }

    assert {"Unknowns and limits", "What this method cannot see", "Evidence"} <= set(heads)
    assert cited
    assert cited <= printed


def test_a_vanished_fact_shows_the_words_it_had() -> None:
    """What is no longer stated can still be read."""
    before = review(fact("fees.investor", Decimal(1), "one per cent a year"))
    after = later(review(Absent("fees.investor")))

    text = markdown(change_report(difference(before, after)))
    assert "no longer stated" in text
    assert "one per cent a year" in text


def test_scores_by_other_rules_are_never_joined() -> None:
    """Two tracks, two signs, no line between them."""
    day = WHEN.date()
    point = Score(Fraction(50), Fraction(40), Fraction(60), Fraction(1))
    tracks = [
        Track("edition 1", ((day, point), (day + timedelta(days=30), point))),
        Track("edition 2", ((day + timedelta(days=60), point),)),
    ]
    joined = [s for s in trend_picture(tracks, "x").shapes if getattr(s, "width", 0) == 1.1 and s.y1 < 150]  # type: ignore[union-attr]

    assert len(joined) == 1


@pytest.mark.parametrize(
    ("value", "words"),
    [(Fraction(21, 10), "+2.1"), (Fraction(-1, 3), "−0.3"), (Fraction(0), "±0.0"), (None, "–")],
)
def test_a_move_has_its_sign(value: Fraction | None, words: str) -> None:
    """So that it reads without colour."""
    assert signed_words(value) == words


def test_a_waterfall_stays_within_its_frame() -> None:
    """Steps below the start widen the scale."""
    rungs = [
        Rung("before", Fraction(50), Fraction(50), whole=True),
        Rung("step", Fraction(50), Fraction(12)),
        Rung("after", Fraction(12), Fraction(12), whole=True),
    ]
    boxes = [s for s in waterfall_picture(rungs, "x").shapes if hasattr(s, "edge")]

    assert all(b.x >= 0 and b.x + b.width <= 490 for b in boxes)  # type: ignore[union-attr]
