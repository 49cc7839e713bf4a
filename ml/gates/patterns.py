"""Does the network call charts what the rules call them, and how often; did anything follow?"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml.gates.gate import Gate, between
from ml.market import candles, charts, patterns
from ml.market.charts import AHEAD, Charts
from ml.market.geometry import NAMES, WINDOW
from ml.market.patterns import Patterns, load_patterns, named
from ml.market.shapes import draw

NAME: Final = patterns.NAME
TOLERANCE: Final = 0.002  # of a probability
AGREEMENT: Final = 0.9
DRAWN: Final = 0.88
LEAST_NAMED, MOST_NAMED = 0.005, 0.05
STRIDE: Final = 6
COINS: Final = ("BTC", "ETH")
_DRAWINGS: Final = 3000

Places = NDArray[np.int64]
Floats = NDArray[np.float64]


def golden() -> Sequence[float]:
    """Return the chances of three charts, none of them by the book."""
    steps = np.linspace(0, 4, WINDOW)
    heights = np.interp(steps, range(5), (0, 1, 0.55, 1, 0.2))
    windows = [heights + 0.12 * np.sin(wave * steps) for wave in (2, 5, 11)]
    return [float(value) for value in load_patterns().chances(np.stack(windows)).ravel()]


def measured(folder: Path) -> list[Gate]:
    """Judge the shipped network on the year that it has not seen, and on new drawings."""
    model, year = load_patterns(), held_out(folder)
    given = named(model.chances(year.windows), model.limit)
    figures = agreement(given, year.names())
    n = len(given)
    gates = [
        Gate(
            what="called as the rules do, 2019", value=figures["agreement"], n=n,
            limit=max(AGREEMENT, figures["never"]), naive=figures["never"],
            naive_is="never a pattern",
            parts={"of the rules' patterns": figures["found"],
                   "of its own patterns": figures["right"]},
        ),
        _drawn_gate(folder, model),
        *between("windows given a name, 2019", figures["named"], n, LEAST_NAMED, MOST_NAMED),
    ]  # fmt: skip
    return gates + [_followed(place, year.after, given) for place in range(1, len(NAMES))]


def held_out(folder: Path) -> Charts:
    """Return the windows of 2019, which no network was fitted on; raises `MissingData`."""
    return charts.together(
        [
            charts.charts(
                charts.between(candles.five_minutes(folder, coin), "2019-01-01", "2020-01-01"),
                STRIDE,
            )
            for coin in COINS
        ]
    )


def agreement(given: Places, wanted: Places) -> dict[str, float]:
    """Return how often two names agree: over all windows, over the rules', over the network's."""
    is_same, is_named = given == wanted, given > 0
    found = {
        "agreement": is_same.mean(),
        "never": (wanted == 0).mean(),
        "found": is_same[wanted > 0].mean() if (wanted > 0).any() else 0.0,
        "right": is_same[is_named].mean() if is_named.any() else 0.0,
        "named": is_named.mean(),
    }
    return {name: round(float(value), 4) for name, value in found.items()}


def drawn(folder: Path, model: Patterns) -> dict[float, float]:
    """Return the share of new drawings called right, by noise, upon the noise of 2019."""
    year = charts.between(candles.five_minutes(folder, "BTC"), "2019-01-01", "2020-01-01")
    random = np.random.default_rng(1)
    shares = {}
    for amplitude in (0.5, 1.0, 2.0):
        windows, labels = draw(np.log(year.close), _DRAWINGS, amplitude, random)
        said = model.chances(windows).argmax(axis=1)
        shares[amplitude] = round(float((said == labels).mean()), 4)
    return shares


def followed(place: int, after: Floats, given: Places) -> tuple[int, float, float]:
    """Return how often a name was given, the mean return after it and its error, basis points.

    Windows that overlap count as the one they nearly are; one window alone has no error.
    """
    these = 1e4 * after[given == place]
    if len(these) < 2:
        return len(these), 0.0, 0.0
    alone = max(1.0, len(these) * STRIDE / AHEAD)
    return len(these), float(these.mean()), float(these.std() / np.sqrt(alone))


def _drawn_gate(folder: Path, model: Patterns) -> Gate:
    shares = drawn(folder, model)
    return Gate(
        what="drawings called right, noise as real", value=shares[1.0], n=_DRAWINGS, limit=DRAWN,
        naive=1 / len(NAMES), naive_is="a guess",
        parts={"half the noise": shares[0.5], "twice the noise": shares[2.0]},
    )  # fmt: skip


def _followed(place: int, after: Floats, given: Places) -> Gate:
    count, mean, error = followed(place, after, given)
    return Gate(
        what=f"return after {NAMES[place]}", value=mean, n=count, unit="bp",
        naive=1e4 * float(after.mean()), naive_is="after any window",
        parts={"standard error": error},
    )  # fmt: skip
