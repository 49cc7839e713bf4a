"""Orders trade by price, then by time, and every unit stays accounted for."""

import pytest

from exchange import audit
from exchange.book import BUY, SELL
from exchange.level import SelfTrade
from exchange.orders import Force, Kind, Status
from exchange.refusals import Refusal
from exchange.units import UNIT
from tests.unit.exchange.scenes import BTC, NOW, buy, limit, market, scene, sell

P = 9_000_000  # 90,000.00 USDT


def test_better_price_trades_first_and_at_its_own_price() -> None:
    s = scene()
    dear = s.engine.place(s.ann, sell(P + 5, 100), NOW)
    cheap = s.engine.place(s.ann, sell(P, 100), NOW)
    taker = s.engine.place(s.bob, buy(P + 10, 150), NOW)
    assert [(f.price, f.lots) for f in taker.fills] == [(P, 100), (P + 5, 50)]
    assert (cheap.status, dear.status) == (Status.FILLED, Status.PARTIALLY_FILLED)


def test_at_one_price_the_older_order_trades_first_and_keeps_its_place_when_partly_filled() -> None:
    s = scene()
    first = s.engine.place(s.ann, sell(P, 100), NOW)
    second = s.engine.place(s.ann, sell(P, 100), NOW)
    s.engine.place(s.bob, buy(P, 40), NOW)
    s.engine.place(s.bob, buy(P, 80), NOW)
    assert (first.executed, second.executed) == (100, 20)


def test_buyer_gets_back_what_a_better_price_saves_and_pays_the_fee_in_base() -> None:
    s = scene()
    s.engine.place(s.ann, sell(P, 1000), NOW)
    order = s.engine.place(s.bob, buy(P + 100, 1000), NOW)
    cost = P * 1000 * BTC.cell
    assert s.bob.free["USDT"] == 1_000_000 * UNIT - cost
    assert s.bob.locked["USDT"] == 0
    assert order.fills[0].fee == 1000 * BTC.step // 1000
    assert s.bob.free["BTC"] == 100 * UNIT + 1000 * BTC.step - order.fills[0].fee
    assert s.ann.free["USDT"] == 1_000_000 * UNIT + cost - cost // 1000
    assert audit.breaches(s.engine) == []


def test_resting_order_locks_exactly_what_it_needs_and_cancelling_frees_it() -> None:
    s = scene()
    order = s.engine.place(s.bob, buy(P, 1000), NOW)
    assert s.bob.locked["USDT"] == P * 1000 * BTC.cell
    s.engine.cancel(order, NOW)
    assert (s.bob.locked["USDT"], s.bob.free["USDT"]) == (0, 1_000_000 * UNIT)
    with pytest.raises(Refusal, match="Unknown order sent"):
        s.engine.cancel(order, NOW)


def test_market_buy_by_value_never_spends_more_and_is_filled() -> None:
    s = scene()
    for i in range(3):
        s.engine.place(s.ann, sell(P + i, 10), NOW)
    order = s.engine.place(s.bob, market(BUY, quote=20 * UNIT), NOW)
    assert order.status is Status.FILLED
    assert 0 <= 20 * UNIT - order.spent * BTC.cell < (P + 3) * BTC.cell
    assert order.lots == order.executed


def test_market_order_that_empties_the_book_expires_with_what_it_got() -> None:
    s = scene()
    s.engine.place(s.ann, sell(P, 10), NOW)
    order = s.engine.place(s.bob, market(BUY, lots=50), NOW)
    assert (order.status, order.executed) == (Status.EXPIRED, 10)
    by_value = s.engine.place(s.bob, limit(BUY, P, 10), NOW)
    value = s.engine.place(s.ann, market(SELL, quote=5000 * UNIT), NOW)
    assert (value.status, value.executed, by_value.status) == (Status.EXPIRED, 10, Status.FILLED)
    assert audit.breaches(s.engine) == []


def test_order_by_value_without_a_book_is_refused() -> None:
    s = scene()
    with pytest.raises(Refusal, match="liquidity is less than symbol minimum"):
        s.engine.place(s.bob, market(BUY, quote=100 * UNIT), NOW)


def test_fill_or_kill_trades_in_full_or_not_at_all() -> None:
    s = scene()
    s.engine.place(s.ann, sell(P, 10), NOW)
    s.engine.place(s.ann, sell(P + 1, 10), NOW)
    killed = s.engine.place(s.bob, limit(BUY, P + 1, 21, force=Force.FOK), NOW)
    assert (killed.status, killed.executed) == (Status.EXPIRED, 0)
    filled = s.engine.place(s.bob, limit(BUY, P + 1, 20, force=Force.FOK), NOW)
    assert filled.status is Status.FILLED


def test_immediate_or_cancel_keeps_nothing_in_the_book() -> None:
    s = scene()
    s.engine.place(s.ann, sell(P, 10), NOW)
    order = s.engine.place(s.bob, limit(BUY, P, 30, force=Force.IOC), NOW)
    assert (order.status, order.executed) == (Status.EXPIRED, 10)
    assert s.engine.books["BTCUSDT"].best_bid() == 0
    assert s.bob.locked["USDT"] == 0


