"""What every venue does with orders, by number: trading."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from desk.errors import VenueRefused
from desk.orders.model import Kind, Order, Report, Side, Status, TimeInForce
from desk.venues.profiles import profile
from tests.contracts.stand import Stand


async def limit_near(at: Stand, side: Side, quantity: str, **changes: object) -> Order:
    """Return a limit order whose price is a percent beyond the best one: it trades at once."""
    bid, ask = await at.prices()
    price = ask * Decimal("1.01") if side is Side.BUY else bid * Decimal("0.99")
    terms: dict[str, object] = {"side": side, "quantity": Decimal(quantity), "limit_price": price}
    return at.order(**(terms | {"time_in_force": TimeInForce.IOC} | changes))


async def settled(at: Stand, order: Order, report: Report) -> Report:
    """Return the last word on an order: some venues only say at first that they have it."""
    for _ in range(20):
        if report.status.is_final:
            return report
        await asyncio.sleep(0.05)
        found = await at.venue.find(order)
        assert found is not None
        report = found
    return report


async def test_v01_a_market_buy_spends_what_was_said(at: Stand) -> None:
    free, _ = await at.held("USDT")
    order = at.order(spend=Decimal(60))
    report = await at.venue.submit(order)
    spent = sum(f.cost for f in report.fills)
    assert report.status is Status.FILLED
    assert Decimal(55) < spent <= 60
    assert report.filled == sum(f.quantity for f in report.fills) > 0
    assert (await at.held("USDT"))[0] == free - spent


async def test_v02_one_id_sent_twice_buys_once(at: Stand) -> None:
    order = at.order()
    first = await at.venue.submit(order)
    again = await at.venue.submit(replace(order, attempt=2))
    assert again.venue_order_id == first.venue_order_id
    assert [f.trade_id for f in again.fills] == [f.trade_id for f in first.fills]
    assert len(await at.truth()) == 1


async def test_v03_a_market_order_by_quantity_stays_within_its_price(at: Stand) -> None:
    order = await limit_near(at, Side.BUY, "0.001")
    report = await at.venue.submit(order)
    assert report.status is Status.FILLED
    assert report.filled == Decimal("0.001")
    assert all(f.price <= order.limit_price for f in report.fills if order.limit_price)


async def test_v04_a_sale_sells_the_quantity(at: Stand) -> None:
    free, _ = await at.held("BTC")
    report = await at.venue.submit(await limit_near(at, Side.SELL, "0.002"))
    assert report.status is Status.FILLED
    assert report.filled == Decimal("0.002")
    assert {f.side for f in report.fills} == {Side.SELL}
    assert (await at.held("BTC"))[0] == free - Decimal("0.002")


async def test_v05_a_limit_order_rests_and_keeps_its_money_aside(at: Stand) -> None:
    order = at.resting()
    report = await at.venue.submit(order)
    assert report.status is Status.OPEN
    assert report.filled == 0
    assert (await at.held("USDT"))[1] == 30
    found = await at.venue.find(order)
    assert found is not None
    assert found.status is Status.OPEN
    assert found.venue_order_id == report.venue_order_id


async def test_v06_a_resting_order_is_cancelled(at: Stand) -> None:
    order = at.resting()
    await at.venue.submit(order)
    report = await at.venue.cancel(order)
    assert report is not None
    assert (report.status, report.filled) == (Status.CANCELLED, Decimal(0))
    assert (await at.held("USDT"))[1] == 0


async def test_v07_an_order_for_now_that_finds_nobody_ends(at: Stand) -> None:
    order = at.resting(time_in_force=TimeInForce.IOC)
    report = await settled(at, order, await at.venue.submit(order))
    assert report.status in {Status.CANCELLED, Status.EXPIRED}
    assert report.filled == 0


async def test_v08_all_or_nothing_fills_whole_or_not_at_all(at: Stand) -> None:
    whole = await limit_near(at, Side.BUY, "0.001", time_in_force=TimeInForce.FOK, kind=Kind.LIMIT)
    assert (await settled(at, whole, await at.venue.submit(whole))).filled == Decimal("0.001")
    none = at.resting(time_in_force=TimeInForce.FOK)
    report = await settled(at, none, await at.venue.submit(none))
    assert report.status in {Status.CANCELLED, Status.EXPIRED}
    assert report.filled == 0


async def test_v09_an_order_only_to_make_rests(at: Stand) -> None:
    report = await at.venue.submit(at.resting(is_post_only=True))
    assert report.status is Status.OPEN


async def test_v10_an_order_only_to_make_never_takes(at: Stand) -> None:
    _, ask = await at.prices()
    order = at.resting(is_post_only=True, limit_price=(ask * Decimal("1.05")).quantize(Decimal(1)))
    with pytest.raises(VenueRefused) as refused:
        await at.venue.submit(order)
    assert refused.value.values["code"] != "local"
    assert all(Decimal(o["executedQty"]) == 0 for o in await at.truth())


@pytest.mark.parametrize(
    "kind", [Kind.STOP, Kind.STOP_LIMIT, Kind.TAKE_PROFIT, Kind.TAKE_PROFIT_LIMIT]
)
async def test_v11_what_waits_for_a_price_is_native_or_never_sent(at: Stand, kind: Kind) -> None:
    order = waiting(at, kind, await at.prices())
    offers = profile(at.name)
    takes = kind in {Kind.TAKE_PROFIT, Kind.TAKE_PROFIT_LIMIT}
    if not (offers.has_take_profits if takes else offers.has_stops):
        with pytest.raises(VenueRefused) as refused:
            await at.venue.submit(order)
        assert refused.value.values["code"] == "local"
        assert at.wire.seen == []
        return
    report = await at.venue.submit(order)
    assert report.status is Status.OPEN
    (made,) = await at.truth()
    native = {
        Kind.STOP: "STOP_LOSS",
        Kind.STOP_LIMIT: "STOP_LOSS_LIMIT",
        Kind.TAKE_PROFIT: "TAKE_PROFIT",
        Kind.TAKE_PROFIT_LIMIT: "TAKE_PROFIT_LIMIT",
    }
    assert made["type"] == native[kind]
    assert Decimal(made["stopPrice"]) == order.trigger_price
    assert Decimal(made["executedQty"]) == 0


def waiting(at: Stand, kind: Kind, prices: tuple[Decimal, Decimal]) -> Order:
    """Return a sale that waits for a price far away."""
    stops = kind in {Kind.STOP, Kind.STOP_LIMIT}
    trigger = (prices[0] * Decimal("0.8" if stops else "1.2")).quantize(Decimal(1))
    limit = (trigger * Decimal("0.99")).quantize(Decimal(1)) if kind.has_limit else None
    return at.order(
        side=Side.SELL,
        kind=kind,
        quantity=Decimal("0.001"),
        trigger_price=trigger,
        limit_price=limit,
    )


async def test_v12_a_waiting_order_is_found_listed_and_cancelled(at: Stand) -> None:
    if not profile(at.name).has_stops:
        pytest.skip("the desk watches prices for this venue")
    order = waiting(at, Kind.STOP, await at.prices())
    made = await at.venue.submit(order)
    found = await at.venue.find(order)
    assert found is not None
    assert found.status is Status.OPEN
    (listed,) = await at.venue.open_orders(order.account_id, [at.market])
    assert listed.client_order_id == at.known(order)
    assert (listed.kind, listed.trigger_price) == (Kind.STOP, order.trigger_price)
    report = await at.venue.cancel(order)
    assert report is not None
    assert report.status is Status.CANCELLED
    assert made.venue_order_id


async def test_v13_a_stop_that_fires_is_told_with_its_fills(at: Stand) -> None:
    if not profile(at.name).has_stops:
        pytest.skip("the desk watches prices for this venue")
    bid, ask = await at.prices()
    order = waiting(at, Kind.STOP, (bid, ask))
    await at.venue.submit(order)
    assert order.trigger_price is not None
    below = at.resting(limit_price=order.trigger_price - 1)
    await at.venue.submit(below)
    await at.market_takes(below, "0.001", on_tape=True)
    report = await at.venue.find(order)
    assert report is not None
    assert report.status is Status.FILLED
    assert sum(f.quantity for f in report.fills) == Decimal("0.001")


async def test_v14_a_market_that_is_not_there_is_refused(at: Stand) -> None:
    with pytest.raises(VenueRefused):
        await at.venue.submit(at.order(symbol="NOPE/USDT"))
    assert at.wire.orders() == []


async def test_v15_more_than_there_is_is_refused(at: Stand) -> None:
    with pytest.raises(VenueRefused) as refused:
        await at.venue.submit(at.order(spend=Decimal(2_000_000)))
    assert refused.value.values["code"] not in {"", "local"}
    assert await at.truth() == []


async def test_v16_less_than_the_least_is_refused(at: Stand) -> None:
    with pytest.raises(VenueRefused):
        await at.venue.submit(at.order(spend=Decimal("1.5")))
    assert await at.truth() == []


async def test_v17_digits_beyond_the_steps_are_cut_to_the_persons_side(at: Stand) -> None:
    order = at.resting(quantity=Decimal("0.00123999"), limit_price=Decimal("30000.129"))
    await at.venue.submit(order)
    (made,) = await at.truth()
    assert Decimal(made["origQty"]) == Decimal("0.00123")
    assert Decimal(made["price"]) == Decimal("30000.12")
    sale = at.resting(side=Side.SELL, quantity=Decimal("0.001"), limit_price=Decimal("200000.121"))
    await at.venue.submit(sale)
    assert {Decimal(o["price"]) for o in await at.truth()} == {
        Decimal("30000.12"),
        Decimal("200000.13"),
    }


async def test_v18_a_filled_order_is_told_as_it_ended_when_cancelled(at: Stand) -> None:
    order = at.order()
    made = await at.venue.submit(order)
    report = await at.venue.cancel(order)
    assert report is not None
    assert (report.status, report.filled) == (Status.FILLED, made.filled)


async def test_v19_an_order_that_never_was_is_none(at: Stand) -> None:
    assert await at.venue.find(at.order()) is None
    assert await at.venue.cancel(at.order()) is None


async def test_v20_a_part_filled_then_cancelled_keeps_its_part(at: Stand) -> None:
    bid, _ = await at.prices()
    order = at.resting(
        quantity=Decimal("0.01"), limit_price=(bid * Decimal("0.9")).quantize(Decimal(1))
    )
    await at.venue.submit(order)
    await at.market_takes(order, "0.004")
    part = await at.venue.find(order)
    assert part is not None
    assert (part.status, part.filled) == (Status.PARTIAL, Decimal("0.004"))
    report = await at.venue.cancel(order)
    assert report is not None
    assert (report.status, report.filled) == (Status.CANCELLED, Decimal("0.004"))
    assert sum(f.quantity for f in report.fills) == Decimal("0.004")


async def test_v21_fills_carry_what_was_charged(at: Stand) -> None:
    (bought, *_) = (await at.venue.submit(at.order())).fills
    (sold, *_) = (await at.venue.submit(await limit_near(at, Side.SELL, "0.002"))).fills
    if at.name == "coinbase":  # charges in the quote currency, apart: here it charges nothing
        assert bought.fee == sold.fee == 0
        return
    assert (bought.fee_currency, sold.fee_currency) == ("BTC", "USDT")
    assert bought.fee == pytest.approx(bought.quantity / 1000, abs=Decimal("1e-8"))
    assert sold.fee == pytest.approx(sold.cost / 1000, abs=Decimal("1e-8"))
