"""What every source of headlines offers, and how it is doing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from desk.news.model import RawHeadline


class State(StrEnum):
    """How a source is doing."""

    NEW = "new"  # not looked at yet
    OK = "ok"
    DEGRADED = "degraded"  # the last look failed
    OPEN = "open"  # failed again and again: left alone for a while


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """A source's state for people and probes. `lag_s` is the age of the newest item when seen."""

    name: str
    url: str
    state: State
    last_ok_at: datetime | None
    lag_s: float | None
    failures: int
    last_error: str


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
