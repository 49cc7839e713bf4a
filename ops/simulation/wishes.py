"""What people want in the simulation: orders and plans of every kind, by chance."""

from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal
from random import Random
from typing import Final

from desk.money import Amount, Unit, floor_to
from desk.orders.exits import Exits, Level
from desk.orders.intent import Intent
from desk.orders.model import Kind, Side
from desk.plans.calendar import Every
from desk.plans.model import Kind as PlanKind
from desk.plans.wanted import EVERYTHING, Wanted
from ops.simulation.book import PRICES, STEP

LEGS: Final = 3
_HUNDRED: Final = Decimal(100)


def order(rng: Random) -> Intent:
    """Return an order: by cost, by quantity or at a limit; some purchases with a bracket."""
    symbol = rng.choice(list(PRICES))
    price = PRICES[symbol]
    usual = Decimal(rng.choice((60, 90, 140)))
    quantity = Amount((usual / price).quantize(STEP, ROUND_DOWN), Unit.BASE)
    side = rng.choice((Side.BUY, Side.BUY, Side.SELL))
    exits = _bracket(rng) if side is Side.BUY and rng.random() < 0.4 else None
    match rng.choice(("cost", "quantity", "limit")):
        case "limit":
            limit = price * Decimal("0.99" if side is Side.BUY else "1.01")
            return Intent(
                symbol=symbol,
                side=side,
                amount=quantity,
                kind=Kind.LIMIT,
                limit_price=limit,
                exits=exits,
            )
        case "cost" if side is Side.BUY:
            spend = Amount(usual, Unit.QUOTE)
            return Intent(symbol=symbol, side=side, amount=spend, exits=exits)
    return Intent(symbol=symbol, side=side, amount=quantity, exits=exits)


def plan(rng: Random) -> Wanted:
    """Return a plan of any kind; exits cover a part of what everybody begins with."""
    return rng.choice(_PLANS)(rng, rng.choice(list(PRICES)))


def _bracket(rng: Random) -> Exits:
    return Exits(take_profit=_level(rng), stop=_level(rng))


def _level(rng: Random) -> Level:
    return Level(Decimal(rng.choice(("0.5", "1", "2"))), is_percent=True)


def _exit(rng: Random, symbol: str) -> Wanted:
    """A stop, a take-profit, both (one cancels the other), or a stop that trails."""
    levels: dict[str, Level | Decimal] = {}
    match rng.choice(("stop", "target", "both", "both", "trail", "limit")):
        case "stop":
            levels = {"stop": _level(rng)}
        case "target":
            levels = {"take_profit": _level(rng)}
        case "both":
            levels = {"stop": _level(rng), "take_profit": _level(rng)}
        case "trail":
            levels = {"trail_percent": Decimal(rng.choice(("0.5", "1")))}
        case "limit":
            levels = {"stop": Level(_off(symbol, "-1")), "stop_limit": _off(symbol, "-1.5")}
    part = Amount(Decimal(rng.choice((20, 50, 100))), Unit.PERCENT)
    return Wanted(kind=PlanKind.EXIT, symbol=symbol, amount=part, **levels)  # type: ignore[arg-type]


def _entry(rng: Random, symbol: str) -> Wanted:
    return Wanted(
        kind=PlanKind.ENTRY,
        symbol=symbol,
        side=Side.BUY,
        amount=Amount(Decimal(70), Unit.QUOTE),
        stop=Level(_off(symbol, rng.choice(("0.7", "1.5")))),
    )


def _dca(_: Random, symbol: str) -> Wanted:
    return Wanted(
        kind=PlanKind.DCA,
        symbol=symbol,
        side=Side.BUY,
        amount=Amount(Decimal(20), Unit.QUOTE),
        pace=Every(2, "s"),
        count=LEGS,
    )


def _ladder(_: Random, symbol: str) -> Wanted:
    return Wanted(
        kind=PlanKind.LADDER,
        symbol=symbol,
        side=Side.BUY,
        amount=Amount(Decimal(60), Unit.QUOTE),
        prices=(_off(symbol, "-3"), _off(symbol, "-5")),
        count=LEGS,
    )


def _close(_: Random, symbol: str) -> Wanted:
    return Wanted(kind=PlanKind.CLOSE, symbol=symbol, amount=EVERYTHING)


def _off(symbol: str, percent: str) -> Decimal:
    price = PRICES[symbol]
    return floor_to(price * (_HUNDRED + Decimal(percent)) / _HUNDRED, Decimal("0.01"))


_PLANS: Final[tuple[Callable[[Random, str], Wanted], ...]] = (
    *(_exit, _exit, _exit),
    *(_entry, _dca, _ladder, _close),
)
