"""Plans on a whole running desk: real prices, real orders, workers that die in between."""

import asyncio
import os
import re
import signal
from contextlib import AsyncExitStack, suppress
from decimal import Decimal
from typing import Any

import aiohttp
import pytest

from tests.integration.exchange.clients import Exchange
from tests.journeys.witness import Witness
from tests.stage import Stage, words_of
from tests.whale import pumped

pytestmark = pytest.mark.slow


async def newcomer(stage: Stage) -> int:
    ann = await stage.person("Ann")
    await stage.ask(ann, "/start", "Equity")
    return ann


async def price(stage: Stage, coin: str) -> Decimal:
    """Return what the exchange traded at last."""
    path = f"/api/v3/ticker/price?symbol={coin.upper()}USDT"
    return Decimal((await stage.call("GET", path, server="exchange"))["price"])


async def rows(seen: Witness, person: int) -> list[dict[str, Any]]:
    return await seen.rows(
        "SELECT * FROM plans WHERE account_id = :id ORDER BY created_at", id=person
    )


async def sell_down(stage: Stage, coin: str, price: str) -> None:
    """Sell into every bid down to a price."""
    async with aiohttp.ClientSession() as session:
        exchange = Exchange(stage.running.url("exchange"), session)
        whale = await exchange.open(f"whale-{coin}", **{coin: "900000000"})
        how = {"side": "SELL", "type": "LIMIT", "timeInForce": "IOC", "quantity": "300000"}
        answer = await exchange.signed(
            whale, "POST", "/api/v3/order", symbol=f"{coin}USDT", price=price, **how
        )
        assert answer.status == 200, answer.json


async def ended(stage: Stage, seen: Witness, person: int, *, timeout_s: float = 60) -> list[Any]:
    """Wait until none of the person's plans is live."""

    async def look() -> list[dict[str, Any]] | None:
        found = await rows(seen, person)
        live = [p for p in found if p["status"] in {"active", "ending", "draft"}]
        return None if live else found

    return list(await stage.until(look, what="every plan ended", timeout_s=timeout_s))


async def kept_promises(stage: Stage) -> None:
    verified = await asyncio.to_thread(stage.running.command, "verify")
    assert verified.returncode == 0, verified.stdout


async def test_a_purchase_with_tp_and_sl_ends_by_one_of_them(stage: Stage, seen: Witness) -> None:
    ann = await newcomer(stage)
    said = await stage.say(ann, "/buy doge 60 tp 1% sl 5%")
    await stage.said(ann, "Bought", "DOGE", after=said)
    async with pumped(stage.running.url("exchange"), "DOGE", "2"):
        await stage.said(ann, "Sold", "DOGE", after=said)
        (plan,) = await ended(stage, seen, ann)
    assert (plan["status"], plan["terms"]["fired"]) == ("done", "take_profit")
    orders = await seen.orders(ann)
    sold = sum(o["filled"] for o in orders if o["side"] == "sell")
    assert sold <= sum(o["filled"] for o in orders if o["side"] == "buy")
    await kept_promises(stage)


async def test_a_trailing_stop_follows_and_fires_once_over_a_restart_of_the_workers(
    stage: Stage, seen: Witness
) -> None:
    ann = await newcomer(stage)
    coins = ("sui", "avax")
    for coin in coins:
        said = await stage.say(ann, f"/buy {coin} 40")
        await stage.said(ann, "Bought", coin.upper(), after=said)
        await stage.ask(ann, f"/trail {coin} 100% 0.5%", "Trailing 0.5%")

    async def risen() -> list[dict[str, Any]] | None:
        """Return the plans when the mark of each is near the top."""
        found = await rows(seen, ann)
        near = [p for p in found if high(p) > Decimal(p["terms"]["basis"]) * Decimal("1.008")]
        return found if near == found else None

    async with AsyncExitStack() as held:
        for coin in coins:
            await held.enter_async_context(
                pumped(stage.running.url("exchange"), coin.upper(), "1.5")
            )
        before = await stage.until(risen, what="the marks rose")
        for name in ("watch", "trade", "watch"):
            os.kill(stage.running.pid(name), signal.SIGKILL)
            await asyncio.sleep(1.5)
    after = {p["id"]: p for p in await ended(stage, seen, ann)}
    assert len(after) == len(coins)
    for plan in after.values():
        assert (plan["status"], plan["terms"]["fired"]) == ("done", "trail")
    assert all(high(after[p["id"]]) >= high(p) for p in before)
    for plan in after.values():
        sales = [o for o in await seen.orders(ann) if o["plan_id"] == plan["id"]]
        assert sum(o["filled"] for o in sales) == plan["quantity"]
        assert len({o["key"] for o in sales}) == len(sales) == plan["attempts"]
    await kept_promises(stage)


def high(plan: dict[str, Any]) -> Decimal:
    return Decimal(plan["terms"]["high"])


