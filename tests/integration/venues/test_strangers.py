"""Orders placed by hand at the venue hold what the venue keeps back for them, and break no plan."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest

from desk.errors import InsufficientFunds
from desk.market.model import Quote
from desk.orders.exits import Level
from desk.orders.model import Kind as OrderKind
from desk.orders.model import Order, Side
from desk.orders.model import Status as OrderStatus
from desk.plans.model import Exit, Kind, Plan, Status, Trigger
from desk.plans.wanted import Wanted
from desk.portfolio.ledger import Balance
from desk.settings import Settings
from tests.factories import ANN, origin, quote, sell
from tests.integration.exchange.clients import Keys
from tests.integration.venues.conftest import VENUE, House
from tests.integration.venues.test_books import promises_kept
from tests.integration.venues.test_let_go import until_it_ends
from tests.integration.venues.test_restored_plans import SYMBOL, begun, run

FAR = {"symbol": "BTCUSDT", "type": "LIMIT", "timeInForce": "GTC", "side": "SELL"}


@pytest.fixture
async def keys(house: House) -> Keys:
    """Ann's account at the exchange, with coins in it."""
    found = await house.account(BTC="0.01", USDT="1000")
    await house.hand_in(found)
    return found


async def by_hand(house: House, keys: Keys, quantity: str) -> int:
    """Offer coins far above the market, at the exchange's own counter; return the order's id."""
    bid = (await house.context.desk.market.quote(SYMBOL, VENUE)).bid
    price = str((bid * Decimal("1.2")).quantize(Decimal(1)))
    made = await house.exchange.signed(
        keys, "POST", "/api/v3/order", **FAR, quantity=quantity, price=price
    )
    assert made.status == 200, made.json
    await house.look()
    return int(made.json["orderId"])


async def take_back(house: House, keys: Keys, order_id: int) -> None:
    gone = await house.exchange.signed(
        keys, "DELETE", "/api/v3/order", symbol="BTCUSDT", orderId=order_id
    )
    assert gone.status == 200, gone.json
    await house.look()


async def coins(house: House, currency: str = "BTC") -> Balance:
    found = await house.context.desk.portfolio.holdings(ANN.id, VENUE)
    return next(b for b in found if b.currency == currency)


async def orders_of(house: House, plan: Plan) -> list[Order]:
    return await house.context.desk.plans.legs(ANN.id, plan.id)


async def a_stop(house: House) -> Plan:
    bid = (await house.context.desk.market.quote(SYMBOL, VENUE)).bid
    level = Level((bid * Decimal("0.9")).quantize(Decimal(1)))
    wanted = Wanted(kind=Kind.EXIT, venue=VENUE, symbol=SYMBOL, side=Side.SELL, stop=level)
    return await run(house, await begun(house, wanted))


def met(plan: Plan) -> Quote:
    """A price that fires the stop."""
    assert isinstance(plan.terms, Exit)
    assert plan.terms.stop is not None
    low = plan.terms.stop.value - 1
    return replace(quote(bid=str(low), ask=str(low + 1)), venue=VENUE)


async def try_now(house: House, plan: Plan) -> None:
    """Spare the test the half minute after which a plan tries again."""
    async with house.context.desk.orders.open() as unit:
        kept = await unit.plans.get(plan.id, lock=True)
        assert kept is not None
        await unit.plans.save(replace(kept, hold_until=None))
        await unit.commit()


