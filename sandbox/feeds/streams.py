"""The feeds `x` and `discord` as their vendors push them: X's filtered stream, Discord's gateway.

Below /vendors: /x/2/tweets/search/stream, .../stream/rules, .../recent, and the WebSocket
/discord/ with the REST call for what was said before. A token is any text but `wrong`; the
feeds' faults are met by whoever connects, those of `discord-history` by that call.
DELETE /connections cuts what is open.
"""

import asyncio
import contextlib
import json
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from desk.nursery import Nursery
from sandbox.feeds.faults import Faults
from sandbox.feeds.store import Feeds, Item

WRONG: Final = "wrong"
CHANNEL: Final = "100000000000000001"
SERVER: Final = "100000000000000002"
BEAT_MS: Final = 41_250
_KEEP_ALIVE_S: Final = 20.0
_BAD_TOKEN: Final = 4004
_LOOK_S: Final = 0.05
_MOST: Final = 100  # messages that Discord shows at once


@dataclass
class _Session:
    """A gateway session: what it was sent so far, by number."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    told: set[str] = field(default_factory=set)


class Streams:
    """Both vendors over one set of feeds."""

    def __init__(self, feeds: Feeds, faults: Faults) -> None:
        self._feeds = feeds
        self._faults = faults
        self._rules: list[dict[str, str]] = []
        self._sessions: dict[str, _Session] = {}
        self._generation = 0

    def routes(self) -> list[BaseRoute]:
        """Return the routes below /vendors."""
        search = "/x/2/tweets/search"
        return [
            Route(f"{search}/stream/rules", self.rules, methods=["GET", "POST"]),
            Route(f"{search}/stream", self.stream),
            Route(f"{search}/recent", self.recent),
            Route("/connections", self.disconnect, methods=["DELETE"]),
            Route("/discord/channels/{channel}", self.channel),
            Route("/discord/channels/{channel}/messages", self.messages),
            WebSocketRoute("/discord/", self.gateway),
        ]

    def cut(self) -> None:
        """End every connection that is open; new ones are welcome."""
        self._generation += 1

    async def disconnect(self, _: Request) -> Response:
        self.cut()
        return Response(status_code=204)

    async def rules(self, request: Request) -> Response:
        if (refusal := _refusal(request)) is not None:
            return refusal
        if request.method == "POST":
            asked = await request.json()
            gone = set(asked.get("delete", {}).get("ids", []))
            self._rules = [rule for rule in self._rules if rule["id"] not in gone]
            added = [rule | {"id": secrets.token_hex(8)} for rule in asked.get("add", [])]
            self._rules += added
            return JSONResponse({"data": added, "meta": {"summary": {"created": len(added)}}}, 201)
        return JSONResponse({"data": self._rules} if self._rules else {"meta": {}})

    async def stream(self, request: Request) -> Response:
        if (refusal := _refusal(request)) is not None:
            return refusal
        if not self._rules:
            return JSONResponse({"title": "ConnectionException", "detail": "no rules"}, 409)
        if (wrong := await self._faults.next("x")) is not None:
            return wrong
        return StreamingResponse(self._posts(), media_type="application/json")

    async def recent(self, request: Request) -> Response:
        if (refusal := _refusal(request)) is not None:
            return refusal
        since = int(request.query_params.get("since_id", "0"))
        found = [item for item in self._feeds.newest("x") if item.number > since]
        posts = [self._post(item)["data"] for item in found]
        told = {"data": posts, "includes": {"users": [_USER]}} if posts else {}
        return JSONResponse(told | {"meta": {"result_count": len(posts)}})

    async def channel(self, request: Request) -> Response:
        channel = request.path_params["channel"]
        told = {"id": channel, "type": 0, "guild_id": SERVER}
        return _refusal(request) or JSONResponse(told)

    async def messages(self, request: Request) -> Response:
        if (refusal := _refusal(request)) is not None:
            return refusal
        if (wrong := await self._faults.next("discord-history")) is not None:
            return wrong
        after = int(request.query_params.get("after", "0"))
        told = [self._message(i) for i in self._feeds.newest("discord") if i.number > after]
        here = [m for m in told if m["channel_id"] == request.path_params["channel"]]
        # What the gateway adds to a message is not in it here.
        bare = [{n: v for n, v in m.items() if n != "guild_id"} for m in here[-_MOST:]]
        return JSONResponse(bare)

    async def gateway(self, socket: WebSocket) -> None:
        if (wrong := await self._faults.next("discord")) is not None:
            await socket.send_denial_response(wrong)
            return
        await socket.accept()
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": BEAT_MS}, "s": None})
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            session = await self._opened(socket)
            if session is None:
                await socket.close(_BAD_TOKEN, "Authentication failed.")
                return
            async with Nursery() as nursery:
                listening = nursery.spawn(_listen(socket), name="gateway")
                await self._push(socket, session, listening)
            await socket.close(1001)

    async def _opened(self, socket: WebSocket) -> _Session | None:
        """Take an identify or a resume; None for a wrong token."""
        asked = await socket.receive_json()
        told = asked["d"]
        if told.get("token", WRONG) == WRONG:
            return None
        known = self._sessions.get(told.get("session_id", ""))
        if asked["op"] == 6 and known is not None:
            for event in known.sent[int(told["seq"]) :]:
                await socket.send_json(event)
            await _send(socket, known, "RESUMED", {})
            return known
        name = secrets.token_hex(8)
        session = self._sessions[name] = _Session(
            told={item.guid for item in self._feeds.newest("discord")}
        )
        where = str(socket.url.replace(query="")).rstrip("/")
        ready = {"v": 10, "session_id": name, "resume_gateway_url": where, "guilds": []}
        await _send(socket, session, "READY", ready)
        return session

    async def _push(
        self, socket: WebSocket, session: _Session, listening: "asyncio.Task[None]"
    ) -> None:
        began = self._generation
        while not listening.done() and self._generation == began:
            for item in reversed(self._feeds.newest("discord")):
                if item.guid not in session.told:
                    session.told.add(item.guid)
                    await _send(socket, session, "MESSAGE_CREATE", self._message(item))
            await asyncio.sleep(_LOOK_S)

    async def _posts(self) -> AsyncIterator[bytes]:
        told = {item.guid for item in self._feeds.newest("x")}
        began, quiet_s = self._generation, 0.0
        while self._generation == began:
            for item in reversed(self._feeds.newest("x")):
                if item.guid not in told:
                    told.add(item.guid)
                    yield json.dumps(self._post(item)).encode() + b"\r\n"
            await asyncio.sleep(_LOOK_S)
            quiet_s += _LOOK_S
            if quiet_s >= _KEEP_ALIVE_S:
                quiet_s = 0.0
                yield b"\r\n"

    def _post(self, item: Item) -> dict[str, Any]:
        data = {
            "id": str(item.number),
            "text": item.title,
            "author_id": _USER["id"],
            "created_at": item.published.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "edit_history_tweet_ids": [str(item.number)],
        }
        rules = [{"id": rule["id"], "tag": rule.get("tag", "")} for rule in self._rules]
        return {"data": data, "includes": {"users": [_USER]}, "matching_rules": rules}

    def _message(self, item: Item) -> dict[str, Any]:
        return {
            "id": str(item.number),
            "channel_id": CHANNEL if item.kind == "news" else f"{CHANNEL[:-1]}9",
            "guild_id": SERVER,
            "author": {"id": "1", "username": "herald", "bot": False},
            "content": f"{item.title}\n{item.summary}".strip(),
            "timestamp": item.published.isoformat(),
            "embeds": [],
        }


_USER: Final = {"id": "42", "name": "Herald", "username": "herald"}


def _refusal(request: Request) -> Response | None:
    token = request.headers.get("Authorization", f"Bearer {WRONG}").partition(" ")[2]
    if token == WRONG:
        return JSONResponse({"title": "Unauthorized", "status": 401}, 401)
    return None


async def _send(socket: WebSocket, session: _Session, name: str, body: object) -> None:
    event = {"op": 0, "t": name, "s": len(session.sent) + 1, "d": body}
    session.sent.append(event)
    await socket.send_json(event)


async def _listen(socket: WebSocket) -> None:
    """Answer heartbeats until the client goes."""
    with contextlib.suppress(WebSocketDisconnect):
        while True:
            if (await socket.receive_json())["op"] == 1:
                await socket.send_json({"op": 11})
