"""Serves the dialects over HTTP."""

from collections.abc import Callable
from typing import Any, Final

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.clock import epoch_ms
from exchange.dialects import bybit, coinbase, gate, htx, kucoin, mexc, okx
from exchange.dialects.call import Call
from exchange.dialects.dialect import Dialect
from exchange.dialects.native import Native
from exchange.dialects.reasons import Declined, why
from exchange.protocol.body import encode
from exchange.refusals import Refusal
from exchange.venue import Venue

log = structlog.get_logger(__name__)
DIALECTS: Final = {
    dialect.name: dialect
    for dialect in (
        bybit.DIALECT,
        okx.DIALECT,
        coinbase.DIALECT,
        kucoin.DIALECT,
        gate.DIALECT,
        mexc.DIALECT,
        htx.DIALECT,
    )
}
_MOST: Final = 64 * 1024
Work = Callable[[Call], Any]


def routes(venue: Venue) -> list[Route]:
    """Return the routes of all dialects, each below its own name."""
    found = []
    for dialect in DIALECTS.values():
        found += [_public(venue, dialect, *key) for key in dialect.public]
        found += [_private(venue, dialect, *key) for key in dialect.private]
    return found


def _public(venue: Venue, dialect: Dialect, method: str, path: str) -> Route:
    answer = dialect.public[method, path]

    async def endpoint(request: Request) -> Response:
        return _answer(dialect, await _read(dialect, request), lambda call: answer(venue, call))

    return Route(f"/{dialect.name}{path}", endpoint, methods=[method])


def _private(venue: Venue, dialect: Dialect, method: str, path: str) -> Route:
    answer = dialect.private[method, path]

    def work(call: Call) -> Any:
        return answer(Native(venue, dialect.sign_in(venue, call, epoch_ms())), call)

    async def endpoint(request: Request) -> Response:
        found = _answer(dialect, await _read(dialect, request), work)
        # Nothing that an account is told may be forgotten by a kill, refusals included.
        await venue.journal.settled()
        return found

    return Route(f"/{dialect.name}{path}", endpoint, methods=[method])


def _answer(dialect: Dialect, call: Call | None, work: Work) -> Response:
    if call is None:
        return Response(status_code=413)
    try:
        return _json(200, work(call))
    except (Refusal, Declined) as e:
        return _json(*dialect.refuse(why(e)))
    except (KeyError, ValueError, TypeError, AttributeError):
        log.exception("request failed", path=call.full_path)
        return Response(b"<html><h1>500 Internal Server Error</h1></html>", 500)


async def _read(dialect: Dialect, request: Request) -> Call | None:
    try:
        body = await request.body()
    except ClientDisconnect:
        body = b""
    if len(body) > _MOST:
        return None
    full = request.url.path
    return Call(
        method=request.method,
        path=full.removeprefix(f"/{dialect.name}"),
        full_path=full,
        host=request.headers.get("host", ""),
        query=request.scope["query_string"].decode("utf-8", "replace"),
        body=body.decode("utf-8", "replace"),
        headers={name.lower(): value for name, value in request.headers.items()},
        names={name: str(value) for name, value in request.path_params.items()},
    )


def _json(status: int, body: Any) -> Response:
    if isinstance(body, str):
        return Response(body.encode(), status, media_type="text/plain")
    return Response(encode(body), status, media_type="application/json")
