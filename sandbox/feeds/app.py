"""The feed server: post an item, and it stands in RSS, Atom, JSON Feed and on a page.

POST /feeds/{name}/items   {title, url?, summary?, published?, kind?, guid?} -> 201 {guid, url}
GET  /feeds/{name}.xml     RSS 2.0 (.atom, .json), newest 50 first, ETag and 304, gzip when asked
GET  /feeds/{name}/wait    ?after=<guid>&timeout_s=25: 200 {guid} once another guid is the newest,
                           204 when the time is over; feeds point at it with Link: rel="wait"
POST /feeds/{name}/faults  {kind: slow|500|429|403|html|huge|bomb|laughs|drip, times?}; DELETE mends
GET  /vendors/...          the same items in the JSON of vendors (sandbox/feeds/vendors.py)
GET  /pages/{name}         the same items by script alone, for who reads pages with a browser
POST /llm/...              a stand-in for language models (sandbox/llm/app.py)
GET  /articles/{guid}      a page; /: all feeds; /day.jsonl: the bundled day

The feed `all` shows every other feed's items, each with its <source>.
"""

import contextlib
import gzip
import json
import math
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from desk import clock
from desk.environment import variable
from desk.settings import Settings
from sandbox.feeds import pages, render
from sandbox.feeds.faults import KINDS, Faults
from sandbox.feeds.store import ALL, NAME, Feeds, Item, new_guid
from sandbox.feeds.vendors import Vendors
from sandbox.llm.app import Models
from sandbox.telegram.serving import bind, serve_app

NAMES: Final = ("tape", "wire")
DAY: Final = Path(__file__).with_name("day.jsonl")
_MAX_BODY: Final = 64 * 1024
_LONGEST_WAIT_S: Final = 55.0
_RENDER: Final = {
    "xml": (render.rss, "application/rss+xml"),
    "atom": (render.atom, "application/atom+xml"),
    "json": (render.json_feed, "application/feed+json"),
}
_SAFE: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}


class _Wrong(Exception):
    """A request that cannot be served, with the status and the words that say why."""

    def __init__(self, status: int, problem: str) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem


class FeedServer:
    """The routes over one set of feeds."""

    def __init__(self, names: Iterable[str] = NAMES) -> None:
        self.feeds = Feeds(names)
        self.faults = Faults()
        self.vendors = Vendors(self.feeds, self.faults)
        self.models = Models()

    async def add_item(self, request: Request) -> Response:
        name = _feed_name(request)
        if name == ALL:
            raise _Wrong(422, "the feed all shows the others; post to one of them, e.g. tape")
        if name not in self.feeds.names and not self.feeds.has_room:
            raise _Wrong(409, "there are as many feeds as there may be")
        item = _item(await _json(request), name, _base(request))
        self.feeds.add(item)
        return JSONResponse({"guid": item.guid, "url": item.url}, status_code=201)

    async def show(self, request: Request) -> Response:
        name = _feed_name(request)
        wrong = await self.faults.next(name)
        if wrong is not None:
            return wrong
        if name not in self.feeds.names:
            raise _Wrong(404, f"there is no feed {name}; the first item posted makes one")
        draw, media_type = _RENDER[request.url.path.rpartition(".")[2]]
        etag = self.feeds.etag(name)
        headers = {
            "ETag": etag,
            "Vary": "Accept-Encoding",
            "Cache-Control": "no-cache",
            "Link": f'</feeds/{name}/wait>; rel="wait"',
        }
        if etag in request.headers.get("If-None-Match", ""):
            return Response(status_code=304, headers=headers)
        body = draw(name, self.feeds.newest(name), _base(request)).encode()
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, compresslevel=1)
            headers["Content-Encoding"] = "gzip"
        return Response(body, media_type=media_type, headers=headers)

    async def wait(self, request: Request) -> Response:
        after = request.query_params.get("after", "")
        timeout_s = _seconds(request.query_params.get("timeout_s", "25"))
        guid = await self.feeds.wait(_feed_name(request), after, timeout_s)
        return Response(status_code=204) if guid is None else JSONResponse({"guid": guid})

    async def add_fault(self, request: Request) -> Response:
        asked = await _json(request)
        kind, times = str(asked.get("kind", "")), asked.get("times", 1)
        if kind not in KINDS:
            raise _Wrong(422, f"kind is one of {', '.join(KINDS)}")
        if not isinstance(times, int) or not 1 <= times <= 1000:
            raise _Wrong(422, "times is a whole number from 1 to 1000")
        self.faults.add(_feed_name(request), kind, times)
        return JSONResponse({"kind": kind, "times": times}, status_code=201)

    async def clear_faults(self, request: Request) -> Response:
        self.faults.clear(_feed_name(request))
        return Response(status_code=204)

    async def article(self, request: Request) -> Response:
        item = self.feeds.article(request.path_params["guid"])
        if item is None:
            return HTMLResponse(pages.gone(), status_code=404, headers=_SAFE)
        return HTMLResponse(pages.article(item), headers=_SAFE)

    async def index(self, request: Request) -> Response:
        listed = [(name, len(self.feeds.newest(name))) for name in self.feeds.names]
        if "application/json" in request.headers.get("Accept", ""):
            base = _base(request)
            return JSONResponse({name: f"{base}/feeds/{name}.xml" for name, _ in listed})
        return HTMLResponse(
            pages.index(listed, self.feeds.newest(ALL), _base(request)), headers=_SAFE
        )

    async def page(self, request: Request) -> Response:
        safe = _SAFE | {"Content-Security-Policy": pages.SCRIPTED}
        return HTMLResponse(pages.scripted(_feed_name(request)), headers=safe)

    async def day(self, _: Request) -> Response:
        return FileResponse(DAY, media_type="application/x-ndjson")


