"""The difference of two runs over a real library: scores with causes, facts, items, pages, quiet edits."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from desktop.app import attribution
from desktop.app.answers import record_answer
from desktop.app.comparison import comparison, comparison_lines
from desktop.app.difference_prints import difference_lines
from desktop.app.differences import difference
from desktop.app.errors import UsageError
from desktop.app.listing import run_lines, runs_json
from desktop.app.options import ReviewOptions
from desktop.app.review import judge_again, rescore, rescored
from desktop.app.trends import trend_of
from desktop.history.library import Library
from desktop.reports.comparison_json import comparison_json
from desktop.reports.difference_json import difference_json
from scoring.assessment import Outcome
from scoring.compare import Difference, PageKind
from scoring.facts import FactValue, Found
from scoring.quiet import Quiet
from scoring.review import Review
from scoring.textdiff import Kind
from scoring.waterfall import Cause
from tests.bench import bench_rescore
from tests.support.visits import CLAUSE, EDITED, visited

PARTS = ("score", "low", "high")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Review, Review]]:
    """A platform that was visited twice and had edited a fee, a past figure, a clause and its annual report."""
    room = tmp_path_factory.mktemp("visits")
    with Library.open(room / "library.db") as library:
        first = visited(library, room, 0, {})
        yield library, first, visited(library, room, 30, EDITED, report=True)


@pytest.fixture(scope="module")
def edited(told: tuple[Library, Review, Review]) -> Difference:
    library, first, second = told
    return difference(library, first.run_id, second.run_id)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as opened:
        yield opened


def assert_adds_up(found: Difference) -> None:
    """Every waterfall ends where the second run stands, to the last digit of the fraction."""
    for made in (found.overall, *found.dimensions):
        for part in PARTS:
            whole = getattr(made.total, part)
            assert whole is None or sum((getattr(s.move, part) for s in made.steps), Fraction(0)) == whole
    old, new = found.before.assessment.overall.result, found.after.assessment.overall.result
    if old.score is not None and new.score is not None:
        assert found.overall.total.score == new.score - old.score


def causes(found: Difference) -> set[Cause]:
    """Every cause that is named anywhere."""
    named = {s.cause for w in (found.overall, *found.dimensions) for s in w.steps}
    return named | {c for m in (*found.items, *found.facts) for c in m.causes}


def test_what_the_platform_edited_is_the_sites_doing(edited: Difference) -> None:
    """One reader, one checklist, no answers: nothing else can be the cause."""
    assert_adds_up(edited)
    assert causes(edited) == {Cause.SITE}
    assert edited.same_rules


def test_a_changed_fact_comes_with_both_quotes(edited: Difference) -> None:
    """What is stated as before is not repeated."""
    moves = {m.key: m for m in edited.facts}
    fee, rate = moves["fees.investor"], moves["loans.default_rate"]

    assert [v.evidence[0].quote.split("\t")[-1][:5] for v in (*fee.gone, *fee.fresh)] == ["0.75%", "0.95%"]
    assert rate.kind == "rewritten"
    assert [(v.value, v.qualifier("year")) for v in (*rate.gone, *rate.fresh)] == [
        (Decimal("2.1"), "2024"),
        (Decimal("1.6"), "2024"),
    ]


def test_every_kind_of_quiet_edit_is_an_alarm_with_its_quotes_and_dates(edited: Difference) -> None:
    """Fee, figure, clause, file, statement."""
    by_kind = {kind: [a for a in edited.alarms if a.kind is kind] for kind in Quiet}

    assert [(a.about, a.value_was, a.value_now) for a in by_kind[Quiet.FEE_RAISED]] == [
        ("fees.investor", "0.75 %", "0.95 %")
    ]
    assert ("loans.default_rate", "2024, as of 2026-10-31") in [
        (a.about, a.when) for a in by_kind[Quiet.FIGURE_REWRITTEN]
    ]
    assert [a.was.quote for a in by_kind[Quiet.CLAUSE_REMOVED]] == [CLAUSE[0].strip()]
    assert [a.about.rsplit("/", 1)[1] for a in by_kind[Quiet.FILE_REPLACED]] == ["annual-report-2025.pdf"]
    assert [a.about for a in by_kind[Quiet.STATEMENT_WITHDRAWN]] == ["accounts.cash"]
    assert all(a.now_at - a.was.captured_at == timedelta(days=30) for a in edited.alarms)


def test_the_text_of_a_page_is_compared_word_by_word(edited: Difference) -> None:
    """A row of a table is one block; the PDF is compared too."""
    texts = {t.url.rsplit("/", 1)[1]: t for t in edited.texts}
    (fee,) = texts["fees"].blocks

    assert [(w.kind, w.text.strip()) for w in fee.words if w.kind is not Kind.SAME] == [
        (Kind.REMOVED, "0.75"),
        (Kind.ADDED, "0.95"),
    ]
    assert fee.heading == "What it costs"
    assert {b.page for b in texts["annual-report-2025.pdf"].blocks} == {1, 2}
    assert {p.url.rsplit("/", 1)[1]: p.kind for p in edited.pages} == {
        "fees": PageKind.CHANGED,
        "statistics": PageKind.CHANGED,
        "terms": PageKind.CHANGED,
        "annual-report-2025.pdf": PageKind.REPLACED,
    }


def test_the_review_carries_the_edits_and_keeps_them(
    told: tuple[Library, Review, Review], edited: Difference
) -> None:
    """They are found when the pages are read, and other editions keep them."""
    library, first, second = told
    kept = library.run(second.run_id)

    assert first.changes == ()
    assert set(kept.changes) == set(edited.alarms)


def test_the_same_visit_twice_has_no_edits(told: tuple[Library, Review, Review]) -> None:
    """Judged again, it is one capture: nothing of it was edited."""
    library, _, second = told
    again = judge_again(library, library.run_row(second.run_id).platform_id, ReviewOptions())
    found = difference(library, second.run_id, again.run_id)

    assert found.nothing
    assert found.alarms == ()
    assert again.changes == second.changes
    assert "nothing changed" in "\n".join(difference_lines(found))


def test_an_answer_is_a_persons_doing(library: Library, tmp_path: Path) -> None:
    """And only that item moves."""
    first = visited(library, tmp_path, 0, {})
    item = next(u.item for u in first.assessment.unknowns)
    second = record_answer(library, "Tidewell", item, "fail", "looked", "a register", "A. Person")
    found = difference(library, first.run_id, second.run_id)

    assert_adds_up(found)
    assert causes(found) == {Cause.PERSON}
    assert [(m.item, m.after.outcome if m.after else None) for m in found.items] == [(item, Outcome.FAIL)]


def test_an_answer_and_an_edit_are_told_apart(library: Library, tmp_path: Path) -> None:
    """The chain exchanges one after the other."""
    first = visited(library, tmp_path, 0, {})
    item = next(u.item for u in first.assessment.unknowns)
    record_answer(library, "Tidewell", item, "fail", "looked", "a register", "A. Person")
    second = visited(library, tmp_path, 30, {"pages/terms.html": [("within 2 working days", "within 20 working days")],
                                             "pages/faq.html": [("2 working days", "20 working days")]})  # fmt: skip
    found = difference(library, first.run_id, second.run_id)

    assert_adds_up(found)
    by_item = {m.item: m.causes for m in found.items}
    assert by_item[item] == (Cause.PERSON,)
    assert by_item["liquidity.withdrawal-time"] == (Cause.SITE,)
    assert set(found.overall.by_cause()) >= {Cause.PERSON, Cause.SITE}


def test_another_profile_is_a_persons_doing(library: Library, tmp_path: Path) -> None:
    """Weights are chosen; the two scores stand on different lines."""
    first = visited(library, tmp_path, 0, {})
    (second,) = rescore(library, ["Tidewell"], ReviewOptions(profile="equal"))
    found = difference(library, first.run_id, second.run_id)

    assert_adds_up(found)
    assert causes(found) == {Cause.PERSON}
    assert not found.same_rules


def test_another_day_of_the_same_pages_is_the_days_doing(library: Library, tmp_path: Path) -> None:
    """Nothing but the calendar moved."""
    first = visited(library, tmp_path, 0, {})
    later = first.assessment.as_of + timedelta(days=400)
    (second,) = rescore(library, ["Tidewell"], ReviewOptions(as_of=later))
    found = difference(library, first.run_id, second.run_id)

    assert_adds_up(found)
    assert causes(found) == {Cause.DAY}


Altered = Callable[[Library, Review], Review]


def other_reader(library: Library, review: Review) -> Review:
    """The run as an older reader would have left it: it misread the fee."""
    finding = review.reading.findings["fees.investor"]
    assert isinstance(finding, Found)
    misread = Found("fees.investor", tuple(replace(v, value=Decimal(5)) for v in finding.values))
    reading = replace(
        review.reading,
        findings={**review.reading.findings, "fees.investor": misread},
        reader_version="0-before",
    )
    return _kept(library, replace(review, reading=reading))


def other_checklist(library: Library, review: Review) -> Review:
    """The run as an older edition would have left it: it had no item on withdrawals."""
    found = review.assessment
    judged = tuple(j for j in found.judgements if j.item != "liquidity.withdrawal-time")
    return _kept(
        library,
        replace(review, assessment=replace(found, judgements=judged, fingerprint="0" * 16, edition="2025.9")),
    )


def _kept(library: Library, review: Review) -> Review:
    head = library.runs_of("p-000001")[0]
    return library.save_run(head.platform_id, head.snapshot_id, replace(review, run_id=""))


def test_what_the_same_pages_say_to_another_reader_is_the_readers_doing(
    library: Library, tmp_path: Path
) -> None:
    """The old pages are read again: the edit is the site's, the old misreading the reader's."""
    old = other_reader(library, visited(library, tmp_path, 0, {}))
    new = visited(library, tmp_path, 30, {"pages/fees.html": EDITED["pages/fees.html"]})
    found = difference(library, old.run_id, new.run_id)
    fee = next(m for m in found.facts if m.key == "fees.investor")

    assert_adds_up(found)
    assert fee.causes == (Cause.READER, Cause.SITE)
    assert [v.value for v in (*fee.gone, *fee.fresh)] == [Decimal(5), Decimal("0.95")]
    assert [(a.value_was, a.value_now) for a in found.alarms] == [("0.75 %", "0.95 %")]
    assert any("read again" in note for note in found.notes)


def test_an_item_that_only_one_edition_asks_is_the_checklists_doing(library: Library, tmp_path: Path) -> None:
    """Also when the older edition is the second run."""
    new = visited(library, tmp_path, 0, {})
    old = other_checklist(library, new)

    for first, second in ((old, new), (new, old)):
        found = difference(library, first.run_id, second.run_id)
        by_item = {m.item: m.causes for m in found.items}
        assert by_item["liquidity.withdrawal-time"] == (Cause.CHECKLIST,)
        assert not found.same_rules
        assert_adds_up(found)


def test_causes_that_cannot_be_told_apart_are_named_together(library: Library, tmp_path: Path) -> None:
    """Two old runs of a reader and an edition that are gone: the site is not blamed."""
    first = other_checklist(library, other_reader(library, visited(library, tmp_path, 0, {})))
    visited(library, tmp_path, 30, {"pages/fees.html": EDITED["pages/fees.html"]})
    head = library.runs_of("p-000001")[0]
    made = library.run(head.id)
    second = library.save_run(
        head.platform_id,
        head.snapshot_id,
        replace(made, run_id="", assessment=replace(made.assessment, fingerprint="1" * 16)),
    )
    found = difference(library, first.run_id, second.run_id)

    assert causes(found) == {Cause.SEVERAL}
    assert any("told apart" in note for note in found.notes)
    assert_adds_up(found)


def test_pages_that_a_person_added_are_not_the_sites_doing(library: Library, tmp_path: Path) -> None:
    """What was captured later stands on the first capture."""
    first = visited(library, tmp_path, 0, {})
    second = visited(library, tmp_path, 30, EDITED)
    grown = replace(second, snapshot=replace(second.snapshot, base=first.snapshot.id))

    chain = attribution.attribute(library, first, grown).chain
    assert {link.cause for link in chain[1:]} == {Cause.PERSON}


def test_runs_of_two_platforms_are_refused_with_what_to_do(library: Library, tmp_path: Path) -> None:
    """A difference is of one platform."""
    one, other = (visited(library, tmp_path, 0, {}, sample=name) for name in ("tidewell", "lindara"))

    with pytest.raises(UsageError, match="lendscope compare"):
        difference(library, one.run_id, other.run_id)


def test_a_file_that_was_only_packed_anew_is_no_edit(library: Library, tmp_path: Path) -> None:
    """Other bytes with the same text are told as a page, not as an alarm."""
    first = visited(library, tmp_path, 0, {})
    place = tmp_path / "again"
    second = visited(library, place, 30, {}, repacked="annual-report-2025.pdf")
    found = difference(library, first.run_id, second.run_id)

    assert [p.kind for p in found.pages] == [PageKind.REPLACED]
    assert found.alarms == ()


def test_a_page_that_was_moved_keeps_its_words(library: Library, tmp_path: Path) -> None:
    """A clause that stands on another binding page now was not removed."""
    first = visited(library, tmp_path, 0, {})
    clause = "It is never mixed with our own funds."
    second = visited(
        library,
        tmp_path,
        30,
        {"pages/terms.html": [CLAUSE], "pages/risk.html": [("</main>", f"<p>{clause}</p></main>")]},
    )

    assert difference(library, first.run_id, second.run_id).alarms == ()


def test_the_json_of_a_difference_and_of_a_comparison_validate(
    told: tuple[Library, Review, Review], edited: Difference, tmp_path: Path
) -> None:
    """The published schemas are the contract."""
    library, _, second = told
    other = visited(library, tmp_path, 0, {}, sample="lindara")
    pairs = {
        "difference-1": difference_json(edited),
        "comparison-1": comparison_json(comparison(library, [second.run_id, other.run_id])),
    }
    for name, made in pairs.items():
        schema = json.loads((files("resources") / "schema" / f"{name}.json").read_text(encoding="utf-8"))
        jsonschema.validate(json.loads(json.dumps(made)), schema)


def test_the_comparison_gives_places_only_where_intervals_part(
    told: tuple[Library, Review, Review], tmp_path: Path
) -> None:
    """And refuses what cannot be compared."""
    library, first, second = told
    other = visited(library, tmp_path, 0, {}, sample="zenithvault")
    found = comparison(library, [first.run_id, second.run_id, other.run_id])
    shown = "\n".join(comparison_lines(found))

    for row in (*found.dimensions, found.overall):
        for score, rank in zip(row.scores, row.ranks, strict=True):
            apart = [s for s in row.scores if s and score and s.low > score.high]
            assert score is None or (rank is not None and rank.best == len(apart) + 1)
    assert "not told apart" in shown
    assert "* Investor fee" in shown
    for names in ([first.run_id], [first.run_id] * 2, [first.run_id] * 7):
        with pytest.raises(UsageError):
            comparison(library, names)


def test_lines_of_different_editions_are_never_one_line(library: Library, tmp_path: Path) -> None:
    """Each edition, profile and country has a line of its own in the trend."""
    first = visited(library, tmp_path, 0, {})
    old = other_checklist(library, first)
    rescore(library, ["Tidewell"], ReviewOptions(profile="equal"))
    visited(library, tmp_path, 30, EDITED)
    trend = trend_of(library, "p-000001")

    letters = {row.id: trend.letter(row) for row, _ in trend.points}
    assert letters[first.run_id] != letters[old.run_id]
    assert len(trend.lines) == 3
    assert [bool(changes) for _, changes in trend.points] == [False, False, False, True]
    shown = "\n".join(run_lines(library, "Tidewell"))
    assert "3 lines" in shown
    assert shown.count("changed on the site: Investor fee") == 1
    assert [r["line"] for r in runs_json(library, "Tidewell")] == ["A", "C", "B", "A"]


def test_a_run_keeps_its_fact_values_for_the_printed_difference(edited: Difference) -> None:
    """Lines name the fact, both values and both quotes."""
    shown = "\n".join(difference_lines(edited))

    assert "was: 0.75 %: “Service fee" in shown
    assert "now: 0.95 %: “Service fee" in shown
    assert "{-0.75}{+0.95}%" in shown
    assert isinstance(edited.facts[0].before[0], FactValue)


def test_every_capture_is_judged_again_by_the_present_checklist(library: Library, tmp_path: Path) -> None:
    """So that its trend goes back to the first capture; what was kept of edits stays."""
    old = other_checklist(library, visited(library, tmp_path, 0, {}))
    visited(library, tmp_path, 30, EDITED)
    made = list(rescored(library, ["Tidewell"], ReviewOptions(), every=True))
    trend = trend_of(library, "p-000001")
    now = [row for row, _ in trend.points if row.id in {r.run_id for r in made}]

    assert [r.snapshot.captured_at for r in made] == sorted(r.snapshot.captured_at for r in made)
    assert len(made) == 2
    assert len({trend.letter(row) for row in now}) == 1
    assert old.run_id not in {row.id for row in now}
    assert [bool(r.changes) for r in made] == [False, True]


def test_judging_many_snapshots_again_goes_nowhere_and_stays_small(tmp_path: Path) -> None:
    """The benchmark in its short form: no connection, bounded memory."""
    found = bench_rescore.measured(tmp_path / "bench", 6)

    assert found["runs"] == 6
    assert found["online"] == 0
    assert found["memory"] < bench_rescore.MEMORY_MIB