def test_post_only_order_that_would_trade_is_refused_and_nothing_is_written() -> None:
    s = scene()
    s.engine.place(s.ann, sell(P, 10), NOW)
    with pytest.raises(Refusal, match="immediately match and take"):
        s.engine.place(s.bob, limit(BUY, P, 10, kind=Kind.LIMIT_MAKER), NOW)
    assert s.bob.orders == {}
    assert s.engine.next_order == 2


@pytest.mark.parametrize(
    ("mode", "maker", "taker", "executed"),
    [
        (SelfTrade.NONE, Status.FILLED, Status.PARTIALLY_FILLED, 10),
        (SelfTrade.EXPIRE_MAKER, Status.EXPIRED_IN_MATCH, Status.NEW, 0),
        (SelfTrade.EXPIRE_TAKER, Status.NEW, Status.EXPIRED_IN_MATCH, 0),
        (SelfTrade.EXPIRE_BOTH, Status.EXPIRED_IN_MATCH, Status.EXPIRED_IN_MATCH, 0),
    ],
)
def test_meeting_an_order_of_ones_own(
    mode: SelfTrade, maker: Status, taker: Status, executed: int
) -> None:
    s = scene()
    resting = s.engine.place(s.bob, sell(P, 10), NOW)
    coming = s.engine.place(s.bob, limit(BUY, P, 20, mode=mode), NOW)
    assert (resting.status, coming.status, coming.executed) == (maker, taker, executed)
    assert audit.breaches(s.engine) == []


def test_self_trade_prevention_trades_with_others_before_and_behind_ones_own_order() -> None:
    s = scene()
    s.engine.place(s.ann, sell(P, 10), NOW)
    own = s.engine.place(s.bob, sell(P, 10), NOW)
    s.engine.place(s.ann, sell(P, 10), NOW)
    order = s.engine.place(s.bob, buy(P, 20), NOW)
    assert (order.status, own.status) == (Status.FILLED, Status.EXPIRED_IN_MATCH)
    assert own.prevented == 10
    assert audit.breaches(s.engine) == []


def test_fill_or_kill_does_not_count_ones_own_orders() -> None:
    s = scene()
    s.engine.place(s.ann, sell(P, 10), NOW)
    s.engine.place(s.bob, sell(P, 10), NOW)
    order = s.engine.place(s.bob, limit(BUY, P, 20, force=Force.FOK), NOW)
    assert (order.status, order.executed) == (Status.EXPIRED, 0)


@pytest.mark.parametrize(
    ("ticket", "words"),
    [
        (buy(P, 1), "NOTIONAL"),
        (buy(P * 1000, 10), "PRICE_FILTER"),
        (buy(P, BTC.max_lots + 1), "LOT_SIZE"),
        (buy(P, 0), "LOT_SIZE"),
        (sell(P, 10_000_001), "insufficient balance|LOT_SIZE"),
        (buy(P, 1_200_000), "insufficient balance"),
        (market(BUY, quote=4 * UNIT), "NOTIONAL"),
    ],
)
def test_ticket_outside_the_filters_is_refused(ticket: object, words: str) -> None:
    s = scene()
    s.engine.place(s.ann, sell(P + 500, 100), NOW)
    with pytest.raises(Refusal, match=words):
        s.engine.place(s.bob, ticket, NOW)  # type: ignore[arg-type]
    assert s.bob.orders == {}
    assert s.bob.free["USDT"] == 1_000_000 * UNIT


def test_the_201st_open_order_in_a_market_is_refused() -> None:
    s = scene()
    for i in range(200):
        s.engine.place(s.bob, buy(P - i, 10), NOW)
    with pytest.raises(Refusal, match="MAX_NUM_ORDERS"):
        s.engine.place(s.bob, buy(P, 10), NOW)


def test_account_of_the_same_name_keeps_its_keys_and_is_not_funded_again() -> None:
    s = scene()
    again = s.engine.open_account(
        "ann", key="other", secret="other", deposits={"USDT": UNIT}, now_ms=NOW
    )
    assert again is s.ann
    assert again.free["USDT"] == 1_000_000 * UNIT


def test_client_id_is_refused_for_ever_once_used_but_not_when_its_order_was_refused() -> None:
    s = scene()
    with pytest.raises(Refusal, match="insufficient"):
        s.engine.place(s.bob, limit(BUY, P, 5_000_000, client_id="mine"), NOW)
    order = s.engine.place(s.bob, limit(BUY, P, 10, client_id="mine"), NOW)
    s.engine.cancel(order, NOW)
    with pytest.raises(Refusal, match="Duplicate order sent"):
        s.engine.place(s.bob, limit(BUY, P, 10, client_id="mine"), NOW)
    s.engine.place(s.ann, limit(BUY, P, 10, client_id="mine"), NOW)
