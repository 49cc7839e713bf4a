"""The market maker keeps every book alive, and trades with customers as with anybody."""

from pathlib import Path

from exchange import audit
from exchange.book import BUY
from exchange.candles import Candles
from exchange.engine import Engine
from exchange.floor import Floor
from exchange.history import History
from exchange.maker import LEVELS, Maker
from exchange.markets import MARKETS
from exchange.orders import Kind, Status, Ticket
from exchange.prices import Prices
from exchange.source import Synthetic
from exchange.tape import Print, Tape, Tapes
from exchange.units import UNIT

NOW = 1_795_255_200_000
PRICES = Prices(1, tuple(MARKETS.values()))


def world(folder: Path, seed: int = 1) -> tuple[Engine, Tapes, Maker]:
    engine = Engine(MARKETS)
    past = History(PRICES).minutes
    tapes = Tapes(
        {s: Tape(m, Candles(m, folder / str(seed) / s, past), NOW) for s, m in MARKETS.items()}
    )
    engine.listen(tapes.hear)
    maker = Maker(engine, seed, PRICES.now)
    maker.open(NOW)
    return engine, tapes, maker


def run(maker: Maker, seconds: int, start: int = NOW) -> int:
    for step in range(seconds * 8):
        maker.step(start + step * 125, 0.125, share=4)
    return start + seconds * 1000


def test_every_market_opens_with_depth_on_both_sides_and_a_last_price(tmp_path: Path) -> None:
    engine, _, _ = world(tmp_path)
    for symbol, book in engine.books.items():
        bids, asks = book.depth(100)
        assert len(bids) == LEVELS, symbol
        assert len(asks) == LEVELS, symbol
        assert engine.last[symbol] in {bids[0][0], asks[0][0]}
    assert audit.breaches(engine) == []


def test_books_stay_near_the_fair_price_and_uncrossed_as_it_moves(tmp_path: Path) -> None:
    engine, _, maker = world(tmp_path)
    now = run(maker, 30)
    for symbol, fair in PRICES.now(now / 1000).items():
        market, book = MARKETS[symbol], engine.books[symbol]
        middle = (book.best_bid() + book.best_ask()) / 2 * market.tick / UNIT
        assert abs(middle / fair - 1) < 0.003
        assert min(len(side) for side in book.depth(100)) >= 20
    assert audit.breaches(engine) == []


def test_tape_prints_trades_and_candles_of_them(tmp_path: Path) -> None:
    _, tapes, maker = world(tmp_path)
    now = run(maker, 30)
    for market in MARKETS.values():
        trades = tapes[market].recent(1000)
        assert 5 < len(trades) < 100
        day = tapes[market].day(now)
        assert day is not None
        assert day.low <= trades[-1].price <= day.high
        assert day.last == trades[-1].price


def test_same_seed_and_times_give_the_same_market(tmp_path: Path) -> None:
    tapes = []
    for attempt in ("a", "b"):
        _, found, maker = world(tmp_path / attempt)
        run(maker, 10)
        tapes.append([found[m].recent(100) for m in MARKETS.values()])
    assert tapes[0] == tapes[1]


def test_order_of_a_customer_fills_when_the_fair_price_passes_it(tmp_path: Path) -> None:
    engine, _, maker = world(tmp_path)
    ann = engine.open_account(
        "ann", key="k", secret="s", deposits={"USDT": 10_000 * UNIT}, now_ms=NOW
    )
    market = MARKETS["ETHUSDT"]
    price = engine.books["ETHUSDT"].best_bid() - 5
    lots = 100 * UNIT // (price * market.cell)
    order = engine.place(
        ann, Ticket(market, BUY, Kind.LIMIT_MAKER, "c", price=price, lots=lots), NOW
    )
    now = NOW
    for _ in range(60):
        now = run(maker, 20, now)
        if not order.is_open:
            break
    assert order.status is Status.FILLED
    assert {fill.price for fill in order.fills} == {price}
    assert audit.breaches(engine) == []


async def test_trades_keep_their_order_and_ids_over_a_kill_and_a_clock_that_is_set_back(
    tmp_path: Path,
) -> None:
    hour_ms = 3_600_000
    printed: list[Print] = []
    for now in (NOW, NOW - hour_ms, NOW - 2 * hour_ms):
        floor = Floor(tmp_path, Synthetic(PRICES, 1), seed=1, now_ms=now)
        for step in range(80):  # ten seconds, then it shows half an hour less
            floor.step(now + step * 125 - (hour_ms // 2 if step >= 60 else 0))
        tape = floor.venue.tapes[MARKETS["BTCUSDT"]]
        before, newest = printed, tape.recent(1000)
        printed = before + newest
        assert tape.average(now - hour_ms)[0] > 0
        day = tape.day(now - hour_ms)
        assert day is not None
        assert day.last == newest[-1].price
        await floor.close()
    assert len(printed) > 30
    assert printed == sorted(printed, key=lambda p: (p.at_ms, p.trade_id))
    assert len({p.trade_id for p in printed}) == len(printed)
