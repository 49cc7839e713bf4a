"""Everything the desk needs from outside, as Protocols of at most eight methods each."""

from desk.ports.people import Accounts, Chats, Connections, Keeps
from desk.ports.trading import Books, Equity, Ledger, Orders, Plans, Pulse, Recalls, Risks, Trades
from desk.ports.unit import OpenUnit, Unit
from desk.ports.wire import Alerts, Archive, Digests, Launches, Market, Mutes, News, Signals
from desk.ports.world import Budget, Bus, Dials, Quotes, Venue

__all__ = [
    "Accounts",
    "Alerts",
    "Archive",
    "Books",
    "Budget",
    "Bus",
    "Chats",
    "Connections",
    "Dials",
    "Digests",
    "Equity",
    "Keeps",
    "Launches",
    "Ledger",
    "Market",
    "Mutes",
    "News",
    "OpenUnit",
    "Orders",
    "Plans",
    "Pulse",
    "Quotes",
    "Recalls",
    "Risks",
    "Signals",
    "Trades",
    "Unit",
    "Venue",
]