def create_app(server: FeedServer | None = None) -> Starlette:
    """Return the application; without a server, over empty feeds `tape` and `wire`."""
    server = server or FeedServer()
    return Starlette(
        routes=[
            Route("/", server.index),
            Route("/day.jsonl", server.day),
            Route("/pages/{name}", server.page),
            Route("/articles/{guid}", server.article),
            server.vendors.routes(),
            server.models.routes(),
            Route("/feeds/{name}/items", server.add_item, methods=["POST"]),
            Route("/feeds/{name}/wait", server.wait),
            Route("/feeds/{name}/faults", server.add_fault, methods=["POST"]),
            Route("/feeds/{name}/faults", server.clear_faults, methods=["DELETE"]),
            *(Route(f"/feeds/{{name}}.{kind}", server.show, name=kind) for kind in _RENDER),
        ],
        exception_handlers={_Wrong: _refuse},
    )


async def serve(settings: Settings) -> None:
    """Serve the feeds on `settings.feeds_port` until cancelled."""
    server = FeedServer()
    listener = bind(settings.host, settings.feeds_port, variable("feeds_port"))
    await serve_app(create_app(server), listener, before_stop=server.feeds.close)


async def _refuse(_: Request, error: Exception) -> Response:
    wrong = error if isinstance(error, _Wrong) else _Wrong(500, "unexpected")
    return JSONResponse({"error": wrong.problem}, status_code=wrong.status)


def _feed_name(request: Request) -> str:
    name = str(request.path_params["name"])
    if not NAME.fullmatch(name):
        raise _Wrong(422, "a feed name is 1 to 32 of a-z 0-9 _ -, e.g. tape")
    return name


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


async def _json(request: Request) -> dict[str, object]:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_BODY:
            raise _Wrong(413, "the body is over 64 KiB")
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError) as e:
        raise _Wrong(400, 'the body is not JSON, e.g. {"title": "Bitcoin rises"}') from e
    if not isinstance(asked, dict):
        raise _Wrong(422, "the body is not an object")
    return asked


def _item(asked: dict[str, object], feed: str, base: str) -> Item:
    title = _text(asked, "title", most=1000)
    if not render.plain(title).strip():
        raise _Wrong(422, 'title is needed, e.g. {"title": "Bitcoin rises"}')
    guid = _text(asked, "guid", most=200) or new_guid()
    kind = _text(asked, "kind", most=16) or "news"
    if kind not in {"news", "social"}:
        raise _Wrong(422, "kind is news or social")
    return Item(
        guid=guid,
        feed=feed,
        title=title,
        url=_text(asked, "url", most=2048) or f"{base}/articles/{guid}",
        summary=_text(asked, "summary", most=20_000),
        kind=kind,
        published=_published(_text(asked, "published", most=64)),
    )


def _text(asked: dict[str, object], field: str, *, most: int) -> str:
    value = asked.get(field)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > most:
        raise _Wrong(422, f"{field} is a text of at most {most} characters")
    return value.encode("utf-8", "replace").decode()  # lone surrogates cannot be served again


def _published(text: str) -> datetime:
    if not text:
        return clock.now()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with contextlib.suppress(ValueError, TypeError, OverflowError):
            at = read(text)
            return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    raise _Wrong(422, "published is a date, e.g. 2026-03-14T12:00:00Z")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError as e:
        raise _Wrong(422, "timeout_s is a number of seconds, e.g. 25") from e
    return 0.0 if math.isnan(seconds) else min(max(seconds, 0.0), _LONGEST_WAIT_S)
