"""One seed: people, a bot, workers that die, prices, a venue behind a bad line; then all heals."""

import asyncio
import gc
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import ROUND_DOWN, Context, Decimal, localcontext
from random import Random
from typing import Any, Final, cast

from desk import clock, failpoints
from desk.accounts.model import Account
from desk.facade import Desk, build_desk
from desk.market.model import Instrument
from desk.orders.model import Order, Status
from desk.plans.model import Plan
from desk.portfolio.ledger import Entry, Pocket, move
from desk.ports import Board, Bus, Depths, OpenUnit, References
from desk.ports import Venue as VenuePort
from desk.settings import Settings
from desk.venues.profiles import PAPER, PROFILES
from ops.simulation import process as processes
from ops.simulation.book import FEE, PRICES, STEP, Book
from ops.simulation.loop import VirtualLoop
from ops.simulation.memory import Database
from ops.simulation.people import Bot, Inbox
from ops.simulation.process import Process
from ops.simulation.stores.unit import Link, MemoryUnit
from ops.simulation.tape import TICK_S, Tape
from ops.simulation.venue import Venue
from ops.simulation.watcher import Watcher
from ops.simulation.witness import Witness
from ops.simulation.worker import Jobs, Worker

EPOCH: Final = datetime(2026, 6, 1, tzinfo=UTC)
PEOPLE: Final = (501, 502)
WORKERS: Final = 3
WATCHERS: Final = 2  # in every other seed one, as a desk has
ILL_S: Final = 15.0
LAST_CANCELS_S: Final = 6.0  # after healing
PATIENCE_S: Final = 120.0
MEMORY: Final = timedelta(seconds=3)  # of a venue that forgets, after an order's end
LONG_PATIENCE_S: Final = 600.0  # where what is forgotten has to be missed twice, a minute apart
GIFTS: Final = {"USDT": Decimal(10_000), "BTC": Decimal("0.1"), "ETH": Decimal(2)}
LOST_HINT: Final = 0.2
_OPEN_FATES: Final = frozenset({Status.ACCEPTED, Status.SENDING, Status.UNKNOWN})
Plant = Callable[[Desk], Desk]


