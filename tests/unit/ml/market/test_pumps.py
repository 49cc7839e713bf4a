from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml.market import bars
from ml.market.bars import HOUR, Bars, Event, features
from ml.market.pumps import judge, load_pumps, split


def quiet(count: int = 700, seed: int = 1) -> Bars:
    random = np.random.default_rng(seed)
    trades = random.poisson(2.0, count).astype(np.float64)
    volume = trades * random.exponential(0.1, count)
    last = np.exp(np.cumsum(random.normal(0, 0.0005, count)))
    return Bars(trades, trades // 2, volume, volume / 2, last, last * 1.0002)


def pumped(at: int) -> Bars:
    calm = quiet()
    volume, last = calm.volume.copy(), calm.last.copy()
    volume[at : at + 20] += 50
    last[at:] *= 1.3
    return replace(calm, volume=volume, bought=volume * 0.9, last=last, highest=last * 1.01)


@settings(max_examples=20, deadline=None)
@given(cut=st.integers(HOUR, 699), seed=st.integers(0, 5))
def test_no_feature_of_a_bar_changes_when_the_bars_after_it_do(cut: int, seed: int) -> None:
    calm = quiet(seed=seed)
    wild = {}
    for field in fields(Bars):
        values = getattr(calm, field.name).copy()
        values[cut:] = 1e4
        wild[field.name] = values
    assert np.array_equal(features(calm)[:cut], features(Bars(**wild))[:cut])


def test_features_are_as_many_as_the_forest_learnt_and_all_finite() -> None:
    found = features(quiet())
    assert found.shape == (700, bars.FEATURES)
    assert np.isfinite(found).all()


def test_a_pump_raises_an_alarm_in_its_first_bars_and_not_before() -> None:
    watch = load_pumps()
    raised = np.flatnonzero(watch.alarms(watch.read(pumped(600))))
    assert 600 <= raised[0] < 604


def test_a_quiet_market_raises_none() -> None:
    watch = load_pumps()
    assert not watch.alarms(watch.read(quiet(seed=2))).any()


def test_volume_without_a_move_is_nothing_to_the_rule() -> None:
    busy = replace(pumped(600), last=quiet().last, highest=quiet().highest)
    odd = load_pumps().read(busy)
    assert odd.rule.max() < load_pumps().rule_limit


def event(announced: str, first: float = -7200, count: int = 2000) -> Event:
    flat = np.ones(count)
    steps = first + 15.0 * np.arange(count, dtype=np.float64)
    return Event("X", np.datetime64(announced), Bars(flat, flat, flat, flat, flat, flat), steps)


def test_alarms_are_judged_by_when_they_come() -> None:
    one = event("2021-01-01")
    raised = np.zeros(2000, dtype=bool)
    at = one.after_s
    raised[np.isin(at, (-7200, -7185, -5000 // 15 * 15, -600, 30, 60, 290 // 15 * 15))] = True
    found = judge([one, event("2021-01-02")], [raised, np.zeros(2000, dtype=bool)])
    assert (found.recall, found.delay_s, found.events) == (0.5, 30, 2)
    # Two more than half an hour apart, before the hour that is nobody's: two false alarms.
    days = 2 * (2000 - HOUR) * 15 / 86400
    assert found.false_alarms == pytest.approx(2 / days)


def test_the_newer_events_are_none_of_the_older() -> None:
    days = [f"2021-01-{day:02}" for day in range(1, 21)]
    older, newer = split([event(day, count=1) for day in reversed(days)])
    assert (len(older), len(newer)) == (11, 9)
    assert max(e.announced for e in older) < min(e.announced for e in newer)


def test_bars_without_trades_are_filled_in(tmp_path: Path) -> None:
    start = datetime(2021, 1, 1, tzinfo=UTC)
    table = pa.table(
        {
            "t": [start, start + timedelta(seconds=45)],
            "n": [3, 5], "nb": [1, 4], "vol": [0.5, 0.7], "vb": [0.1, 0.6],
            "last": [1.0, 2.0], "hi": [1.5, 2.5],
            "sym": ["X", "X"], "pump": [start + timedelta(seconds=30)] * 2,
        }
    )  # fmt: skip
    pq.write_table(table, tmp_path / "pump_ticks_15s_54events.parquet")
    [found] = bars.pumps(tmp_path)
    assert found.bars.trades.tolist() == [3, 0, 0, 5]
    assert found.bars.last.tolist() == [1, 1, 1, 2]
    assert found.bars.highest.tolist() == [1.5, 1, 1, 2.5]
    assert found.after_s.tolist() == [-30, -15, 0, 15]
