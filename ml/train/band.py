"""Fits the band of expected moves: a price-only regression against a network that reads the news.

    python -m ml.train.band --data DATA

The network ships only if it beats the regression, over three seeds, by two standard errors of the
difference; else the regression does, and the card says so. Some five minutes of one core.
"""

import argparse
import importlib.metadata
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from ml import metrics
from ml.gates import band as gates
from ml.judge.impact import EVENTS, classify
from ml.judge.sentiment import load_sentiment
from ml.market import hours
from ml.market.band import BIG, FILE, HORIZONS, NAME, group, table
from ml.market.folds import learnt
from ml.market.headlines import EMBARGO, DatedNews, dated_news
from ml.registry import MODELS, Card, write_card
from ml.text import normalise
from ml.train.networks import BandNetwork, fit

SEEDS: Final = (0, 1, 2)
EPOCHS: Final = 12
BLOCKS: Final = 200
BLOCK: Final = 100  # headlines drawn together: neighbours share their hours


def main() -> None:
    """Read the arguments, fit both, write the one that is better."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    news = dated_news(options.data)
    big = news.sizes > np.quantile(news.sizes[news.is_learnt], BIG, axis=0)
    arrays, plain = _regression(news, big)
    said = text_table(news)
    read = np.mean([_network(news, big, said, seed) for seed in SEEDS], axis=0)
    blind = np.mean([_network(news, big, said[:, :0], seed) for seed in SEEDS], axis=0)
    figures = {
        "regression": _areas(big[news.is_judged], plain[news.is_judged]),
        "network with text": _areas(big[news.is_judged], read),
        "network without text": _areas(big[news.is_judged], blind),
        "difference": _difference(big[news.is_judged], plain[news.is_judged], read),
    }
    print(figures)
    if figures["difference"]["mean"] > 2 * figures["difference"]["error"]:
        raise SystemExit("the network is better: it has to ship, with a loader of its own")
    groups = group(plain[news.is_learnt], news.sizes[news.is_learnt])
    parts = {name: getattr(groups, name) for name in ("borders", "half", "most", "lively")}
    np.savez(MODELS / FILE, **arrays, **parts)
    write_card(_card(figures), MODELS, [FILE])
    figures |= {"shipped": gates.figures(news)}
    write_card(_card(figures), MODELS, [FILE])


def text_table(news: DatedNews) -> Any:
    """Return what is known of each headline: three tones, a prior, its kind of event."""
    texts = [normalise(text) for text in news.texts]
    tones = load_sentiment(provider="cpu").read(texts, ["news"] * len(texts))
    names = [event.name for event in EVENTS]
    kinds = np.zeros((len(texts), len(names) + 1))
    for row, text in enumerate(texts):
        event, impact = classify(text)
        kinds[row, -1] = impact
        if event in names:
            kinds[row, names.index(event)] = 1.0
    return np.concatenate([tones, kinds], axis=1)


def _regression(news: DatedNews, big: Any) -> tuple[dict[str, Any], Any]:
    rows = table(news.candles)[news.at]
    known = rows[news.is_learnt]
    mean, scale = known.mean(0), known.std(0) + 1e-12
    scaled = ((known - mean) / scale).clip(-10, 10)
    models = [
        LogisticRegression(C=0.3, max_iter=1000).fit(scaled, big[news.is_learnt, horizon])
        for horizon in range(len(HORIZONS))
    ]
    arrays = {
        "mean": mean,
        "scale": scale,
        "weights": np.concatenate([model.coef_ for model in models]),
        "bias": np.concatenate([model.intercept_ for model in models]),
    }
    return arrays, hours.logistic_from(arrays).chances(rows)


def _network(news: DatedNews, big: Any, said: Any, seed: int) -> Any:
    """Return the chances of the judged headlines from a network with this seed."""
    torch.manual_seed(seed)
    series = hours.channels(news.candles)
    prices = table(news.candles)[news.at]
    known = prices[news.is_learnt]
    prices = ((prices - known.mean(0)) / (known.std(0) + 1e-12)).clip(-5, 5)
    beside = torch.from_numpy(np.concatenate([prices, said], axis=1).astype(np.float32))
    truth = torch.from_numpy(big.astype(np.float32))
    model = BandNetwork(beside.shape[1], len(HORIZONS))

    def logits(network: Any, places: Any) -> Any:
        return network(torch.from_numpy(hours.windows(series, news.at[places])), beside[places])

    def loss(network: Any, places: Any) -> Any:
        return torch.nn.functional.binary_cross_entropy_with_logits(
            logits(network, places), truth[places]
        )

    train, validation = learnt(0, int(news.is_learnt.sum()), EMBARGO)
    fit(model, loss, train, validation, epochs=EPOCHS, seed=seed)
    judged = np.flatnonzero(news.is_judged)
    with torch.no_grad():
        parts = [torch.sigmoid(logits(model, part)) for part in np.array_split(judged, 16)]
    return torch.cat(parts).double().numpy()


def _areas(big: Any, chances: Any) -> dict[str, float]:
    found = {
        f"auc_{ahead}h": metrics.area_under_curve(big[:, n].astype(np.int64), chances[:, n])
        for n, ahead in enumerate(HORIZONS)
    }
    found["mean"] = float(np.mean(list(found.values())))
    return {name: round(value, 4) for name, value in found.items()}


def _difference(big: Any, plain: Any, read: Any) -> dict[str, float]:
    """Return mean area of the network less the regression's, and its error over drawn blocks."""
    random = np.random.default_rng(0)
    starts = np.arange(0, len(big) - BLOCK, BLOCK)
    drawn = []
    for _ in range(BLOCKS):
        rows = (random.choice(starts, len(starts))[:, None] + np.arange(BLOCK)).ravel()
        drawn.append(_areas(big[rows], read[rows])["mean"] - _areas(big[rows], plain[rows])["mean"])
    mean = _areas(big, read)["mean"] - _areas(big, plain)["mean"]
    return {"mean": round(mean, 4), "error": round(float(np.std(drawn)), 4)}


def _card(figures: dict[str, Any]) -> Card:
    return Card(
        name=NAME,
        version="1.0.0",
        files={},
        licence="Weights Apache-2.0; see `data` for what they learnt from",
        backbone="logistic regression over past prices; the network that read text was no better",
        data=[
            {
                "name": "Binance BTC/USDT hours",
                "used": "2021-11 to 2023-12",
                "licence": "none stated",
            },
            {
                "name": "Dated Bitcoin headlines",
                "used": "oldest 70 % by time; the rest to measure",
                "licence": "none stated",
            },
        ],
        made_with={
            name: importlib.metadata.version(name) for name in ("numpy", "torch", "scikit-learn")
        },
        parameters={"ships": "regression"},
        metrics=figures,
        forbidden_claims=[
            "a direction: the band is as wide up as down",
            "an impact of a headline, or any percentage of it: text added nothing",
            "that `usually moves` means more than six or seven hours of ten",
        ],
    )


if __name__ == "__main__":
    main()
