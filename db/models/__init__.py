"""Tables, one file a noun; private to db."""

from db.models import (
    accounts,
    alerts,
    calls,
    launches,
    market,
    messages,
    news,
    orders,
    plans,
    portfolio,
    questions,
    risk,
    signals,
    sources,
    venues,
)

__all__ = [
    "accounts",
    "alerts",
    "calls",
    "launches",
    "market",
    "messages",
    "news",
    "orders",
    "plans",
    "portfolio",
    "questions",
    "risk",
    "signals",
    "sources",
    "venues",
]
