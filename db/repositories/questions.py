"""Questions to the language model."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, and_, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.base import table
from db.models.questions import QuestionRow
from desk.questions.model import Kind, Question, Source, State, Used

_QUESTIONS: Final = table(QuestionRow)
_BATCH: Final = 200
_FREE: Final = (State.FAILED, State.LOST)  # no answer, no question


class QuestionRepository:
    """Implements desk.ports.Questions."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, question: Question) -> bool:
        """See the port."""
        statement = insert(_QUESTIONS).values(_values(question)).on_conflict_do_nothing()
        return (await self._connection.execute(statement)).rowcount == 1

    async def get(self, question_id: str, *, lock: bool = False) -> Question | None:
        """See the port."""
        query = select(_QUESTIONS).where(QuestionRow.id == question_id)
        query = query.with_for_update() if lock else query
        row = (await self._connection.execute(query)).one_or_none()
        return _question(row) if row else None

    async def by_key(self, account_id: int, key: str) -> Question | None:
        """See the port."""
        query = select(_QUESTIONS).where(
            QuestionRow.account_id == account_id, QuestionRow.key == key
        )
        row = (await self._connection.execute(query)).one_or_none()
        return _question(row) if row else None

    async def save(self, question: Question) -> None:
        """See the port."""
        statement = update(_QUESTIONS).where(QuestionRow.id == question.id)
        await self._connection.execute(statement.values(_values(question)))

    async def used(self, account_id: int, since: datetime, now: datetime) -> Used:
        """See the port."""
        is_waiting = and_(QuestionRow.state == State.WAITING, QuestionRow.until > now)
        query = select(
            func.count().filter(QuestionRow.state.not_in(_FREE)),
            func.coalesce(func.sum(QuestionRow.tokens), 0),
            func.count().filter(is_waiting),
        ).where(QuestionRow.account_id == account_id, QuestionRow.asked_at >= since)
        questions, tokens, waiting = (await self._connection.execute(query)).one()
        return Used(questions=questions, tokens=int(tokens), waiting=waiting)

    async def overdue(self, before: datetime) -> list[Question]:
        """See the port."""
        query = (
            select(_QUESTIONS)
            .where(QuestionRow.state == State.WAITING, QuestionRow.until < before)
            .order_by(QuestionRow.until)
            .limit(_BATCH)
            .with_for_update(skip_locked=True)
        )
        return [_question(row) for row in await self._connection.execute(query)]


def _values(question: Question) -> dict[str, Any]:
    written = {"sources": {"numbered": [asdict(source) for source in question.sources]}}
    return rows.values(question, leave_out=frozenset({"sources"})) | written


def _question(row: Row[Any]) -> Question:
    kept = row._mapping["sources"]["numbered"]
    sources = tuple(Source(**{**one, "kind": Kind(one["kind"])}) for one in kept)
    return rows.build(Question, row, sources=sources)
