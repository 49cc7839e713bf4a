"""Price alerts of chats: set, listed, removed; fired by the prices that the watch worker hears.

A crossing is one transaction: the alert's new state, the firing, and the event that sends it. What
is committed is told by the outbox, after any crash; what is not is found again by the next price.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from desk import clock, money
from desk.accounts.model import Preferences
from desk.alerts.digest import next_at
from desk.alerts.model import DeliveryState
from desk.errors import NoQuote, NotFound, Refused
from desk.events import PriceAlertFired
from desk.market.service import Market
from desk.ports import OpenUnit, Unit
from desk.price_alerts import crossing
from desk.price_alerts.model import Firing, PriceAlert, State, Way
from desk.price_alerts.words import EXAMPLE, Wish

MOST_LIVE: Final = 30
LATE: Final = timedelta(minutes=2)
OLDEST_S: Final = 60  # a price from which nothing may be counted any more


@dataclass(frozen=True, slots=True)
class Message:
    """What one message about a crossing shows; `is_late` when quiet hours have held it back."""

    alert: PriceAlert
    firing: Firing
    is_late: bool


@dataclass(frozen=True, slots=True)
class PriceAlerts:
    """Price alerts of all chats; a chat sees its own."""

    open: OpenUnit
    market: Market

    async def add(self, chat_id: int, by: int, wish: Wish) -> PriceAlert:
        """Set an alert from the price of now, or return the chat's own of the same price.

        Raises `NoQuote` without a price of the last minute, `Refused` for a price where the
        market is already, and beyond thirty live alerts of one person or in one chat.
        """
        market, aim, now = wish.instrument, wish.aim, clock.now()
        quote = await self.market.quote(market.symbol, market.venue)
        if quote.age_s(now) > OLDEST_S:
            raise NoQuote(symbol=market.symbol)
        alert = PriceAlert(
            id=clock.new_id(),
            chat_id=chat_id,
            created_by=by,
            venue=market.venue,
            symbol=market.symbol,
            price=aim.price,
            percent=aim.percent,
            way=aim.way,
            is_repeating=aim.is_repeating,
            is_urgent=aim.is_urgent,
            base=quote.mid,
            created_at=now,
            updated_at=now,
        )
        _check(alert)
        async with self.open() as unit:
            await unit.accounts.get(by, lock=True)
            here = await unit.price_alerts.of(chat_id)
            if (known := _same(alert, here)) is not None:
                alert = replace(known, is_urgent=alert.is_urgent, updated_at=now)
            elif len(here) >= MOST_LIVE:
                raise Refused(what="price-alerts-chat", limit=MOST_LIVE)
            elif await unit.price_alerts.count(by) >= MOST_LIVE:
                raise Refused(what="price-alerts", limit=MOST_LIVE)
            await unit.price_alerts.save(alert)
            await unit.commit()
        return alert

    async def of(self, chat_id: int) -> list[PriceAlert]:
        """Return a chat's live alerts, oldest first."""
        async with self.open(reads=True) as unit:
            return await unit.price_alerts.of(chat_id)

    async def remove(self, chat_id: int, alert_id: str) -> PriceAlert:
        """Remove a live alert of the chat; raises `NotFound`."""
        async with self.open() as unit:
            alert = await unit.price_alerts.get(alert_id, lock=True)
            if alert is None or alert.chat_id != chat_id or alert.state is not State.LIVE:
                raise NotFound(what="price-alert")
            alert = replace(alert, state=State.REMOVED, updated_at=clock.now())
            await unit.price_alerts.save(alert)
            await unit.commit()
        return alert

    # -- for the watch worker

    async def changed(self, since: datetime | None) -> list[PriceAlert]:
        """Return what changed since then, whatever became of it; without a time, all live ones."""
        async with self.open(reads=True) as unit:
            return await unit.price_alerts.changed(since)

    async def hear(self, alert_id: str, price: Decimal) -> PriceAlert | None:
        """Move an alert on by a price, and write down that it fired; None for one that is gone."""
        now = clock.now()
        async with self.open() as unit:
            alert = await unit.price_alerts.get(alert_id, lock=True)
            if alert is None:
                return None
            moved, way = crossing.step(alert, price, now)
            if moved is alert:
                return alert
            await unit.price_alerts.save(moved)
            if way is not None:
                await _fire(unit, alert, moved, way, price)
            await unit.commit()
        return moved

    async def release(self) -> int:
        """Let go what quiet hours held back until now; return how many."""
        now = clock.now()
        async with self.open() as unit:
            due = await unit.price_alerts.held(now)
            for firing in due:
                await unit.price_alerts.save_firing(replace(firing, due_at=None))
                unit.publish(_event(firing))
            await unit.commit()
        return len(due)

    # -- for the sender

    async def take(self, alert_id: str, number: int) -> Message | None:
        """Take a firing to send it; None when somebody has taken it before, or it must wait."""
        async with self.open() as unit:
            firing = await unit.price_alerts.firing(alert_id, number)
            alert = await unit.price_alerts.get(alert_id)
            if firing is None or alert is None or firing.due_at is not None:
                return None
            if firing.state is not DeliveryState.CLAIMED:
                return None
            firing = replace(firing, state=DeliveryState.SENDING)
            await unit.price_alerts.save_firing(firing)
            await unit.commit()
        return Message(alert, firing, clock.now() - firing.fired_at > LATE)

    async def delivered(self, firing: Firing, *, message_id: int | None) -> None:
        """Write where a firing went, or that it failed (`message_id` None)."""
        state = DeliveryState.SENT if message_id is not None else DeliveryState.FAILED
        await self._note(firing, state=state, message_id=message_id, sent_at=clock.now())

    async def put_back(self, firing: Firing) -> None:
        """Let a firing be taken again: it was taken, and surely not sent."""
        await self._note(firing, state=DeliveryState.CLAIMED)

    async def _note(self, firing: Firing, **changes: Any) -> None:
        """Write what became of a firing; its chat may have moved meanwhile."""
        async with self.open() as unit:
            kept = await unit.price_alerts.firing(firing.alert_id, firing.number)
            if kept is not None:
                await unit.price_alerts.save_firing(replace(kept, **changes))
                await unit.commit()


