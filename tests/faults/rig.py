"""A desk for fault tests: what an order needs, two trade workers, and a line of ours everywhere.

The rooms run under the product's own supervisor, here in the test, so that each has an
environment of its own, and starts again within moments however often it dies.
"""

import asyncio
import functools
import os
import re
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import aiohttp
import pytest
from sqlalchemy.exc import DBAPIError

from db import migrate
from db.context import Context, open_desk
from db.embedded import Embedded
from desk import clock
from desk.nursery import Nursery
from ops import process
from ops.cli import command
from ops.process import DIED, Room, ServerProgram, Supervisor
from tests.conftest import TOKEN
from tests.faults.wire import Server, Wire, wire
from tests.stage import COMMAND_S, Place, environment

TRADERS: Final = ("trade-1", "trade-2")
MORTAL: Final = ("bot", *TRADERS)
LINES: Final = ("database", "redis", "exchange")
READY_S: Final = 240.0  # a busy machine takes long to load what all rooms share
LONGEST_PAUSE_S: Final = 0.5
# Loaded once for all rooms, so that one that died runs again within moments.
LOADED: Final = (
    *process.SHARED,
    *("exchange.app", "sandbox.app", "workers.market", "workers.trade", "ops.verify"),
    "tests.faults.loaded",
)
# A busy machine takes long to start what was killed; words and prices may not grow old meanwhile.
SLOW: Final = {
    "TAPEWIRE_QUOTE_AGE_S": "60",
    "TAPEWIRE_TICKET_TTL_S": "120",
    "TAPEWIRE_COMMAND_AGE_S": "600",
}
_DEATH = re.compile(rf"^{DIED} ([a-z.]+)$", re.MULTILINE)


@dataclass(slots=True)
class Rig:
    """A running desk; `lines[room, server]` are the lines of the bot and the trade workers."""

    place: Place
    embedded: Embedded
    supervisor: Supervisor
    rooms: dict[str, Room]
    lines: dict[tuple[str, str], Wire] = field(default_factory=dict)

    async def arm(self, rules: str) -> None:
        """Have the bot and the trade workers end at failpoints from now on, or no more."""
        failpoints = self.place.data_dir / "failpoints"
        failpoints.write_text(rules, encoding="utf-8")
        await self.restart(*MORTAL)

    async def disarm(self) -> None:
        """Do what `arm` does with no rules, unless nothing is armed."""
        if (self.place.data_dir / "failpoints").read_text(encoding="utf-8"):
            await self.arm("")

    async def restart(self, *names: str) -> None:
        """Kill rooms and wait until they run again."""
        dead = {name: self.kill(name) for name in names}
        for name, pid in dead.items():
            await self.back(name, after=pid)

    def kill(self, name: str) -> int:
        """Kill a room or server and return the process id that it had."""
        pid = self.place.pid(name)
        with suppress(ProcessLookupError):  # it died by itself just now
            os.kill(pid, signal.SIGKILL)
        return pid

    async def back(self, name: str, *, after: int) -> None:
        """Wait until a room runs in another process than before."""
        async with asyncio.timeout(READY_S):
            while self.place.pid(name) == after:  # noqa: ASYNC110 - a file tells
                await asyncio.sleep(0.02)

    async def serving(self) -> None:
        """Wait until both servers take connections again."""
        settings = self.place.settings()
        async with asyncio.timeout(READY_S), open_desk(settings, pool_size=1) as context:
            while not (await context.live.is_up() and await _is_up(context)):  # noqa: ASYNC110
                await asyncio.sleep(0.1)

    async def priced(self) -> None:
        """Wait until there is something to trade on again: who reads prices in vain takes rests."""
        settings = self.place.settings()
        async with asyncio.timeout(READY_S), open_desk(settings, pool_size=1) as context:
            while not await _is_quoted(context, settings.quote_age_s):  # noqa: ASYNC110 - another process writes them
                await asyncio.sleep(0.1)

    async def command(self, *words: str) -> tuple[int, str]:
        """Run a subcommand as a child of what has everything loaded; its status, what it said."""
        said = self.place.data_dir / "said"
        said.unlink(missing_ok=True)
        room = Room("command", functools.partial(command, *words), self.place.environment)
        async with asyncio.timeout(COMMAND_S):
            code = await (await room.start(said)).wait()
        return code, said.read_text(encoding="utf-8")

    def deaths(self) -> Counter[str]:
        """Return how many processes have ended at each failpoint so far."""
        logs = (self.place.data_dir / "logs" / f"{name}.log" for name in MORTAL)
        told = "".join(log.read_text(encoding="utf-8", errors="replace") for log in logs)
        return Counter(_DEATH.findall(told))

    def line(self, server: str, *rooms: str) -> list[Wire]:
        """Return the lines of rooms to a server; the trade workers' when none is named."""
        return [self.lines[room, server] for room in rooms or TRADERS]


