"""Fixtures of the whole suite: real servers, clean tables, a desk on top of them."""

import gc
import os
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck
from hypothesis import settings as profiles
from redis.asyncio import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from xdist.scheduler import LoadFileScheduling

from db import engine as engines
from db import redis as redises
from db.base import Base
from db.context import Context, open_desk
from desk import clock
from desk.ports import Venue
from desk.settings import Settings
from ops import temporary
from tests import servers as real
from tests import template
from tests.servers import Servers

# In the full campaign its fifty seeds take minutes each.
IS_LONG = int(os.environ.get("FAULT_ROUNDS", "1")) >= 20
EACH_ALONE = {"tests/faults/fire/test_steps.py"} if IS_LONG else set[str]()
# In this order; the third needs no desk, while the first makes the template.
LONGEST = (
    "tests/faults/fire/test_steps.py",
    "tests/browser/test_mini_app.py",
    "tests/contracts/test_answers.py",
    "tests/browser/test_pictures.py",
    "tests/faults/fire",
    "tests/faults",
    "tests/browser",
    "tests/journeys",
    "tests/performance",
    "tests/integration/ops",
    "tests/contracts",
)
LAST = "tests/faults/test_simulation.py"  # by then what it waits for is there
SHARE_A_DESK = {"tests/journeys", "tests/journeys/venues", "tests/journeys/canaries"}
TOKEN = "7000000001:AATestTokenOfTheSandboxBot_0123456789"

# Nothing is judged by the clock of a busy machine. The suite draws the same examples each time, so
# that it tells what a change broke; `make search` goes looking for new ones.
_SLOW = [HealthCheck.too_slow]
profiles.register_profile(
    "suite", deadline=None, suppress_health_check=_SLOW, derandomize=True, max_examples=50
)
profiles.register_profile("search", deadline=None, suppress_health_check=_SLOW, max_examples=1_000)
profiles.load_profile("suite")


class ByDesk(LoadFileScheduling):  # type: ignore[misc]
    """Gives a file to one worker, and so all files whose tests share a desk of their package.

    The tests of files in `EACH_ALONE` go to whoever is free.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        if path in EACH_ALONE:
            return nodeid
        folder = path.rpartition("/")[0]
        return folder if folder in SHARE_A_DESK else path


def pytest_configure(config: pytest.Config) -> None:
    """Whoever collects the run says where the template of desks is."""
    gc.disable()  # until all is collected: what is loaded stays
    if hasattr(config, "workerinput"):
        at, of = int(config.workerinput["workerid"][2:]), config.workerinput["workercount"]
        temporary.PORTS = temporary.PORTS[at::of]
    else:
        template.begin()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is left with it at the end."""
    items.sort(key=lambda item: _turn(item.nodeid))


def _turn(nodeid: str) -> int:
    if nodeid.startswith(LAST):
        return len(LONGEST) + 1
    return next((i for i, path in enumerate(LONGEST) if nodeid.startswith(path)), len(LONGEST))


def pytest_collection_finish() -> None:
    """Look for garbage in what tests make alone, not in ten thousand of them each time."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove that template."""
    if not hasattr(config, "workerinput"):
        template.end()


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByDesk:
    """Hand out files so that no two workers start the same desk."""
    return ByDesk(config, log)


@dataclass(frozen=True, slots=True)
class Broom:
    """Connections kept: a new one takes five times as long to learn how the tables are emptied."""

    engine: AsyncEngine
    redis: Redis

    async def sweep(self) -> None:
        """Empty every table and the whole of Redis.

        Rows are deleted where there are any, which takes a hundredth of truncating every table.
        """
        emptied = " ".join(
            f"IF EXISTS (SELECT 1 FROM {name}) THEN DELETE FROM {name}; END IF;"  # noqa: S608 - our own names
            for name in Base.metadata.tables
        )
        async with self.engine.begin() as connection:
            # Neither foreign keys nor the ledger's own triggers have a say in this.
            await connection.execute(text("SET LOCAL session_replication_role = replica"))
            await connection.execute(text(f"DO $$ BEGIN {emptied} END $$"))
        await self.redis.flushall()


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """PostgreSQL and Redis of this run, migrated."""
    with real.running() as found:
        yield found


@pytest.fixture(scope="session")
async def broom(servers: Servers) -> AsyncIterator[Broom]:
    """What empties them."""
    async with _broom(servers) as found:
        yield found


@pytest.fixture
async def clean(servers: Servers, broom: Broom) -> Servers:
    """The same servers with empty tables and keys."""
    await broom.sweep()
    return servers


@pytest.fixture
async def redis(clean: Servers) -> AsyncIterator[Redis]:
    """A client of that Redis."""
    client = redises.connect(clean.redis_url)
    yield client
    await client.aclose()


@pytest.fixture
def settings(clean: Servers, tmp_path: Path) -> Settings:
    """Settings of a desk on the clean servers, in the sandbox."""
    return make_settings(clean, tmp_path)


@pytest.fixture
async def context(settings: Settings) -> AsyncIterator[Context]:
    """An open desk without venues."""
    async with open_desk(settings, process="test") as found:
        yield found


@pytest.fixture(autouse=True, scope="session")
def plain_logs() -> None:
    """Logs in plain lines: the rich tracebacks take minutes on a deep exception."""
    structlog.configure(
        processors=[
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        ]
    )


@pytest.fixture(autouse=True)
def real_clock() -> Iterator[None]:
    """Every test starts and ends with the real clock."""
    yield
    clock.set_clock()


def make_settings(servers: Servers, data_dir: Path, **changes: object) -> Settings:
    """Return settings on `servers` with what a test wants different."""
    values: dict[str, object] = {
        "data_dir": data_dir,
        "database_url": servers.database_url,
        "redis_url": servers.redis_url,
        "telegram_bot_token": TOKEN,
        "telegram_api_url": "http://127.0.0.1:1",
        "session_secret": "a test secret that is long enough to be one",
        # The venues of tests keep no stops by themselves, but where a test says so.
        "native_stops": False,
    }
    return Settings.model_validate(values | changes)


async def wipe(servers: Servers) -> None:
    """Empty every table and the whole of Redis."""
    async with _broom(servers) as broom:
        await broom.sweep()


@asynccontextmanager
async def _broom(servers: Servers) -> AsyncIterator[Broom]:
    engine = engines.connect(servers.database_url, pool_size=1)
    redis = redises.connect(servers.redis_url)
    yield Broom(engine, redis)
    await redis.aclose()
    await engine.dispose()


@asynccontextmanager
async def trading_desk(settings: Settings, venues: Mapping[str, Venue]) -> AsyncIterator[Context]:
    """Open a desk whose orders go to the given venues."""
    async with open_desk(settings, process="test", venues=venues) as found:
        yield found
