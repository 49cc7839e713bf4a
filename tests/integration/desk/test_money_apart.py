"""Paper and real money: limits, losses and positions of the one never touch the other."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from db.context import Context
from desk import clock
from desk.errors import Halted, RiskDenied
from desk.orders.model import Fill, Order, Report
from desk.portfolio.ledger import Entry, Pocket, move
from desk.risk.model import Check, Measure, Rule, Trip
from desk.settings import Settings
from desk.venues.model import Connection, State
from desk.venues.profiles import Mode, venues
from tests.conftest import make_settings, trading_desk
from tests.factories import ANN, buy, furnish, instrument, origin, quote, sell
from tests.integration.desk.test_orders import Venue, filled
from tests.integration.desk.test_risk import COINS, LIMITS, exceeded
from tests.servers import Servers

LIVE = "bybit"
BOTH = {"paper": LIVE, LIVE: "paper"}
ORDERS = 8


class There(Venue):
    """The same venue under the name that an order says."""

    async def submit(self, order: Order) -> Report:
        if not self.answers:
            report = filled(order)
            self.answers = [
                replace(
                    report,
                    venue_order_id=f"v{order.id}",
                    fills=tuple(self._named(f, order) for f in report.fills),
                )
            ]
        return await super().submit(order)

    def _named(self, fill: Fill, order: Order) -> Fill:
        return replace(fill, venue=order.venue, fee=Decimal(0))


@pytest.fixture
def settings(clean: Servers, tmp_path: Path) -> Settings:
    return make_settings(clean, tmp_path, **(LIMITS | {"breaker_loss": "300"}))


@pytest.fixture
async def desk(settings: Settings) -> AsyncIterator[Context]:
    venue = There()
    async with trading_desk(settings, {"paper": venue, LIVE: venue}) as context:
        await furnish(context, *COINS)
        await connect(context)
        yield context
        assert await exceeded(settings) == []


async def connect(context: Context) -> None:
    """Give Ann an account at a live venue with as much as she has on paper."""
    now = clock.now()
    async with context.desk.orders.open() as unit:
        await unit.market.save_instruments([replace(instrument(c), venue=LIVE) for c in COINS])
        await unit.connections.save(
            Connection(
                account_id=ANN.id,
                venue=LIVE,
                state=State.CONNECTED,
                created_at=now,
                updated_at=now,
            )
        )
        await unit.ledger.post(
            Entry(
                account_id=ANN.id,
                venue=LIVE,
                kind="test",
                reference="deposit",
                postings=move("USDT", Decimal(100_000), out_of=Pocket.OUTSIDE, into=Pocket.FREE),
                at=now,
            )
        )
        await unit.commit()
    await priced(context, "59990")


async def priced(context: Context, bid: str, *venues: str) -> None:
    for venue in venues or BOTH:
        await context.desk.market.quotes.put(
            [
                replace(quote(f"{c}/USDT", bid=bid, ask=str(Decimal(bid) + 10)), venue=venue)
                for c in COINS
            ]
        )


async def bought(context: Context, venue: str, sum_: str, coin: str = "BTC") -> Order:
    intent = replace(buy(sum_, f"{coin}/USDT"), venue=venue)
    order = await context.desk.orders.place(ANN.id, intent, origin(clock.new_id()))
    await context.desk.execution.execute(order.id)
    return await context.desk.orders.get(ANN.id, order.id)


async def used(context: Context, venue: str) -> dict[Rule, Check]:
    limited = await context.desk.risk.limits(ANN.id)
    checks = limited.checks if venue == "paper" else limited.live
    return {check.rule: check for check in checks}


@pytest.mark.parametrize("venue", BOTH)
async def test_volume_and_coins_of_one_kind_use_up_no_limit_of_the_other(
    desk: Context, venue: str
) -> None:
    await bought(desk, venue, "900", "BTC")
    await bought(desk, venue, "300", "ETH")
    await bought(desk, venue, "200", "SOL")
    with pytest.raises(RiskDenied) as denied:
        await bought(desk, venue, "200", "BTC")
    assert denied.value.values["rule"] == "max-hour"
    assert denied.value.values["mode"] == ("paper" if venue == "paper" else "live")
    with pytest.raises(RiskDenied) as denied:
        await bought(desk, venue, "50", "XRP")
    assert denied.value.values["rule"] == "max-positions"
    here, other = await used(desk, venue), await used(desk, BOTH[venue])
    assert here[Rule.MAX_DAY].value == 1400
    assert here[Rule.MAX_POSITIONS].value == 3
    assert {c.value for c in other.values()} == {0}
    assert (await bought(desk, BOTH[venue], "900", "XRP")).filled > 0


@pytest.mark.parametrize("venue", BOTH)
async def test_a_loss_of_one_kind_stops_no_purchase_of_the_other(desk: Context, venue: str) -> None:
    order = await bought(desk, venue, "1000")
    await priced(desk, "20000")
    with pytest.raises(RiskDenied) as denied:
        await bought(desk, venue, "50")
    assert denied.value.values["rule"] == "max-loss"
    assert (await used(desk, venue))[Rule.MAX_LOSS].value > 500
    assert (await used(desk, BOTH[venue]))[Rule.MAX_LOSS].value == 0
    assert (await bought(desk, BOTH[venue], "50")).id != order.id


@pytest.mark.parametrize("venue", BOTH)
async def test_the_breaker_stops_the_money_that_was_lost_and_then_both(
    desk: Context, venue: str
) -> None:
    mode = Mode.PAPER if venue == "paper" else Mode.LIVE
    await bought(desk, venue, "1000")
    await bought(desk, BOTH[venue], "500")
    await sold(desk, BOTH[venue])
    await priced(desk, "36000")
    trip = await desk.desk.risk.watch()
    assert trip is not None
    assert (trip.measure, trip.where) == (Measure.LOSS, mode.value)
    with pytest.raises(Halted):
        await bought(desk, venue, "10")
    assert (await bought(desk, BOTH[venue], "10")).filled > 0
    assert await desk.desk.risk.watch() is None, "known already"
    await bought(desk, BOTH[venue], "900")  # at 60,000, as the venue here fills
    trip = await desk.desk.risk.watch()
    assert trip is not None
    for one in BOTH:
        with pytest.raises(Halted):
            await bought(desk, one, "10")


@pytest.mark.parametrize("venue", BOTH)
async def test_prices_of_the_other_kind_lose_nothing_and_hide_no_loss(
    desk: Context, venue: str
) -> None:
    await bought(desk, venue, "1000")
    await priced(desk, "36000", BOTH[venue])
    assert await desk.desk.risk.watch() is None
    assert (await used(desk, venue))[Rule.MAX_LOSS].value < 1
    assert (await used(desk, venue))[Rule.MAX_TOTAL].value > 990
    await priced(desk, "36000", venue)
    await priced(desk, "91400", BOTH[venue])
    assert 390 < (await used(desk, venue))[Rule.MAX_LOSS].value < 410
    assert 590 < (await used(desk, venue))[Rule.MAX_TOTAL].value < 610
    trip = await desk.desk.risk.watch()
    assert trip is not None
    assert (trip.measure, trip.where) == (Measure.LOSS, "paper" if venue == "paper" else "live")


async def test_a_coin_is_worth_what_its_venue_pays_then_another_live_one_and_never_what_paper_does(
    desk: Context,
) -> None:
    put = desk.desk.market.quotes.put
    await put([quote(f"{c}/USDT", bid="91400", ask="91500") for c in ("BTC", "ETH", "SOL", "XRP")])
    for venue, bid in ((LIVE, "60000"), ("okx", "61000"), ("htx", "62000")):
        await put([replace(quote(bid=bid, ask="70000"), venue=venue)])
    await put([replace(quote("DOT/USDT", bid="5", ask="6"), venue="okx")])
    prices = desk.desk.risk.prices
    assert (await prices())["BTC/USDT"] == 91_400
    assert (await prices(LIVE))["BTC/USDT"] == 60_000
    assert (await prices("okx"))["BTC/USDT"] == 61_000
    assert (await prices("binance"))["BTC/USDT"] == 60_000, "it shows nothing itself"
    assert (await prices(LIVE))["DOT/USDT"] == 5
    assert "DOT/USDT" not in await prices()
    await put([quote("WEN/USDT", bid="1", ask="2")])
    assert "WEN/USDT" not in await prices(LIVE)


async def test_an_old_price_counts_only_where_no_venue_has_one_of_now(desk: Context) -> None:
    put, now = desk.desk.market.quotes.put, clock.now()
    old = replace(quote(bid="30000", ask="31000"), venue="binance", at=now - timedelta(hours=1))
    alone = replace(quote("DOT/USDT", bid="4", ask="5"), venue="binance", at=old.at)
    await put([old, alone])
    await put([replace(quote(bid="60000", ask="61000"), venue="bybit")])
    found = await desk.desk.risk.prices("binance")
    assert found["BTC/USDT"] == 60_000
    assert found["DOT/USDT"] == 4
    await desk.desk.market.quotes.forget("binance")
    found = await desk.desk.risk.prices("binance")
    assert found["BTC/USDT"] == 60_000
    assert "DOT/USDT" not in found


async def test_what_a_coin_cost_once_is_asked_of_venues_of_its_kind(desk: Context) -> None:
    now, symbols = clock.now(), ["BTC/USDT", "DOT/USDT", "WEN/USDT"]
    save = desk.store.save_prices
    await save(now, {"BTC/USDT": Decimal(91_400), "WEN/USDT": Decimal(1)})
    await save(now, {"BTC/USDT": Decimal(60_000), "DOT/USDT": Decimal(5)}, "okx")
    await save(now, {"BTC/USDT": Decimal(60_100)}, LIVE)
    async with desk.desk.orders.open() as unit:
        live = await unit.risks.prices_at(symbols, now, venues(Mode.LIVE))
        own = await unit.risks.prices_at(symbols, now, ("okx", LIVE))
        paper = await unit.risks.prices_at(symbols, now, venues(Mode.PAPER))
        assert await unit.market.price_at("DOT/USDT", now) is None
        assert await unit.market.price_at("DOT/USDT", now, "okx") == 5
    assert live == {"BTC/USDT": 60_100, "DOT/USDT": 5}
    assert own == {"BTC/USDT": 60_000, "DOT/USDT": 5}
    assert paper == {"BTC/USDT": 91_400, "WEN/USDT": 1}


async def test_a_coin_without_a_bid_uses_up_limits_by_its_last_price(desk: Context) -> None:
    async with desk.desk.orders.open() as unit:
        await unit.ledger.post(
            Entry(
                account_id=ANN.id,
                venue=LIVE,
                kind="test",
                reference="dot",
                postings=move("DOT", Decimal(100), out_of=Pocket.OUTSIDE, into=Pocket.FREE),
                at=clock.now(),
            )
        )
        await unit.commit()
    await desk.store.save_prices(clock.now(), {"DOT/USDT": Decimal(900)})
    assert (await used(desk, LIVE))[Rule.MAX_TOTAL].value == 0
    await desk.store.save_prices(clock.now(), {"DOT/USDT": Decimal(5)}, "okx")
    assert (await used(desk, LIVE))[Rule.MAX_TOTAL].value == 500
    assert (await used(desk, LIVE))[Rule.MAX_POSITIONS].value == 1
    assert (await used(desk, "paper"))[Rule.MAX_TOTAL].value == 0


async def test_a_purchase_of_a_coin_that_has_no_price_yet_is_no_loss(desk: Context) -> None:
    await desk.store.save_prices(clock.now(), {"BTC/USDT": Decimal(91_400)})
    await bought(desk, LIVE, "900")
    curve = await desk.desk.reports.curve(ANN.id, days=1, venue=LIVE)
    assert round(curve[-1].value) == 100_000


@pytest.mark.parametrize("venue", BOTH)
async def test_the_breaker_counts_the_orders_of_each_kind_of_money_apart(
    desk: Context, venue: str
) -> None:
    for _ in range(ORDERS):
        await bought(desk, venue, "10")
        await bought(desk, BOTH[venue], "10")
    assert await desk.desk.risk.watch() is None, "twice as many, but half of them elsewhere"
    await bought(desk, venue, "10")
    trip = await desk.desk.risk.watch()
    assert trip == Trip(
        measure=Measure.ORDERS,
        value=f"{ORDERS + 1}",
        limit=f"{ORDERS}",
        where="paper" if venue == "paper" else "live",
    )
    with pytest.raises(Halted) as refused:
        await bought(desk, venue, "10")
    assert refused.value.values["what"] == "orders-minute"
    assert (refused.value.values["value"], refused.value.values["limit"]) == (
        trip.value,
        trip.limit,
    )
    assert (await bought(desk, BOTH[venue], "10")).filled > 0


async def sold(context: Context, venue: str) -> None:
    """Sell everything."""
    async with context.desk.orders.open() as unit:
        held = (await unit.ledger.balance(ANN.id, venue, "BTC")).free
    intent = replace(sell(str(held)), venue=venue)
    order = await context.desk.orders.place(ANN.id, intent, origin(clock.new_id()))
    await context.desk.execution.execute(order.id)
