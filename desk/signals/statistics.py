"""Intervals around counts and means, so that no figure is shown as surer than it is. Pure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from desk.money import ZERO

ENOUGH: Final = 20  # fewer tell nothing
_Z: Final = Decimal("1.959963984540054")  # of the normal distribution, 95 % two-sided
_FINEST: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true value lies with 95 % confidence, both ends included."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """At least two values by their moments; `variance` is the sample's, over n - 1."""

    n: int
    mean: Decimal
    variance: Decimal
    median: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The mean of `n` values with its 95 % interval, and their median."""

    n: int
    mean: Decimal
    interval: Interval
    median: Decimal


def wilson(hits: int, n: int) -> Interval:
    """Return the 95 % score interval of a share, hits of at least one try.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22
    (1927): unlike the share plus or minus its standard error it stays within 0 and 1 and holds
    its level at small n (Brown, Cai and DasGupta, Statistical Science 16, 2001).
    """
    share, square = Decimal(hits) / n, _Z * _Z
    middle = share + square / (2 * n)
    reach = _Z * (share * (1 - share) / n + square / (4 * n * n)).sqrt()
    whole = 1 + square / n
    low, high = (middle - reach) / whole, (middle + reach) / whole
    return Interval(_cut(max(ZERO, low)), _cut(min(Decimal(1), high)))


def sample(found: Spread | None) -> Sample | None:
    """Return mean, interval and median of values; None for fewer than `ENOUGH`.

    The interval is Student's: mean plus or minus t times the standard error.
    """
    if found is None or found.n < ENOUGH:
        return None
    reach = _student(found.n - 1) * (found.variance / found.n).sqrt()
    return Sample(
        n=found.n,
        mean=_cut(found.mean),
        interval=Interval(_cut(found.mean - reach), _cut(found.mean + reach)),
        median=_cut(found.median),
    )


def _student(freedom: int) -> Decimal:
    """Return the 97.5 % quantile of Student's t.

    The expansion of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5; from 19
    degrees of freedom on it is exact to four decimals.
    """
    z, v = _Z, Decimal(freedom)
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    )


def _cut(value: Decimal) -> Decimal:
    return value.quantize(_FINEST, ROUND_HALF_EVEN)
