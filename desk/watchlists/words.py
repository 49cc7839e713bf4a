"""Words to a change of a watchlist: `btc eth -doge`, `remove doge`."""

from dataclasses import dataclass
from typing import Final

from desk.errors import Misunderstood

EXAMPLE: Final = "/watchlist btc eth -doge"
MOST_WORDS: Final = 100
_MINUS: Final = ("-", "\u2212", "\u2013")  # phones make dashes of a hyphen
_ADD: Final = frozenset({"add", "+"})
_DROP: Final = frozenset({"remove", "delete", "del", "rm", "drop", "-"})
Coins = dict[str, None]


@dataclass(frozen=True, slots=True)
class Change:
    """Which coins, as they were written, come onto the list and which leave it."""

    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


def parse(text: str) -> Change:
    """Read the words behind /watchlist; a coin that is both added and removed is not understood.

    Raises `Misunderstood` with what was read and an example.
    """
    add: Coins = {}
    drop: Coins = {}
    words = text.replace(",", " ").replace(";", " ").split()
    if len(words) > MOST_WORDS:
        raise Misunderstood(what="watchlist", text=text[:40], example=EXAMPLE)
    into = add
    for word in words:
        if word.lower() in _ADD | _DROP:
            into = add if word.lower() in _ADD else drop
            continue
        coin, where = _signed(word, into, add, drop)
        if not coin:
            raise Misunderstood(what="watchlist", text=word, example=EXAMPLE)
        where[coin] = None
    both = next((coin for coin in add if coin.upper() in {c.upper() for c in drop}), None)
    if both is not None or (words and not add and not drop):
        raise Misunderstood(what="watchlist", text=both or text[:40], example=EXAMPLE)
    return Change(tuple(add), tuple(drop))


def _signed(word: str, into: Coins, add: Coins, drop: Coins) -> tuple[str, Coins]:
    coin = word.lstrip("+" + "".join(_MINUS))
    if word.startswith(_MINUS):
        return coin, drop
    return (coin, add) if word.startswith("+") else (coin, into)