async def test_a_stop_rests_at_the_exchange_is_renewed_by_an_edit_and_needs_no_watcher_to_fire(
    stage: Stage, seen: Witness
) -> None:
    ann = await newcomer(stage)
    said = await stage.say(ann, "/buy sui 60")
    await stage.said(ann, "Bought", "SUI", after=said)
    now = await price(stage, "sui")
    await stage.ask(ann, f"/stop sui 100% {now * Decimal('0.9'):.4f}", "Stop at")

    async def stops(count: int) -> list[dict[str, Any]] | None:
        found = [o for o in await seen.orders(ann) if o["kind"] == "stop"]
        resting = [o for o in found if o["status"] == "open"]
        return found if len(found) == count and len(resting) == 1 else None

    await stage.until(lambda: stops(1), what="the stop rests at the exchange")
    (plan,) = await rows(seen, ann)
    now = await price(stage, "sui")
    await stage.say(ann, f"/edit {plan['id']} stop {now * Decimal('0.998'):.4f}")
    old, fresh = await stage.until(lambda: stops(2), what="the stop was renewed", timeout_s=60)
    assert (old["status"], fresh["status"]) == ("cancelled", "open")
    assert old["updated_at"] <= fresh["created_at"]

    async def fired() -> bool:
        """Kill the watcher, let somebody sell the book down, and look."""
        with suppress(OSError):
            os.kill(stage.running.pid("watch"), signal.SIGKILL)
        await sell_down(stage, "SUI", f"{now * Decimal('0.9975'):.4f}")
        await asyncio.sleep(1)
        found = [o for o in await seen.orders(ann) if o["id"] == fresh["id"]]
        return bool(found[0]["status"] == "filled")

    await stage.until(fired, what="the exchange sold by itself", timeout_s=60)
    (plan,) = await ended(stage, seen, ann)
    assert (plan["status"], plan["attempts"]) == ("done", 2)
    await stage.said(ann, "Sold", "SUI", after=said)
    await kept_promises(stage)


async def test_a_dca_of_five_legs_survives_an_outage_of_the_venue_in_the_middle(
    stage: Stage, seen: Witness
) -> None:
    ann = await newcomer(stage)
    await stage.ask(ann, "/dca eth 11 every 3s x 5", "5 legs of 11.00 USDT")

    async def done(count: int) -> bool:
        filled = [o for o in await seen.orders(ann) if o["filled"]]
        return len(filled) >= count

    await stage.until(lambda: done(2), what="two legs")
    rule = {"route": "POST /api/v3/order", "kind": "503_before", "count": 2}
    await stage.call("POST", "/admin/faults", {"rules": [rule]}, server="exchange")
    (plan,) = await ended(stage, seen, ann, timeout_s=120)
    await stage.call("DELETE", "/admin/faults", server="exchange")
    legs = [o for o in await seen.orders(ann) if o["filled"]]
    assert (plan["status"], len(legs)) == ("done", 5)
    assert 54 < plan["cost"] <= 55
    assert await stage.said(ann, "bit by bit", "Done.")
    await kept_promises(stage)


async def test_a_twap_spreads_and_a_ladder_rests_is_edited_and_closed(
    stage: Stage, seen: Witness
) -> None:
    ann = await newcomer(stage)
    await stage.ask(ann, "/twap buy sol 60 over 12s x 4", "4 legs of 15.00 USDT")
    now = await price(stage, "sol")
    low, lower = now * Decimal("0.9"), now * Decimal("0.8")
    await stage.ask(ann, f"/ladder buy sol 40 {low:.2f}..{lower:.2f} x 4", "4 orders from")

    async def resting() -> list[dict[str, Any]] | None:
        found = [o for o in await seen.orders(ann) if o["status"] == "open"]
        return found if len(found) == 4 else None

    await stage.until(resting, what="four rungs")
    listed = await stage.ask(ann, "/plans", "SOL")
    assert "ladder" in words_of(listed)

    twap = next(p for p in await rows(seen, ann) if p["kind"] == "twap")

    async def spread() -> bool:
        found = await seen.rows("SELECT status FROM plans WHERE id = :id", id=twap["id"])
        return bool(found[0]["status"] == "done")

    await stage.until(spread, what="the TWAP ended", timeout_s=60)
    limit = await stage.ask(ann, f"/buy btc 30 @ {await price(stage, 'btc') / 2:.2f}", "waiting")
    order_id = re.search(r"[0-9a-z]{12}", words_of(limit))
    assert order_id is not None
    said = await stage.say(
        ann, f"/edit {order_id[0]} {await price(stage, 'btc') * Decimal('0.6'):.2f}"
    )
    await stage.said(ann, "waiting in the book", after=said)
    await stage.said(ann, "cancelled", after=limit["message_id"] - 1)

    asked = await stage.ask(ann, "/close all", "Sell everything")
    await stage.press(ann, asked, "Confirm")
    await stage.said(ann, "Sold", "SOL", after=asked["message_id"])
    await ended(stage, seen, ann)
    still = [o for o in await seen.orders(ann) if o["status"] == "open"]
    assert [o["symbol"] for o in still] == ["BTC/USDT"]
    held = await seen.rows(
        "SELECT sum(amount) AS held FROM balances WHERE account_id = :id"
        " AND currency = 'SOL' AND pocket IN ('free', 'reserved')",
        id=ann,
    )
    assert held[0]["held"] < Decimal("0.01")
    await kept_promises(stage)
