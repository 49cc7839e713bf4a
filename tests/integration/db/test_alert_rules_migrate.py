"""Rules of alerts survive the step from columns to words, and back."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from db import engine as engines
from db import migrate
from desk.alerts import grammar
from tests.servers import Servers

OLD = {
    "every": ([], "directional", 0.3),
    "one": (["BTC"], "any", 0.0),
    "list": (["BTC", "1INCH"], "bullish", 0.55),
}
WORDS = {
    "every": "all and directional and impact >= 0.3",
    "one": "BTC",
    "list": "(BTC or $1INCH) and bullish and impact >= 0.55",
}


async def run(url: str, statement: str, *values: dict[str, Any]) -> list[Any]:
    engine = engines.connect(url, pool_size=1)
    try:
        async with engine.begin() as connection:
            found = await connection.execute(text(statement), list(values) or None)
            return list(found) if found.returns_rows else []
    finally:
        await engine.dispose()


async def test_rules_become_words_and_only_simple_ones_come_back(servers: Servers) -> None:
    url = servers.database_url.replace("/tapewire?", "/rules_as_words?")
    await migrate.create_database(url)
    await migrate.upgrade(url)
    await migrate.downgrade(url, revision="0008")
    insert = (
        "INSERT INTO alert_rules (id, chat_id, created_by, coins, wanted, min_impact, cool_down_s,"
        " daily_cap, is_paused, created_at) VALUES (:id, 1, 1, :coins, :wanted, :impact, 300, 50,"
        " false, :at)"
    )
    at = datetime(2026, 1, 1, tzinfo=UTC)
    for key, (coins, wanted, impact) in OLD.items():
        await run(url, insert, {"id": key, "coins": coins, "wanted": wanted, "impact": impact, "at": at})  # fmt: skip # noqa: E501
    await migrate.upgrade(url)
    found = dict(map(tuple, await run(url, "SELECT id, condition FROM alert_rules")))
    assert {key: str(grammar.parse(words)) for key, words in found.items()} == WORDS

    for key, words in WORDS.items():
        await run(url, f"UPDATE alert_rules SET condition = '{words}' WHERE id = '{key}'")  # noqa: S608
    copy = (
        "INSERT INTO alert_rules (id, chat_id, created_by, condition, cool_down_s, daily_cap,"
        " is_paused, created_at) SELECT :words, chat_id, created_by, :words, cool_down_s,"
        " daily_cap, is_paused, created_at FROM alert_rules WHERE id = 'one'"
    )
    for words in ("tge", "bullish", 'BTC and "etf"', "BTC and (ETH or bullish)"):
        await run(url, copy, {"words": words})
    await migrate.downgrade(url, revision="0008")
    kept = await run(url, "SELECT id, coins, wanted, min_impact FROM alert_rules")
    assert {row[0]: (row[1], row[2], row[3]) for row in kept} == OLD
