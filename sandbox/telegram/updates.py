"""What waits to be told to a bot: a queue read by long polling or drained by a webhook."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from sandbox.telegram.errors import OTHER_POLLER, WEBHOOK_ACTIVE, ApiError
from sandbox.telegram.journal import Journal, Json

KINDS: Final = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "subscription",
        "stopped_message_generation",
    ]
)
DEFAULT_KINDS: Final = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
MAX_TIMEOUT_S: Final = 50
MAX_PENDING: Final = 100_000
_MAX_BATCH: Final = 100
_RESERVED: Final = 10_000  # ids promised to the journal ahead, so that a crash reuses none


@dataclass(frozen=True, slots=True)
class Pending:
    """One update and the lane (chat or person) within which order is kept."""

    update: Json
    lane: int

    def record(self) -> Json:
        """Return the journal's form."""
        return {"update": self.update, "lane": self.lane}


class UpdateQueue:
    """Updates of one bot in order of their ids, until they are confirmed or delivered."""

    def __init__(self, bot_id: int, journal: Journal) -> None:
        self._bot_id = bot_id
        self._journal = journal
        self._pending: dict[int, Pending] = {}
        self._poller: asyncio.Future[None] | None = None
        self.allowed: frozenset[str] = DEFAULT_KINDS
        self.webhook: Json = {}
        self.listener: Callable[[int, Pending], None] | None = None
        self._next_id = self._reserved_to = 100_000_000 + bot_id % 1000 * 1000

    def __len__(self) -> int:
        return len(self._pending)

    def push(self, kind: str, payload: Json, *, lane: int) -> None:
        """Queue an update of a kind the bot asked for; drop the oldest when far too many wait."""
        if kind not in self.allowed:
            return
        update_id = self._take_id()
        self.restore(update_id, {"update": {"update_id": update_id, kind: payload}, "lane": lane})
        if len(self._pending) > MAX_PENDING:
            self.forget(next(iter(self._pending)))

    def restore(self, update_id: int, record: Json) -> None:
        """Put an update in its place and wake whoever waits for one."""
        pending = Pending(record["update"], record["lane"])
        self._pending[update_id] = pending
        self._next_id = max(self._next_id, update_id + 1)
        self._mark(update_id)
        if self.listener is not None:
            self.listener(update_id, pending)
        elif self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def forget(self, update_id: int) -> None:
        """Drop an update that was confirmed, delivered or is too old."""
        if self._pending.pop(update_id, None) is not None:
            self._mark(update_id)

    def waiting(self) -> list[tuple[int, Pending]]:
        """Return everything undelivered, oldest first."""
        return list(self._pending.items())

    def clear(self) -> None:
        """Drop everything undelivered."""
        for update_id in list(self._pending):
            self.forget(update_id)

    def allow(self, kinds: Collection[str] | None) -> None:
        """Choose the kinds to receive; None leaves the choice, an empty one means the default."""
        if kinds is not None:
            chosen = frozenset(kinds) & KINDS or DEFAULT_KINDS
            if chosen != self.allowed:
                self.allowed = chosen
                self.save()

    async def poll(self, *, offset: int, limit: int, timeout_s: int) -> list[Json]:
        """Return up to `limit` updates from `offset` on, waiting for the first one.

        A second poller ends the first with 409, as Telegram does; a negative offset counts from
        the end of the queue and forgets what is before.
        """
        if self.webhook:
            raise ApiError(409, WEBHOOK_ACTIVE)
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(ApiError(409, OTHER_POLLER))
        self._confirm(offset)
        if not self._pending and timeout_s > 0:
            await self._wait(min(timeout_s, MAX_TIMEOUT_S))
        limit = limit if 0 < limit <= _MAX_BATCH else _MAX_BATCH
        return [pending.update for pending in islice(self._pending.values(), limit)]

    def stop(self) -> None:
        """Answer a waiting poller with nothing: the server is going away."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    async def _wait(self, timeout_s: int) -> None:
        mine = asyncio.get_running_loop().create_future()
        self._poller = mine
        try:
            async with asyncio.timeout(timeout_s):
                await mine
        except TimeoutError:
            pass
        finally:
            if self._poller is mine:
                self._poller = None

    def _confirm(self, offset: int) -> None:
        if offset >= 0:
            gone = list(takewhile(lambda update_id: update_id < offset, self._pending))
        else:
            gone = list(self._pending)[:offset]
        for update_id in gone:
            self.forget(update_id)

    def _take_id(self) -> int:
        if self._next_id >= self._reserved_to:
            self._reserved_to = self._next_id + _RESERVED
            self.save()
        self._next_id += 1
        return self._next_id - 1

    def save(self) -> None:
        """Note the settings of the queue in the journal."""
        self._journal.mark("queues", str(self._bot_id), self._settings)

    def load(self, record: Json) -> None:
        """Take over settings from the journal."""
        self.allowed = frozenset(record["allowed"])
        self.webhook = record["webhook"]
        self._next_id = self._reserved_to = record["reserved_to"]

    def _settings(self) -> Json:
        return {
            "allowed": sorted(self.allowed),
            "webhook": self.webhook,
            "reserved_to": self._reserved_to,
        }

    def _mark(self, update_id: int) -> None:
        def read() -> Json | None:
            pending = self._pending.get(update_id)
            return pending.record() if pending else None

        self._journal.mark("updates", f"{self._bot_id}/{update_id}", read)
