"""The two worked examples of the method, as rows of the sum."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.assessment import (
    DimensionScore,
    Flag,
    FlagLevel,
    FlagState,
    Outcome,
    Overall,
)
from scoring.printing import one_decimal
from scoring.scores import Weighted, overall, score_dimensions
from scoring.settings import Settings, build_settings
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
    profile: str = "default",
) -> tuple[tuple[DimensionScore, ...], Overall]:
    """Dimensions and the whole."""
    dimensions = score_dimensions(sums, SETTINGS.profile(profile), SETTINGS)
    return dimensions, overall(dimensions, sums, flags, SETTINGS, young)


def printed(value: object) -> str:
    """A fraction as it is printed; an en dash for None."""
    return "–" if value is None else one_decimal(value)  # type: ignore[arg-type]
