from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ml.market.band import GROUPS, HORIZONS, group, load_band, sizes
from ml.market.headlines import EMBARGO, dated_news
from tests.unit.ml.market.waves import candles


def test_a_band_is_wider_further_ahead_and_for_a_coin_that_moves_more() -> None:
    model = load_band()
    calm, wild = model.read(candles(size=0.003)), model.read(candles(size=0.012))
    for one, other in zip(calm, wild, strict=True):
        assert 0 < one.half < one.most
        assert other.most > 3 * one.most
    assert [one.hours for one in calm] == list(HORIZONS)
    assert calm[0].most < calm[1].most < calm[2].most


def test_the_hour_after_a_market_woke_up_usually_moves_and_after_it_fell_asleep_rarely() -> None:
    asleep, awake = candles(), candles()
    asleep.close[-24:] = asleep.close[-25] * (1 + 1e-5 * np.arange(24))
    asleep.high[-24:], asleep.low[-24:] = asleep.close[-24:], asleep.close[-24:]
    asleep.volume[-24:] = 0.5
    awake.close[-24:] *= np.where(np.arange(24) % 2, 1.03, 1.0)
    awake.high[-24:] *= 1.04
    awake.volume[-24:] = 500

    slept, woke = load_band().read(asleep)[0], load_band().read(awake)[0]
    assert (slept.verdict, woke.verdict) == ("rarely moves", "usually moves")
    assert woke.chance_of_big > 2 * slept.chance_of_big


def test_a_move_is_measured_from_the_close_of_its_hour_and_unknown_at_the_end() -> None:
    known = candles(400)
    found = sizes(known)
    move = abs(np.log(known.close[304] / known.close[300]))
    week = np.diff(np.log(known.close[300 - 168 : 301])).std(ddof=1)
    assert found[300, HORIZONS.index(4)] == pytest.approx(move / (week * 2))
    assert np.isnan(found[-1]).all()
    assert np.isnan(found[-24:, HORIZONS.index(24)]).all()


def test_groups_share_what_followed_hours_scored_alike() -> None:
    random = np.random.default_rng(0)
    chances = random.uniform(0, 1, (4000, len(HORIZONS)))
    found = chances * random.uniform(0, 1, chances.shape)
    groups = group(chances, found)
    for horizon in range(len(HORIZONS)):
        assert (np.diff(groups.most[horizon]) > 0).all()
        member = groups.of(horizon, chances[:, horizon])
        assert np.bincount(member).tolist() == [4000 // GROUPS] * GROUPS
        within = found[:, horizon] <= groups.most[horizon, member]
        assert within.mean() == pytest.approx(0.8, abs=0.01)


def test_news_is_entered_at_the_close_of_the_hour_it_fell_in(tmp_path: Path) -> None:
    start, hours = datetime(2022, 1, 1, tzinfo=UTC), 1200
    close = 100 * np.exp(np.cumsum(np.random.default_rng(0).normal(0, 0.004, hours)))
    at = [start + timedelta(hours=n) for n in range(hours)]
    table = dict.fromkeys(("open", "high", "low", "close", "volume"), close)
    pq.write_table(
        pa.table({"date": at, **table}), tmp_path / "ohlcv_binance_BTCUSDT_1h_2021_2026.parquet"
    )
    minutes = [300 * 60 + 59, 2 * 60, *(60 * n for n in range(301, 1199))]
    pq.write_table(
        pa.table(
            {
                "t": [start + timedelta(minutes=m) for m in minutes],
                "text": [str(m) for m in minutes],
            }
        ),
        tmp_path / "news_btc_2021_2023_timestamped.parquet",
    )
    news = dated_news(tmp_path)
    assert news.texts[0] == str(300 * 60 + 59)  # the one too early for its features is left out
    assert news.at[0] == 300
    expected = abs(np.log(close[301] / close[300]))
    week = np.diff(np.log(close[300 - 168 : 301])).std(ddof=1)
    assert news.sizes[0, 0] == pytest.approx(expected / week)
    assert news.at[news.is_judged].min() - news.at[news.is_learnt].max() > EMBARGO
    assert np.isfinite(news.sizes).all()
