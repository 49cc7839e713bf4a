"""The invariants of the desk as queries; each returns the rows that break it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import partitions
from db.base import Base

SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Invariant:
    """A promise, and the query that finds what breaks it."""

    name: str
    promise: str
    query: str


@dataclass(frozen=True, slots=True)
class Finding:
    """How one promise stands; `breaches` shows at most five of the rows that break it."""

    name: str
    promise: str
    is_kept: bool
    breaches: tuple[str, ...]


def _bought_within(name: str, span: str, limit: str) -> Invariant:
    """Return the promise that purchases of a span never exceeded what each was judged by.

    Sales are free of limits, so that nothing keeps a person from getting out; what was bought
    outside the desk was never judged.
    """
    return Invariant(
        name,
        f"nobody bought more in {span} than the limit of the time",
        f"SELECT account_id, created_at, total, {limit} FROM ("
        f" SELECT account_id, created_at, {limit}, sum(notional) OVER (PARTITION BY account_id,"
        " venue <> 'paper'"
        f" ORDER BY created_at RANGE BETWEEN interval '{span}' PRECEDING AND CURRENT ROW) AS total"
        " FROM orders WHERE side = 'buy' AND source <> 'external'"
        " AND (status NOT IN ('rejected', 'expired', 'cancelled') OR filled > 0)) spans"
        f" WHERE total > {limit}",
    )


_OPEN: Final = "('accepted','sending','unknown','open','partial')"
INVARIANTS: Final = (
    Invariant(
        "I1", "the ledger sums to zero per currency",
        "SELECT currency, sum(amount) FROM ledger_postings"
        " GROUP BY currency HAVING sum(amount) <> 0",
    ),
    Invariant(
        "I1b", "balances are the sums of their postings",
        "SELECT account_id, venue, pocket, currency, sum(amount) FROM ("
        " SELECT e.account_id, e.venue, p.pocket, p.currency, p.amount FROM ledger_postings p"
        " JOIN ledger_entries e ON e.id = p.entry_id"
        " UNION ALL SELECT account_id, venue, pocket, currency, -amount FROM balances) lines"
        " GROUP BY 1, 2, 3, 4 HAVING sum(amount) <> 0",
    ),
    Invariant(
        "I1c", "every deposit and withdrawal is noted as a flow",
        "SELECT p.entry_id, p.currency, -sum(p.amount), f.amount FROM ledger_postings p"
        " LEFT JOIN flows f ON f.entry_id = p.entry_id AND f.currency = p.currency"
        " WHERE p.pocket = 'outside' GROUP BY p.entry_id, p.currency, f.amount"
        " HAVING f.amount IS DISTINCT FROM -sum(p.amount)",
    ),
    Invariant(
        "I2", "nobody has less than nothing",
        "SELECT account_id, currency, pocket, amount FROM balances"
        " WHERE pocket IN ('free', 'reserved') AND amount < 0",
    ),
    Invariant(
        "I2b", "what is reserved is what open orders hold",
        "SELECT account_id, currency, sum(amount) FROM ("
        " SELECT account_id, currency, amount FROM balances WHERE pocket = 'reserved'"
        " UNION ALL SELECT account_id, reserved_currency, -reserved FROM orders"
        " WHERE reserved > 0) held GROUP BY 1, 2 HAVING sum(amount) <> 0",
    ),
    Invariant(
        "I3", "one venue order belongs to one order",
        "SELECT venue, symbol, venue_order_id, count(*) FROM orders WHERE venue_order_id <> ''"
        " AND source <> 'external' GROUP BY 1, 2, 3 HAVING count(*) > 1",
    ),
    Invariant(
        "I4", "every open order is looked at within 60 s, hourly once unknown for a day",
        f"SELECT id, status, next_check_at FROM orders WHERE status IN {_OPEN}"
        " AND source <> 'external'"
        " AND (next_check_at IS NULL OR next_check_at > now() + CASE WHEN status = 'unknown'"
        " AND created_at < now() - interval '23 h' THEN interval '1 h' ELSE interval '60 s' END"
        " OR next_check_at < now() - interval '60 s')",
    ),
    Invariant(
        "I4b", "a finished order holds nothing and is not looked at",
        f"SELECT id, status, reserved FROM orders WHERE status NOT IN {_OPEN}"
        " AND (reserved <> 0 OR next_check_at IS NOT NULL)",
    ),
    Invariant(
        "I5", "fills add up to what their order says",
        "SELECT o.id, o.filled, coalesce(sum(f.quantity), 0) FROM orders o"
        " LEFT JOIN fills f ON f.order_id = o.id GROUP BY o.id"
        " HAVING o.filled <> coalesce(sum(f.quantity), 0)"
        " OR o.cost <> coalesce(sum(f.quantity * f.price), 0)",
    ),
    Invariant(
        "I5b", "a fill is its order's: same account, venue, market and side",
        "SELECT f.trade_id, f.order_id FROM fills f JOIN orders o ON o.id = f.order_id"
        " WHERE (f.account_id, f.venue, f.symbol, f.side)"
        " <> (o.account_id, o.venue, o.symbol, o.side)",
    ),
    Invariant(
        "I6", "no order fills beyond what was asked",
        "SELECT id, quantity, filled, spend, cost FROM orders"
        " WHERE filled > quantity OR cost > spend",
    ),
    Invariant(
        "I6b", "a filled order is filled",
        "SELECT id, quantity, filled FROM orders WHERE status = 'filled'"
        " AND (filled = 0 OR filled < quantity)",
    ),
    Invariant(
        "I7", "an alert reaches a chat at most once",
        "SELECT chat_id, message_id, count(*) FROM alert_deliveries WHERE message_id IS NOT NULL"
        " GROUP BY 1, 2 HAVING count(*) > 1",
    ),
    Invariant(
        "I7b", "a headline reaches a chat as an alert or in a digest, never both, and each once",
        "SELECT h.chat_id, h.headline_id FROM alert_held h JOIN alert_deliveries d"
        " ON (d.chat_id, d.headline_id) = (h.chat_id, h.headline_id) UNION ALL"
        " SELECT chat_id, message_id::text FROM alert_digests WHERE message_id IS NOT NULL"
        " GROUP BY 1, 2 HAVING count(*) > 1",
    ),
    Invariant(
        "I7c", "a crossed price reaches a chat at most once",
        "SELECT chat_id, message_id, count(*) FROM price_alert_firings"
        " WHERE message_id IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1",
    ),
    Invariant(
        "I8", "every accepted order has its one visible answer",
        "SELECT r.order_id FROM receipts r JOIN orders o ON o.id = r.order_id"
        " JOIN chats c ON c.id = r.chat_id AND c.is_active"
        " WHERE r.message_id IS NULL AND o.created_at < now() - interval '30 s'",
    ),
    Invariant(
        "I12", "no purchase was larger than the limit of its time",
        "SELECT id, notional, max_order FROM orders"
        " WHERE side = 'buy' AND notional > max_order",
    ),
    _bought_within("I12b", "24 hours", "max_day"),
    _bought_within("I12c", "1 hour", "max_hour"),
    Invariant(
        "I13", "nothing waits longer than 30 s to be told or answered",
        "SELECT 'outbox', id::text, created_at FROM outbox"
        " WHERE done_at IS NULL AND created_at < now() - interval '30 s'"
        " UNION ALL SELECT 'inbox', update_id::text, received_at FROM inbox"
        " WHERE done_at IS NULL AND received_at < now() - interval '30 s'",
    ),
    Invariant(
        "I14", "the orders of a plan never fill beyond what it covers",
        "SELECT p.id, p.quantity, p.spend, sum(o.filled), sum(o.cost) FROM plans p"
        " JOIN orders o ON o.plan_id = p.id GROUP BY p.id"
        " HAVING sum(o.filled) > p.quantity OR sum(o.cost) > p.spend",
    ),
    Invariant(
        "I15", "no plan fires twice: each leg is one counted order, and one sells at a time",
        "SELECT p.id, p.attempts, count(o.id) FROM plans p LEFT JOIN orders o ON o.plan_id = p.id"
        " GROUP BY p.id HAVING p.attempts <> count(o.id) OR p.kind <> 'ladder'"
        f" AND count(*) FILTER (WHERE o.status IN {_OPEN} AND o.trigger_price IS NULL) > 1",
    ),
    Invariant(
        "I16", "every live plan is in somebody's sight",
        "SELECT id, kind, status, watched_at FROM plans WHERE status IN ('active', 'ending')"
        " AND greatest(watched_at, updated_at) < now() - interval '60 s'",
    ),
    Invariant(
        "I17", "every order has its history, and it ends where the order is",
        "SELECT o.id, o.status, s.status FROM orders o LEFT JOIN LATERAL (SELECT status"
        " FROM order_steps WHERE order_id = o.id ORDER BY id DESC LIMIT 1) s ON true"
        " WHERE s.status IS DISTINCT FROM o.status",
    ),
    Invariant(
        "I18", "a graded call has a price it began at, and is graded after its time",
        "SELECT c.id, c.price, g.horizon_s, g.after FROM call_grades g"
        " JOIN calls c ON c.id = g.call_id WHERE c.price <= 0 OR g.after <= 0"
        " OR g.graded_at < c.called_at + g.horizon_s * interval '1 s'",
    ),
    Invariant(
        "I18b", "nobody calls the same coin the same way twice within 24 hours in a group",
        "SELECT chat_id, person_id, symbol, direction, called_at FROM ("
        " SELECT *, lag(called_at) OVER (PARTITION BY chat_id, person_id, symbol, direction"
        " ORDER BY called_at) AS before FROM calls) made"
        " WHERE called_at < before + interval '24 hours'",
    ),
)  # fmt: skip


async def findings(engine: AsyncEngine) -> list[Finding]:
    """Check every invariant."""
    found = []
    async with engine.connect() as connection:
        for invariant in INVARIANTS:
            rows = (await connection.execute(text(invariant.query))).all()
            found.append(finding(invariant.name, invariant.promise, rows))
    return found


async def tables_with(engine: AsyncEngine, secret: str) -> list[str]:
    """Return the tables that hold a text anywhere in their rows; series of numbers are left out."""
    series = {s.table for s in partitions.SERIES}
    found = []
    async with engine.connect() as connection:
        for table in sorted(Base.metadata.tables.keys() - series):
            query = (
                f'SELECT 1 FROM "{table}" AS kept WHERE position(:secret IN kept::text) > 0 LIMIT 1'
            )
            if await connection.scalar(text(query), {"secret": secret}):
                found.append(table)
    return found


def finding(name: str, promise: str, rows: Sequence[Any]) -> Finding:
    """Return how a promise stands when these rows break it."""
    breaches = tuple(" ".join(str(v) for v in row) for row in rows[:SHOWN])
    return Finding(name, promise, not rows, breaches)
