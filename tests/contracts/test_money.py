"""What senseless answers do to somebody's money, by number: nothing, until the venue is sure."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from db.context import Context
from desk import clock
from desk.events import OperatorAlarmed
from desk.money import Amount, Unit
from desk.orders.intent import Intent
from desk.orders.model import Kind, Order, Side, Status, TimeInForce
from desk.portfolio.ledger import Balance
from desk.settings import Settings
from tests.conftest import trading_desk
from tests.contracts.stand import ACCOUNT, Stand, is_create
from tests.contracts.test_accidents import HTML, amounts, is_told
from tests.contracts.test_answers import disbelieved, is_fills, is_list, other_market
from tests.factories import ANN, furnish, origin, quote


@pytest.fixture
async def desk(settings: Settings, at: Stand) -> AsyncIterator[Context]:
    """A desk whose paper orders go to the venue, with Ann in it and the venue's own price."""
    async with trading_desk(settings, {"paper": at.venue}) as context:
        await furnish(context)
        bid, ask = await at.prices()
        await context.desk.market.quotes.put([quote(at.market, bid=str(bid), ask=str(ask))])
        yield context
    clock.set_clock()


async def sent(desk: Context, intent: Intent) -> Order:
    """Place an order and do the trade worker's job."""
    placed = await desk.desk.orders.place(ANN.id, intent, origin())
    await desk.desk.execution.execute(placed.id)
    return await desk.desk.orders.get(ANN.id, placed.id)


async def looked_up(desk: Context, order: Order, *, after_s: int) -> Order:
    """Let the desk ask the venue about an order once that is due."""
    later = order.created_at + timedelta(seconds=after_s)
    clock.set_clock(now=lambda: later)
    await desk.desk.reconcile.check(order.id)
    clock.set_clock()
    return await desk.desk.orders.get(ANN.id, order.id)


async def alarms(desk: Context) -> list[str]:
    """Return what the operator was told."""
    told = [pending.event for pending in await desk.outbox.pending(50)]
    return [event.detail for event in told if isinstance(event, OperatorAlarmed)]


async def usdt(desk: Context) -> Balance:
    """Return what Ann has."""
    async with desk.desk.orders.open() as unit:
        return await unit.ledger.balance(ANN.id, "paper", "USDT")


Lie = Callable[[Stand], dict[str, Any]]
LIES: dict[str, Lie] = {
    "html": lambda at: {"body": HTML},
    "garbage": lambda at: {"body": '{"message": "hello"}'},
    "no number": lambda at: {"spoil": amounts(at.row.filled_field, "NaN")},
    "not a number": lambda at: {"spoil": amounts(at.row.filled_field, '"NaN"')},
    "a negative amount": lambda at: {"spoil": amounts(at.row.filled_field, '"-1"')},
    "more than ordered": lambda at: {"spoil": amounts(at.row.filled_field, '"5.5"')},
    "another market": lambda at: {"spoil": other_market(at, None)},
}
MARKET = Intent(symbol="BTC/USDT", side=Side.BUY, amount=Amount(Decimal("0.001"), Unit.BASE))
RESTING = Intent(
    symbol="BTC/USDT",
    side=Side.BUY,
    amount=Amount(Decimal("0.001"), Unit.BASE),
    kind=Kind.LIMIT,
    limit_price=Decimal(30000),
    time_in_force=TimeInForce.GTC,
)


@pytest.mark.parametrize("lie", LIES)
async def test_v89_money_stays_aside_for_an_order_that_is_answered_with_nonsense(
    desk: Context, at: Stand, lie: str
) -> None:
    at.wire.spoil(is_told, times=99, **LIES[lie](at))
    order = await sent(desk, MARKET)
    assert order.status is Status.UNKNOWN
    assert order.reason
    assert order.reserved == (await usdt(desk)).reserved > 0
    assert len(await alarms(desk)) == 1
    order = await looked_up(desk, order, after_s=6)
    assert order.status is Status.UNKNOWN
    assert (await usdt(desk)).reserved == order.reserved > 0
    at.wire.rules.clear()
    order = await looked_up(desk, order, after_s=60)
    assert (order.status, order.filled) == (Status.FILLED, Decimal("0.001"))
    assert (await usdt(desk)).reserved == 0
    assert len(await at.truth()) == 1
    assert len(await alarms(desk)) == 1


@pytest.mark.parametrize("lie", LIES)
async def test_v90_money_stays_aside_for_a_resting_order_that_is_told_of_in_nonsense(
    desk: Context, at: Stand, lie: str
) -> None:
    order = await sent(desk, RESTING)
    assert order.status is Status.OPEN
    at.wire.spoil(is_told, times=99, **LIES[lie](at))
    for after_s in (60, 200):
        order = await looked_up(desk, order, after_s=after_s)
        assert (order.status, order.filled) == (Status.OPEN, Decimal(0))
        assert (await usdt(desk)).reserved == order.reserved == 30
    if lie not in {"html", "garbage", "no number"}:  # what is no answer is told of the venue
        (alarm,) = await alarms(desk)
        assert "cannot be" in alarm
    at.wire.rules.clear()
    await at.market_takes(order, "0.001")
    order = await looked_up(desk, order, after_s=600)
    assert (order.status, order.filled) == (Status.FILLED, Decimal("0.001"))
    assert (await usdt(desk)).reserved == 0


# What each venue calls price and quantity of a fill; those without a word here say price and qty.
FILLS = {
    "bybit": ("execPrice", "execQty"),
    "okx": ("fillPx", "fillSz"),
    "coinbase": ("price", "size"),
    "kucoin": ("price", "size"),
    "gate": ("price", "amount"),
    "htx": ("price", "filled-amount"),
}
SUMS = ("NaN", '"NaN"', '"-1"', '"0"', '"1e9999"', '"12,5"')


@pytest.mark.parametrize("part", [0, 1], ids=["price", "quantity"])
async def test_v95_a_fill_with_a_sum_that_is_none_is_not_believed(at: Stand, part: int) -> None:
    field = FILLS.get(at.name, ("price", "qty"))[part]
    is_spoiled = is_create if at.name in {"paper", "binance"} else is_fills
    for value in SUMS:
        at.wire.spoil(is_spoiled, spoil=amounts(field, value), times=9)
        order = at.order()
        await disbelieved(at.venue.submit(order), value)
        at.wire.rules.clear()
        report = await at.venue.find(order)
        assert report is not None, value
        assert sum(fill.quantity for fill in report.fills) == report.filled > 0, value


@pytest.mark.parametrize("part", [0, 1], ids=["price", "quantity"])
async def test_v96_an_account_with_a_trade_that_cannot_be_is_not_believed(
    at: Stand, part: int
) -> None:
    await at.venue.submit(at.order())
    field, since = FILLS.get(at.name, ("price", "qty"))[part], clock.now() - timedelta(hours=1)
    for value in SUMS:
        at.wire.spoil(is_fills, spoil=amounts(field, value), times=9)
        await disbelieved(at.venue.trades(ACCOUNT, at.market, since=since), value)
        at.wire.rules.clear()


async def test_v97_open_orders_with_a_sum_that_is_none_are_not_believed(at: Stand) -> None:
    await at.venue.submit(at.resting())
    for value in ("NaN", '"NaN"', '"-1"', '"1e9999"', '"12,5"'):
        at.wire.spoil(is_list, spoil=amounts(at.row.filled_field, value), times=9)
        await disbelieved(at.venue.open_orders(ACCOUNT, [at.market]), value)
        at.wire.rules.clear()
