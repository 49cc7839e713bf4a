"""Misfortune on demand: refusals, delays and lost connections, and Telegram's flood limits."""

import asyncio
import math
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Final

from sandbox.telegram.errors import ApiError, Dropped, forbidden, too_many_requests
from sandbox.telegram.model import Bot, Conversation

KINDS: Final = ("429", "403", "500", "slow", "drop")
_GLOBAL: Final = (30, 1.0)
_GROUP: Final = (20, 60.0)
_CHAT: Final = (4, 3.0)  # about one a second, small bursts tolerated


@dataclass(slots=True)
class Fault:
    """What befalls the next `times` calls of a method in a chat (empty: any)."""

    kind: str
    times: int = 1
    method: str = ""
    chat_id: str = ""
    retry_after_s: int = 1
    seconds: float = 1.0
    after: bool = False  # a drop that comes after the work is done: only the answer is lost

    def strikes(self, method: str, chat_id: str) -> bool:
        """Tell whether it concerns this call."""
        right_method = self.method.lower() in ("", "*", method.lower())
        return self.times > 0 and right_method and self.chat_id in ("", chat_id)


class Faults:
    """Faults that wait for their call; getUpdates is spared unless it is named."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Arm a fault."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Disarm everything."""
        self._waiting.clear()

    def take(self, method: str, chat_id: str) -> Fault | None:
        """Return the fault that strikes this call, used up by one."""
        for fault in self._waiting:
            if method == "getUpdates" and fault.method.lower() != "getupdates":
                continue
            if fault.strikes(method, chat_id):
                fault.times -= 1
                if not fault.times:
                    self._waiting.remove(fault)
                return fault
        return None


async def strike(fault: Fault) -> None:
    """Do what the fault does before the work: raise, or wait."""
    match fault.kind:
        case "429":
            raise too_many_requests(fault.retry_after_s)
        case "403":
            raise forbidden("bot was blocked by the user")
        case "500":
            raise ApiError(500, "Internal Server Error: restart")
        case "slow":
            await asyncio.sleep(fault.seconds)
        case "drop" if not fault.after:
            raise Dropped


class FloodLimits:
    """Telegram's limits: 30 messages a second, 20 a minute in a group, about 1 a second a chat."""

    def __init__(self) -> None:
        self.enabled = False
        self._sent: dict[tuple[int, int], deque[float]] = defaultdict(deque)

    def check(self, bot: Bot, conversation: Conversation) -> None:
        """Count a message; refuse it with 429 when it is one too many."""
        if not self.enabled:
            return
        now = time.monotonic()
        local = _CHAT if conversation.is_private else _GROUP
        for chat_id, (count, per_s) in ((0, _GLOBAL), (conversation.id, local)):
            sent = self._sent[bot.id, chat_id]
            while sent and sent[0] <= now - per_s:
                sent.popleft()
            if len(sent) >= count:
                raise too_many_requests(max(1, math.ceil(sent[0] + per_s - now)))
        for chat_id in (0, conversation.id):
            self._sent[bot.id, chat_id].append(now)
