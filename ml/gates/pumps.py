"""Do the rule and the forest catch announced pumps without crying wolf?"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from ml.gates.gate import Gate
from ml.market import bars
from ml.market.bars import Bars
from ml.market.pumps import FALSE_ALARMS, NAME, Caught, judge, load_pumps, split

__all__ = ["NAME", "TOLERANCE", "golden", "measured"]

TOLERANCE: Final = 0.001
RECALL: Final = 0.80


def golden() -> Sequence[float]:
    """Return the scores of the last bars of two quiet hours that end in a pump."""
    number = np.arange(480)
    pace = 1 + 0.5 * np.sin(number)
    pace[-2:] = 60
    price = 1 + 0.001 * np.sin(number / 9)
    price[-2:] *= [1.05, 1.2]
    odd = load_pumps().read(Bars(2 * pace, pace, pace / 50, pace / 90, price, price * 1.001))
    return [*odd.rule[-4:].tolist(), *odd.forest[-4:].tolist()]


def measured(folder: Path) -> list[Gate]:
    """Judge the newer events, the limits having been set on the older ones."""
    caught, alone, forest = compare(folder)
    n = caught.events
    return [
        Gate(
            what="pumps caught by rule or forest, newer", value=caught.recall, n=n, limit=RECALL,
            naive=alone.recall, naive_is="the rule alone",
            parts={"standard error": (caught.recall * (1 - caught.recall) / n) ** 0.5,
                   "forest alone": forest.recall, "delay s": caught.delay_s},
        ),
        Gate(
            what="false alarms, rule or forest, newer", value=caught.false_alarms, n=n,
            limit=FALSE_ALARMS, is_least=False, unit="a coin-day", naive=alone.false_alarms,
            naive_is="the rule alone",
        ),
    ]  # fmt: skip


def compare(folder: Path) -> tuple[Caught, Caught, Caught]:
    """Return what both catch together among the newer events, the rule alone, the forest alone."""
    watch = load_pumps()
    _, newer = split(bars.pumps(folder))
    odd = [watch.read(event.bars) for event in newer]
    return (
        judge(newer, [watch.alarms(one) for one in odd]),
        judge(newer, [one.rule >= watch.rule_limit for one in odd]),
        judge(newer, [one.forest >= watch.forest_limit for one in odd]),
    )
