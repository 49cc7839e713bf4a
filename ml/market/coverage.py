"""Was a stated risk exceeded as often as it says, and by chance? Kupiec and Christoffersen."""

from dataclasses import dataclass
from math import erfc, log, sqrt

import numpy as np
from numpy.typing import NDArray

from ml.market.risk import LEVELS, RiskModel

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How a level held over `days`.

    `kupiec` is the p-value of "the rate is the level" (1995), `independence` that of "a breach
    today says nothing of tomorrow" (Christoffersen 1998); below 0.05 the claim is refused.
    `clusters` is the rate of breaches on two days running over what chance gives. `shortfall_ratio`
    is the mean loss of the breached days over the expected shortfall stated for them.
    """

    level: float
    days: int
    rate: float
    kupiec: float
    independence: float
    clusters: float
    shortfall_ratio: float


@dataclass(frozen=True, slots=True)
class Days:
    """A back-test: days x levels of stated value at risk and shortfall, and what was lost."""

    stated: Floats
    shortfall: Floats
    lost: Floats


def back_test(model: RiskModel, returns: Floats) -> Days:
    """Ask the model every 24 hours of `returns` with nothing but what was known; then look."""
    hours = model.horizon_hours
    starts = range(model.window_hours, len(returns) - hours + 1, hours)
    said = [
        model.losses(returns[at - model.window_hours : at], seed=number)
        for number, at in enumerate(starts)
    ]
    return Days(
        np.array([[loss.value_at_risk for loss in losses] for losses in said]),
        np.array([[loss.shortfall for loss in losses] for losses in said]),
        np.array([-np.expm1(returns[at : at + hours].sum()) for at in starts]),
    )


def together(parts: list[Days]) -> Days:
    """Return several back-tests as one."""
    return Days(
        np.concatenate([part.stated for part in parts]),
        np.concatenate([part.shortfall for part in parts]),
        np.concatenate([part.lost for part in parts]),
    )


def coverage(days: Days) -> tuple[Coverage, ...]:
    """Return how each of `LEVELS` held."""
    return tuple(
        _covered(level, days.stated[:, place], days.shortfall[:, place], days.lost)
        for place, level in enumerate(LEVELS)
    )


def kupiec(breaches: int, days: int, level: float) -> float:
    """Return the p-value of the likelihood ratio of "breaches come at `level`"; 1 for no days."""
    rate = breaches / max(days, 1)
    ratio = _likelihood(breaches, days, rate) - _likelihood(breaches, days, level)
    return _tail(2 * ratio)


def independence(breached: Flags) -> float:
    """Return the p-value of the likelihood ratio of "the day before says nothing of a breach"."""
    before, after = breached[:-1], breached[1:]
    calm, hit = int((~before).sum()), int(before.sum())
    after_calm, after_hit = int((~before & after).sum()), int((before & after).sum())
    apart = _likelihood(after_calm, calm, after_calm / max(calm, 1)) + _likelihood(
        after_hit, hit, after_hit / max(hit, 1)
    )
    days, hits = calm + hit, after_calm + after_hit
    return _tail(2 * (apart - _likelihood(hits, days, hits / max(days, 1))))


def _covered(level: float, stated: Floats, shortfall: Floats, lost: Floats) -> Coverage:
    breached = lost > stated
    rate = float(breached.mean())
    twice = float((breached[1:] & breached[:-1]).mean())
    return Coverage(
        level,
        len(lost),
        rate,
        kupiec(int(breached.sum()), len(lost), level),
        independence(breached),
        twice / max(rate * rate, 1e-12),
        float(lost[breached].mean() / shortfall[breached].mean()) if breached.any() else 0.0,
    )


def _likelihood(hits: int, days: int, rate: float) -> float:
    """Return the log likelihood of `hits` in `days` at `rate`; 0 ln 0 is 0."""
    misses = days - hits
    return (hits * log(rate) if hits else 0.0) + (misses * log(1 - rate) if misses else 0.0)


def _tail(ratio: float) -> float:
    """Return the chance of a chi-squared of one degree above `ratio`."""
    return erfc(sqrt(max(ratio, 0.0) / 2))


def quantile_loss(stated: Floats, lost: Floats, level: float) -> float:
    """Return the mean quantile ("pinball") loss of a stated value at risk; less is better."""
    over = lost - stated
    return float(np.where(over > 0, (1 - level) * over, -level * over).mean())


def gaussian(model: RiskModel, returns: Floats, days: int) -> Floats:
    """Return the naive 5 % value at risk of the same days: the window's deviation times 1.645."""
    hours = model.horizon_hours
    ends = model.window_hours + hours * np.arange(days)
    deviation = np.array([returns[end - model.window_hours : end].std() for end in ends])
    return np.asarray(-np.expm1(-1.645 * deviation * sqrt(hours)))
