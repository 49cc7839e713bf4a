"""Faults on purpose: what a real venue does to its clients now and then, for tests.

A rule names a route ("POST /api/v3/order", "WS order.place", "STREAM user", or "*"), perhaps an
account, a kind, how often it strikes and how many times. The kinds of a request differ in what
has happened when the client learns that something went wrong:

    503_before, 502_before, 429      the request was refused, nothing was done
    drop_after, slow, 503_after,     the request was carried out, the answer was lost or is late
    502_after, 504
    late                             the request waits, and is carried out after the client left
    partial                          an order trades a share of its size, then the venue ends it
    duplicate, disorder              lists in the answer tell a row twice, or come backwards

The kinds of a stream: `gap` loses a message, `duplicate` tells it twice, `disorder` tells the
next one first, `disconnect` cuts the connection.
"""

import asyncio
import random
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exchange.engine import Engine
from exchange.protocol.body import encode

TRANSPORT: Final = "transport"  # where the server puts the connection into the request's state


class Kind(StrEnum):
    """What may go wrong."""

    DROP_AFTER = "drop_after"
    SLOW = "slow"
    LATE = "late"
    UNAVAILABLE_BEFORE = "503_before"
    UNAVAILABLE_AFTER = "503_after"
    BAD_GATEWAY_BEFORE = "502_before"
    BAD_GATEWAY_AFTER = "502_after"
    GATEWAY_TIMEOUT = "504"
    TOO_MANY = "429"
    PARTIAL = "partial"
    GAP = "gap"
    DUPLICATE = "duplicate"
    DISORDER = "disorder"
    DISCONNECT = "disconnect"


OF_ORDERS: Final = frozenset({Kind.PARTIAL})
OF_STREAMS: Final = frozenset({Kind.GAP, Kind.DUPLICATE, Kind.DISORDER, Kind.DISCONNECT})
OF_REQUESTS: Final = frozenset(Kind) - OF_ORDERS - {Kind.GAP, Kind.DISCONNECT}


@dataclass(slots=True)
class Rule:
    """One fault; `left` is how many more times it may strike, None for ever.

    `seconds` is how long slow and late requests take, `share` the part that a partial order
    trades.
    """

    route: str
    account: str | None
    kind: Kind
    seconds: float
    share: float
    probability: float
    left: int | None
    struck: int = 0


class Faults:
    """The rules in force, tried in order for each request; the first that strikes counts."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._rng = random.Random()  # noqa: S311

    def add(self, rules: list[Rule], *, seed: int | None) -> None:
        """Add rules; a seed makes the strikes to come repeatable."""
        if seed is not None:
            self._rng.seed(seed)
        self.rules.extend(rules)

    def clear(self) -> None:
        """Go back to a venue without faults."""
        self.rules.clear()

    def most(self, account: str, lots: int) -> int:
        """Return how many lots of an order may trade, 0 for all of them."""
        rule = self.strike(_PLACING, account, OF_ORDERS)
        return max(1, int(lots * rule.share)) if rule and lots else 0

    def strike(self, route: str, account: str | None, kinds: frozenset[Kind]) -> Rule | None:
        """Return the rule of one of some kinds that strikes, if one does."""
        for rule in self.rules:
            fits = rule.route in {"*", route} and rule.account in {None, account}
            if (
                fits
                and rule.kind in kinds
                and rule.left != 0
                and self._rng.random() < rule.probability
            ):
                rule.struck += 1
                rule.left = None if rule.left is None else rule.left - 1
                return rule
        return None


class FaultInjection:
    """ASGI middleware that lets the rules strike; /admin is spared."""

    def __init__(self, app: ASGIApp, faults: Faults, engine: Engine) -> None:
        self._app = app
        self._faults = faults
        self._engine = engine

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, perhaps badly."""
        rule = self._rule(scope)
        if rule is None:
            await self._app(scope, receive, send)
        elif rule.kind in REFUSALS:
            await _answer(send, *REFUSALS[rule.kind])
        else:
            await self._carry_out(rule, scope, receive, send)

    def _rule(self, scope: Scope) -> Rule | None:
        if not self._faults.rules or scope["type"] != "http" or scope["path"].startswith("/admin"):
            return None
        key = dict(scope["headers"]).get(b"x-mbx-apikey", b"").decode("latin-1")
        account = self._engine.by_key.get(key)
        route = f"{scope['method']} {scope['path']}"
        return self._faults.strike(route, account.name if account else None, OF_REQUESTS)

    async def _carry_out(self, rule: Rule, scope: Scope, receive: Receive, send: Send) -> None:
        if rule.kind is Kind.LATE:
            receive = _replay(await _body(receive))
            await asyncio.sleep(rule.seconds)
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        await self._app(scope, receive, keep)
        if rule.kind is Kind.DROP_AFTER:
            scope["state"][TRANSPORT].abort()
            return
        if rule.kind in LOST:
            await _answer(send, *LOST[rule.kind])
            return
        if rule.kind is Kind.SLOW:
            await asyncio.sleep(rule.seconds)
        if rule.kind in {Kind.DUPLICATE, Kind.DISORDER}:
            body = garbled(rule.kind, orjson.loads(answer[-1]["body"]))
            await _answer(send, answer[0]["status"], _JSON, encode(body))
            return
        for message in answer:
            await send(message)


def garbled(kind: Kind, answer: Any) -> Any:
    """Return an answer whose list, or list of fills, tells a row twice or comes backwards."""
    if isinstance(answer, dict) and "fills" in answer:
        return answer | {"fills": garbled(kind, answer["fills"])}
    if not isinstance(answer, list):
        return answer
    return answer[::-1] if kind is Kind.DISORDER else answer + answer[-1:]


async def _body(receive: Receive) -> bytes:
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


def _replay(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _answer(send: Send, status: int, kind: bytes, body: bytes) -> None:
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    if status == 429:
        headers.append((b"retry-after", b"1"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _error(code: int, message: str) -> bytes:
    return encode({"code": code, "msg": message})


_PLACING: Final = "POST /api/v3/order"
_JSON: Final = b"application/json"
_BAD_GATEWAY: Final = (502, b"text/html", b"<html><h1>502 Bad Gateway</h1></html>")
REFUSALS: Final = {
    Kind.UNAVAILABLE_BEFORE: (
        503,
        _JSON,
        _error(-1001, "Internal error; unable to process your request. Please try again."),
    ),
    Kind.BAD_GATEWAY_BEFORE: _BAD_GATEWAY,
    Kind.TOO_MANY: (429, _JSON, _error(-1003, "Too many requests queued.")),
}
LOST: Final = {
    Kind.UNAVAILABLE_AFTER: (
        503,
        _JSON,
        _error(-1000, "Unknown error, please check your request or try again later."),
    ),
    Kind.BAD_GATEWAY_AFTER: _BAD_GATEWAY,
    Kind.GATEWAY_TIMEOUT: (504, b"text/html", b"<html><h1>504 Gateway Time-out</h1></html>"),
}
