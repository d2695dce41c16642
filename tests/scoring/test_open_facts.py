"""Not reading a fact never turns one answer into another: it leaves the outcome as it is, or opens the item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scoring.assess import rows_of
from scoring.assessment import Judgement, Outcome, Score
from scoring.checklist import Item
from scoring.examples import example_context
from scoring.facts import FactGroup, Finding, Unsearched
from scoring.judge import judge
from scoring.measures.base import Context
from scoring.scores import OPEN, overall, score_dimensions
from tests.support.checklist_strategies import SEEN, whole_reading
from tests.support.scoring import catalogue, edition, item, item_files, item_id

IDS = [item_id(file) for file in item_files()]
LEFT_OUT = {
    "reputation.headline-yield": {"invest.minimum", "loans.outstanding", "loans.funded_total"},
    "reputation.link-rot": {"tech.links.removed"},
    "security.domain-hygiene": {"tech.rdap.expires_on", "tech.rdap.locked"},
    "security.third-party-code": {"tech.redirect.result"},
}
"""Keys whose lack has a rule of its own: an amount only tells the currency; on a first visit no page has gone; what a
registry does not publish is left out; a page whose redirection was not measured counts as one on https."""

FIXED = {"entity.country", "licence.kind", "licence.passport_states", "languages.marketing", "returns.target"}
"""They decide whether a duty applies. While that is not known silence counts 0.25, and 0 once a duty is seen."""


def hidden(ctx: Context, keys: tuple[str, ...]) -> Context:
    """The same reading with these keys unread."""
    gaps: dict[str, Finding] = {key: Unsearched(key, "not read") for key in keys}
    return replace(ctx, findings={**ctx.findings, **gaps})


def may_hide(judged: Item, key: str) -> bool:
    """A fact of a person counts as absent until somebody has looked, so it is never unread."""
    person = catalogue()[key].group is FactGroup.PERSON
    return not person and key not in LEFT_OUT.get(judged.id, ())


def opened(judged: Item, ctx: Context) -> Iterator[tuple[tuple[str, ...], Outcome]]:
    """The outcome with each one, two and all of the known facts unread."""
    keys = [k for k, f in ctx.findings.items() if not isinstance(f, Unsearched) and may_hide(judged, k)]
    some = (keys_hidden for size in (1, 2, len(keys)) for keys_hidden in combinations(keys, size))
    for choice in dict.fromkeys(some):
        yield choice, judge(judged, hidden(ctx, choice)).outcome


@pytest.mark.parametrize("name", IDS)
def test_an_unread_fact_leaves_an_example_as_it_is_or_opens_it(name: str) -> None:
    """Every example of every item, with each one, each two and all of its facts not read."""
    judged = item(name)
    turned = [
        (n, keys, outcome)
        for n, example in enumerate(judged.examples, 1)
        for keys, outcome in opened(judged, example_context(example, catalogue(), {}))
        if outcome not in (example.outcome, *OPEN)
    ]

    assert turned == []


def context(findings: dict[str, Finding]) -> Context:
    """A context of the day the strategies speak of, whose regimes are known and none."""
    return Context(findings, catalogue(), SEEN, SEEN)


@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
@pytest.mark.parametrize("name", IDS)
def test_whatever_is_stated_unread_facts_only_open_the_item(name: str, data: st.DataObject) -> None:
    """Values around every line, silence and gaps by chance; then a part of it is not read."""
    judged = item(name)
    keys = [k for k in _keys(judged) if k in catalogue()]
    ctx = context(data.draw(whole_reading(keys)))
    allowed = sorted(k for k in ctx.findings if may_hide(judged, k))
    unread = tuple(data.draw(st.sets(st.sampled_from(allowed))) if allowed else ())
    full, part = judge(judged, ctx), judge(judged, hidden(ctx, unread))

    assert part.outcome in (full.outcome, *OPEN)


def _keys(judged: Item) -> tuple[str, ...]:
    """The item's facts, and those that its examples use."""
    used = (key for example in judged.examples for key in (*example.facts, *example.absent))
    return tuple(dict.fromkeys((*judged.facts, *used)))


@settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(whole_reading([key for name in IDS for key in _keys(item(name)) if key in catalogue()]), st.data())
def test_the_interval_holds_the_score_of_the_whole_reading(
    findings: dict[str, Finding], data: st.DataObject
) -> None:
    """From facts to the whole: with a part unread, low and high hold what the full reading scores."""
    ruled = {key for keys in LEFT_OUT.values() for key in keys}
    unread = data.draw(st.sets(st.sampled_from(sorted(set(findings) - FIXED - ruled)), max_size=40))
    gaps: dict[str, Finding] = {key: Unsearched(key, "not read") for key in unread}
    full, part = (_mean(context(f)) for f in (findings, findings | gaps))

    assert part.low <= full.low
    assert full.high <= part.high
    if full.score is not None:
        assert part.low <= full.score <= part.high


def _mean(ctx: Context) -> Score:
    judged: list[Judgement] = [judge(i, ctx) for i in edition().items]
    rows = rows_of(edition(), judged)
    rules = edition().settings
    return overall(score_dimensions(rows, rules.profile("default"), rules), rows, (), rules, young=False).mean
