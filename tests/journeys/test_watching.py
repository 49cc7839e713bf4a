"""Price alerts on a whole running desk: real prices cross them, each is told exactly once."""

import asyncio
import os
import signal
from contextlib import AsyncExitStack
from decimal import Decimal
from typing import Any

import pytest

from tests.journeys.test_plans import kept_promises, price
from tests.journeys.witness import Witness
from tests.stage import Stage, words_of
from tests.whale import pumped

pytestmark = pytest.mark.slow


async def test_a_crossed_price_is_told_once_though_the_watcher_dies_in_between(
    stage: Stage, seen: Witness, ann: int
) -> None:
    coins = ("sol", "sui")
    for coin in coins:
        level = await price(stage, coin) * Decimal("1.005")
        await stage.ask(ann, f"/alert {coin} {level:.4f}", "you will hear")
    os.kill(stage.running.pid("watch"), signal.SIGKILL)

    async def fired() -> list[dict[str, Any]] | None:
        found = await seen.rows(
            "SELECT f.* FROM price_alert_firings f JOIN price_alerts a ON a.id = f.alert_id"
            " WHERE a.created_by = :id AND f.state = 'sent'",
            id=ann,
        )
        return found if len(found) >= 2 else None

    async with AsyncExitStack() as held:
        for coin in coins:
            up = pumped(stage.running.url("exchange"), coin.upper(), "1")
            await held.enter_async_context(up)
        await stage.until(fired, what="two alerts fired", timeout_s=90)
    os.kill(stage.running.pid("watch"), signal.SIGKILL)
    await asyncio.sleep(3)
    sent = await seen.rows(
        "SELECT alert_id, message_id FROM price_alert_firings WHERE chat_id = :id AND"
        " state = 'sent'",
        id=ann,
    )
    told = [m for m in await stage.messages(ann) if "🔔" in words_of(m) and "Now" in words_of(m)]
    assert len({row["alert_id"] for row in sent}) == len(sent) == len(told)
    assert {row["message_id"] for row in sent} == {m["message_id"] for m in told}
    await kept_promises(stage)
