"""What every source of headlines offers."""

from typing import Protocol

from desk.news.model import RawHeadline


class Source(Protocol):
    """A place that headlines come from."""

    @property
    def name(self) -> str:
        """Name shown to people and written on headlines; one owner, one name."""
        ...

    @property
    def url(self) -> str:
        """Where it is."""
        ...

    def resume(self, cursor: str) -> None:
        """Go on after an item, by the guid of the last that was handed on before a restart."""
        ...

    async def fetch(self) -> list[RawHeadline]:
        """Return items that are new or were edited since the last call, oldest first.

        Raises `DeskError` when nothing could be read.
        """
        ...

    async def rest(self) -> None:
        """Return when there may be something new."""
        ...

    async def close(self) -> None:
        """Let go of what is held open."""
        ...
