"""The equity curve on real tables: snapshots, flows at their worth then, thinning, fees valued."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import text

from db import engine as engines
from db.context import Context
from desk import clock
from desk.orders.model import Fill, Report, Side, Status
from desk.portfolio.fees import valued
from desk.portfolio.ledger import Entry, Pocket, move
from desk.portfolio.returns import Snapshot
from desk.settings import Settings
from tests.factories import ANN, BOB, buy, furnish, origin, quote

D = Decimal
BEGIN = datetime(2026, 3, 10, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def at(moment: datetime) -> datetime:
    clock.set_clock(now=lambda: moment)
    return moment


async def prices(context: Context, moment: datetime, venue: str = "paper", **mids: str) -> None:
    known = {f"{coin}/USDT": D(mid) for coin, mid in mids.items()}
    await context.store.save_prices(moment, known, venue)


async def flow(
    context: Context,
    currency: str,
    amount: str,
    *,
    name: str,
    then: datetime | None = None,
    venue: str = "paper",
) -> None:
    """Bring coins in (positive) or take them out, at the time of the clock or before."""
    value = D(amount)
    pockets = (Pocket.OUTSIDE, Pocket.FREE) if value > 0 else (Pocket.FREE, Pocket.OUTSIDE)
    async with context.desk.orders.open() as unit:
        await unit.ledger.post(
            Entry(
                account_id=ANN.id,
                venue=venue,
                kind="deposit" if value > 0 else "withdrawal",
                reference=name,
                postings=move(currency, abs(value), out_of=pockets[0], into=pockets[1]),
                at=then or clock.now(),
            )
        )
        await unit.commit()


async def curve(context: Context, days: int = 30, venue: str = "paper") -> Sequence[Snapshot]:
    return await context.desk.reports.curve(ANN.id, days=days, venue=venue)


async def test_every_flow_is_valued_when_it_happens_and_returns_leave_it_out(
    context: Context,
) -> None:
    at(BEGIN)
    await furnish(context, "BTC", "BNB")
    await prices(context, BEGIN, BTC="50000", BNB="300")
    at(BEGIN + MINUTE)
    await flow(context, "BTC", "0.1", name="in")
    await prices(context, at(BEGIN + 2 * MINUTE), BTC="60000", BNB="300")
    assert await context.desk.reports.take_snapshots() == 1
    at(BEGIN + 3 * MINUTE)
    await flow(context, "USDT", "-4000", name="out")
    found = await curve(context)
    assert [(int(s.value), int(s.flow)) for s in found] == [
        (10_000, 10_000),
        (15_000, 5_000),
        (16_000, 0),
        (12_000, -4_000),
        (12_000, 0),
    ]
    report = await context.desk.reports.report(ANN.id, days=30)
    assert report.performance.time_weighted == D(16) / 15 - 1
    assert report.performance.profit == 1_000
    assert report.days[0].flows == 11_000
    summary = await context.desk.portfolio.summary(ANN.id)
    assert summary.deposited == 11_000
    assert summary.positions[0].holding.cost == 5_000


async def test_the_same_flow_twice_and_two_in_one_moment(context: Context) -> None:
    at(BEGIN)
    await furnish(context)
    for name in ("a", "a", "b"):
        await flow(context, "USDT", "100", name=name)
    found = await curve(context)
    assert [(int(s.value), int(s.flow)) for s in found] == [(10_200, 10_200), (10_200, 0)]
    async with context.desk.orders.open() as unit:
        flows = await unit.equity.flows(ANN.id, "paper")
    assert [(f.reference, int(f.amount), int(f.value or 0)) for f in flows[1:]] == [
        ("a", 100, 100),
        ("b", 100, 100),
    ]


async def test_a_flow_that_is_booked_late_is_valued_then_and_noted_now(context: Context) -> None:
    at(BEGIN)
    await furnish(context, "BTC")
    await prices(context, BEGIN, BTC="50000")
    await prices(context, at(BEGIN + 60 * MINUTE), BTC="60000")
    await context.desk.reports.take_snapshots()
    at(BEGIN + 61 * MINUTE)
    await flow(context, "BTC", "0.1", name="late", then=BEGIN + MINUTE)
    found = await curve(context)
    assert [int(s.value) for s in found] == [10_000, 10_000, 16_000, 16_000]
    report = await context.desk.reports.report(ANN.id, days=1)
    assert report.performance.time_weighted == 0
    async with context.desk.orders.open() as unit:
        assert [f.value for f in await unit.equity.flows(ANN.id, "paper")] == [10_000, 5_000]


async def test_coins_of_unknown_worth_are_neither_gain_nor_flow(context: Context) -> None:
    at(BEGIN)
    await furnish(context)
    await flow(context, "WEN", "5", name="airdrop")
    async with context.desk.orders.open() as unit:
        flows = await unit.equity.flows(ANN.id, "paper")
    assert [(f.currency, f.value) for f in flows] == [("USDT", 10_000), ("WEN", None)]
    assert (await curve(context))[-1].value == 10_000


async def test_real_money_is_worth_what_its_venue_says_and_else_another_live_one(
    context: Context,
) -> None:
    at(BEGIN)
    await furnish(context)
    await prices(context, BEGIN, BTC="91400", DOT="9")
    await prices(context, BEGIN, "okx", BTC="61000", DOT="5")
    await prices(context, BEGIN, "bybit", BTC="60000")
    at(BEGIN + MINUTE)
    for venue in ("paper", "bybit"):
        await flow(context, "BTC", "0.1", name=f"btc-{venue}", venue=venue)
        await flow(context, "DOT", "100", name=f"dot-{venue}", venue=venue)
    async with context.desk.orders.open() as unit:
        found = {v: await unit.equity.flows(ANN.id, v) for v in ("paper", "bybit")}
    assert [f.value for f in found["paper"]] == [10_000, 9_140, 900]
    assert [f.value for f in found["bybit"]] == [6_000, 500]
    at(BEGIN + 5 * MINUTE)
    assert await context.desk.reports.take_snapshots() == 2
    assert [int(s.value) for s in await curve(context, venue="bybit")] == [6_500, 6_500, 6_500]
    assert (await curve(context))[-1].value == 20_040


async def test_what_nobody_priced_is_valued_by_the_first_price_and_is_no_profit(
    context: Context,
) -> None:
    at(BEGIN)
    await furnish(context)
    await prices(context, BEGIN, DOT="9")
    await flow(context, "USDT", "1000", name="cash", venue="bybit")
    await flow(context, "DOT", "1000", name="dot", venue="bybit")
    await flow(context, "WEN", "1000", name="wen", venue="bybit")
    at(BEGIN + MINUTE)
    await context.desk.market.quotes.put(
        [replace(quote("DOT/USDT", bid="5", ask="6"), venue="bybit")]
    )
    summary = await context.desk.portfolio.summary(ANN.id, "bybit")
    assert [summary.equity, summary.deposited, summary.unrealised] == [6_000, 6_000, 0]
    assert summary.day_change == 0
    assert [int(s.value) for s in await curve(context, venue="bybit")] == [1_000, 1_000]
    await context.desk.reports.take_snapshots()
    await prices(context, at(BEGIN + 2 * MINUTE), DOT="9")
    await prices(context, at(BEGIN + 2 * MINUTE), "bybit", DOT="5")
    await prices(context, at(BEGIN + 4 * MINUTE), "bybit", DOT="6")
    await context.desk.market.quotes.put(
        [replace(quote("DOT/USDT", bid="6", ask="7"), venue="bybit")]
    )
    found = await curve(context, venue="bybit")
    assert [(int(s.value), int(s.flow)) for s in found] == [
        (1_000, 1_000),
        (1_000, 0),
        (6_000, 5_000),
        (7_000, 0),
    ]
    report = await context.desk.reports.report(ANN.id, days=1, venue="bybit")
    assert report.performance.profit == 1_000
    assert report.performance.time_weighted == D(7) / 6 - 1
    summary = await context.desk.portfolio.summary(ANN.id, "bybit")
    assert [summary.deposited, summary.unrealised, summary.profit] == [6_000, 1_000, 1_000]
    async with context.desk.orders.open() as unit:
        flows = await unit.equity.flows(ANN.id, "bybit")
    assert {f.currency: f.value for f in flows} == {"USDT": 1_000, "DOT": 5_000, "WEN": None}


async def test_a_flow_of_before_the_first_price_is_worth_that(context: Context) -> None:
    at(BEGIN)
    await furnish(context)
    await prices(context, BEGIN, "bybit", BTC="60000")
    at(BEGIN + MINUTE)
    await flow(context, "BTC", "0.1", name="late", venue="bybit", then=BEGIN - MINUTE)
    found = await curve(context, venue="bybit")
    assert [(int(s.value), int(s.flow)) for s in found] == [(6_000, 6_000), (6_000, 0)]
    async with context.desk.orders.open() as unit:
        assert [f.value for f in await unit.equity.flows(ANN.id, "bybit")] == [6_000]


async def test_a_fee_is_worth_what_its_own_venue_says(context: Context) -> None:
    at(BEGIN)
    await prices(context, BEGIN, BNB="900")
    await prices(context, BEGIN, "binance", BNB="300")
    fill = Fill(
        venue="binance",
        symbol="BTC/USDT",
        trade_id="t1",
        order_id="o1",
        account_id=ANN.id,
        side=Side.BUY,
        price=D(60_000),
        quantity=D("0.001"),
        fee=D("0.0002"),
        fee_currency="BNB",
        at=BEGIN,
    )
    async with context.desk.orders.open() as unit:
        assert (await valued(unit, fill)).fee_value == D("0.06")
        assert (await valued(unit, replace(fill, venue="okx"))).fee_value is None
        assert (await valued(unit, replace(fill, venue="paper"))).fee_value == D("0.18")


async def test_snapshots_are_everyones_own(context: Context) -> None:
    at(BEGIN)
    await furnish(context)
    await context.desk.accounts.enter(BOB)
    at(BEGIN + MINUTE)
    await flow(context, "USDT", "500", name="more")
    at(BEGIN + 5 * MINUTE)
    assert await context.desk.reports.take_snapshots() == 2
    assert (await curve(context))[-1].value == 10_500
    assert (await context.desk.reports.curve(BOB.id, days=7))[-1].value == 10_000
    assert await context.desk.reports.take_snapshots() == 0  # the same moment again


async def test_old_snapshots_become_hourly_then_daily_and_flows_stay(
    context: Context, settings: Settings
) -> None:
    at(BEGIN)
    await furnish(context)
    begin = BEGIN.replace(hour=0)
    old, older, fresh = (begin - timedelta(days=days) for days in (10, 95, 2))
    engine = engines.connect(settings.database_url, pool_size=1)
    try:
        async with engine.begin() as connection:
            for first in (old, older, fresh):
                await connection.execute(
                    text(
                        "INSERT INTO equity SELECT :who, 'paper',"
                        " CAST(:first AS timestamptz) + n * interval '5 min', n,"
                        " CASE WHEN n = 7 THEN 5 ELSE 0 END FROM generate_series(0, 287) n"
                    ),
                    {"who": ANN.id, "first": first},
                )
    finally:
        await engine.dispose()
    await context.desk.reports.thin()
    found = await curve(context, days=100)
    kept = {
        first: [s for s in found if first <= s.at < first + timedelta(days=1)]
        for first in (old, older)
    }
    assert [s.value for s in kept[older]] == [7, 287]
    assert [s.value for s in kept[old]] == sorted([7, *range(11, 288, 12)])
    assert await context.desk.reports.thin() == 0
    assert len([s for s in found if fresh <= s.at < begin]) == 288


async def test_a_fee_in_a_third_asset_is_valued_at_the_price_of_its_fill_for_ever(
    context: Context,
) -> None:
    at(BEGIN)
    await furnish(context, "BTC", "BNB")
    await prices(context, BEGIN, BTC="60000", BNB="300")
    await context.desk.market.quotes.put([quote("BNB/USDT", bid="300", ask="300")])
    await flow(context, "BNB", "1", name="bnb")
    order = await context.desk.orders.place(ANN.id, buy("60"), origin())
    await context.desk.execution.mark_sending(order.id, of=Status.ACCEPTED)
    fill = Fill(
        venue=order.venue,
        symbol=order.symbol,
        trade_id="t1",
        order_id=order.id,
        account_id=ANN.id,
        side=order.side,
        price=D(60_000),
        quantity=D("0.001"),
        fee=D("0.0002"),
        fee_currency="BNB",
        at=BEGIN + timedelta(seconds=5),
    )
    await prices(context, at(BEGIN + timedelta(seconds=20)), BNB="900")
    await context.desk.market.quotes.put([quote("BNB/USDT", bid="900", ask="900")])
    report = Report(status=Status.FILLED, venue_order_id="v", filled=D("0.001"), fills=(fill,))
    await context.desk.execution.settle(order.id, report)
    (kept,) = await context.desk.portfolio.fills(ANN.id)
    assert kept.fee_value == D("0.06")
    summary = await context.desk.portfolio.summary(ANN.id)
    assert {p.base: p.quantity for p in summary.positions} == {
        "BNB": D("0.9998"),
        "BTC": D("0.001"),
    }
    assert summary.fees == D("0.06")
    assert summary.realised + summary.unrealised == summary.profit
    lines = (await context.desk.reports.export(ANN.id, days=1)).splitlines()
    assert len(lines) == 5  # the header, two deposits, the buy, its fee
    assert ",BNB,0.0002,,USDT,0.06," in lines[4]
