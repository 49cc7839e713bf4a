from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from ml.market import candles


def test_a_hole_repeats_the_close_before_it_with_no_volume(tmp_path: Path) -> None:
    start = datetime(2022, 1, 1, tzinfo=UTC)
    at = [start + timedelta(hours=n) for n in (3, 0, 1)]  # out of order, and hour 2 is missing
    table = {"date": at, "volume": [7.0, 5.0, 6.0]}
    for field, shift in (("open", 0.0), ("high", 2.0), ("low", -1.0), ("close", 1.0)):
        table[field] = [value + shift for value in (40.0, 10.0, 20.0)]
    pq.write_table(pa.table(table), tmp_path / "ohlcv_binance_BTCUSDT_1h_2021_2026.parquet")
    found = candles.bitcoin(tmp_path)
    assert len(found) == 4
    assert found.close.tolist() == [11, 21, 21, 41]
    assert found.high.tolist() == [12, 22, 21, 42]
    assert found.open.tolist() == [10, 20, 21, 40]
    assert found.volume.tolist() == [5, 6, 0, 7]
    assert found.opened[2] == np.datetime64("2022-01-01T02:00:00")
    assert found.part(1, 3).close.tolist() == [21, 21]
