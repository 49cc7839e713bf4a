"""Fifteen-second bars of trades and what a sudden pump looks like in them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml import datasets
from ml.market import trailing

SECONDS: Final = 15
HOUR: Final = 240  # bars
HALF_DAY: Final = 12 * HOUR
LEAST: Final = 60  # bars before a mean means something

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars without holes, oldest first: counts of trades and purchases, volumes, last and highest.

    A bar without trades has zeros and repeats the last price.
    """

    trades: Floats
    purchases: Floats
    volume: Floats
    bought: Floats
    last: Floats
    highest: Floats


@dataclass(frozen=True, slots=True)
class Event:
    """Days around an announced pump: bars, and the seconds each opens after the announcement."""

    coin: str
    announced: np.datetime64
    bars: Bars
    after_s: Floats


FEATURES: Final = 20


def features(bars: Bars) -> Floats:
    """Return bars x `FEATURES`, each from its own bar and those before it.

    z-scores of four counts against an hour and half a day, their last minute against half a day,
    returns and their z-scores over one, four and twenty bars, the jump, the share of purchases.
    """
    counted = (bars.trades, bars.purchases, bars.volume, bars.bought)
    columns = [column for values in counted for column in _busy(values)]
    price = np.log(bars.last)
    columns += [column for steps in (1, 4, 20) for column in _moved(price, steps)]
    columns.append(np.log(bars.highest) - trailing.lag(price, 1))
    columns.append(trailing.total(bars.bought, 4) / (trailing.total(bars.volume, 4) + 1e-12))
    return np.nan_to_num(np.stack(columns, axis=1), nan=0.0, posinf=0.0, neginf=0.0)


VOLUME_Z: Final = 7  # the columns the rule looks at
MOVE: Final = 14  # the log return of a minute, and beside it how unusual it is
PRICE_Z: Final = 15


def rule(found: Floats) -> Floats:
    """Return the score of the rule: the lesser of volume z and one-minute price z, 0 to 50."""
    return np.asarray(np.clip(found[:, [VOLUME_Z, PRICE_Z]], 0, 50).min(axis=1))


def pumps(folder: Path) -> list[Event]:
    """Return the 54 events, oldest first; raises `MissingData`."""
    found = datasets.columns(folder, "pump_ticks_15s_54events")
    keys = np.stack([found["pump"].astype("datetime64[s]").astype(np.int64), _codes(found["sym"])])
    events = []
    for key in np.unique(keys, axis=1).T:
        rows = (keys == key[:, None]).all(axis=0)
        events.append(_event({name: values[rows] for name, values in found.items()}))
    return events


def _codes(names: NDArray[np.object_]) -> NDArray[np.int64]:
    return np.unique(names.astype(str), return_inverse=True)[1].astype(np.int64)


def _event(found: datasets.Columns) -> Event:
    at = found["t"].astype("datetime64[s]").astype(np.int64)
    counted = [found[name] for name in ("n", "nb", "vol", "vb", "last", "hi")]
    bars = on_grid(at, *counted)
    announced = found["pump"][0].astype("datetime64[s]")
    after_s = at.min() + SECONDS * np.arange(len(bars.last)) - announced.astype(np.int64)
    return Event(str(found["sym"][0]), announced, bars, after_s.astype(np.float64))


def on_grid(at: NDArray[np.int64], *counted: NDArray[Any]) -> Bars:
    """Return bars without holes of those that had trades, in any order.

    `at` is when each opened, in seconds; `counted` are the columns of `Bars`.
    """
    order = np.argsort(at, kind="stable")
    place = (at[order] - at[order[0]]) // SECONDS
    size = int(place[-1]) + 1

    def spread(values: NDArray[Any]) -> Floats:
        found = np.zeros(size)
        found[place] = values[order]
        return found

    *sums, last, highest = counted
    newest = np.searchsorted(place, np.arange(size), side="right") - 1
    lasting = last[order].astype(np.float64)[newest]
    trades, purchases, volume, bought = (spread(one) for one in sums)
    highest = np.maximum(spread(highest), lasting)
    return Bars(trades, purchases, volume, bought, lasting, highest)


def _busy(values: Floats) -> list[Floats]:
    columns = []
    for window in (HOUR, HALF_DAY):
        mean, deviation = trailing.mean_and_deviation(values, window, LEAST)
        mean, deviation = trailing.lag(mean, 1), trailing.lag(deviation, 1)
        columns.append((values - mean) / (deviation + 1e-9 + 0.05 * mean))
    mean, _ = trailing.mean_and_deviation(values, HALF_DAY, LEAST)
    columns.append(trailing.total(values, 4) / (4 * trailing.lag(mean, 4) + 1e-9))
    return columns


def _moved(price: Floats, steps: int) -> list[Floats]:
    each = np.nan_to_num(trailing.change(price))
    _, deviation = trailing.mean_and_deviation(each, HALF_DAY, LEAST)
    move = trailing.change(price, steps)
    return [move, move / (trailing.lag(deviation, steps) * np.sqrt(steps) + 1e-6)]
