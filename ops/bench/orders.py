"""Tap to venue: from a Buy button's tap reaching the bot until the venue's clock has the order."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final

from db.timings import OrderTimes, hops_ms
from desk import clock
from ops.bench import throughput
from ops.bench.cpu import Meter
from ops.bench.figures import Budget, Figure, Floor, median, spread
from ops.bench.rig import Person, Rig, Silent
from workers.venues.clients import Clients

TAPS: Final = 150
PEOPLE: Final = 5
_CARDS: Final = ("$btc", "$eth", "$sol")
_ABOVE: Final = Budget(of="p99", limit=10, is_above_floor=True)
_PICK_UP: Final = Budget(of="p99", limit=10)
_RECEIPT: Final = Budget(of="p95", limit=200, is_ceiling=True)
PROBES: Final = 50
LOOK_S: Final = 0.2  # nobody reads a card and taps faster: the desk is done with showing it
_MILLISECOND: Final = timedelta(milliseconds=1)
_FLOOR_IS: Final = "p99 of ccxt's bare create_order to the same clock, one after each tap"


async def measure(rig: Rig, *, n: int = TAPS) -> list[Figure]:
    """Return tap-to-venue and its parts, beside ccxt's own way to the same venue."""
    people = [await rig.person(f"Trader {i}") for i in range(min(PEOPLE, n))]
    for person in people:  # a first order opens the account at the venue
        await _buy(person, _CARDS[0])
    begins = clock.now()
    clients = Clients(rig.settings)
    bare: list[float] = []
    spent: list[float] = []
    try:
        client = await clients.of(0, await _keys(rig))
        await _bare(client)
        meter = Meter(rig.settings)
        for number in range(n):
            with suppress(Silent):
                spent.append(await _buy(people[number % len(people)], _CARDS[number % len(_CARDS)]))
            bare.append(await _bare(client))
        used = meter.each_ms(n)
    finally:
        await clients.close()
    found = [o for o in await rig.timings.orders([p.id for p in people]) if o.created_at > begins]
    return [
        *_figures(found, bare, await _hint(rig, min(n, PROBES))),
        await _receipt(rig, spent, bare, used),
        await throughput.measure(rig, n=min(n, throughput.ORDERS)),
    ]


async def _buy(person: Person, card: str) -> float:
    """Look at a coin's card, tap its first Buy; return milliseconds from tap to filled receipt."""
    shown = await person.ask(card, lambda heard: "reply_markup" in heard.message)
    await asyncio.sleep(LOOK_S)
    began = clock.now()
    await person.press(shown, "b:")
    receipt = await person.hear(lambda heard: "Bought" in heard.text)
    return (receipt.at - began) / _MILLISECOND


async def _keys(rig: Rig) -> dict[str, str]:
    wanted = {"name": f"bench-{clock.new_id()}", "balances": {"USDT": "1000000"}}
    made = await rig.post(f"{rig.settings.paper_url}/admin/accounts", wanted)
    return {"apiKey": made["api_key"], "secret": made["secret"]}


async def _bare(client: Any) -> float:
    """Send one order by ccxt alone; return milliseconds until the venue's clock on it."""
    began = time.time_ns() / 1e6
    answer = await client.create_market_buy_order_with_cost("BTC/USDT", "25")
    return float(answer["timestamp"]) - began


async def _hint(rig: Rig, count: int) -> Floor:
    """Measure the least that handing an order on costs: writing it down, and one hop."""
    commit = median(await rig.timings.commits_ms(count))
    hop = median(await hops_ms(rig.redis, count))
    return Floor(value=commit + hop, what=f"commit {commit:.1f} + hop {hop:.1f}")


def _figures(found: Sequence[OrderTimes], bare: Sequence[float], hint: Floor) -> list[Figure]:
    def taken(first: str, last: str) -> list[float]:
        return [(getattr(o, last) - getattr(o, first)) / _MILLISECOND for o in found]

    # Like beside like: what a busy machine does to one in a hundred, it does to both.
    floor = Floor(value=spread(bare).get("p99", 0.0), what=_FLOOR_IS)
    parts = {
        "of which p50: tap to order decided": median(taken("received_at", "created_at")),
        "decided to taken up": median(taken("created_at", "sent_at")),
        "taken up to venue": median(taken("sent_at", "filled_at")),
        "bare ccxt p50": median(bare),
    }
    named = {
        "tap at the bot -> venue has the order": ("received_at", "filled_at", _ABOVE, floor),
        "order decided -> venue has the order": ("created_at", "filled_at", _ABOVE, floor),
        "order decided -> worker takes it up": ("created_at", "sent_at", _PICK_UP, hint),
    }
    return [
        Figure(
            bench="orders",
            what=what,
            unit="ms",
            n=len(found),
            stats=spread(taken(first, last)),
            budget=budget,
            floor=least,
            parts=parts if "tap" in what else {},
        )
        for what, (first, last, budget, least) in named.items()
    ]


async def _receipt(
    rig: Rig, spent: Sequence[float], bare: Sequence[float], used: Mapping[str, float]
) -> Figure:
    sent = median(await rig.messages_ms(min(len(spent), PROBES)))
    order = median(bare)
    what = f"bare order {order:.1f} + sendMessage {sent:.1f}"
    return Figure(
        bench="orders",
        what="tap in the chat -> receipt says Bought",
        unit="ms",
        n=len(spent),
        stats=spread(spent),
        budget=_RECEIPT,
        floor=Floor(value=order + sent, what=what),
        parts=used,
    )
