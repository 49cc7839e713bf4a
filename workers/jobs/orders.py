"""Jobs about orders; an id that is not in the database is ignored, for the queue is a hint."""

import re
from typing import Any

from desk.facade import Desk

_ID = re.compile(r"\A[0-9a-z]{12}\Z")


async def execute_order(ctx: dict[str, Any], order_id: str) -> None:
    """Send an accepted order."""
    desk: Desk = ctx["desk"]
    if _is_id(order_id):
        await desk.execution.execute(order_id)


async def cancel_order(ctx: dict[str, Any], order_id: str) -> None:
    """Ask the venue to cancel, as reconciliation does for an order that is due."""
    desk: Desk = ctx["desk"]
    if _is_id(order_id):
        await desk.reconcile.check(order_id)


def _is_id(found: object) -> bool:
    return isinstance(found, str) and _ID.match(found) is not None
