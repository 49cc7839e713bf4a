"""Alert rules and deliveries."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.accounts import ChatRow
from db.models.alerts import DeliveryRow, RuleRow
from desk.alerts import grammar
from desk.alerts.model import Delivery, Rule, Told


class AlertRepository:
    """Implements desk.ports.Alerts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def rules(self, chat_id: int | None = None) -> list[Rule]:
        """See the port."""
        query = select(RuleRow.__table__)
        if chat_id is not None:
            query = query.where(RuleRow.chat_id == chat_id)
        else:
            active = select(ChatRow.id).where(ChatRow.is_active)
            query = query.where(RuleRow.chat_id.in_(active))
        query = query.order_by(RuleRow.created_at, RuleRow.id)
        return [_rule(row) for row in await self._connection.execute(query)]

    async def save_rule(self, rule: Rule) -> None:
        """See the port."""
        new = _rule_values(rule)
        statement = insert(RuleRow).values(new)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[RuleRow.id], set_=new)
        )

    async def remove_rule(self, rule_id: str) -> None:
        """See the port."""
        await self._connection.execute(delete(RuleRow).where(RuleRow.id == rule_id))

    async def add_delivery(self, delivery: Delivery) -> bool:
        """See the port."""
        statement = insert(DeliveryRow).values(rows.values(delivery))
        added = await self._connection.execute(statement.on_conflict_do_nothing())
        return added.rowcount == 1

    async def save_delivery(self, delivery: Delivery) -> None:
        """See the port."""
        statement = update(DeliveryRow).where(
            DeliveryRow.headline_id == delivery.headline_id,
            DeliveryRow.chat_id == delivery.chat_id,
        )
        await self._connection.execute(statement.values(rows.values(delivery)))

    async def deliveries(self, headline_id: str, chat_id: int | None = None) -> list[Delivery]:
        """See the port; one chat's delivery comes locked, so that only one sender takes it."""
        query = select(DeliveryRow.__table__).where(DeliveryRow.headline_id == headline_id)
        if chat_id is not None:
            query = query.where(DeliveryRow.chat_id == chat_id).with_for_update()
        query = query.order_by(DeliveryRow.chat_id)
        return [rows.build(Delivery, row) for row in await self._connection.execute(query)]

    async def latest(self, chat_id: int, *, symbol: str | None, limit: int) -> list[Delivery]:
        """See the port."""
        query = select(DeliveryRow.__table__).where(DeliveryRow.chat_id == chat_id)
        if symbol is not None:
            query = query.where(DeliveryRow.symbol == symbol)
        query = query.order_by(DeliveryRow.raised_at.desc()).limit(limit)
        return [rows.build(Delivery, row) for row in await self._connection.execute(query)]

    async def told_since(self, since: datetime, chat_ids: Collection[int]) -> list[Told]:
        """See the port."""
        whom = (DeliveryRow.chat_id, DeliveryRow.rule_id, DeliveryRow.symbol)
        query = select(*whom, func.count(), func.max(DeliveryRow.raised_at)).where(
            DeliveryRow.raised_at >= since, DeliveryRow.chat_id.in_(chat_ids)
        )
        return [
            Told(chat_id=chat_id, rule_id=rule_id, symbol=symbol, times=times, last_at=last_at)
            for chat_id, rule_id, symbol, times, last_at in await self._connection.execute(
                query.group_by(*whom)
            )
        ]


def _rule_values(rule: Rule) -> dict[str, Any]:
    return {**rows.values(rule), "condition": str(rule.condition)}


def _rule(row: Row[Any]) -> Rule:
    return rows.build(Rule, row, condition=grammar.parse(row._mapping["condition"]))
