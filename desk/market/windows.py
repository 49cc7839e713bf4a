"""How far a price has moved over some span: as few samples as that needs. Pure."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final

from desk.market.measured import Span

_STEPS: Final = 60  # samples in a span
_MISSING: Final = 3  # steps that may lack before the oldest sample is no longer "a span ago"


@dataclass(slots=True)
class Window:
    """The prices of one market over one span.

    A move counts when two looks in a row saw it: the smaller one is what it moved.
    """

    span: Span
    _samples: deque[tuple[datetime, Decimal]] = field(default_factory=deque)
    _last: Decimal = Decimal(0)

    def add(self, at: datetime, price: Decimal) -> None:
        """Take in a price; times must not run backwards."""
        step = self.span.length / _STEPS
        if not self._samples or at - self._samples[-1][0] >= step:
            self._samples.append((at, price))
        while len(self._samples) > 1 and at - self._samples[1][0] >= self.span.length:
            self._samples.popleft()

    def move(self, at: datetime, price: Decimal) -> Decimal | None:
        """Take in a price and return the move since a span ago in percent.

        None while less than the span is known.
        """
        self.add(at, price)
        then, before = self._samples[0]
        missing = abs((at - then) - self.span.length)
        if missing > self.span.length / _STEPS * _MISSING:
            return None
        now = (price / before - 1) * 100
        last, self._last = self._last, now
        if now * last <= 0:
            return Decimal(0)
        return min(now, last, key=abs)
