"""Trades, fees in any asset and flows together account for every unit of equity."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.money import ZERO
from desk.orders.model import Fill, Side
from desk.portfolio.history import holdings, moves
from desk.portfolio.pnl import Method
from desk.portfolio.returns import Flow, Snapshot
from desk.portfolio.trips import days, round_trips

D = Decimal
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
COINS = ("BTC", "ETH", "BNB")


def fill(number: int, side: Side, quantity: Decimal, price: Decimal, **more: object) -> Fill:
    values = {
        "venue": "paper",
        "symbol": "BTC/USDT",
        "trade_id": f"t{number}",
        "order_id": f"o{number}",
        "account_id": 1,
        "at": BEGIN + timedelta(hours=number),
    }
    return Fill(**values | {"side": side, "price": price, "quantity": quantity} | more)  # type: ignore[arg-type]


def flow(number: int, currency: str, amount: Decimal, value: Decimal | None) -> Flow:
    at = BEGIN + timedelta(hours=number)
    return Flow("paper", "deposit", f"f{number}", currency, amount, value, at)


class World:
    """An account that keeps its own books in the plainest way: units of each currency."""

    def __init__(self) -> None:
        self.held: dict[str, Decimal] = defaultdict(lambda: ZERO)
        self.put_in = ZERO
        self.fills: list[Fill] = []
        self.flows: list[Flow] = []

    def play(self, steps: list[tuple[str, str, int, int, str]]) -> None:
        for number, (what, coin, amount, price, fee_in) in enumerate(steps):
            match what:
                case "flow":
                    self._flow(number, coin, D(amount), D(price))
                case "out":
                    self._flow(number, coin, -min(self.held[coin], D(amount)), D(price))
                case _:
                    self._trade(number, Side(what), coin, D(amount), D(price), fee_in)

    def _flow(self, number: int, coin: str, amount: Decimal, price: Decimal) -> None:
        if amount:
            self.held[coin] += amount
            self.put_in += amount * price
            self.flows.append(flow(number, coin, amount, amount * price))

    def _trade(
        self, number: int, side: Side, coin: str, amount: Decimal, price: Decimal, fee_in: str
    ) -> None:
        quantity = amount if side is Side.BUY else min(amount, self.held[coin])
        if not quantity:
            return
        units = quantity if side is Side.BUY else -quantity
        self.held[coin] += units
        self.held["USDT"] -= units * price
        currency = coin if fee_in == "base" else fee_in
        fee = min(D("0.125"), self.held[currency]) if currency != "USDT" else D(2)
        worth = fee * (price if currency == coin else D(1) if currency == "USDT" else D(300))
        self.held[currency] -= fee
        more = {"fee": fee, "fee_currency": currency, "fee_value": worth}
        self.fills.append(fill(number, side, quantity, price, symbol=f"{coin}/USDT", **more))

    def equity(self, prices: dict[str, Decimal]) -> Decimal:
        return sum((units * prices.get(coin, D(1)) for coin, units in self.held.items()), ZERO)


steps = st.lists(
    st.tuples(
        st.sampled_from(["buy", "buy", "sell", "flow", "out"]),
        st.sampled_from(COINS),
        st.integers(1, 50),
        st.integers(1, 1000),
        st.sampled_from(["USDT", "base", "BNB"]),
    ),
    min_size=1,
    max_size=40,
)


@given(steps, st.lists(st.integers(1, 1000), min_size=3, max_size=3))
def test_realised_and_unrealised_are_what_equity_changed_by_less_flows(
    found: list[tuple[str, str, int, int, str]], last: list[int]
) -> None:
    world = World()
    world.play(found)
    prices = {coin: D(price) for coin, price in zip(COINS, last, strict=True)}
    for method in Method:
        held = holdings(moves(world.fills, world.flows), method)
        profit = ZERO
        for symbol, holding in held.items():
            coin = symbol.partition("/")[0]
            assert holding.quantity == world.held[coin]
            profit += holding.realised + holding.unrealised(prices[coin])
        assert abs(profit - (world.equity(prices) - world.put_in)) < D("1e-50")


@given(steps)
def test_round_trips_and_days_add_up_to_what_was_realised(
    found: list[tuple[str, str, int, int, str]],
) -> None:
    world = World()
    world.play([step for step in found if step[0] in {"buy", "sell"} and step[4] != "BNB"])
    every = moves(world.fills)
    for method in Method:
        realised = sum((h.realised for h in holdings(every, method).values()), ZERO)
        trips = sum((t.profit for t in round_trips(every, method)), ZERO)
        by_day = sum((d.realised for d in days(every, [], [], method=method, zone="UTC")), ZERO)
        assert abs(trips - realised) < D("1e-50")
        assert abs(by_day - realised) < D("1e-50")


def test_a_fee_in_a_third_asset_costs_its_value_and_its_units() -> None:
    coins = flow(0, "BNB", D(1), D(600))
    bought = fill(1, Side.BUY, D(1), D(1000), fee=D("0.01"), fee_currency="BNB", fee_value=D(8))
    held = holdings(moves([bought], [coins]), Method.FIFO)
    assert held["BTC/USDT"].cost == 1008
    assert held["BTC/USDT"].fees == 8
    assert held["BNB/USDT"].quantity == D("0.99")
    assert held["BNB/USDT"].realised == 2  # units that had cost 6 paid for 8


def test_a_fee_of_unknown_value_is_units_lost_and_no_invention() -> None:
    bought = fill(1, Side.BUY, D(1), D(1000), fee=D("0.01"), fee_currency="BNB")
    held = holdings(moves([bought], [flow(0, "BNB", D(1), D(600))]), Method.FIFO)
    assert held["BTC/USDT"].cost == 1000
    assert held["BNB/USDT"].realised == -6


def test_units_of_unknown_cost_bring_neither_profit_nor_loss() -> None:
    came = flow(0, "BTC", D(2), None)
    bought = fill(1, Side.BUY, D(2), D(100))
    sold = [fill(n, Side.SELL, D(2), D(130)) for n in (2, 3)]
    found = moves([bought, *sold], [came])
    by_average, by_fifo = (holdings(found, method)["BTC/USDT"] for method in Method)
    assert [by_fifo.realised, by_average.realised] == [60, 0]
    assert [t.order_id for t in round_trips(found, Method.FIFO)] == ["o3"]
    assert round_trips(found, Method.AVERAGE) == []
    (day,) = days(found, [came], [], method=Method.FIFO, zone="UTC")
    assert day.realised == 60


def test_what_left_at_an_unknown_worth_is_no_loss() -> None:
    found = moves([fill(0, Side.BUY, D(2), D(100))], [flow(1, "BTC", D(-1), None)])
    for method in Method:
        held = holdings(found, method)["BTC/USDT"]
        assert [held.quantity, held.cost, held.realised] == [1, 100, 0]


def test_fills_of_one_order_are_one_round_trip() -> None:
    found: Iterator[Fill] = iter(
        [
            fill(0, Side.BUY, D(2), D(100), fee=D(1), fee_currency="USDT"),
            fill(30, Side.SELL, D(1), D(130), order_id="sale", fee=D("0.5"), fee_currency="USDT"),
            fill(31, Side.SELL, D(1), D(140), order_id="sale", fee=D("0.5"), fee_currency="USDT"),
        ]
    )
    (trip,) = round_trips(moves(found), Method.AVERAGE)
    assert [trip.quantity, trip.cost, trip.proceeds, trip.fees] == [2, 201, 269, 1]
    assert trip.profit == 68
    assert trip.held == timedelta(hours=31)
    assert round(trip.percent, 2) == D("33.83")


@pytest.mark.parametrize(("zone", "expected"), [("UTC", [1]), ("Asia/Tokyo", [1, 2])])
def test_days_are_those_of_the_persons_zone(zone: str, expected: list[int]) -> None:
    found = moves([fill(14, Side.BUY, D(1), D(9)), fill(20, Side.SELL, D(1), D(11))])
    rows = days(found, [], [], method=Method.AVERAGE, zone=zone)
    assert [day.date.day for day in rows] == expected
    assert sum(day.trades for day in rows) == 2
    assert sum((day.turnover for day in rows), ZERO) == 20
    assert rows[-1].realised == 2


def test_a_day_has_the_return_since_the_day_before_and_its_last_worth() -> None:
    points = [(0, 100, 0), (10, 110, 0), (30, 99, 0), (40, 209, 110)]
    curve = [Snapshot(BEGIN + timedelta(hours=h), D(v), D(f)) for h, v, f in points]
    first, second = days([], [], curve, method=Method.FIFO, zone="UTC")
    assert [first.equity, first.percent] == [110, 10]
    assert [second.equity, second.percent] == [209, -10]


def test_what_was_brought_in_for_a_sale_was_there_before_it() -> None:
    sale = fill(5, Side.SELL, D(1), D(60000))
    brought = flow(5, "BTC", D(1), D(59990))
    (found,) = round_trips(moves([sale], [brought]), Method.AVERAGE)
    assert [found.cost, found.profit] == [59990, 10]
    assert holdings(moves([sale], [brought]), Method.AVERAGE)["BTC/USDT"].quantity == 0
