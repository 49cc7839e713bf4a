"""Does this price fire this alert, and what does it wait for then? Pure.

A price that jumps past a level without ever being there has crossed it all the same.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk.price_alerts.model import PriceAlert, State, Way

MOST_A_DAY: Final = 10
DAY: Final = timedelta(hours=24)


def concerns(alert: PriceAlert, price: Decimal, now: datetime) -> bool:
    """Tell whether a price changes anything; other ticks cost no transaction."""
    if alert.state is not State.LIVE:
        return False
    if alert.rests_until is not None:
        return now >= alert.rests_until
    return crossed(alert, price) is not None


def crossed(alert: PriceAlert, price: Decimal) -> Way | None:
    """Return which way a price is past what the alert waits for."""
    if alert.above is not None and price >= alert.above:
        return Way.UP
    if alert.below is not None and price <= alert.below:
        return Way.DOWN
    return None


def step(alert: PriceAlert, price: Decimal, now: datetime) -> tuple[PriceAlert, Way | None]:
    """Return the alert after a price, and which way it fired if it did.

    One that fires is done, or counts anew from that price when it repeats, at most ten times in
    24 hours. One whose rest is over begins at the first price it sees.
    """
    if alert.state is not State.LIVE:
        return alert, None
    if alert.rests_until is not None:
        return (_woken(alert, price, now), None) if now >= alert.rests_until else (alert, None)
    way = crossed(alert, price)
    if way is None:
        return alert, None
    fired = replace(alert, fired=alert.fired + 1, updated_at=now)
    if not alert.is_repeating:
        return replace(fired, state=State.DONE, times=1, since=now), way
    return _counted(replace(fired, base=price), now), way


def _woken(alert: PriceAlert, price: Decimal, now: datetime) -> PriceAlert:
    return replace(alert, base=price, times=0, since=None, rests_until=None, updated_at=now)


def _counted(alert: PriceAlert, now: datetime) -> PriceAlert:
    is_new_day = alert.since is None or now - alert.since >= DAY
    since = now if is_new_day or alert.since is None else alert.since
    times = 1 if is_new_day else alert.times + 1
    rests_until = since + DAY if times >= MOST_A_DAY else None
    return replace(alert, times=times, since=since, rests_until=rests_until)