@asynccontextmanager
async def running_rig(data_dir: Path) -> AsyncIterator[Rig]:
    """Start everything, and stop it at the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "LONGEST_PAUSE_S", LONGEST_PAUSE_S)
        patch.setattr(process, "SHARED", LOADED)
        (data_dir / "failpoints").write_text("", encoding="utf-8")
        embedded = Embedded(data_dir)
        await asyncio.to_thread(embedded.prepare)
        variables = environment(data_dir, **SLOW, **_addresses(embedded))
        sandbox = f"http://127.0.0.1:{variables['TAPEWIRE_SANDBOX_PORT']}"
        variables |= {"TAPEWIRE_TELEGRAM_API_URL": sandbox}
        place = Place(data_dir=data_dir, environment=variables)
        async with AsyncExitStack() as stack:
            supervisor = await stack.enter_async_context(Supervisor(data_dir / "logs"))
            nursery = await stack.enter_async_context(Nursery())
            rig = Rig(place, embedded, supervisor, {})
            await _open_lines(rig, stack)
            await _start(rig)
            nursery.spawn(supervisor.watch(), name="watch")
            await _ready(rig)
            yield rig


async def _is_up(context: Context) -> bool:
    try:
        return await context.store.is_up()
    except DBAPIError:  # it is starting
        return False


async def _is_quoted(context: Context, limit_s: int) -> bool:
    quotes, now = await context.desk.market.quotes.all(), clock.now()
    return bool(quotes) and all(quote.age_s(now) < limit_s for quote in quotes.values())


def _addresses(embedded: Embedded) -> dict[str, str]:
    return {
        "DATABASE_URL": embedded.database_url,
        "REDIS_URL": embedded.redis_url,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TAPEWIRE_SESSION_SECRET": "a test secret that is long enough to be one",
    }


async def _open_lines(rig: Rig, stack: AsyncExitStack) -> None:
    exchange = urlsplit(rig.place.url("exchange"))
    servers: dict[str, Server] = {
        "database": rig.embedded.postgres.socket,
        "redis": rig.embedded.redis.socket,
        "exchange": ("127.0.0.1", exchange.port or 0),
    }
    for room in MORTAL:
        for name in LINES:
            line = await stack.enter_async_context(wire(servers[name]))
            rig.lines[room, name] = line


def _environment(rig: Rig, room: str) -> Mapping[str, str]:
    if room not in MORTAL:
        return rig.place.environment
    ports = {name: rig.lines[room, name].port for name in LINES}
    return rig.place.environment | {
        "DATABASE_URL": f"postgresql://tapewire@127.0.0.1:{ports['database']}/tapewire",
        "REDIS_URL": f"redis://127.0.0.1:{ports['redis']}",
        "TAPEWIRE_EXCHANGE_URL": f"http://127.0.0.1:{ports['exchange']}",
        "TAPEWIRE_FAILPOINTS_FILE": str(rig.place.data_dir / "failpoints"),
    }


async def _start(rig: Rig) -> None:
    await rig.supervisor.start(ServerProgram(rig.embedded.postgres, signal.SIGINT))
    await rig.supervisor.start(ServerProgram(rig.embedded.redis, signal.SIGTERM))
    await migrate.create_database(rig.embedded.database_url)
    await migrate.upgrade(rig.embedded.database_url)
    words = {"exchange": ["exchange"], "sandbox": ["sandbox"], "bot": ["bot"]}
    words |= {"market": ["worker", "market"]} | {name: ["worker", "trade"] for name in TRADERS}
    for name, command_line in words.items():
        work = functools.partial(command, *command_line)
        rig.rooms[name] = Room(name, work, _environment(rig, name))
        await rig.supervisor.start(rig.rooms[name])


async def _ready(rig: Rig) -> None:
    """Wait until the rooms say that they work and the sandbox answers."""
    deadline = time.monotonic() + READY_S
    async with open_desk(rig.place.settings(), pool_size=1) as context:
        while {"bot", "trade", "market"} - await context.live.alive():
            assert time.monotonic() < deadline, "the rooms did not start"
            await asyncio.sleep(0.1)
    async with aiohttp.ClientSession() as session, session.get(rig.place.url("sandbox")) as answer:
        assert answer.status < 500
