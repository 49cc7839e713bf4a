"""A running paper exchange and clients of it: ccxt, and plain signed requests."""

import asyncio
import contextlib
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import ccxt.async_support as ccxt
import ccxt.pro as ccxt_pro
from websockets.asyncio.client import ClientConnection, connect

from desk.settings import Settings
from exchange import app
from tests.ports import free_port

TIMEOUT = aiohttp.ClientTimeout(total=10)
# Worth of one sale that moves a market: more than the market maker has on one side of any book.
WHALE_USDT = Decimal(1_500_000)


@dataclass(frozen=True, slots=True)
class Keys:
    """What an account signs with."""

    name: str
    key: str
    secret: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and JSON of a reply."""

    status: int
    json: Any

    @property
    def code(self) -> int:
        """Return the Binance error code."""
        return int(self.json["code"])


class Exchange:
    """Talks to a running paper exchange."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self.session = session

    async def call(self, method: str, path: str, **options: Any) -> Answer:
        """Send a plain request."""
        async with self.session.request(method, self.url + path, **options) as reply:
            return Answer(reply.status, await reply.json(content_type=None))

    async def get(self, path: str, **params: str) -> Answer:
        """Ask what anybody may ask."""
        return await self.call("GET", path, params=params)

    async def open(self, name: str, **balances: str) -> Keys:
        """Open an account."""
        body = {"name": name, "balances": balances}
        answer = await self.call("POST", "/admin/accounts", json=body)
        assert answer.status == 200, answer.json
        return Keys(answer.json["name"], answer.json["api_key"], answer.json["secret"])

    async def signed(self, keys: Keys, method: str, path: str, **params: object) -> Answer:
        """Send a signed request with everything in the query string."""
        query = sign(keys, {"timestamp": int(time.time() * 1000), **params})
        headers = {"X-MBX-APIKEY": keys.key}
        return await self.call(method, f"{path}?{query}", headers=headers)

    async def sell_down_to(self, pair: str, price: Decimal) -> None:
        """Sell to everybody who bids `price` or more, as somebody with enough of the coin does.

        One order does it, so nothing can step between it and what rests at `price`: whatever the
        market does meanwhile, such an order is filled when this returns.
        """
        base, _, quote = pair.partition("/")
        whale = await self.open(f"whale-of-{base}", **{base: "999999999999"})
        sale = {
            "symbol": base + quote,
            "side": "SELL",
            "type": "LIMIT",
            "timeInForce": "IOC",
            "quantity": f"{WHALE_USDT // price:f}",
            "price": f"{price:f}",
        }
        answer = await self.signed(whale, "POST", "/api/v3/order", **sale)
        assert answer.status == 200, answer.json

    async def fault(self, **rule: object) -> None:
        """Add a fault rule."""
        answer = await self.call("POST", "/admin/faults", json={"rules": [rule]})
        assert answer.status == 200, answer.json

    async def heal(self) -> None:
        """Remove all faults."""
        await self.call("DELETE", "/admin/faults")

    @asynccontextmanager
    async def socket(self, path: str) -> AsyncIterator["Socket"]:
        """Open a WebSocket."""
        async with connect(self.url.replace("http", "ws", 1) + path) as connection:
            yield Socket(connection)

    def pro(self, keys: Keys | None = None, **options: Any) -> Any:
        """Return an unmodified ccxt client that trades and listens here."""
        client = self.ccxt(keys, kind=ccxt_pro.binance, **options)
        socket = self.url.replace("http", "ws", 1)
        client.urls["api"]["ws"]["spot"] = f"{socket}/stream/ws"
        client.urls["api"]["ws"]["ws-api"]["spot"] = f"{socket}/ws-api/v3"
        return client

    def ccxt(self, keys: Keys | None = None, kind: Any = ccxt.binance, **options: Any) -> Any:
        """Return an unmodified ccxt client that trades here."""
        credentials = {"apiKey": keys.key, "secret": keys.secret} if keys else {}
        client = kind(
            {
                **credentials,
                "enableRateLimit": False,
                "timeout": 5000,
                "options": {"fetchMarkets": {"types": ["spot"]}, "fetchMargins": True, **options},
            }
        )
        for name in ("public", "private", "v1"):
            client.urls["api"][name] = f"{self.url}/api/v3"
        client.urls["api"]["sapi"] = f"{self.url}/sapi/v1"
        return client


class Socket:
    """A WebSocket that speaks JSON."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self._ids = count(1)

    async def hear(self, timeout_s: float = 10) -> Any:
        """Return the next message."""
        async with asyncio.timeout(timeout_s):
            return json.loads(await self.connection.recv())

    async def until(self, fits: Callable[[Any], bool]) -> Any:
        """Return the next message that fits."""
        async with asyncio.timeout(15):
            while not fits(message := await self.hear()):
                pass
            return message

    async def say(self, method: str, params: object = None) -> Any:
        """Send a request and return its answer, past whatever else is told."""
        id_ = next(self._ids)
        request = {"method": method, "id": id_} | ({} if params is None else {"params": params})
        await self.connection.send(json.dumps(request))
        return await self.until(lambda message: message.get("id") == id_)

    async def signed(self, keys: Keys, method: str, **params: object) -> Any:
        """Send a request of the WebSocket API that is signed by its parameters."""
        return await self.say(method, sign_message(keys, params))


def sign_message(keys: Keys, params: dict[str, object]) -> dict[str, object]:
    """Return the parameters of a WebSocket API request with time, key and signature."""
    full = {"timestamp": int(time.time() * 1000), **params, "apiKey": keys.key}
    payload = "&".join(f"{name}={full[name]}" for name in sorted(full))
    digest = hmac.new(keys.secret.encode(), payload.encode(), hashlib.sha256).hexdigest()
    return {**full, "signature": digest}


def sign(keys: Keys, params: dict[str, object]) -> str:
    """Return the query string of `params` with its signature."""
    query = urlencode(params)
    digest = hmac.new(keys.secret.encode(), query.encode(), hashlib.sha256).hexdigest()
    return f"{query}&signature={digest}"


@asynccontextmanager
async def running(data_dir: Path, **settings: Any) -> AsyncIterator[Exchange]:
    """Run an exchange in this process."""
    found = Settings(data_dir=data_dir, **{"exchange_port": free_port()} | settings)
    task = asyncio.create_task(app.run(found))
    url = found.paper_url
    try:
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
            exchange = Exchange(url, session)
            await ready(exchange, task)
            yield exchange
    finally:
        task.cancel()
        await asyncio.wait([task])


async def ready(exchange: Exchange, task: asyncio.Task[Any]) -> None:
    """Wait until the exchange answers; raises what ended `task` when it ended."""
    async with asyncio.timeout(60):
        while not task.done():
            with contextlib.suppress(aiohttp.ClientConnectionError):
                if (await exchange.get("/api/v3/ping")).status == 200:
                    return
            await asyncio.sleep(0.01)
    raise RuntimeError(f"the exchange ended: {task.result()}")
