"""Orders under every accident at once, by seed: silence, late arrivals, lies, deaths, races.

One person's orders meet a venue that accepts in silence, loses requests, delivers them late,
refuses, reports fills twice and out of order, while the process dies at random commits and
another worker and the person's cancel step in at the worst moments. When all has healed, what
the desk says must be what the venue holds, to the last unit.
"""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final, cast

import pytest

from db import engine as engines
from db import verify
from db.context import Context
from desk import clock
from desk.accounts.model import Person
from desk.errors import Used
from desk.market.model import Quote
from desk.money import Amount, Unit
from desk.orders.execution import Execution
from desk.orders.intent import Intent
from desk.orders.model import Kind, Order, Side, Status
from desk.orders.origin import Origin
from desk.orders.reconcile import Reconcile
from desk.portfolio.ledger import Entry, Pocket, move
from desk.ports import Unit as OpenedUnit
from desk.ports import Venue
from tests.conftest import make_settings, trading_desk, wipe
from tests.factories import instrument, quote
from tests.faults.bourse import Bourse, Crash
from tests.faults.tally import Tally
from tests.servers import Servers

SEEDS: Final = 32
ROUNDS_OF_FAULTS: Final = 18
ROUNDS: Final = 60
DEATH: Final = 0.06
GIFT: Final = Decimal("0.1")  # bitcoin to sell
NOBODY_TELLS: Final = frozenset({"I8", "I13"})  # no bot runs here


class Frail:
    """A unit whose process may die right before or right after its commit."""

    def __init__(self, unit: Any, dies: Callable[[], bool]) -> None:
        self._unit = unit
        self._dies = dies

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit, name)

    async def __aenter__(self) -> "Frail":
        await self._unit.__aenter__()
        return self

    async def __aexit__(self, *error: Any) -> None:
        await self._unit.__aexit__(*error)

    async def commit(self) -> None:
        """Commit, if the process lives to see it."""
        if self._dies():
            raise Crash
        await self._unit.commit()
        if self._dies():
            raise Crash


