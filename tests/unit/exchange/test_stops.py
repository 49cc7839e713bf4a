"""Orders that wait work once the last price says so, and lists keep their promise."""

import pytest

from exchange import audit, records
from exchange.book import BUY, SELL
from exchange.events import Triggered
from exchange.order_lists import Contingency, ListTicket, OrderList
from exchange.orders import AccountOrder, Force, Kind, Reason, Status, Ticket
from exchange.refusals import Refusal
from exchange.units import UNIT
from tests.unit.exchange.scenes import BTC, NOW, Scene, buy, market, scene, sell
from tests.unit.exchange.test_engine_properties import Log, openings, picture, recovered

P = 9_000_000  # 90,000.00 USDT


def waiting(
    kind: Kind, side: int, name: str, *, stop: int = 0, delta: int = 0, price: int = 0
) -> Ticket:
    """Return a waiting ticket of 1000 lots (0.01 BTC)."""
    return Ticket(BTC, side, kind, name, price=price, lots=1000, stop=stop, delta=delta)


def trade_at(s: Scene, price: int, at_ms: int = NOW) -> None:
    """Let the market trade one lot at a price, with nothing else in between."""
    s.engine.quote(BTC, SELL, price, 1, at_ms)
    s.engine.take(BTC, BUY, 1, at_ms)


def deep(s: Scene, *, bid: int, ask: int) -> None:
    """Let the house quote plenty on both sides."""
    s.engine.quote(BTC, BUY, bid, 100_000, NOW)
    s.engine.quote(BTC, SELL, ask, 100_000, NOW)


@pytest.mark.parametrize(
    ("kind", "side", "stop", "not_yet"),
    [
        (Kind.STOP_LOSS, SELL, P - 100, P - 99),
        (Kind.TAKE_PROFIT, BUY, P - 100, P - 99),
        (Kind.STOP_LOSS, BUY, P + 100, P + 99),
        (Kind.TAKE_PROFIT, SELL, P + 100, P + 99),
    ],
)
def test_order_waits_for_its_price_and_then_trades_at_market(
    kind: Kind, side: int, stop: int, not_yet: int
) -> None:
    s = scene()
    trade_at(s, P)
    order = s.engine.place(s.bob, waiting(kind, side, "w", stop=stop), NOW)
    assert (order.status, order.is_waiting) == (Status.NEW, True)
    trade_at(s, not_yet)
    assert order.is_waiting
    deep(s, bid=P - 2000, ask=P + 2000)
    s.engine.place(s.ann, buy(stop, 500), NOW)
    s.engine.take(BTC, SELL, 500, NOW)
    assert (order.status, order.executed) == (Status.FILLED, 1000)
    assert audit.breaches(s.engine) == []


def test_stop_limit_rests_at_its_limit_when_the_market_has_gone_past_it() -> None:
    s = scene()
    trade_at(s, P)
    ticket = waiting(Kind.STOP_LOSS_LIMIT, SELL, "w", stop=P - 10, price=P - 12)
    order = s.engine.place(s.bob, ticket, NOW)
    assert s.bob.locked["BTC"] == 1000 * BTC.step
    s.engine.quote(BTC, BUY, P - 50, 100, NOW)
    s.engine.take(BTC, SELL, 1, NOW)
    assert (order.status, order.executed, order.resting) == (Status.NEW, 0, True)
    assert s.engine.books["BTCUSDT"].best_ask() == P - 12
    assert order.working_ms == NOW


def test_one_sweep_fires_the_stops_it_passes_nearest_first_and_each_once() -> None:
    s = scene()
    trade_at(s, P)
    log = Log(s.engine)
    for depth in (30, 10, 20):
        ticket = waiting(Kind.STOP_LOSS, SELL, f"s{depth}", stop=P - depth)
        s.engine.place(s.bob, ticket, NOW)
    for depth in (5, 15, 40):
        s.engine.quote(BTC, BUY, P - depth, 1500, NOW)
    s.engine.take(BTC, SELL, 3001, NOW)
    fired = [e.order.client_id for e in log.events if isinstance(e, Triggered)]
    assert fired == ["s10", "s20", "s30"]
    assert audit.breaches(s.engine) == []


def test_stop_that_the_last_price_has_met_already_is_refused() -> None:
    s = scene()
    trade_at(s, P)
    for kind, side, stop in ((Kind.STOP_LOSS, SELL, P), (Kind.TAKE_PROFIT, BUY, P + 1)):
        with pytest.raises(Refusal, match="would trigger immediately"):
            s.engine.place(s.bob, waiting(kind, side, "w", stop=stop), NOW)
    assert s.bob.orders == {}


