"""One person's way at a live exchange: connect, bracket, trailing stop, savings plan, panic."""

import asyncio
import os
import signal
from decimal import Decimal
from typing import Any

import pytest

from desk.venues.profiles import profile
from tests.integration.exchange.clients import Exchange
from tests.journeys.venues.conftest import Outside, account, connected
from tests.journeys.venues.market import pushed
from tests.journeys.venues.test_connecting import equal_balances
from tests.journeys.witness import Witness
from tests.stage import Stage, words_of

pytestmark = pytest.mark.slow
PLACING = {"okx": "POST /okx/api/v5/trade/order", "bybit": "POST /bybit/v5/order/create"}


async def plans(seen: Witness, person: int, kind: str) -> list[dict[str, Any]]:
    return await seen.rows(
        "SELECT * FROM plans WHERE account_id = :id AND kind = :kind ORDER BY created_at",
        id=person,
        kind=kind,
    )


@pytest.mark.parametrize("venue", list(PLACING))
async def test_a_person_trades_plans_and_panics_at_a_live_exchange(
    stage: Stage, seen: Witness, exchange: Exchange, venue: str
) -> None:
    person = await stage.person("Gil")
    outside = await account(exchange, f"gil-{venue}", venue, USDT="3000")
    await connected(stage, person, outside, venue)
    await brackets(stage, seen, person, venue)
    await trails_over_a_restart(stage, seen, exchange, person)
    await saves_over_an_outage(stage, seen, person, venue)
    await panics(stage, seen, exchange, person, outside)
    await equal_balances(seen, exchange, person, outside.keys, venue)
    assert {order["venue"] for order in await seen.orders(person)} == {venue}
    verified = await asyncio.to_thread(stage.running.command, "verify")
    assert verified.returncode == 0, verified.stdout


async def brackets(stage: Stage, seen: Witness, person: int, venue: str) -> None:
    """A purchase brings its stop, which the exchange keeps, and its target."""
    said = await stage.say(person, "/buy btc 60 tp 30% sl 30%")
    bought = await stage.said(person, "Bought", "BTC", after=said)
    card = await stage.said(person, "Stop at", "Take profit at", after=said)
    for told in (bought, card):
        assert "LIVE" in words_of(told)
        assert profile(venue).title in words_of(told)

    async def rests() -> bool:
        found = [o for o in await seen.orders(person) if o["kind"] == "stop"]
        return [order["status"] for order in found] == ["open"]

    await stage.until(rests, what=f"the stop rests at {venue}")


async def trails_over_a_restart(
    stage: Stage, seen: Witness, exchange: Exchange, person: int
) -> None:
    """Its mark rises with the price, survives the workers, and it sells once."""
    said = await stage.say(person, "/buy eth 60")
    await stage.said(person, "Bought", "ETH", after=said)
    await stage.ask(person, "/trail eth 100% 0.4%", "Trailing 0.4%", "LIVE")

    async def trail() -> dict[str, Any]:
        found = await plans(seen, person, "exit")
        return next(p for p in found if p["terms"]["trail_percent"])

    async def risen() -> bool:
        terms = (await trail())["terms"]
        if Decimal(terms["high"]) > Decimal(terms["basis"]) * Decimal("1.001"):
            return True
        await pushed(exchange, "ETH", "1.002")
        return False

    await stage.until(risen, what="the mark rose", timeout_s=120)
    before = await trail()
    assert (before["status"], before["attempts"]) == ("active", 0)
    for name in ("trade", "watch"):
        os.kill(stage.running.pid(name), signal.SIGKILL)

    async def fired() -> bool:
        if (await trail())["attempts"]:
            return True
        await pushed(exchange, "ETH", "0.995")
        return False

    async def sold() -> bool:
        return str((await trail())["status"]) == "done"

    await stage.until(fired, what="the trailing stop fired", timeout_s=120)
    await stage.until(sold, what="somebody bought", timeout_s=120)
    after = await trail()
    assert after["terms"]["fired"] == "trail"
    assert Decimal(after["terms"]["high"]) >= Decimal(before["terms"]["high"])
    sales = [o for o in await seen.orders(person) if o["plan_id"] == after["id"]]
    assert sum(order["filled"] for order in sales) == after["quantity"]
    assert len({order["key"] for order in sales}) == len(sales) == after["attempts"]


async def saves_over_an_outage(stage: Stage, seen: Witness, person: int, venue: str) -> None:
    """Five legs are bought, though the exchange takes no orders for two of them at first."""
    await stage.ask(person, "/dca sol 11 every 3s x 5", "5 legs of 11.00 USDT", "LIVE")

    async def legs() -> list[dict[str, Any]]:
        found = await seen.orders(person)
        return [o for o in found if o["symbol"] == "SOL/USDT" and o["filled"]]

    async def two() -> bool:
        return len(await legs()) >= 2

    async def over() -> bool:
        (plan,) = await plans(seen, person, "dca")
        return plan["status"] not in {"active", "ending"}

    await stage.until(two, what="two legs")
    rule = {"route": PLACING[venue], "kind": "503_before", "count": 2}
    await stage.call("POST", "/admin/faults", {"rules": [rule]}, server="exchange")
    await stage.until(over, what="the plan ended", timeout_s=120)
    struck = await stage.call("GET", "/admin/faults", server="exchange")
    await stage.call("DELETE", "/admin/faults", server="exchange")
    assert [found["struck"] for found in struck["rules"]] == [2]
    (plan,) = await plans(seen, person, "dca")
    assert (plan["status"], len(await legs())) == ("done", 5)
    assert 54 < plan["cost"] <= 55


async def panics(
    stage: Stage, seen: Witness, exchange: Exchange, person: int, outside: Outside
) -> None:
    """Everything open is cancelled at the exchange too, and nothing can be bought any more."""
    await stage.ask(person, "/buy btc 20 @ 30000", "waiting in the book", "LIVE")
    await stage.ask(person, "/panic", "Stopped")

    async def nothing_rests() -> bool:
        found = await exchange.signed(outside.keys, "GET", "/api/v3/openOrders")
        open_ = [o for o in await seen.orders(person) if o["status"] in {"open", "unknown"}]
        live = await seen.rows(
            "SELECT id FROM plans WHERE account_id = :id AND status IN ('active', 'ending')",
            id=person,
        )
        return not (found.json or open_ or live)

    await stage.until(nothing_rests, what="everything open is gone", timeout_s=60)
    await stage.ask(person, "/buy btc 20", "You stopped your own trading")