class Ordeal:
    """One seed: a person, some orders, a venue, workers that die, and a clock that moves."""

    def __init__(self, context: Context, seed: int) -> None:
        self.rng = Random(seed)
        self.desk = context.desk
        self.person = 10_000 + seed
        self.orders: list[str] = []
        self._now = datetime(2026, 6, 1, tzinfo=clock.now().tzinfo) + timedelta(days=seed)
        self._ill = True
        self._depth = 0
        self.deaths = 0
        names = itertools.count()
        clock.set_clock(now=lambda: self._now, new_id=lambda: f"{seed:04}{next(names):08}")
        execution = context.desk.execution
        self.venue = Bourse(self.rng, valid_for=execution.valid_for, advance=self.advance)
        self.venue.meanwhile = self.meanwhile
        plain_open = execution.open
        self.execution = Execution(
            lambda **how: cast(OpenedUnit, Frail(plain_open(**how), self.dies)),
            cast(dict[str, Venue], {"paper": self.venue}),
            execution.settings,
        )
        self.reconcile = Reconcile(self.execution)

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by

    def dies(self) -> bool:
        """Tell whether the process dies now."""
        return self._ill and self.rng.random() < DEATH

    async def meanwhile(self) -> None:
        """Somebody acts, or this process is suspended, in the middle of a call to the venue."""
        if self._depth or self.rng.random() > 0.5:
            return
        self._depth += 1
        try:
            self.advance(timedelta(seconds=self.rng.choice((0.2, 3, 8, 12))))
            if self.rng.random() < 0.3:
                await self.press_cancel()
            await self.patrol()
        finally:
            self._depth -= 1

    async def place(self) -> None:
        """Place what a person may: buys by cost, by quantity, at a limit, and sells."""
        await self.desk.market.quotes.put([self.quote()])
        for number, intent in enumerate(self.intents()):
            name = str(number)
            origin = Origin(
                key=name, cause=name, source="chat", sent_at=clock.now(), chat_id=self.person
            )
            order = await self.desk.orders.place(self.person, intent, origin)
            self.orders.append(order.id)
            if self.rng.random() < 0.8:  # else the hint is lost with Redis
                await self.survive(self.execution.execute(order.id))
            await self.desk.market.quotes.put([self.quote()])

    def intents(self) -> list[Intent]:
        """Return four wishes."""
        cost, quantity = Amount(Decimal(60), Unit.QUOTE), Amount(Decimal("0.002"), Unit.BASE)
        choice = [
            Intent(symbol="BTC/USDT", side=Side.BUY, amount=cost),
            Intent(symbol="BTC/USDT", side=Side.BUY, amount=quantity),
            Intent(symbol="BTC/USDT", side=Side.SELL, amount=quantity),
            Intent(
                symbol="BTC/USDT",
                side=Side.BUY,
                amount=quantity,
                kind=Kind.LIMIT,
                limit_price=Decimal(59000),
            ),
        ]
        return self.rng.choices(choice, k=4)

    def quote(self) -> Quote:
        """Return a quote of the moment."""
        return quote()

    async def survive(self, work: Awaitable[object]) -> None:
        """Let a worker do something; when it dies, the next one finds what it left."""
        try:
            await work
        except Crash:
            self.deaths += 1

    async def press_cancel(self) -> None:
        """Ask to cancel one of the orders."""
        try:
            await self.desk.orders.cancel(self.person, self.rng.choice(self.orders))
        except (Used, IndexError):
            return

    async def patrol(self) -> None:
        """Look at everything that is due, as the trade worker does."""
        for order_id in await self.reconcile.due():
            await self.survive(self.reconcile.check(order_id))

    async def run(self) -> None:
        """Place, suffer, heal, and go on until every order is over."""
        await self.place()
        for number in range(ROUNDS):
            if number == ROUNDS_OF_FAULTS:
                self._ill = False
                self.venue.heal()
            self.advance(timedelta(seconds=self.rng.uniform(0.2, 4)))
            self.venue.trade()
            if number > ROUNDS_OF_FAULTS // 2 and self.rng.random() < 0.1:
                await self.press_cancel()
            await self.patrol()
            if not self._ill and not await self.still_open():
                return
        raise AssertionError(f"not over after {ROUNDS} rounds: {await self.still_open()}")

    async def still_open(self) -> list[Order]:
        """Return the orders that are not over."""
        return await self.desk.orders.page(self.person, is_open=True)

    async def compare(self) -> None:
        """Hold what the desk believes against what the venue has."""
        found = await self.desk.orders.page(self.person)
        assert {o.id for o in found} == set(self.orders)
        for order in found:
            taken = self.venue.book.taken[order.client_order_id]
            assert len(taken) <= 1, f"{order.id} was accepted {len(taken)} times"
            assert order.status.is_final
            assert order.reserved == 0
            fills = await self.desk.orders.fills(self.person, order.id)
            if not taken:
                assert order.status in {Status.REJECTED, Status.EXPIRED, Status.CANCELLED}
                assert order.filled == 0
                assert fills == []
            else:
                assert order.status is taken[0].status
                assert order.filled == taken[0].filled == sum(f.quantity for f in fills)
                assert order.cost == sum(f.cost for f in taken[0].fills)

    async def count(self) -> None:
        """Hold the balances against the fills, one by one."""
        begun = {"USDT": self.desk.settings.paper_balance, "BTC": GIFT}
        async with self.desk.orders.open() as unit:
            fills = await unit.trades.fills(self.person)
        for fill in fills:
            sign = 1 if fill.side is Side.BUY else -1
            begun["BTC"] += sign * fill.quantity
            begun["USDT"] -= sign * fill.cost
            begun[fill.fee_currency] -= fill.fee
        async with self.desk.orders.open() as unit:
            for currency, amount in begun.items():
                balance = await unit.ledger.balance(self.person, "paper", currency)
                assert balance.free == amount, currency
                assert balance.reserved == 0, currency


@pytest.fixture(scope="module")
async def context(
    servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Context]:
    """One desk for all seeds; each seed is a person of its own."""
    await wipe(servers)
    settings = make_settings(servers, tmp_path_factory.mktemp("machine"))
    async with trading_desk(settings, {}) as found:
        async with found.desk.market.open() as unit:
            await unit.market.save_instruments([instrument()])
            await unit.commit()
        yield found


async def newcomer(context: Context, person: int) -> None:
    """Let a person in and give them some bitcoin to sell."""
    await context.desk.accounts.enter(
        Person(id=person, first_name="Ann", username="", language="en")
    )
    gift = Entry(
        account_id=person,
        venue="paper",
        kind="deposit",
        reference=f"gift:{person}",
        postings=move("BTC", GIFT, out_of=Pocket.OUTSIDE, into=Pocket.FREE),
        at=clock.now(),
    )
    async with context.desk.orders.open() as unit:
        await unit.ledger.post(gift)
        await unit.commit()


@pytest.mark.parametrize("seed", range(SEEDS))
async def test_whatever_happens_the_desk_ends_up_with_what_the_venue_holds(
    context: Context, seed: int, tally: Tally
) -> None:
    ordeal = Ordeal(context, seed)
    await newcomer(context, ordeal.person)
    await ordeal.run()
    await ordeal.compare()
    await ordeal.count()
    tally.seeds += 1
    tally.kills += ordeal.deaths
    taken = len(ordeal.venue.book.all())
    intended = len(ordeal.orders)
    tally.orders(intended=intended, at_venue=taken, unsent=intended - taken)


async def test_after_all_seeds_every_invariant_of_the_database_is_kept(
    context: Context, servers: Servers, tally: Tally
) -> None:
    engine = engines.connect(servers.database_url, pool_size=1)
    found = await verify.findings(engine)
    await engine.dispose()
    broken = [f for f in found if not f.is_kept and f.name not in NOBODY_TELLS]
    assert broken == []
    tally.verified += 1
