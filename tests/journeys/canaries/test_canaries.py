"""No secret is seen in any log, table, key of Redis, metric, page, message or command's words."""

from itertools import chain
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text

from db import engine as engines
from db import redis as redises
from ops import leaks
from tests.integration.exchange.clients import Exchange
from tests.journeys.canaries.conftest import planted
from tests.journeys.venues.conftest import Outside, account, connected
from tests.stage import Stage, words_of

PUBLIC = (
    "/", "/about", "/docs", "/openapi.json", "/healthz", "/readyz", "/metrics", "/login", "/trade",
    "/portfolio", "/venues", "/no/such/page", "/api/v1/account", "/api/v1/no-such-thing",
)  # fmt: skip
MINE = (
    "/api/v1/account", "/api/v1/venues", "/api/v1/venues/okx/connection", "/api/v1/orders",
    "/api/v1/portfolio",
)  # fmt: skip
CONNECTION = "/api/v1/venues/bybit/connection"
LIVE = ("bybit", "okx")
KEEP = "INSERT INTO keeps (name, value) VALUES (:n, jsonb_build_object('it', CAST(:v AS text)))"


async def test_a_canary_in_every_slot_is_seen_nowhere(stage: Stage, exchange: Exchange) -> None:
    ann = await stage.person("Ann")
    outside = [await account(exchange, f"ann-{v}", v, USDT="500") for v in LIVE]
    for venue, keys in zip(LIVE, outside, strict=True):
        await connected(stage, ann, keys, venue)
    await trouble(stage, exchange, ann)

    secrets = known(outside)
    shown = await pages(stage, ann, secrets)
    shown += [words_of(message) for message in await stage.messages(ann)]
    shown += commands(stage)
    seen_in_words = [n for n, secret in secrets.items() if any(secret in one for one in shown)]
    assert seen_in_words == []
    settings = stage.running.settings()
    engine = engines.connect(settings.database_url, pool_size=1)
    try:
        assert await leaks.places(settings, engine, known=secrets) == []
        assert await leaks.places(settings, engine) == [], "of those that the desk made itself"
    finally:
        await engine.dispose()


def known(outside: list[Outside]) -> dict[str, str]:
    """Return all that was planted: settings, and every part of every exchange's keys."""
    parts = chain.from_iterable(account.parts for account in outside)
    return planted() | {f"part {n} of the exchanges' keys": part for n, part in enumerate(parts)}


async def trouble(stage: Stage, exchange: Exchange, person: int) -> None:
    """Let exchanges fail in every way that is noted somewhere, and let somebody paste a secret."""
    for kind in ("503_after", "502_before", "429", "drop_after"):
        rule = {"kind": kind, "probability": 1.0, "count": 4}
        made = await exchange.call("POST", "/admin/faults", json={"rules": [rule]})
        assert made.status == 200, made.json
        await stage.say(person, "/buy btc 20")
    assert (await exchange.call("DELETE", "/admin/faults")).status == 200
    await stage.ask(person, "/venues", "OKX")
    await stage.headline("Bitcoin rises while every vendor is away")


async def pages(stage: Stage, person: int, secrets: dict[str, str]) -> list[str]:
    """Return pages and refusals, those of requests that carry the secrets themselves among them."""
    launch = await stage.call("POST", "/sim/initdata", {"user_id": person})
    async with aiohttp.ClientSession(stage.running.url("webapp")) as web:
        found = [await told(web, "GET", path) for path in PUBLIC]
        opened = await web.post("/api/v1/session", json={"init_data": launch})
        assert opened.status == 200, await opened.text()
        mine = {"Authorization": f"Bearer {(await opened.json())['token']}"}
        found += [await told(web, "GET", path, headers=mine) for path in MINE]
        for secret in secrets.values():
            stranger = {"Authorization": f"Bearer {secret}"}
            found.append(await told(web, "GET", MINE[0], headers=stranger))
            forged = {"init_data": f"user={secret}&hash={secret}"}
            found.append(await told(web, "POST", "/api/v1/session", json=forged))
            body = {"key": secret, "secret": secret, "more": secret}
            found.append(await told(web, "PUT", CONNECTION, json=body, headers=mine))
    async with aiohttp.ClientSession(stage.running.url("exchange")) as venue:
        for secret in secrets.values():
            key = {"X-MBX-APIKEY": secret}
            found.append(await told(venue, "GET", "/api/v3/account", headers=key))
    return found


async def told(web: aiohttp.ClientSession, method: str, path: str, **how: Any) -> str:
    """Return all that an answer says."""
    async with web.request(method, path, **how) as answer:
        assert answer.status < 500, f"{method} {path}: {answer.status}"
        return f"{answer.headers} {await answer.text()}"


def commands(stage: Stage) -> list[str]:
    """Return what commands print that look at the desk."""
    asked = (("config", "show"), ("doctor",), ("verify",), ("verify", "--json"))
    done = [stage.running.command(*words) for words in asked]
    return [one.stdout + one.stderr for one in done]


@pytest.mark.parametrize("sink", ["log", "table", "redis"])
async def test_a_canary_that_got_out_is_found(stage: Stage, sink: str) -> None:
    settings = stage.running.settings()
    name, canary = next(iter(planted().items()))
    engine = engines.connect(settings.database_url, pool_size=1)
    redis = redises.connect(settings.redis_url)
    log = stage.running.data_dir / "logs" / "probe.log"
    keep = "canary-probe"
    try:
        if sink == "log":
            log.write_text(f"a line with {canary} in it", encoding="utf-8")
        elif sink == "redis":
            await redis.set(keep, f"<{canary}>")
        else:
            async with engine.begin() as connection:
                await connection.execute(text(KEEP), {"n": keep, "v": f"<{canary}>"})
        found = await leaks.places(settings, engine, known=planted())
        assert [which for which, _ in found] == [name]
        assert sink in found[0][1]
    finally:
        log.unlink(missing_ok=True)
        await redis.delete(keep)
        await redis.aclose()
        async with engine.begin() as connection:
            await connection.execute(text("DELETE FROM keeps WHERE name = :n"), {"n": keep})
        await engine.dispose()
