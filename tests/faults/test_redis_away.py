"""F3: a Redis that dies, hangs, fills up and comes back: orders wait a moment, none is lost."""

import asyncio
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from redis.exceptions import OutOfMemoryError, RedisError, ResponseError

from db import cache
from db import redis as names
from db.context import Context, open_desk
from db.embedded import valkey_program
from desk.errors import NoQuote
from tests.conftest import make_settings
from tests.factories import ANN, buy, furnish, origin, quote
from tests.faults.test_disk_full import can_mount, fill
from tests.servers import Servers


@dataclass(slots=True)
class OwnRedis:
    """A server of this test alone, to be killed and started again on the same data."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.folder}/redis.sock"

    def start(self) -> None:
        socket = self.folder / "redis.sock"
        socket.unlink(missing_ok=True)
        options = ("--port", "0", "--unixsocket", socket, "--dir", self.folder)
        kept = ("--appendonly", "yes", "--save", "")
        self.process = subprocess.Popen(
            [valkey_program(), *options, *kept], stdout=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 10
        while not socket.exists():
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def send(self, how: signal.Signals) -> None:
        assert self.process is not None
        os.kill(self.process.pid, how)
        if how is signal.SIGKILL:
            self.process.wait(10)


@pytest.fixture
def redis() -> Iterator[OwnRedis]:
    with tempfile.TemporaryDirectory(prefix="redis-") as folder:
        found = OwnRedis(Path(folder))
        found.start()
        yield found
        found.send(signal.SIGCONT)
        found.send(signal.SIGKILL)


@pytest.fixture
async def desk(clean: Servers, redis: OwnRedis, tmp_path: Path) -> AsyncIterator[Context]:
    settings = make_settings(clean, tmp_path, redis_url=redis.url)
    async with open_desk(settings, process="test") as context:
        await furnish(context)
        yield context


async def test_an_order_given_while_redis_starts_again_is_placed(
    desk: Context, redis: OwnRedis
) -> None:
    redis.send(signal.SIGKILL)
    placing = asyncio.create_task(desk.desk.orders.place(ANN.id, buy(), origin()))
    await asyncio.sleep(0.6)
    assert not placing.done()
    redis.start()
    order = await asyncio.wait_for(placing, 10)
    assert [t.event.order_id for t in await desk.outbox.pending(9)] == [order.id]  # type: ignore[attr-defined]


async def test_when_redis_stays_away_an_order_is_refused_for_want_of_a_price(
    desk: Context, redis: OwnRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "PATIENCE_S", 0.2)
    redis.send(signal.SIGKILL)
    with pytest.raises(NoQuote):
        await desk.desk.orders.place(ANN.id, buy(), origin())
    assert await desk.desk.orders.page(ANN.id) == []
    redis.start()


async def test_hints_work_again_after_redis_was_away_for_longer_than_one_wait(
    desk: Context, redis: OwnRedis
) -> None:
    await desk.outbox.woken(0.05)
    redis.send(signal.SIGKILL)
    for _ in range(3):
        await desk.outbox.woken(0.05)
    redis.start()
    await desk.outbox.woken(0.05)
    await desk.desk.market.quotes.put([quote()])
    waiting = asyncio.create_task(desk.outbox.woken(20))
    await asyncio.sleep(0.1)
    began = time.monotonic()
    await desk.desk.orders.place(ANN.id, buy(), origin())
    await waiting
    assert time.monotonic() - began < 10


async def test_a_redis_that_hangs_holds_no_commit_for_long(
    clean: Servers, redis: OwnRedis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "ANSWER_S", 0.3)
    settings = make_settings(clean, tmp_path, redis_url=redis.url)
    async with open_desk(settings, process="test") as context:
        await furnish(context)
        order = await context.desk.orders.place(ANN.id, buy(), origin())
        redis.send(signal.SIGSTOP)
        async with asyncio.timeout(10):
            await context.desk.orders.cancel(ANN.id, order.id)
        assert (await context.desk.orders.get(ANN.id, order.id)).status.is_final
        redis.send(signal.SIGCONT)


async def test_a_redis_without_memory_refuses_every_write_and_orders_go_through(
    desk: Context, redis: OwnRedis
) -> None:
    plain = names.connect(redis.url)
    await plain.config_set("maxmemory-policy", "noeviction")
    await plain.config_set("maxmemory", "1")
    with pytest.raises(OutOfMemoryError):
        await plain.set("more", "x")
    await goes_through(desk)
    await plain.config_set("maxmemory", "0")
    await plain.aclose()
    await well_again(desk)


@pytest.mark.skipif(not can_mount(), reason="mounting needs root")
async def test_a_redis_whose_disk_is_full_refuses_every_write_and_orders_go_through(
    clean: Servers, tmp_path: Path
) -> None:
    with small_redis() as redis:
        settings = make_settings(clean, tmp_path, redis_url=redis.url)
        async with open_desk(settings, process="test") as context:
            await furnish(context)
            ballast = redis.folder / "ballast"
            fill(ballast)
            with pytest.raises(ResponseError, match="MISCONF"):
                await overfill(redis)
            await goes_through(context)
            ballast.unlink()
            await well_again(context)


@contextmanager
def small_redis() -> Iterator[OwnRedis]:
    """A Redis whose append-only file lies on two mebibytes of its own."""
    with tempfile.TemporaryDirectory(prefix="redis-") as folder:
        mount = ("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder)
        subprocess.run(mount, check=True)
        redis = OwnRedis(Path(folder))
        try:
            redis.start()
            yield redis
        finally:
            redis.send(signal.SIGKILL)
            subprocess.run(["umount", folder], check=True)


async def overfill(redis: OwnRedis) -> None:
    """Write until Redis takes no more."""
    plain = names.connect(redis.url)
    try:
        for number in range(1000):
            await plain.set(f"more:{number}", "x" * 65536)
    finally:
        await plain.aclose()


async def goes_through(desk: Context) -> None:
    """Place an order, and find it and its event in PostgreSQL whatever became of its hints."""
    order = await desk.desk.orders.place(ANN.id, buy(), origin())
    assert [o.id for o in await desk.desk.orders.page(ANN.id)] == [order.id]
    assert [t.event.order_id for t in await desk.outbox.pending(9)] == [order.id]  # type: ignore[attr-defined]


async def well_again(desk: Context) -> None:
    """Fail unless prices are kept and orders placed as ever."""
    async with asyncio.timeout(10):
        while True:
            try:
                await desk.desk.market.quotes.put([quote()])
                break
            except RedisError:
                await asyncio.sleep(0.1)
    order = await desk.desk.orders.place(ANN.id, buy(), origin("msg:1:2", "2"))
    assert order.id in {o.id for o in await desk.desk.orders.page(ANN.id)}
