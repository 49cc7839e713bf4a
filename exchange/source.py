"""Where fair prices come from: the synthetic ones, or a real exchange that is followed."""

from collections.abc import Mapping
from typing import Protocol

from exchange.candles import Past, Rows
from exchange.history import History
from exchange.markets import Market
from exchange.prices import Prices


class Source(Protocol):
    """What the market maker, the candles and the health report need to know."""

    @property
    def name(self) -> str:
        """Return a name that is one with the past of these prices, fit for a folder."""
        ...

    async def prepare(self) -> None:
        """Learn what is needed before the first price is asked for."""
        ...

    def fair(self, at_s: float) -> Mapping[str, float]:
        """Return the fair price of every market at a moment, seconds since 1970."""
        ...

    def past(self, market: Market, first: int, count: int) -> Rows:
        """Return `count` minutes from `first` on; what is not known of them is left zero."""
        ...

    def describe(self) -> Mapping[str, object]:
        """Return what an operator wants to know."""
        ...

    async def run(self) -> None:
        """Keep the prices coming until cancelled."""
        ...


class Synthetic:
    """Prices made from a seed."""

    def __init__(self, prices: Prices, seed: int) -> None:
        self._prices = prices
        self._seed = seed
        self.past: Past = History(prices).minutes

    @property
    def name(self) -> str:
        """Return a name that is one with the past of these prices."""
        return f"synthetic-{self._seed}"

    async def prepare(self) -> None:
        """Return at once: nothing has to be learned."""

    def fair(self, at_s: float) -> Mapping[str, float]:
        """Return the price of every market at a moment."""
        return self._prices.now(at_s)

    def describe(self) -> Mapping[str, object]:
        """Return the seed."""
        return {"source": "synthetic", "seed": self._seed}

    async def run(self) -> None:
        """Return at once: the prices are a function of time."""
