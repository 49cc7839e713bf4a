"""ccxt clients: one shared session, one table of markets a venue, one small client an account."""

import logging
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit
from weakref import WeakSet

from aiohttp import ClientSession

from desk.settings import Settings
from desk.venues.profiles import PAPER
from workers.venues import addresses, imports, line
from workers.venues.client import kind, sealed
from workers.venues.table import Row, row

MOST_CLIENTS: Final = 200


class Clients:
    """Clients of every venue, the paper exchange among them.

    Nothing here retries (ccxt would sign and send an order again) and nothing sleeps: ccxt's own
    limiter holds every isolated order back by 11 to 50 ms, so it is off; `Pace` counts instead.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # Now and not with the first order: loading it takes a third of a second.
        imports.exchange_class(row(PAPER).exchange)
        # ccxt writes addresses, bodies and headers to its log: keys, signatures, orders.
        logging.getLogger("ccxt").setLevel(logging.WARNING)
        self._session: ClientSession | None = None
        self._markets: dict[str, Any] = {}
        self._clients: OrderedDict[tuple[str, int], Any] = OrderedDict()
        self._made: WeakSet[Any] = WeakSet()

    async def public(self, venue: str = PAPER) -> Any:
        """Return the client without keys that holds a venue's markets, made once."""
        client = self._markets.get(venue)
        if client is None:
            client = self._make(row(venue), {})
            try:
                await client.measure_clock()
                await client.load_markets()
            except BaseException:
                client.session = None  # it is shared: nobody need close it for this one
                raise
            client = self._markets.setdefault(venue, client)
        return client

    async def of(self, account_id: int, keys: Mapping[str, str], venue: str = PAPER) -> Any:
        """Return the client of an account, made once for its `keys`: ccxt's apiKey, secret, ...

        Another worker may have put new keys into force: what was made of the old ones is dropped.
        """
        client = self._clients.get((venue, account_id))
        if client is None or any(getattr(client, name) != key for name, key in keys.items()):
            client = await self.probe(keys, venue)
            self._clients[venue, account_id] = client
            if len(self._clients) > MOST_CLIENTS:
                self._clients.popitem(last=False)
        self._clients.move_to_end((venue, account_id))
        return client

    async def probe(self, keys: Mapping[str, str], venue: str) -> Any:
        """Return a client that nobody keeps: for keys that are still to be looked at."""
        markets = await self.public(venue)
        client = self._make(row(venue), keys)
        client.set_markets_from_exchange(markets)
        client.options["timeDifference"] = markets.options["timeDifference"]
        return client

    def forget(self, account_id: int, venue: str) -> None:
        """Drop the client of keys that are no longer good."""
        self._clients.pop((venue, account_id), None)

    async def close(self) -> None:
        """Close the one session; the clients must not think that it was theirs."""
        for client in self._made:
            client.session = None
        if self._session is not None:
            await self._session.close()

    def _make(self, of: Row, keys: Mapping[str, str]) -> Any:
        if self._session is None:
            self._session = line.session()
        window_ms = self._settings.venue_timeout_s * 1000 + self._settings.receive_window_ms
        client = kind(of.exchange)(
            {
                **keys,
                "session": self._session,
                "enableRateLimit": False,
                "maxRetriesOnFailure": 0,
                "timeout": self._settings.venue_timeout_s * 1000,
                "options": dict(of.options)
                | {"recvWindow": min(window_ms, 59_999), "timeDifference": 0},
            }
        )
        self._made.add(client)
        client.number = str  # sums stay text from the wire to our own parser
        client.has = client.has | {"fetchCurrencies": False}  # markets name those that trade
        client.envelopes, client.unsigned = of.envelopes, of.unsigned
        base = addresses.base(self._settings, of.name)
        if base:
            addresses.move(client, of.name, base)
        hosts = frozenset({urlsplit(base).netloc}) if base else of.hosts
        client.sign = sealed(of, hosts, client, client.sign)
        return client
