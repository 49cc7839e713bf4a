"""Calls with their grades, and the groups that track them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, delete, exists, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.accounts import ChatRow
from db.models.calls import BoardRow, CallRow, GradeRow, MemberRow
from db.repositories.signals import TOO_LATE
from desk.calls.model import WATCHED_FOR, Board, Call, Direction, Group, Member
from desk.signals.model import Move

_BATCH = 200
_GRADES = frozenset({"grades"})
# Up to the last price that was written, for a later one may be of an earlier moment.
_WATCH = text(
    "UPDATE calls SET watched_until = seen.until, best = CASE WHEN direction = :long"
    " THEN greatest(best, seen.high) ELSE least(best, seen.low) END FROM ("
    "SELECT c.id, max(p.mid) AS high, min(p.mid) AS low, max(p.at) AS until FROM calls c"
    " JOIN prices p ON p.venue = 'paper' AND p.symbol = c.symbol AND p.at > c.watched_until"
    " AND p.at <= c.called_at + CAST(:span AS interval) AND p.at <= :now"
    " WHERE c.called_at > :since GROUP BY c.id) seen WHERE calls.id = seen.id"
)
_UPKEEP_AWAY = timedelta(days=1)  # so late it still looks at the last prices of a call


class CallRepository:
    """Implements desk.ports.Calls."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, call: Call) -> None:
        """See the port."""
        await self._connection.execute(insert(CallRow).values(rows.values(call, leave_out=_GRADES)))

    async def get(self, call_id: str) -> Call | None:
        """See the port."""
        found = await self._read(select(CallRow.__table__).where(CallRow.id == call_id))
        return found[0] if found else None

    async def remove(self, call_id: str) -> None:
        """See the port."""
        await self._connection.execute(delete(CallRow).where(CallRow.id == call_id))

    async def page(
        self,
        *,
        chat_id: int | None = None,
        person_id: int | None = None,
        since: datetime | None = None,
        limit: int | None = None,
    ) -> list[Call]:
        """See the port."""
        query = select(CallRow.__table__).order_by(CallRow.called_at.desc(), CallRow.id)
        if chat_id is not None:
            query = query.where(CallRow.chat_id == chat_id)
        if person_id is not None:
            query = query.where(CallRow.person_id == person_id)
        if since is not None:
            query = query.where(CallRow.called_at > since)
        return await self._read(query.limit(limit))

    async def ungraded(self, now: datetime, horizon: timedelta) -> list[Call]:
        """See the port; an hour after it was due a grade without a price is given up."""
        graded = exists().where(
            GradeRow.call_id == CallRow.id, GradeRow.horizon_s == _seconds(horizon)
        )
        query = (
            select(CallRow.__table__)
            .where(
                CallRow.called_at <= now - horizon,
                CallRow.called_at > now - horizon - TOO_LATE,
                ~graded,
            )
            .order_by(CallRow.called_at)
            .limit(_BATCH)
        )
        return [_call(row, ()) for row in await self._connection.execute(query)]

    async def add_grade(self, call_id: str, move: Move) -> bool:
        """See the port."""
        there = select(CallRow.id).where(CallRow.id == call_id).with_for_update(key_share=True)
        if await self._connection.scalar(there) is None:
            return False
        statement = insert(GradeRow).values(
            call_id=call_id,
            horizon_s=_seconds(move.horizon),
            after=move.after,
            graded_at=move.graded_at,
        )
        added = await self._connection.execute(statement.on_conflict_do_nothing())
        return added.rowcount == 1

    async def watch(self, now: datetime) -> int:
        """See the port."""
        found = await self._connection.execute(
            _WATCH,
            {
                "long": Direction.LONG.value,
                "span": WATCHED_FOR,
                "now": now,
                "since": now - WATCHED_FOR - _UPKEEP_AWAY,
            },
        )
        return found.rowcount

    async def _read(self, query: Select[Any]) -> list[Call]:
        found = (await self._connection.execute(query)).all()
        wanted = select(GradeRow.__table__).where(GradeRow.call_id.in_([row.id for row in found]))
        grades: dict[str, list[Row[Any]]] = defaultdict(list)
        for grade in await self._connection.execute(wanted.order_by(GradeRow.horizon_s)):
            grades[grade.call_id].append(grade)
        return [_call(row, grades[row.id]) for row in found]


class BoardRepository:
    """Implements desk.ports.Boards."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, chat_id: int) -> Board | None:
        """See the port."""
        query = (
            select(BoardRow.__table__)
            .join(ChatRow, ChatRow.id == BoardRow.chat_id)
            .where(BoardRow.chat_id == chat_id, ChatRow.is_active)
        )
        row = (await self._connection.execute(query)).one_or_none()
        return rows.build(Board, row) if row else None

    async def save(self, board: Board) -> None:
        """See the port."""
        new = rows.values(board)
        statement = insert(BoardRow).values(new)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[BoardRow.chat_id], set_=new)
        )

    async def meet(self, member: Member) -> None:
        """See the port."""
        new = rows.values(member)
        keys = [MemberRow.chat_id, MemberRow.person_id]
        statement = insert(MemberRow).values(new)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_=new)
        )

    async def members(self, chat_id: int) -> list[Member]:
        """See the port."""
        query = select(MemberRow.__table__).where(MemberRow.chat_id == chat_id)
        return [rows.build(Member, row) for row in await self._connection.execute(query)]

    async def leave(self, chat_id: int, person_id: int | None = None) -> None:
        """See the port."""
        gone = update(MemberRow).where(MemberRow.chat_id == chat_id).values(is_in=False)
        if person_id is not None:
            await self._connection.execute(gone.where(MemberRow.person_id == person_id))
            return
        await self._connection.execute(gone)
        off = update(BoardRow).where(BoardRow.chat_id == chat_id).values(is_on=False)
        await self._connection.execute(off)

    async def of(self, person_id: int) -> list[Group]:
        """See the port."""
        made = select(func.count()).where(CallRow.chat_id == ChatRow.id).scalar_subquery()
        callers = (
            select(func.count(CallRow.person_id.distinct()))
            .where(CallRow.chat_id == ChatRow.id)
            .scalar_subquery()
        )
        query = (
            select(ChatRow.id, ChatRow.title, made, callers)
            .join(BoardRow, BoardRow.chat_id == ChatRow.id)
            .join(MemberRow, MemberRow.chat_id == ChatRow.id)
            .where(
                MemberRow.person_id == person_id, MemberRow.is_in, BoardRow.is_on, ChatRow.is_active
            )
            .order_by(ChatRow.title, ChatRow.id)
        )
        return [Group(*row) for row in await self._connection.execute(query)]


def _seconds(horizon: timedelta) -> int:
    return int(horizon.total_seconds())


def _call(row: Row[Any], grades: Sequence[Row[Any]]) -> Call:
    found = row._mapping
    moves = (
        Move(
            symbol=found["symbol"],
            horizon=timedelta(seconds=grade.horizon_s),
            before=found["price"],
            after=grade.after,
            graded_at=grade.graded_at,
        )
        for grade in grades
    )
    return rows.build(Call, row, grades=tuple(moves))
