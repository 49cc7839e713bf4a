"""One unit of work: its stores, and what leaves with its commit."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from desk.accounts.model import Account
from desk.events import Event
from desk.failpoints import passing
from desk.market.model import Instrument
from desk.orders.model import Order
from ops.simulation.memory import Database, Transaction
from ops.simulation.stores.money import LedgerStore, RiskStore
from ops.simulation.stores.orders import OrderStore, TradeStore
from ops.simulation.stores.plans import PlanStore
from ops.simulation.stores.store import Pause, Store


@dataclass(slots=True)
class Link:
    """A process's line to the database and to Redis; `pause` is every answer it waits for."""

    database: Database
    pause: Pause
    hint: Callable[[str, str], None]


class AccountStore(Store):
    """Implements what orders need of desk.ports.Accounts."""

    async def get(self, account_id: int, *, lock: bool = False) -> Account | None:
        """See the port."""
        await self._pause()
        key = ("accounts", account_id)
        found: Account | None = await self._rows.lock(key) if lock else self._rows.read(key)
        return found


class KeepStore:
    """Implements what orders need of desk.ports.Keeps: nobody halts or freezes trading here."""

    async def several(self, _: Collection[str]) -> dict[str, dict[str, str]]:
        """See the port."""
        return {}


class MarketStore:
    """Implements what orders need of desk.ports.Market."""

    def __init__(self, rows: Transaction) -> None:
        self._rows = rows

    async def instruments(self, *_: str) -> list[Instrument]:
        """See the port."""
        return list(self._rows.scan("instruments"))


class BookStore(Store):
    """Implements what orders need of desk.ports.Books.

    Nobody restores a backup here, so no account is behind its venue.
    """

    async def is_behind(self, _account_id: int, _venue: str) -> bool:
        """See the port."""
        return False

    async def at_venue(self, account_id: int, _venue: str, ids: Collection[str]) -> list[Order]:
        """See the port."""
        await self._pause()
        mine = [o for o in self._rows.scan("orders") if o.account_id == account_id]
        return [o for o in mine if o.venue_order_id in ids]


@dataclass(slots=True)
class MemoryUnit:
    """Implements what orders need of desk.ports.Unit."""

    link: Link
    _rows: Transaction = field(init=False)
    _events: list[Event] = field(default_factory=list)
    _jobs: list[tuple[str, str]] = field(default_factory=list)
    _receipts: list[tuple[str, int, int | None]] = field(default_factory=list)
    _notices: list[tuple[str, str]] = field(default_factory=list)

    accounts: AccountStore = field(init=False)
    keeps: KeepStore = field(init=False)
    market: MarketStore = field(init=False)
    orders: OrderStore = field(init=False)
    plans: PlanStore = field(init=False)
    trades: TradeStore = field(init=False)
    risks: RiskStore = field(init=False)
    ledger: LedgerStore = field(init=False)
    books: BookStore = field(init=False)

    async def __aenter__(self) -> Self:
        pause = self.link.pause
        self._rows = rows = self.link.database.begin()
        self.accounts, self.keeps = AccountStore(rows, pause), KeepStore()
        self.market, self.orders = MarketStore(rows), OrderStore(rows, pause)
        self.plans, self.trades = PlanStore(rows, pause), TradeStore(rows, pause)
        self.risks, self.ledger = RiskStore(rows, pause), LedgerStore(rows, pause)
        self.books = BookStore(rows, pause)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._rows.end()

    def publish(self, event: Event) -> None:
        """See the port."""
        self._events.append(event)

    def enqueue(self, job: str, argument: str) -> None:
        """See the port."""
        self._jobs.append((job, argument))

    def receipt(self, order_id: str, *, chat_id: int, message_id: int | None) -> None:
        """See the port."""
        self._receipts.append((order_id, chat_id, message_id))

    def notice(self, plan_id: str, topic: str, **_: int | None) -> None:
        """See the port."""
        self._notices.append((plan_id, topic))

    async def commit(self) -> None:
        """See the port."""
        await self.link.pause()
        for receipt in self._receipts:
            await self._rows.insert({("receipts", receipt[0]): receipt})
        for notice in self._notices:
            await self._rows.insert({("notices", *notice): notice})
        for event in self._events:
            await self._rows.update(("outbox", object()), event)
        self._rows.commit()
        await self.link.pause()  # whoever dies or loses the line here does not know
        passing("unit.committed")
        for job, argument in self._jobs:
            self.link.hint(job, argument)
        self._events, self._jobs, self._receipts, self._notices = [], [], [], []
