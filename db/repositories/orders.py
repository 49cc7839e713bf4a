"""Orders with their history."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Select, bindparam, exists, func, literal, or_, select, update
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.base import table
from db.models.accounts import KeepRow
from db.models.orders import OrderRow, StepRow
from desk.orders.model import Order, Status, Step

_ORDERS = select(OrderRow.__table__)
# Made once: building a statement costs as much time as running it, and an order runs a dozen.
_GET = _ORDERS.where(OrderRow.id == bindparam("the_id"))
_BY_KEY = _ORDERS.where(
    OrderRow.account_id == bindparam("the_account_id"), OrderRow.key == bindparam("the_key")
)
_FIND = (
    _ORDERS.where(
        OrderRow.account_id == bindparam("the_account_id"),
        func.starts_with(OrderRow.id, bindparam("prefix")),
    )
    .order_by(OrderRow.created_at.desc())
    .limit(5)
)
_LOCK = _GET.with_for_update()
_SAVE = (
    update(table(OrderRow))
    .where(OrderRow.id == bindparam("the_id"))
    .values({c.name: bindparam(c.name) for c in table(OrderRow).columns})
)
# An order and the line of its history in one round trip.
_STEP_COLUMNS = [c for c in table(StepRow).columns if c.name != "id"]
_SAVE_AND_STEP = (
    plain_insert(table(StepRow))
    .from_select(
        [c.name for c in _STEP_COLUMNS],
        select(*(bindparam(f"step_{c.name}", type_=c.type) for c in _STEP_COLUMNS)),
    )
    .add_cte(_SAVE.cte("saved"))
)
_STEPS = select(table(StepRow)).where(StepRow.order_id == bindparam("the_id")).order_by(StepRow.id)


def _adding() -> Select[str]:
    """Write an order and the first line of its history in one round trip."""
    orders, steps = table(OrderRow), table(StepRow)
    added = (
        insert(orders)
        .values({column.name: bindparam(column.name, type_=column.type) for column in orders.c})
        .on_conflict_do_nothing()
        .returning(orders.c.id, orders.c.status, literal(""), orders.c.updated_at)
        .cte("added")
    )
    columns = ("order_id", "status", "note", "at")
    noted = plain_insert(steps).from_select(columns, select(added)).returning(steps.c.order_id)
    return select(noted.cte("noted").c.order_id)


_ADD = _adding()
# Nothing leaves while a halt or the person's own freeze is kept.
_STOPPED = exists().where(
    KeepRow.name.in_(("halt", func.concat("freeze:", OrderRow.account_id))),
    or_(KeepRow.until.is_(None), KeepRow.until >= bindparam("now")),
)
_TAKEN = (
    update(table(OrderRow))
    .where(
        OrderRow.id == bindparam("the_id"),
        OrderRow.status == bindparam("of"),
        OrderRow.attempt == bindparam("the_attempt"),
        OrderRow.filled == 0,
        bindparam("is_checked", type_=Boolean) | ~_STOPPED,
    )
    .values(
        status=Status.SENDING,
        attempt=OrderRow.attempt + 1,
        sent_at=bindparam("now"),
        updated_at=bindparam("now"),
        next_check_at=bindparam("next_check_at"),
    )
    .returning(table(OrderRow))
    .cte("taken")
)
_TAKE = select(_TAKEN).add_cte(
    plain_insert(table(StepRow))
    .from_select(
        ["order_id", "status", "note", "at"],
        select(_TAKEN.c.id, _TAKEN.c.status, literal(""), _TAKEN.c.updated_at),
    )
    .cte("step")
)
_FINAL = [s for s in Status if s.is_final]


class OrderRepository:
    """Implements desk.ports.Orders."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._locked: dict[str, Status] = {}  # as read under a lock, so nobody else changes it

    async def add(self, order: Order) -> bool:
        """See the port."""
        return await self._connection.scalar(_ADD, rows.values(order)) is not None

    async def get(self, order_id: str, *, lock: bool = False) -> Order | None:
        """See the port."""
        found = await self._connection.execute(_LOCK if lock else _GET, {"the_id": order_id})
        row = found.one_or_none()
        if row is not None and lock:
            self._locked[order_id] = row.status
        return rows.build(Order, row) if row else None

    async def by_key(self, account_id: int, key: str) -> Order | None:
        """See the port."""
        wanted = {"the_account_id": account_id, "the_key": key}
        row = (await self._connection.execute(_BY_KEY, wanted)).one_or_none()
        return rows.build(Order, row) if row else None

    async def save(self, order: Order, note: str = "") -> None:
        """See the port."""
        was = self._locked.get(order.id)
        if was is None:
            query = select(OrderRow.status).where(OrderRow.id == order.id)
            was = await self._connection.scalar(query)
        saved = rows.values(order) | {"the_id": order.id}
        if was is not order.status or note:
            await self._connection.execute(_SAVE_AND_STEP, saved | _step(order, note))
        else:
            await self._connection.execute(_SAVE, saved)
        if order.id in self._locked:
            self._locked[order.id] = order.status

    async def take(
        self,
        order_id: str,
        *,
        of: Status,
        attempt: int,
        now: datetime,
        next_check_at: datetime,
        is_checked: bool = False,
    ) -> Order | None:
        """See the port."""
        wanted = {
            "the_id": order_id,
            "of": of,
            "the_attempt": attempt,
            "now": now,
            "next_check_at": next_check_at,
            "is_checked": is_checked,
        }
        row = (await self._connection.execute(_TAKE, wanted)).one_or_none()
        return rows.build(Order, row) if row else None

    async def find(self, account_id: int, prefix: str) -> list[Order]:
        """See the port."""
        wanted = {"the_account_id": account_id, "prefix": prefix}
        found = await self._connection.execute(_FIND, wanted)
        return [rows.build(Order, row) for row in found]

    async def page(
        self, account_id: int, *, is_open: bool | None, limit: int, before: datetime | None
    ) -> list[Order]:
        """See the port."""
        query = _ORDERS.where(OrderRow.account_id == account_id)
        if is_open is not None:
            final = OrderRow.status.in_(_FINAL)
            query = query.where(~final if is_open else final)
        if before is not None:
            query = query.where(OrderRow.created_at < before)
        query = query.order_by(OrderRow.created_at.desc(), OrderRow.id).limit(limit)
        return [rows.build(Order, row) for row in await self._connection.execute(query)]

    async def due(self, now: datetime, *, limit: int) -> list[str]:
        """See the port."""
        query = select(OrderRow.id).where(OrderRow.next_check_at <= now)
        query = query.order_by(OrderRow.next_check_at).limit(limit)
        return list((await self._connection.scalars(query)).all())

    async def steps(self, order_id: str) -> list[Step]:
        """See the port."""
        found = await self._connection.execute(_STEPS, {"the_id": order_id})
        return [rows.build(Step, row) for row in found]


def _step(order: Order, note: str) -> dict[str, Any]:
    step = Step(order.id, order.status.value, order.updated_at, note)
    return {f"step_{name}": value for name, value in rows.values(step).items()}