def test_stop_to_buy_keeps_its_cost_aside_and_gives_the_rest_back() -> None:
    s = scene()
    trade_at(s, P)
    s.engine.place(s.bob, waiting(Kind.STOP_LOSS, BUY, "w", stop=P + 10), NOW)
    assert s.bob.locked["USDT"] == (P + 10) * 1000 * BTC.cell
    with pytest.raises(Refusal, match="insufficient"):
        s.engine.place(s.bob, buy(P - 10, 1_110_500), NOW)
    deep(s, bid=P - 500, ask=P + 10)
    s.engine.take(BTC, BUY, 1, NOW)
    assert s.bob.locked["USDT"] == 0
    assert audit.breaches(s.engine) == []


def test_market_that_is_gone_when_a_stop_fires_expires_it() -> None:
    s = scene()
    trade_at(s, P)
    order = s.engine.place(s.bob, waiting(Kind.STOP_LOSS, SELL, "w", stop=P - 10), NOW)
    trade_at(s, P - 10)
    assert (order.status, order.executed) == (Status.EXPIRED, 0)
    assert s.bob.locked["BTC"] == 0


# The scenarios of Binance's trailing stop FAQ: side, type, stop, delta, and the path of the price.
@pytest.mark.parametrize(
    ("kind", "side", "terms", "path", "fires_at"),
    [
        (Kind.STOP_LOSS_LIMIT, BUY, (44_000, 500, 45_000),
         (40_000, 37_000, 44_000, 46_000, 42_000, 44_099), 44_100),
        (Kind.STOP_LOSS_LIMIT, SELL, (39_000, 1000, 38_000),
         (40_000, 41_500, 39_000, 37_000, 41_000, 36_901), 36_900),
        (Kind.TAKE_PROFIT_LIMIT, BUY, (38_000, 850, 38_500),
         (40_000, 42_000, 38_000, 37_000, 39_000, 38_000, 40_144), 40_145),
        (Kind.TAKE_PROFIT_LIMIT, SELL, (42_000, 750, 41_000),
         (40_000, 41_500, 39_000, 42_000, 45_000, 44_000, 46_500, 43_013), 43_012),
        (Kind.STOP_LOSS_LIMIT, SELL, (0, 700, 39_000),
         (40_000, 42_000, 39_500, 45_500, 42_316), 42_315),
    ],
)  # fmt: skip
def test_trailing_orders_follow_the_price_as_binance_describes(
    kind: Kind, side: int, terms: tuple[int, int, int], path: tuple[int, ...], fires_at: int
) -> None:
    s = scene()
    stop, delta, limit = terms
    trade_at(s, path[0] * 100)
    ticket = waiting(kind, side, "w", stop=stop * 100, delta=delta, price=limit * 100)
    order = s.engine.place(s.bob, ticket, NOW)
    for minute, price in enumerate(path[1:], start=1):
        trade_at(s, price * 100, NOW + 60_000 * minute)
        assert order.is_waiting, price
    trade_at(s, fires_at * 100, NOW + 60_000 * len(path))
    assert not order.is_waiting
    assert order.resting


def test_trailing_order_remembers_its_peak_when_the_exchange_is_killed() -> None:
    s = scene()
    trade_at(s, P)
    log = Log(s.engine)
    ticket = waiting(Kind.STOP_LOSS_LIMIT, SELL, "w", delta=100, price=P - 90_000)
    s.engine.place(s.bob, ticket, NOW)
    trade_at(s, P + 90_000)
    engine = recovered([openings(), *log.batches])
    (order,) = engine.by_name["bob"].open_orders()
    assert (order.peak, order.is_waiting) == (P + 90_000, True)
    engine.quote(BTC, SELL, P - 1000, 1, NOW)
    engine.take(BTC, BUY, 1, NOW)
    assert not order.is_waiting


def pair(s: Scene, *, gain: int = P + 100, loss: int = P - 100, name: str = "p") -> OrderList:
    """Place a pair to sell 0.01 BTC: higher at a limit, or lower at market."""
    tickets = (
        Ticket(BTC, SELL, Kind.LIMIT_MAKER, f"{name}-gain", price=gain, lots=1000),
        waiting(Kind.STOP_LOSS, SELL, f"{name}-loss", stop=loss),
    )
    return s.engine.place_list(s.bob, ListTicket(Contingency.OCO, name, tickets), NOW)


