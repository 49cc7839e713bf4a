"""The sandbox process: both servers start, stop, and say when a port is taken."""

import asyncio
import socket
from pathlib import Path

import aiohttp
import pytest

from desk.errors import BadConfiguration
from desk.settings import Settings
from sandbox.app import run
from tests.integration.sandbox.conftest import PATIENCE_S
from tests.ports import free_port


async def until_answering(http: aiohttp.ClientSession, url: str) -> int:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            try:
                async with http.get(url) as response:
                    return response.status
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.01)


async def test_telegram_and_feeds_run_beside_each_other_and_stop_together(
    tmp_path: Path, http: aiohttp.ClientSession
) -> None:
    telegram, feeds = free_port(), free_port()
    settings = Settings(data_dir=tmp_path, sandbox_port=telegram, feeds_port=feeds)
    running = asyncio.create_task(run(settings))
    assert await until_answering(http, f"http://127.0.0.1:{telegram}/sim") == 200
    assert await until_answering(http, f"http://127.0.0.1:{feeds}/") == 200
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(running, PATIENCE_S)
    for port in (telegram, feeds):
        with pytest.raises(aiohttp.ClientConnectionError):
            await http.get(f"http://127.0.0.1:{port}/")


async def test_open_pages_and_pollers_do_not_hold_up_the_end(
    tmp_path: Path, http: aiohttp.ClientSession
) -> None:
    port = free_port()
    settings = Settings(data_dir=tmp_path, sandbox_port=port, feeds_port=free_port())
    running = asyncio.create_task(run(settings))
    url = f"http://127.0.0.1:{port}"
    await until_answering(http, f"{url}/sim")
    page = await http.get(f"{url}/page/events?user_id=1000001")
    polling = asyncio.create_task(http.get(f"{url}/bot1:a/getUpdates?timeout=50"))
    state: dict[str, object] = {"bot": None}
    while state["bot"] is None:  # until the poller is there
        async with http.get(f"{url}/page/state?user_id=1000001") as answer:
            state = await answer.json()
    running.cancel()
    async with asyncio.timeout(PATIENCE_S):  # a poll by itself ends after 50 s, a page never
        await asyncio.gather(running, return_exceptions=True)
    assert (await (await polling).json())["result"] == []
    page.close()


async def test_a_taken_port_is_named(tmp_path: Path) -> None:
    port = free_port()
    with socket.create_server(("127.0.0.1", port)):
        settings = Settings(data_dir=tmp_path, sandbox_port=port, feeds_port=free_port())
        with pytest.raises(BadConfiguration) as refused:
            await run(settings)
    assert refused.value.values["variable"] == "TAPEWIRE_SANDBOX_PORT"
    assert str(port) in str(refused.value.values["problem"])
