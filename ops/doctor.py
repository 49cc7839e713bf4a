"""`tapewire doctor`: what a running desk needs, checked one by one; a check may never crash."""

import json
import shutil
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
import typer

from db import migrate
from db.context import Context, open_desk
from db.embedded import Embedded
from desk import clock, telemetry
from desk import environment as configuration
from desk.settings import Settings
from ops import files
from workers.sources import browser

GIB: Final = 1024**3
PROCESSES: Final = ("bot", "ml", "trade", "market", "watch", "scrape", "upkeep")
FRESH_S: Final = 5.0
OLDEST_POSTGRES: Final = 15
OLDEST_REDIS: Final = 7


class Mark(StrEnum):
    """How a check went."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the report; `advice` says what to do about it."""

    check: str
    mark: Mark
    detail: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """What the checks look at."""

    settings: Settings
    context: Context


Check = Callable[[Running], Awaitable[Result]]


async def run(settings: Settings, *, as_json: bool) -> int:
    """Print the report; 0 when nothing failed, else 1."""
    results = await examine(settings)
    if as_json:
        typer.echo(json.dumps([asdict(r) for r in results], indent=2))
    else:
        for result in results:
            typer.echo(f"{result.mark.value:<5} {result.check:<16} {result.detail}")
            if result.advice:
                typer.echo(f"{'':<22} {result.advice}")
    return 1 if any(r.mark is Mark.FAIL for r in results) else 0


async def examine(settings: Settings) -> list[Result]:
    """Return the result of every check."""
    if not settings.database_url or not settings.redis_url:
        advice = "start it with: make up"
        return [Result("desk", Mark.FAIL, "no desk runs with this data directory", advice)]
    async with open_desk(settings, process="doctor", pool_size=2) as context:
        running = Running(settings, context)
        return [await _guarded(check, running) for check in CHECKS]


async def _guarded(check: Check, running: Running) -> Result:
    try:
        return await check(running)
    except Exception as e:  # noqa: BLE001 - whatever a check meets is its finding
        said = telemetry.scrub(f"{type(e).__name__}: {e}", telemetry.known(running.settings))
        return Result(check.__name__.strip("_"), Mark.FAIL, said[:160])


async def _python(_: Running) -> Result:
    return Result("python", Mark.OK, sys.version.split(maxsplit=1)[0])


async def _disk(running: Running) -> Result:
    free = shutil.disk_usage(running.settings.data_dir).free
    mark = Mark.OK if free > GIB else Mark.WARN if free > GIB / 10 else Mark.FAIL
    return Result("disk", mark, f"{free / GIB:.1f} GiB free in {running.settings.data_dir}")


async def _files(running: Running) -> Result:
    limits = {"a server": files.allowance(), **files.of_servers(running.settings)}
    name, least = min(limits.items(), key=lambda pair: pair[1])
    detail = f"{name} may have {least:,} open"
    if least >= files.ENOUGH:
        return Result("files", Mark.OK, detail)
    advice = f"allow {files.MOST} (ulimit -Hn, LimitNOFILE=), then start the desk again"
    return Result("files", Mark.WARN, detail, advice)


async def _settings(_: Running) -> Result:
    found = configuration.unknown()
    if not found:
        return Result("settings", Mark.OK, "every name is known")
    near = [f"{name} (did you mean {meant}?)" if meant else name for name, meant in found]
    return Result("settings", Mark.WARN, f"set nothing: {', '.join(near)}", "see .env.example")


async def _database(running: Running) -> Result:
    version = await running.context.store.version()
    mark = Mark.OK if version >= OLDEST_POSTGRES else Mark.FAIL
    advice = "" if mark is Mark.OK else f"use PostgreSQL {OLDEST_POSTGRES} or newer"
    return Result("database", mark, f"PostgreSQL {version} answers", advice)


async def role(running: Running) -> Result:
    """Warn of an outside server on which the desk may do anything; the embedded one is ours."""
    settings = running.settings
    if settings.database_url == Embedded(settings.data_dir).database_url:
        return Result("role", Mark.OK, "embedded server")
    if not await running.context.store.is_superuser():
        return Result("role", Mark.OK, "no superuser")
    advice = "CREATE ROLE tapewire LOGIN, make it owner of the database, name it in DATABASE_URL"
    return Result("role", Mark.WARN, "DATABASE_URL connects as a superuser", advice)


