"""Misfortune on demand: refusals, delays, cut connections, flood limits."""

import asyncio

import aiohttp
import pytest

from tests.integration.sandbox.conftest import TOKEN, YOU, Sandbox

FLOOR = -1_001_000_000_001


async def test_a_429_says_how_long_to_wait_in_body_and_header(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await sandbox.sim("faults", method="sendMessage", kind="429", times=1, retry_after=7)
    url = f"{sandbox.url}/bot{TOKEN}/sendMessage"
    async with sandbox.http.post(url, json={"chat_id": YOU, "text": "x"}) as response:
        body = await response.json()
    assert (response.status, response.headers["Retry-After"]) == (429, "7")
    assert body["parameters"] == {"retry_after": 7}
    assert body["description"] == "Too Many Requests: retry after 7"
    assert await sandbox.call("sendMessage", chat_id=YOU, text="x")


async def test_faults_strike_only_their_chat_and_only_so_often(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await sandbox.sim("faults", chat_id=FLOOR, kind="403", times=2)
    assert await sandbox.call("sendMessage", chat_id=YOU, text="x")
    for _ in range(2):
        text = await sandbox.refusal("sendMessage", chat_id=FLOOR, text="x")
        assert text.startswith("Forbidden: ")
    assert await sandbox.call("sendMessage", chat_id=FLOOR, text="x")


async def test_a_500_passes_and_faults_can_be_called_off(sandbox: Sandbox) -> None:
    await sandbox.sim("faults", kind="500", times=5)
    assert await sandbox.refusal("getMe") == "Internal Server Error: restart"
    async with sandbox.http.delete(f"{sandbox.url}/sim/faults") as response:
        assert response.status == 200
    assert await sandbox.call("getMe")


async def test_a_slow_call_takes_its_time(sandbox: Sandbox) -> None:
    await sandbox.sim("faults", method="getMe", kind="slow", times=1, seconds=0.3)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await sandbox.call("getMe")
    assert loop.time() - begun >= 0.3


@pytest.mark.parametrize("after", [False, True])
async def test_a_dropped_call_gets_no_answer_at_all(sandbox: Sandbox, after: bool) -> None:
    await sandbox.say("hi")
    await sandbox.sim("faults", method="sendMessage", kind="drop", times=1, after=after)
    with pytest.raises(aiohttp.ClientConnectionError):
        await sandbox.call("sendMessage", chat_id=YOU, text="lost?")
    said = [m["text"] for m in await sandbox.history()]
    assert said == (["hi", "lost?"] if after else ["hi"])
    assert await sandbox.call("sendMessage", chat_id=YOU, text="again")


async def test_flood_limits_are_telegrams_once_switched_on(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    for _ in range(40):
        await sandbox.call("sendMessage", chat_id=FLOOR, text="free")
    await sandbox.sim("limits", enabled=True)
    statuses = [
        (await sandbox.raw("sendMessage", chat_id=FLOOR, text="counted"))[0] for _ in range(22)
    ]
    assert statuses == [200] * 20 + [429] * 2
    private = [(await sandbox.raw("sendMessage", chat_id=YOU, text="x"))[0] for _ in range(6)]
    assert private[:4] == [200] * 4
    assert private[-1] == 429
    await sandbox.sim("limits", enabled=False)
    assert await sandbox.call("sendMessage", chat_id=FLOOR, text="free")
