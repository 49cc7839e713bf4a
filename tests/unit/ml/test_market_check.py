from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from ml.market_check import check_impact


def test_headlines_that_do_foretell_the_next_hour_are_recognised_as_such(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    start, hours = datetime(2022, 1, 1, tzinfo=UTC), 600
    at = [start + timedelta(hours=n) for n in range(hours)]
    shock = random.random(hours) < 0.2
    move = random.normal(0, 0.001, hours) + np.where(np.roll(shock, 1), 0.02, 0)
    pq.write_table(
        pa.table({"date": at, "close": 100 * np.exp(np.cumsum(move))}),
        tmp_path / "ohlcv_binance_BTCUSDT_1h_2021_2026.parquet",
    )
    words = ["Exchange hacked" if hit else "A podcast" for hit in shock]
    pq.write_table(
        pa.table({"t": [moment + timedelta(minutes=30) for moment in at], "text": words}),
        tmp_path / "news_btc_2021_2023_timestamped.parquet",
    )
    assert check_impact(tmp_path)["auc_of_impact_for_a_big_move"] > 0.95
