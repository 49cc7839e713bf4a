"""A source that pushes: a connection held open, read in the pauses between two looks."""

from collections.abc import AsyncGenerator
from typing import Protocol

from desk.errors import DeskError
from desk.news.model import RawHeadline
from workers.sources.memory import HandedOut

Messages = AsyncGenerator[list[RawHeadline]]


class Talk(Protocol):
    """One conversation with a vendor, over many connections."""

    last: str

    def messages(self) -> Messages:
        """Yield what was said since `last`, then what comes, while the connection lasts.

        Raises `DeskError` with what ended it; the first thing it yields says that it stands.
        """
        ...


class StreamSource:
    """Connects when it is looked at, and listens while it rests.

    What goes wrong while it rests is raised by the next look, so that the watch counts it and
    waits before the next connection.
    """

    def __init__(self, name: str, url: str, talk: Talk) -> None:
        self.name = name
        self.url = url
        self._talk = talk
        self._messages: Messages | None = None
        self._found: list[RawHeadline] = []
        self._failure: DeskError | None = None
        self._handed_out = HandedOut()

    def resume(self, cursor: str) -> None:
        """Have what was said after this item brought by the first connection."""
        self._talk.last = cursor

    async def fetch(self) -> list[RawHeadline]:
        """Return what has come since the last look; raises what ended the connection."""
        failure, self._failure = self._failure, None
        if failure is not None:
            self._messages = None
            raise failure
        if self._messages is None:
            messages = self._talk.messages()
            self._found += await anext(messages)  # raises when there is no connection
            self._messages = messages
        found, self._found = self._found, []
        return [raw for raw in found if raw.title and self._handed_out.is_news(raw)]

    async def close(self) -> None:
        """Close the connection."""
        messages, self._messages = self._messages, None
        if messages is not None:
            await messages.aclose()

    async def rest(self) -> None:
        """Return when something has come, or the connection has ended."""
        if self._messages is None:
            return
        try:
            self._found += await anext(self._messages)
        except DeskError as e:
            self._failure = e
