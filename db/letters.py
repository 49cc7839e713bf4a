"""What a transaction leaves to be told: its events, and where the messages about them are."""

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from db.outbox import encode
from db.receipts import Notice, Receipt
from desk import clock
from desk.events import Event

# Three tables in one round trip: nearly every transaction about an order writes two of them.
_WRITE: Final = text(
    "WITH receipt AS (INSERT INTO receipts (order_id, chat_id, message_id, shown)"
    " SELECT *, '' FROM unnest(CAST(:orders AS text[]), CAST(:receipt_chats AS bigint[]),"
    " CAST(:receipt_messages AS bigint[])) ON CONFLICT DO NOTHING),"
    " notice AS (INSERT INTO plan_notices (plan_id, topic, chat_id, message_id, shown)"
    " SELECT *, '' FROM unnest(CAST(:plans AS text[]), CAST(:topics AS text[]),"
    " CAST(:notice_chats AS bigint[]), CAST(:notice_messages AS bigint[])) ON CONFLICT DO NOTHING)"
    " INSERT INTO outbox (kind, body, created_at, tries, error)"
    " SELECT kind, CAST(body AS jsonb), CAST(:now AS timestamptz), 0, ''"
    " FROM unnest(CAST(:kinds AS text[]), CAST(:bodies AS text[]))"
    " WITH ORDINALITY AS events(kind, body, place) ORDER BY place"
)


async def write(
    connection: AsyncConnection,
    events: Sequence[Event],
    receipts: Sequence[Receipt],
    notices: Sequence[Notice],
) -> None:
    """Write them with the transaction that caused them; a place that is known stays as it is."""
    if not (events or receipts or notices):
        return
    encoded = [encode(event) for event in events]
    written = {
        "orders": [r.order_id for r in receipts],
        "receipt_chats": [r.chat_id for r in receipts],
        "receipt_messages": [r.message_id for r in receipts],
        "plans": [n.plan_id for n in notices],
        "topics": [n.topic for n in notices],
        "notice_chats": [n.chat_id for n in notices],
        "notice_messages": [n.message_id for n in notices],
        "kinds": [kind for kind, _ in encoded],
        "bodies": [json.dumps(body) for _, body in encoded],
        "now": clock.now(),
    }
    await connection.execute(_WRITE, written)
