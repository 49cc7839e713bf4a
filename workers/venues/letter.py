"""What belongs to one question to a venue: as of when it is signed, when it lapses, how it went.

A letter travels beside ccxt's own arguments, in a context variable: ccxt has no place for it, and
a client is used by many tasks at once.
"""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

_CURRENT: Final[ContextVar["Letter | None"]] = ContextVar("letter", default=None)


@dataclass(slots=True)
class Letter:
    """All times in milliseconds of our own clock.

    `is_signed` is True once anything was signed, `has_left` once something was that may change
    something: before that nothing can have happened at the venue. `status`, `body` and
    `retry_after_s` are of the last answer, nothing while none came; `void` says why what came
    instead is none, whatever it holds.
    """

    signed_as_of_ms: int | None = None
    lapses_ms: int | None = None
    is_signed: bool = False
    has_left: bool = False
    status: int | None = None
    body: str = ""
    void: str = ""
    retry_after_s: float | None = None

    @property
    def answer(self) -> object:
        """Return the JSON of the last answer as it came, None where it is none.

        What ccxt was handed it has changed by then: it adds lists that were missing.
        """
        try:
            return json.loads(self.body, parse_float=str)
        except (ValueError, RecursionError):
            return None

    def named(self, names: Collection[str]) -> Iterator[object]:
        """Return all that the last answer calls by one of these names, however deep."""
        return _named(self.answer, names)


def current() -> Letter | None:
    """Return the letter of the question under way in this task."""
    return _CURRENT.get()


def _named(thing: object, names: Collection[str]) -> Iterator[object]:
    if isinstance(thing, list):
        for one in thing:
            yield from _named(one, names)
    if isinstance(thing, dict):
        for name, value in thing.items():
            if name in names:
                yield value
            yield from _named(value, names)


@contextmanager
def writing(letter: Letter) -> Iterator[Letter]:
    """Let everything that ccxt does inside belong to `letter`."""
    token = _CURRENT.set(letter)
    try:
        yield letter
    finally:
        _CURRENT.reset(token)
