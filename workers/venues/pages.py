"""Lists of open orders to their end: venues tell of them page by page, each in its own way."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from workers.venues.letter import current

Raw: TypeAlias = Mapping[str, Any]
# Takes a page and its number and returns what asks for the one after it: nothing when the venue
# said that there is none, None when it said neither.
Turn: TypeAlias = Callable[[Sequence[Raw], int], dict[str, Any] | None]


def by_number(page: Sequence[Raw], number: int) -> dict[str, Any]:
    """Ask for a page by its number."""
    del page
    return {"page": number + 1}


def by_cursor(name: str) -> Turn:
    """Ask with the cursor that the answer calls by this name."""

    def turn(page: Sequence[Raw], number: int) -> dict[str, Any] | None:
        del page, number
        letter = current()
        told = [one for one in letter.named({name}) if isinstance(one, str)] if letter else []
        if not told:
            return None
        return {"cursor": told[0]} if told[0] else {}

    return turn


def by_oldest(name: str, **beside: str) -> Turn:
    """Ask for what is older than the oldest order of a page; ids grow."""

    def turn(page: Sequence[Raw], number: int) -> dict[str, Any]:
        del number
        return {name: str(min(int(order["id"]) for order in page)), **beside}

    return turn
