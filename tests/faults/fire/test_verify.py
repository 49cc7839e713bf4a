"""A defect planted in the running desk fails what every scenario of this package ends with."""

from collections.abc import AsyncIterator
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import engine as engines
from tests.faults.fire.conftest import Fire

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.timeout(300)]
ADD = (
    "UPDATE ledger_postings SET amount = amount + :unit WHERE pocket = 'outside' AND entry_id ="
    " (SELECT min(entry_id) FROM ledger_postings WHERE pocket = 'outside')"
)
UNIT = Decimal("0.00000001")
FORGET = (
    "DELETE FROM order_steps WHERE order_id ="
    " (SELECT order_id FROM order_steps WHERE status = 'filled' ORDER BY id LIMIT 1) RETURNING *"
)
KEEP = (
    "INSERT INTO order_steps (order_id, status, note, at) VALUES (:order_id, :status, :note, :at)"
)


@pytest.fixture
async def engine(fire: Fire) -> AsyncIterator[AsyncEngine]:
    """A desk with a filled order, and a way to write into its tables."""
    await fire.over(await fire.people(1), each=1)
    found = engines.connect(fire.rig.place.settings().database_url, pool_size=1)
    yield found
    await found.dispose()


async def finds(fire: Fire, name: str) -> None:
    """Fail unless the check fails, and names this promise."""
    with pytest.raises(AssertionError, match=f"BREACH {name} "):
        await fire.verify()


async def test_a_ledger_row_that_is_off_by_one_unit_is_found(
    fire: Fire, engine: AsyncEngine
) -> None:
    async with engine.begin() as connection:
        await connection.execute(text(ADD), {"unit": UNIT})
    await finds(fire, "I1")
    async with engine.begin() as connection:
        await connection.execute(text(ADD), {"unit": -UNIT})
    await fire.verify()


async def test_an_order_without_its_history_is_found(fire: Fire, engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        forgotten = (await connection.execute(text(FORGET))).mappings().all()
    assert len(forgotten) >= 3
    await finds(fire, "I17")
    async with engine.begin() as connection:
        for row in sorted(forgotten, key=lambda row: int(row["id"])):
            await connection.execute(text(KEEP), {n: row[n] for n in row if n != "id"})
    await fire.verify()
