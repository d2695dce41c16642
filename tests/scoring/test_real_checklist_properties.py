"""What must hold whatever the 110 items of the checklist in force say."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.assessment import Flag, FlagState, Outcome, Overall
from scoring.scores import OPEN, Weighted, overall, score_dimensions
from tests.support.checklist_strategies import judged_rows
from tests.support.scoring import edition

FEW = settings(max_examples=40, deadline=None)
ITEMS = [item.id for item in edition().items]
KNOCK_OUTS = [item for item in edition().items if item.knock_out is not None]
ANSWERS = [Outcome.PASS, Outcome.PARTIAL, Outcome.FAIL, Outcome.NOT_DISCLOSED]
PROFILES = st.sampled_from(["default", "equal"])
YOUNG = st.sampled_from([None, True, False])


def whole(
    rows: Sequence[Weighted], flags: Sequence[Flag] = (), young: bool | None = False, profile: str = "default"
) -> Overall:
    """The whole under the edition's own settings."""
    rules = edition().settings
    dimensions = score_dimensions(rows, rules.profile(profile), rules)
    return overall(dimensions, rows, flags, rules, young)


def changed(rows: Sequence[Weighted], item: str, outcome: Outcome) -> tuple[Weighted, ...]:
    """The same rows with another outcome for one item."""
    return tuple(replace(r, outcome=outcome, duty=False) if r.item == item else r for r in rows)


def flags_of(chosen: Sequence[int], state: FlagState) -> list[Flag]:
    """Flags of the checklist's own knock-outs."""
    picked = [KNOCK_OUTS[n % len(KNOCK_OUTS)] for n in chosen]
    return [Flag(i.id, i.knock_out.level, "seen", (), state) for i in picked if i.knock_out]


@FEW
@given(judged_rows(), st.sampled_from(ITEMS), PROFILES, YOUNG)
def test_a_pass_never_lowers_a_score(
    rows: tuple[Weighted, ...], item: str, profile: str, young: bool | None
) -> None:
    """Whatever the item was before, in mean and in the capped result, under both profiles."""
    before, after = (
        whole(r, young=young, profile=profile) for r in (rows, changed(rows, item, Outcome.PASS))
    )

    for one, other in ((before.mean, after.mean), (before.result, after.result)):
        assert one.score is not None
        assert other.score is not None
        assert other.score >= one.score
        assert other.low >= one.low


@FEW
@given(judged_rows(), st.sampled_from(ITEMS), st.sampled_from(OPEN), PROFILES)
def test_an_unknown_in_place_of_nothing_never_moves_the_point(
    rows: tuple[Weighted, ...], item: str, state: Outcome, profile: str
) -> None:
    """An item that enters the sum unread widens the interval and leaves the point where it was."""
    without = changed(rows, item, Outcome.NOT_APPLICABLE)
    before, after = (whole(r, profile=profile).mean for r in (without, changed(rows, item, state)))

    if before.score is not None:
        assert after.score == before.score
    assert after.low <= before.low
    assert after.high >= before.high


@FEW
@given(judged_rows(), st.sets(st.sampled_from(ITEMS), max_size=30), st.sampled_from(OPEN), YOUNG)
def test_not_knowing_an_answer_only_widens_the_interval(
    rows: tuple[Weighted, ...], hidden: set[str], state: Outcome, young: bool | None
) -> None:
    """What was inside before stays inside: low falls or stays, high rises or stays, caps included."""
    unread = tuple(replace(r, outcome=state, duty=False) if r.item in hidden else r for r in rows)
    before, after = whole(rows, young=young), whole(unread, young=young)

    for one, other in ((before.mean, after.mean), (before.result, after.result)):
        assert other.low <= one.low
        assert other.high >= one.high
    assert after.mean.coverage <= before.mean.coverage


@FEW
@given(
    judged_rows(),
    st.randoms(use_true_random=False),
    PROFILES,
    YOUNG,
    st.lists(st.integers(0, 24), max_size=3),
)
def test_the_interval_holds_every_score_that_answers_can_reach(
    rows: tuple[Weighted, ...], chance: random.Random, profile: str, young: bool | None, marks: list[int]
) -> None:
    """Every unread item answered, or found not to apply, by chance; with the checklist's own flags confirmed."""
    flags = flags_of(marks, FlagState.CONFIRMED)
    answered = tuple(
        replace(row, outcome=chance.choice([*ANSWERS, Outcome.NOT_APPLICABLE]), duty=chance.random() < 0.5)
        if row.outcome in OPEN
        else row
        for row in rows
    )
    before, after = (whole(r, flags, young, profile).result for r in (rows, answered))

    assert after.score is not None
    assert before.low <= after.score <= before.high
    assert before.low <= after.low
    assert after.high <= before.high


@FEW
@given(judged_rows(), st.randoms(use_true_random=False), PROFILES)
def test_neither_the_order_of_items_nor_of_weights_matters(
    rows: tuple[Weighted, ...], chance: random.Random, profile: str
) -> None:
    """A sum is a sum: means, caps, lines and bands stay."""
    rules = edition().settings
    shuffled, names = list(rows), list(rules.profile(profile))
    chance.shuffle(shuffled)
    chance.shuffle(names)
    mixed = {name: rules.profile(profile)[name] for name in names}

    assert overall(score_dimensions(shuffled, mixed, rules), shuffled, (), rules, young=False) == whole(
        rows, profile=profile
    )


@FEW
@given(
    judged_rows([Outcome.PASS, Outcome.PARTIAL, Outcome.NOT_APPLICABLE]),
    st.lists(st.integers(0, 24), min_size=1, max_size=4, unique=True),
    YOUNG,
)
def test_a_knock_out_caps_however_good_the_rest_is(
    rows: tuple[Weighted, ...], marks: list[int], young: bool | None
) -> None:
    """Fatal and confirmed: 20; open: no point; one serious: 49; two or more: 34; rejected: as if it never was."""
    confirmed, waiting = flags_of(marks, FlagState.CONFIRMED), flags_of(marks, FlagState.CANDIDATE)
    fatal = any(f.level.value == "ko1" for f in confirmed)
    serious = sum(f.level.value == "ko2" for f in confirmed)
    line = 20 if fatal else 34 if serious > 1 else 49
    result, opened = whole(rows, confirmed, young).result, whole(rows, waiting, young)

    assert max(result.score or 0, result.low, result.high) <= line
    assert (opened.result.score is None) is fatal
    assert opened.awaiting is fatal
    assert whole(rows, flags_of(marks, FlagState.REJECTED), young) == whole(rows, young=young)


@FEW
@given(judged_rows(), st.lists(st.integers(0, 24), max_size=3), YOUNG)
def test_the_printed_numbers_keep_their_order(
    rows: tuple[Weighted, ...], marks: list[int], young: bool | None
) -> None:
    """low ≤ point ≤ high before and after every cap, and the width is what the coverage lacks."""
    found = whole(rows, flags_of(marks, FlagState.CONFIRMED), young)

    for score in (found.mean, found.result):
        assert score.score is not None
        assert 0 <= score.low <= score.score <= score.high <= 100
    assert found.mean.high - found.mean.low == 100 * (1 - found.mean.coverage)
