"""Prices as CoinGecko and CoinMarketCap serve them, from their documentation, on this machine.

POST /vendors/prices {symbol, name, price, change?, at?}   the newest of a symbol and name counts;
     price and change are written into the answers as they stand, so that they can be nonsense
GET  /vendors/coingecko/coins/markets   (x-cg-demo-api-key, x-cg-pro-api-key; per_page, page)
GET  /vendors/coinmarketcap/v1/cryptocurrency/listings/latest   (X-CMC_PRO_API_KEY; limit)

The faults of the feeds `coingecko` and `coinmarketcap` are theirs; a key is any text but `wrong`.
"""

import json
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from desk import clock
from sandbox.feeds.faults import Faults

_WRONG: Final = "wrong"
_MOST: Final = 1000
_JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class _Price:
    symbol: str
    name: str
    price: str
    change: str
    at: str


class Prices:
    """The coins posted, the first one the largest."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._coins: dict[tuple[str, str], _Price] = {}

    def routes(self) -> list[Route]:
        """Return what stands below /vendors."""
        return [
            Route("/prices", self.put, methods=["POST"]),
            Route("/coingecko/coins/markets", self.coingecko),
            Route("/coinmarketcap/v1/cryptocurrency/listings/latest", self.coinmarketcap),
        ]

    async def put(self, request: Request) -> Response:
        """Take a coin's price."""
        try:
            told = await request.json()
            coin = _Price(
                symbol=str(told["symbol"])[:40],
                name=str(told["name"])[:80],
                price=str(told["price"])[:64],
                change=str(told.get("change", "null"))[:64],
                at=str(told.get("at", ""))[:40],
            )
        except (ValueError, KeyError, TypeError):
            example = '{"symbol": "WIF", "name": "dogwifhat", "price": "0.41"}'
            return JSONResponse({"error": f"post for example {example}"}, 422)
        if len(self._coins) >= _MOST:
            return JSONResponse({"error": f"there are {_MOST} coins, and no more may be"}, 409)
        self._coins[coin.symbol, coin.name] = coin
        return JSONResponse({}, 201)

    async def coingecko(self, request: Request) -> Response:
        """Answer as /coins/markets does."""
        keys = [request.headers.get(f"x-cg-{plan}-api-key", "") for plan in ("demo", "pro")]
        if _WRONG in keys:
            told = {"error_code": 10002, "error_message": "API Key Missing"}
            return JSONResponse({"status": told}, 401)
        size, page = _number(request, "per_page", 100), _number(request, "page", 1)
        shown = list(self._coins.values())[size * (page - 1) : size * page]
        rows = [
            f'{{"id": {_text(c.name.lower())}, "symbol": {_text(c.symbol.lower())},'
            f' "name": {_text(c.name)}, "current_price": {c.price}, "market_cap_rank": {n + 1},'
            f' "price_change_percentage_24h": {c.change}, "last_updated": {_text(_at(c))}}}'
            for n, c in enumerate(shown)
        ]
        answer = Response(f"[{', '.join(rows)}]", media_type=_JSON)
        return await self._faults.next("coingecko") or answer

    async def coinmarketcap(self, request: Request) -> Response:
        """Answer as /v1/cryptocurrency/listings/latest does."""
        if request.headers.get("X-CMC_PRO_API_KEY", _WRONG) == _WRONG:
            told = {"error_code": 1001, "error_message": "This API Key is invalid."}
            return JSONResponse({"status": told}, 401)
        shown = list(self._coins.values())[: _number(request, "limit", 100)]
        rows = [
            f'{{"id": {n + 1}, "name": {_text(c.name)}, "symbol": {_text(c.symbol)},'
            f' "cmc_rank": {n + 1}, "quote": {{"USD": {{"price": {c.price},'
            f' "percent_change_24h": {c.change}, "last_updated": {_text(_at(c))}}}}}}}'
            for n, c in enumerate(shown)
        ]
        status = '{"error_code": 0, "error_message": null, "credit_count": 1}'
        body = f'{{"status": {status}, "data": [{", ".join(rows)}]}}'
        answer = Response(body, media_type=_JSON)
        return await self._faults.next("coinmarketcap") or answer


def _number(request: Request, name: str, usual: int) -> int:
    text = request.query_params.get(name, "")
    return min(max(int(text), 1), _MOST) if text.isascii() and text.isdigit() else usual


def _at(coin: _Price) -> str:
    return coin.at or clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _text(text: str) -> str:
    return json.dumps(text)
