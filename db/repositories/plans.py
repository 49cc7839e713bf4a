"""Plans with their terms as JSON, and the orders that hang on them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Row, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.orders import OrderRow
from db.models.plans import PlanRow
from desk.money import plain
from desk.orders.exits import Level, read_level
from desk.orders.model import Order, Status
from desk.plans import calendar, model
from desk.plans.model import (
    Close,
    Debut,
    Edit,
    Entry,
    Exit,
    Kind,
    Ladder,
    Plan,
    Problem,
    Schedule,
    Terms,
    Trigger,
)

_PLANS = select(PlanRow.__table__)
_LIVE = [s for s in model.Status if s.is_live]
_FINAL = [s for s in Status if s.is_final]
_WATCHED = frozenset({"watched_at"})


class PlanRepository:
    """Implements desk.ports.Plans."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, plan: Plan) -> bool:
        """See the port."""
        statement = insert(PlanRow).values(_values(plan))
        added = await self._connection.execute(statement.on_conflict_do_nothing())
        return added.rowcount == 1

    async def get(self, plan_id: str, *, lock: bool = False) -> Plan | None:
        """See the port."""
        query = _PLANS.where(PlanRow.id == plan_id)
        found = await self._connection.execute(query.with_for_update() if lock else query)
        row = found.one_or_none()
        return _plan(row) if row else None

    async def save(self, plan: Plan) -> None:
        """See the port."""
        statement = update(PlanRow).where(PlanRow.id == plan.id)
        await self._connection.execute(statement.values(_values(plan, leave_out=_WATCHED)))

    async def find(self, account_id: int, *, prefix: str = "", key: str = "") -> list[Plan]:
        """See the port."""
        query = _PLANS.where(PlanRow.account_id == account_id)
        if prefix:
            query = query.where(PlanRow.id.startswith(prefix, autoescape=True))
        if key:
            query = query.where(or_(PlanRow.key == key, PlanRow.batch == key))
        found = await self._connection.execute(query.order_by(PlanRow.id).limit(50 if key else 5))
        return [_plan(row) for row in found]

    async def page(
        self, account_id: int, *, is_live: bool | None, symbol: str | None = None, limit: int = 50
    ) -> list[Plan]:
        """See the port."""
        query = _PLANS.where(PlanRow.account_id == account_id)
        query = query.where(PlanRow.status != model.Status.DRAFT)
        if is_live is not None:
            live = PlanRow.status.in_(_LIVE)
            query = query.where(live if is_live else ~live)
        if symbol is not None:
            query = query.where(PlanRow.symbol == symbol)
        query = query.order_by(PlanRow.created_at.desc(), PlanRow.id).limit(limit)
        return [_plan(row) for row in await self._connection.execute(query)]

    async def live(self, since: datetime | None) -> list[Plan]:
        """See the port."""
        wanted = PlanRow.status.in_(_LIVE) if since is None else PlanRow.updated_at >= since
        return [_plan(row) for row in await self._connection.execute(_PLANS.where(wanted))]

    async def watched(self, plan_ids: Sequence[str], at: datetime) -> None:
        """See the port."""
        statement = update(PlanRow).where(PlanRow.id.in_(plan_ids))
        await self._connection.execute(statement.values(watched_at=at))

    async def orders(
        self, account_id: int, *, plan_id: str | None = None, open_in: tuple[str, str] | None = None
    ) -> list[Order]:
        """See the port."""
        query = select(OrderRow.__table__).where(OrderRow.account_id == account_id)
        if plan_id is not None:
            query = query.where(OrderRow.plan_id == plan_id)
        if open_in is not None:
            venue, symbol = open_in
            query = query.where(OrderRow.venue == venue, OrderRow.symbol == symbol)
            query = query.where(OrderRow.status.not_in(_FINAL))
        query = query.order_by(OrderRow.created_at, OrderRow.id)
        return [rows.build(Order, row) for row in await self._connection.execute(query)]


def _values(plan: Plan, *, leave_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    problem = plan.problem
    return {
        **rows.values(plan, leave_out=leave_out),
        "terms": write_terms(plan.terms),
        "problem": {"key": problem.key, "values": problem.values} if problem else None,
    }


def _plan(row: Row[Any]) -> Plan:
    kept = row._mapping
    problem = Problem(**kept["problem"]) if kept["problem"] else None
    return rows.build(Plan, row, terms=read_terms(kept["kind"], kept["terms"]), problem=problem)


def write_terms(terms: Terms) -> dict[str, Any]:
    """Return terms as JSON: sums, levels and paces as their words."""
    return {name: _written(getattr(terms, name)) for name in type(terms).__dataclass_fields__}


def _written(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def read_terms(kind: Kind, kept: Mapping[str, Any]) -> Terms:
    """Return the terms that `write_terms` wrote."""
    return _READERS[kind](kept)


def _entry(kept: Mapping[str, Any]) -> Entry:
    return Entry(trigger=Decimal(kept["trigger"]), is_fired=kept["is_fired"])


def _schedule(kept: Mapping[str, Any]) -> Schedule:
    return Schedule(
        count=kept["count"],
        pace=calendar.every(kept["pace"]),
        starts_at=datetime.fromisoformat(kept["starts_at"]),
        zone=kept["zone"],
    )


def _ladder(kept: Mapping[str, Any]) -> Ladder:
    return Ladder(prices=tuple(Decimal(price) for price in kept["prices"]))


def _edit(kept: Mapping[str, Any]) -> Edit:
    return Edit(
        order_id=kept["order_id"],
        price=Decimal(kept["price"]),
        stop=_level(kept.get("stop")),  # plans of before carry none
        take_profit=_level(kept.get("take_profit")),
    )


def _debut(kept: Mapping[str, Any]) -> Debut:
    return Debut(
        max_price=Decimal(kept["max_price"]),
        until=datetime.fromisoformat(kept["until"]),
        is_listed=kept["is_listed"],
    )


def _exit(kept: Mapping[str, Any]) -> Exit:
    return Exit(
        stop=_level(kept["stop"]),
        stop_limit=_sum(kept["stop_limit"]),
        take_profit=_level(kept["take_profit"]),
        trail_percent=_sum(kept["trail_percent"]),
        basis=_sum(kept["basis"]),
        high=_sum(kept["high"]),
        entry_id=kept["entry_id"],
        fired=Trigger(kept["fired"]) if kept["fired"] else None,
        is_whole=kept["is_whole"],
        is_watched=kept.get("is_watched", False),  # plans of before know nothing of it
    )


def _level(text: str | None) -> Level | None:
    return read_level(text) if text else None


def _sum(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


_READERS: Final[dict[Kind, Callable[[Mapping[str, Any]], Terms]]] = {
    Kind.EXIT: _exit,
    Kind.ENTRY: _entry,
    Kind.DCA: _schedule,
    Kind.TWAP: _schedule,
    Kind.LADDER: _ladder,
    Kind.EDIT: _edit,
    Kind.DEBUT: _debut,
    Kind.CLOSE: lambda _: Close(),
}
