"""Is a coin being pumped? A rule on volume and price, or an isolation forest that finds it odd.

Neither knows why: news, a listing and a pump look alike in the first minute. Wash trading and
spoofing leave other traces and are not looked for.
"""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml import registry
from ml.market import forest
from ml.market.bars import HOUR, MOVE, PRICE_Z, VOLUME_Z, Bars, Event, features, rule
from ml.market.forest import Forest

NAME: Final = "pumps"
FILE: Final = "pumps.npz"
FALSE_ALARMS: Final = 0.1  # a coin and day
LOW, HIGH = -50.0, 200.0  # beyond, a feature is only "very"

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Oddness:
    """Per bar, what the rule and the forest make of it; not comparable with each other."""

    rule: Floats
    forest: Floats


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm `age` bars ago: who raised it, and what the rule looks at.

    `volume` is how far the volume of those fifteen seconds lies from half a day, `price` how far
    the price's move of a minute does, in deviations; `move` is that move as a share.
    """

    age: int
    by_rule: bool
    by_forest: bool
    volume: float
    price: float
    move: float


class PumpWatch:
    """Scores bars and says which of them raise an alarm."""

    def __init__(self, trees: Forest, rule_limit: float, forest_limit: float) -> None:
        self._trees = trees
        self.rule_limit = rule_limit
        self.forest_limit = forest_limit

    def read(self, bars: Bars) -> Oddness:
        """Score every bar from itself and those before it; the first hour is never odd."""
        found = features(bars)
        odd = Oddness(rule(found), self._trees.scores(clipped(found)))
        odd.rule[:HOUR] = odd.forest[:HOUR] = 0.0
        return odd

    def newest(self, bars: Bars, count: int) -> Alarm | None:
        """Return the newest alarm of the last `count` bars, None without one.

        Nothing is odd before an hour of bars is known.
        """
        found = features(bars)[-count:] if len(bars.last) >= HOUR + count else np.zeros((0, 0))
        if not len(found):
            return None
        odd = Oddness(rule(found), self._trees.scores(clipped(found)))
        raised = np.flatnonzero(self.alarms(odd))
        if not len(raised):
            return None
        at = int(raised[-1])
        return Alarm(
            age=len(found) - 1 - at,
            by_rule=bool(odd.rule[at] >= self.rule_limit),
            by_forest=bool(odd.forest[at] >= self.forest_limit),
            volume=float(found[at, VOLUME_Z]),
            price=float(found[at, PRICE_Z]),
            move=float(np.expm1(found[at, MOVE])),
        )

    def alarms(self, odd: Oddness) -> Flags:
        """Tell for every bar whether the rule or the forest raises an alarm."""
        return np.asarray((odd.rule >= self.rule_limit) | (odd.forest >= self.forest_limit))


@dataclass(frozen=True, slots=True)
class Caught:
    """Of `events`, the share with an alarm within five minutes; false alarms a coin and day.

    Bars from an hour before to six hours after an announcement are nobody's false alarm, alarms
    within half an hour are one. `delay_s` is the median of the first alarms.
    """

    events: int
    recall: float
    false_alarms: float
    delay_s: float


def judge(events: list[Event], alarms: list[Flags]) -> Caught:
    """Return how alarms fit the announcements."""
    false, days = 0, 0.0
    delays = []
    for event, raised in zip(events, alarms, strict=True):
        at = event.after_s
        far = at[raised & ((at < -3600) | (at > 6 * 3600))]
        false += int(len(far) > 0) + int((np.diff(far) > 1800).sum())
        days += (len(at) - HOUR) * 15 / 86400
        first = at[raised & (at >= 0) & (at < 300)]
        delays += first[:1].tolist()
    return Caught(
        len(events),
        len(delays) / len(events),
        false / days,
        float(np.median(delays)) if delays else float("nan"),
    )


def split(events: list[Event]) -> tuple[list[Event], list[Event]]:
    """Return the older 29 of the 54 events, to learn from, and the newer 25."""
    cut = sorted(event.announced for event in events)[int(0.55 * len(events))]
    older = [event for event in events if event.announced < cut]
    return older, [event for event in events if event.announced >= cut]


def clipped(found: Floats) -> NDArray[np.float32]:
    """Return features as the forest reads them."""
    return found.clip(LOW, HIGH).astype(np.float32)


def load_pumps(folder: Path = registry.MODELS) -> PumpWatch:
    """Open the model that ships with the desk; raises `BadModel`."""
    card = registry.load_card(NAME, folder)
    content = registry.load_file(card, FILE, folder)
    limits = card.parameters["limits"]
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return PumpWatch(forest.from_arrays(arrays), limits["rule"], limits["forest"])
