"""`tapewire doctor` on parts of a desk: what is wrong is named with what to do about it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from db import migrate
from db.context import Context
from desk.settings import Settings
from ops import doctor, files
from ops.doctor import Mark, Result
from tests.conftest import TOKEN
from tests.factories import ANN, furnish

Examined = Callable[..., Awaitable[dict[str, Result]]]


@pytest.fixture
def examined(settings: Settings) -> Examined:
    async def examine(**changes: object) -> dict[str, Result]:
        return {r.check: r for r in await doctor.examine(settings.model_copy(update=changes))}

    return examine


async def test_servers_are_named_with_their_versions(examined: Examined) -> None:
    found = await examined()
    assert found["database"] == Result("database", Mark.OK, "PostgreSQL 18 answers")
    assert found["redis"].mark is Mark.OK
    assert found["redis"].detail.startswith("valkey 9.")
    assert found["schema"].mark is Mark.OK


async def test_servers_that_are_too_old_are_refused(
    examined: Examined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "OLDEST_POSTGRES", 99)
    monkeypatch.setattr(doctor, "OLDEST_REDIS", 99)
    found = await examined()
    for name in ("database", "redis"):
        assert found[name].mark is Mark.FAIL
        assert "99 or newer" in found[name].advice


async def test_whatever_is_away_is_a_finding_and_the_rest_is_still_checked(
    examined: Examined,
) -> None:
    found = await examined(redis_url="unix:///nowhere.sock", telegram_api_url="http://127.0.0.1:9")
    assert {n for n, r in found.items() if r.mark is Mark.FAIL} >= {"redis", "telegram", "web"}
    assert found["database"].mark is Mark.OK
    assert TOKEN not in str(found)


async def test_silent_processes_and_missing_prices_fail_and_a_missing_admin_does_not(
    examined: Examined, context: Context
) -> None:
    found = await examined()
    assert found["processes"].detail == "silent: bot, ml, trade, market, watch, scrape, upkeep"
    assert "logs" in found["processes"].advice
    assert found["quotes"].mark is Mark.FAIL
    assert found["admins"].mark is Mark.OK
    await furnish(context)
    await context.live.beat()
    code = await context.desk.accounts.offer_claim()
    assert code is not None
    await context.desk.accounts.claim(ANN.id, code)
    found = await examined()
    assert found["quotes"] == Result("quotes", Mark.OK, "2 of 2 younger than 5 s")
    assert found["admins"].detail == "1"


async def test_a_desk_that_others_can_reach_and_a_misspelt_setting_are_warned_of(
    examined: Examined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAPEWIRE_MAXORDER", "5")
    found = await examined(host="0.0.0.0")  # noqa: S104
    assert found["exposure"].mark is found["settings"].mark is Mark.WARN
    assert "TAPEWIRE_HOST=127.0.0.1" in found["exposure"].advice
    assert "did you mean TAPEWIRE_MAX_ORDER?" in found["settings"].detail


async def test_without_a_desk_it_says_how_to_start_one(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = settings.model_copy(update={"database_url": "", "redis_url": ""})
    assert await doctor.run(alone, as_json=False) == 1
    assert "make up" in capsys.readouterr().out
    assert await doctor.run(alone, as_json=True) == 1
    (line,) = json.loads(capsys.readouterr().out)
    assert (line["check"], line["mark"]) == ("desk", "fail")


async def test_a_schema_of_another_version_is_named(
    settings: Settings, examined: Examined, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(migrate, "newest", lambda: "9999")
    found = await examined()
    assert found["schema"].mark is Mark.FAIL
    assert found["schema"].advice == "tapewire migrate"


async def test_a_server_that_may_open_too_few_files_is_named(
    settings: Settings, examined: Examined, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await examined())["files"].mark is Mark.OK
    logs = settings.data_dir / "logs"
    logs.mkdir(parents=True)
    command = ("sh", "-c", "ulimit -Sn 300; exec sleep 60")
    server = await asyncio.create_subprocess_exec(*command)
    try:
        (logs / "exchange.pid").write_text(str(server.pid))
        async with asyncio.timeout(10):
            while (found := (await examined())["files"]).mark is Mark.OK:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
    finally:
        server.kill()
        await server.wait()
    assert (found.mark, found.detail) == (Mark.WARN, "exchange may have 300 open")
    assert "ulimit -Hn" in found.advice
    assert (await examined())["files"].mark is Mark.OK, "who is gone is not looked at"
    monkeypatch.setattr(files, "MOST", 400)
    found = (await examined())["files"]
    assert (found.mark, found.detail) == (Mark.WARN, "a server may have 400 open")
