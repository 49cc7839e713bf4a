"""Is what is said about the next hour's direction no more than what it earned?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from ml import registry
from ml.gates.example import waves
from ml.gates.gate import Gate
from ml.market import candles, direction
from ml.market.candles import Candles
from ml.market.direction import load_direction, record, rises
from ml.market.folds import Fold, walk_forward

NAME: Final = direction.NAME
TOLERANCE: Final = 0.002  # of a chance
FOLDS: Final = 3
FIRST: Final = 0.4  # learnt from before the first fold is judged
EMBARGO: Final = 72  # hours: more than a window and the hour ahead
HIGHEST: Final = 0.55  # beyond it something has looked ahead


@dataclass(frozen=True, slots=True)
class Judged:
    """How often the two rules were right over the test hours of all folds."""

    majority: float
    reversal: float
    hours: int


def judged(bitcoin: Candles, folds: Sequence[Fold]) -> Judged:
    """Return the two rules' shares, fold by fold and weighed by hours."""
    after, _ = rises(bitcoin)
    last = np.concatenate([[0.0], after[:-1]])
    sizes = [len(fold.test) for fold in folds]
    common = [direction.majority(after[: fold.test[0]], after[fold.test]) for fold in folds]
    against = [direction.reversal(last[fold.test], after[fold.test]) for fold in folds]
    return Judged(
        float(np.average(common, weights=sizes)),
        float(np.average(against, weights=sizes)),
        sum(sizes),
    )


def golden() -> Sequence[float]:
    """Return both chances after waves of different lengths."""
    lean = load_direction().read(waves())
    return [lean.network, lean.regression]


def measured(folder: Path) -> list[Gate]:
    """Judge the shipped models on the last fold, which they have not seen; tell all folds."""
    card, model = registry.load_card(NAME), load_direction()
    bitcoin = candles.bitcoin(folder)
    after, places = rises(bitcoin)
    fold = walk_forward(int(places[0]), len(after), FOLDS, FIRST, EMBARGO)[-1]
    rules = judged(bitcoin, [fold])
    gates = []
    for who, chances in (
        ("network", model.network(bitcoin, fold.test)),
        ("regression", model.regression(bitcoin, fold.test)),
    ):
        found = record(chances, after[fold.test], card.parameters["confident"][who])
        gates += _gates(who, found, rules)
        gates += _claims(who, found, rules)
        gates.append(_recorded(who))
    return gates


def _gates(who: str, found: direction.Record, rules: Judged) -> list[Gate]:
    best = max(rules.majority, rules.reversal)
    rule = "reversal" if best == rules.reversal else "majority"
    return [
        Gate(
            what=f"next hour right, {who}, last fold", value=found.right, n=found.hours,
            limit=HIGHEST, is_least=False, naive=best, naive_is=rule,
            parts={"standard error": found.error, "majority": rules.majority},
        ),
        Gate(
            what=f"most confident tenth after fees, {who}", value=found.net_bp, n=found.trades,
            unit="bp", parts={"gross bp": found.gross_bp, "standard error": found.net_error},
        ),
    ]  # fmt: skip


def _claims(who: str, found: direction.Record, rules: Judged) -> list[Gate]:
    """Return the gate itself: the card claims an edge only where one was earned."""
    claimed = registry.load_card(NAME).parameters["edges"][who]
    earned = direction.edge(found, rules.majority, rules.reversal)
    is_honest = claimed == direction.NO_EDGE or earned != direction.NO_EDGE
    what = f"says `{claimed}`, {who}: no more than it earned"
    return [Gate(what=what, value=float(is_honest), n=found.trades, limit=1.0)]


def _recorded(who: str) -> Gate:
    """Return the share right over all three folds, measured when the models were fitted."""
    metrics = registry.load_card(NAME).metrics
    return Gate(
        what=f"three folds, {who}, recorded", value=metrics[who]["right"],
        n=int(metrics[who]["hours"]), naive=metrics["rules"]["reversal"], naive_is="reversal",
        parts={"standard error": metrics[who]["error"], "net bp": metrics[who]["net_bp"]},
    )  # fmt: skip
