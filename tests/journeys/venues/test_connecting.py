"""People connect an exchange, trade there with real money marked as such, and leave again."""

import asyncio
from decimal import Decimal

import pytest

from db import engine as engines
from desk.venues.profiles import profile
from ops import leaks
from tests.integration.exchange.clients import Exchange, Keys
from tests.journeys.venues.conftest import Outside, account, connected
from tests.journeys.witness import Witness
from tests.stage import Stage, buttons, words_of


@pytest.mark.parametrize("venue", ["bybit", "okx"])
async def test_connect_buy_live_and_read_the_same_balances_as_the_exchange(
    stage: Stage, seen: Witness, exchange: Exchange, venue: str
) -> None:
    title = profile(venue).title
    ann = await stage.person("Ann")
    outside = await account(exchange, f"ann-{venue}", venue, USDT="2000", ETH="1.5")
    found = await connected(stage, ann, outside, venue)
    assert "2,000 USDT" in found
    assert "1.5 ETH" in found
    assert outside.keys.key[-4:] in found
    assert "IP address" in found

    ticket = await stage.ask(ann, "/buy btc 150", "LIVE", title, "quick limit")
    assert "PAPER" not in words_of(ticket)
    assert buttons(ticket)[0]["text"].startswith("🔴")
    await stage.press(ann, ticket, "🔴 Confirm")
    receipt = await stage.said(ann, "Bought", "BTC", after=ticket["message_id"] - 1)
    assert "LIVE" in words_of(receipt)
    assert "PAPER" not in words_of(receipt)

    await equal_balances(seen, exchange, ann, outside.keys, venue)
    portfolio = await stage.ask(ann, "/portfolio", "LIVE", title, "BTC", "ETH")
    assert "PAPER" not in words_of(portfolio)
    report = await stage.ask(ann, "/report", "LIVE", title)
    assert "PAPER" not in words_of(report)
    (order,) = await seen.orders(ann)
    assert order["venue"] == venue
    await no_trace(stage, outside)


async def no_trace(stage: Stage, outside: Outside) -> None:
    """The keys are in no table, no key of Redis, no log, no metric, no page, no message."""
    parts = {f"part {n}": text for n, text in enumerate(outside.parts)}
    settings = stage.running.settings()
    engine = engines.connect(settings.database_url, pool_size=1)
    probe = stage.running.data_dir / "logs" / "probe.log"
    try:
        assert await leaks.places(settings, engine, known=parts) == []
        # A place that does hold them is found, or the search would prove nothing.
        probe.write_text(next(iter(parts.values())), encoding="utf-8")
        assert await leaks.places(settings, engine, known=parts)
    finally:
        probe.unlink(missing_ok=True)
        await engine.dispose()


async def equal_balances(
    seen: Witness, exchange: Exchange, person: int, keys: Keys, venue: str = "binance"
) -> None:
    """Hold the ledger of a person against what the exchange says, currency by currency."""
    for _ in range(60):
        answer = await exchange.signed(keys, "GET", "/api/v3/account", omitZeroBalances="true")
        theirs = {
            b["asset"]: Decimal(b["free"]) + Decimal(b["locked"]) for b in answer.json["balances"]
        }
        rows = await seen.rows(
            "SELECT currency, sum(amount) AS total FROM balances WHERE account_id = :id"
            " AND venue = :venue AND pocket IN ('free', 'reserved') GROUP BY currency",
            id=person,
            venue=venue,
        )
        ours = {row["currency"]: row["total"] for row in rows if row["total"]}
        if ours == {c: t for c, t in theirs.items() if t}:
            return
        await asyncio.sleep(0.5)
    raise AssertionError(f"the desk has {ours}, the exchange {theirs}")


