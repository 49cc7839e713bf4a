"""A venue with everything around it: the exchange, the wire, a person's account, the adapter."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import aiohttp
import yarl
from aiohttp import web

from desk import clock
from desk.orders.model import Kind, Order, Side, Status, TimeInForce
from desk.ports import Budget
from desk.settings import Settings
from desk.venues.forms import known_as
from tests.contracts.wire import Seen, Wire
from tests.integration.exchange.clients import Exchange, Keys
from tests.ports import free_port
from workers.venues.cex import CexVenue
from workers.venues.clients import Clients
from workers.venues.table import Row, row

VENUES = ("paper", "binance", "coinbase", "bybit", "okx", "kucoin", "gate", "mexc", "htx")
VALID_FOR = timedelta(seconds=7)
ACCOUNT = 501
_numbers = itertools.count(1)
_CREATES = (
    "/api/v3/order",
    "/v5/order/create",
    "/trade/order",
    "/hf/orders",
    "/spot/orders",
    "/orders/place",
    "/brokerage/orders",
)


@dataclass
class Stand:
    """One venue under test, with an account of its own that has USDT and BTC."""

    name: str
    exchange: Exchange
    wire: Wire
    clients: Clients
    keys: dict[str, str]
    account: str
    venue: CexVenue
    client: Any
    market: str = "BTC/USDT"
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def row(self) -> Row:
        """Return the venue's row of the table."""
        return row(self.name)

    @property
    def native(self) -> str:
        """Return what the venue calls the market."""
        return str(self.client.market(self.market)["id"])

    def order(self, **changes: Any) -> Order:
        """Return an order that is marked as sending now; a market buy for 60 USDT by default."""
        now = changes.pop("sent_at", datetime.now(UTC))
        if "quantity" not in changes and "spend" not in changes:
            changes["spend"] = Decimal(60)
        first = Order(
            id=clock.new_id(),
            account_id=ACCOUNT,
            venue=self.name,
            symbol=self.market,
            side=Side.BUY,
            status=Status.SENDING,
            key=f"k{next(self.ids)}",
            attempt=1,
            sent_at=now,
            created_at=now,
            updated_at=now,
        )
        return replace(first, **changes)

    def resting(self, **changes: Any) -> Order:
        """Return a limit buy far below the market."""
        terms = {
            "kind": Kind.LIMIT,
            "quantity": Decimal("0.001"),
            "limit_price": Decimal(30000),
            "time_in_force": TimeInForce.GTC,
        }
        return self.order(**(terms | changes))

    async def prices(self) -> tuple[Decimal, Decimal]:
        """Return best bid and ask."""
        found = await self.exchange.get("/api/v3/ticker/bookTicker", symbol="BTCUSDT")
        return Decimal(found.json["bidPrice"]), Decimal(found.json["askPrice"])

    async def held(self, asset: str) -> tuple[Decimal, Decimal]:
        """Return what the account has free and locked, in the exchange's own books."""
        own = await self._own("/api/v3/account")
        rows = {b["asset"]: b for b in own["balances"]}
        found = rows.get(asset, {"free": "0", "locked": "0"})
        return Decimal(found["free"]), Decimal(found["locked"])

    async def truth(self) -> list[dict[str, Any]]:
        """Return the account's orders in the market, in the exchange's own books."""
        found: list[dict[str, Any]] = await self._own("/api/v3/allOrders", symbol="BTCUSDT")
        return found

    async def fills(self) -> list[dict[str, Any]]:
        """Return the account's fills in the market, in the exchange's own books."""
        found: list[dict[str, Any]] = await self._own("/api/v3/myTrades", symbol="BTCUSDT")
        return found

    async def _own(self, path: str, **params: str) -> Any:
        found = await self.exchange.signed(await self.own_keys(), "GET", path, **params)
        assert found.status == 200, found.json
        return found.json

    async def own_keys(self) -> Keys:
        """Return the account's keys for the exchange's own protocol."""
        answer = await self.exchange.call("POST", "/admin/accounts", json={"name": self.account})
        return Keys(self.account, answer.json["api_key"], answer.json["secret"])

    def known(self, order: Order) -> str:
        """Return the id under which the venue knows an order."""
        return known_as(self.name, order.client_order_id)

    async def market_takes(self, order: Order, quantity: str, *, on_tape: bool = False) -> None:
        """Let the house trade with a resting order; `on_tape` at what becomes the price."""
        mine = [o for o in await self.truth() if o["clientOrderId"] == self.known(order)]
        body = {"order_id": mine[0]["orderId"], "quantity": quantity, "on_tape": on_tape}
        answer = await self.exchange.call("POST", "/admin/fills", json=body)
        assert answer.status == 200, answer.json


def is_create(seen: Seen) -> bool:
    """Tell whether a request sends an order."""
    return seen.method == "POST" and seen.path.endswith(_CREATES)


def is_private_get(seen: Seen) -> bool:
    """Tell whether a request asks for something of an account."""
    return seen.method == "GET" and any(
        part in seen.path
        for part in ("order", "trade/", "Trades", "fills", "matchresults", "execution")
    )


@asynccontextmanager
async def wired(exchange: str) -> AsyncIterator[Wire]:
    """Run a wire in front of an exchange."""
    wire = Wire(exchange)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", wire.relay)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    wire.url = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession(auto_decompress=True, requote_redirect_url=False) as session:
        wire.session = _Raw(session)  # type: ignore[assignment]
        try:
            yield wire
        finally:
            await runner.cleanup()


class _Raw:
    """Passes addresses on exactly as they came: signatures cover every character."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    def request(self, method: str, url: str, **options: Any) -> Any:
        return self._session.request(method, yarl.URL(url, encoded=True), **options)


@dataclass(frozen=True)
class Hall:
    """What the cases share: one exchange, one wire before it, the desk's clients."""

    exchange: Exchange
    wire: Wire
    clients: Clients
    settings: Settings


@asynccontextmanager
async def opened(exchange: Exchange, folder: Path) -> AsyncIterator[Hall]:
    """Open the hall."""
    async with wired(exchange.url) as wire:
        settings = Settings(data_dir=folder, exchange_url=wire.url, venues_url=wire.url)
        clients = Clients(settings)
        try:
            yield Hall(exchange, wire, clients, settings)
        finally:
            await clients.close()


async def stand(name: str, hall: Hall, *, budget: Budget | None = None) -> Stand:
    """Connect a new account of a venue to the desk's adapter."""
    number = next(_numbers)
    account = f"{name}-{number}"
    wanted = {"name": account, "balances": {"USDT": "10000", "BTC": "1"}, "venue": name}
    made = await hall.exchange.call("POST", "/admin/accounts", json=wanted)
    assert made.status == 200, made.json
    keys = made.json["credentials"]

    async def client(account_id: int) -> Any:
        return await hall.clients.of(account_id + number, keys, name)

    venue = CexVenue(client, timeout_s=5, valid_for=VALID_FOR, venue=name, budget=budget)
    hall.wire.rules.clear()
    hall.wire.change = None
    first = await client(ACCOUNT)
    hall.wire.seen.clear()
    return Stand(name, hall.exchange, hall.wire, hall.clients, keys, account, venue, first)
