"""Recent events, kept so that a page that was away for a moment is told what it missed.

An event's id is `<epoch>-<microseconds>`: the epoch is new whenever something may have been lost,
and the moment tells, unlike a count, nobody how much happened to other people.
"""

import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from webapp.live.frames import said

MAX_EVENTS: Final = 128  # of one topic, or of one person's part of it
MAX_RINGS: Final = 1024
MAX_ID: Final = 40


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as it is told to pages; ids grow with time."""

    number: int
    id: str
    frame: bytes


@dataclass(slots=True)
class _Ring:
    lost: int  # the number of the newest event that is not in it any more
    events: deque[Event] = field(default_factory=deque)


class Recent:
    """The last events of each topic; of what belongs to somebody, each person's apart."""

    def __init__(self) -> None:
        self._epoch = secrets.token_hex(4)
        self._began_ns = time.monotonic_ns()
        self._number = 0
        self._rings: OrderedDict[tuple[str, int | None], _Ring] = OrderedDict()
        self._lost = 0  # with rings that were given up

    @property
    def last_id(self) -> str:
        """The id of the newest event of all."""
        return self._id(self._number)

    def add(self, topic: str, owner: int | None, body: Mapping[str, Any]) -> Event:
        """Keep an event of an account, or of everybody, and return it with its id."""
        now = (time.monotonic_ns() - self._began_ns) // 1000
        self._number = max(self._number + 1, now)
        id_ = self._id(self._number)
        event = Event(self._number, id_, said({**body, "id": id_}))
        ring = self._rings.setdefault((topic, owner), _Ring(self._lost))
        self._rings.move_to_end((topic, owner))
        ring.events.append(event)
        if len(ring.events) > MAX_EVENTS:
            ring.lost = ring.events.popleft().number
        if len(self._rings) > MAX_RINGS:
            _, given_up = self._rings.popitem(last=False)
            self._lost = max(self._lost, given_up.events[-1].number)
        return event

    def since(self, last_id: str, topics: Iterable[str], account_id: int) -> list[Event] | None:
        """Return what an account has missed of topics since an id, the oldest first.

        None when something of it is not known any more, or no such id was ever given.
        """
        last = self._number_of(last_id)
        if last is None:
            return None
        nothing = _Ring(self._lost)
        keys = [(topic, owner) for topic in topics for owner in (None, account_id)]
        rings = [self._rings.get(key, nothing) for key in keys]
        if any(ring.lost > last for ring in rings):
            return None
        missed = [event for ring in rings for event in ring.events if event.number > last]
        return sorted(missed, key=_number)

    def _id(self, number: int) -> str:
        return f"{self._epoch}-{number}"

    def _number_of(self, id_: str) -> int | None:
        epoch, _, digits = id_[:MAX_ID].partition("-")
        if epoch != self._epoch or not digits.isdecimal() or len(id_) > MAX_ID:
            return None
        number = int(digits)
        return number if number <= self._number else None


def _number(event: Event) -> int:
    return event.number
