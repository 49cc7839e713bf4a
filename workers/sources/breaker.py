"""Leaves a failing source alone: short pauses first, then a minute at a time."""

import random
from dataclasses import dataclass
from typing import Final

LIMIT: Final = 5
OPEN_S: Final = 60.0
LONGEST_S: Final = 900.0
_FIRST_S: Final = 1.0


@dataclass(slots=True)
class Breaker:
    """Counts failures in a row and says how long to wait after each.

    Below five: 1, 2, 4, 8 s. From the fifth on it is open: 60 s, then one look (half-open);
    each further failure doubles the wait up to 15 minutes. Waits vary by a quarter, so that
    sources that failed together do not come back together. One success closes it.
    """

    chance: random.Random
    failures: int = 0

    @property
    def is_open(self) -> bool:
        """True when the source is only probed."""
        return self.failures >= LIMIT

    def succeeded(self) -> None:
        """Note a look that worked."""
        self.failures = 0

    def failed(self) -> float:
        """Note a failure and return the seconds to wait before the next look."""
        self.failures += 1
        if self.is_open:
            pause = OPEN_S * (1 << min(self.failures - LIMIT, 10))
        else:
            pause = _FIRST_S * (1 << (self.failures - 1))
        return min(pause, LONGEST_S) * self.chance.uniform(0.75, 1.25)