def test_pair_keeps_its_funds_aside_once_and_the_limit_that_trades_ends_the_stop() -> None:
    s = scene()
    trade_at(s, P)
    made = pair(s)
    gain, loss = made.orders
    assert s.bob.locked["BTC"] == 1000 * BTC.step
    s.engine.take(BTC, BUY, 400, NOW)
    assert (gain.status, gain.executed) == (Status.PARTIALLY_FILLED, 400)
    assert (loss.status, loss.reason) == (Status.EXPIRED, Reason.OCO_TRIGGER)
    assert s.bob.locked["BTC"] == 600 * BTC.step
    s.engine.take(BTC, BUY, 600, NOW)
    assert not made.is_open
    assert audit.breaches(s.engine) == []


def test_stop_of_a_pair_ends_its_limit_before_it_sells() -> None:
    s = scene()
    trade_at(s, P)
    gain, loss = pair(s).orders
    s.engine.quote(BTC, BUY, P - 100, 5000, NOW)
    s.engine.take(BTC, SELL, 1, NOW)
    assert (gain.status, gain.executed) == (Status.EXPIRED, 0)
    assert (loss.status, loss.executed) == (Status.FILLED, 1000)
    assert s.engine.books["BTCUSDT"].best_ask() == 0
    assert audit.breaches(s.engine) == []


@pytest.mark.parametrize("which", [0, 1])
def test_cancelling_one_order_of_a_pair_cancels_both(which: int) -> None:
    s = scene()
    trade_at(s, P)
    made = pair(s)
    s.engine.cancel(made.orders[which], NOW)
    assert [order.status for order in made.orders] == [Status.CANCELED] * 2
    assert s.bob.locked["BTC"] == 0


def test_pair_on_the_wrong_sides_of_the_price_is_refused() -> None:
    s = scene()
    trade_at(s, P)
    for gain, loss in ((P - 1, P - 100), (P + 100, P + 1), (P, P - 1)):
        with pytest.raises(Refusal, match="relationship of the prices"):
            pair(s, gain=gain, loss=loss)
    assert s.bob.orders == {}


def test_dearer_order_of_a_pair_to_buy_decides_what_is_kept_aside() -> None:
    s = scene()
    trade_at(s, P)
    tickets = (
        Ticket(BTC, BUY, Kind.LIMIT_MAKER, "gain", price=P - 100, lots=1000),
        waiting(Kind.STOP_LOSS, BUY, "loss", stop=P + 100),
    )
    made = s.engine.place_list(s.bob, ListTicket(Contingency.OCO, "p", tickets), NOW)
    assert s.bob.locked["USDT"] == (P + 100) * 1000 * BTC.cell
    s.engine.fill(made.orders[0], 500, NOW)
    assert s.bob.locked["USDT"] == (P - 100) * 500 * BTC.cell
    assert audit.breaches(s.engine) == []


def chain(s: Scene, *, lots: int = 1000) -> list[AccountOrder]:
    """Place a purchase, and a pair that sells what it bought."""
    tickets = (
        buy(P - 50, lots),
        Ticket(BTC, SELL, Kind.LIMIT_MAKER, "gain", price=P + 100, lots=lots),
        Ticket(BTC, SELL, Kind.STOP_LOSS, "loss", lots=lots, stop=P - 100),
    )
    return s.engine.place_list(s.bob, ListTicket(Contingency.OTO, "c", tickets), NOW).orders


def test_pair_starts_when_the_order_before_it_has_filled_and_locks_nothing_before() -> None:
    s = scene()
    trade_at(s, P)
    first, gain, loss = chain(s)
    assert (gain.status, s.bob.locked["BTC"]) == (Status.PENDING_NEW, 0)
    s.engine.fill(first, 400, NOW)
    assert gain.status is Status.PENDING_NEW
    s.engine.fill(first, 600, NOW)
    assert (first.status, gain.status, loss.status) == (Status.FILLED, Status.NEW, Status.NEW)
    assert (gain.resting, loss.is_waiting) == (True, True)
    assert s.bob.locked["BTC"] == 1000 * BTC.step
    assert audit.breaches(s.engine) == []


def test_pair_that_cannot_be_paid_for_when_its_turn_comes_expires_as_rejected() -> None:
    s = scene(btc=0)
    trade_at(s, P)
    first, gain, loss = chain(s)
    s.engine.fill(first, 1000, NOW)
    assert [o.reason for o in (gain, loss)] == [Reason.REJECTED] * 2  # the fee left it short
    assert audit.breaches(s.engine) == []


