"""How far the overall score depends on the weights: 500 draws of ± 50 % noise on every one of them.

No random generator is asked: factor(key, k) = 0.5 + (first 8 bytes of SHA-256("seed|key|k"), big-endian) ÷ 2⁶⁴,
so that two machines agree to the digit. Inside, all numbers are whole: factors are scaled by 2⁶⁴ and scores by
10³⁰.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm

from scoring.assessment import Cap, DimensionScore, Sensitivity

DRAWS = 500
LOW_DRAW, HIGH_DRAW = 25, 475
"""The ranks of the sorted scores that bound the 5–95 % band, counted from one."""

_SCALE = 10**30
_HALF = 2**63


@lru_cache(maxsize=1024)
def factors(seed: str, key: str) -> tuple[int, ...]:
    """The noise of one weight in every draw, times 2⁶⁴: from half to one and a half."""
    start = hashlib.sha256(f"{seed}|{key}|".encode())
    found = []
    for k in range(DRAWS):
        one = start.copy()
        one.update(b"%d" % k)
        found.append(_HALF + int.from_bytes(one.digest()[:8], "big"))
    return tuple(found)


def drawn(seed: str, dimensions: Sequence[DimensionScore]) -> list[dict[str, Fraction]] | None:
    """The scores of every draw by dimension id, and the mean as `overall`; None without a score."""
    draws = _draws(seed, dimensions)
    if draws is None:
        return None
    return [{name: Fraction(number, _SCALE) for name, number in draw.items()} for draw in draws]


def sensitivity(seed: str, dimensions: Sequence[DimensionScore], caps: Sequence[Cap]) -> Sensitivity | None:
    """The 5–95 % band without caps and with them; None where the whole has no score."""
    draws = _draws(seed, dimensions)
    if draws is None:
        return None
    plain = sorted(draw["overall"] for draw in draws)
    capped = sorted(_capped(draw, caps) for draw in draws)
    bounds = (plain[LOW_DRAW - 1], plain[HIGH_DRAW - 1], capped[LOW_DRAW - 1], capped[HIGH_DRAW - 1])
    return Sensitivity(*(Fraction(number, _SCALE) for number in bounds))


def _draws(seed: str, dimensions: Sequence[DimensionScore]) -> list[dict[str, int]] | None:
    counted = [d for d in dimensions if d.weight]
    if not counted or any(d.result.score is None for d in counted):
        return None
    by_dimension = [_dimension_draws(seed, d) for d in counted]
    noise = [_dimension_weights(seed, d, counted) for d in counted]
    draws = []
    for k in range(DRAWS):
        scores = [column[k] for column in by_dimension]
        weights = [column[k] for column in noise]
        overall = sum(s * w for s, w in zip(scores, weights, strict=True)) // sum(weights)
        draws.append({**{d.id: s for d, s in zip(counted, scores, strict=True)}, "overall": overall})
    return draws


def _dimension_draws(seed: str, dimension: DimensionScore) -> list[int]:
    """One dimension's score in every draw, times 10³⁰."""
    lines = [line for line in dimension.lines if line.value is not None]
    common = lcm(*(line.value.denominator for line in lines if line.value is not None))
    gains, weights = [0] * DRAWS, [0] * DRAWS
    for line in lines:
        full = line.weight * common
        gain = int((line.value or 0) * full)
        for k, factor in enumerate(factors(seed, line.item)):
            weights[k] += factor * full
            gains[k] += factor * gain
    return [100 * _SCALE * gain // weight for gain, weight in zip(gains, weights, strict=True)]


def _dimension_weights(seed: str, dimension: DimensionScore, among: Sequence[DimensionScore]) -> list[int]:
    common = lcm(*(d.weight.denominator for d in among))
    whole = int(dimension.weight * common)
    return [factor * whole for factor in factors(seed, f"dim:{dimension.id}")]


def _capped(draw: dict[str, int], caps: Sequence[Cap]) -> int:
    """The caps of the whole, with `weakest` taken from the draw's own liquidity and credit."""
    ceilings = [int(c.score * _SCALE) for c in caps if c.score is not None and c.id != "weakest"]
    weakest = next((c for c in caps if c.id == "weakest"), None)
    pair = [draw[name] for name in ("liquidity", "credit") if name in draw]
    if weakest is not None and pair:
        ceilings.append(min(pair) + int(weakest.margin * _SCALE))
    return min([draw["overall"], *ceilings])
