"""The worked examples, A and B of the method and C and D beside them, as rows of the sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoring.assessment import (
    DimensionScore,
    Flag,
    FlagLevel,
    FlagState,
    Outcome,
    Overall,
    Score,
)
from scoring.printing import one_decimal
from scoring.scores import Weighted, overall, score_dimensions
from scoring.settings import Settings, build_settings, own_profile
from tests.support.scoring import settings as parsed_settings

SETTINGS: Settings = build_settings(parsed_settings())

_OUTCOMES = {
    "pass": (Outcome.PASS, False),
    "part": (Outcome.PARTIAL, False),
    "fail": (Outcome.FAIL, False),
    "mute": (Outcome.NOT_DISCLOSED, False),
    "owed": (Outcome.NOT_DISCLOSED, True),
    "dark": (Outcome.UNKNOWN, False),
    "wait": (Outcome.MANUAL_PENDING, False),
    "none": (Outcome.NOT_APPLICABLE, False),
}

EXAMPLE_A = """
liquidity.maturity-match 8 pass · liquidity.client-money 8 part · liquidity.withdrawal-time 2 mute
liquidity.buyback-terms 4 none · liquidity.withdrawal-complaints 4 wait
credit.legal-entity 8 part · credit.licence 8 pass · credit.accounts 8 pass · credit.default-rates 8 pass
credit.borrower-real 8 wait · credit.default-method 4 owed · credit.stats-fresh 2 fail
reputation.risk-warning 8 pass · reputation.guarantee-words 8 pass · reputation.headline-yield 4 part
reputation.realised-return 4 dark
leakage.policy 8 pass · leakage.retention 4 fail · leakage.dpo 2 mute
security.https 8 pass · security.certificate 8 pass · security.hsts 4 part · security.cors 2 dark
"""

EXAMPLE_B = """
liquidity.maturity-match 8 fail · liquidity.client-money 8 mute · liquidity.exit-suspension 8 fail
liquidity.buyback-terms 4 fail
credit.legal-entity 8 part · credit.licence 8 owed · credit.accounts 8 mute · credit.default-rates 8 mute
credit.platform-age 4 part · credit.loanbook 4 pass
reputation.risk-warning 8 pass · reputation.guarantee-words 8 fail · reputation.headline-yield 4 fail
leakage.policy 8 pass · leakage.retention 4 pass · leakage.dpo 2 pass
security.https 8 pass · security.certificate 8 pass · security.hsts 4 pass · security.cors 2 dark
"""


EXAMPLE_C = """
liquidity.maturity-match 8 pass · liquidity.client-money 8 part · liquidity.exit-terms 4 owed
liquidity.own-funds 4 fail · liquidity.net-flow 4 pass · liquidity.secondary-stats 2 none
liquidity.buyback-terms 4 none · liquidity.withdrawal-complaints 4 wait
credit.legal-entity 8 part · credit.licence 8 part · credit.regulator-warning 8 wait · credit.accounts 8 pass
credit.default-rates 8 pass · credit.borrower-real 8 wait · credit.related-party 8 fail · credit.concentration 4 part
credit.stress-cover 4 mute · credit.collateral 2 none · credit.stats-fresh 2 pass
reputation.risk-warning 8 pass · reputation.guarantee-words 8 pass · reputation.headline-yield 4 part
reputation.fees 4 dark · reputation.adverse-news 4 wait · reputation.candour 2 fail · reputation.urgency 2 pass
reputation.entry-test 2 none
leakage.policy 8 pass · leakage.retention 4 owed · leakage.dpo 2 mute · leakage.profiling 2 none · leakage.breach 4 wait
security.https 8 pass · security.certificate 8 part · security.hsts 4 fail · security.mfa 4 pass · security.cors 2 dark
"""
"""A licensed lender with a good record; its register shows a director behind a borrower."""

WEIGHTS_C = {"liquidity": 30, "credit": 30, "reputation": 20, "leakage": 5, "security": 15}
"""The reader's own weights, which every output has to mark."""

EXAMPLE_D = """
liquidity.maturity-match 8 pass · liquidity.client-money 8 mute · liquidity.withdrawal-time 2 part
credit.legal-entity 8 part · credit.accounts 8 pass · credit.default-rates 8 part · credit.licence 8 dark
reputation.risk-warning 8 pass · reputation.guarantee-words 8 fail · reputation.fees 4 owed
leakage.policy 8 dark · leakage.retention 4 dark · leakage.breach 4 wait
security.https 8 none · security.certificate 8 none · security.hsts 4 none
"""
"""Three saved documents: nothing on privacy could be read, and there is no connection to look at."""


def rows(text: str) -> tuple[Weighted, ...]:
    """Rows from `id weight word`, divided by dots or lines."""
    words = [part.split() for line in text.strip().splitlines() for part in line.split(" · ")]
    return tuple(
        Weighted(name, name.split(".")[0], int(weight), weight == "8", *_OUTCOMES[outcome])
        for name, weight, outcome in words
    )


def flag(item: str, level: FlagLevel, state: FlagState = FlagState.CANDIDATE) -> Flag:
    """A flag without quotes."""
    return Flag(item, level, "seen", (), state)


def scored(
    sums: Sequence[Weighted],
    flags: Sequence[Flag] = (),
    *,
    young: bool | None = False,
    profile: str | Mapping[str, object] = "default",
) -> tuple[tuple[DimensionScore, ...], Overall]:
    """Dimensions and the whole."""
    weights = SETTINGS.profile(profile) if isinstance(profile, str) else own_profile(profile)
    dimensions = score_dimensions(sums, weights, SETTINGS)
    return dimensions, overall(dimensions, sums, flags, SETTINGS, young)


def printed(value: object) -> str:
    """A fraction as it is printed; an en dash for None."""
    return "–" if value is None else one_decimal(value)  # type: ignore[arg-type]


def numbers(score: Score) -> tuple[str, str, str]:
    """Point, low and high as printed."""
    return printed(score.score), printed(score.low), printed(score.high)
