"""What a source has handed out, so that each item is told once and again only when edited."""

from collections import Counter, OrderedDict
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from desk.news.model import RawHeadline

MAX_GUID: Final = 512
_REMEMBERED: Final = 4096


class Links:
    """Which links of a source stand for several items; what is remembered is bounded.

    Once they do they always will: an item whose id changed with what stands beside it would be
    told again.
    """

    def __init__(self) -> None:
        self._shared: OrderedDict[str, None] = OrderedDict()

    def look(self, told: Iterable[tuple[str, str]]) -> None:
        """Take note of links and titles that stand in one answer."""
        links = [link for link, _ in set(told) if link]
        for link, count in Counter(links).items():
            if count > 1:
                self._shared[link] = None
                self._shared.move_to_end(link)
        while len(self._shared) > _REMEMBERED:
            self._shared.popitem(last=False)

    def guid(self, link: str, title: str) -> str:
        """Return what stands for an item that has no id of its own."""
        told = f"{link}\0{title}" if link in self._shared else link or title
        if len(told) <= MAX_GUID and "\0" not in told:
            return told
        return sha256(told.encode(errors="replace")).hexdigest()


class HandedOut:
    """The last state of each item; what is remembered is bounded."""

    def __init__(self) -> None:
        self._states: OrderedDict[str, str] = OrderedDict()

    def is_news(self, raw: RawHeadline) -> bool:
        """True once for each state of an item."""
        words = f"{raw.title}\0{raw.summary}\0{raw.url}"
        state = sha256(words.encode(errors="replace")).hexdigest()
        key = f"{raw.source}\0{raw.guid}"
        if self._states.get(key) == state:
            self._states.move_to_end(key)
            return False
        self._states[key] = state
        while len(self._states) > _REMEMBERED:
            self._states.popitem(last=False)
        return True
