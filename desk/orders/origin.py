"""Where a request for an order comes from, and how a repeated one is known."""

from dataclasses import dataclass
from datetime import datetime

from desk.errors import Used
from desk.orders.model import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a request comes from.

    `key` is unique per account and purpose (a button of a message, a web idempotency key);
    `cause` names this very delivery (update id), so that a repeated delivery is recognised.
    `chat_id` is where the receipt goes, into `message_id` when that message is ours to edit.
    """

    key: str
    cause: str
    source: str
    sent_at: datetime
    chat_id: int | None = None
    message_id: int | None = None
    headline_id: str | None = None

    def same(self, placed: Order) -> Order:
        """Return what was placed under this key; raises `Used` when something else asked for it."""
        if placed.cause != self.cause:
            raise Used(order_id=placed.id)
        return placed
