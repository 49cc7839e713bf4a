"""Prices of before venues were told apart are those of paper, and alone survive the way back."""

from typing import Any

from sqlalchemy import text

from db import engine as engines
from db import migrate
from desk import clock
from tests.servers import Servers


async def run(url: str, statement: str, **values: Any) -> list[Any]:
    engine = engines.connect(url, pool_size=1)
    try:
        async with engine.begin() as connection:
            found = await connection.execute(text(statement), values)
            return list(found) if found.returns_rows else []
    finally:
        await engine.dispose()


async def test_old_prices_are_papers_and_those_of_live_venues_go_on_the_way_back(
    servers: Servers,
) -> None:
    at, url = clock.now(), servers.database_url.replace("/tapewire?", "/prices_of_venues?")
    await migrate.create_database(url)
    await migrate.upgrade(url)
    await migrate.downgrade(url, revision="0018")
    await run(url, "INSERT INTO prices (symbol, at, mid) VALUES ('BTC/USDT', :at, 1)", at=at)
    await migrate.upgrade(url)
    row = "INSERT INTO prices (venue, symbol, at, mid) VALUES ('bybit', 'BTC/USDT', :at, 2)"
    await run(url, row, at=at)
    found = await run(url, "SELECT venue, mid FROM prices ORDER BY mid")
    assert [tuple(one) for one in found] == [("paper", 1), ("bybit", 2)]
    await migrate.downgrade(url, revision="0018")
    assert [tuple(one) for one in await run(url, "SELECT symbol, at, mid FROM prices")] == [
        ("BTC/USDT", at, 1)
    ]
    await migrate.upgrade(url)