async def _schema(running: Running) -> Result:
    current, newest = await migrate.current(running.settings.database_url), migrate.newest()
    if current == newest:
        return Result("schema", Mark.OK, f"at {current}")
    return Result("schema", Mark.FAIL, f"at {current}, newest is {newest}", "tapewire migrate")


async def _redis(running: Running) -> Result:
    name, version = await running.context.live.version()
    mark = Mark.OK if int(version.partition(".")[0]) >= OLDEST_REDIS else Mark.FAIL
    advice = "" if mark is Mark.OK else f"use Redis {OLDEST_REDIS} or newer, or Valkey"
    return Result("redis", mark, f"{name} {version} answers", advice)


async def _processes(running: Running) -> Result:
    missing = [p for p in PROCESSES if p not in await running.context.live.alive()]
    if missing:
        advice = f"see {running.settings.data_dir / 'logs'}"
        return Result("processes", Mark.FAIL, f"silent: {', '.join(missing)}", advice)
    return Result("processes", Mark.OK, f"alive: {', '.join(PROCESSES)}")


async def _quotes(running: Running) -> Result:
    quotes = await running.context.desk.market.quotes.all()
    now = clock.now()
    fresh = [q for q in quotes.values() if q.age_s(now) < FRESH_S]
    mark = Mark.OK if quotes and len(fresh) == len(quotes) else Mark.FAIL
    return Result("quotes", mark, f"{len(fresh)} of {len(quotes)} younger than {FRESH_S:.0f} s")


async def _clock(running: Running) -> Result:
    body = await _get(f"{running.settings.paper_url}/api/v3/time")
    skew_s = abs(body["serverTime"] / 1000 - clock.now().timestamp())
    mark = Mark.OK if skew_s < 2 else Mark.WARN if skew_s < 10 else Mark.FAIL
    return Result("clock", mark, f"{skew_s:.3f} s from the venue's")


async def _telegram(running: Running) -> Result:
    token = running.settings.telegram_bot_token.reveal()
    body = await _get(f"{running.settings.telegram_url}/bot{token}/getMe")
    host = urlsplit(running.settings.telegram_url).hostname
    where = "sandbox" if running.settings.in_sandbox else host
    return Result("telegram", Mark.OK, f"@{body['result']['username']} on {where}")


async def _web(running: Running) -> Result:
    await _get(f"http://127.0.0.1:{running.settings.webapp_port}/healthz")
    return Result("web", Mark.OK, running.settings.web_url)


async def _exposure(running: Running) -> Result:
    if running.settings.host in {"127.0.0.1", "::1", "localhost"}:
        return Result("exposure", Mark.OK, "listens on this machine only")
    advice = "put TLS and a firewall in front, or set TAPEWIRE_HOST=127.0.0.1"
    return Result("exposure", Mark.WARN, f"listens on {running.settings.host}", advice)


async def _admins(running: Running) -> Result:
    admins = await running.context.desk.accounts.admins()
    if admins:
        return Result("admins", Mark.OK, f"{len(admins)}")
    advice = "write /admin claim <code> to the bot with the code printed at start"
    return Result("admins", Mark.OK, "none yet", advice)


async def _browser(running: Running) -> Result:
    settings = running.settings
    if not settings.browser:
        detail = f"off; {len(settings.pages)} pages listed" if settings.pages else "off"
        mark = Mark.WARN if settings.pages else Mark.OK
        return Result("browser", mark, detail, "TAPEWIRE_BROWSER=true" if settings.pages else "")
    if missing := browser.lacking():
        advice = ".venv/bin/python -m pip install --no-deps -r requirements/browser.lock"
        return Result("browser", Mark.FAIL, missing.partition(":")[0], advice)
    return Result("browser", Mark.OK, f"on for {len(settings.pages)} pages")


async def _get(url: str) -> dict[str, Any]:
    """GET a small JSON answer within 3 s; an error status raises."""
    limit = aiohttp.ClientTimeout(total=3)
    async with aiohttp.ClientSession(timeout=limit) as session, session.get(url) as answer:
        if answer.status != 200:
            raise ConnectionError(f"HTTP {answer.status}")
        found: dict[str, Any] = await answer.json(content_type=None)
        return found


CHECKS: Final[tuple[Check, ...]] = (
    _python, _disk, _files, _settings, _database, role, _schema, _redis, _processes, _quotes,
    _clock, _telegram, _web, _exposure, _admins, _browser,
)  # fmt: skip
