"""ccxt clients that stream: public prices alone, no keys, one for a venue."""

from typing import Any, Final
from urllib.parse import urlsplit

from desk.settings import Settings
from desk.venues.profiles import PAPER
from workers.venues import addresses, imports
from workers.venues.table import row

_PATHS: Final = {
    "public": "/api/v3",
    "private": "/api/v3",
    "v1": "/api/v1",
    "sapi": "/sapi/v1",
    "fapiPublic": "/fapi/v1",
}


async def public(settings: Settings, venue: str) -> Any:
    """Return a client of a venue with its markets loaded; the caller closes it.

    Raises ccxt's errors while the venue is away.
    """
    of = row(venue)
    client = imports.stream_class(of.exchange)(
        {
            "enableRateLimit": venue != PAPER,
            "timeout": settings.venue_timeout_s * 1000,
            "newUpdates": True,
            "options": dict(of.options) | {"defaultType": "spot"},
        }
    )
    client.has = client.has | {"fetchCurrencies": False}  # markets name those that trade
    client.number = str  # sums stay text from the wire to our own parser
    if venue == PAPER:
        _at_home(client, settings)
    elif base := addresses.base(settings, venue):
        addresses.move(client, venue, base)
    try:
        await client.load_markets()
    except BaseException:
        await client.close()
        raise
    return client


def _at_home(client: Any, settings: Settings) -> None:
    base, place = settings.paper_url, urlsplit(settings.paper_url)
    scheme = "wss" if place.scheme == "https" else "ws"
    api = client.urls["api"]
    streams = api["ws"] | dict.fromkeys(("spot", "linear"), f"{scheme}://{place.netloc}/ws")
    client.urls["api"] = api | {n: base + path for n, path in _PATHS.items()} | {"ws": streams}
