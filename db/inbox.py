"""Updates from Telegram, durable before Telegram is told that they were received."""

import json
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import bindparam, select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from db.base import table
from db.engine import single
from db.models.messages import InboxRow
from desk import clock

# Made once, for every update asks them.
_INBOX: Final = table(InboxRow)
_ACCEPT: Final = text(
    "INSERT INTO inbox (update_id, body, received_at, error)"
    " SELECT update_id, CAST(body AS jsonb), CAST(:now AS timestamptz), ''"
    " FROM unnest(CAST(:ids AS bigint[]), CAST(:bodies AS text[])) AS updates(update_id, body)"
    " ON CONFLICT DO NOTHING RETURNING update_id"
)
_DONE: Final = (
    update(_INBOX)
    .where(_INBOX.c.update_id == bindparam("the_id"))
    .values(done_at=bindparam("done_at"), error=bindparam("error"))
)


class Inbox:
    """Each update once, by its id."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = single(engine)

    async def accept(self, updates: Sequence[tuple[int, dict[str, Any]]]) -> set[int]:
        """Write updates and return the ids that were new."""
        if not updates:
            return set()
        written = {
            "ids": [update_id for update_id, _ in updates],
            "bodies": [json.dumps(body) for _, body in updates],
            "now": clock.now(),
        }
        async with self._engine.connect() as connection:
            return set((await connection.scalars(_ACCEPT, written)).all())

    async def pending(self, limit: int) -> list[tuple[int, dict[str, Any]]]:
        """Return updates that nobody has finished with, oldest first."""
        query = select(InboxRow.update_id, InboxRow.body).where(InboxRow.done_at.is_(None))
        async with self._engine.connect() as connection:
            found = await connection.execute(query.order_by(InboxRow.update_id).limit(limit))
            return [(row.update_id, row.body) for row in found]

    async def done(self, update_id: int, *, error: str = "") -> None:
        """Note that an update is finished with, well or with an error that was answered."""
        finished = {"the_id": update_id, "done_at": clock.now(), "error": error[:500]}
        async with self._engine.connect() as connection:
            await connection.execute(_DONE, finished)
