"""`tapewire verify` on a desk's own data: its words, its JSON, its exit status, and no secrets."""

import json

import pytest
from sqlalchemy import text

from db import engine as engines
from db import redis as redises
from db.context import Context
from desk.settings import Settings
from ops import verify
from tests.conftest import TOKEN
from tests.factories import furnish
from workers.keys import KeyFile


async def test_a_desk_that_is_well_is_said_to_be_in_order_of_the_promises(
    context: Context, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await furnish(context)
    capsys.readouterr()
    assert await verify.run(settings, as_json=False) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("ok ") for line in lines)
    names = [line.split()[1] for line in lines]
    assert {n.rstrip("bc") for n in names} == {f"I{n}" for n in (*range(1, 10), *range(12, 19))}
    assert names.index("I2") < names.index("I9") < names.index("I12")


async def test_a_breach_is_shown_and_ends_with_status_one(
    context: Context, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await furnish(context)
    engine = engines.connect(settings.database_url, pool_size=1)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE balances SET amount = 7 WHERE pocket = 'free'"))
    await engine.dispose()
    capsys.readouterr()
    assert await verify.run(settings, as_json=True) == 1
    found = {f["name"]: f for f in json.loads(capsys.readouterr().out)}
    assert not found["I1b"]["is_kept"]
    assert "free USDT" in found["I1b"]["breaches"][0]
    assert found["I1"]["is_kept"]


@pytest.mark.parametrize("place", ["log", "database", "redis", "stream"])
async def test_a_secret_of_the_desk_is_found_wherever_it_lies(
    context: Context, settings: Settings, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    await furnish(context)
    file = KeyFile(settings)
    file.ensure(has_sealed=False)
    key = file.path.read_text().strip().rpartition(":")[2]
    capsys.readouterr()
    assert await verify.run(settings, as_json=False) == 0
    redis = redises.connect(settings.redis_url)
    if place == "log":
        logs = settings.data_dir / "logs"
        logs.mkdir()
        (logs / "bot.log").write_text("x" * 2**20 + f"\nGET /bot{TOKEN}/getMe\n")
    elif place == "database":
        async with context.desk.orders.open() as unit:
            await unit.keeps.put("oops", {"k": key}, until=None)
            await unit.commit()
    elif place == "redis":
        await redis.set("oops", f"..{TOKEN}..")
    else:
        await redis.xadd("headlines", {"body": settings.session_secret.reveal()})
    await redis.aclose()
    capsys.readouterr()
    assert await verify.run(settings, as_json=False) == 1
    said = capsys.readouterr().out
    assert "BREACH I9" in said
    for secret in (TOKEN, key, settings.session_secret.reveal()):
        assert secret not in said, "only its name is shown"
