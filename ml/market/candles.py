"""Candles as arrays, read from the data sets and put on a grid without holes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml import datasets

HOUR_S: Final = 3600
FIVE_MINUTES_S: Final = 300

Floats = NDArray[np.float64]
Times = NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class Candles:
    """Equally spaced candles, oldest first; `opened` is UTC, a hole repeats the close before it."""

    opened: Times
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats

    def __len__(self) -> int:
        return len(self.close)

    def part(self, start: int, stop: int) -> "Candles":
        """Return the candles from `start` up to, not including, `stop`."""
        here = slice(start, stop)
        return Candles(
            self.opened[here],
            self.open[here],
            self.high[here],
            self.low[here],
            self.close[here],
            self.volume[here],
        )


def bitcoin(folder: Path) -> Candles:
    """Return hours of BTC/USDT, 2021-06 to 2026-06; raises `MissingData`."""
    return on_grid(datasets.columns(folder, "ohlcv_binance_BTCUSDT_1h_2021_2026"), "date", HOUR_S)


def five_minutes(folder: Path, coin: str) -> Candles:
    """Return five-minute candles of BTC or ETH in US dollars, 2017 to 2019; `MissingData`."""
    name = f"ohlcv_bitfinex_{coin}USD_5m_2017_2019"
    return on_grid(datasets.columns(folder, name), "ts", FIVE_MINUTES_S)


def eight_coins(folder: Path) -> dict[str, Candles]:
    """Return hours of eight coins in USDT, 2022-04 to 2025-04, by name; raises `MissingData`."""
    return _by(folder, "ohlcv_binance_8coins_1h_2022_2025", "date", "coin")


def seven_pairs(folder: Path) -> dict[str, Candles]:
    """Return hours of seven pairs in US dollars, up to 2019-12, by symbol; `MissingData`."""
    return _by(folder, "ohlcv_bitfinex_7pairs_1h_2013_2019", "ts", "symbol")


def _by(folder: Path, name: str, time: str, key: str) -> dict[str, Candles]:
    found = datasets.columns(folder, name)
    return {
        str(which): on_grid(
            {field: values[found[key] == which] for field, values in found.items()}, time, HOUR_S
        )
        for which in np.unique(found[key].astype(str))
    }


def on_grid(found: datasets.Columns, time: str, step_s: int) -> Candles:
    """Return candles every `step_s` seconds of columns whose times stand in `time`."""
    at = found[time].astype("datetime64[s]").astype(np.int64)
    order = np.argsort(at, kind="stable")
    place = (at[order] - at[order[0]]) // step_s
    grid = np.arange(place[-1] + 1)
    last = np.searchsorted(place, grid, side="right") - 1  # the newest candle up to each step
    real = place[last] == grid
    column = {
        field: found[field][order].astype(np.float64)[last]
        for field in ("open", "high", "low", "close", "volume")
    }
    close = column["close"]
    return Candles(
        (at[order[0]] + grid * step_s).astype("datetime64[s]"),
        np.where(real, column["open"], close),
        np.where(real, column["high"], close),
        np.where(real, column["low"], close),
        close,
        np.where(real, column["volume"], 0.0),
    )
