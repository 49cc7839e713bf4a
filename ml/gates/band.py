"""Does the band of expected moves hold what it says on news after those it learnt from?"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from ml import metrics, registry
from ml.gates.example import waves
from ml.gates.gate import Gate, between
from ml.market import band, hours
from ml.market.band import BIG, GROUPS, HORIZONS, MOST, load_band
from ml.market.headlines import DatedNews, dated_news

NAME: Final = band.NAME
TOLERANCE: Final = 0.001  # of a share
LEAST: Final = 0.60  # mean area under the curve
STRAY: Final = 0.05  # of the share within the wide end


def golden() -> Sequence[float]:
    """Return the bands after waves of different lengths."""
    bands = load_band().read(waves())
    return [value for one in bands for value in (one.half, one.most, one.chance_of_big)]


def measured(folder: Path) -> list[Gate]:
    """Judge the shipped model on the newer news, beside the size of the last hour's move."""
    news = dated_news(folder)
    found, n = figures(news), int(news.is_judged.sum())
    recorded = registry.load_card(NAME).metrics
    gates = [
        Gate(
            what="mean area for a big move, price only", value=found["mean"], n=n,
            limit=max(LEAST, found["naive_mean"]), naive=found["naive_mean"],
            naive_is="the last hour's move",
            parts={f"{ahead} h": found[f"auc_{ahead}h"] for ahead in HORIZONS},
        ),
        Gate(
            what="with an LSTM that reads the news, recorded",
            value=recorded["network with text"]["mean"], n=n,
            limit=recorded["regression"]["mean"] + 2 * recorded["difference"]["error"],
            is_least=False, naive=recorded["regression"]["mean"], naive_is="price only, ships",
            parts={"without text": recorded["network without text"]["mean"]},
        ),
        Gate(
            what="moved more than the median: top fifth", value=found["lively_top"], n=n,
            limit=0.5, naive=found["lively_bottom"], naive_is="bottom fifth",
        ),
    ]  # fmt: skip
    for ahead in HORIZONS:
        share = found[f"within_{ahead}h"]
        gates += between(f"within the wide end, {ahead} h", share, n, MOST - STRAY, MOST + STRAY)
    return gates


def figures(news: DatedNews) -> dict[str, float]:
    """Return what the shipped model does on the judged news."""
    model = load_band()
    judged, found = news.at[news.is_judged], news.sizes[news.is_judged]
    chances = model.chances(news.candles, judged)
    big = (found > np.quantile(news.sizes[news.is_learnt], BIG, axis=0)).astype(np.int64)
    last = np.abs(hours.hourly_returns(news.candles))[judged]
    naive = last / hours.week_deviation(news.candles)[judged]
    result: dict[str, float] = {}
    areas, lively, plain = [], [], []
    for n, ahead in enumerate(HORIZONS):
        member = model.groups.of(n, chances[:, n])
        within = found[:, n] <= model.groups.most[n, member]
        above = found[:, n] > np.median(found[:, n])
        areas.append(metrics.area_under_curve(big[:, n], chances[:, n]))
        plain.append(metrics.area_under_curve(big[:, n], naive))
        lively.append([above[member == g].mean() for g in (0, GROUPS - 1)])
        result |= {f"auc_{ahead}h": areas[-1], f"within_{ahead}h": float(within.mean())}
    bottom, top = np.mean(lively, axis=0)
    result |= {
        "mean": float(np.mean(areas)),
        "naive_mean": float(np.mean(plain)),
        "lively_bottom": float(bottom),
        "lively_top": float(top),
    }
    return {name: round(float(value), 4) for name, value in result.items()}
