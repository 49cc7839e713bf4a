"""The history of an order as lines, in the person's zone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desk.accounts.model import Account
from desk.i18n import Texts
from desk.orders.model import Step


@dataclass(frozen=True, slots=True)
class Line:
    """One step: when, how long after the one before, what, and what was said about it."""

    at: datetime
    clock: str
    after_ms: int
    status: str
    text: str
    note: str


def lines(steps: Sequence[Step], account: Account, t: Texts) -> list[Line]:
    """Return the steps of an order, oldest first, with local times and gaps in milliseconds."""
    zone = ZoneInfo(account.preferences.time_zone)
    before = [steps[0].at, *(step.at for step in steps)] if steps else []
    return [
        Line(
            at=step.at,
            clock=step.at.astimezone(zone).strftime("%H:%M:%S.%f")[:-3],
            after_ms=max(0, (step.at - since) // timedelta(milliseconds=1)),
            status=step.status,
            text=str(t(f"web-status-{step.status}")),
            note=step.note,
        )
        for since, step in zip(before, steps, strict=False)
    ]
