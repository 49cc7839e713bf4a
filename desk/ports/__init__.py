"""Everything the desk needs from outside, as Protocols of at most eight methods each."""

from desk.ports.calls import Boards, Calls
from desk.ports.people import (
    Accounts,
    Chats,
    Connections,
    Keeps,
    PriceAlerts,
    Questions,
    Watchlists,
)
from desk.ports.trading import Books, Equity, Ledger, Orders, Plans, Pulse, Recalls, Risks, Trades
from desk.ports.unit import OpenUnit, Unit
from desk.ports.wire import (
    Alerts,
    Archive,
    Digests,
    Launches,
    Market,
    Mutes,
    News,
    Sightings,
    Signals,
    Sources,
)
from desk.ports.world import Board, Budget, Bus, Depths, Dials, Llm, Quotes, References, Venue

__all__ = [
    "Accounts",
    "Alerts",
    "Archive",
    "Board",
    "Boards",
    "Books",
    "Budget",
    "Bus",
    "Calls",
    "Chats",
    "Connections",
    "Depths",
    "Dials",
    "Digests",
    "Equity",
    "Keeps",
    "Launches",
    "Ledger",
    "Llm",
    "Market",
    "Mutes",
    "News",
    "OpenUnit",
    "Orders",
    "Plans",
    "PriceAlerts",
    "Pulse",
    "Questions",
    "Quotes",
    "Recalls",
    "References",
    "Risks",
    "Sightings",
    "Signals",
    "Sources",
    "Trades",
    "Unit",
    "Venue",
    "Watchlists",
]
