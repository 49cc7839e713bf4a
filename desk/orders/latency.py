"""How long an order was on its way: from the tap to the venue's answer. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.orders.model import Status, Step


@dataclass(frozen=True, slots=True)
class Latency:
    """`to_request` from the tap, as it was written down, until the request left for the venue.

    `to_answer` from there until the venue's answer; None while there is none.
    """

    to_request: timedelta
    to_answer: timedelta | None


def measure(steps: Sequence[Step]) -> Latency | None:
    """Read both off an order's history, by its first attempt; None while nothing was sent."""
    begun = _first(steps, Status.ACCEPTED)
    sent = _first(steps, Status.SENDING)
    if begun is None or sent is None:
        return None
    later = steps[[step.status for step in steps].index(Status.SENDING) + 1 :]
    answered = next((step.at for step in later if step.status != Status.UNKNOWN), None)
    return Latency(sent - begun, None if answered is None else answered - sent)


def _first(steps: Sequence[Step], status: Status) -> datetime | None:
    return next((step.at for step in steps if step.status == status), None)
