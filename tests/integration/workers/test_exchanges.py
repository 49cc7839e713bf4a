"""Prices of live venues are written of what somebody holds, and of what waits for its worth."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from db.context import Context
from desk import clock
from desk.nursery import Nursery
from desk.portfolio.ledger import Entry, Pocket, move
from desk.settings import Settings
from desk.venues.profiles import Mode
from tests.factories import ANN, furnish, quote
from workers.exchanges import Exchange, Exchanges

SHOWN = ("BTC/USDT", "DOT/USDT", "XRP/USDT")


async def hold(context: Context, venue: str, coin: str, amount: str, name: str) -> None:
    """Bring a coin in, or take it out again."""
    value = Decimal(amount)
    pockets = (Pocket.OUTSIDE, Pocket.FREE) if value > 0 else (Pocket.FREE, Pocket.OUTSIDE)
    async with context.desk.orders.open() as unit:
        await unit.ledger.post(
            Entry(
                account_id=ANN.id,
                venue=venue,
                kind="test",
                reference=name,
                postings=move(coin, abs(value), out_of=pockets[0], into=pockets[1]),
                at=clock.now(),
            )
        )
        await unit.commit()


async def written(context: Context, venue: str) -> dict[str, Decimal]:
    async with context.desk.orders.open() as unit:
        found = {s: await unit.market.price_at(s, clock.now(), venue) for s in SHOWN}
    return {symbol: price for symbol, price in found.items() if price is not None}


async def test_prices_are_written_of_coins_that_are_held_live_and_at_each_venue_its_own(
    context: Context, settings: Settings
) -> None:
    await furnish(context)
    await hold(context, "bybit", "DOT", "10", "in")
    await hold(context, "okx", "BTC", "1", "in-and")
    await hold(context, "okx", "BTC", "-1", "out")
    await hold(context, "paper", "XRP", "10", "paper")
    async with Nursery() as nursery:
        found = Exchanges(settings, context, nursery)
        for venue, bid in (("bybit", "4"), ("okx", "6")):
            found._venues[venue] = Exchange(settings, context, venue)
            found._venues[venue].shown = {
                s: replace(quote(s, bid=bid, ask=bid), venue=venue) for s in SHOWN
            }
        found._venues["gate"] = Exchange(settings, context, "gate")
        await found.prices()
        assert await written(context, "bybit") == {"BTC/USDT": 4, "DOT/USDT": 4}
        assert await written(context, "okx") == {"BTC/USDT": 6, "DOT/USDT": 6}
        assert await written(context, "gate") == await written(context, "paper") == {}
        async with context.desk.orders.open() as unit:
            flows = {v: await unit.equity.flows(ANN.id, v) for v in ("bybit", "okx")}
        assert [f.value for f in flows["bybit"]] == [40]
        # Held no more, but what it was worth when it came and went was not known before. By the
        # price of where it lay, though another venue's was written first.
        assert [f.value for f in flows["okx"]] == [6, -6]
        later = clock.now() + timedelta(minutes=1)
        clock.set_clock(now=lambda: later)
        await found.prices()
        assert await written(context, "okx") == {"DOT/USDT": 6}


async def test_what_nobody_could_value_in_time_stays_without_a_value(
    context: Context, settings: Settings
) -> None:
    await furnish(context)
    now = clock.now()
    clock.set_clock(now=lambda: now - timedelta(days=9))
    await hold(context, "okx", "DOT", "10", "in")
    clock.set_clock(now=lambda: now)
    await context.store.save_prices(now, {"DOT/USDT": Decimal(6)}, "okx")
    async with context.desk.orders.open() as unit:
        (found,) = await unit.equity.flows(ANN.id, "okx")
        assert found.value is None
        assert await unit.equity.unvalued(Mode.LIVE) == set()


async def test_prices_of_a_venue_that_everybody_left_are_forgotten(
    context: Context, settings: Settings
) -> None:
    await context.desk.market.quotes.put([replace(quote(), venue="binance")])
    async with Nursery() as nursery:
        await Exchanges(settings, context, nursery).follow()
    assert await context.desk.market.quotes.all("binance") == {}
