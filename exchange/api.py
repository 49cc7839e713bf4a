"""The face on the network: routes, the reading of requests, errors as Binance words them."""

import inspect
from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from exchange import admin, auth, list_trading, market_data, perpetuals, trading
from exchange.calls import carry_out
from exchange.clock import epoch_ms
from exchange.dialects import serve
from exchange.faults import FaultInjection
from exchange.params import Params, parse
from exchange.protocol.body import encode
from exchange.refusals import FAILURES, Refusal
from exchange.sockets import MarketSocket
from exchange.venue import Venue
from exchange.ws_api import ApiSocket

log = structlog.get_logger(__name__)
_MAX_BODY: Final = 64 * 1024
Endpoint = Callable[[Request], Awaitable[Any]]


def build(venue: Venue) -> ASGIApp:
    """Return the application that serves a venue."""
    routes = [
        *(_public(venue, path, *found) for path, found in market_data.ROUTES.items()),
        *(_public(venue, path, *found) for path, found in perpetuals.ROUTES.items()),
        *(_signed(venue, *key, *found) for key, found in trading.ROUTES.items()),
        *(_signed(venue, *key, *found) for key, found in list_trading.ROUTES.items()),
        *(_admin(venue, *key, answer) for key, answer in admin.ROUTES.items()),
        *(_admin(venue, *key, answer) for key, answer in perpetuals.ADMIN.items()),
        *serve.routes(venue),
        *_sockets(venue),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _no_route})
    return FaultInjection(app, venue.faults, venue.engine)


def _public(venue: Venue, path: str, answer: market_data.Answer, known: frozenset[str]) -> Route:
    async def work(request: Request) -> object:
        found = answer(venue, Params(parse(_query(request), known)))
        return await found if inspect.isawaitable(found) else found

    return Route(path, _endpoint(work), methods=["GET"])


def _signed(
    venue: Venue, method: str, path: str, answer: trading.Answer, known: frozenset[str]
) -> Route:
    async def work(request: Request) -> object:
        body = _text(await _body(request))
        sent = auth.Sent(request.headers.get("x-mbx-apikey", ""), _query(request), body)
        accounts = venue.engine.by_key
        authenticate = lambda: auth.authenticate(accounts, sent, known, epoch_ms())  # noqa: E731
        return await carry_out(venue, answer, authenticate)

    return Route(path, _endpoint(work), methods=[method])


def _admin(venue: Venue, method: str, path: str, answer: admin.Answer) -> Route:
    async def work(request: Request) -> object:
        client = (request.client.host, request.client.port) if request.client else None
        admin.check_peer(client, request.headers)
        if method == "POST" and request.headers.get("content-type") != "application/json":
            raise Refusal(-1130, "Send JSON with the header Content-Type: application/json")
        found = answer(venue, await _body(request))
        await venue.journal.settled()
        return found

    return Route(path, _endpoint(work), methods=[method])


def _sockets(venue: Venue) -> list[WebSocketRoute]:
    async def raw(websocket: WebSocket) -> None:
        names = [n for n in websocket.path_params.get("streams", "").split("/") if n]
        await MarketSocket(venue, websocket, is_combined=False).serve(names)

    async def combined(websocket: WebSocket) -> None:
        names = [n for n in websocket.query_params.get("streams", "").split("/") if n]
        await MarketSocket(venue, websocket, is_combined=True).serve(names)

    async def requests(websocket: WebSocket) -> None:
        await ApiSocket(venue, websocket).serve()

    return [
        WebSocketRoute("/ws", raw),
        WebSocketRoute("/ws/{streams:path}", raw),
        WebSocketRoute("/market/ws", raw),
        WebSocketRoute("/market/ws/{streams:path}", raw),
        WebSocketRoute("/stream", combined),
        WebSocketRoute("/stream/{more:path}", combined),
        WebSocketRoute("/ws-api/v3", requests),
    ]


def _endpoint(work: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return _json(await work(request), 200)
        except Refusal as refusal:
            return _error(refusal)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception:  # whatever it is, the client gets an answer in the protocol's form
            FAILURES.inc()
            log.exception("request failed", path=request.url.path)
            message = "An unknown error occurred while processing the request."
            return _error(Refusal(-1000, message, status=500))

    return endpoint


async def _no_route(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    what = f"{request.method} {request.url.path}"
    return _error(Refusal(-1020, f"This operation is not supported: {what}", status=status))


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > _MAX_BODY:
            raise Refusal(-1101, "Too many parameters sent for this endpoint.", status=413)
    return b"".join(parts)


def _query(request: Request) -> str:
    return _text(request.scope["query_string"])


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as e:
        raise Refusal(-1100, "Illegal characters found in a parameter.") from e


def _error(refusal: Refusal) -> Response:
    return _json(refusal.body, refusal.status)


def _json(value: object, status: int) -> Response:
    return Response(encode(value), status, media_type="application/json")
