"""The WebSocket API: the requests of REST as messages, and the accounts' own streams."""

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import orjson
import structlog
from starlette.websockets import WebSocket

from exchange import auth, list_trading, market_data, trading
from exchange.auth import Signed
from exchange.calls import carry_out
from exchange.clock import epoch_ms
from exchange.faults import LOST, OF_REQUESTS, REFUSALS, Kind, Rule, garbled
from exchange.ledger import Account
from exchange.outbox import frame
from exchange.params import Params, check_names
from exchange.protocol.body import encode
from exchange.refusals import FAILURES, Refusal, missing
from exchange.sockets import converse, outbox_of
from exchange.venue import Venue

log = structlog.get_logger(__name__)
MOST_AT_ONCE: Final = 32
MOST_SUBSCRIPTIONS: Final = 1000
_IGNORED: Final = frozenset({"returnRateLimits"})  # there are none to tell


class ApiSocket:
    """One client's connection to the WebSocket API."""

    def __init__(self, venue: Venue, websocket: WebSocket) -> None:
        self._venue = venue
        self._websocket = websocket
        self._outbox = outbox_of(websocket)
        self._connected_ms = epoch_ms()
        self._subscribed: dict[int, Account] = {}
        self._next = 0
        self._free = asyncio.Semaphore(MOST_AT_ONCE)
        self._tasks: asyncio.TaskGroup | None = None
        self._own: Mapping[str, Callable[[dict[str, str]], Awaitable[object]]] = {
            "userDataStream.subscribe.signature": self._subscribe,
            "userDataStream.subscribe": self._log_on,
            "userDataStream.unsubscribe": self._stop,
            "session.subscriptions": self._subscriptions,
            "session.status": self._status,
            "session.logout": self._status,
            "session.logon": self._log_on,
        }

    async def serve(self) -> None:
        """Answer requests, several at a time, until the client leaves."""
        await self._websocket.accept()
        try:
            async with asyncio.TaskGroup() as self._tasks:
                await converse(self._venue, self._websocket, self._outbox, self._hear)
        finally:
            for number in tuple(self._subscribed):
                self._unsubscribe(number)

    async def _hear(self, text: str) -> None:
        await self._free.acquire()
        if self._tasks:
            self._tasks.create_task(self._respond(text))

    async def _respond(self, text: str) -> None:
        try:
            id_, response = await self._answer(text)
        finally:
            self._free.release()
        if response is not None:
            self._outbox.put(frame(encode({"id": id_} | response)))

    async def _answer(self, text: str) -> tuple[Any, dict[str, Any] | None]:
        id_: Any = None
        try:
            message = _message(text)
            id_ = message.get("id")
            return id_, await self._faulty(message["method"], _texts(message.get("params", {})))
        except Refusal as refusal:
            return id_, {"status": refusal.status, "error": refusal.body}
        except Exception:  # as of a request: the answer, and the connection goes on
            FAILURES.inc()
            log.exception("message failed")
            body = {"code": -1000, "msg": "An unknown error occurred while processing the request."}
            return id_, {"status": 500, "error": body}

    async def _faulty(self, method: str, params: dict[str, str]) -> dict[str, Any] | None:
        """Answer, perhaps badly; None when the connection is cut instead."""
        rule = self._rule(method, params)
        kind = rule.kind if rule else None
        if kind in REFUSALS:
            return _failed(REFUSALS[kind])
        if rule and kind is Kind.LATE:
            await asyncio.sleep(rule.seconds)
        result = await self._carry_out(method, params)
        if kind is Kind.DROP_AFTER:
            self._outbox.cut()
            return None
        if kind in LOST:
            return _failed(LOST[kind])
        if rule and kind is Kind.SLOW:
            await asyncio.sleep(rule.seconds)
        if kind in {Kind.DUPLICATE, Kind.DISORDER}:
            result = garbled(kind, result)
        return {"status": 200, "result": result}

    def _rule(self, method: str, params: Mapping[str, str]) -> Rule | None:
        if not self._venue.faults.rules:
            return None
        account = self._venue.engine.by_key.get(params.get("apiKey", ""))
        name = account.name if account else None
        return self._venue.faults.strike(f"WS {method}", name, OF_REQUESTS)

    async def _carry_out(self, method: str, params: dict[str, str]) -> Any:
        if method in self._own:
            return await self._own[method](params)
        if method in _SIGNED:
            signed, known = _SIGNED[method]
            return await carry_out(self._venue, signed, self._authentic(params, known))
        if method not in _PUBLIC:
            raise Refusal(-1130, f"The method {method[:60]!r} is not supported, see order.place")
        answer, known = _PUBLIC[method]
        check_names(params, known | _IGNORED)
        found = answer(self._venue, Params(params))
        return await found if inspect.isawaitable(found) else found

    def _authentic(self, params: dict[str, str], known: frozenset[str]) -> Callable[[], Signed]:
        accounts = self._venue.engine.by_key
        return lambda: auth.authenticate_message(accounts, params, known | _IGNORED, epoch_ms())

    async def _subscribe(self, params: dict[str, str]) -> object:
        def subscribe(venue: Venue, signed: Signed) -> object:
            if signed.account in self._subscribed.values():
                raise Refusal(-2035, "User Data Stream subscription already active.")
            if len(self._subscribed) >= MOST_SUBSCRIPTIONS:
                raise Refusal(-2042, "Maximum subscription ID reached for this connection.")
            number, self._next = self._next, self._next + 1
            self._subscribed[number] = signed.account
            venue.users.subscribe(signed.account, self._outbox, number)
            return {"subscriptionId": number}

        return await carry_out(self._venue, subscribe, self._authentic(params, frozenset()))

    async def _stop(self, params: dict[str, str]) -> object:
        number = Params(params).number("subscriptionId")
        if number is not None and number not in self._subscribed:
            raise Refusal(-2036, "User Data Stream subscription not active.")
        for one in tuple(self._subscribed) if number is None else (number,):
            account = self._unsubscribe(one)
            ended = {"e": "eventStreamTerminated", "E": epoch_ms()}
            self._outbox.put(frame(encode({"subscriptionId": one, "event": ended})))
            log.info("user stream ended", account=account.name)
        return {}

    def _unsubscribe(self, number: int) -> Account:
        account = self._subscribed.pop(number)
        self._venue.users.unsubscribe(account, self._outbox)
        return account

    async def _subscriptions(self, params: dict[str, str]) -> object:
        del params
        return [{"subscriptionId": number} for number in self._subscribed]

    async def _status(self, params: dict[str, str]) -> object:
        del params
        return {
            "apiKey": None,
            "authorizedSince": None,
            "connectedSince": self._connected_ms,
            "returnRateLimits": False,
            "serverTime": epoch_ms(),
            "userDataStream": bool(self._subscribed),
        }

    async def _log_on(self, params: dict[str, str]) -> object:
        del params
        raise Refusal(
            -4056,
            "HMAC_SHA256 API key is not supported. Sign each request, "
            "for example userDataStream.subscribe.signature",
        )


