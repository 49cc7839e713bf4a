"""Which way does the next hour go? Two models, shown with their edge after fees, which is none.

A logistic regression over a table of the past and an LSTM with one Transformer layer over the last
64 hours. Both are right a little more often than a coin, and lose to the fees (docs/models.md).
"""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml import registry
from ml.market import hours, trailing
from ml.market.candles import Candles
from ml.market.hours import Logistic, Places
from ml.runtime import open_session

NAME: Final = "direction"
NETWORK: Final = "direction.onnx"
TABLE: Final = "direction.npz"
ROUND_TRIP_BP: Final = 20.0  # a taker's 10 bp on either side
NO_EDGE: Final = "no edge"
BATCH: Final = 512

Floats = NDArray[np.float64]


def table(candles: Candles) -> Floats:
    """Return hours x features of the regression; NaN before `hours.READY`."""
    price = np.log(candles.close)
    day, week = hours.deviation(candles, hours.DAY), hours.week_deviation(candles)
    moves = {steps: trailing.change(price, steps) for steps in (1, 2, 3, 6, 12, 24, 72, 168)}
    columns = [*moves.values(), day, week, day / week]
    columns += [moves[n] / (np.maximum(day, 1e-6) * np.sqrt(n)) for n in (1, 3, 6, 24)]
    one, busy = columns[-4], hours.volume_z(candles)
    columns += [_strength(hours.hourly_returns(candles)), _divergence(price), _band(price)]
    columns += [np.log(candles.high / candles.low), hours.place_in_range(candles)]
    columns += [busy, one * busy, *hours.clock(candles)]
    return np.stack(columns, axis=1)


def _strength(returns: Floats) -> Floats:
    """Return the share of gains among 14 hours of moves (Wilder's RSI by plain means)."""
    gains = trailing.total(np.maximum(returns, 0), 14)
    losses = trailing.total(np.maximum(-returns, 0), 14)
    return np.asarray(gains / np.maximum(gains + losses, 1e-12))


def _divergence(price: Floats) -> Floats:
    """Return the smoothed price of 12 hours over that of 26."""
    fast, slow = (trailing.smoothed(price, 1 - 2 / (span + 1), price[0]) for span in (12, 26))
    return fast - slow


def _band(price: Floats) -> Floats:
    mean, spread = trailing.mean_and_deviation(price, 20, 20)
    return (price - mean) / np.maximum(spread, 1e-6)


@dataclass(frozen=True, slots=True)
class Lean:
    """Chances that the next hour closes higher, and what such chances have earned: `edge`."""

    network: float
    regression: float
    edge: str


class Direction:
    """Reads hourly candles; both models answer, neither is advice."""

    def __init__(self, session: Any, regression: Logistic, edge: str) -> None:
        self._session = session
        self._regression = regression
        self.edge = edge

    def read(self, candles: Candles) -> Lean:
        """Return the lean after the last candle; wants `hours.READY` candles at least."""
        at = np.array([len(candles) - 1])
        network, regression = self.network(candles, at), self.regression(candles, at)
        return Lean(float(network[0]), float(regression[0]), self.edge)

    def network(self, candles: Candles, at: Places) -> Floats:
        """Return the network's chances of a rise after each place."""
        series = hours.channels(candles)
        parts = [
            self._session.run(None, {"hours": hours.windows(series, at[n : n + BATCH])})[0]
            for n in range(0, len(at), BATCH)
        ]
        logits = np.concatenate(parts).astype(np.float64)
        return np.asarray(1 / (1 + np.exp(logits[:, 0] - logits[:, 1])))

    def regression(self, candles: Candles, at: Places) -> Floats:
        """Return the regression's chances of a rise after each place."""
        return np.asarray(self._regression.chances(table(candles)[at])[:, 0])


def load_direction(folder: Path = registry.MODELS) -> Direction:
    """Open the model that ships with the desk; raises `BadModel`."""
    card = registry.load_card(NAME, folder)
    session = open_session(registry.load_file(card, NETWORK, folder), provider="cpu")
    content = registry.load_file(card, TABLE, folder)
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return Direction(session, hours.logistic_from(arrays), card.parameters["edge"])


@dataclass(frozen=True, slots=True)
class Record:
    """How chances of a rise did: share right, what it is worth, and over how many hours.

    `net_bp` is the mean of the most confident trades after fees, in basis points, `net_error` its
    standard error; `confident` was set before the hours judged.
    """

    hours: int
    right: float
    error: float
    trades: int
    gross_bp: float
    net_bp: float
    net_error: float


def record(chances: Floats, moves: Floats, confident: float) -> Record:
    """Judge chances of a rise against the log returns that followed."""
    rose = moves > 0
    sure = np.abs(chances - 0.5) >= confident
    earned = 1e4 * np.where(chances > 0.5, moves, -moves)[sure]
    count = len(earned)
    return Record(
        len(moves),
        float(((chances > 0.5) == rose).mean()),
        float(0.5 / np.sqrt(len(moves))),
        count,
        float(earned.mean()) if count else 0.0,
        float(earned.mean() - ROUND_TRIP_BP) if count else 0.0,
        float(earned.std() / np.sqrt(count)) if count else 0.0,
    )


def edge(model: Record, majority: float, reversal: float) -> str:
    """Return `NO_EDGE` unless the model beats both rules and the fees, each by two errors."""
    beats = model.right - 2 * model.error > max(majority, reversal)
    earns = model.net_bp - 2 * model.net_error > 0
    return f"{model.net_bp:+.1f} bp a trade after fees" if beats and earns else NO_EDGE


def rises(candles: Candles) -> tuple[Floats, Places]:
    """Return the log return of the hour after each place, and the places that have one."""
    after = trailing.change(np.log(candles.close))[1:]
    return after, np.arange(hours.READY, len(after))


def majority(before: Floats, after: Floats) -> float:
    """Return how often the commoner direction of `before` is that of `after`."""
    return float(((after > 0) == (np.mean(before > 0) > 0.5)).mean())


def reversal(last: Floats, after: Floats) -> float:
    """Return how often an hour goes against the one before it."""
    return float(((after > 0) == (last < 0)).mean())
