"""News for the chat page: a bounded stream that a reconnecting browser can pick up again."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from typing import Final

import orjson

from desk import clock
from sandbox.telegram.journal import Json

_KEPT: Final = 2000
_QUEUED: Final = 500
_HEARTBEAT_S: Final = 15


@dataclass(frozen=True, slots=True)
class Event:
    """One server-sent event; `viewers` None means everybody."""

    id: int
    kind: str
    data: bytes
    viewers: frozenset[int] | None

    def reaches(self, user_id: int) -> bool:
        """Tell whether this person may see it."""
        return self.viewers is None or user_id in self.viewers

    def frame(self) -> bytes:
        """Return the event as it goes over the wire."""
        return b"id: %d\nevent: %s\ndata: %s\n\n" % (self.id, self.kind.encode(), self.data)


class Events:
    """Publishes to every open page; who falls behind is cut off and reconnects."""

    def __init__(self) -> None:
        self._last_id = clock.epoch_ms()  # goes on rising over restarts
        self._kept: deque[Event] = deque(maxlen=_KEPT)
        self._subscribers: dict[asyncio.Queue[Event | None], int] = {}
        self.readers: set[int] = set()  # people with a page in this run; others cost nothing

    @property
    def last_id(self) -> int:
        """Return the id of the newest event."""
        return self._last_id

    def publish(self, kind: str, data: Json, viewers: Collection[int] | None = None) -> None:
        """Tell the viewers (None: everybody) that something happened."""
        seen_by = None if viewers is None else frozenset(viewers) & self.readers
        if seen_by is not None and not seen_by:
            return
        self._last_id += 1
        event = Event(self._last_id, kind, orjson.dumps(data), seen_by)
        self._kept.append(event)
        for queue, user_id in list(self._subscribers.items()):
            if event.reaches(user_id):
                self._offer(queue, event)

    def _offer(self, queue: asyncio.Queue[Event | None], event: Event) -> None:
        try:
            queue.put_nowait(event)
        except asyncio.QueueFull:
            del self._subscribers[queue]
            queue.get_nowait()
            queue.put_nowait(None)

    async def stream(self, user_id: int, last_id: int | None) -> AsyncIterator[bytes]:
        """Yield frames for one page, first what it missed since `last_id`.

        When that is too long ago to be known, one `chats` event says: load everything anew.
        """
        queue: asyncio.Queue[Event | None] = asyncio.Queue(_QUEUED)
        self._subscribers[queue] = user_id
        self.readers.add(user_id)
        missed = self._missed(user_id, last_id)
        try:
            yield b"retry: 1000\n\n"
            for event in missed:
                yield event.frame()
            async for frame in self._live(queue):
                yield frame
        finally:
            self._subscribers.pop(queue, None)

    async def _live(self, queue: asyncio.Queue[Event | None]) -> AsyncIterator[bytes]:
        while True:
            try:
                async with asyncio.timeout(_HEARTBEAT_S):
                    event = await queue.get()
            except TimeoutError:
                yield b": still here\n\n"
                continue
            if event is None:
                return
            yield event.frame()

    def _missed(self, user_id: int, last_id: int | None) -> list[Event]:
        if last_id is None or last_id == self._last_id:
            return []
        if not self._kept or not self._kept[0].id <= last_id + 1 <= self._last_id + 1:
            return [Event(self._last_id, "chats", b"{}", None)]
        return [e for e in self._kept if e.id > last_id and e.reaches(user_id)]

    def close(self) -> None:
        """End every stream."""
        for queue in list(self._subscribers):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(None)
        self._subscribers.clear()
