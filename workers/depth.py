"""Books and last trades of the markets that somebody looks at, for as long as they look."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final, TypeVar

import structlog
from prometheus_client import Counter, Gauge

from desk import clock
from desk.market import depth
from desk.market.bars import Trade
from desk.market.depth import Depth, Listing, NotBelieved
from desk.nursery import Nursery
from desk.settings import Settings
from workers import bars
from workers.context import Context
from workers.listings import told_at
from workers.venues import books
from workers.venues.pace import Pace
from workers.venues.table import row

log = structlog.get_logger(__name__)
FOLLOW_S: Final = 0.5
LOOK_S: Final = 1.0
WATCHED: Final = Gauge("tapewire_depths_watched", "Books that are fetched because pages show them.")
LOOKS: Final = Counter("tapewire_depths_total", "Looks at a book by how they went.", ["outcome"])
ClientOf = Callable[[str], Any]
Told = TypeVar("Told")


def show(settings: Settings, context: Context, client_of: ClientOf, nursery: Nursery) -> None:
    """Begin to fetch what pages look at; ends with the nursery."""
    depths = Depths(settings, context, client_of, nursery)
    nursery.forever(depths.follow, name="depths", pause_s=FOLLOW_S)


class Depths:
    """Follows wishes: a book is fetched in a loop of its own while somebody wants it.

    `client_of` returns the client that a venue is read with now, None while it is not.
    """

    def __init__(
        self, settings: Settings, context: Context, client_of: ClientOf, nursery: Nursery
    ) -> None:
        self._settings = settings
        self._context = context
        self._client_of = client_of
        self._nursery = nursery
        self._loops: dict[Listing, asyncio.Task[None]] = {}

    async def follow(self) -> None:
        """Start and stop loops as people come and look away."""
        wanted = await self._context.desk.market.depths.wanted()
        for listing in wanted - self._loops.keys():
            self._loops[listing] = self._nursery.forever(
                self._look(listing), name="depth", pause_s=LOOK_S
            )
        for listing in self._loops.keys() - wanted:
            self._loops.pop(listing).cancel()
        WATCHED.set(len(self._loops))

    def _look(self, listing: Listing) -> Callable[[], Any]:
        pace = Pace(row(listing.venue), self._context.budget)
        book = Book(listing, pace, self._settings.venue_timeout_s)

        async def look() -> None:
            client = self._client_of(listing.venue)
            if client is None or listing.symbol not in client.markets:
                return
            found = await book.look(client)
            if found is not None:
                await self._context.desk.market.depths.show(found)

        return look


class Book:
    """One market's; where turns at the venue are short its trades are those of the look before."""

    def __init__(self, listing: Listing, pace: Pace, timeout_s: float) -> None:
        self._listing = listing
        self._row = row(listing.venue)
        self._pace = pace
        self._timeout_s = timeout_s
        self._trades: tuple[Trade, ...] = ()

    async def look(self, client: Any) -> Depth | None:
        """Return the book of now, None where it did not come: pages see how old theirs is.

        What is not believed is not shown either; trades that do not come cost no book.
        """
        if not await self._pace.spare():
            LOOKS.labels("no turn").inc()
            return None
        trades = await self._pace.spare()
        found, told = await asyncio.gather(
            self._come("book", self._book(client)),
            self._come("trades", self._last(client)) if trades else _nothing(),
        )
        self._trades = self._trades if told is None else told
        if found is None:
            return None
        LOOKS.labels("fetched").inc()
        return replace(found, trades=self._trades)

    async def _come(self, what: str, question: Awaitable[Told]) -> Told | None:
        try:
            async with asyncio.timeout(self._timeout_s):
                return await question
        except Exception as e:  # noqa: BLE001 - a loop edge: it may be away for minutes
            is_told = isinstance(e, NotBelieved)
            LOOKS.labels(f"{what} not believed" if is_told else f"no {what}").inc()
            why = str(e) if is_told else type(e).__name__  # ccxt's errors quote addresses
            venue, symbol = self._listing
            log.info("not shown", what=what, venue=venue, symbol=symbol, why=why)
            return None

    async def _book(self, client: Any) -> Depth:
        told = await books.book(self._row, self._pace, client, self._listing.symbol)
        at = told_at(told.get("timestamp"), clock.now())
        return depth.read(self._listing, bids=told["bids"], asks=told["asks"], at=at)

    async def _last(self, client: Any) -> tuple[Trade, ...]:
        told = await books.trades(self._row, self._pace, client, self._listing.symbol)
        read = [trade for each in told if (trade := bars.read(each)) is not None]
        if len(read) < len(told):
            raise NotBelieved("a trade that cannot be")
        return depth.last(read)


async def _nothing() -> None:
    return None
