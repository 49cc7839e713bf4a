"""Markets, quotes and candles as everyone reads them; workers fill the caches behind it."""

import difflib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from desk import clock
from desk.errors import NoQuote, Unavailable, UnknownMarket
from desk.market.coins import Rule, by_symbol
from desk.market.depth import Listing
from desk.market.model import Candle, Instrument, Quote, Reference, Timeframe
from desk.ports import Depths, OpenUnit, Quotes, References
from desk.venues.profiles import PAPER, PROFILES, profile

QUOTE: Final = "USDT"
_REFRESH: Final = timedelta(seconds=30)
_OLDEST_REFERENCE: Final = timedelta(days=1)
_MISSED: Final = timedelta(seconds=1)  # a market that is not known may be listed since
_TICKER = re.compile(r"(?<![\w$/])\$?([A-Za-z0-9]{2,12})(?:[/-](USDT?))?(?![\w/])", re.IGNORECASE)
_CLEAN = re.compile(r"[A-Z0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class _Known:
    by_symbol: dict[str, Instrument]
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Market:
    """What can be traded at a venue and what it costs there now; on paper unless one is named.

    Candles and movers are those of the desk's own price source, whatever the venue.
    """

    open: OpenUnit
    quotes: Quotes
    references: References
    depths: Depths
    _known: dict[str, _Known] = field(default_factory=dict)

    async def instruments(
        self, venue: str = PAPER, *, within: timedelta = _REFRESH
    ) -> dict[str, Instrument]:
        """Return all markets of a venue by symbol, as they were `within` the last half minute.

        Raises `Unavailable` for a live venue that nobody has read yet: it takes seconds after the
        first person has connected.
        """
        now = clock.now()
        known = self._known.get(venue)
        if known is None or not known.by_symbol or now - known.read_at > within:
            async with self.open(reads=True) as unit:
                found = await unit.market.instruments(venue)
            known = self._known[venue] = _Known({i.symbol: i for i in found}, now)
        if not known.by_symbol and profile(venue).is_live:
            raise Unavailable(what="markets", venue=profile(venue).title)
        return known.by_symbol

    async def instrument(self, symbol: str, venue: str = PAPER) -> Instrument:
        """Return the market of a symbol such as `BTC/USDT`; raises `UnknownMarket`."""
        markets = await self.instruments(venue)
        if symbol not in markets:
            markets = await self.instruments(venue, within=_MISSED)
        if symbol not in markets:
            raise UnknownMarket(text=symbol[:40], suggestions=nearest(symbol, markets))
        return markets[symbol]

    async def quote(self, symbol: str, venue: str = PAPER) -> Quote:
        """Return the latest quote whatever its age; raises `NoQuote` when none is known."""
        quote = await self.quotes.get(symbol, venue)
        if quote is None:
            raise NoQuote(symbol=symbol)
        return quote

    async def look_into(self, listings: Collection[Listing]) -> set[Listing]:
        """Have these books fetched for some seconds more; return those that cannot be.

        That is: what is not listed, and what is one too many at once.
        """
        known = {one for one in listings if await self._is_listed(one)}
        return set(listings) - known | await self.depths.want(known)

    async def _is_listed(self, listing: Listing) -> bool:
        if listing.venue not in PROFILES:
            return False
        try:
            return listing.symbol in await self.instruments(listing.venue)
        except Unavailable:
            return False

    async def elsewhere(self, text: str) -> list[Reference]:
        """Return what others say a coin costs that is not traded here, the latest first."""
        words = _folded(text).removesuffix(f"/{QUOTE}")
        now = clock.now()
        found = await self.references.of(words) if words.isprintable() else []
        fresh = [one for one in found if now - one.at <= _OLDEST_REFERENCE]
        return sorted(fresh, key=lambda one: one.at, reverse=True)

    async def movers(self, count: int = 5) -> list[Quote]:
        """Return the quotes that moved most in 24 hours, either way, largest move first."""
        quotes = (await self.quotes.all()).values()
        return sorted(quotes, key=lambda q: abs(q.change_percent), reverse=True)[:count]

    async def candles(
        self,
        symbol: str,
        timeframe: Timeframe,
        *,
        limit: int = 200,
        before: datetime | None = None,
        venue: str = PAPER,
    ) -> list[Candle]:
        """Return the desk's own candles of a market that `venue` lists, oldest first.

        None where the desk's price source does not have it. Raises `UnknownMarket`.
        """
        await self.instrument(symbol, venue)
        async with self.open() as unit:
            return await unit.market.candles(symbol, timeframe, limit=limit, before=before)


def find(text: str, markets: dict[str, Instrument]) -> Instrument:
    """Return the market that `BTC`, `$btc`, `btc-usdt`, `BTCUSDT`, `BTC/USDT` or `bitcoin` names.

    Raises `UnknownMarket` with near names; a look-alike (USD0, Cyrillic letters) is never
    substituted.
    """
    folded = _folded(text)
    for symbol in (folded, f"{folded}/{QUOTE}", f"{folded.removesuffix(QUOTE)}/{QUOTE}"):
        if symbol in markets:
            return markets[symbol]
    if named := _called(folded, markets):
        return named
    raise UnknownMarket(text=text[:40], suggestions=nearest(folded, markets))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper().removeprefix("$").replace("-", "/")


def _called(name: str, markets: dict[str, Instrument]) -> Instrument | None:
    """Return the market of the coin with this whole name, written in capitals."""
    called = (i for i in markets.values() if i.quote == QUOTE and i.name.upper() == name)
    return next(called, None)


def nearest(text: str, markets: dict[str, Instrument]) -> tuple[str, ...]:
    """Return up to three bases that look like what was typed, for a person to choose from."""
    asked = _CLEAN.match(text.upper())
    bases = sorted({i.base for i in markets.values()})
    return tuple(difflib.get_close_matches(asked[0], bases, 3, 0.5)) if asked else ()


def mentioned(text: str, markets: dict[str, Instrument]) -> list[Instrument]:
    """Return markets that a free text names: `$btc`, `ETH`, `sol/usdt`; at most three, in order.

    A bare word counts in capitals, or when the gazetteer says that it means nothing else, so that
    "btc" in a sentence is the coin and "link" is not. A text that is a coin's name is that coin.
    """
    if named := _called(text.strip().upper(), markets):
        return [named]
    found: dict[str, Instrument] = {}
    for match in _TICKER.finditer(text):
        name, quoted = match[1], match[2]
        is_meant = match[0].startswith("$") or quoted or name.isupper() or text.strip() == name
        if not (is_meant or _is_only_a_coin(name)):
            continue
        symbol = f"{name.upper()}/{QUOTE}"
        if symbol in markets:
            found.setdefault(symbol, markets[symbol])
    return list(found.values())[:3]


def _is_only_a_coin(word: str) -> bool:
    coin = by_symbol().get(word.upper())
    return coin is not None and coin.ticker_rule is Rule.ANY
