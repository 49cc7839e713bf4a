"""What a source has handed out, so that each item is told once and again only when edited."""

from collections import Counter, OrderedDict
from collections.abc import Iterable
from hashlib import sha256
from typing import Final, Required, TypedDict

from desk.news.model import RawHeadline

MAX_GUID: Final = 512
_REMEMBERED: Final = 4096


class Identity(TypedDict, total=False):
    """The fields of a `RawHeadline` that say which item it is."""

    guid: Required[str]
    apart: str
    is_shared: bool


class Links:
    """Ids for the items of a source that have none of their own; what is remembered is bounded.

    An item's link stands for it, be its title edited, unless several items have that link.
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

    def identity(self, link: str, title: str) -> Identity:
        """Return what stands for an item; without a link that is its title alone."""
        if not link:
            return Identity(guid=_short(title))
        return Identity(
            guid=_short(link), apart=_digest(f"{link}\0{title}"), is_shared=link in self._shared
        )


class HandedOut:
    """The last state of each item; what is remembered is bounded."""

    def __init__(self) -> None:
        self._states: OrderedDict[str, str] = OrderedDict()

    def is_news(self, raw: RawHeadline) -> bool:
        """True once for each state of an item."""
        words = f"{raw.title}\0{raw.summary}\0{raw.url}"
        state = sha256(words.encode(errors="replace")).hexdigest()
        key = f"{raw.source}\0{raw.apart if raw.is_shared else raw.guid}"
        if self._states.get(key) == state:
            self._states.move_to_end(key)
            return False
        self._states[key] = state
        while len(self._states) > _REMEMBERED:
            self._states.popitem(last=False)
        return True


def _short(told: str) -> str:
    return told if len(told) <= MAX_GUID and "\0" not in told else _digest(told)


def _digest(told: str) -> str:
    return sha256(told.encode(errors="replace")).hexdigest()
