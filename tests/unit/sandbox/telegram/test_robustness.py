"""No argument of any method breaks the server: junk is refused, never a crash."""

import asyncio
from pathlib import Path
from typing import Any

import orjson
import pytest

from sandbox.telegram import people
from sandbox.telegram.dispatch import HANDLERS, execute
from sandbox.telegram.errors import ApiError
from sandbox.telegram.files import Upload
from sandbox.telegram.model import Bot
from sandbox.telegram.parameters import METHODS
from sandbox.telegram.people import Circumstances
from sandbox.telegram.world import FLOOR, MIA, YOU, World
from tests.unit.sandbox.telegram.pictures import png

TOKEN = "4242:AAE"
JUNK: list[Any] = [
    "", "x", "-1", "{", "[]", "{}", '{"a":1}', "\x00", "🚀" * 40, 0, -1, 10**30,
    "1" * 30, 1e30, 1.5, True, None,
    [], {}, [[]], [{}], [[{}]], [1], ["x"], {"type": "x"}, {"type": []}, {"type": "chat"},
    {"message_id": "x"}, {"message_id": 1, "quote": 5}, {"inline_keyboard": [[{"text": {}}]]},
    {"inline_keyboard": [[{"text": "x", "web_app": 5}]]}, {"keyboard": 5}, {"keyboard": [[{}]]},
    [{"type": "photo"}], [{"type": [], "media": 1}], {"type": "photo", "media": {}},
    [{"type": "emoji", "emoji": 5}], [{"command": 5, "description": []}],
    [{"type": "article", "id": 5}], {"type": "article", "id": "1", "title": []},
    [{"type": "bold", "offset": "x", "length": 1}], [{"type": [], "offset": 0, "length": 1}],
    {"receiver_user_id": "x"}, {"receiver_user_id": [1]}, Upload("x", "x", b""),
    Upload("x", "x", b"x"),
]  # fmt: skip


async def prepared(folder: Path) -> tuple[World, Bot, dict[str, Any]]:
    """Return a world in which every method could succeed, and arguments with which it would."""
    world = World(folder)
    bot = world.bot(TOKEN)
    await execute(world, bot, "getMe", {})
    people.say(world, bot, YOU, YOU, "hi", Circumstances())
    floor = world.group(FLOOR)
    assert floor is not None
    floor.members[bot.id] = {"status": "creator", "is_anonymous": False}
    sent: Any = await execute(world, bot, "sendMessage", {"chat_id": FLOOR, "text": "x"})
    secret: Any = await execute(
        world, bot, "sendMessage", {"chat_id": FLOOR, "text": "x", "receiver_user_id": MIA}
    )
    picture = Upload("a.png", "image/png", png(20, 20))
    valid: dict[str, Any] = {
        "chat_id": FLOOR,
        "from_chat_id": FLOOR,
        "user_id": MIA,
        "receiver_user_id": MIA,
        "ephemeral_message_id": secret["ephemeral_message_id"],
        "message_id": sent["message_id"],
        "message_ids": [sent["message_id"]],
        "text": "y",
        "title": "y",
        "action": "typing",
        "draft_id": 1,
        "commands": [],
        "results": [],
        "permissions": {},
        "result": {"type": "article", "id": "1", "title": "x", "input_message_content": {}},
        "media": {"type": "photo", "media": "attach://photo"},
        "callback_query_id": "1",
        "inline_query_id": "1",
        "web_app_query_id": "1",
        "file_id": "x",
        **dict.fromkeys(("photo", "document", "animation", "video", "audio", "voice"), picture),
    }
    return world, bot, valid


async def attempt(world: World, bot: Bot, name: str, raw: dict[str, Any]) -> None:
    code = 200
    try:
        async with asyncio.timeout(20):
            orjson.dumps(await execute(world, bot, name, raw))
    except ApiError as e:
        code = e.code
    assert code in (200, 400, 403), (name, raw)


@pytest.mark.parametrize("name", sorted(HANDLERS))
async def test_junk_in_any_argument_is_refused_or_taken_but_breaks_nothing(
    name: str, tmp_path: Path
) -> None:
    world, bot, valid = await prepared(tmp_path)
    fields = [f for f in METHODS[name.lower()].kinds if f not in ("timeout", "inline_message_id")]
    base = {f: valid[f] for f in fields if f in METHODS[name.lower()].required and f in valid}
    if name.startswith(("edit", "send")) and "text" in fields:
        base["text"] = "y"
    for field in fields:
        for junk in JUNK:
            await attempt(world, bot, name, {**base, field: junk})
            bot.updates.webhook = {}
    world.journal.flush()
    again = World(tmp_path)
    assert {c.key for c in again.conversations.values()} == set(world.conversations)
