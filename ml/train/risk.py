"""Back-tests the risk model and writes its card; there are no weights, under a minute.

    python -m ml.train.risk --data DATA

Window, memory and tails were fixed beforehand from other work (docs/models.md), not tuned here.
"""

import argparse
import importlib.metadata
from dataclasses import asdict
from pathlib import Path
from typing import Final

from ml.gates import risk as gates
from ml.market.risk import NAME, RiskModel
from ml.registry import MODELS, Card, write_card

CHOSEN: Final = RiskModel(
    window_hours=24 * 180, memory_hours=72, degrees=4, horizon_hours=24, paths=6000
)


def main() -> None:
    """Read the arguments, write the card, measure, write it with its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    write_card(_card({}), MODELS, [])
    write_card(_card(gates.figures(options.data)), MODELS, [])


def _card(metrics: dict[str, dict[str, float]]) -> Card:
    return Card(
        name=NAME,
        version="1.0.0",
        files={},
        licence="Apache-2.0; a method without weights",
        backbone="none: Monte Carlo over the portfolio's own returns",
        data=[
            {"name": "Binance BTC/USDT hours", "used": "back-test", "licence": "none stated"},
            {
                "name": "Binance eight coins hours",
                "used": "back-test",
                "licence": "MIT, says its README",
            },
            {"name": "Bitfinex seven pairs hours", "used": "back-test", "licence": "none stated"},
        ],
        made_with={"numpy": importlib.metadata.version("numpy")},
        parameters={"model": asdict(CHOSEN)},
        metrics=metrics,
        forbidden_claims=[
            "a calibrated 99 % value at risk: 1 % is breached more often than stated",
            "a greatest possible loss: one day in twenty is worse than the 5 % figure",
            "days that are independent: bad days come in rows",
        ],
    )


if __name__ == "__main__":
    main()
