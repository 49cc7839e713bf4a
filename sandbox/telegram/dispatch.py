"""From a method name and raw arguments to an answer."""

from collections.abc import Mapping
from typing import Any, Final

from sandbox.telegram.call import Call, Handler
from sandbox.telegram.errors import ApiError, Dropped
from sandbox.telegram.faults import strike
from sandbox.telegram.methods import (
    account,
    cards,
    chats,
    drafts,
    editing,
    ephemeral,
    media,
    messages,
    queries,
    receiving,
)
from sandbox.telegram.model import Bot
from sandbox.telegram.parameters import METHODS, decode
from sandbox.telegram.world import World

_MODULES: Final = (
    account,
    cards,
    chats,
    drafts,
    editing,
    ephemeral,
    media,
    messages,
    queries,
    receiving,
)
HANDLERS: Final[Mapping[str, Handler]] = {
    name: handler for module in _MODULES for name, handler in module.ANSWERS.items()
}


async def execute(world: World, bot: Bot, name: str, raw: Mapping[str, Any]) -> object:
    """Run a Bot API method and return its result; raise `ApiError` or `Dropped`.

    Method names are matched without regard to case. What Telegram has and the sandbox does not
    answers 501, so that nobody takes silence for success.
    """
    method = METHODS.get(name.lower())
    if method is None:
        raise ApiError(404, "Not Found: method not found")
    if not method.working:
        text = f"Not Implemented: the sandbox knows {method.name} but does not do it"
        raise ApiError(501, text)
    fault = world.faults.take(method.name, str(raw.get("chat_id", "")))
    if fault is not None:
        await strike(fault)
    arguments, uploads = decode(method, raw)
    result = await HANDLERS[method.name](Call(world, bot, method.name, arguments, uploads))
    if fault is not None and fault.kind == "drop":
        raise Dropped
    return result
