"""What upkeep forgets and what it keeps."""

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import text

from db import engine as engines
from db.context import Context
from db.store import KEEP_MESSAGES, KEEP_TICKETS
from desk import clock
from desk.settings import Settings
from tests.factories import ANN, buy, furnish, origin
from workers import upkeep


def later(span: timedelta) -> None:
    then = clock.now() + span
    clock.set_clock(now=lambda: then)


async def count(settings: Settings, table: str) -> int:
    engine = engines.connect(settings.database_url, pool_size=1)
    try:
        async with engine.connect() as connection:
            query = f"SELECT count(*) FROM {table}"  # noqa: S608
            return int(await connection.scalar(text(query)) or 0)
    finally:
        await engine.dispose()


async def test_messages_that_are_done_are_forgotten_after_a_week_and_others_never(
    context: Context, settings: Settings
) -> None:
    await furnish(context)
    await context.inbox.accept([(1, {}), (2, {})])
    await context.inbox.done(1)
    await context.desk.orders.place(ANN.id, buy(), origin())
    await context.desk.orders.place(ANN.id, buy(), origin("msg:1:2", "2"))
    told, _ = await context.outbox.pending(10)
    await context.outbox.done([told.id])
    later(KEEP_MESSAGES - timedelta(hours=1))
    assert await context.store.sweep() == 0
    later(timedelta(hours=2))
    assert await context.store.sweep() == 2
    assert [u for u, _ in await context.inbox.pending(10)] == [2]
    assert len(await context.outbox.pending(10)) == 1
    assert await count(settings, "orders") == 2, "what was ordered is kept"


async def test_old_tickets_and_lapsed_claims_are_forgotten(
    context: Context, settings: Settings
) -> None:
    await furnish(context)
    await context.desk.orders.ticket(ANN.id, buy(), origin())
    async with context.desk.orders.open() as unit:
        await unit.keeps.claim("once", until=clock.now() + timedelta(hours=1))
        await unit.keeps.put("for ever", {"n": 1}, until=None)
        await unit.commit()
    await upkeep.tidy(context)
    assert (await count(settings, "tickets"), await count(settings, "keeps")) == (1, 2)
    later(KEEP_TICKETS + timedelta(hours=1))
    await upkeep.tidy(context)
    assert (await count(settings, "tickets"), await count(settings, "keeps")) == (0, 1)
    async with context.desk.orders.open() as unit:
        assert await unit.keeps.get("for ever") == {"n": 1}


async def test_prices_are_kept_per_moment_and_the_first_word_on_a_moment_stands(
    context: Context,
) -> None:
    now = clock.now()
    for mid in (Decimal(100), Decimal(200)):
        await context.store.save_prices(now, {"BTC/USDT": mid})
    await context.store.save_prices(now, {})
    async with context.desk.orders.open() as unit:
        assert await unit.market.price_at("BTC/USDT", now) == 100
        assert await unit.market.price_at("BTC/USDT", now - timedelta(seconds=1)) is None
        assert await unit.market.price_at("BTC/USDT", now + timedelta(hours=1)) is None
