"""The WebSocket that pages listen on: greeting, topics, session, end."""

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

import orjson
from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect

from desk import clock
from desk.accounts import auth
from desk.accounts.service import SignedIn
from desk.errors import DeskError
from desk.facade import Desk
from desk.nursery import within
from webapp.deps import MAX_TOKEN, is_ours
from webapp.live.client import BYE_BUSY, BYE_SESSION, Client
from webapp.live.frames import line_of, said
from webapp.live.hub import HEARTBEAT_S, Hub
from webapp.live.topics import MAX_NAME, named

HELLO_S: Final = 5.0
BYE_S: Final = 1.0
MAX_FRAME: Final = 16 * 1024
MAX_CLIENTS: Final = 2000
TOKEN_EVERY_S: Final = 10.0
BYE_PROTOCOL: Final = 1008
BYE_BIG: Final = 1009
router = APIRouter()


@router.websocket("/api/v1/live")
async def live(socket: WebSocket) -> None:
    """Greet, subscribe, and feed a page until it leaves, its session ends or it stops reading."""
    desk: Desk = socket.app.state.desk
    hub: Hub = socket.app.state.hub
    if not is_ours(socket, desk):
        await socket.close(BYE_PROTOCOL)
        return
    if len(hub.clients) >= MAX_CLIENTS:
        await socket.close(BYE_BUSY)
        return
    await socket.accept()
    try:
        client, hello = await _greet(socket, desk)
        hub.make_room(client.account_id)
        last_id, is_resumed = hub.join(client, _last_id(hello))
        try:
            await _signed_in(desk, hello)  # its session may have ended before the hub knew it
            ready = {"type": "ready", "heartbeat_s": HEARTBEAT_S}
            client.open(said({**ready, "id": last_id, "is_resumed": is_resumed}))
            await _serve(socket, desk, client)
        finally:
            hub.leave(client)
    except _Gone as gone:
        await _close(socket, gone)


async def _greet(socket: WebSocket, desk: Desk) -> tuple[Client, Mapping[str, Any]]:
    """Return the client with what it said once it proved who it is."""
    try:
        async with asyncio.timeout(HELLO_S):
            hello = await _receive(socket)
            signed_in = await _signed_in(desk, hello)
    except TimeoutError as e:
        raise _Gone(BYE_SESSION) from e
    client = Client(
        signed_in.account.id,
        line_of(socket),
        signed_in.session_id,
        expires_at=_end_of_session(),
    )
    client.want(_topics(hello, "subscribe"))
    return client, hello


async def _serve(socket: WebSocket, desk: Desk, client: Client) -> None:
    """Listen until either side ends; raises `_Gone` then."""
    try:
        async with asyncio.TaskGroup() as both:
            both.create_task(_listen(socket, desk, client))
            both.create_task(_watch(client))
    except BaseExceptionGroup as ended:
        gone, other = ended.split(_Gone)
        if gone is None or other is not None:
            raise
        raise gone.exceptions[0] from None


async def _listen(socket: WebSocket, desk: Desk, client: Client) -> None:
    shown_at = -TOKEN_EVERY_S
    while True:
        heard = await _receive(socket)
        client.want(_topics(heard, "subscribe"))
        client.drop(_topics(heard, "unsubscribe"))
        if "token" in heard:
            now = time.monotonic()
            if now - shown_at < TOKEN_EVERY_S:
                raise _Gone(BYE_PROTOCOL, f"at most one token in {TOKEN_EVERY_S:.0f} s")
            shown_at = now
            await _extend(desk, client, heard)


def _topics(heard: Mapping[str, Any], name: str) -> list[str]:
    found = named(heard, name)
    if any(len(topic) > MAX_NAME for topic in found):
        raise _Gone(BYE_PROTOCOL, f"at most {MAX_NAME} characters in the name of a topic")
    return found


async def _watch(client: Client) -> None:
    raise _Gone(await client.over())


async def _extend(desk: Desk, client: Client, heard: Mapping[str, Any]) -> None:
    signed_in = await _signed_in(desk, heard)
    if signed_in.account.id != client.account_id:
        raise _Gone(BYE_SESSION)
    client.session_id = signed_in.session_id
    client.expires_at = _end_of_session()


async def _receive(socket: WebSocket) -> dict[str, Any]:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise _Gone(0)
    text = message.get("text") or ""
    if len(text) > MAX_FRAME:
        raise _Gone(BYE_BIG)
    try:
        heard = orjson.loads(text)
    except orjson.JSONDecodeError as e:
        raise _Gone(BYE_PROTOCOL) from e
    if not isinstance(heard, dict):
        raise _Gone(BYE_PROTOCOL)
    return heard


async def _signed_in(desk: Desk, heard: Mapping[str, Any]) -> SignedIn:
    """Return whom a message's token speaks for; raises `_Gone`."""
    token = heard.get("token")
    if not isinstance(token, str) or len(token) > MAX_TOKEN:
        raise _Gone(BYE_SESSION)
    try:
        return await desk.accounts.check(token)
    except DeskError as e:
        raise _Gone(BYE_SESSION) from e


def _last_id(hello: Mapping[str, Any]) -> str | None:
    """Return the last event that a page knows, None for one that comes for the first time.

    What is no id is one that was never given.
    """
    last_id = hello.get("last_id")
    return last_id if last_id is None or isinstance(last_id, str) else ""


async def _close(socket: WebSocket, gone: "_Gone") -> None:
    """Say goodbye when the other side still listens; a full buffer must not hold us."""
    if not gone.code:
        return
    with suppress(RuntimeError, WebSocketDisconnect):
        try:
            # Not `asyncio.timeout`: after a group has failed in this task, 3.11.2's never ends it.
            await within(BYE_S, socket.close(gone.code, gone.why))
        except TimeoutError:
            line_of(socket).abort()


def _end_of_session() -> float:
    """One session after a token was shown: a connection outlives its token by less than that."""
    return (clock.now() + auth.SESSION).timestamp()


class _Gone(Exception):
    """The connection is over; `code` closes it from our side, 0 when the page left.

    `why` says it in words, for whoever reads them.
    """

    def __init__(self, code: int, why: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.why = why
