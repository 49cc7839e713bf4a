"""A database out of a backup: what may have left the house since is never sent again."""

from sqlalchemy import text

from db import engine as engines
from db import restored
from db.context import Context
from desk import clock
from desk.events import BroadcastSent
from desk.orders.model import Status
from desk.settings import Settings
from tests.factories import ANN, buy, furnish, origin


async def scalars(settings: Settings, query: str) -> list[object]:
    engine = engines.connect(settings.database_url, pool_size=1)
    try:
        async with engine.begin() as connection:
            return list((await connection.scalars(text(query))).all())
    finally:
        await engine.dispose()


async def test_an_order_that_may_have_been_sent_since_is_looked_up_before_anything_else(
    context: Context, settings: Settings
) -> None:
    await furnish(context)
    placed = await context.desk.orders.place(ANN.id, buy(), origin())
    await restored.settle(settings.database_url)
    order, steps = await context.desk.orders.timeline(ANN.id, placed.id)
    assert order.status is Status.UNKNOWN
    assert order.reserved == placed.reserved
    assert order.attempt == 1
    assert order.sent_at == placed.created_at
    assert order.next_check_at is not None
    assert order.next_check_at <= clock.now()
    assert (steps[-1].status, steps[-1].note) == ("unknown", restored.NOTE)
    await context.desk.execution.execute(order.id)
    assert (await context.desk.orders.get(ANN.id, order.id)).status is Status.UNKNOWN
    await restored.settle(settings.database_url)
    assert len((await context.desk.orders.timeline(ANN.id, placed.id))[1]) == len(steps)


async def test_words_and_messages_under_way_are_over_but_receipts_are_still_told(
    context: Context, settings: Settings
) -> None:
    await furnish(context)
    await context.inbox.accept([(1, {"text": "/buy btc 100"})])
    await context.desk.orders.place(ANN.id, buy(), origin())
    async with context.desk.orders.open() as unit:
        unit.publish(BroadcastSent(account_id=ANN.id, text="hello"))
        await unit.commit()
    await restored.settle(settings.database_url)
    assert await context.inbox.pending(10) == []
    assert [type(t.event).__name__ for t in await context.outbox.pending(10)] == ["OrderChanged"]
    given_up = "SELECT kind FROM outbox WHERE error = 'restored'"
    assert await scalars(settings, given_up) == ["BroadcastSent"]


async def test_who_is_still_connected_is_named(context: Context, settings: Settings) -> None:
    await context.store.is_up()
    assert await restored.users(settings.database_url) == "tapewire-test"