def test_first_order_that_expires_takes_the_others_with_it() -> None:
    s = scene()
    trade_at(s, P)
    tickets = (
        Ticket(BTC, BUY, Kind.LIMIT, "first", Force.IOC, P - 50, 1000),
        waiting(Kind.STOP_LOSS, SELL, "then", stop=P - 100),
    )
    made = s.engine.place_list(s.bob, ListTicket(Contingency.OTO, "c", tickets), NOW)
    first, then = made.orders
    assert first.status is Status.EXPIRED
    assert (then.status, then.reason) == (Status.EXPIRED, Reason.OTO_PHASE_ONE_EXPIRED)


def test_lists_come_back_with_what_they_keep_aside() -> None:
    s = scene()
    trade_at(s, P)
    log = Log(s.engine)
    pair(s)
    first = chain(s)[0]
    s.engine.fill(first, 1000, NOW)
    from_log = recovered([openings(), *log.batches])
    from_snapshot = recovered(list(records.snapshot(s.engine)))
    assert picture(from_log) == picture(from_snapshot) == picture(s.engine)
    for engine in (from_log, from_snapshot):
        engine.cancel(engine.orders[first.id + 1], NOW)
        assert audit.breaches(engine) == []
        with pytest.raises(Refusal, match="Duplicate"):
            engine.place_list(
                engine.by_name["bob"],
                ListTicket(Contingency.OCO, "p", (sell(P + 5, 100), sell(P + 6, 100))),
                NOW,
            )


def test_amended_order_keeps_its_place_and_frees_what_it_gave_up() -> None:
    s = scene()
    first = s.engine.place(s.ann, sell(P, 1000), NOW)
    second = s.engine.place(s.bob, sell(P, 1000), NOW)
    s.engine.amend(first, 300, "smaller", NOW)
    assert s.ann.locked["BTC"] == 300 * BTC.step
    s.engine.take(BTC, BUY, 500, NOW)
    assert (first.status, second.executed) == (Status.FILLED, 200)
    assert s.ann.by_client_id["smaller"] is first
    assert s.ann.has_used(second.client_id) is False
    assert audit.breaches(s.engine) == []


@pytest.mark.parametrize(
    ("lots", "words"), [(1000, "no state"), (1001, "increase"), (0, "LOT_SIZE"), (200, "LOT_SIZE")]
)
def test_amendment_that_is_none_or_too_small_is_refused(lots: int, words: str) -> None:
    s = scene()
    order = s.engine.place(s.bob, sell(P, 1000), NOW)
    s.engine.fill(order, 200, NOW)
    with pytest.raises(Refusal, match=words):
        s.engine.amend(order, lots, "smaller", NOW)
    assert (order.lots, order.client_id in s.bob.by_client_id) == (1000, True)


def test_partial_fill_on_purpose_trades_a_part_and_ends_the_rest() -> None:
    s = scene()
    s.engine.place(s.ann, sell(P, 1000), NOW)
    order = s.engine.place(s.bob, market(BUY, lots=1000), NOW, most=400)
    assert (order.status, order.executed) == (Status.EXPIRED, 400)
    assert order.reason is Reason.EXCHANGE_CANCELED
    assert audit.breaches(s.engine) == []


def test_the_sixth_waiting_order_of_a_market_is_refused() -> None:
    s = scene()
    trade_at(s, P)
    for number in range(5):
        ticket = waiting(Kind.STOP_LOSS, SELL, f"s{number}", stop=P - 10 - number)
        s.engine.place(s.bob, ticket, NOW)
    with pytest.raises(Refusal, match="MAX_NUM_ALGO_ORDERS"):
        s.engine.place(s.bob, waiting(Kind.STOP_LOSS, SELL, "more", stop=P - 5), NOW)


def test_fees_follow_the_terms_of_the_account() -> None:
    s = scene()
    s.engine.set_terms(s.bob, maker_ppm=200, taker_ppm=750, latency_ms=0)
    s.engine.place(s.ann, sell(P, 1000), NOW)
    order = s.engine.place(s.bob, buy(P, 1000), NOW)
    assert order.fills[0].fee == 1000 * BTC.step * 750 // 1_000_000
    assert s.ann.free["USDT"] == 1_000_000 * UNIT + P * 1000 * BTC.cell * 999 // 1000
    restored = recovered(list(records.snapshot(s.engine))).by_name["bob"]
    assert (restored.maker_ppm, restored.taker_ppm) == (200, 750)
