"""Command menus: which one a person sees, by chat, place in it, and language."""

from typing import Any

import pytest

from tests.integration.sandbox.conftest import MIA, YOU, Sandbox

FLOOR = -1_001_000_000_001
# From the widest scope to the narrowest; each of these hides those before it.
IN_PRIVATE: list[dict[str, Any]] = [
    {"type": "default"},
    {"type": "all_private_chats"},
    {"type": "chat", "chat_id": YOU},
]
IN_THE_GROUP: list[dict[str, Any]] = [
    {"type": "default"},
    {"type": "all_group_chats"},
    {"type": "all_chat_administrators"},
    {"type": "chat", "chat_id": FLOOR},
    {"type": "chat_administrators", "chat_id": FLOOR},
    {"type": "chat_member", "chat_id": FLOOR, "user_id": YOU},
]
FOR_ADMINS = ("all_chat_administrators", "chat_administrators", "chat_member")


def menu(name: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"What {name} does"}]


async def shown(sandbox: Sandbox, chat: int, user: int) -> list[str]:
    """Return the commands that the page offers a person in a chat."""
    state = await sandbox.get(f"/page/state?user_id={user}")
    found = next(c for c in state["chats"] if c["id"] == chat)
    return [command["command"] for command in found["commands"]]


async def test_the_narrowest_scope_wins_in_a_private_chat(sandbox: Sandbox) -> None:
    for number, scope in enumerate(IN_PRIVATE):
        await sandbox.call("setMyCommands", scope=scope, commands=menu(f"private{number}"))
        assert await shown(sandbox, YOU, YOU) == [f"private{number}"]
    assert await shown(sandbox, MIA, MIA) == ["private1"]
    for number, scope in reversed(list(enumerate(IN_PRIVATE))):
        assert await shown(sandbox, YOU, YOU) == [f"private{number}"]
        await sandbox.call("deleteMyCommands", scope=scope)
    assert await shown(sandbox, YOU, YOU) == []


async def test_the_narrowest_scope_wins_in_a_group_and_some_are_for_admins(
    sandbox: Sandbox,
) -> None:
    for_all = ""
    for number, scope in enumerate(IN_THE_GROUP):
        await sandbox.call("setMyCommands", scope=scope, commands=menu(f"group{number}"))
        for_all = for_all if scope["type"] in FOR_ADMINS else f"group{number}"
        assert await shown(sandbox, FLOOR, YOU) == [f"group{number}"], scope
        assert await shown(sandbox, FLOOR, MIA) == [for_all], scope
    await sandbox.sim("members", chat_id=FLOOR, promote=[MIA])
    assert await shown(sandbox, FLOOR, MIA) == ["group4"]


async def test_in_each_scope_ones_own_language_comes_before_the_common_one(
    sandbox: Sandbox,
) -> None:
    await sandbox.sim("users", id=YOU, first_name="You", language_code="ru-RU")
    await sandbox.call("setMyCommands", commands=menu("common"))
    await sandbox.call("setMyCommands", commands=menu("russian"), language_code="ru")
    await sandbox.call("setMyCommands", commands=menu("german"), language_code="de")
    assert await shown(sandbox, YOU, YOU) == ["russian"]
    assert await shown(sandbox, MIA, MIA) == ["common"]
    narrow = {"type": "all_private_chats"}
    await sandbox.call("setMyCommands", commands=menu("narrow"), scope=narrow)
    assert await shown(sandbox, YOU, YOU) == ["narrow"], "the scope goes before the language"


@pytest.mark.parametrize(
    ("scope", "problem"),
    [
        ({"type": "chat", "chat_id": 99}, "chat not found"),
        ({"type": "chat", "chat_id": "@nobody"}, "chat not found"),
        ({"type": "chat_administrators", "chat_id": -99}, "chat not found"),
        ({"type": "chat_member", "chat_id": FLOOR, "user_id": 99}, "user not found"),
        ({"type": "chat_member", "chat_id": FLOOR}, "user not found"),
        ({"type": "chat"}, "chat_id is empty"),
        ({"type": "everybody"}, "unsupported type"),
    ],
)
async def test_a_scope_of_nobody_is_refused(
    sandbox: Sandbox, scope: dict[str, Any], problem: str
) -> None:
    for method in ("setMyCommands", "getMyCommands", "deleteMyCommands"):
        assert problem in await sandbox.refusal(method, scope=scope, commands=menu("x"))


async def test_a_public_group_may_be_named_in_a_scope(sandbox: Sandbox) -> None:
    chat = await sandbox.sim(
        "chats", type="supergroup", title="Public", username="tape_public", members=[YOU]
    )
    scope = {"type": "chat", "chat_id": "@tape_public"}
    await sandbox.call("setMyCommands", scope=scope, commands=menu("here"))
    assert await shown(sandbox, chat["id"], YOU) == ["here"]
