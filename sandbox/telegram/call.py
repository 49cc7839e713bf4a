"""One Bot API call: who asks, for what, with which arguments."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import Upload
from sandbox.telegram.journal import Json
from sandbox.telegram.model import Bot, Conversation
from sandbox.telegram.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """Arguments are decoded: see `parameters`. Absent ones read as empty, 0 or False."""

    world: World
    bot: Bot
    method: str
    arguments: Json
    uploads: dict[str, Upload]

    def text(self, name: str) -> str:
        """Return a string argument."""
        return str(self.arguments.get(name, ""))

    def integer(self, name: str) -> int:
        """Return a whole-number argument."""
        value = self.arguments.get(name, 0)
        return value if isinstance(value, int) else 0

    def flag(self, name: str) -> bool:
        """Return a boolean argument."""
        return bool(self.arguments.get(name, False))

    def value(self, name: str) -> Any:
        """Return a JSON argument as it was parsed, None when absent."""
        return self.arguments.get(name)

    def objects(self, name: str) -> list[Json]:
        """Return an array of objects."""
        items = self.arguments.get(name)
        if not isinstance(items, list) or not all(isinstance(i, dict) for i in items):
            raise bad_request(f'parameter "{name}" must be an Array of objects')
        return items

    def message_ids(self, name: str) -> list[int]:
        """Return an array of 1 to 100 message ids."""
        items = self.arguments.get(name)
        if not isinstance(items, list) or not all(isinstance(i, int) for i in items):
            raise bad_request("message identifiers must be an Array of Integer")
        if not items:
            raise bad_request("message identifiers are not specified")
        if len(items) > 100:
            raise bad_request("too many message identifiers specified")
        return items

    def chat(self, name: str = "chat_id") -> Conversation:
        """Return the chat an argument names."""
        return self.world.find(self.bot, self.arguments.get(name, ""))


Handler: TypeAlias = Callable[[Call], Awaitable[object]]