def _check(alert: PriceAlert) -> None:
    """Refuse a price where the market is already, or that lies on the other side."""
    if alert.price is None:
        return
    there = {Way.UP: alert.above, Way.DOWN: alert.below}
    is_there = alert.above is None and alert.below is None
    if is_there or (alert.way is not None and there[alert.way] is None):
        raise Refused(
            what="price-alert-there",
            value=money.show_price(alert.price),
            now=money.show_price(alert.base),
            way=alert.way.value if alert.way else "none",
            example=EXAMPLE,
        )


def _same(alert: PriceAlert, known: list[PriceAlert]) -> PriceAlert | None:
    """Return the alert that waits for the same price; moves count from where each began."""
    if alert.price is None:
        return None
    what = (alert.venue, alert.symbol, alert.price)
    return next((one for one in known if (one.venue, one.symbol, one.price) == what), None)


async def _fire(unit: Unit, alert: PriceAlert, moved: PriceAlert, way: Way, price: Decimal) -> None:
    """Write the firing down and publish it, or hold it back until quiet hours end."""
    now = moved.updated_at
    firing = Firing(
        alert_id=alert.id,
        number=moved.fired,
        chat_id=alert.chat_id,
        way=way,
        base=alert.base,
        price=price,
        times=moved.times,
        rests_until=moved.rests_until,
        due_at=None if alert.is_urgent else await _quiet_until(unit, alert.chat_id, now),
        fired_at=now,
    )
    await unit.price_alerts.save_firing(firing)
    if firing.due_at is None:
        unit.publish(_event(firing))


def _event(firing: Firing) -> PriceAlertFired:
    return PriceAlertFired(alert_id=firing.alert_id, number=firing.number, chat_id=firing.chat_id)


async def _quiet_until(unit: Unit, chat_id: int, now: datetime) -> datetime | None:
    """Return when a person's quiet hours end, None outside of them; groups have none."""
    account = await unit.accounts.get(chat_id) if chat_id > 0 else None
    chosen = account.preferences if account else Preferences()
    if not chosen.is_quiet(now) or chosen.quiet_to is None:
        return None
    return next_at(now, chosen.quiet_to, chosen.time_zone)