@dataclass(slots=True)
class World:
    """Everything there is for one seed; `plant` puts a mistake into the desk of each worker."""

    seed: int
    plant: Plant = lambda desk: desk
    rng: Random = field(init=False)
    database: Database = field(init=False, default_factory=Database)
    processes: list[Process] = field(init=False, default_factory=list)
    settings: Settings = field(init=False)
    memory: timedelta | None = field(init=False)
    patience_s: float = field(init=False)
    recovery_s: float = field(init=False)  # as long as everybody's patience until all recovers
    book: Book = field(init=False)
    venue: Venue = field(init=False)
    inbox: Inbox = field(init=False)
    jobs: Jobs = field(init=False)
    tape: Tape = field(init=False)
    witness: Witness = field(init=False)

    def __post_init__(self) -> None:
        self.rng = Random(self.seed)  # noqa: S311 - not a secret
        # Every other desk watches stops by itself; legs of a schedule come within the history.
        self.settings = Settings(native_stops=self.seed % 2 == 0, plan_interval_s=1)
        # Every fourth venue knows an order no longer than it must, as Gate and HTX do.
        self.memory = MEMORY if self.seed % 8 in {1, 2} else None
        self.patience_s = PATIENCE_S if self.memory is None else LONG_PATIENCE_S
        self.recovery_s = self.patience_s

    def run(self) -> None:
        """Let it all happen, in virtual time."""
        names = iter(range(10**8))
        # A process that has used ccxt rounds otherwise than desk.money has it from then on.
        exact = localcontext(Context(rounding=ROUND_DOWN))
        with exact, asyncio.Runner(loop_factory=VirtualLoop) as runner:
            loop = runner.get_loop()
            clock.set_clock(
                now=lambda: EPOCH + timedelta(seconds=loop.time()),
                new_id=lambda: f"{self.seed % 10**4:04}{next(names):08}",
            )
            # Whatever it finalises would take its turn in the loop at a moment of its own choice.
            gc.disable()
            known = PROFILES[PAPER]
            if self.memory is not None:
                PROFILES[PAPER] = replace(known, remembers=self.memory)
            try:
                runner.run(self._live())
            finally:
                gc.enable()
                PROFILES[PAPER] = known
                failpoints.arm({})
                clock.set_clock()

    @property
    def orders(self) -> list[Order]:
        """Return every order as the database has it."""
        return [row for row in self.database.tables["orders"].values() if row is not None]

    @property
    def plans(self) -> list[Plan]:
        """Return every plan as the database has it."""
        return list(self.database.tables["plans"].values())

    def digest(self) -> str:
        """Return what tells this history from every other."""
        told = hashlib.sha256()
        for table in ("steps", "fills", "balances", "plans", "outbox"):
            for row in self.database.tables[table].values():
                told.update(repr(row).encode())
        return told.hexdigest()[:16]

    async def _live(self) -> None:
        self.jobs, self.inbox = Jobs(), Inbox(self.rng)
        await self._begin()
        failpoints.arm({name: _strike(name) for name in failpoints.NAMES})
        tasks = [self._start(f"worker-{n}", self._worker) for n in range(WORKERS)]
        tasks += [
            self._start(f"watcher-{n}", self._watcher) for n in range(1 + self.seed // 2 % WATCHERS)
        ]
        tasks += [self._start("bot", self._bot), self._task(self._trade())]
        tasks.append(self._task(self._tick()))
        await asyncio.sleep(ILL_S)
        self._heal()
        await self._settle_down()
        for task in tasks:
            task.cancel()
            await asyncio.wait([task])

    async def _begin(self) -> None:
        """Open the market and let people in, with something to trade."""
        nobody = Process("nobody", self.rng)
        nobody.is_frail = False
        self.tape = Tape(self.rng)
        desk = self._desk(nobody)
        self.book = Book(self.rng, valid_for=desk.execution.valid_for, asks=self.tape.asks)
        self.witness = Witness(self.database, self.book, GIFTS)
        timeout_s = self.settings.venue_timeout_s
        self.venue = Venue(
            self.rng, self.book, timeout_s=timeout_s, memory=self.memory, saw=self.witness.saw
        )
        self.inbox.fill(PEOPLE)
        rows = self.database.begin()
        for symbol in PRICES:
            await rows.insert({("instruments", symbol): _instrument(symbol)})
        for person in PEOPLE:
            account = Account(id=person, name="Ann", created_at=clock.now())
            await rows.insert({("accounts", person): account})
        rows.commit()
        async with desk.orders.open() as unit:
            for person in PEOPLE:
                for currency, amount in GIFTS.items():
                    await unit.ledger.post(_gift(person, currency, amount))
            await unit.commit()

    def _desk(self, process: Process, **venues: Any) -> Desk:
        link = Link(self.database, process.pause, self._hint)
        return build_desk(
            self.settings,
            open_unit=cast(OpenUnit, lambda **_: MemoryUnit(link)),
            quotes=self.tape,
            bus=cast(Bus, None),
            board=cast(Board, None),
            references=cast(References, None),
            depths=cast(Depths, None),
            venues=cast(dict[str, VenuePort], venues),
        )

    def _hint(self, job: str, argument: str) -> None:
        if not self.venue.is_ill or self.rng.random() > LOST_HINT:
            self.jobs.put(job, argument)

    def _start(self, name: str, work: Callable[[Process], Any]) -> "asyncio.Task[None]":
        process = Process(name, self.rng)
        self.processes.append(process)
        return self._task(process.live(work))

    def _task(self, work: Any) -> "asyncio.Task[None]":
        task: asyncio.Task[None] = asyncio.get_running_loop().create_task(work)
        return task

    async def _worker(self, process: Process) -> None:
        desk = self.plant(self._desk(process, **{PAPER: self.venue.seen_by(process)}))
        await Worker(desk, self.jobs).run(process)

    async def _watcher(self, process: Process) -> None:
        await Watcher(self.plant(self._desk(process)), self.tape).run(process)

    async def _bot(self, process: Process) -> None:
        await Bot(self._desk(process), self.inbox).run(process)

    async def _trade(self) -> None:
        while True:
            await asyncio.sleep(self.rng.uniform(0.5, 1.5))
            self.book.trade()

    async def _tick(self) -> None:
        """Let prices wander until all heals; then they leap, and stay where they are."""
        while True:
            await asyncio.sleep(TICK_S)
            self.tape.move()
            self.book.tick()

    def _heal(self) -> None:
        self.venue.is_ill = False
        self.tape.rest()
        self.book.tick()
        for process in self.processes:
            process.is_frail = False

    async def _settle_down(self) -> None:
        """Wait until every fate is known, cancel what rests, and wait until all is over."""
        began_s = asyncio.get_running_loop().time()
        has_cancelled = False
        while (passed_s := asyncio.get_running_loop().time() - began_s) < self.patience_s:
            if self.recovery_s == self.patience_s and not self._is_open(_OPEN_FATES):
                self.recovery_s = passed_s
            if not has_cancelled and passed_s > LAST_CANCELS_S:
                has_cancelled = True
                self.witness.look(self.plans, await self.tape.all())
                self._cancel_all(began_s + passed_s)
            if has_cancelled and not self._is_open(set(Status)) and not self.inbox.lanes():
                return
            await asyncio.sleep(0.5)

    def _cancel_all(self, now_s: float) -> None:
        for plan in self.plans:
            if plan.status.is_live:
                self.inbox.recall(plan, now_s)
        for order in self.orders:
            if not order.status.is_final and not order.plan_id:
                self.inbox.recall(order, now_s)

    def _is_open(self, among: "frozenset[Status] | set[Status]") -> bool:
        orders = any(o.status in among and not o.status.is_final for o in self.orders)
        return orders or (Status.OPEN in among and any(p.status.is_live for p in self.plans))


def _strike(name: str) -> Callable[[], None]:
    return lambda: processes.strike(name)


def _instrument(symbol: str) -> Instrument:
    base, _, quote = symbol.partition("/")
    return Instrument(
        symbol=symbol,
        base=base,
        quote=quote,
        price_step=Decimal("0.01"),
        quantity_step=STEP,
        min_quantity=STEP,
        min_notional=Decimal(5),
        taker_fee=FEE,
    )


def _gift(person: int, currency: str, amount: Decimal) -> Entry:
    return Entry(
        account_id=person,
        venue=PAPER,
        kind="deposit",
        reference=f"gift:{person}:{currency}",
        postings=move(currency, amount, out_of=Pocket.OUTSIDE, into=Pocket.FREE),
        at=clock.now(),
    )
