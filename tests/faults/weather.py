"""Bad weather over the exchange: slow, lost and late answers, again after each of its restarts."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import aiohttp

ORDER: Final = "POST /api/v3/order"
# Half of all orders are under way for a second, long enough for a kill to meet them there. What
# is late arrives when its sender has given up, and is still taken.
RULES: Final = (
    {"kind": "drop_after", "probability": 0.06},
    {"kind": "503_before", "probability": 0.06},
    {"kind": "503_after", "probability": 0.04},
    {"kind": "late", "probability": 0.04, "seconds": 6.5},
    {"kind": "slow", "probability": 0.6, "seconds": 1.0},
)
LOOK_S: Final = 0.25


@asynccontextmanager
async def bad_weather(exchange: str, *, seed: int) -> AsyncIterator[None]:
    """Keep the rules in force while the body runs, and clear them afterwards."""
    limit = aiohttp.ClientTimeout(total=5)
    url = f"{exchange}/admin/faults"
    async with aiohttp.ClientSession(timeout=limit) as session:
        keeping = asyncio.create_task(_keep(session, url, seed))
        try:
            yield
        finally:
            keeping.cancel()
            await asyncio.wait([keeping])
            await _call(session, "DELETE", url)


async def _keep(session: aiohttp.ClientSession, url: str, seed: int) -> None:
    rules = [{"route": ORDER, **rule} for rule in RULES]
    for number in itertools.count(seed):
        with suppress(aiohttp.ClientError, TimeoutError):
            if not (await _call(session, "GET", url))["rules"]:
                await _call(session, "POST", url, json={"rules": rules, "seed": number})
        await asyncio.sleep(LOOK_S)


async def _call(session: aiohttp.ClientSession, method: str, url: str, **more: Any) -> Any:
    async with session.request(method, url, **more) as answer:
        assert answer.status == 200, await answer.text()
        return await answer.json()
