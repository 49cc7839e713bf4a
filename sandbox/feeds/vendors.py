"""The items of feeds in the JSON of the vendors they are named after, from their documentation.

What is posted to the feed `cryptopanic` stands at /vendors/cryptopanic/api/developer/v2/posts/,
and so on; each checks who asks as the vendor does. Point the `*_url` settings at /vendors/<name>.

cryptopanic  /api/developer/v2/posts/?auth_token=     newsapi  /v2/everything  (X-Api-Key)
github       /repos/{owner}/{name}/releases           reddit   /api/v1/access_token, /r/{names}/new
coingecko, coinmarketcap: prices, in sandbox/feeds/prices.py
notices      /binance|bybit|okx|kucoin/... (their announcement pages)

A token is any text but `wrong`; Reddit's runs out after an hour or DELETE /reddit/tokens.
"""

import secrets
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from desk import clock
from sandbox.feeds.faults import Faults
from sandbox.feeds.prices import Prices
from sandbox.feeds.store import Feeds, Item
from sandbox.feeds.streams import Streams

WRONG: Final = "wrong"
_TOKEN_S: Final = 3600
Shape = Callable[[Sequence[Item]], Any]


class Vendors:
    """The vendors' routes over one set of feeds; the faults of a feed are theirs too."""

    def __init__(self, feeds: Feeds, faults: Faults) -> None:
        self._feeds = feeds
        self._faults = faults
        self._reddit_tokens: set[str] = set()
        self._streams = Streams(feeds, faults)
        self._prices = Prices(faults)

    def routes(self) -> Mount:
        """Return everything below /vendors."""
        return Mount(
            "/vendors",
            routes=[
                *self._streams.routes(),
                *self._prices.routes(),
                Route("/cryptopanic/api/developer/v2/posts/", self.cryptopanic),
                Route("/newsapi/v2/everything", self.newsapi),
                Route("/github/repos/{owner}/{name}/releases", self.github),
                Route("/reddit/api/v1/access_token", self.reddit_login, methods=["POST"]),
                Route("/reddit/tokens", self.reddit_forget, methods=["DELETE"]),
                Route("/reddit/r/{names}/new", self.reddit),
                *(
                    Route(f"/notices/{venue}/{{path:path}}", self._notices(venue, shape))
                    for venue, shape in _NOTICES.items()
                ),
            ],
        )

    def cut(self) -> None:
        """End every connection that is held open; new ones are welcome."""
        self._streams.cut()

    async def cryptopanic(self, request: Request) -> Response:
        if request.query_params.get("auth_token", WRONG) == WRONG:
            return JSONResponse({"status": "api_error", "info": "Token not found"}, 403)
        return await self._show("cryptopanic", _cryptopanic)

    async def newsapi(self, request: Request) -> Response:
        if request.headers.get("X-Api-Key", WRONG) == WRONG:
            refusal = {"status": "error", "code": "apiKeyInvalid", "message": "Your key is wrong."}
            return JSONResponse(refusal, 401)
        return await self._show("newsapi", _newsapi)

    async def github(self, request: Request) -> Response:
        if _bearer(request) == WRONG:
            return JSONResponse({"message": "Bad credentials"}, 401)
        etag = f"W/{self._feeds.etag('github')}"
        if request.headers.get("If-None-Match") == etag:
            return Response(status_code=304, headers={"ETag": etag})
        answer = await self._show("github", _github)
        answer.headers["ETag"] = etag
        return answer

    async def reddit_login(self, request: Request) -> Response:
        try:
            pair = b64decode(request.headers.get("Authorization", "").removeprefix("Basic "))
        except NotBase64:
            pair = b""
        if not pair.partition(b":")[2] or pair.endswith(b":wrong"):
            return JSONResponse({"message": "Unauthorized", "error": 401}, 401)
        token = secrets.token_urlsafe(16)
        self._reddit_tokens.add(token)
        told = {"access_token": token, "token_type": "bearer", "expires_in": _TOKEN_S}
        return JSONResponse(told | {"scope": "*"})

    async def reddit(self, request: Request) -> Response:
        if _bearer(request) not in self._reddit_tokens:
            return JSONResponse({"message": "Unauthorized", "error": 401}, 401)
        return await self._show("reddit", _reddit)

    async def reddit_forget(self, _: Request) -> Response:
        """Have every token run out."""
        self._reddit_tokens.clear()
        return Response(status_code=204)

    def _notices(self, venue: str, shape: Shape) -> Callable[[Request], Any]:
        async def show(_: Request) -> Response:
            return await self._show(venue, shape)

        return show

    async def _show(self, name: str, shape: Shape) -> Response:
        wrong = await self._faults.next(name)
        return wrong or JSONResponse(shape(self._feeds.newest(name)))


