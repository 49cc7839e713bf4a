"""What is owned and what it cost, out of the ledger and the fills."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest

from db.context import Context, open_desk
from desk import clock
from desk.errors import InsufficientFunds, NotFound
from desk.orders.model import Fill, Report, Status
from desk.portfolio.ledger import Entry, Pocket, move
from desk.portfolio.pnl import Method
from desk.settings import Settings
from tests.factories import ANN, buy, furnish, instrument, origin, quote, sell

D = Decimal


async def trade(
    context: Context, trades: Sequence[tuple[str, str, str]], *, first: int = 0
) -> None:
    """Fill orders of Ann: side, quantity of BTC, price; `first` numbers the first of them."""
    for number, (side, quantity, price) in enumerate(trades, first):
        await context.desk.market.quotes.put([quote(bid=price, ask=price)])
        intent = buy(str(D(quantity) * D(price))) if side == "buy" else sell(quantity)
        order = await context.desk.orders.place(
            ANN.id, intent, origin(f"msg:1:{number}", str(number))
        )
        await context.desk.execution.mark_sending(order.id, of=Status.ACCEPTED)
        fill = Fill(
            venue=order.venue,
            symbol=order.symbol,
            trade_id=f"t{number}",
            order_id=order.id,
            account_id=ANN.id,
            side=order.side,
            price=D(price),
            quantity=D(quantity),
            at=clock.now() + timedelta(milliseconds=number),
        )
        report = Report(
            status=Status.FILLED, venue_order_id=f"v{number}", filled=D(quantity), fills=(fill,)
        )
        await context.desk.execution.settle(order.id, report)


async def test_a_sale_costs_the_average_or_the_oldest_units(context: Context) -> None:
    await furnish(context)
    await trade(
        context,
        [("buy", "0.01", "50000"), ("buy", "0.01", "60000"), ("sell", "0.01", "58000")],
    )
    by_average = await context.desk.portfolio.summary(ANN.id)
    by_fifo = await context.desk.portfolio.summary(ANN.id, method=Method.FIFO)
    assert [by_average.realised, by_fifo.realised] == [30, 80]
    assert [s.positions[0].holding.cost for s in (by_average, by_fifo)] == [550, 600]
    assert by_average.unrealised - by_fifo.unrealised == 50
    assert by_average.equity == by_fifo.equity == 10_000 + by_average.profit
    assert by_average.realised + by_average.unrealised == by_average.profit


async def test_a_coin_is_told_as_the_portfolio_has_it_and_once_sold_as_the_sale_was(
    context: Context,
) -> None:
    await furnish(context)
    portfolio = context.desk.portfolio
    with pytest.raises(NotFound):
        await portfolio.result(ANN.id, instrument("BTC"))
    await trade(context, [("buy", "0.01", "50000"), ("buy", "0.01", "60000")])
    await context.desk.market.quotes.put([quote(bid="66000", ask="66100")])
    held = await portfolio.result(ANN.id, instrument("BTC"))
    (position,) = (await portfolio.summary(ANN.id)).positions
    assert held.is_held
    assert [held.entry, held.price, held.profit, held.percent] == [55_000, 66_000, 220, 20]
    assert (held.profit, held.percent) == (position.unrealised, position.unrealised_percent)
    assert held.opened_at < held.until
    await trade(context, [("sell", "0.01999", "44000")], first=2)
    sold = await portfolio.result(ANN.id, instrument("BTC"))
    assert not sold.is_held, "what is left is dust"
    assert [sold.entry, sold.price, sold.percent] == [55_000, 44_000, -20]
    assert sold.profit == D("-219.89")
    assert sold.opened_at == held.opened_at
    with pytest.raises(NotFound):
        await portfolio.result(ANN.id, instrument("ETH"))
    with pytest.raises(NotFound):
        await portfolio.result(ANN.id, instrument("BTC"), "bybit")


async def test_profit_counts_from_what_was_put_in_not_from_what_newcomers_get_now(
    context: Context, settings: Settings
) -> None:
    await furnish(context)
    other = settings.model_copy(update={"paper_balance": D(500)})
    async with open_desk(other, process="test") as later:
        summary = await later.desk.portfolio.summary(ANN.id)
        assert [summary.deposited, summary.profit] == [10_000, 0]
        async with later.desk.orders.open() as unit:
            topped_up = move("USDT", D(250), out_of=Pocket.OUTSIDE, into=Pocket.FREE)
            await unit.ledger.post(
                Entry(
                    account_id=ANN.id,
                    venue="paper",
                    kind="deposit",
                    reference="more",
                    postings=topped_up,
                    at=clock.now(),
                )
            )
            await unit.commit()
        assert (await later.desk.portfolio.summary(ANN.id)).deposited == 10_250


async def test_the_same_fact_is_booked_once_and_nobody_goes_below_zero(context: Context) -> None:
    await furnish(context)
    async with context.desk.orders.open() as unit:
        await context.desk.portfolio.deposit_paper(unit, ANN.id)
        await unit.commit()
        assert (await unit.ledger.balance(ANN.id, "paper", "USDT")).free == 10_000
        assert (await unit.ledger.balance(ANN.id, "paper", "DOGE")).total == 0
    gone = Entry(
        account_id=ANN.id,
        venue="paper",
        kind="withdrawal",
        reference="w",
        postings=move("USDT", D(10_001), out_of=Pocket.FREE, into=Pocket.OUTSIDE),
        at=clock.now(),
    )
    async with context.desk.orders.open() as unit:
        with pytest.raises(InsufficientFunds):
            await unit.ledger.post(gone)
