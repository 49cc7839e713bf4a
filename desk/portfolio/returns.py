"""The equity curve, and the return that deposits and withdrawals do not touch. Pure.

Time-weighted return as the Global Investment Performance Standards define it (CFA Institute,
GIPS 2020, "time-weighted return"): value the portfolio at each external cash flow, compute the
return of every sub-period between two flows, and link them geometrically.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from desk.money import ZERO

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Flow:
    """Value that came in from outside (positive) or went out, and what it was worth then.

    `value` in USDT, None until a price is known; `reference` names the ledger entry.
    """

    venue: str
    kind: str
    reference: str
    currency: str
    amount: Decimal
    value: Decimal | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a person was worth at a moment in USDT, after the `flow` of that very moment."""

    at: datetime
    value: Decimal
    flow: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Performance:
    """A span in figures; shares of one, `drawdown` the deepest fall from a peak (positive)."""

    begin: Decimal
    end: Decimal
    flows: Decimal
    time_weighted: Decimal
    drawdown: Decimal

    @property
    def profit(self) -> Decimal:
        """What the span brought in USDT, flows left out."""
        return self.end - self.begin - self.flows


def index(curve: Sequence[Snapshot]) -> list[Decimal]:
    """Return what one unit of money of the first snapshot grew to, at each snapshot.

    A sub-period that begins with nothing has no return: the chain goes on behind it.
    """
    found, level = [], ONE
    for before, after in zip((None, *curve), curve, strict=False):
        if before is not None and before.value > 0:
            level *= (after.value - after.flow) / before.value
        found.append(level)
    return found


def performance(curve: Sequence[Snapshot]) -> Performance:
    """Return the figures of a curve, oldest snapshot first; the first one is where it begins."""
    if not curve:
        return Performance(ZERO, ZERO, ZERO, ZERO, ZERO)
    levels = index(curve)
    return Performance(
        begin=curve[0].value,
        end=curve[-1].value,
        flows=sum((s.flow for s in curve[1:]), ZERO),
        time_weighted=levels[-1] - 1,
        drawdown=_drawdown(levels),
    )


def sample(curve: Sequence[Snapshot], most: int) -> list[Snapshot]:
    """Return about `most` snapshots evenly picked, the first, the last and all flows among them."""
    step = -(-len(curve) // most) if most else 1
    last = len(curve) - 1
    return [s for i, s in enumerate(curve) if s.flow or i == last or i % step == 0]


def _drawdown(levels: Iterable[Decimal]) -> Decimal:
    peak = deepest = ZERO
    for level in levels:
        peak = max(peak, level)
        if peak > 0:
            deepest = max(deepest, 1 - level / peak)
    return deepest
