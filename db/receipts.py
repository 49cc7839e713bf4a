"""Where an order's one status message is, and what it says now."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from db import rows
from db.base import table
from db.engine import single
from db.models.messages import NoticeRow, ReceiptRow

# Made once, for every change of an order asks them.
_RECEIPTS: Final = table(ReceiptRow)
_GET: Final = select(_RECEIPTS).where(_RECEIPTS.c.order_id == bindparam("the_id"))
_SENT: Final = (
    update(_RECEIPTS)
    .where(_RECEIPTS.c.order_id == bindparam("the_id"))
    .values(message_id=bindparam("message_id"), shown=bindparam("shown"))
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """`message_id` is None until the message was sent; `shown` is a hash of what it says."""

    order_id: str
    chat_id: int
    message_id: int | None
    shown: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The same for one topic of a plan: its card, its trouble, its outcome."""

    plan_id: str
    topic: str
    chat_id: int
    message_id: int | None
    shown: str


class Receipts:
    """Read and written by the one sender in the bot."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = single(engine)

    async def get(self, order_id: str) -> Receipt | None:
        """Return the receipt; None for orders that were not placed in a chat."""
        async with self._engine.connect() as connection:
            row = (await connection.execute(_GET, {"the_id": order_id})).one_or_none()
        return rows.build(Receipt, row) if row else None

    async def sent(self, order_id: str, message_id: int | None, shown: str) -> None:
        """Note the message and what it says now."""
        sent = {"the_id": order_id, "message_id": message_id, "shown": shown}
        async with self._engine.connect() as connection:
            await connection.execute(_SENT, sent)

    async def notices(self, plan_id: str) -> list[Notice]:
        """Return the messages of a plan; none for plans that were not made in a chat."""
        query = select(NoticeRow.__table__).where(NoticeRow.plan_id == plan_id)
        async with self._engine.connect() as connection:
            found = await connection.execute(query.order_by(NoticeRow.topic))
        return [rows.build(Notice, row) for row in found]

    async def noticed(self, notice: Notice, message_id: int, shown: str) -> None:
        """Note where a plan's message is and what it says now."""
        found = update(NoticeRow).where(
            NoticeRow.plan_id == notice.plan_id, NoticeRow.topic == notice.topic
        )
        async with self._engine.connect() as connection:
            await connection.execute(found.values(message_id=message_id, shown=shown))
