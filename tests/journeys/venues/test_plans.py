"""Plans on the exchange that a person names, marked as real money, while paper is usual."""

from decimal import Decimal
from typing import Any

from tests.integration.exchange.clients import Exchange
from tests.journeys.test_trading import price_in
from tests.journeys.venues.conftest import account, connected
from tests.journeys.venues.market import pushed
from tests.journeys.venues.test_connecting import equal_balances
from tests.journeys.witness import Witness
from tests.stage import Stage, buttons, words_of

VENUE, TITLE = "bybit", "Bybit"


async def pushed_until_sold(stage: Stage, seen: Witness, exchange: Exchange, person: int) -> None:
    """Let the price fall until the trailing stop fires, and rise until somebody has bought."""

    async def trail() -> dict[str, Any]:
        (found,) = await seen.rows(
            "SELECT status, attempts FROM plans WHERE account_id = :id AND kind = 'exit'"
            " AND terms->>'trail_percent' IS NOT NULL",
            id=person,
        )
        return found

    async def fired() -> bool:
        if (await trail())["attempts"]:
            return True
        await pushed(exchange, "BTC", "0.995")
        return False

    async def sold() -> bool:
        return str((await trail())["status"]) == "done"

    await stage.until(fired, what="the trailing stop fired at Bybit", timeout_s=60)
    await stage.until(sold, what="somebody bought there", timeout_s=90)


async def test_every_plan_runs_where_the_person_says_and_a_watched_trigger_fires_there(
    stage: Stage, seen: Witness, exchange: Exchange
) -> None:
    fay = await stage.person("Fay")
    outside = await account(exchange, "fay-bybit", VENUE, USDT="3000")
    await connected(stage, fay, outside, VENUE)
    page = await stage.ask(fay, "/venues", TITLE)
    await stage.press(fay, page, "Back to paper")
    await stage.said(fay, "orders go to", "PAPER", after=page["message_id"] - 1)
    price = price_in(await stage.ask(fay, "/price btc", "BTC/USDT", "in 24 h", "PAPER"))

    await stage.ask(fay, f"/buy btc 90 on {VENUE}", "Bought", "LIVE")
    # The stop of the second holds its own coins at the venue: the trailing one sells the first's.
    bought = await stage.ask(fay, f"/buy btc 20 on {VENUE} tp 30% sl 30%", "Bought", "LIVE")
    assert "PAPER" not in words_of(bought)
    low, lower = (f"{price * Decimal(share):.0f}" for share in ("0.9", "0.8"))
    for words in (
        f"/trail btc 50% 0.2% on {VENUE}",
        f"/stop btc 10% {lower} on {VENUE}",
        f"/tp btc 10% {price * 2:.0f} on {VENUE}",
        f"/dca btc 10 every 1d x 2 on {VENUE}",
        f"/twap buy btc 20 over 2h x 2 on {VENUE}",
        f"/ladder buy btc 30 {low}..{lower} x 2 on {VENUE}",
    ):
        card = await stage.ask(fay, words, "LIVE", TITLE)
        assert "PAPER" not in words_of(card), words
    draft = await stage.ask(fay, f"/twap buy btc 600 over 2h on {VENUE}", "LIVE", TITLE, "?")
    assert buttons(draft)[0]["text"].startswith("🔴")
    await stage.ask(fay, "/stop btc 10% 100 on kraken", "kraken", "bybit")
    await stage.ask(fay, "/stop btc 10% 100 on okx", "not connected to OKX")

    await pushed_until_sold(stage, seen, exchange, fay)
    plans = await seen.rows("SELECT venue, status FROM plans WHERE account_id = :id", id=fay)
    assert {plan["venue"] for plan in plans} == {VENUE}
    assert {order["venue"] for order in await seen.orders(fay)} == {VENUE}
    sales = [o for o in await seen.orders(fay) if o["side"] == "sell" and o["filled"]]
    assert {order["kind"] for order in sales} == {"market"}
    assert sum(order["filled"] for order in sales) == sales[0]["quantity"]
    listed = await stage.ask(fay, "/plans", "LIVE")
    assert TITLE in words_of(listed)
    await equal_balances(seen, exchange, fay, outside.keys, VENUE)
    assert stage.running.command("verify").returncode == 0
