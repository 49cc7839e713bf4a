"""Synthetic prices and candles: the same seed gives the same past, and time does not tear."""

import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from exchange import candles
from exchange.candles import KEPT_MINUTES, Candles, Rows, Span
from exchange.history import History
from exchange.markets import MARKETS, Market
from exchange.prices import Floats, Prices

ALL = tuple(MARKETS.values())
BTC, DOGE = MARKETS["BTCUSDT"], MARKETS["DOGEUSDT"]
NOW_S = 1_795_255_213.0
MINUTE = int(NOW_S) // 60


def prices(seed: int = 1) -> Prices:
    return Prices(seed, ALL)


def moments(count: int, step_s: float) -> Floats:
    return np.array([NOW_S + i * step_s for i in range(count)], dtype=np.float64)


def of(folder: Path, market: object = BTC, seed: int = 1) -> Candles:
    assert isinstance(market, type(BTC))
    return Candles(market, folder / f"{market.symbol}.bin", History(prices(seed)).minutes)


def test_price_depends_on_seed_market_and_time_alone() -> None:
    assert prices().now(NOW_S) == prices().now(NOW_S)
    assert prices(1).now(NOW_S) != prices(2).now(NOW_S)
    times = np.array([NOW_S - 60, NOW_S, NOW_S + 0.5])
    assert prices().path(BTC, times)[1] == pytest.approx(prices().now(NOW_S)["BTCUSDT"], rel=1e-12)


def test_price_over_many_moments_equals_the_price_at_each() -> None:
    times = moments(500, -60.0)
    path = prices().path(DOGE, times)
    assert all(
        path[i] == pytest.approx(prices().now(float(times[i]))["DOGEUSDT"], rel=1e-12)
        for i in (0, 7, 499)
    )


@pytest.mark.parametrize("step_s", [0.125, 7.0, 3600.0, -40_000.0])
def test_price_does_not_depend_on_what_was_asked_before(step_s: float) -> None:
    asked, times = prices(), moments(120, step_s)
    found = [asked.now(float(at)) for at in times]
    for market in ALL:
        path = [each[market.symbol] for each in found]
        assert path == pytest.approx(prices().path(market, times).tolist(), rel=1e-12)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("symbol", ["BTCUSDT", "PEPEUSDT"])
def test_moves_are_those_of_a_market_and_not_of_an_accident(symbol: str, seed: int) -> None:
    market = MARKETS[symbol]
    days = 40
    rows = History(prices(seed)).minutes(market, MINUTE - days * 1440, days * 1440)
    moves = np.diff(np.log(rows[:, candles.CLOSE]))
    kurtosis = float((moves**4).mean() / (moves**2).mean() ** 2)
    assert 4 < kurtosis < 200  # 3 is a coin toss; a minute of Bitcoin has tens
    assert np.abs(moves).max() < 1.5 * market.daily
    for first in range(0, (days - 1) * 1440, 360):
        day = rows[first : first + 1440]
        assert day[:, candles.HIGH].max() < day[:, candles.LOW].min() * (1 + 8 * market.daily)
    body = np.maximum(rows[:, candles.OPEN], rows[:, candles.CLOSE])
    assert (rows[:, candles.HIGH] / body).max() < 1 + market.daily / 2


@pytest.mark.parametrize("symbol", ["BTCUSDT", "ETHUSDT", "PEPEUSDT"])
def test_day_moves_are_as_large_as_the_market_says(symbol: str) -> None:
    market = MARKETS[symbol]
    moves = []
    for seed in range(3):
        path = prices(seed).path(market, moments(24 * 300, -3600.0))
        moves.append(float(np.std(np.diff(np.log(path[::24])))))
    assert market.daily * 0.7 < sum(moves) / 3 < market.daily * 1.4


def test_prices_stay_within_reach_of_their_start() -> None:
    path = prices().path(DOGE, moments(365 * 24, -3600.0))
    assert DOGE.start / 4 < path.min()
    assert path.max() < DOGE.start * 4


def test_markets_move_together() -> None:
    times = moments(24 * 100, -3600.0)
    btc, doge = (np.diff(np.log(prices().path(m, times))) for m in (BTC, DOGE))
    assert np.corrcoef(btc, doge)[0, 1] > 0.3


def test_each_minute_opens_where_the_one_before_closed() -> None:
    rows = History(prices()).minutes(BTC, MINUTE - 500, 500)
    assert (rows[1:, candles.OPEN] == rows[:-1, candles.CLOSE]).all()
    assert (rows[:, candles.LOW] <= rows[:, candles.OPEN]).all()
    assert (rows[:, candles.HIGH] >= rows[:, candles.CLOSE]).all()
    assert (rows[:, candles.BUY_VOLUME] <= rows[:, candles.VOLUME]).all()


