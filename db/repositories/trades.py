"""Fills, tickets, and counts for admins."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select, update
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.base import Base, table
from db.models.accounts import AccountRow, ChatRow
from db.models.alerts import DeliveryRow
from db.models.orders import FillRow, OrderRow, TicketRow
from desk.accounts.model import State
from desk.money import Amount, Unit, plain
from desk.orders.exits import Exits, Level, read_level
from desk.orders.intent import Intent
from desk.orders.model import Fill, Kind, Side, Status, TimeInForce
from desk.orders.ticket import Ticket
from desk.risk.model import Rule

# Made once, for every order asks them.
_FILL = insert(table(FillRow)).on_conflict_do_nothing()
_FILLS = (
    select(table(FillRow))
    .where(FillRow.account_id == bindparam("the_account_id"))
    .order_by(FillRow.at, FillRow.trade_id)
)
_OF_ORDER = _FILLS.where(FillRow.order_id == bindparam("the_order_id"))


class TradeRepository:
    """Implements desk.ports.Trades."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add_fill(self, fill: Fill) -> bool:
        """See the port."""
        added = await self._connection.execute(_FILL, rows.values(fill))
        return added.rowcount == 1

    async def fills(
        self, account_id: int, *, symbol: str | None = None, order_id: str | None = None
    ) -> list[Fill]:
        """See the port."""
        wanted: dict[str, Any] = {"the_account_id": account_id}
        query = _FILLS
        if order_id is not None:
            query, wanted["the_order_id"] = _OF_ORDER, order_id
        if symbol is not None:
            query = query.where(FillRow.symbol == symbol)
        found = await self._connection.execute(query, wanted)
        return [rows.build(Fill, row) for row in found]

    async def add_ticket(self, ticket: Ticket) -> None:
        """See the port."""
        await self._connection.execute(plain_insert(TicketRow).values(_ticket_values(ticket)))

    async def ticket(self, ticket_id: str) -> Ticket | None:
        """See the port."""
        query = select(TicketRow.__table__).where(TicketRow.id == ticket_id).with_for_update()
        row = (await self._connection.execute(query)).one_or_none()
        return _ticket(row) if row else None

    async def save_ticket(self, ticket: Ticket) -> None:
        """See the port."""
        statement = update(TicketRow).where(TicketRow.id == ticket.id)
        await self._connection.execute(statement.values(_ticket_values(ticket)))

    async def census(self, since: datetime) -> dict[str, Decimal]:
        """See the port."""
        open_orders = OrderRow.next_check_at.is_not(None)
        today = OrderRow.created_at >= since
        counts = {
            "people": _count(AccountRow),
            "pending_people": _count(AccountRow, AccountRow.state == State.PENDING),
            "active_people": select(func.count(OrderRow.account_id.distinct())).where(today),
            "chats": _count(ChatRow, ChatRow.is_active),
            "orders_day": _count(OrderRow, today),
            "open_orders": _count(OrderRow, open_orders),
            "unknown_orders": _count(OrderRow, OrderRow.status == Status.UNKNOWN),
            "alerts_day": _count(DeliveryRow, DeliveryRow.raised_at >= since),
            "volume_day": select(func.coalesce(func.sum(OrderRow.cost), 0)).where(today),
        }
        query = select(*(sub.scalar_subquery().label(name) for name, sub in counts.items()))
        row = (await self._connection.execute(query)).one()
        return {name: Decimal(value) for name, value in row._mapping.items()}


def _count(row: type[Base], *conditions: Any) -> Select[Any]:
    return select(func.count()).select_from(row).where(*conditions)


def _ticket_values(ticket: Ticket) -> dict[str, Any]:
    waived = sorted(rule.value for rule in ticket.waived)
    return {**rows.values(ticket), "intent": _written(ticket.intent), "waived": waived}


def _ticket(row: Row[Any]) -> Ticket:
    kept = row._mapping
    waived = frozenset(Rule(name) for name in kept["waived"])
    return rows.build(Ticket, row, intent=_read(kept["intent"]), waived=waived)


def _written(intent: Intent) -> dict[str, Any]:
    return {
        "venue": intent.venue,
        "symbol": intent.symbol,
        "side": intent.side.value,
        "amount": plain(intent.amount.value),
        "unit": intent.amount.unit,
        "kind": intent.kind.value,
        "limit_price": _plain(intent.limit_price),
        "trigger_price": _plain(intent.trigger_price),
        "expires_at": intent.expires_at.isoformat() if intent.expires_at else None,
        "time_in_force": intent.time_in_force.value,
        "is_post_only": intent.is_post_only,
        "slippage_percent": _plain(intent.slippage_percent),
        "take_profit": _level(intent.exits.take_profit) if intent.exits else None,
        "stop": _level(intent.exits.stop) if intent.exits else None,
    }


def _read(kept: Mapping[str, Any]) -> Intent:
    until = kept["expires_at"]
    levels = {n: read_level(kept[n]) if kept.get(n) else None for n in ("take_profit", "stop")}
    return Intent(
        venue=kept["venue"],
        symbol=kept["symbol"],
        side=Side(kept["side"]),
        amount=Amount(Decimal(kept["amount"]), Unit(kept["unit"]) if kept["unit"] else None),
        kind=Kind(kept["kind"]),
        limit_price=_maybe(kept["limit_price"]),
        trigger_price=_maybe(kept["trigger_price"]),
        expires_at=datetime.fromisoformat(until) if until else None,
        time_in_force=TimeInForce(kept["time_in_force"]),
        is_post_only=kept["is_post_only"],
        slippage_percent=_maybe(kept["slippage_percent"]),
        exits=Exits(**levels) if any(levels.values()) else None,
    )


def _level(level: Level | None) -> str | None:
    return None if level is None else str(level)


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)


def _maybe(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
