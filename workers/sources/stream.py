"""A source that pushes: a connection held open, read in the pauses between two looks."""

from collections.abc import AsyncGenerator, Callable

from desk.errors import DeskError
from desk.news.model import RawHeadline
from workers.sources.memory import HandedOut

Messages = AsyncGenerator[list[RawHeadline]]


class StreamSource:
    """Connects when it is looked at, and listens while it rests.

    What goes wrong while it rests is raised by the next look, so that the watch counts it and
    waits before the next connection.
    """

    def __init__(self, name: str, url: str, connect: Callable[[], Messages]) -> None:
        self.name = name
        self.url = url
        self._connect = connect
        self._messages: Messages | None = None
        self._found: list[RawHeadline] = []
        self._failure: DeskError | None = None
        self._handed_out = HandedOut()

    async def fetch(self) -> list[RawHeadline]:
        """Return what has come since the last look; raises what ended the connection."""
        failure, self._failure = self._failure, None
        if failure is not None:
            self._messages = None
            raise failure
        if self._messages is None:
            messages = self._connect()
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
