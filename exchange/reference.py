"""The reference price of a market, around which orders may trade: the mean of a minute's trades.

It is kept as Binance's matching engine keeps it, in buckets of a second, except that a bucket
which is partly over counts in full.
"""

from collections import deque
from typing import Final

BUCKETS: Final = 60
BUCKET_MS: Final = 1000


class Reference:
    """The prices of recent trades in ticks: their sums and counts by second."""

    __slots__ = ("_buckets", "_count", "_sum")

    def __init__(self) -> None:
        self._buckets: deque[list[int]] = deque()
        self._sum = 0
        self._count = 0

    def add(self, prices: list[int], now_ms: int) -> None:
        """Take in the prices of trades of one moment."""
        total, count, second = sum(prices), len(prices), now_ms // BUCKET_MS
        self._sum += total
        self._count += count
        if self._buckets and self._buckets[-1][0] == second:
            self._buckets[-1][1] += total
            self._buckets[-1][2] += count
        else:
            self._buckets.append([second, total, count])

    def mean(self, now_ms: int) -> int:
        """Return the reference price in ticks, 0 without a trade in the last minute."""
        oldest = now_ms // BUCKET_MS - BUCKETS
        while self._buckets and self._buckets[0][0] <= oldest:
            _, total, count = self._buckets.popleft()
            self._sum -= total
            self._count -= count
        return self._sum // self._count if self._count else 0