async def test_a_stop_sells_what_is_free_and_the_rest_once_the_order_by_hand_lets_go_of_it(
    house: House, keys: Keys, ann_settings: Settings
) -> None:
    plan = await a_stop(house)
    assert plan.quantity == Decimal("0.01")
    hand = await by_hand(house, keys, "0.004")
    held = await coins(house)
    assert (held.free, held.reserved) == (Decimal("0.006"), Decimal("0.004"))

    price = met(plan)
    await house.context.desk.market.quotes.put([price])
    await house.context.desk.advance.advance(plan.id, price)
    plan = await run(house, plan)
    (sale,) = await orders_of(house, plan)
    assert (sale.status, sale.filled) == (OrderStatus.FILLED, Decimal("0.006"))
    assert isinstance(plan.terms, Exit)
    assert (plan.terms.fired, plan.status) == (Trigger.STOP, Status.ACTIVE)
    assert plan.problem is not None
    assert plan.problem.key == "insufficient-funds"
    outside = next(o for o in await house.orders() if o.is_external)
    assert outside.status is OrderStatus.OPEN

    await take_back(house, keys, hand)
    assert (await coins(house)).reserved == 0
    await try_now(house, plan)
    done = await until_it_ends(house, plan)
    assert done.status is Status.DONE
    assert sum(leg.filled for leg in await orders_of(house, plan)) == Decimal("0.01")
    await house.look()
    assert await house.ledger() == await house.truth(keys)
    await promises_kept(ann_settings)


async def test_closing_sells_what_is_free_and_leaves_orders_placed_by_hand_alone(
    house: House, keys: Keys, ann_settings: Settings
) -> None:
    await by_hand(house, keys, "0.004")
    plans = house.context.desk.plans
    (draft,) = await plans.close(ANN.id, [(VENUE, SYMBOL)], origin("close"))
    await plans.confirm(ANN.id, draft.id, origin("sure"))
    done = await until_it_ends(house, draft)
    assert (done.status, done.reason) == (Status.FAILED, "held-outside")
    (sale,) = await orders_of(house, draft)
    assert sale.filled == Decimal("0.006")
    (outside,) = [o for o in await house.orders() if o.is_external]
    assert outside.status is OrderStatus.OPEN
    await house.look()
    assert await house.ledger() == await house.truth(keys)
    await promises_kept(ann_settings)


async def test_a_pair_placed_by_hand_holds_its_coins_once_as_the_venue_does(
    house: House, keys: Keys, ann_settings: Settings
) -> None:
    bid = (await house.context.desk.market.quote(SYMBOL, VENUE)).bid
    high, low = (str((bid * Decimal(share)).quantize(Decimal(1))) for share in ("1.05", "0.95"))
    pair = await house.exchange.signed(
        keys, "POST", "/api/v3/orderList/oco", symbol="BTCUSDT", side="SELL", quantity="0.004",
        aboveType="LIMIT_MAKER", abovePrice=high, belowType="STOP_LOSS", belowStopPrice=low,
    )  # fmt: skip
    assert pair.status == 200, pair.json
    await house.look()
    held = await coins(house)
    assert (held.free, held.reserved) == (Decimal("0.006"), Decimal("0.004"))
    outside = [o for o in await house.orders() if o.is_external]
    assert sorted(o.kind for o in outside) == [OrderKind.LIMIT, OrderKind.STOP]
    sale = await house.place(sell("0.006"))
    assert sale.status is OrderStatus.FILLED
    with pytest.raises(InsufficientFunds):
        await house.place(sell("0.001"), "2")
    await promises_kept(ann_settings)


async def test_money_behind_a_purchase_by_hand_is_held_until_it_fills_or_goes(
    house: House, keys: Keys, ann_settings: Settings
) -> None:
    bid = (await house.context.desk.market.quote(SYMBOL, VENUE)).bid
    price = (bid * Decimal("0.8")).quantize(Decimal(1))
    hand = partial(house.exchange.signed, keys, "POST", "/api/v3/order")
    made = await hand(**(FAR | {"side": "BUY"}), quantity="0.01", price=str(price))
    await house.look()
    assert (await coins(house, "USDT")).reserved == price / 100
    part = {"order_id": made.json["orderId"], "quantity": "0.004"}
    filled = await house.exchange.call("POST", "/admin/fills", json=part)
    assert filled.status == 200, filled.json
    await house.look()
    assert (await coins(house, "USDT")).reserved == price * Decimal("0.006")
    await take_back(house, keys, int(made.json["orderId"]))
    assert (await coins(house, "USDT")).reserved == 0
    assert await house.ledger() == await house.truth(keys)
    await promises_kept(ann_settings)
