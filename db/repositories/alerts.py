"""Alert rules and deliveries."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.accounts import ChatRow
from db.models.alerts import (
    DeliveryRow,
    DigestRow,
    HabitsRow,
    HeldRow,
    MuteRow,
    RuleRow,
)
from db.models.news import HeadlineRow
from desk.alerts import grammar
from desk.alerts.digest import Digest, Habits, Held, Reason
from desk.alerts.model import Delivery, Rule, Told
from desk.alerts.mutes import Mute


class AlertRepository:
    """Implements desk.ports.Alerts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def rules(self, chat_id: int | None = None, *, by: int | None = None) -> list[Rule]:
        """See the port."""
        query = select(RuleRow.__table__)
        if chat_id is not None:
            query = query.where(RuleRow.chat_id == chat_id)
        else:
            active = select(ChatRow.id).where(ChatRow.is_active)
            query = query.where(RuleRow.chat_id.in_(active))
        if by is not None:
            query = query.where(RuleRow.created_by == by)
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

    async def save_delivery(self, delivery: Delivery) -> bool:
        """See the port."""
        statement = update(DeliveryRow).where(
            DeliveryRow.headline_id == delivery.headline_id,
            DeliveryRow.chat_id == delivery.chat_id,
        )
        saved = await self._connection.execute(statement.values(rows.values(delivery)))
        return saved.rowcount == 1

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
        source = HeadlineRow.source
        whom = (DeliveryRow.chat_id, DeliveryRow.rule_id, DeliveryRow.symbol, source)
        query = (
            select(*whom, func.count(), func.max(DeliveryRow.raised_at))
            .join(HeadlineRow, HeadlineRow.id == DeliveryRow.headline_id)
            .where(DeliveryRow.raised_at >= since, DeliveryRow.chat_id.in_(chat_ids))
            .group_by(*whom)
        )
        return [
            Told(
                chat_id=row[0],
                rule_id=row[1],
                symbol=row[2],
                source=row[3],
                times=row[4],
                last_at=row[5],
            )
            for row in await self._connection.execute(query)
        ]


class MuteRepository:
    """Implements desk.ports.Mutes."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, chat_ids: Collection[int]) -> list[Mute]:
        """See the port."""
        query = select(MuteRow.__table__).where(MuteRow.chat_id.in_(chat_ids))
        query = query.order_by(MuteRow.created_at, MuteRow.kind, MuteRow.value)
        return [rows.build(Mute, row) for row in await self._connection.execute(query)]

    async def save(self, mute: Mute) -> None:
        """See the port."""
        new = rows.values(mute)
        keys = [MuteRow.chat_id, MuteRow.kind, MuteRow.value]
        statement = insert(MuteRow).values(new)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_=new)
        )

    async def remove(self, mute: Mute, *, due_at: datetime) -> None:
        """See the port."""
        await self._connection.execute(
            delete(MuteRow).where(
                MuteRow.chat_id == mute.chat_id,
                MuteRow.kind == mute.kind,
                MuteRow.value == mute.value,
            )
        )
        if mute.until is not None:
            waiting = update(HeldRow).where(
                HeldRow.chat_id == mute.chat_id,
                HeldRow.digest_id == "",
                HeldRow.reason == Reason.SNOOZE,
                HeldRow.due_at > due_at,
            )
            await self._connection.execute(waiting.values(due_at=due_at))


class DigestRepository:
    """Implements desk.ports.Digests."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def habits(self, chat_ids: Collection[int]) -> dict[int, Habits]:
        """See the port."""
        query = select(HabitsRow.__table__).where(HabitsRow.chat_id.in_(chat_ids))
        return {
            row.chat_id: rows.build(Habits, row, languages=tuple(row.languages))
            for row in await self._connection.execute(query)
        }

    async def save_habits(self, habits: Habits) -> None:
        """See the port."""
        new = rows.values(habits) | {"languages": list(habits.languages)}
        statement = insert(HabitsRow).values(new)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[HabitsRow.chat_id], set_=new)
        )

    async def hold(self, held: Held) -> None:
        """See the port."""
        statement = insert(HeldRow).values(rows.values(held))
        await self._connection.execute(statement.on_conflict_do_nothing())

    async def due(self, now: datetime) -> list[int]:
        """See the port."""
        query = select(HeldRow.chat_id).where(HeldRow.digest_id == "", HeldRow.due_at <= now)
        return list(await self._connection.scalars(query.distinct().order_by(HeldRow.chat_id)))

    async def gather(self, digest: Digest) -> int:
        """See the port; who comes second waits for the first and then finds nothing."""
        statement = update(HeldRow).where(
            HeldRow.chat_id == digest.chat_id,
            HeldRow.digest_id == "",
            HeldRow.due_at <= digest.made_at,
        )
        taken = await self._connection.execute(statement.values(digest_id=digest.id))
        if taken.rowcount:
            await self._connection.execute(insert(DigestRow).values(rows.values(digest)))
        return taken.rowcount

    async def get(self, digest_id: str) -> Digest | None:
        """See the port."""
        query = select(DigestRow.__table__).where(DigestRow.id == digest_id).with_for_update()
        row = (await self._connection.execute(query)).one_or_none()
        return rows.build(Digest, row) if row else None

    async def held(self, digest_id: str) -> list[Held]:
        """See the port."""
        query = select(HeldRow.__table__).where(HeldRow.digest_id == digest_id)
        query = query.order_by(HeldRow.held_at, HeldRow.headline_id)
        return [rows.build(Held, row) for row in await self._connection.execute(query)]

    async def save(self, digest: Digest) -> None:
        """See the port."""
        statement = update(DigestRow).where(DigestRow.id == digest.id)
        await self._connection.execute(statement.values(rows.values(digest)))


def _rule_values(rule: Rule) -> dict[str, Any]:
    return {**rows.values(rule), "condition": str(rule.condition)}


def _rule(row: Row[Any]) -> Rule:
    return rows.build(Rule, row, condition=grammar.parse(row._mapping["condition"]))
