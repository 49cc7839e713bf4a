"""Fits both models of the next hour's direction and says what they would have earned.

    python -m ml.train.direction --data DATA

Three folds walked forward over Bitcoin's hours, with an embargo longer than any window; what ships
is the last fold's, so that its test hours can be judged again. Some six minutes of one core.
"""

import argparse
import importlib.metadata
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from ml.gates.direction import EMBARGO, FIRST, FOLDS, Judged, judged
from ml.market import candles, hours
from ml.market.candles import Candles
from ml.market.direction import NAME, NETWORK, TABLE, Record, edge, record, rises, table
from ml.market.folds import Fold, walk_forward
from ml.registry import MODELS, Card, write_card
from ml.train.networks import DirectionNetwork, fit, write_onnx

EPOCHS: Final = 5
SEED: Final = 0
CONFIDENT: Final = 0.9  # quantile of the validation's confidence

Told = dict[str, list[Any]]


def main() -> None:
    """Read the arguments, walk forward, write the last fold's models and the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    bitcoin = candles.bitcoin(options.data)
    after, places = rises(bitcoin)
    folds = walk_forward(int(places[0]), len(after), FOLDS, FIRST, EMBARGO)
    told: dict[str, Told] = {"network": _nothing(), "regression": _nothing()}
    for number, fold in enumerate(folds):
        print(f"fold {number + 1} of {FOLDS}", flush=True)
        limits = {
            "network": _tell(told["network"], _network(bitcoin, after, fold, MODELS), fold),
            "regression": _tell(
                told["regression"], _regression(bitcoin, after, fold, MODELS), fold
            ),
        }
    rules = judged(bitcoin, folds)
    records = {who: _all(found, after) for who, found in told.items()}
    _write(MODELS, limits, records, rules)


def _nothing() -> Told:
    return {"chances": [], "places": [], "confident": []}


def _tell(told: Told, found: tuple[Any, Any], fold: Fold) -> float:
    """Keep a fold's chances; return the confidence that a tenth of its validation had."""
    before, chances = found
    confident = float(np.quantile(np.abs(before - 0.5), CONFIDENT))
    told["chances"].append(chances)
    told["places"].append(fold.test)
    told["confident"].append(np.full(len(chances), confident))
    return confident


def _all(told: Told, after: Any) -> Record:
    """Judge every fold as one, each hour by the confidence that its own fold asks for."""
    chances, confident = np.concatenate(told["chances"]), np.concatenate(told["confident"])
    # Scaled so that one limit serves all folds.
    scaled = 0.5 + (chances - 0.5) / confident * 0.1
    return record(scaled, after[np.concatenate(told["places"])], 0.1)


def _network(bitcoin: Candles, after: Any, fold: Fold, out: Path) -> tuple[Any, Any]:
    torch.manual_seed(SEED)
    series = hours.channels(bitcoin)
    rose = torch.from_numpy((after > 0).astype(np.int64))
    model = DirectionNetwork()

    def loss(network: Any, places: Any) -> Any:
        logits = network(torch.from_numpy(hours.windows(series, places)))
        return torch.nn.functional.cross_entropy(logits, rose[places])

    fit(model, loss, fold.train, fold.validation, epochs=EPOCHS, seed=SEED)
    write_onnx(
        model, {"hours": torch.zeros(2, hours.WINDOW, hours.CHANNELS)}, "logits", out / NETWORK
    )

    def chances(places: Any) -> Any:
        with torch.no_grad():
            parts = np.array_split(places, max(1, len(places) // 512))
            logits = [model(torch.from_numpy(hours.windows(series, part))) for part in parts]
        return torch.softmax(torch.cat(logits), 1)[:, 1].double().numpy()

    return chances(fold.validation), chances(fold.test)


def _regression(bitcoin: Candles, after: Any, fold: Fold, out: Path) -> tuple[Any, Any]:
    rows = table(bitcoin)
    known = rows[fold.train]
    mean, scale = known.mean(0), known.std(0) + 1e-12
    model = LogisticRegression(C=0.01, max_iter=1000)
    model.fit(((known - mean) / scale).clip(-10, 10), after[fold.train] > 0)
    arrays = {"mean": mean, "scale": scale, "weights": model.coef_, "bias": model.intercept_}
    np.savez(out / TABLE, **arrays)
    regression = hours.logistic_from(arrays)
    return tuple(regression.chances(rows[part])[:, 0] for part in (fold.validation, fold.test))


def _write(out: Path, limits: dict[str, float], records: dict[str, Record], rules: Judged) -> None:
    verdicts = {who: edge(found, rules.majority, rules.reversal) for who, found in records.items()}
    metrics: dict[str, Any] = {
        who: {name: round(float(value), 4) for name, value in asdict(found).items()}
        for who, found in records.items()
    }
    metrics["rules"] = {name: round(float(v), 4) for name, v in asdict(rules).items()}
    card = Card(
        name=NAME,
        version="1.0.0",
        files={},
        licence="Weights Apache-2.0; see `data` for what they learnt from",
        backbone="LSTM(32) with one Transformer layer, and logistic regression",
        data=[
            {
                "name": "Binance BTC/USDT hours",
                "used": "three folds walked forward; the last fold's models ship",
                "licence": "none stated",
            }
        ],
        made_with={
            name: importlib.metadata.version(name)
            for name in ("numpy", "torch", "scikit-learn", "onnx")
        },
        parameters={"edge": verdicts["network"], "edges": verdicts, "confident": limits},
        metrics=metrics,
        forbidden_claims=[
            "prediction of prices, a price target, or a profit",
            "more than 55 % right, or any figure of a random split",
            "an edge where the card says that there is none",
        ],
    )
    write_card(card, out, [NETWORK, TABLE])


if __name__ == "__main__":
    main()
