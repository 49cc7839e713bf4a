"""Every rule as a pure function over plain values. Sums in USDT."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import Halted, Stale
from desk.money import ZERO, Figure
from desk.risk.model import (
    Bounds,
    Check,
    Exposure,
    Halt,
    Measure,
    Moved,
    Pressure,
    Rule,
    Thresholds,
    Trip,
    Verdict,
)
from desk.venues.profiles import Mode

CASH: Final = "USDT"
DUST: Final = Decimal(5)  # worth less is no position: no market would take it back
_HUNDRED: Final = Decimal(100)


def measure(exposure: Exposure, bounds: Bounds) -> Verdict:
    """Hold an order against every rule that concerns it.

    A sale reduces what is held, so nothing refuses it: a large one asks for a confirmation.
    """
    mode = exposure.mode
    if not exposure.is_buy:
        return Verdict((_check(bounds, Rule.MAX_ORDER, exposure.notional, mode, only_asks=True),))
    added = exposure.notional
    sums = (
        (Rule.MAX_ORDER, ZERO),
        (Rule.MAX_HOUR, exposure.hour),
        (Rule.MAX_DAY, exposure.day),
        (Rule.MAX_SYMBOL, exposure.symbol),
        (Rule.MAX_TOTAL, exposure.total),
    )
    checks = [_check(bounds, rule, before + added, mode, added=added) for rule, before in sums]
    checks.append(_check(bounds, Rule.MAX_LOSS, exposure.loss, mode))
    if exposure.is_new:
        checks.append(_check(bounds, Rule.MAX_POSITIONS, Decimal(exposure.positions + 1), mode))
    return Verdict(tuple(checks))


def _check(
    bounds: Bounds,
    rule: Rule,
    value: Decimal,
    mode: Mode,
    *,
    added: Decimal = ZERO,
    only_asks: bool = False,
) -> Check:
    return Check(
        rule=rule,
        value=value,
        limit=bounds.limit(rule),
        ceiling=bounds.ceilings[rule],
        added=added,
        only_asks=only_asks,
        mode=mode,
    )


def check_halt(halt: Halt | None, *, mode: Mode, reduces: bool = False) -> None:
    """Raise `Halted` while trading is stopped; what reduces stops for a total halt alone."""
    if halt is None or not halt.concerns(mode) or (reduces and not halt.is_total):
        return
    trip = halt.trip
    raise Halted(
        reason=halt.reason,
        sales="no" if halt.is_total else "yes",
        what=trip.measure.value if trip else "none",
        value=Figure(trip.value if trip else ""),
        limit=Figure(trip.limit if trip else ""),
        where=trip.where if trip else "",
    )


def check_age(age_s: float, limit_s: int) -> None:
    """Raise `Stale` when the quote is too old to trade on."""
    if age_s > limit_s:
        raise Stale(what="quote", age_s=int(age_s), limit_s=limit_s)


def loss_of(
    held: Mapping[str, Decimal],
    moved: Mapping[str, Moved],
    *,
    now: Mapping[str, Decimal],
    then: Mapping[str, Decimal],
) -> Decimal:
    """Return what was lost since a moment, realised and not; zero when something was gained.

    Worth now, less worth then at the prices then, less what came from outside. `held` is by
    currency, prices by market. A price unknown on one side is taken from the other, so that what
    nobody can price counts as unmoved; a coin without any price counts for nothing.
    """
    gain = ZERO
    for currency in held.keys() | moved.keys():
        move = moved.get(currency, Moved(ZERO, ZERO))
        price_now, price_then = _prices(currency, now, then)
        has = held.get(currency, ZERO)
        gain += (has - move.brought) * price_now - (has - move.own) * price_then
    return max(ZERO, -gain)


def _prices(
    currency: str, now: Mapping[str, Decimal], then: Mapping[str, Decimal]
) -> tuple[Decimal, Decimal]:
    if currency == CASH:
        return Decimal(1), Decimal(1)
    symbol = f"{currency}/{CASH}"
    known = now.get(symbol), then.get(symbol)
    return known[0] or known[1] or ZERO, known[1] or known[0] or ZERO


def tripped(pressure: Pressure, limits: Thresholds, *, known: Halt | None = None) -> Trip | None:
    """Return why the desk must stop itself, None while all that `known` lets go on is in bounds."""
    for trip in _trips(pressure, limits):
        if known is None or known.mode not in {None, trip.mode}:
            return trip
    return None


def _trips(pressure: Pressure, limits: Thresholds) -> Iterator[Trip]:
    for mode, orders in pressure.orders.items():
        if orders > limits.orders:
            value, limit = str(orders), str(limits.orders)
            yield Trip(measure=Measure.ORDERS, value=value, limit=limit, where=mode.value)
    for venue, (requests, unanswered) in sorted(pressure.asked.items()):
        share = _HUNDRED * unanswered / max(requests, unanswered, 1)
        if requests >= limits.least_requests and share > limits.errors_percent:
            value = money.show(share, decimals=0)
            limit = str(limits.errors_percent)
            yield Trip(measure=Measure.ERRORS, value=value, limit=limit, where=venue)
    for mode, loss in pressure.loss.items():
        if loss > limits.loss:
            value, limit = money.show(loss), money.show(limits.loss)
            yield Trip(measure=Measure.LOSS, value=value, limit=limit, where=mode.value)
