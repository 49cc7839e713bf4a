"""Which limits of the market anybody waits for: the desk's own, and those of every chat's rules."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desk.alerts import grammar
from desk.alerts.measured import Asked, limits_of
from desk.errors import BadConfiguration, Misunderstood
from desk.market.measured import Limit
from desk.ports import OpenUnit


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits by coin, and those that hold for every coin."""

    everywhere: frozenset[Limit]
    by_coin: dict[str, frozenset[Limit]]

    def of(self, coin: str) -> frozenset[Limit]:
        """Return the limits of a coin."""
        return self.everywhere | self.by_coin.get(coin, frozenset())


@dataclass(frozen=True, slots=True)
class Watched:
    """What the market is watched for."""

    open: OpenUnit
    own: tuple[Asked, ...]

    async def limits(self) -> Limits:
        """Return every limit that is waited for now; a paused rule waits for none."""
        async with self.open(reads=True) as unit:
            rules = await unit.alerts.rules()
        asked = [found for r in rules if not r.is_paused for found in limits_of(r.condition)]
        return gathered([*self.own, *asked])


def gathered(asked: Iterable[Asked]) -> Limits:
    """Sort limits by the coins they are for."""
    everywhere: set[Limit] = set()
    by_coin: defaultdict[str, set[Limit]] = defaultdict(set)
    for coins, limit in asked:
        for coin in coins:
            by_coin[coin].add(limit)
        if not coins:
            everywhere.add(limit)
    return Limits(frozenset(everywhere), {c: frozenset(found) for c, found in by_coin.items()})


def own(written: Sequence[str]) -> tuple[Asked, ...]:
    """Read the desk's own limits; raises `BadConfiguration` for words that are none."""
    found: list[Asked] = []
    for words in written:
        try:
            limits = list(limits_of(grammar.parse(words)))
        except Misunderstood:
            limits = []
        if not limits:
            problem = f"holds {words!r}, which is no limit, for example: move > 5% 1h"
            raise BadConfiguration(variable="TAPEWIRE_MARKET_LIMITS", problem=problem)
        found += limits
    return tuple(found)