@pytest.mark.parametrize("interval", list(candles.INTERVALS))
def test_candles_follow_each_other_without_gap_up_to_now(tmp_path: Path, interval: str) -> None:
    starts, rows = of(tmp_path).query(Span(interval, None, None, 30), MINUTE)
    assert len(starts) == len(rows)
    assert starts == sorted(set(starts))
    assert candles.floor(interval, MINUTE) == starts[-1]
    for earlier, later in pairwise(starts):
        assert candles.following(interval, earlier) == later
    assert (rows[1:, candles.OPEN] == rows[:-1, candles.CLOSE]).all()


@pytest.mark.parametrize("interval", ["1h", "4h", "1d"])
def test_long_candles_agree_with_their_minutes_beyond_what_is_recorded(
    tmp_path: Path, interval: str
) -> None:
    store = of(tmp_path)
    store.fill(MINUTE)
    first = candles.floor(interval, MINUTE - 6 * 1440)
    end_ms = (MINUTE - 1440) * 60_000
    starts, rows = store.query(Span(interval, first * 60_000, end_ms, 200), MINUTE)
    for start, row in zip(starts, rows, strict=True):
        minutes = store.minutes(start, candles.following(interval, start) - start)
        assert row[candles.OPEN] == minutes[0, candles.OPEN]
        assert row[candles.CLOSE] == minutes[-1, candles.CLOSE]
        assert row[candles.HIGH] == minutes[:, candles.HIGH].max()
        assert row[candles.LOW] == minutes[:, candles.LOW].min()
        assert row[candles.VOLUME] == minutes[:, candles.VOLUME].sum()


def test_recorded_minutes_are_there_again_after_a_restart_and_gaps_are_filled(
    tmp_path: Path,
) -> None:
    store = of(tmp_path)
    store.fill(MINUTE)
    mine = [MINUTE, 5, 9, 3, 7, 10, 70, 2, 4, 28]
    store.record(mine)
    again = of(tmp_path)
    again.fill(MINUTE + 10)
    rows = again.minutes(MINUTE - 2, 12)
    assert rows[2].tolist() == mine
    assert rows[:, candles.MINUTE].tolist() == list(range(MINUTE - 2, MINUTE + 10))
    assert again.minutes(MINUTE + 1 - KEPT_MINUTES, 3)[0, candles.MINUTE] > 0


def test_long_candles_are_the_same_after_a_restart_and_cost_no_history_again(
    tmp_path: Path,
) -> None:
    def never(market: Market, first: int, count: int) -> Rows:
        raise AssertionError(f"{market.symbol}: {count} minutes from {first} were made again")

    span = Span("1d", None, None, 400)
    store = of(tmp_path)
    store.fill(MINUTE + 1)
    mine = [MINUTE - 1500, 5, 9, 3, 7, 10, 70, 2, 4, 28]
    store.record(mine)
    before, rows = store.query(span, MINUTE)
    assert len(before) == 400
    assert rows[-2:, candles.LOW].min() == 3
    again = Candles(BTC, tmp_path / "BTCUSDT.bin", never)
    after, same = again.query(span, MINUTE)
    assert after == before
    assert (same == rows).all()


def test_recorded_hours_stay_when_their_minutes_have_left_the_ring(tmp_path: Path) -> None:
    store = of(tmp_path)
    store.fill(MINUTE)
    hour = candles.floor("1h", MINUTE - 2 * 1440)
    store.record([hour + 5, 5, 9, 3, 7, 10, 70, 2, 4, 28])
    span = Span("1h", hour * 60_000, hour * 60_000, 1)
    _, before = store.query(span, MINUTE)
    later = MINUTE + KEPT_MINUTES
    store.fill(later)
    store.query(Span("4h", None, None, 100), later)
    _, after = store.query(span, later)
    assert before[0, candles.LOW] == 3
    assert (after == before).all()


def test_hours_of_a_past_that_is_known_in_part_are_asked_for_again(tmp_path: Path) -> None:
    known = set(range(MINUTE - 6000, MINUTE, 2))

    def past(market: Market, first: int, count: int) -> Rows:
        rows = History(prices()).minutes(market, first, count)
        rows[[minute not in known for minute in range(first, first + count)]] = 0
        return rows

    store = Candles(BTC, tmp_path / "BTCUSDT.bin", past)
    start_ms = (MINUTE - 8000) * 60_000
    starts, rows = store.query(Span("1h", start_ms, None, 50), MINUTE)
    assert starts[0] == candles.floor("1h", MINUTE - 6000)
    assert rows[1, candles.TRADES] > 0
    known.update(range(MINUTE - 7000, MINUTE))
    starts, _ = store.query(Span("1h", start_ms, None, 50), MINUTE)
    assert starts[0] == candles.floor("1h", MINUTE - 7000)


def test_file_of_another_size_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "BTCUSDT.bin").write_bytes(b"short")
    starts, _ = of(tmp_path).query(Span("1m", None, None, 5), MINUTE)
    assert len(starts) == 5


def test_price_moves_by_little_from_one_step_to_the_next() -> None:
    path = prices().path(BTC, moments(10_000, 0.125))
    assert math.isfinite(path[0])
    assert float(np.abs(np.diff(np.log(path))).max()) < 0.001
