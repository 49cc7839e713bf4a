"""`tapewire up`: servers, migrations and every room on one machine, watched and restarted."""

import asyncio
import functools
import os
import secrets
import signal
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import aiohttp
import structlog
import typer

from db import migrate
from db.context import open_desk
from db.embedded import Embedded
from db.live import Live
from desk import environment as configuration
from desk.environment import RUN_FILE
from desk.errors import BadConfiguration
from desk.nursery import Nursery, is_ending
from desk.settings import SANDBOX_BOT, Settings
from ops import doctor, lock
from ops.cli import command
from ops.process import Room, ServerProgram, Supervisor

log = structlog.get_logger(__name__)
READY_S: Final = 300.0  # a small machine that is busy with other things takes minutes
PATIENCE_S: Final = 30.0
WORKERS: Final = ("trade", "market", "watch", "scrape", "upkeep")
ALIVE: Final = frozenset({*WORKERS, "bot", "ml"})


@dataclass(frozen=True, slots=True)
class Plan:
    """What runs, with which environment, and whether the servers are ours."""

    settings: Settings
    environment: Mapping[str, str]
    embedded: Embedded


async def run(settings: Settings) -> int:
    """Start everything, say when it is ready, watch it until told to stop."""
    began = time.monotonic()
    for name, meant in configuration.unknown():
        near = f"; did you mean {meant}?" if meant else ""
        typer.echo(f"{name} sets nothing{near}", err=True)
    with lock.hold(settings.data_dir):
        plan = _plan(settings)
        async with Supervisor(settings.data_dir / "logs") as supervisor, Nursery() as nursery:
            _check_ports(plan.settings)
            await _servers(plan, supervisor)
            await _forget_the_dead(plan.settings)
            _write_run_file(plan)
            try:
                for program in _rooms(plan):
                    await supervisor.start(program)
                nursery.spawn(supervisor.watch(), name="watch")
                if not await _up(plan.settings, began):
                    return 1
                # Told to while it started, it may have missed it.
                while not is_ending():  # noqa: ASYNC110 - nobody tells
                    await asyncio.sleep(1)
            finally:
                (settings.data_dir / RUN_FILE).unlink(missing_ok=True)
    return 0


def _plan(settings: Settings) -> Plan:
    """Fill in what is left empty: servers of ours, a sandbox token, a session secret."""
    embedded = Embedded(settings.data_dir)
    made = {"TAPEWIRE_DATA_DIR": str(settings.data_dir.resolve())}
    if not settings.database_url:
        made["DATABASE_URL"] = embedded.database_url
    if not settings.redis_url:
        made["REDIS_URL"] = embedded.redis_url
    keys = settings.data_dir / "keys"
    keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not settings.telegram_bot_token:
        path = _kept(keys / "sandbox-token", f"{SANDBOX_BOT}:{secrets.token_urlsafe(26)}")
        made["TELEGRAM_BOT_TOKEN_FILE"] = str(path)
        made["TAPEWIRE_TELEGRAM_API_URL"] = settings.telegram_url
    if not settings.session_secret:
        path = _kept(keys / "session-secret", secrets.token_hex(32))
        made["TAPEWIRE_SESSION_SECRET_FILE"] = str(path)
    environment = {**os.environ, **made}
    return Plan(configuration.load(environment, beside=False), environment, embedded)


def _kept(path: Path, fresh: str) -> Path:
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(fresh)
    return path.resolve()


def _check_ports(settings: Settings) -> None:
    ports = {"webapp_port": settings.webapp_port, "exchange_port": settings.exchange_port}
    if settings.in_sandbox:
        ports |= {"sandbox_port": settings.sandbox_port, "feeds_port": settings.feeds_port}
    for name, port in ports.items():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.host, port))
            except OSError as e:
                problem = f"names port {port}, which another program uses; choose a free one"
                raise BadConfiguration(
                    variable=configuration.variable(name), problem=problem
                ) from e


