"""Orders per second from placing to outcome: many people's at once, by one trade worker and two."""

import asyncio
import time
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from desk import clock
from desk.money import Amount, Unit
from desk.orders.intent import Intent
from desk.orders.model import Side
from desk.orders.origin import Origin
from ops.bench.beside import another
from ops.bench.cpu import Meter
from ops.bench.figures import Budget, Figure, Floor
from ops.bench.rig import Person, Rig

ORDERS: Final = 100  # the breaker halts a desk at some hundreds a minute
PEOPLE: Final = 20
AT_ONCE: Final = 8
PATIENCE_S: Final = 120.0
_COINS: Final = ("BTC/USDT", "ETH/USDT", "SOL/USDT")


async def measure(rig: Rig, *, n: int = ORDERS) -> Figure:
    """Return the rate of two trade workers beside that of the one that is there anyway."""
    people = [await rig.person(f"Buyer {i}") for i in range(min(PEOPLE, n))]
    await _through(rig, people, len(people))  # a first order opens the account at the venue
    meter = Meter(rig.settings)
    one = await _through(rig, people, n)
    used = meter.each_ms(n)
    async with another(rig.settings, "worker", "trade", says=b"is up"):
        await _through(rig, people, 2 * len(people))  # it has to know them too
        two = await _through(rig, people, n)
    return Figure(
        bench="orders",
        what="placed -> outcome, with 2 trade workers",
        unit="orders/s",
        n=n,
        stats={"value": two},
        budget=Budget(of="value", limit=one, is_least=True),
        floor=Floor(value=one, what="with 1 trade worker"),
        parts=used,
    )


async def _through(rig: Rig, people: Sequence[Person], count: int) -> float:
    """Place orders, some at a time, until all are over; return how many a second."""
    orders, turns = rig.context.desk.orders, asyncio.Semaphore(AT_ONCE)

    async def place(number: int) -> None:
        name, sum_ = f"bench:{clock.new_id()}", Amount(Decimal(10), Unit.QUOTE)
        intent = Intent(symbol=_COINS[number % len(_COINS)], side=Side.BUY, amount=sum_)
        origin = Origin(key=name, cause=name, source="bench", sent_at=clock.now())
        async with turns:
            await orders.place(people[number % len(people)].id, intent, origin)

    since, began = clock.now(), time.perf_counter()
    await asyncio.gather(*(place(number) for number in range(count)))
    async with asyncio.timeout(PATIENCE_S):
        while await rig.timings.over([p.id for p in people], since) < count:  # noqa: ASYNC110 - another process would not tell
            await asyncio.sleep(0.01)
    return count / (time.perf_counter() - began)
