"""What a source has handed out, so that an item is told once and again only when edited."""

from collections import OrderedDict
from hashlib import sha256
from typing import Final

from desk.news.model import RawHeadline

_REMEMBERED: Final = 4096


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
