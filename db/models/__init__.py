"""Tables, one file a noun; private to db."""

from db.models import (
    accounts,
    alerts,
    launches,
    market,
    messages,
    news,
    orders,
    plans,
    portfolio,
    price_alerts,
    questions,
    risk,
    signals,
    sources,
    venues,
    watchlists,
)

__all__ = [
    "accounts",
    "alerts",
    "launches",
    "market",
    "messages",
    "news",
    "orders",
    "plans",
    "portfolio",
    "price_alerts",
    "questions",
    "risk",
    "signals",
    "sources",
    "venues",
    "watchlists",
]
