"""Command menus: by scope and language, and which of them a person sees in a chat."""

import re
from typing import Any, Final

from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.journal import Json
from sandbox.telegram.model import Bot, Conversation

COMMANDS_LIMIT: Final = 100
_NAME: Final = re.compile(r"\A[a-z0-9_]{1,32}\Z")
_PLAIN_SCOPES: Final = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
)
_CHAT_SCOPES: Final = ("chat", "chat_administrators", "chat_member")
_LANGUAGE: Final = re.compile(r"\A(?:[a-z]{2})?\Z")


def scope_key(scope: Any, language: str) -> str:
    """Return the name under which the commands of a scope and language are kept."""
    if not _LANGUAGE.match(language):
        raise bad_request("invalid language code specified")
    if scope is None:
        scope = {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in _PLAIN_SCOPES:
        return f"{kind}|{language}"
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if "chat_id" not in scope:
        raise bad_request("can't parse BotCommandScope: chat_id is empty")
    user = f":{scope.get('user_id')}" if kind == "chat_member" else ""
    return f"{kind}:{scope['chat_id']}{user}|{language}"


def check_commands(commands: Any) -> list[Json]:
    """Return the commands as Telegram keeps them; refuse a bad name or description."""
    if not isinstance(commands, list) or not all(isinstance(c, dict) for c in commands):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > COMMANDS_LIMIT:
        raise ApiError(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    return [_check(command) for command in commands]


def _check(command: Json) -> Json:
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not _NAME.match(name):
        raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise ApiError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    ephemeral = {"is_ephemeral": True} if command.get("is_ephemeral") is True else {}
    return {"command": name, "description": description, **ephemeral}


def commands_for(bot: Bot, conversation: Conversation, user: Json) -> list[Json]:
    """Return the menu a person sees: the narrowest scope wins, then their language.

    Order as in core.telegram.org/bots/api#determining-list-of-commands.
    """
    language = str(user.get("language_code", ""))[:2]
    for scope in _scopes(conversation, user["id"]):
        for code in (language, ""):
            found = bot.commands.get(f"{scope}|{code}")
            if found is not None:
                return found
    return []


def _scopes(conversation: Conversation, user_id: int) -> list[str]:
    if conversation.is_private:
        return [f"chat:{conversation.id}", "all_private_chats", "default"]
    admin = conversation.status(user_id) in ("creator", "administrator")
    return [
        f"chat_member:{conversation.id}:{user_id}",
        *([f"chat_administrators:{conversation.id}"] if admin else []),
        f"chat:{conversation.id}",
        *(["all_chat_administrators"] if admin else []),
        "all_group_chats",
        "default",
    ]
