"""The hub: spreads the desk's events over all open pages of this process."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter, methodcaller
from typing import Any, Final

import orjson
from prometheus_client import Gauge

from desk.market.service import Market
from webapp.live import topics
from webapp.live.client import BYE_LEFT, Batch, Client, written
from webapp.live.frames import said
from webapp.live.recent import Recent

CLIENTS: Final = Gauge("tapewire_live_clients", "Open live connections.")

HEARTBEAT_S: Final = 20.0
MAX_OF_ONE: Final = 20  # pages of one account
MAX_BOOKS: Final = 2  # of one account at once
BOOKS_S: Final = 0.5  # so often the books that pages show are wished for anew
_SLICE: Final = 100  # so many pages are told before others have their turn


@dataclass(slots=True)
class Hub:
    """All open pages of this process, and what happened lately."""

    clients: set[Client] = field(default_factory=set)
    _recent: Recent = field(default_factory=Recent)

    def join(self, client: Client, last_id: str | None) -> tuple[str, bool]:
        """Tell a client from now on; return the id from which, and whether it missed nothing.

        One that was here before names the last event that it heard of, `last_id`: it is told what
        came since, or to load afresh.
        """
        self.clients.add(client)
        CLIENTS.set(len(self.clients))
        newest = self._recent.last_id
        if last_id is None:
            return newest, False
        missed = self._recent.since(last_id, client.kinds, client.account_id)
        if missed is None:
            client.resync(newest)
            return newest, False
        for event in missed:
            client.event(event)
        return last_id, True

    def leave(self, client: Client) -> None:
        """Forget a client."""
        client.end(0)
        self.clients.discard(client)
        CLIENTS.set(len(self.clients))

    def make_room(self, account_id: int) -> None:
        """Let one more page of an account come: past the most, the oldest is left behind for it."""
        pages = [client for client in self.clients if client.account_id == account_id]
        pages.sort(key=attrgetter("came"))
        for oldest in pages[: max(0, len(pages) - MAX_OF_ONE + 1)]:
            oldest.end(BYE_LEFT)
            self.clients.discard(oldest)

    async def feed(self, events: AsyncIterator[tuple[str, Mapping[str, Any]]]) -> None:
        """Spread the desk's events until the source ends."""
        async for channel, body in events:
            await self.spread(channel, body)

    async def look(self, market: Market) -> None:
        """Have the books fetched that pages show now; those that cannot be are told so once."""
        looking = {client: client.book for client in self.clients if client.book}
        if not looking:
            return
        shown = {book: topics.listing(book) for book in _books(looking)}
        refused = await market.look_into({*shown.values()})
        for client, book in looking.items():
            is_out = book not in shown or shown[book] in refused
            if is_out and client.book == book and not client.is_refused:
                none = {"type": "no-book", **topics.listing(book)._asdict()}
                client.show(said(none), is_refused=True)

    async def beat(self) -> None:
        """Keep connections awake that have nothing to say, and end those of old sessions.

        One clock for all: a timer for each wait of each page would cost more than the sending.
        """
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            await _each(self.clients, methodcaller("beat"))

    async def spread(self, channel: str, body: Mapping[str, Any]) -> None:
        """Hand one event to whoever wants it; each is encoded once for everybody."""
        if channel == "quotes":
            for batch in _batches(body["quotes"]):
                await _each(self.clients, methodcaller("quote", batch))
        elif channel == "depths":
            book = topics.at(body["venue"], body["symbol"])
            shown = methodcaller("show", said({"type": "book", **body}))
            await _each([c for c in self.clients if c.book == book], shown)
        elif channel == "sessions":
            self._end(body["account_id"], body["session_ids"])
        elif channel == "subscribed":
            await self._renew()
        elif channel in topics.EVENTS:
            await self._tell(channel, body)

    def _end(self, account_id: int, session_ids: Container[str]) -> None:
        for client in self.clients:
            if client.account_id == account_id and client.session_id in session_ids:
                client.end()

    async def _tell(self, channel: str, body: Mapping[str, Any]) -> None:
        topic, kind, names = topics.EVENTS[channel]
        owner: int | None = body.get("account_id")
        told = {"type": kind, **{name: body[name] for name in names}}
        event = self._recent.add(topic, owner, told)
        listening = [c for c in self.clients if topic in c.kinds and owner in {None, c.account_id}]
        await _each(listening, methodcaller("event", event))

    async def _renew(self) -> None:
        """Begin anew: what happened while nobody listened to the desk is not known."""
        self._recent = Recent()
        await _each(self.clients, methodcaller("resync", self._recent.last_id))


def _books(looking: Iterable[Client]) -> set[str]:
    """Return the books to fetch: of each account the two that it turned to first.

    There are few for everybody, see db/depth.py, so nobody may have them all.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for client in sorted(looking, key=attrgetter("turned")):
        if len(found[client.account_id]) < MAX_BOOKS:
            found[client.account_id].add(client.book)
    return set[str]().union(*found.values())


async def _each(clients: Iterable[Client], tell: Callable[[Client], None]) -> None:
    """Tell clients in slices, between which others have their turn."""
    for number, client in enumerate([*clients]):
        if number and number % _SLICE == 0:
            await asyncio.sleep(0)
        tell(client)


def _batches(quotes: Iterable[Mapping[str, Any]]) -> list[Batch]:
    found: dict[str, dict[str, bytes]] = {}
    for quote in quotes:
        venue = quote["venue"]
        found.setdefault(venue, {})[topics.at(venue, quote["symbol"])] = orjson.dumps(quote)
    return [
        Batch(topics.at(venue, topics.EVERY), bodies, written(bodies.values()))
        for venue, bodies in found.items()
    ]
