"""The sources of a day, of many protocols: what each says of a post, and what a desk calls it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ops.bench.day.stories import Outlet, Post
from sandbox.feeds.store import Item

CHANNEL: Final = "daywire"  # a Telegram channel that the bot is a member of
REPOSITORY: Final = "press-room/wallet"
VENUES: Final = ("binance", "bybit", "okx", "kucoin")
PRESS: Final = tuple(Outlet(f"press-{number:02}") for number in range(6))
_PUSHED: Final = (Outlet("x", is_final=True), Outlet("discord", is_final=True))
OUTLETS: Final = (
    *PRESS,
    *(Outlet(name) for name in ("cryptopanic", "newsapi", "github", "reddit", *VENUES)),
    *_PUSHED,
    Outlet(CHANNEL),
)
_BRIEF: Final = frozenset({"x", *VENUES})  # their items have a title and nothing else


@dataclass(frozen=True, slots=True)
class Words:
    """What stands of a post in a source."""

    title: str
    summary: str


def words(post: Post, title: str) -> Words:
    """Return a post as its outlet says it; a brief one says in the title what it is about."""
    if post.feed not in _BRIEF:
        return Words(title, post.summary)
    return Words(f"{title} ({post.topic})" if post.topic else title, "")


def guid(item: Item) -> str:
    """Return under which guid a desk keeps an item of the feeds' server."""
    return _GUIDS.get(item.feed, _own)(item)


def _own(item: Item) -> str:
    return item.guid


def _number(item: Item) -> str:
    return str(item.number)


def _address(item: Item) -> str:
    return item.url


_GUIDS: Final[dict[str, Callable[[Item], str]]] = {
    "cryptopanic": lambda item: f"cryptopanic:{item.number}",
    "newsapi": _address,
    "github": lambda item: f"{REPOSITORY}:{item.number}",
    "reddit": lambda item: f"t3_{item.guid}",
    "binance": _number,
    "bybit": _address,
    "okx": _address,
    "kucoin": _number,
    "x": _number,
    "discord": _number,
}
