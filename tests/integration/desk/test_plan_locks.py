"""Two who move one plan at once: the second waits for the first, and nothing is lost between."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from db.context import Context
from desk import clock
from desk.errors import Frozen
from desk.money import Amount, Unit
from desk.orders.exits import Level
from desk.orders.model import Side
from desk.plans.advance import Advance
from desk.plans.changes import Changes
from desk.plans.model import Exit, Kind, Plan, Status
from desk.plans.wanted import Wanted
from desk.portfolio.ledger import Entry, Pocket, move
from desk.risk import gate
from desk.settings import Settings
from tests.conftest import trading_desk
from tests.factories import ANN, furnish, origin
from tests.integration.desk.test_plans import SYMBOL, Resting, at, bought

WAIT_S = 0.5  # for somebody who must not get on meanwhile


@dataclass
class Slow:
    """Opens units in which whoever has read a plan to change it stops for a while."""

    open: Any
    has_read: asyncio.Event = field(default_factory=asyncio.Event)
    may_go_on: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, *, reads: bool = False) -> Any:
        unit = self.open(reads=reads)
        enter = unit.__aenter__

        async def entered() -> Any:
            return Held(await enter(), self)

        return Entered(unit, entered)


@dataclass
class Entered:
    """A unit that is entered by another way."""

    unit: Any
    enter: Any

    async def __aenter__(self) -> Any:
        return await self.enter()

    async def __aexit__(self, *error: object) -> Any:
        return await self.unit.__aexit__(*error)


class Held:
    """A unit whose plans are read slowly."""

    def __init__(self, unit: Any, slow: Slow) -> None:
        self._unit = unit
        self._slow = slow

    def __getattr__(self, name: str) -> Any:
        return self if name == "plans" else getattr(self._unit, name)

    async def get(self, plan_id: str, *, lock: bool = False) -> Plan | None:
        plan: Plan | None = await self._unit.plans.get(plan_id, lock=lock)
        if lock:
            self._slow.has_read.set()
            await self._slow.may_go_on.wait()
        return plan

    async def orders(self, *args: Any, **named: Any) -> Any:
        return await self._unit.plans.orders(*args, **named)

    async def save(self, plan: Plan) -> None:
        await self._unit.plans.save(plan)


@pytest.fixture
async def desk(settings: Settings) -> AsyncIterator[Context]:
    async with trading_desk(settings, {"paper": Resting()}) as context:
        await furnish(context)
        await bought(context)
        yield context


async def trailing(context: Context) -> Plan:
    wanted = Wanted(kind=Kind.EXIT, symbol=SYMBOL, trail_percent=Decimal(4))
    return await context.desk.plans.request(ANN.id, wanted, origin("trail"))


def slowed(context: Context) -> tuple[Advance, Slow]:
    """A second watcher of the same tables, which stops in the middle of a move."""
    slow = Slow(context.desk.advance.open)
    return replace(context.desk.advance, open=slow), slow


async def test_a_watcher_that_saw_an_older_price_takes_no_mark_back(desk: Context) -> None:
    plan = await trailing(desk)
    behind, slow = slowed(desk)
    first = asyncio.create_task(behind.advance(plan.id, at("60100")))
    await slow.has_read.wait()
    second = asyncio.create_task(desk.desk.advance.advance(plan.id, at("62000")))
    await asyncio.wait({second}, timeout=WAIT_S)
    slow.may_go_on.set()
    await asyncio.gather(first, second)
    kept = await desk.desk.plans.get(ANN.id, plan.id)
    assert isinstance(kept.terms, Exit)
    assert kept.terms.high == 62000


@pytest.mark.parametrize("what", ["cancel", "edit"])
async def test_what_a_person_says_while_a_watcher_moves_a_plan_stands(
    desk: Context, what: str
) -> None:
    plan = await trailing(desk)
    behind, slow = slowed(desk)
    first = asyncio.create_task(behind.advance(plan.id, at("60100")))
    await slow.has_read.wait()
    plans = desk.desk.plans
    wanted = Changes(stop=Level(Decimal(50000)))
    said = (
        plans.cancel(ANN.id, plan.id) if what == "cancel" else plans.edit(ANN.id, plan.id, wanted)
    )
    second = asyncio.create_task(said)
    await asyncio.wait({second}, timeout=WAIT_S)
    assert not second.done(), "it waits for the watcher"
    slow.may_go_on.set()
    await asyncio.gather(first, second)
    await desk.desk.advance.advance(plan.id, at("60100"))  # its end is the next move's
    kept = await plans.get(ANN.id, plan.id)
    assert isinstance(kept.terms, Exit)
    if what == "cancel":
        assert kept.status is Status.CANCELLED
    else:
        assert kept.terms.stop == Level(Decimal(50000))
    assert kept.terms.high == 60100


def entry(reference: str, currency: str) -> Entry:
    postings = move(currency, Decimal(1), out_of=Pocket.OUTSIDE, into=Pocket.FREE)
    return Entry(
        account_id=ANN.id,
        venue="paper",
        kind="test",
        reference=reference,
        postings=postings,
        at=clock.now(),
    )


async def test_movements_of_one_person_queue_up_whatever_they_touch(desk: Context) -> None:
    """The ledger's lock is held to the end of the first entry's transaction."""
    async with desk.desk.orders.open() as first, desk.desk.orders.open() as second:
        await first.ledger.post(entry("a", "USDT"))
        waits = asyncio.create_task(second.ledger.post(entry("b", "BTC")))
        await asyncio.wait({waits}, timeout=WAIT_S)
        assert not waits.done()
        await first.commit()
        assert await waits
        await second.commit()


async def test_a_plan_asked_for_while_its_person_stops_everything_is_refused(
    desk: Context,
) -> None:
    wanted = Wanted(
        kind=Kind.DCA, symbol=SYMBOL, side=Side.BUY, amount=Amount(Decimal(10), Unit.QUOTE), count=5
    )
    now = clock.now()
    kept = {"at": now.isoformat(), "until": (now + timedelta(minutes=5)).isoformat()}
    async with desk.desk.orders.open() as unit:
        await unit.accounts.get(ANN.id, lock=True)
        asked = asyncio.create_task(desk.desk.plans.request(ANN.id, wanted, origin("d")))
        done, _ = await asyncio.wait([asked], timeout=WAIT_S)
        assert not done
        await unit.keeps.put(gate.freeze_name(ANN.id), kept, until=None)
        await unit.commit()
    with pytest.raises(Frozen):
        await asked
    assert await desk.desk.plans.page(ANN.id) == []
