"""Less like this: a chat's mutes, each made and undone by one tap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from desk import clock, money
from desk.alerts import mutes
from desk.alerts.digest import next_at
from desk.alerts.digests import habits_of
from desk.alerts.mutes import Kind, Matter, Mute, Wish
from desk.errors import NotFound, Stale
from desk.ports import OpenUnit, Unit
from desk.signals import fusion


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessened:
    """A mute that was made; `before` is the amount of the one it replaced, None for none."""

    mute: Mute
    before: Decimal | None


@dataclass(frozen=True, slots=True)
class Less:
    """What chats want less of."""

    open: OpenUnit

    async def of(self, chat_id: int) -> list[Mute]:
        """Return what the chat wants less of now; a snooze that is over is not among it."""
        now = clock.now()
        async with self.open(reads=True) as unit:
            found = await unit.mutes.of([chat_id])
        return [mute for mute in found if mute.until is None or mute.until > now]

    async def offer(self, chat_id: int, headline_id: str) -> Matter:
        """Return what an alert was about, to be asked less of; raises `NotFound`."""
        async with self.open(reads=True) as unit:
            return await _matter(unit, chat_id, headline_id)

    async def lessen(
        self, chat_id: int, by: int, headline_id: str, wish: Wish, *, zone: str
    ) -> Lessened:
        """Mute what the wish names of an alert's headline; raises `NotFound`, `Stale`.

        `zone` says when it is tomorrow. Repeating it changes nothing.
        """
        now = clock.now()
        async with self.open() as unit:
            matter = await _matter(unit, chat_id, headline_id)
            kind, value, amount, until = _MADE[wish](matter, now, zone)
            if kind in {Kind.COIN, Kind.SOURCE, Kind.EVENT} and not value:
                raise Stale(what="button", age_s=0, limit_s=0)
            mute = Mute(
                chat_id=chat_id,
                kind=kind,
                value=value,
                amount=amount,
                until=until,
                created_by=by,
                created_at=now,
            )
            old = next((m for m in await unit.mutes.of([chat_id]) if m.id == mute.id), None)
            if old is not None and old.amount is not None and kind is Kind.IMPACT and amount:
                mute = replace(mute, amount=max(old.amount, amount))
            await unit.mutes.save(mute)
            await unit.commit()
        return Lessened(mute=mute, before=old.amount if old else None)

    async def lift(self, chat_id: int, mute_id: str, *, before: str = "") -> Mute:
        """Undo a mute and return it; with `before` its amount becomes that again.

        Raises `NotFound` when it is gone already.
        """
        async with self.open() as unit:
            found = [m for m in await unit.mutes.of([chat_id]) if m.id == mute_id]
            if not found:
                raise NotFound(what="mute", id=mute_id)
            if before:
                await unit.mutes.save(replace(found[0], amount=money.wire(before)))
            else:
                due_at = await _first_digest(unit, chat_id, clock.now())
                await unit.mutes.remove(found[0], due_at=due_at)
            await unit.commit()
        return found[0]


_Made = tuple[Kind, str, Decimal | None, datetime | None]
_MADE: Final[Mapping[Wish, Callable[[Matter, datetime, str], _Made]]] = {
    Wish.COIN: lambda matter, _now, _zone: (Kind.COIN, matter.coin, None, None),
    Wish.SOURCE: lambda matter, _now, _zone: (Kind.SOURCE, matter.source, None, None),
    Wish.EVENT: lambda matter, _now, _zone: (Kind.EVENT, matter.event, None, None),
    Wish.IMPACT: lambda matter, _now, _zone: (
        Kind.IMPACT,
        "",
        mutes.impact_above(matter.impact),
        None,
    ),
    Wish.CAP: lambda matter, _now, _zone: (
        Kind.CAP,
        matter.source,
        Decimal(mutes.SOURCE_CAP),
        None,
    ),
    Wish.HOUR: lambda _matter, now, _zone: (Kind.SNOOZE, "", None, now + mutes.HOUR),
    Wish.TOMORROW: lambda _matter, now, zone: (
        Kind.SNOOZE,
        "",
        None,
        mutes.morning_after(now, zone),
    ),
}


async def _first_digest(unit: Unit, chat_id: int, now: datetime) -> datetime:
    """Return when a chat that is no longer snoozed hears of what that has held back."""
    habits = await habits_of(unit, chat_id)
    return next_at(now, habits.digest_at, habits.zone) if habits.digest_at else now


async def _matter(unit: Unit, chat_id: int, headline_id: str) -> Matter:
    headline = await unit.news.get(headline_id)
    score = (await unit.signals.scores([headline_id])).get(headline_id)
    if headline is None or score is None:
        raise NotFound(what="headline", id=headline_id[:16])
    told = [d for d in await unit.alerts.deliveries(headline_id) if d.chat_id == chat_id]
    symbol = told[0].symbol if told else ""
    verdict = fusion.verdict(headline, score)
    return Matter(
        coin=symbol.partition("/")[0],
        source=headline.source,
        event=verdict.event,
        impact=verdict.impact,
    )
