"""Buying a coin when it is first traded: the words, what is refused, what happens next. Pure.

The desk buys for the whole sum at once, with a limit that is never above the highest price that
the person named and lies just above the ask, so that what is not had there is not chased.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import BadAmount, InsufficientFunds, Misunderstood, RiskDenied
from desk.money import Amount, Unit
from desk.orders.intent import MAX_TEXT, Intent
from desk.orders.model import Kind as OrderKind
from desk.orders.model import Side, TimeInForce
from desk.plans.model import Debut, Kind, Plan, Status
from desk.plans.moves import (
    Change,
    End,
    Move,
    Place,
    Scene,
    Wait,
    again_at,
    attend,
    filled,
    live,
    recall,
)
from desk.plans.wanted import Wanted

EXAMPLE: Final = "/tge arm flnt 100 max 0.50 14d"
SHORTEST: Final = timedelta(minutes=10)
LONGEST: Final = timedelta(days=90)
USUAL: Final = timedelta(days=14)
LISTING: Final = timedelta(seconds=2)  # how often the desk looks whether the coin is listed
_QUOTE: Final = "USDT"
_REACH: Final = Decimal("1.02")  # of the ask: how far up the one order may take from the book
_SPANS: Final = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_WORDS: Final = re.compile(
    r"(?P<coin>\S+)\s+(?P<amount>\S+(?:\s+\$?usdt)?)\s+(?:max|@|<=?)\s*(?P<price>\S+)"
    r"(?:\s+(?:for\s+)?(?P<count>[0-9]{1,4})(?P<unit>[mhd]))?",
    re.IGNORECASE,
)
_COIN: Final = re.compile(r"\$?([A-Z0-9]{2,15})(?:/USDT)?")


def parse(text: str, *, venue: str, now: datetime) -> Wanted:
    """Read `flnt 100 max 0.50 14d`; raises `Misunderstood` and `BadAmount`."""
    if len(text) > MAX_TEXT or (found := _WORDS.fullmatch(text.strip())) is None:
        raise Misunderstood(what="arm", text=text.strip()[:40], example=EXAMPLE)
    coin = _COIN.fullmatch(found["coin"].upper())
    if coin is None:
        raise Misunderstood(what="arm", text=found["coin"][:40], example=EXAMPLE)
    span = int(found["count"]) * _SPANS[found["unit"].lower()] if found["count"] else USUAL
    return wanted(
        f"{coin[1]}/{_QUOTE}",
        _sum(found["amount"]),
        _sum(found["price"]),
        venue=venue,
        until=now + span,
    )


def wanted(
    symbol: str, spend: Decimal, max_price: Decimal, *, venue: str, until: datetime
) -> Wanted:
    """Return the wish to buy for `spend` at no more than `max_price`, both in USDT."""
    return Wanted(
        kind=Kind.DEBUT,
        symbol=symbol,
        side=Side.BUY,
        amount=Amount(spend, Unit.QUOTE),
        venue=venue,
        max_price=max_price,
        until=until,
    )


def terms(wish: Wanted, *, free: Decimal, now: datetime) -> Debut:
    """Return the terms of a wish; `free` is what is there of the quote currency.

    Raises `Misunderstood` for a part that lacks, `RiskDenied` for a span that is too short or too
    long, `InsufficientFunds`.
    """
    if wish.amount.unit is not Unit.QUOTE or wish.max_price is None or wish.until is None:
        raise Misunderstood(what="plan-parts", text=wish.kind.value)
    if not SHORTEST <= wish.until - now <= LONGEST:
        least, most = SHORTEST // _SPANS["m"], LONGEST // _SPANS["d"]
        raise RiskDenied(rule="debut-span", least=least, most=most)
    if wish.amount.value > free:
        raise InsufficientFunds(currency=_QUOTE, free=free, needed=wish.amount.value)
    return Debut(max_price=wish.max_price, until=wish.until)


def unlisted(plan: Plan, debut: Debut, now: datetime) -> Wait | End:
    """Return the next move while the venue does not list the coin."""
    if plan.status is Status.ENDING:
        return End(Status.CANCELLED)
    if now >= debut.until:
        return End(Status.FAILED, "unlisted")
    return Wait(min(now + LISTING, debut.until))


def decide(plan: Plan, debut: Debut, scene: Scene) -> Move:
    """Return the next move once the venue lists the coin."""
    under_way = live(scene.legs)
    ends = plan.status is Status.ENDING
    if under_way:
        return recall(under_way, scene.now) if ends else attend(under_way, scene.now)
    if filled(scene.legs) or ends:
        return End(Status.DONE if filled(scene.legs) else Status.CANCELLED)
    if scene.now >= debut.until:
        return End(Status.FAILED, "lapsed")
    if not debut.is_listed:
        return Change(terms=replace(debut, is_listed=True), quantity=None)
    return _buy(plan, debut, scene)


def _buy(plan: Plan, debut: Debut, scene: Scene) -> Move:
    if scene.quote is None or scene.quote.ask > debut.max_price:
        return Wait(debut.until)
    pause = again_at(scene.legs)
    if pause and pause > scene.now:
        return Wait(min(pause, debut.until))
    limit = money.floor_to(
        min(debut.max_price, scene.quote.ask * _REACH), scene.instrument.price_step
    )
    intent = Intent(
        venue=plan.venue,
        symbol=plan.symbol,
        side=Side.BUY,
        amount=Amount(plan.spend or money.ZERO, Unit.QUOTE),
        kind=OrderKind.LIMIT,
        limit_price=limit,
        time_in_force=TimeInForce.IOC,
    )
    return Place(intent=intent)


def _sum(text: str) -> Decimal:
    found = money.parse(text)
    if found.unit not in {None, Unit.QUOTE}:
        raise BadAmount(code="unit", text=text)
    return found.value
