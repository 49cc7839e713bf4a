"""Thousands of histories in virtual time; and mistakes planted on purpose, which must be found."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from desk import clock
from desk.facade import Desk
from desk.failpoints import NAMES
from desk.market.model import Quote
from desk.money import ZERO
from desk.orders.execution import Execution
from desk.orders.model import Fill, Order
from desk.orders.reconcile import Reconcile
from desk.orders.traces import Traces
from desk.plans.advance import Advance
from desk.plans.model import Plan
from ops.simulation.judge import play
from ops.simulation.stores.orders import OrderStore, TradeStore
from ops.simulation.stores.plans import PlanStore
from ops.temporary import ROOT
from tests.faults.histories import EACH, ends
from tests.faults.tally import Tally

STEPS: Final = {n for n in NAMES if not n.startswith(("inbox.", "receipt."))}  # no bot runs there
ENOUGH: Final = 60  # a mistake must show within as many seeds


@pytest.mark.timeout(3600)
async def test_whatever_dies_every_order_happens_once_and_every_sum_is_right(
    histories: Path, tally: Tally
) -> None:
    for found in await ends(histories):
        tally.seeds += EACH
        tally.kills += found["kills survived"]
        tally.plans += found["plans"]
        tally.fired += found["plans whose price came"]
        tally.ledger(Decimal(str(found["sum of all ledgers"])), count=EACH)
        tally.orders(
            intended=found["orders intended"],
            at_venue=found["orders at the venue"],
            unsent=found["orders that ended unsent"],
            duplicates=found["duplicates"],
            lost=found["lost"],
        )
        tally.recovered(found["longest recovery, virtual"], is_virtual=True)
        assert found["failpoints struck"] == len(STEPS)
        assert found["plans whose price came"] > EACH
    tally.struck |= STEPS


def test_a_seed_tells_the_same_history_in_every_process() -> None:
    code = "from ops.simulation.judge import play; print([play(s).digest for s in (3, 14, 15)])"
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(salt)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for salt in (1, 2)
    }
    assert told == {f"{[play(seed).digest for seed in (3, 14, 15)]}\n"}
    assert play(3).digest != play(4).digest


class SendsAgainAtOnce(Execution):
    """Believes a venue that does not know an order yet."""

    @property
    def fence(self) -> timedelta:
        return timedelta(0)


class TakesSilenceForNo(Execution):
    """Gives the funds back when no answer came."""

    async def lose_sight(self, order_id: str, *, why: str) -> None:
        async with self.open() as unit:
            order = await unit.orders.get(order_id)
        assert order is not None
        await self.refuse(order_id, attempt=order.attempt, reason=why)


class BooksEveryFill(TradeStore):
    """Takes a fill that it knows for a new one."""

    async def add_fill(self, fill: Fill) -> bool:
        await super().add_fill(fill)
        return True


class LocksNothing(OrderStore):
    """Reads an order without making the others wait."""

    async def get(self, order_id: str, *, lock: bool = False) -> Order | None:
        return await super().get(order_id)


class Changed:
    """A unit with one store of another kind."""

    def __init__(self, unit: Any, **kinds: type) -> None:
        self._unit = unit
        self._kinds = kinds

    async def __aenter__(self) -> Any:
        unit = await self._unit.__aenter__()
        for name, kind in self._kinds.items():
            getattr(unit, name).__class__ = kind
        return unit

    async def __aexit__(self, *error: Any) -> None:
        await self._unit.__aexit__(*error)


def executing(kind: type[Execution]) -> Callable[[Desk], Desk]:
    """Plant another execution."""

    def plant(desk: Desk) -> Desk:
        parts = {f.name: getattr(desk.execution, f.name) for f in fields(Execution)}
        execution = kind(**parts)
        return replace(desk, execution=execution, reconcile=Reconcile(execution))

    return plant


def storing(**kinds: type) -> Callable[[Desk], Desk]:
    """Plant another store under the worker's execution."""

    def plant(desk: Desk) -> Desk:
        plain = desk.execution.open
        execution = replace(desk.execution, open=lambda: Changed(plain(), **kinds))  # type: ignore[arg-type]
        return replace(desk, execution=execution, reconcile=Reconcile(execution))

    return plant


class KeepsNoCount(Advance):
    """Places legs under keys of chance and makes nobody else wait for the plan."""

    async def _one(
        self, plan_id: str, quote: Quote | None, peak: Decimal
    ) -> tuple[Plan | None, bool]:
        plain = self.open
        blind = replace(self, open=lambda: Changed(plain(), plans=KeysOfChance))  # type: ignore[arg-type]
        return await Advance._one(blind, plan_id, quote, peak)


class ChancePlan(Plan):
    """A plan whose next leg has another key each time it is asked for."""

    def leg_key(self, number: int | None = None) -> str:
        return f"plan:{self.id}:{clock.new_id()}"


class KeysOfChance(PlanStore):
    """Reads a plan without making the others wait, and forgets what its legs are called."""

    async def get(self, plan_id: str, *, lock: bool = False) -> Plan | None:
        found = await super().get(plan_id)
        if found is None:
            return None
        return ChancePlan(**{f.name: getattr(found, f.name) for f in fields(Plan)})


async def no_fee(*_: object) -> Decimal:
    return ZERO


def advancing(kind: type[Advance]) -> Callable[[Desk], Desk]:
    """Plant another way to move plans on."""

    def plant(desk: Desk) -> Desk:
        parts = {f.name: getattr(desk.advance, f.name) for f in fields(Advance)}
        return replace(desk, advance=kind(**parts))

    return plant


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (executing(SendsAgainAtOnce), "was taken 2 times"),
        (executing(TakesSilenceForNo), "is rejected, at the venue filled"),
        (storing(trades=BooksEveryFill), "filled"),
        (storing(orders=LocksNothing), "was taken 2 times"),
        (advancing(KeepsNoCount), "open at once"),
    ],
    ids=[
        *("sends-without-the-fence", "takes-silence-for-no", "books-a-fill-twice"),
        *("locks-nothing", "places-legs-at-will"),
    ],
)
def test_a_planted_mistake_is_found(plant: Callable[[Desk], Desk], words: str) -> None:
    assert_found(words, plant)


@pytest.mark.parametrize(
    ("place", "mistake", "words"),
    [
        ("exits.filled", lambda _: ZERO, "at the venue and covers"),
        ("exits.hit", lambda *_: None, "has not fired"),
        ("advance._base_fee", no_fee, "its entry bought"),
        ("schedules.cost", lambda _: ZERO, "spent"),
        ("schedules.live", lambda _: (), "open at once"),
    ],
    ids=["forgets-sales", "sees-no-trigger", "forgets-fees", "forgets-costs", "waits-for-nobody"],
)
def test_a_mistake_in_a_plan_is_found(
    monkeypatch: pytest.MonkeyPatch, place: str, mistake: object, words: str
) -> None:
    monkeypatch.setattr(f"desk.plans.{place}", mistake)
    assert_found(words)


async def sees_nothing(*_: object) -> Traces:
    return Traces()


def test_a_desk_that_takes_what_a_venue_has_forgotten_for_never_sent_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("desk.orders.traces.read", sees_nothing)
    assert_found("at the venue 0.")


def assert_found(words: str, plant: Callable[[Desk], Desk] = lambda desk: desk) -> None:
    """Fail unless some seed shows a breach with these words."""
    for seed in range(ENOUGH):
        if any(words in breach for breach in play(seed, plant=plant).breaches):
            return
    pytest.fail(f"{ENOUGH} seeds show nothing")
