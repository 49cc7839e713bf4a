"""The desk on a PostgreSQL and a Redis that somebody else runs, when this machine has them."""

import asyncio
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from db import migrate
from db.context import open_desk
from desk.errors import BadConfiguration
from desk.settings import Settings
from ops import backup, doctor
from ops.doctor import Mark
from tests.conftest import make_settings, wipe
from tests.factories import ANN, buy, furnish, origin
from tests.ports import free_port
from tests.servers import Servers

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@pytest.fixture(params=PROGRAMS, ids=lambda p: p.parents[1].name)
def outside(request: pytest.FixtureRequest, servers: Servers) -> Iterator[Servers]:
    """Another PostgreSQL over TCP with a password, and the run's own Redis."""
    user = "postgres" if os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="tapewire-outside-"))
    home.chmod(0o700)
    if user:
        shutil.chown(home, user, user)
    secret = home / "secret"
    secret.write_text("a-password")
    secret.chmod(0o644)
    programs, port = request.param.parent, free_port()
    run = partial(subprocess.run, check=True, user=user, group=user, cwd="/")
    data, options = home / "data", ["-U", "desk", "-A", "scram-sha-256", f"--pwfile={secret}"]
    run([programs / "initdb", *options, "-D", data], capture_output=True)
    start = [programs / "pg_ctl", "-D", data, "-o", f"-p {port} -k {home}", "-w"]
    with (home.parent / f"{home.name}.log").open("wb") as log:
        run([*start, "start"], stdout=log)
    try:
        yield replace(
            servers, database_url=f"postgresql://desk:a-password@127.0.0.1:{port}/tapewire"
        )
    finally:
        run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], capture_output=True)
        shutil.rmtree(home, ignore_errors=True)
        (home.parent / f"{home.name}.log").unlink()


@pytest.fixture
def redis_outside(servers: Servers, tmp_path: Path) -> Iterator[Servers]:
    """Another Redis over TCP with a password, and the run's own PostgreSQL."""
    program, port = shutil.which("redis-server") or "", free_port()
    options = [
        "--port",
        str(port),
        "--requirepass",
        "a-password",
        "--save",
        "",
        "--appendonly",
        "no",
    ]
    with (tmp_path / "redis.log").open("wb") as log:
        process = subprocess.Popen([program, *options], stdout=log, stderr=log, cwd=tmp_path)
    try:
        until_it_listens(port)
        yield replace(servers, redis_url=f"redis://:a-password@127.0.0.1:{port}/3")
    finally:
        process.terminate()
        process.wait(10)


def until_it_listens(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nobody listens on {port}")


@pytest.mark.skipif(not PROGRAMS, reason="this machine has no PostgreSQL of its own")
def test_an_older_postgresql_by_tcp_serves_is_backed_up_and_restored(
    outside: Servers, tmp_path: Path
) -> None:
    settings = make_settings(outside, tmp_path)
    target = tmp_path / "desk.backup"
    asyncio.run(migrate.create_database(outside.database_url))
    asyncio.run(migrate.upgrade(outside.database_url))
    order_id = asyncio.run(trade(settings))
    assert backup.write(settings, str(target)) == 0
    asyncio.run(migrate.downgrade(outside.database_url, revision="base"))
    assert backup.read(settings, str(target)) == 0
    assert asyncio.run(status_of(settings, order_id)) == "unknown"
    with pytest.raises(BadConfiguration, match="stop the desk first"):
        asyncio.run(restore_beside_a_desk(settings, target))


@pytest.mark.skipif(not shutil.which("redis-server"), reason="this machine has no Redis of its own")
def test_a_redis_by_tcp_with_a_password_serves_as_well(
    redis_outside: Servers, tmp_path: Path
) -> None:
    settings = make_settings(redis_outside, tmp_path)
    asyncio.run(wipe(redis_outside))
    order_id = asyncio.run(trade(settings))
    assert asyncio.run(status_of(settings, order_id)) == "accepted"
    found = {r.check: r for r in asyncio.run(doctor.examine(settings))}
    assert found["redis"].mark is Mark.OK
    assert found["redis"].detail.startswith("redis ")
    asyncio.run(speak(settings))


async def trade(settings: Settings) -> str:
    """Place an order of Ann and return its id."""
    async with open_desk(settings, process="outside") as context:
        await furnish(context)
        order = await context.desk.orders.place(ANN.id, buy(), origin())
        assert (await context.desk.orders.get(ANN.id, order.id)).spend == 60
        assert await context.store.keep_up_partitions() == (0, 0)
    return order.id


async def status_of(settings: Settings, order_id: str) -> str:
    async with open_desk(settings, process="outside") as context:
        return str((await context.desk.orders.get(ANN.id, order_id)).status)


async def speak(settings: Settings) -> None:
    """Use what the desk needs of Redis: streams, claims, hints, heartbeats."""
    async with open_desk(settings, process="outside") as context:
        await context.bus.publish("s", {"n": 1})
        (entry,) = await context.bus.consume("s", group="g", consumer="c", block_ms=50)
        await context.bus.bury("s", "g", entry.id, entry.body, "no")
        await context.live.beat()
        assert await context.live.alive() == {"outside"}


async def restore_beside_a_desk(settings: Settings, target: Path) -> None:
    async with open_desk(settings, process="outside") as context:
        await context.store.version()
        await asyncio.to_thread(backup.read, settings, str(target))