def _bearer(request: Request) -> str:
    return request.headers.get("Authorization", "").partition(" ")[2]


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def _cryptopanic(items: Sequence[Item]) -> Any:
    return {
        "next": None,
        "previous": None,
        "results": [
            {
                "id": item.number,
                "slug": item.guid,
                "title": item.title,
                "description": item.summary,
                "published_at": _iso(item.published),
                "created_at": _iso(item.published),
                "kind": "news" if item.kind == "news" else "media",
                "source": {
                    "title": "Outlet",
                    "region": "en",
                    "domain": urlsplit(item.url).hostname,
                },
                "original_url": item.url,
                "url": f"https://cryptopanic.com/news/{item.number}/{item.guid}",
                "instruments": [],
            }
            for item in items
        ],
    }


def _newsapi(items: Sequence[Item]) -> Any:
    articles = [
        {
            "source": {"id": None, "name": "Outlet"},
            "author": None,
            "title": item.title,
            "description": item.summary or None,
            "url": item.url,
            "urlToImage": None,
            "publishedAt": _iso(item.published),
            "content": None,
        }
        for item in items
    ]
    return {"status": "ok", "totalResults": len(articles), "articles": articles}


def _github(items: Sequence[Item]) -> Any:
    return [
        {
            "id": item.number,
            "html_url": item.url,
            "tag_name": item.title,
            "name": item.title,
            "body": item.summary,
            "draft": False,
            "prerelease": False,
            "created_at": _iso(item.published),
            "published_at": _iso(item.published),
        }
        for item in items
    ]


def _reddit(items: Sequence[Item]) -> Any:
    posts = [
        {
            "kind": "t3",
            "data": {
                "name": f"t3_{item.guid}",
                "id": item.guid,
                "subreddit": "CryptoCurrency",
                "title": item.title,
                "selftext": item.summary,
                "permalink": f"/r/CryptoCurrency/comments/{item.guid}/",
                "url": item.url,
                "created_utc": item.published.timestamp(),
                "stickied": False,
            },
        }
        for item in items
    ]
    return {"kind": "Listing", "data": {"after": None, "dist": len(posts), "children": posts}}


def _binance(items: Sequence[Item]) -> Any:
    articles = [
        {"id": i.number, "code": i.guid, "title": i.title, "releaseDate": _ms(i.published)}
        for i in items
    ]
    catalogue = {"catalogId": 48, "catalogName": "New Cryptocurrency Listing"}
    catalogs = [catalogue | {"articles": articles, "total": len(articles)}]
    return {"code": "000000", "message": None, "data": {"catalogs": catalogs}, "success": True}


def _bybit(items: Sequence[Item]) -> Any:
    found = [
        {
            "title": item.title,
            "description": item.summary,
            "type": {"title": "New Listings", "key": "new_crypto"},
            "tags": ["Spot"],
            "url": item.url,
            "dateTimestamp": _ms(item.published),
            "publishTime": _ms(item.published),
        }
        for item in items
    ]
    told = {"retCode": 0, "retMsg": "OK", "time": clock.epoch_ms()}
    return told | {"result": {"total": len(found), "list": found}}


def _okx(items: Sequence[Item]) -> Any:
    kind = "announcements-new-listings"
    details = [
        {"annType": kind, "title": i.title, "url": i.url, "pTime": str(_ms(i.published))}
        for i in items
    ]
    return {"code": "0", "msg": "", "data": [{"details": details, "totalPage": "1"}]}


def _kucoin(items: Sequence[Item]) -> Any:
    found = [
        {
            "annId": item.number,
            "annTitle": item.title,
            "annType": ["latest-announcements", "new-listings"],
            "annDesc": item.summary,
            "cTime": _ms(item.published),
            "language": "en_US",
            "annUrl": item.url,
        }
        for item in items
    ]
    page = {"totalNum": len(found), "totalPage": 1, "currentPage": 1, "pageSize": 20}
    return {"code": "200000", "data": page | {"items": found}}


_NOTICES: Final[dict[str, Shape]] = {
    "binance": _binance, "bybit": _bybit, "okx": _okx, "kucoin": _kucoin,
}  # fmt: skip
