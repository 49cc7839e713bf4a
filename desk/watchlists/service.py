"""The coins a person follows, in the order in which they were added, and what each costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desk import clock
from desk.errors import NotFound, Refused
from desk.market.model import Instrument, Quote
from desk.market.service import Market, find
from desk.ports import OpenUnit
from desk.venues.profiles import PAPER

MOST_COINS: Final = 50


@dataclass(frozen=True, slots=True)
class Watched:
    """A coin of the list; without a market or a quote where it does not trade at the venue."""

    coin: str
    instrument: Instrument | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Watchlists:
    """Everybody's list; nobody sees another's."""

    open: OpenUnit
    market: Market

    async def of(self, account_id: int) -> list[str]:
        """Return the coins, the first added first."""
        async with self.open(reads=True) as unit:
            return await unit.watchlists.of(account_id)

    async def page(self, account_id: int, venue: str = PAPER) -> list[Watched]:
        """Return the coins with what each costs at a venue now; raises `Unavailable`."""
        markets = await self.market.instruments(venue)
        quotes = await self.market.quotes.all(venue)
        by_coin = {i.base: i for i in markets.values() if i.quote == "USDT"}
        found = []
        for coin in await self.of(account_id):
            instrument = by_coin.get(coin)
            quote = quotes.get(instrument.symbol) if instrument else None
            found.append(Watched(coin, instrument, quote))
        return found

    async def change(
        self,
        account_id: int,
        *,
        add: Sequence[str] = (),
        drop: Sequence[str] = (),
        venue: str = PAPER,
    ) -> list[str]:
        """Add and remove coins, named in any way the market knows, all or none; return the list.

        What is on the list, or off it, stays so. Raises `UnknownMarket` for a coin to add that
        does not trade at the venue, `NotFound` for one to remove that is not on the list, `Refused`
        beyond fifty coins.
        """
        markets = await self.market.instruments(venue)
        wanted = [find(text, markets).base for text in add]
        async with self.open() as unit:
            await unit.accounts.get(account_id, lock=True)
            now = await unit.watchlists.of(account_id)
            for text in drop:
                await unit.watchlists.remove(account_id, _listed(text, now, markets))
            kept = await unit.watchlists.of(account_id)
            fresh = [coin for coin in dict.fromkeys(wanted) if coin not in kept]
            if len(kept) + len(fresh) > MOST_COINS:
                raise Refused(
                    what="watchlist-full",
                    count=len(kept),
                    limit=MOST_COINS,
                    coin=(kept or fresh)[0].lower(),
                )
            for coin in fresh:
                await unit.watchlists.add(account_id, coin, clock.now())
            await unit.commit()
        return [*kept, *fresh]


def _listed(text: str, listed: Sequence[str], markets: dict[str, Instrument]) -> str:
    """Return the coin of the list that a text names, though it may not trade here any more."""
    name = text.upper().removeprefix("$")
    if name in listed:
        return name
    coin = find(text, markets).base
    if coin not in listed:
        raise NotFound(what="watchlist", id=coin)
    return coin
