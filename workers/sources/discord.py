"""Messages of Discord channels that a bot of the operator's may read, through its gateway (v10).

https://docs.discord.com/developers/events/gateway: hello, identify, heartbeats that must be
answered, and a resume that brings what was said while the connection was away. A session that
begins anew, as after a restart, asks each channel for it (.../resources/message).
"""

import asyncio
import random
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

import aiohttp
import orjson
import structlog

from desk import clock
from desk.errors import Unavailable
from desk.news.model import Kind, RawHeadline
from desk.settings import Settings
from workers.fetch import Fetcher, FetchFailed
from workers.sources.api import BadAnswer
from workers.sources.dates import believable_date
from workers.sources.stream import Messages, StreamSource

log = structlog.get_logger(__name__)
NAME: Final = "discord.com"
INTENTS: Final = 1 << 9 | 1 << 15  # messages of servers, and what they say
_VERSION: Final = "/?v=10&encoding=json"
_MAX_TITLE: Final = 300
_HELLO_S: Final = 10.0
_MOST: Final = 100
_AGENT: Final = "DiscordBot (tapewire, 0.1)"  # the form that Discord asks for


class Op(IntEnum):
    """What a payload is."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    RECONNECT = 7
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Refused(Unavailable):
    """Discord does not let the bot in: a wrong token, or an intent that is switched off."""

    key = "discord-refused"

    def __init__(self, code: int | None) -> None:
        super().__init__(code=code or 0)
        self.reason = f"closed {code}"


def sources(settings: Settings, fetcher: Fetcher) -> list[StreamSource]:
    """Return the gateway; none without a token and channels."""
    if not (settings.discord_token and settings.discord_channels):
        return []
    return [StreamSource(NAME, settings.discord_url, Gateway(settings, fetcher))]


class Gateway:
    """One session, resumed over many connections; `last` is the last message seen."""

    def __init__(self, settings: Settings, fetcher: Fetcher) -> None:
        self._settings = settings
        self._fetcher = fetcher
        self._channels = frozenset(settings.discord_channels)
        self.last = ""
        self._session = ""
        self._resume_url = ""
        self._sequence: int | None = None
        self._chance = random.Random()  # noqa: S311

    async def messages(self) -> Messages:
        """Yield messages of the channels for as long as the connection lasts."""
        url = self._resume_url or self._settings.discord_url
        socket = await self._fetcher.socket(url + _VERSION)
        try:
            hello = await _receive(socket, _HELLO_S)
            beat = Heart(float(hello["d"]["heartbeat_interval"]) / 1000, self._chance.random())
            await _send(socket, self._opening())
            yield []
            while True:
                event = await self._next(socket, beat)
                match event.get("t") if event else None:
                    case "READY":
                        yield await self._missed()
                    case "MESSAGE_CREATE":
                        yield self._read([event["d"]])
        except (KeyError, TypeError, ValueError, AttributeError) as e:
            raise BadAnswer from e
        finally:
            await socket.close()

    async def _next(self, socket: aiohttp.ClientWebSocketResponse, beat: "Heart") -> Any:
        """Return the next event, None when it was the connection's own business."""
        try:
            event = await _receive(socket, beat.left_s())
        except TimeoutError:
            if not beat.is_answered:
                raise FetchFailed(url=self._settings.discord_url, reason="timeout") from None
            await _send(socket, {"op": Op.HEARTBEAT, "d": self._sequence})
            beat.sent()
            return None
        match event["op"]:
            case Op.DISPATCH:
                self._sequence = event["s"]
                self._remember(event)
                return event
            case Op.HEARTBEAT:
                await _send(socket, {"op": Op.HEARTBEAT, "d": self._sequence})
            case Op.HEARTBEAT_ACK:
                beat.is_answered = True
            case Op.INVALID_SESSION if not event.get("d"):
                self._session = self._resume_url = ""
                raise FetchFailed(url=self._settings.discord_url, reason="session ended")
            case Op.RECONNECT | Op.INVALID_SESSION:
                raise FetchFailed(url=self._settings.discord_url, reason="asked to reconnect")
        return None

    def _opening(self) -> dict[str, Any]:
        token = self._settings.discord_token.reveal()
        if self._session:
            known = {"token": token, "session_id": self._session, "seq": self._sequence}
            return {"op": Op.RESUME, "d": known}
        about = {"os": "linux", "browser": "tapewire", "device": "tapewire"}
        return {"op": Op.IDENTIFY, "d": {"token": token, "intents": INTENTS, "properties": about}}

    def _remember(self, event: Any) -> None:
        if event.get("t") == "READY":
            self._session = str(event["d"]["session_id"])
            self._resume_url = str(event["d"].get("resume_gateway_url", ""))

    async def _missed(self) -> list[RawHeadline]:
        """Return what was said since the last message seen; none where there is none.

        A session whose beginning could not be read is not resumed: nothing would ask again.
        """
        begun = self._session, self._resume_url
        self._session = self._resume_url = ""
        told = []
        for channel in sorted(self._channels if self.last else ()):
            told += await self._history(channel)
        self._session, self._resume_url = begun
        return self._read(sorted(told, key=lambda message: int(message["id"])))

    async def _history(self, channel: str) -> list[Any]:
        """Return what a channel said since; unlike the gateway it does not say of which server."""
        try:
            told = await self._ask(f"/channels/{channel}/messages?after={self.last}&limit={_MOST}")
            where = (await self._ask(f"/channels/{channel}")).get("guild_id") if told else None
        except FetchFailed as e:
            if e.reason != "status 403":
                raise
            log.warning("the bot may not read the history of a channel", channel=channel)
            return []
        return [message | ({"guild_id": where} if where else {}) for message in told]

    async def _ask(self, path: str) -> Any:
        token = self._settings.discord_token.reveal()
        page = await self._fetcher.get(
            self._settings.discord_api_url + path,
            credentials={"Authorization": f"Bot {token}", "User-Agent": _AGENT},
        )
        try:
            return orjson.loads(page.body)
        except orjson.JSONDecodeError as e:
            raise BadAnswer("json") from e

    def _read(self, messages: Sequence[Any]) -> list[RawHeadline]:
        self.last = max([self.last, *(str(m["id"]) for m in messages)], key=lambda i: int(i or 0))
        return [raw for message in messages if (raw := self._raw(message))]

    def _raw(self, message: Any) -> RawHeadline | None:
        if str(message["channel_id"]) not in self._channels:
            return None
        title, _, rest = str(message.get("content") or "").strip().partition("\n")
        if not title:
            return None
        where = f"{message.get('guild_id', '@me')}/{message['channel_id']}/{message['id']}"
        return RawHeadline(
            source=f"discord/{message['author']['username']}"[:64],
            guid=str(message["id"]),
            url=f"https://discord.com/channels/{where}",
            title=title[:_MAX_TITLE],
            summary=rest.strip(),
            published_at=believable_date(str(message.get("timestamp", "")), clock.now()),
            kind=Kind.SOCIAL,
        )


class Heart:
    """When the next heartbeat is due, and whether the last one was answered."""

    def __init__(self, interval_s: float, first: float) -> None:
        self._interval_s = interval_s
        self._clock = asyncio.get_running_loop().time
        self._due = self._clock() + interval_s * first
        self.is_answered = True

    def left_s(self) -> float:
        """Return the seconds until it is due."""
        return max(0.0, self._due - self._clock())

    def sent(self) -> None:
        """Note that one was sent."""
        self._due = self._clock() + self._interval_s
        self.is_answered = False


async def _receive(socket: aiohttp.ClientWebSocketResponse, within_s: float) -> Any:
    async with asyncio.timeout(within_s):
        message = await socket.receive()
    if message.type is not aiohttp.WSMsgType.TEXT:
        raise Refused(socket.close_code)
    try:
        return orjson.loads(message.data)
    except orjson.JSONDecodeError as e:
        raise BadAnswer("json") from e


async def _send(socket: aiohttp.ClientWebSocketResponse, body: object) -> None:
    try:
        await socket.send_str(orjson.dumps(body).decode())
    except (ConnectionError, aiohttp.ClientError) as e:
        raise Refused(socket.close_code) from e