async def _servers(plan: Plan, supervisor: Supervisor) -> None:
    embedded, settings = plan.embedded, plan.settings
    ours = {
        embedded.database_url: embedded.postgres,
        embedded.redis_url: embedded.redis,
    }
    needed = [s for url, s in ours.items() if url in {settings.database_url, settings.redis_url}]
    if needed:
        await asyncio.to_thread(embedded.prepare, keeps=True)
    for server in needed:
        how = signal.SIGINT if server.name == "postgres" else signal.SIGTERM
        await supervisor.start(ServerProgram(server, how))
    if settings.database_url == embedded.database_url:
        await migrate.create_database(settings.database_url)
    await migrate.upgrade(settings.database_url)


async def _forget_the_dead(settings: Settings) -> None:
    """A desk that was killed seems alive for some seconds more; this one is not up for that."""
    async with open_desk(settings, process="up", pool_size=1) as context:
        for _ in range(200):
            if await context.live.is_up():
                await context.live.forget()
                return
            await asyncio.sleep(0.05)


def _rooms(plan: Plan) -> list[Room]:
    """Return the rooms, those that take longest to load first."""
    commands = [["bot"], ["webapp"], ["ml"], *(["worker", group] for group in WORKERS)]
    commands += [["exchange"], *([["sandbox"]] if plan.settings.in_sandbox else [])]
    return [
        Room(words[-1], functools.partial(command, *words), plan.environment) for words in commands
    ]


def _write_run_file(plan: Plan) -> None:
    """Say how to reach this desk, for doctor, verify and whoever else runs beside it."""
    names = ("DATABASE_URL", "REDIS_URL", "TELEGRAM_BOT_TOKEN_FILE", "TAPEWIRE_TELEGRAM_API_URL",
             "TAPEWIRE_SESSION_SECRET_FILE")  # fmt: skip
    lines = [f"{n}={plan.environment[n]}" for n in names if n in plan.environment]
    path = plan.settings.data_dir / RUN_FILE
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


async def _up(settings: Settings, began: float) -> bool:
    """Say that the desk is up once it is, or that it did not come up in time."""
    try:
        async with asyncio.timeout(READY_S):
            await _ready(settings)
    except TimeoutError:
        typer.echo(f"Not ready after {READY_S:.0f} s; see {settings.data_dir / 'logs'}", err=True)
        return False
    await _announce(settings, time.monotonic() - began)
    return True


async def _ready(settings: Settings) -> None:
    """Return once every room has said that it can do its work; name those that take long."""
    clock = asyncio.get_running_loop().time
    say_at = clock() + PATIENCE_S
    async with open_desk(settings, process="up", pool_size=1) as context:
        while missing := await _missing(settings, context.live):
            if clock() > say_at:
                typer.echo(f"Still starting: {', '.join(sorted(missing))} ...", err=True)
                say_at += PATIENCE_S
            await asyncio.sleep(0.1)


async def _missing(settings: Settings, live: Live) -> set[str]:
    if not await live.is_up():
        return {"redis"}
    missing = ALIVE - await live.alive()
    if not missing and not await _answers(f"{_local(settings)}/readyz"):
        return {"webapp"}
    return set(missing)


async def _answers(url: str) -> bool:
    limit = aiohttp.ClientTimeout(total=2)
    try:
        async with aiohttp.ClientSession(timeout=limit) as session, session.get(url) as answer:
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False


def _local(settings: Settings) -> str:
    return f"http://127.0.0.1:{settings.webapp_port}"


async def _announce(settings: Settings, took_s: float) -> None:
    async with open_desk(settings, process="up", pool_size=1) as context:
        code = await context.desk.accounts.offer_claim()
        role = await doctor.role(doctor.Running(settings, context))
    chat = f"chat http://127.0.0.1:{settings.sandbox_port}/  " if settings.in_sandbox else ""
    typer.echo(
        f"Tapewire is up  {chat}web {settings.web_url}/  paper exchange {settings.paper_url}  "
        f"({took_s:.1f} s)"
    )
    if role.advice:
        typer.echo(f"{role.detail}: {role.advice}")
    if code:
        typer.echo(f"No admin yet: write /admin claim {code} to the bot to become one.")
    typer.echo(f"Logs are in {settings.data_dir / 'logs'}; Ctrl-C stops everything.")
