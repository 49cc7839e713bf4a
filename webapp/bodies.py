"""Reads requests before anything else does: bounded bodies, and JSON without double meanings.

The standard parser takes NaN, keeps the last of two equal keys, lets lone surrogates through and
recurses; each of these became a 500 or a hole somewhere, and so did NUL, which PostgreSQL's texts
cannot hold, in an address. Pure ASGI: BaseHTTPMiddleware would
double the cost of a request.
"""

import json
import re
from itertools import accumulate
from typing import Any, Final, NoReturn

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk.errors import DeskError
from webapp.deps import language_of
from webapp.errors import BadRequest, Invalid, TooLarge, respond

MAX_BODY: Final = 64 * 1024
MAX_DEPTH: Final = 16
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?')  # possessive: always linear
_NUL: Final = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_WRITES: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class CheckedBodies:
    """Refuses a body that is over `MAX_BODY` (413), not JSON (400) or ambiguous JSON (422).

    And NUL in an address, whatever the method (422).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            _check_address(scope)
            if scope["method"] in _WRITES:
                body = await _read(scope, receive)
                if body:
                    check(body)
                receive = _replay(body, receive)
        except DeskError as refused:
            answer = respond(refused, language_of(Request(scope)))
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _check_address(scope: Scope) -> None:
    if b"%00" in scope["query_string"] or "\0" in scope["path"]:
        raise Invalid(fields="address")


def check(body: bytes) -> None:
    """Raise `BadRequest` for what is not JSON, `Invalid` for JSON that has two readings."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as e:
        raise BadRequest(what="encoding") from e
    _check_depth(text)
    try:
        json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_int=_digits)
    except (ValueError, RecursionError) as e:
        raise BadRequest(what="json") from e
    if "\\u" in text:
        _check_escapes(text)


async def _read(scope: Scope, receive: Receive) -> bytes:
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    if declared.isdigit() and int(declared[:12]) > MAX_BODY:
        raise TooLarge(limit=MAX_BODY)
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BadRequest(what="disconnect")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MAX_BODY:
            raise TooLarge(limit=MAX_BODY)
        if not message.get("more_body"):
            return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting = [True]

    async def replay() -> Message:
        if waiting:
            waiting.pop()
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return replay


def _check_depth(text: str) -> None:
    """Count brackets outside strings, so that a bomb costs one pass and no recursion."""
    brackets = (1 if c in "[{" else -1 for c in _STRING.sub("", text) if c in "[]{}")
    if max(accumulate(brackets), default=0) > MAX_DEPTH:
        raise BadRequest(what="depth")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Invalid(fields="duplicate")
    return found


def _no_constant(_: str) -> NoReturn:
    raise Invalid(fields="number")


def _digits(text: str) -> int:
    if len(text) > 40:
        raise Invalid(fields="number")
    return int(text)


def _check_escapes(text: str) -> None:
    """Refuse what only an escape can write and no text may hold: half a character, and NUL."""
    said = json.dumps(json.loads(text), ensure_ascii=False)
    try:
        said.encode("utf-8")
    except UnicodeEncodeError as e:
        raise Invalid(fields="text") from e
    if _NUL.search(said):
        raise Invalid(fields="text")
