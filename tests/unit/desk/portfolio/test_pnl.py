"""Profit and loss, by average cost and first in first out."""

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desk.portfolio.pnl import Book, Holding, Method, Traded, fold

D = Decimal


def average(trades: list[Traded]) -> Holding:
    return fold(trades, Method.AVERAGE)


def fifo(trades: list[Traded]) -> Holding:
    return fold(trades, Method.FIFO)


def bought(quantity: str, cost: str, fee_base: str = "0") -> Traded:
    return Traded(is_buy=True, quantity=D(quantity), cost=D(cost), fee_base=D(fee_base))


def sold(quantity: str, cost: str, fee_quote: str = "0") -> Traded:
    return Traded(is_buy=False, quantity=D(quantity), cost=D(cost), fee_quote=D(fee_quote))


def test_average_cost_spreads_and_fifo_takes_the_oldest() -> None:
    trades = [bought("1", "100"), bought("1", "200"), sold("1", "180")]
    assert average(trades).realised == 30
    assert average(trades).average_cost == 150
    assert fifo(trades).realised == 80
    assert fifo(trades).cost == 200


def test_fees_shrink_what_was_bought_and_what_was_earned() -> None:
    trades = [bought("1", "100", fee_base="0.001"), sold("0.999", "110", fee_quote="0.11")]
    for holding in (average(trades), fifo(trades)):
        assert holding.quantity == 0
        assert holding.cost == 0
        assert holding.realised == D("9.89")
        assert holding.fees == D("0.21")


def test_unrealised_is_value_less_cost() -> None:
    assert average([bought("2", "100")]).unrealised(D(60)) == 20


steps = st.lists(
    st.tuples(st.booleans(), st.integers(1, 1000), st.integers(1, 10**6)), min_size=1, max_size=30
)


@given(steps)
def test_both_methods_agree_on_what_is_held_and_on_all_money(
    found: list[tuple[bool, int, int]],
) -> None:
    trades, held = [], 0
    for is_buy, quantity, cost in found:
        amount = quantity if is_buy else min(quantity, held)
        if amount:
            held += amount if is_buy else -amount
            trades.append(Traded(is_buy=is_buy, quantity=D(amount), cost=D(cost)))
    by_average, by_fifo = average(trades), fifo(trades)
    assert by_average.quantity == by_fifo.quantity == held
    paid = sum((t.cost if t.is_buy else -t.cost for t in trades), D(0))
    for holding in (by_average, by_fifo):
        assert abs(holding.cost - holding.realised - paid) < D("1e-50")


@given(steps)
def test_both_methods_agree_on_all_profit_once_nothing_is_held(
    found: list[tuple[bool, int, int]],
) -> None:
    trades = [
        Traded(is_buy=True, quantity=D(quantity), cost=D(cost), fee_quote=D(quantity))
        for _, quantity, cost in found
    ]
    held = sum((t.quantity for t in trades), D(0))
    trades.append(Traded(is_buy=False, quantity=held, cost=D(777), fee_quote=D(7)))
    by_average, by_fifo = average(trades), fifo(trades)
    assert by_average.quantity == by_fifo.quantity == by_average.cost == by_fifo.cost == 0
    assert by_average.realised == by_fifo.realised
    assert by_average.fees == by_fifo.fees == held + 7


def test_a_sale_says_what_its_units_had_cost_and_since_when_they_were_held() -> None:
    first, second = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
    for method, basis, later in ((Method.AVERAGE, 150, first), (Method.FIFO, 100, second)):
        book = Book(method)
        book.apply(Traded(is_buy=True, quantity=D(1), cost=D(100), at=first))
        book.apply(Traded(is_buy=True, quantity=D(1), cost=D(200), at=second))
        sale = book.apply(Traded(is_buy=False, quantity=D(1), cost=D(180), fee_quote=D(1)))
        assert sale is not None
        assert [sale.basis, sale.profit, sale.opened_at] == [basis, 179 - basis, first]
        last = book.apply(Traded(is_buy=False, quantity=D(1), cost=D(180)))
        assert last is not None
        assert last.opened_at == later