def _message(text: str) -> dict[str, Any]:
    try:
        message = json.loads(text, parse_float=str, parse_constant=_no_constant)
    except (ValueError, RecursionError) as e:
        raise Refusal(-1135, "Invalid JSON Request") from e
    if not isinstance(message, dict):
        raise Refusal(-1135, "Invalid JSON Request")
    if not isinstance(message.get("method"), str):
        raise missing("method")
    message["method"] = message["method"].removeprefix("v3/")
    return message


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _texts(params: Any) -> dict[str, str]:
    """Return parameters as text, numbers as they were written, for that is what was signed."""
    if not isinstance(params, dict):
        raise Refusal(-1135, "JSON sent for parameter 'params' is not valid")
    return {
        name: value if isinstance(value, str) else orjson.dumps(value).decode()
        for name, value in params.items()
    }


def _failed(failure: tuple[int, bytes, bytes]) -> dict[str, Any]:
    """Return a failure of REST as a message; where a gateway would answer, Binance times out."""
    status, kind, body = failure
    if kind != b"application/json":
        words = "Timeout waiting for response from backend server. Send status unknown; "
        return {
            "status": status,
            "error": {"code": -1007, "msg": f"{words}execution status unknown."},
        }
    return {"status": status, "error": orjson.loads(body)}


_REST: Final = trading.ROUTES | list_trading.ROUTES
_SIGNED: Final = {
    method: _REST[verb, f"/api/v3/{path}"]
    for method, verb, path in (
        ("order.place", "POST", "order"),
        ("order.test", "POST", "order/test"),
        ("order.status", "GET", "order"),
        ("order.cancelReplace", "POST", "order/cancelReplace"),
        ("order.amend.keepPriority", "PUT", "order/amend/keepPriority"),
        ("openOrders.status", "GET", "openOrders"),
        ("openOrders.cancelAll", "DELETE", "openOrders"),
        ("orderList.place.oco", "POST", "orderList/oco"),
        ("orderList.place.oto", "POST", "orderList/oto"),
        ("orderList.place.otoco", "POST", "orderList/otoco"),
        ("orderList.status", "GET", "orderList"),
        ("orderList.cancel", "DELETE", "orderList"),
        ("openOrderLists.status", "GET", "openOrderList"),
        ("allOrders", "GET", "allOrders"),
        ("allOrderLists", "GET", "allOrderList"),
        ("myTrades", "GET", "myTrades"),
        ("account.status", "GET", "account"),
        ("account.commission", "GET", "account/commission"),
    )
} | {"order.cancel": (trading.cancel_whole, _REST["DELETE", "/api/v3/order"][1])}
_PUBLIC: Final = {
    method: market_data.ROUTES[f"/api/v3/{path}"]
    for method, path in (
        ("ping", "ping"),
        ("time", "time"),
        ("exchangeInfo", "exchangeInfo"),
        ("executionRules", "executionRules"),
        ("referencePrice", "referencePrice"),
        ("referencePrice.calculation", "referencePrice/calculation"),
        ("depth", "depth"),
        ("trades.recent", "trades"),
        ("trades.historical", "historicalTrades"),
        ("trades.aggregate", "aggTrades"),
        ("klines", "klines"),
        ("uiKlines", "uiKlines"),
        ("avgPrice", "avgPrice"),
        ("ticker.24hr", "ticker/24hr"),
        ("ticker.price", "ticker/price"),
        ("ticker.book", "ticker/bookTicker"),
    )
}
