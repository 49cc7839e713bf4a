"""Topics: what a page can ask for, and what each channel of the desk says on them."""

from collections.abc import Mapping
from typing import Any, Final

from desk.market.depth import Listing
from desk.venues.profiles import PAPER

MAX_TOPICS: Final = 64
MAX_NAME: Final = 40  # characters
EVERY: Final = "*"
# Channel of the desk -> topic of those who hear of it, what it is called there, what is said.
# What belongs to an account is told to its owner alone.
EVENTS: Final[Mapping[str, tuple[str, str, tuple[str, ...]]]] = {
    "orders": ("orders", "order", ("order_id", "status")),
    "plans": ("orders", "plan", ("plan_id",)),
    "venues": ("orders", "venue", ("venue", "state")),
    "alerts": ("alerts", "alert", ("headline_id",)),
    "news": ("news", "news", ("headline_id",)),
}
OF_EVENTS: Final = frozenset(topic for topic, _, _ in EVENTS.values())


def at(venue: str, symbol: str) -> str:
    """Name a venue's market as topics do; what names no venue is on paper."""
    return symbol if venue == PAPER else f"{venue}:{symbol}"


def listing(topic: str) -> Listing:
    """Return the market that a topic names behind its kind."""
    venue, _, symbol = topic.rpartition(":")
    return Listing(venue or PAPER, symbol)


def named(said: Mapping[str, Any], name: str) -> list[str]:
    """Return the topics that a page's message lists under `name`, the first `MAX_TOPICS`."""
    topics = said.get(name)
    return (
        [t for t in topics[:MAX_TOPICS] if isinstance(t, str)] if isinstance(topics, list) else []
    )
