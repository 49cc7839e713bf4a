"""Makes, withdraws, grades and ranks calls; says who may see which group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Final

from desk import clock
from desk.accounts.model import Person
from desk.calls import ranking
from desk.calls.model import (
    HORIZONS,
    ONCE_IN,
    WITHDRAWN_WITHIN,
    Board,
    Call,
    Group,
    Member,
    Shown,
    Span,
    Wanted,
)
from desk.calls.ranking import Row
from desk.errors import NoQuote, NotFound, NotYours, Stale
from desk.market.model import Quote
from desk.market.service import Market
from desk.ports import OpenUnit, Unit
from desk.settings import Settings
from desk.signals.model import Move

RECENT: Final = 20


@dataclass(frozen=True, slots=True)
class Made:
    """A call as it stands after somebody made it; not `is_new` when it stood before."""

    shown: Shown
    is_new: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A group's ranking over a span."""

    group: Group
    span: Span
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One person's calls, newest first, and how all of them did together."""

    row: Row
    calls: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls of people in groups. What a group has is shown to those who were seen in it."""

    open: OpenUnit
    market: Market
    settings: Settings

    # -- in a group

    async def switch(self, chat_id: int, by: int, *, is_on: bool) -> None:
        """Track calls in a group or stop it; that `by` may decide so is for the caller to see."""
        async with self.open() as unit:
            await unit.boards.save(Board(chat_id, is_on, by, clock.now()))
            await unit.commit()

    async def is_on(self, chat_id: int) -> bool:
        """Tell whether a group tracks calls."""
        async with self.open(reads=True) as unit:
            return await _is_on(unit, chat_id)

    async def see(self, chat_id: int, person: Person) -> None:
        """Note that a person is in a group; nothing is noted where calls are not tracked."""
        async with self.open() as unit:
            if await _is_on(unit, chat_id):
                await unit.boards.meet(_member(chat_id, person))
                await unit.commit()

    async def leave(self, chat_id: int, person_id: int) -> None:
        """Note that a person left a group: they see it no more, their calls there stay."""
        async with self.open() as unit:
            await unit.boards.leave(chat_id, person_id)
            await unit.commit()

    async def make(self, chat_id: int, person: Person, wanted: Wanted) -> Made | None:
        """Write a call at the middle of the desk's own quote.

        The same coin the same way within 24 hours is the call that stands already. None where
        calls are not tracked, and without a quote that one could trade on.
        """
        quote = await self._fresh(wanted.symbol)
        if quote is None:
            return None
        now = clock.now()
        async with self.open() as unit:
            if not await _is_on(unit, chat_id):
                return None
            await unit.boards.meet(_member(chat_id, person))
            lately = await unit.calls.page(
                chat_id=chat_id, person_id=person.id, since=now - ONCE_IN
            )
            same = (c for c in lately if (c.symbol, c.direction) == _what(wanted))
            standing = next(same, None)
            call = standing or _call(chat_id, person.id, wanted, quote)
            if standing is None:
                await unit.calls.add(call)
            await unit.commit()
        shown = Shown(call, person.first_name, "", now, quote.mid)
        return Made(shown, is_new=standing is None)

    async def withdraw(self, person_id: int, call_id: str) -> Call:
        """Forget a call, within five minutes, for its author alone.

        Raises `NotFound`, `NotYours`, `Stale`.
        """
        async with self.open() as unit:
            call = await unit.calls.get(call_id)
            if call is None:
                raise NotFound(what="call", id=call_id[:16])
            if call.person_id != person_id:
                raise NotYours(what="button")
            age = clock.now() - call.called_at
            if age > WITHDRAWN_WITHIN:
                seconds = int(age.total_seconds())
                limit_s = int(WITHDRAWN_WITHIN.total_seconds())
                raise Stale(what="call", age_s=seconds, limit_s=limit_s)
            await unit.calls.remove(call_id)
            await unit.commit()
        return call

    # -- what people see

    async def groups(self, person_id: int) -> list[Group]:
        """Return the groups that track calls and that a person was seen in, by title."""
        async with self.open(reads=True) as unit:
            return await unit.boards.of(person_id)

    async def standing(self, viewer_id: int, chat_id: int, span: Span) -> Standing:
        """Return a group's ranking; raises `NotFound` for who was not seen in it."""
        async with self.open(reads=True) as unit:
            group = await _group(unit, chat_id, viewer_id)
            members = await unit.boards.members(chat_id)
            calls = await unit.calls.page(chat_id=chat_id, since=span.since(clock.now()))
        rows = ranking.rank(calls, {m.person_id: m.name for m in members})
        return Standing(group, span, tuple(rows))

    async def latest(self, viewer_id: int, chat_id: int, *, limit: int = RECENT) -> list[Shown]:
        """Return a group's newest calls; raises `NotFound` for who was not seen in it."""
        async with self.open(reads=True) as unit:
            group = await _group(unit, chat_id, viewer_id)
            members = await unit.boards.members(chat_id)
            calls = await unit.calls.page(chat_id=chat_id, limit=limit)
        names = {m.person_id: m.name for m in members}
        prices, now = await self._prices(), clock.now()
        return [
            Shown(c, names.get(c.person_id, ""), group.title, now, prices.get(c.symbol))
            for c in calls
        ]

    async def record(self, viewer_id: int, chat_id: int, name: str = "") -> Record:
        """Return one's own calls in a group, or those of the member with a (user)name.

        Raises `NotFound` for who was not seen in the group, viewer or member.
        """
        async with self.open(reads=True) as unit:
            group = await _group(unit, chat_id, viewer_id)
            members = await unit.boards.members(chat_id)
            whose = _find(members, viewer_id, name)
            calls = await unit.calls.page(chat_id=chat_id, person_id=whose.person_id)
        return await self._record(whose.person_id, whose.name, calls, {chat_id: group.title})

    async def own(self, person_id: int, name: str) -> Record:
        """Return a person's own calls in all groups; groups they no longer see have no title."""
        async with self.open(reads=True) as unit:
            titles = {g.chat_id: g.title for g in await unit.boards.of(person_id)}
            calls = await unit.calls.page(person_id=person_id)
        return await self._record(person_id, name, calls, titles)

    async def _record(
        self, person_id: int, name: str, calls: Sequence[Call], titles: dict[int, str]
    ) -> Record:
        prices, now = await self._prices(), clock.now()
        shown = (
            Shown(call, name, titles.get(call.chat_id, ""), now, prices.get(call.symbol))
            for call in calls[:RECENT]
        )
        return Record(ranking.row(person_id, name, calls), tuple(shown))

    # -- as time goes by

    async def grade_due(self) -> int:
        """Measure every call whose horizon has passed; return how many grades were new."""
        return sum([await self._grade(horizon) for horizon in HORIZONS])

    async def _grade(self, horizon: timedelta) -> int:
        now, new = clock.now(), 0
        async with self.open() as unit:
            for call in await unit.calls.ungraded(now, horizon):
                after = await unit.market.price_at(call.symbol, call.called_at + horizon)
                if after is None:
                    continue
                move = Move(
                    symbol=call.symbol,
                    horizon=horizon,
                    before=call.price,
                    after=after,
                    graded_at=now,
                )
                new += await unit.calls.add_grade(call.id, move)
            await unit.commit()
        return new

    async def watch(self) -> int:
        """Look for better prices of the calls of seven days; return how many were looked at."""
        async with self.open() as unit:
            watched = await unit.calls.watch(clock.now())
            await unit.commit()
        return watched

    # -- prices

    async def _fresh(self, symbol: str) -> Quote | None:
        try:
            quote = await self.market.quote(symbol)
        except NoQuote:
            return None
        is_old = quote.age_s(clock.now()) > self.settings.quote_age_s
        return None if is_old or quote.mid <= 0 else quote

    async def _prices(self) -> dict[str, Decimal]:
        now, most = clock.now(), self.settings.quote_age_s
        found = await self.market.quotes.all()
        return {symbol: quote.mid for symbol, quote in found.items() if quote.age_s(now) <= most}


