"""Price alerts in sight: which markets they need, and which a price concerns.

What it knows is a copy, as with plans: the table decides, under a lock, whether an alert fires.
"""

import asyncio
from collections import defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from prometheus_client import Gauge

from desk import clock
from desk.market.model import Quote
from desk.nursery import Nursery
from desk.price_alerts import crossing
from desk.price_alerts.model import PriceAlert, State
from desk.price_alerts.service import PriceAlerts

AT_ONCE: Final = 2  # plans come first: they share the worker's few connections
ALL_S: Final = 30.0  # how often every live alert is read again
_OVERLAP: Final = timedelta(seconds=5)
WATCHED: Final = Gauge("tapewire_price_alerts_watched", "Live price alerts in sight.")
Place = tuple[str, str]


class PriceAlertWatch:
    """Every live price alert, by market; each moves in one task at a time."""

    def __init__(self, price_alerts: PriceAlerts, nursery: Nursery) -> None:
        self._desk = price_alerts
        self._nursery = nursery
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._alerts: dict[str, PriceAlert] = {}
        self._at: defaultdict[Place, set[str]] = defaultdict(set)
        self._busy: set[str] = set()
        self._read_at: datetime | None = None
        self._read_all_at: datetime | None = None

    async def refresh(self) -> None:
        """Read alerts that are new or changed, now and then all of them."""
        now = clock.now()
        is_whole = self._read_all_at is None or (now - self._read_all_at).total_seconds() > ALL_S
        since = None if is_whole or self._read_at is None else self._read_at - _OVERLAP
        found = await self._desk.changed(since)
        if is_whole:
            self._forget(set(self._alerts) - {alert.id for alert in found})
            self._read_all_at = now
        self._read_at = now
        for alert in found:
            self._know(alert)
        WATCHED.set(len(self._alerts))

    def places(self) -> set[Place]:
        """Return the venues and symbols whose prices are needed."""
        return {place for place, alerts in self._at.items() if alerts}

    def hear(self, venue: str, quote: Quote) -> None:
        """Take a believed price in; alerts that it concerns move on."""
        for alert_id in self._at[venue, quote.symbol]:
            alert = self._alerts[alert_id]
            is_news = quote.at >= alert.updated_at  # it counts from the price of then
            if is_news and crossing.concerns(alert, quote.mid, clock.now()):
                self._go(alert_id, quote.mid)

    async def release(self) -> None:
        """Let go what quiet hours held back."""
        await self._desk.release()

    def _know(self, alert: PriceAlert) -> None:
        known = self._alerts.get(alert.id)
        if known is not None and known.updated_at > alert.updated_at:
            return
        if alert.state is not State.LIVE:
            self._forget({alert.id})
            return
        self._alerts[alert.id] = alert
        self._at[alert.venue, alert.symbol].add(alert.id)

    def _forget(self, alert_ids: set[str]) -> None:
        for alert_id in alert_ids:
            alert = self._alerts.pop(alert_id, None)
            if alert is not None:
                self._at[alert.venue, alert.symbol].discard(alert_id)

    def _go(self, alert_id: str, price: Decimal) -> None:
        if alert_id not in self._busy:
            self._busy.add(alert_id)
            self._nursery.spawn(self._move(alert_id, price), name="move-price-alert")

    async def _move(self, alert_id: str, price: Decimal) -> None:
        try:
            async with self._gate:
                alert = await self._desk.hear(alert_id, price)
        finally:
            self._busy.discard(alert_id)
        if alert is None:
            self._forget({alert_id})
        else:
            self._know(alert)