async def test_what_is_done_by_hand_shows_as_external_and_breaks_nothing(
    stage: Stage, seen: Witness, exchange: Exchange
) -> None:
    bob = await stage.person("Bob")
    outside = await account(exchange, "bob-live", USDT="3000")
    await connected(stage, bob, outside)
    await stage.ask(bob, "/buy btc 50", "Bought", "LIVE")

    by_hand = await outside.order(
        symbol="ETHUSDT", side="BUY", type="LIMIT", timeInForce="GTC", quantity="0.5", price="500"
    )
    await outside.order(symbol="SOLUSDT", side="BUY", type="MARKET", quoteOrderQty="100")

    async def is_seen() -> bool:
        found = await seen.orders(bob)
        return [order["source"] for order in found].count("external") == 2

    await stage.until(is_seen, what="both orders placed by hand", timeout_s=40)
    page = await stage.ask(bob, "/orders", "outside", "ETH", "SOL")
    assert not any(b["text"].startswith("Cancel") for b in buttons(page))
    await equal_balances(seen, exchange, bob, outside.keys)

    await outside.cancel("ETHUSDT", by_hand["orderId"])

    async def is_over() -> bool:
        found = await seen.orders(bob)
        return not {order["status"] for order in found} - {"filled", "cancelled"}

    await stage.until(is_over, what="the cancel by hand", timeout_s=40)
    why = await stage.ask(bob, f"/why {(await seen.orders(bob))[-1]['id']}", "outside")
    assert "by hand" in words_of(why)


async def test_a_card_shown_on_paper_stays_on_paper_after_going_live(
    stage: Stage, seen: Witness, exchange: Exchange
) -> None:
    eve = await stage.person("Eve")
    await stage.ask(eve, "/start", "Equity")
    card = await stage.ask(eve, "btc", "BTC/USDT", "PAPER")
    await connected(stage, eve, await account(exchange, "eve-live", USDT="500"))
    await stage.press(eve, card, "Buy BTC")
    receipt = await stage.said(eve, "Bought", "PAPER", after=card["message_id"])
    assert "LIVE" not in words_of(receipt)
    live = await stage.ask(eve, "btc", "BTC/USDT", "LIVE")
    await stage.press(eve, live, "🔴 Buy BTC")
    await stage.said(eve, "Bought", "LIVE", after=live["message_id"])
    assert [order["venue"] for order in await seen.orders(eve)] == ["paper", "binance"]


async def test_keys_that_come_too_late_are_kept_nowhere_and_a_button_asks_for_them_again(
    stage: Stage, exchange: Exchange
) -> None:
    kim = await stage.person("Kim")
    outside = await account(exchange, "kim-live", USDT="700")
    await stage.ask(kim, "/connect binance", "Connect Binance")
    await stage.ask(kim, "/price btc", "BTC/USDT")
    late = await stage.say(kim, "\n".join(outside.parts))
    told = await stage.said(kim, "was not waiting", "/connect binance", after=late)
    left = [m["message_id"] for m in await stage.messages(kim, after=late - 1)]
    assert late not in left, "the message with the keys was deleted"
    await no_trace(stage, outside)
    await stage.press(kim, told, "Connect Binance")
    await stage.say(kim, "\n".join(outside.parts))
    await stage.said(kim, "is connected", outside.parts[0][-4:], after=told["message_id"] - 1)


async def test_leaving_waits_for_open_orders_unless_told_to_cancel_them(
    stage: Stage, seen: Witness, exchange: Exchange
) -> None:
    dan = await stage.person("Dan")
    await connected(stage, dan, await account(exchange, "dan-live", USDT="1000"))
    await stage.ask(dan, "/buy btc 50 @ 30000", "waiting in the book", "LIVE")
    page = await stage.ask(dan, "/venues", "Binance")
    await stage.press(dan, page, "Revoke Binance")
    asked = await stage.said(dan, "One order is open", after=page["message_id"] - 1)
    await stage.press(dan, asked, "Cancel the order")
    await stage.said(dan, "is revoked", timeout_s=40)
    (kept,) = await seen.rows(
        "SELECT count(*) AS keys FROM venue_accounts WHERE account_id = :id AND venue = 'binance'",
        id=dan,
    )
    assert kept["keys"] == 0
    (order,) = await seen.orders(dan)
    assert order["status"] == "cancelled"
    back = await stage.ask(dan, "/buy btc 50", "Bought", "PAPER")
    assert "LIVE" not in words_of(back)
