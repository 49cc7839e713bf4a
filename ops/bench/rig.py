"""A running desk to measure: the one beside us, or one on temporary data; and people on it."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import aiohttp
import orjson
import typer
from redis.asyncio import Redis

from db import engine as engines
from db import redis as redises
from db.context import Context, open_desk
from db.timings import Timings
from desk import clock
from desk.settings import Settings
from ops import temporary
from ops.bench.cpu import Meter

PATIENCE_S: Final = 10.0
LOOK_S: Final = 10.0
LOOKS: Final = 30
AT_REST_MS: Final = 2_500.0  # of two cores' CPU in that time; a desk at rest takes 900 to 1,400
ROOMS: Final = frozenset({"trade", "market", "watch", "scrape", "upkeep", "bot", "ml"})
_REQUEST: Final = aiohttp.ClientTimeout(total=30)
_STREAM: Final = aiohttp.ClientTimeout(total=None, sock_read=60)
Json = dict[str, Any]


class Silent(TimeoutError):
    """What was waited for did not come."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of the bot and when it arrived."""

    at: datetime
    message: Json

    @property
    def text(self) -> str:
        """Text or caption."""
        return str(self.message.get("text") or self.message.get("caption") or "")


@dataclass(frozen=True, slots=True)
class Rig:
    """The desk under measurement and what reaches it."""

    settings: Settings
    context: Context
    timings: Timings
    redis: Redis
    http: aiohttp.ClientSession

    @property
    def sandbox_url(self) -> str:
        """Address of the sandbox Telegram."""
        return self.settings.telegram_url

    async def post(self, url: str, body: Json) -> Json:
        """Post JSON and return the JSON answer; an error status raises."""
        async with self.http.post(url, json=body) as answer:
            answer.raise_for_status()
            found: Json = orjson.loads(await answer.read())
            return found

    async def messages_ms(self, count: int) -> list[float]:
        """Return what sending a message takes: the least that telling anybody anything costs."""
        person = await self.person("Probe")
        url = f"{self.sandbox_url}/bot{self.settings.telegram_bot_token.reveal()}/sendMessage"
        spent = []
        for number in range(count):
            body = {"chat_id": person.id, "text": f"<b>probe</b> {number}", "parse_mode": "HTML"}
            began = time.perf_counter()
            await self.post(url, body)
            spent.append((time.perf_counter() - began) * 1000)
        return spent

    async def person(self, name: str) -> "Person":
        """Make a person nobody has seen, who has started the bot and hears what it says."""
        body = {"first_name": name, "language_code": "en"}
        made = await self.post(f"{self.sandbox_url}/sim/users", body)
        found = Person(self, int(made["id"]))
        self.context.nursery.spawn(found.listen(), name="listen")
        await found.listens.wait()
        await found.ask("/start", lambda heard: bool(heard.text))
        return found


class Person:
    """Somebody in the sandbox with an open page, which shows messages as they come."""

    def __init__(self, rig: Rig, user_id: int) -> None:
        self.id = user_id
        self.listens = asyncio.Event()
        self._rig = rig
        self._heard: asyncio.Queue[Heard] = asyncio.Queue()

    async def listen(self) -> None:
        """Take messages off the page's stream of events until cancelled."""
        url = f"{self._rig.sandbox_url}/page/events?user_id={self.id}"
        async with self._rig.http.get(url, timeout=_STREAM) as answer:
            self.listens.set()
            kind = ""
            async for line in answer.content:
                name, _, value = line.rstrip().partition(b": ")
                if name == b"event":
                    kind = value.decode()
                elif name == b"data" and kind in {"message", "edited_message"}:
                    self._take(orjson.loads(value))

    def _take(self, message: Json) -> None:
        if message.get("from", {}).get("is_bot"):
            self._heard.put_nowait(Heard(clock.now(), message))

    async def hear(self, wanted: Callable[[Heard], bool]) -> Heard:
        """Wait for a message of the bot; raises `Silent` after ten seconds without."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while True:
                    heard = await self._heard.get()
                    if wanted(heard):
                        return heard
        except TimeoutError as e:
            raise Silent(f"{self.id} waited {PATIENCE_S:.0f} s") from e

    async def say(self, text: str) -> int:
        """Write to the bot and return the message's id."""
        body = {"chat_id": self.id, "user_id": self.id, "text": text}
        said = await self._rig.post(f"{self._rig.sandbox_url}/sim/messages", body)
        return int(said["message_id"])

    async def ask(self, text: str, wanted: Callable[[Heard], bool]) -> Heard:
        """Write to the bot and wait for its answer."""
        while not self._heard.empty():
            self._heard.get_nowait()
        await self.say(text)
        return await self.hear(wanted)

    async def press(self, heard: Heard, prefix: str) -> Json:
        """Press the first button whose data begins with `prefix`; return the answer to it."""
        rows = heard.message.get("reply_markup", {}).get("inline_keyboard", [])
        data = next(
            d for row in rows for b in row if (d := b.get("callback_data", "")).startswith(prefix)
        )
        body = {
            "chat_id": self.id,
            "user_id": self.id,
            "message_id": heard.message["message_id"],
            "data": data,
        }
        return await self._rig.post(f"{self._rig.sandbox_url}/sim/press", body)


@asynccontextmanager
async def open_rig(settings: Settings) -> AsyncIterator[Rig]:
    """Connect to the desk that the settings name."""
    engine = engines.connect(settings.database_url, pool_size=2, application="tapewire-timings")
    redis = redises.connect(settings.redis_url)
    connector = aiohttp.TCPConnector(limit=0)  # a listener keeps one for itself
    try:
        async with (
            aiohttp.ClientSession(timeout=_REQUEST, connector=connector) as http,
            open_desk(settings, process="bench") as context,
        ):
            yield Rig(settings, context, Timings(engine), redis, http)
    finally:
        await redis.aclose()
        await engine.dispose()


@contextmanager
def some_desk(settings: Settings) -> Iterator[tuple[Settings, str]]:
    """Yield the settings of a desk to measure, and whose it is in words.

    The running one when there is one and its Telegram is the sandbox (nobody's real chat is
    written to), else one on temporary data.
    """
    if settings.in_sandbox and asyncio.run(is_up(settings)):
        yield settings, f"the running desk in {settings.data_dir}"
        return
    with temporary.desk() as running:
        settings = running.settings()
        settle(settings)
        yield settings, "a desk on temporary data"


def settle(settings: Settings) -> None:
    """Wait until a new desk has the years of candles that it fetches once, five minutes at most."""
    typer.echo("a new desk fetches its candles first, for a minute or two", err=True)
    for _ in range(LOOKS):
        meter = Meter(settings)
        time.sleep(LOOK_S)
        if sum(meter.each_ms(1).values()) < AT_REST_MS:
            return


async def is_up(settings: Settings) -> bool:
    """Tell whether every room of the desk is alive."""
    if not settings.database_url or not settings.redis_url:
        return False
    with contextlib.suppress(OSError):
        async with open_desk(settings, process="bench", pool_size=1) as context:
            return await context.live.is_up() and await context.live.alive() >= ROOMS
    return False
