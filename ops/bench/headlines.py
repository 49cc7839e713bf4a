"""Headlines without end for benches; no two tell the same story."""

import random
from collections.abc import Iterator, Sequence
from typing import Final

_TELLS: Final = (
    "{name} adds {figure} {coin} to its treasury",
    "{name} halts {coin} withdrawals after {figure} deposits fail",
    "{name} lists {coin} with {figure} of depth on the first day",
    "Court lets {name} sell {figure} {coin} seized last year",
    "{name} files for a {coin} fund with {figure} in seed money",
    "Validators blame {name} for {figure} missed {coin} blocks",
)
_SYLLABLES: Final = ("ba", "ko", "ri", "nu", "le", "vo", "zi", "ma")


def headlines(coins: Sequence[str], seed: int) -> Iterator[tuple[str, str]]:
    """Yield (coin, title); the title says the coin as a cashtag."""
    teller = Teller(random.Random(seed))  # noqa: S311 - not a secret
    while True:
        coin = teller.chance.choice(coins)
        yield coin, teller.title(f"${coin}")[0]


class Teller:
    """Tells stories of names and figures that occur once."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._taken: set[str] = set()

    def title(self, about: str) -> tuple[str, str, str]:
        """Return a title about something, with the name and the figure that it alone has."""
        name, figure = self.word(), f"{self.chance.randrange(10_000, 9_999_999):,}"
        told = self.chance.choice(_TELLS)
        return told.format(name=name, figure=figure, coin=about), name, figure

    def word(self) -> str:
        """Return a name that was never said before."""
        while (name := "".join(self.chance.choices(_SYLLABLES, k=5)).title()) in self._taken:
            continue
        self._taken.add(name)
        return name
