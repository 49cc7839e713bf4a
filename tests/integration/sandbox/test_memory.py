"""What survives a restart and a kill."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import aiohttp

from tests.integration.sandbox.conftest import PATIENCE_S, YOU, Sandbox, serving
from tests.integration.sandbox.test_files import download, post_form
from tests.ports import free_port
from tests.unit.sandbox.telegram.pictures import png

FLOOR = -1_001_000_000_001


async def test_chats_files_settings_and_updates_survive_a_restart(
    tmp_path: Path, http: aiohttp.ClientSession
) -> None:
    async with serving(tmp_path) as url:
        before = Sandbox(url, http)
        await before.call("getMe")
        await before.drain()
        await before.sim("users", id=5, first_name="Ann")
        await before.say("hi")
        await before.say("deleted soon")
        await before.call("deleteMessage", chat_id=YOU, message_id=2)
        sent = await before.call("sendMessage", chat_id=YOU, text="first")
        place = {"chat_id": YOU, "message_id": sent["message_id"]}
        await before.call("editMessageText", **place, text="second")
        await before.call("setMyCommands", commands=[{"command": "a", "description": "b"}])
        photo = (await post_form(before, "sendPhoto", {"chat_id": YOU, "photo": png()}))["result"]
        history = await before.history()
        floor = await before.history(FLOOR)
        waiting = await before.call("getUpdates")
    async with serving(tmp_path) as url:
        after = Sandbox(url, http)
        assert await after.history() == history
        assert await after.history(FLOOR) == floor
        assert await after.call("getUpdates") == waiting
        assert await after.call("getMyCommands") == [{"command": "a", "description": "b"}]
        assert await download(after, photo["photo"][-1]["file_id"]) == png()
        state = await after.get("/page/state?user_id=5")
        assert state["me"]["first_name"] == "Ann"
        more = await after.call("sendMessage", chat_id=YOU, text="third")
        assert more["message_id"] == photo["message_id"] + 1
        await after.drain()
        await after.say("new")
        assert (await after.drain())[0]["update_id"] > waiting[-1]["update_id"]


async def test_a_webhook_goes_on_after_a_restart(
    tmp_path: Path, http: aiohttp.ClientSession
) -> None:
    url_of_hook = f"http://127.0.0.1:{free_port()}/hook"
    async with serving(tmp_path) as url:
        await Sandbox(url, http).call("setWebhook", url=url_of_hook, secret_token="x")
    async with serving(tmp_path) as url:
        after = Sandbox(url, http)
        await after.call("getMe")
        async with asyncio.timeout(PATIENCE_S):
            while not (info := await after.call("getWebhookInfo")).get(  # noqa: ASYNC110
                "last_error_message"
            ):
                await asyncio.sleep(0.01)
    assert info["url"] == url_of_hook
    assert info["last_error_message"].startswith("Connection failed")


_PROGRAM = """
import asyncio, sys
from pathlib import Path
from desk.settings import Settings
from sandbox.telegram.app import serve
asyncio.run(serve(Settings(data_dir=Path(sys.argv[1]), sandbox_port=int(sys.argv[2]))))
"""


async def test_a_killed_server_has_lost_at_most_the_last_second(
    tmp_path: Path, http: aiohttp.ClientSession
) -> None:
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _PROGRAM, str(tmp_path), str(port)
    )
    before = Sandbox(f"http://127.0.0.1:{port}", http)
    try:
        async with asyncio.timeout(60):
            while True:
                try:
                    await before.call("getMe")
                    break
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.05)
        for number in range(50):
            await before.say(f"message {number}")
        journal_file = tmp_path / "sandbox" / "journal.jsonl"
        async with asyncio.timeout(PATIENCE_S):
            while b"message 49" not in journal_file.read_bytes():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        await before.say("perhaps lost")
    finally:
        os.kill(process.pid, signal.SIGKILL)
        await process.wait()
    with (tmp_path / "sandbox" / "journal.jsonl").open("ab") as journal:
        journal.write(b'["posts","torn')
    async with serving(tmp_path) as url:
        said = [m["text"] for m in await Sandbox(url, http).history()]
    assert said[:50] == [f"message {number}" for number in range(50)]
