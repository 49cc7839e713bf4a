"""People who trade by words and taps, never twice, whatever happens on the other side."""

import asyncio
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.stage import Stage, words_of

PATIENCE_S: Final = 600.0  # of somebody whose bot and workers die again and again
COINS: Final = ("btc", "eth", "sol")
FAR_BELOW: Final = {"btc": "30000", "eth": "500", "sol": "60"}
USUAL: Final = ("text", "text", "tap", "sell", "sell", "ticket", "cancel", "text", "tap")


@dataclass(slots=True)
class Trader:
    """One person; `acts` is what they will do, one order each, after a first buy."""

    stage: Stage
    rng: Random
    acts: list[str]
    pause_s: float
    id: int = 0
    filled_later: str = ""  # the id of the order that somebody must sell into

    async def trade(self) -> None:
        """Do everything in turn."""
        if not self.id:
            await self.arrive()
        for act in self.acts:
            await asyncio.sleep(self.rng.uniform(0.2, 1.8) * self.pause_s)
            await getattr(self, act)(self.rng.choice(COINS))

    async def arrive(self) -> None:
        """Come in and wait for the first coins."""
        self.id = await self.stage.person(f"Trader {self.rng.randrange(1000)}")
        await self._ask("/start", "Equity")
        await self._ask("/buy btc 90", "Bought")

    async def text(self, coin: str) -> None:
        """Buy in one line and walk away."""
        await self.stage.say(self.id, f"/buy {coin} {self.rng.randrange(10, 99)}")

    async def tap(self, coin: str) -> None:
        """Name a coin and press the first preset under its card."""
        said = await self.stage.say(self.id, coin)
        card = await self._heard(f"{coin.upper()}/USDT", after=said)
        await self.stage.press(self.id, card, f"Buy {coin.upper()}")

    async def sell(self, _: str) -> None:
        """Sell a fifth of what is left of the first coins."""
        await self.stage.say(self.id, "/sell btc 20%")

    async def ticket(self, coin: str) -> None:
        """Order more than the quick limit and confirm."""
        said = await self.stage.say(self.id, f"/buy {coin} {self.rng.randrange(110, 200)}")
        asked = await self._heard("quick limit", after=said)
        await self.stage.press(self.id, asked, "Confirm")

    async def cancel(self, coin: str) -> None:
        """Let an order rest far below the market, then cancel it by its button."""
        said = await self.stage.say(self.id, f"/buy {coin} 25 @ {FAR_BELOW[coin]}")
        resting = await self._heard("waiting in the book", after=said)
        await self.stage.press(self.id, resting, "Cancel order")

    async def rest(self, _: str) -> None:
        """Leave an order a little below the market for somebody to sell into."""
        card = await self._ask("doge", "DOGE/USDT")
        price = re.search(r"0\.\d+", words_of(card))
        assert price is not None, words_of(card)
        limit = f"{float(price[0]) * 0.97:.5f}"
        receipt = await self._ask(f"/buy doge 20 @ {limit}", "waiting in the book")
        found = re.search(r"\b[0-9a-z]{12}\b", words_of(receipt))
        assert found is not None
        self.filled_later = found[0]

    async def _ask(self, text: str, *words: str) -> dict[str, object]:
        said = await self.stage.say(self.id, text)
        return await self._heard(*words, after=said)

    async def _heard(self, *words: str, after: int) -> dict[str, object]:
        return await self.stage.said(self.id, *words, after=after, timeout_s=PATIENCE_S)


def crowd(stage: Stage, *, seed: int, people: int, each: int, pause_s: float) -> list[Trader]:
    """Return people with `each` orders, in their own order; the first leaves one resting.

    What they do is dealt out like cards, so that all of it is done about as often.
    """
    cards = itertools.chain.from_iterable(_shuffled(seed, number) for number in itertools.count())
    found = []
    for number in range(people):
        acts = list(itertools.islice(cards, each - 1))  # the first coins are an order too
        if number == 0:
            acts[0] = "rest"
        found.append(Trader(stage, Random(f"{seed}/{number}"), acts, pause_s))
    return found


def _shuffled(seed: int, number: int) -> list[str]:
    acts = list(USUAL)
    Random(f"{seed}:{number}").shuffle(acts)
    return acts


async def arrive(traders: Sequence[Trader]) -> None:
    """Let everybody come in, while nothing is wrong yet: an exchange that starts has no offers."""
    async with asyncio.TaskGroup() as group:
        for trader in traders:
            group.create_task(trader.arrive())


async def trade(traders: Sequence[Trader]) -> None:
    """Let everybody trade side by side."""
    async with asyncio.TaskGroup() as group:
        for trader in traders:
            group.create_task(trader.trade())