async def _is_on(unit: Unit, chat_id: int) -> bool:
    board = await unit.boards.get(chat_id)
    return board is not None and board.is_on


async def _group(unit: Unit, chat_id: int, viewer_id: int) -> Group:
    """Return a group for somebody who was seen in it: the one place that says who may look."""
    for group in await unit.boards.of(viewer_id):
        if group.chat_id == chat_id:
            return group
    raise NotFound(what="group", id=str(chat_id)[:20])


def _find(members: Sequence[Member], viewer_id: int, name: str) -> Member:
    """Return the member with a username, else the only one with a name, without one the viewer."""
    wanted = name.removeprefix("@").casefold()
    if not wanted:
        found = [m for m in members if m.person_id == viewer_id]
    else:
        found = [m for m in members if m.username.casefold() == wanted] or [
            m for m in members if m.name.casefold() == wanted
        ]
    if len(found) != 1:
        raise NotFound(what="caller", id=name[:40])
    return found[0]


def _member(chat_id: int, person: Person) -> Member:
    return Member(
        chat_id=chat_id,
        person_id=person.id,
        name=person.first_name[:64],
        username=person.username[:32],
        seen_at=clock.now(),
    )


def _call(chat_id: int, person_id: int, wanted: Wanted, quote: Quote) -> Call:
    now, price = clock.now(), quote.mid
    return Call(
        id=clock.new_id(),
        chat_id=chat_id,
        person_id=person_id,
        symbol=wanted.symbol,
        direction=wanted.direction,
        price=price,
        called_at=now,
        best=price,
        watched_until=now,
    )


def _what(wanted: Wanted) -> tuple[object, object]:
    return wanted.symbol, wanted.direction
