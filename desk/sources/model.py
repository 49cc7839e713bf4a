"""A source of headlines, how it is doing, and what an admin decided about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from urllib.parse import urlsplit


class State(StrEnum):
    """How a source is doing."""

    NEW = "new"  # not looked at yet
    OK = "ok"
    DEGRADED = "degraded"  # the last look failed
    OPEN = "open"  # failed again and again: left alone for a while
    PAUSED = "paused"  # an admin said so


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """A source as its worker saw it at `at`. `id` is what `mark` makes of its whole address.

    `url` is without the query, where keys may stand. `lag_s` is the age of the newest item when
    it was seen, `items_today` counts since midnight in the desk's time zone. `again_at` is when
    the next look is due after a failure; `last_error` is one word, or a word and a number.
    `cursor` is the guid of the last item that was handed on.
    """

    id: str
    name: str
    url: str
    state: State
    at: datetime
    last_ok_at: datetime | None = None
    lag_s: float | None = None
    items_today: int = 0
    failures: int = 0
    last_error: str = ""
    again_at: datetime | None = None
    is_added: bool = False
    cursor: str = ""

    @property
    def reason(self) -> str:
        """The first word of the last error; empty when there was none."""
        return self.last_error.partition(" ")[0].rstrip(":")

    @property
    def detail(self) -> str:
        """The rest of the last error, such as the status that came instead of a feed."""
        return self.last_error.partition(" ")[2]

    @property
    def is_well(self) -> bool:
        """True when nothing is wrong with it: it works, or nobody looked yet, or nobody should."""
        return self.state in {State.OK, State.NEW, State.PAUSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an admin decided about one source: a feed of theirs, a pause, or both."""

    id: str
    url: str
    is_added: bool = False
    is_paused: bool = False
    by: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How the wire runs: headlines stored within a span, and how long alerts of it took.

    A lag is from a headline's being stored to Telegram's having its alert, in milliseconds, over
    `alerts` of them; None where there was none. What waits is counted at this moment.
    """

    documents: int
    alerts: int
    p50_ms: float | None
    p95_ms: float | None
    p99_ms: float | None
    updates_waiting: int
    events_waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """How early a source was beside the others, by when the desk saw each report.

    `stories` it told, `shared` ones another source told as well, of which it was the `first`;
    `behind_s` is the median of its seconds behind the first with the others, None without any.
    """

    source: str
    stories: int
    shared: int
    first: int
    behind_s: float | None


def mark(url: str) -> str:
    """Return twelve characters that stand for a source wherever its address would be too long."""
    return sha256(url.encode()).hexdigest()[:12]


def host_of(url: str) -> str:
    """Return the name under which a feed's headlines are told: its host without `www.`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
