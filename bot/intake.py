"""Updates: durable before Telegram is told they arrived, then handled, each person's in order."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final, Protocol

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import Update
from prometheus_client import Counter
from pydantic import ValidationError

from bot.commands import FOR_ADMINS
from bot.credentials import without_keys
from bot.lanes import Lanes
from bot.redaction import redact
from desk.facade import Desk
from desk.failpoints import passing
from desk.telemetry import LATENCY

log = structlog.get_logger(__name__)
UPDATES: Final = Counter("tapewire_updates_total", "Updates handled.", ["kind", "outcome"])
KINDS: Final = (
    "message", "callback_query", "inline_query", "my_chat_member", "channel_post",
    "edited_channel_post",
)  # fmt: skip
MOST_ID: Final = 2**63 - 1
_BATCH: Final = 100


class Inbox(Protocol):
    """Where updates are kept until they are done."""

    async def accept(self, updates: Sequence[tuple[int, dict[str, Any]]]) -> set[int]:
        """Write updates durably; return the ids that were new."""
        ...

    async def pending(self, limit: int) -> list[tuple[int, dict[str, Any]]]:
        """Return updates that are not done, oldest first."""
        ...

    async def done(self, update_id: int, *, error: str = "") -> None:
        """Note that an update is over and need not be handled again."""
        ...


class Intake:
    """Takes raw updates in and hands them to the dispatcher, once each."""

    def __init__(self, inbox: Inbox, dispatcher: Dispatcher, bot: Bot, lanes: Lanes) -> None:
        self._inbox = inbox
        self._dispatcher = dispatcher
        self._bot = bot
        self._lanes = lanes
        self._unmarked: dict[int, str] = {}  # over, and the inbox does not know

    async def take(self, bodies: Sequence[dict[str, Any]]) -> None:
        """Make updates durable and start on the new ones; returns before they are handled."""
        desk: Desk = self._dispatcher["desk"]
        keyless = await without_keys(bodies, desk.venues, FOR_ADMINS)
        clean = [(int(body["update_id"]), redact(body)) for body in keyless]
        passing("inbox.accepting")
        new = await self._inbox.accept(clean)
        passing("inbox.accepted")
        for update_id, body in clean:
            if update_id in new:
                self._start(update_id, body)

    async def drain(self) -> None:
        """Handle what a crash left; to be called before the first `take`."""
        while left := await self._pending():
            log.info("handling updates left from before", count=len(left))
            for update_id, body in left:
                self._start(update_id, body)
            await self._lanes.idle()

    async def mark(self) -> None:
        """Note what is over and could not be noted then; raises what the inbox raises."""
        for update_id, error in list(self._unmarked.items()):
            await self._inbox.done(update_id, error=error)
            del self._unmarked[update_id]

    async def _pending(self) -> list[tuple[int, dict[str, Any]]]:
        await self.mark()
        return await self._inbox.pending(_BATCH)

    def _start(self, update_id: int, body: dict[str, Any]) -> None:
        self._lanes.put(lane_of(body), partial(self._handle, update_id, body))

    async def _handle(self, update_id: int, body: dict[str, Any]) -> None:
        kind = next((kind for kind in KINDS if kind in body), "other")
        error = ""
        with LATENCY.labels(f"update_{kind}").time():
            try:
                if kind != "other":
                    await self._feed(body)
            except ValidationError as e:
                error = f"not an update: {e.error_count()} errors"
            except Exception as e:  # a loop edge: nobody waits for it, and the inbox notes it
                error = type(e).__name__
                log.exception("update failed", update_id=update_id, kind=kind)
            await self._finish(update_id, error)
        UPDATES.labels(kind, "failed" if error else "ok").inc()

    async def _feed(self, body: dict[str, Any]) -> None:
        update = Update.model_validate(body, context={"bot": self._bot})
        await self._dispatcher.feed_update(self._bot, update)

    async def _finish(self, update_id: int, error: str) -> None:
        passing("inbox.done")
        try:
            await self._inbox.done(update_id, error=error)
        except Exception:  # a start in between handles it again; orders are placed once
            self._unmarked[update_id] = error
            log.exception("update not marked done", update_id=update_id)


def lane_of(body: dict[str, Any]) -> int:
    """Return whose order an update keeps: the chat's, for a tap in a group the presser's.

    A private chat has its person's id, so a person's taps and commands share one lane.
    """
    if "message" in body:
        return _id(body["message"], "chat")
    for kind in ("callback_query", "inline_query"):
        if kind in body:
            return _id(body[kind], "from")
    return _id(body.get("my_chat_member", {}), "chat")


def _id(body: object, name: str) -> int:
    part = body.get(name) if isinstance(body, dict) else None
    found = part.get("id") if isinstance(part, dict) else None
    return found if isinstance(found, int) else 0
