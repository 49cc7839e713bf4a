"""The items of every feed, in memory, and the wait for the next one."""

import asyncio
import re
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Final

from desk import clock

ALL: Final = "all"
SHOWN: Final = 50
_KEPT: Final = 500
_MAX_FEEDS: Final = 200
NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
_X_BEGAN_MS: Final = 1_288_834_974_657


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article of a feed.

    `number` is unlike any other and grows in the order of first posting, over restarts too; it
    is made as X makes its ids, from which a reader may tell when something was posted.
    """

    guid: str
    feed: str
    title: str
    url: str
    summary: str
    kind: str
    published: datetime
    number: int = 0


class Feeds:
    """Feeds by name; the feed `all` shows the items of every other one."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._feeds: OrderedDict[str, deque[Item]] = OrderedDict(
            (name, deque(maxlen=_KEPT)) for name in (ALL, *names)
        )
        self._articles: OrderedDict[str, Item] = OrderedDict()
        self._last = (clock.epoch_ms() - _X_BEGAN_MS) << 22
        self._changed = asyncio.Event()
        self._is_closed = False

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the feeds, `all` first."""
        return tuple(self._feeds)

    @property
    def has_room(self) -> bool:
        """True while another feed may be made."""
        return len(self._feeds) < _MAX_FEEDS

    def newest(self, name: str) -> list[Item]:
        """Return what a feed shows, newest first; nothing when there is no such feed."""
        return list(self._feeds.get(name, ()))[:SHOWN]

    def article(self, guid: str) -> Item | None:
        """Return an item of any feed."""
        return self._articles.get(guid)

    def add(self, item: Item) -> Item:
        """Put an item at the top; one with a known guid replaces that one where it stands.

        Returns it with its number.
        """
        known = self._articles.get(item.guid)
        self._last += known is None
        item = replace(item, number=known.number if known else self._last)
        for name in (item.feed, ALL):
            _put(self._feeds.setdefault(name, deque(maxlen=_KEPT)), item)
        self._articles[item.guid] = item
        while len(self._articles) > _KEPT * 4:
            self._articles.popitem(last=False)
        self._wake()
        return item

    def close(self) -> None:
        """End every wait now and from now on."""
        self._is_closed = True
        self._wake()

    async def wait(self, name: str, after: str, timeout_s: float) -> str | None:
        """Return the newest guid once it is not `after`; None when `timeout_s` passes first."""
        try:
            async with asyncio.timeout(timeout_s):
                while self._top(name) == after and not self._is_closed:
                    await self._changed.wait()
        except TimeoutError:
            return None
        top = self._top(name)
        return None if top == after else top

    def etag(self, name: str) -> str:
        """Return what changes when anything in the feed does."""
        state = sha256()
        for item in self.newest(name):
            state.update(f"{item.guid}\0{item.title}\0{item.summary}\0{item.url}\0".encode())
        return f'"{state.hexdigest()[:32]}"'

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _top(self, name: str) -> str:
        feed = self._feeds.get(name)
        return feed[0].guid if feed else ""


def new_guid() -> str:
    """Return an identifier no other item has."""
    return clock.new_id()


def _put(feed: deque[Item], item: Item) -> None:
    for place, known in enumerate(feed):
        if known.guid == item.guid:
            feed[place] = item
            return
    feed.appendleft(item)
