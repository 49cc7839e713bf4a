"""Fits the chart network on real windows named by rule and on drawings; ten minutes of one core.

    python -m ml.train.patterns --data DATA

Learnt from: five-minute candles of BTC and ETH 2017-01 to 2018-09 and hours of seven pairs up to
then, each patterned window also mirrored. The last quarter of 2018 sets the limit, 2019 judges.
"""

import argparse
import importlib.metadata
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from ml.gates import patterns as gates
from ml.market import candles, charts, geometry
from ml.market.charts import Charts
from ml.market.geometry import NAMES, WINDOW
from ml.market.patterns import FILE, NAME, load_patterns, named
from ml.market.shapes import draw
from ml.registry import MODELS, Card, write_card
from ml.train.networks import PatternNetwork, write_onnx

SEED: Final = 0
EPOCHS: Final = 8
BATCH: Final = 256
FASTEST: Final = 4e-3
ALIKE: Final = 6000  # of a pattern at most
PLAIN: Final = 80_000
DRAWINGS: Final = 60_000
LEARNT_TO: Final = "2018-10-01"
LIMITS: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def main() -> None:
    """Read the arguments, gather windows, fit, set the limit, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    windows, labels = _gather(options.data, random)
    print(f"{len(labels)} windows: {np.bincount(labels).tolist()}", flush=True)
    model = PatternNetwork(len(NAMES))
    _fit(model, windows, labels, random)
    write_onnx(model, {"charts": torch.zeros(2, 2, WINDOW)}, "logits", MODELS / FILE)
    write_card(_card(0.5, {}), MODELS, [FILE])
    limit = _limit(options.data)
    write_card(_card(limit, {}), MODELS, [FILE])
    write_card(_card(limit, _figures(options.data)), MODELS, [FILE])


def _gather(folder: Path, random: np.random.Generator) -> tuple[Any, Any]:
    """Return what is seen of windows, and their names: real ones by rule, then drawings."""
    five = [candles.five_minutes(folder, coin) for coin in gates.COINS]
    every = [*five, *candles.seven_pairs(folder).values()]
    real = charts.together(
        [charts.charts(charts.between(c, "2013-01-01", LEARNT_TO), 2) for c in every]
    ).windows
    labels = Charts(real, np.zeros(0)).names()
    plain = real[labels == 0]
    plain = plain[random.choice(len(plain), PLAIN, replace=False)]
    patterned = [_turned(real[labels > 0], flip) for flip in range(4)]
    shaped = np.concatenate([windows for windows, _ in patterned])
    shaped_labels = np.concatenate([found for _, found in patterned])
    kept = _no_more_than(shaped_labels, random)
    learnt = charts.between(five[0], "2017-01-01", LEARNT_TO)
    drawings, drawn = draw(np.log(learnt.close), DRAWINGS, 1.0, random)
    windows = geometry.seen(np.concatenate([shaped[kept], plain, drawings]))
    return windows, np.concatenate([shaped_labels[kept], np.zeros(PLAIN, np.int64), drawn])


def _turned(windows: Any, flip: int) -> tuple[Any, Any]:
    """Return windows as they are, upside down, backwards or both, with what the rules say then."""
    turned = -windows if flip & 1 else windows
    turned = turned[:, ::-1] if flip & 2 else turned
    return turned, np.array([geometry.name(window) for window in turned], dtype=np.int64)


def _no_more_than(labels: Any, random: np.random.Generator) -> Any:
    """Return places of at most `ALIKE` windows of each name."""
    places = [np.flatnonzero(labels == name) for name in range(len(NAMES))]
    return np.concatenate([random.permutation(found)[:ALIKE] for found in places if len(found)])


def _fit(model: Any, windows: Any, labels: Any, random: np.random.Generator) -> None:
    given, wanted = torch.from_numpy(windows), torch.from_numpy(labels)
    steps = len(labels) // BATCH
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, FASTEST, total_steps=steps * EPOCHS)
    for epoch in range(EPOCHS):
        model.train()
        total = 0.0
        for places in np.array_split(random.permutation(len(labels)), steps):
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(model(given[places]), wanted[places])
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1} of {EPOCHS}: {total / steps:.4f}", flush=True)
    model.eval()


def _limit(folder: Path) -> float:
    """Return the limit of least disagreement with the rules over the last quarter of 2018."""
    quarter = charts.together(
        [
            charts.charts(
                charts.between(candles.five_minutes(folder, coin), LEARNT_TO, "2019-01-01"),
                gates.STRIDE,
            )
            for coin in gates.COINS
        ]
    )
    chances, wanted = load_patterns().chances(quarter.windows), quarter.names()
    found = {limit: gates.agreement(named(chances, limit), wanted) for limit in LIMITS}
    print(found, flush=True)
    return max(LIMITS, key=lambda limit: found[limit]["agreement"])


def _figures(folder: Path) -> dict[str, Any]:
    model, year = load_patterns(), gates.held_out(folder)
    given = named(model.chances(year.windows), model.limit)
    after = {}
    for place in range(1, len(NAMES)):
        count, mean, error = gates.followed(place, year.after, given)
        after[NAMES[place]] = {"windows": count, "bp": round(mean, 1), "error": round(error, 1)}
    return {
        "2019": gates.agreement(given, year.names()) | {"windows": float(len(given))},
        "drawings": {f"noise x{by:g}": share for by, share in gates.drawn(folder, model).items()},
        "after any": {"bp": round(1e4 * float(year.after.mean()), 1)},
        "after": after,
    }


def _card(limit: float, metrics: dict[str, Any]) -> Card:
    return Card(
        name=NAME,
        version="1.0.0",
        files={},
        licence="Weights Apache-2.0; see `data` for what they learnt from",
        backbone="four convolutions over 96 closes and the lines between their turns",
        data=[
            {
                "name": "Bitfinex five minutes of BTC and ETH",
                "used": "2017-01 to 2018-09; then to set the limit; 2019 to measure",
                "licence": "none stated",
            },
            {
                "name": "Bitfinex seven pairs hours",
                "used": "up to 2018-09",
                "licence": "none stated",
            },
            {
                "name": "ml/market/shapes.py, drawn by us",
                "used": f"{DRAWINGS} drawings",
                "licence": "Apache-2.0",
            },
        ],
        made_with={name: importlib.metadata.version(name) for name in ("numpy", "torch", "onnx")},
        parameters={"limit": limit, "names": list(NAMES)},
        metrics=metrics,
        forbidden_claims=[
            "that anything follows a pattern: returns after them were within chance",
            "that a person would draw the same lines: the labels are our rules",
            "the agreement without the share of windows that have no pattern at all",
        ],
    )


if __name__ == "__main__":
    main()
