"""Prices of coins that no exchange here lists, from CoinGecko and CoinMarketCap, for reading."""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

import structlog
from prometheus_client import Counter, Gauge
from yarl import URL

from desk import clock, money
from desk.errors import BadAmount, DeskError
from desk.market.model import Reference
from desk.nursery import Nursery
from desk.ports import References
from desk.settings import Settings
from workers.addresses import Allowed, is_local
from workers.fetch import Fetcher
from workers.sources.api import BadAnswer
from workers.sources.breaker import Breaker
from workers.sources.dates import believable_date

log = structlog.get_logger(__name__)
ASKED: Final = Counter(
    "tapewire_references_total", "Questions for reference prices.", ["source", "outcome"]
)
KNOWN: Final = Gauge("tapewire_reference_coins", "Coins with a reference price.", ["source"])
COINGECKO: Final = "CoinGecko"
COINMARKETCAP: Final = "CoinMarketCap"
OLDEST: Final = timedelta(days=1)
HIGHEST: Final = Decimal(10) ** 12
WILDEST: Final = Decimal(10) ** 6
_PAGE: Final = 250  # the most that CoinGecko gives at once
_COINGECKO: Final = {
    "public": "https://api.coingecko.com/api/v3",
    "demo": "https://api.coingecko.com/api/v3",
    "pro": "https://pro-api.coingecko.com/api/v3",
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One place that knows prices: where its pages are, who asks, how an answer is read."""

    name: str
    pages: tuple[str, ...]
    credentials: Mapping[str, str]
    rows: Callable[[Any], Sequence[Row]]
    told: Callable[[Row], tuple[object, object, object]]  # price, change in %, when


def providers(settings: Settings) -> list[Provider]:
    """Return the providers that the settings turn on."""
    found = []
    if settings.coingecko != "off":
        found.append(_coingecko(settings))
    if settings.coinmarketcap_key:
        found.append(_coinmarketcap(settings))
    return found


async def follow(settings: Settings, references: References) -> None:
    """Ask every provider again and again until cancelled; returns at once when none is on."""
    found = providers(settings)
    local = [page for one in found for page in one.pages if is_local(page)]
    async with Fetcher(Allowed.of(*local)) as fetcher, Nursery() as nursery:
        for one in found:
            work = _ask_on(one, fetcher, references, settings.reference_interval_s)
            nursery.spawn(work, name=f"references-{one.name}")
        await nursery.done()


async def _ask_on(
    provider: Provider, fetcher: Fetcher, references: References, interval_s: float
) -> None:
    chance = random.Random()  # noqa: S311
    breaker = Breaker(chance)
    while True:
        pause_s = interval_s * chance.uniform(0.9, 1.1)
        try:
            found = await ask(provider, fetcher)
            await references.put(provider.name, found)
        except DeskError as e:
            reason = str(getattr(e, "reason", e.key))
            ASKED.labels(provider.name, "failed").inc()
            pause_s = max(breaker.failed(), getattr(e, "retry_after_s", None) or 0.0)
            log.warning("reference prices did not come", source=provider.name, reason=reason)
        except Exception as e:  # noqa: BLE001 - a loop edge: one provider must not end the others
            ASKED.labels(provider.name, "failed").inc()
            pause_s = breaker.failed()
            log.warning("reference prices not kept", source=provider.name, error=type(e).__name__)
        else:
            breaker.succeeded()
            ASKED.labels(provider.name, "read").inc()
            KNOWN.labels(provider.name).set(len(found))
        await asyncio.sleep(pause_s)


async def ask(provider: Provider, fetcher: Fetcher) -> list[Reference]:
    """Return a price for each symbol, the largest coin of a symbol alone; garbage is left out.

    Raises `FetchFailed`, `AddressDenied` or `BadAnswer`.
    """
    found: dict[str, Reference] = {}
    async for row in _rows(provider, fetcher):
        reference = _reference(provider, row, clock.now())
        if reference is not None:
            found.setdefault(reference.symbol, reference)
    return list(found.values())


async def _rows(provider: Provider, fetcher: Fetcher) -> AsyncIterator[Row]:
    for url in provider.pages:
        page = await fetcher.get(url, accept="application/json", credentials=provider.credentials)
        try:
            rows = provider.rows(_parsed(page.body))
        except (KeyError, TypeError) as e:
            raise BadAnswer from e
        for row in rows:
            if isinstance(row, dict):
                yield row


def _parsed(body: bytes) -> Any:
    """Read JSON with every number as the text that it was: a float would round it."""
    try:
        return json.loads(body, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as e:
        raise BadAnswer("json") from e


def _reference(provider: Provider, row: Row, now: datetime) -> Reference | None:
    """Return a row's price; None for a symbol, a price or a moment that cannot be."""
    try:
        price_text, change_text, when = provider.told(row)
        price = money.wire(str(price_text))
    except (BadAmount, KeyError, TypeError):
        return None
    symbol = str(row.get("symbol") or "").upper()
    at = believable_date(str(when or ""), now)
    is_sane = symbol.isascii() and symbol.isalnum() and len(symbol) <= 20
    if not is_sane or not 0 < price <= HIGHEST or at is None or now - at > OLDEST:
        return None
    return Reference(
        source=provider.name,
        symbol=symbol,
        name=_name(row.get("name"), symbol),
        price=price,
        change_percent=_change(change_text),
        at=min(at, now),
    )


def _change(text: object) -> Decimal | None:
    try:
        change = money.wire(str(text))
    except BadAmount:
        return None
    return change if -100 <= change <= WILDEST else None


def _name(text: object, symbol: str) -> str:
    words = "".join(c for c in text if c.isprintable()) if isinstance(text, str) else ""
    return words.strip()[:40] or symbol


def _coingecko(settings: Settings) -> Provider:
    base = settings.coingecko_url or _COINGECKO[settings.coingecko]
    count = -(-settings.reference_coins // _PAGE)
    query = {"vs_currency": "usd", "order": "market_cap_desc", "per_page": str(_PAGE)}
    pages = [URL(f"{base}/coins/markets").with_query(query | {"page": n + 1}) for n in range(count)]
    key = {f"x-cg-{settings.coingecko}-api-key": settings.coingecko_key.reveal()}
    return Provider(
        name=COINGECKO,
        pages=tuple(map(str, pages)),
        credentials={} if settings.coingecko == "public" else key,
        rows=_listed,
        told=lambda row: (
            row["current_price"],
            row.get("price_change_percentage_24h"),
            row.get("last_updated"),
        ),
    )


def _coinmarketcap(settings: Settings) -> Provider:
    url = URL(f"{settings.coinmarketcap_url}/v1/cryptocurrency/listings/latest").with_query(
        start="1", limit=str(settings.reference_coins), convert="USD", sort="market_cap"
    )
    return Provider(
        name=COINMARKETCAP,
        pages=(str(url),),
        credentials={"X-CMC_PRO_API_KEY": settings.coinmarketcap_key.reveal()},
        rows=lambda answer: _listed(answer["data"]),
        told=lambda row: _of_usd(row["quote"]["USD"]),
    )


def _of_usd(quote: Row) -> tuple[object, object, object]:
    return quote["price"], quote.get("percent_change_24h"), quote.get("last_updated")


def _listed(answer: Any) -> Sequence[Row]:
    if not isinstance(answer, list):
        raise TypeError
    return answer
