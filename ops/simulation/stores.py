"""The stores an order's way needs, over tables in memory: what `db/repositories` does in SQL."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from types import TracebackType
from typing import Final, Self

from desk.accounts.model import Account
from desk.errors import InsufficientFunds
from desk.events import Event
from desk.failpoints import passing
from desk.market.model import Instrument
from desk.money import ZERO
from desk.orders.model import Fill, Order, Side, Status, Step
from desk.orders.ticket import Ticket
from desk.plans import model as plans
from desk.plans.model import Plan
from desk.portfolio.ledger import Balance, Entry, Pocket
from desk.risk.model import Moved, Standing
from desk.venues.profiles import Mode
from ops.simulation.book import PRICES
from ops.simulation.memory import Database, Transaction

Pause = Callable[[], Awaitable[None]]
OWN: Final = (Pocket.FREE, Pocket.RESERVED)
_UNSPENT: Final = (Status.REJECTED, Status.EXPIRED, Status.CANCELLED)


@dataclass(slots=True)
class Link:
    """A process's line to the database and to Redis; `pause` is every answer it waits for."""

    database: Database
    pause: Pause
    hint: Callable[[str, str], None]


class AccountStore:
    """Implements what orders need of desk.ports.Accounts."""

    def __init__(self, rows: Transaction, pause: Pause) -> None:
        self._rows = rows
        self._pause = pause

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


class OrderStore:
    """Implements desk.ports.Orders."""

    def __init__(self, rows: Transaction, pause: Pause) -> None:
        self._rows = rows
        self._pause = pause

    async def add(self, order: Order) -> bool:
        """See the port."""
        await self._pause()
        by_key = ("order_keys", order.account_id, order.key)
        added = await self._rows.insert({("orders", order.id): order, by_key: order.id})
        if added:
            await self._note(order, "")
        return added

    async def get(self, order_id: str, *, lock: bool = False) -> Order | None:
        """See the port."""
        await self._pause()
        key = ("orders", order_id)
        found: Order | None = await self._rows.lock(key) if lock else self._rows.read(key)
        return found

    async def by_key(self, account_id: int, key: str) -> Order | None:
        """See the port."""
        await self._pause()
        order_id = self._rows.read(("order_keys", account_id, key))
        found: Order | None = self._rows.read(("orders", order_id)) if order_id else None
        return found

    async def save(self, order: Order, note: str = "") -> None:
        """See the port."""
        await self._pause()
        key = ("orders", order.id)
        was: Order = await self._rows.lock(key)
        await self._rows.update(key, order)
        if was.status is not order.status or note:
            await self._note(order, note)

    async def take(
        self,
        order_id: str,
        *,
        of: Status,
        attempt: int,
        now: datetime,
        next_check_at: datetime,
        **_: bool,
    ) -> Order | None:
        """See the port."""
        order = await self.get(order_id, lock=True)
        if order is None or (order.status, order.attempt) != (of, attempt):
            return None
        sending = order.step(Status.SENDING, now=now)
        taken = replace(sending, attempt=attempt + 1, sent_at=now, next_check_at=next_check_at)
        await self.save(taken)
        return taken

    async def find(self, account_id: int, prefix: str) -> list[Order]:
        """See the port."""
        await self._pause()
        return [o for o in self._of(account_id) if o.id.startswith(prefix)][:5]

    async def page(
        self, account_id: int, *, is_open: bool | None, limit: int, before: datetime | None
    ) -> list[Order]:
        """See the port."""
        await self._pause()
        found = [o for o in self._of(account_id) if is_open in {None, not o.status.is_final}]
        return [o for o in found if before is None or o.created_at < before][:limit]

    async def due(self, now: datetime, *, limit: int) -> list[str]:
        """See the port."""
        await self._pause()
        late = [o for o in self._rows.scan("orders") if o.next_check_at and o.next_check_at <= now]
        return [o.id for o in sorted(late, key=lambda o: o.next_check_at)][:limit]

    async def steps(self, order_id: str) -> list[Step]:
        """See the port."""
        await self._pause()
        return [s for s in self._rows.scan("steps") if s.order_id == order_id]

    def _of(self, account_id: int) -> list[Order]:
        found = [o for o in self._rows.scan("orders") if o.account_id == account_id]
        return sorted(found, key=lambda o: o.created_at, reverse=True)

    async def _note(self, order: Order, note: str) -> None:
        step = Step(order.id, order.status.value, order.updated_at, note)
        await self._rows.update(("steps", object()), step)


class PlanStore:
    """Implements desk.ports.Plans."""

    def __init__(self, rows: Transaction, pause: Pause) -> None:
        self._rows = rows
        self._pause = pause

    async def add(self, plan: Plan) -> bool:
        """See the port."""
        await self._pause()
        by_key = ("plan_keys", plan.account_id, plan.key)
        return await self._rows.insert({("plans", plan.id): plan, by_key: plan.id})

    async def get(self, plan_id: str, *, lock: bool = False) -> Plan | None:
        """See the port."""
        await self._pause()
        key = ("plans", plan_id)
        found: Plan | None = await self._rows.lock(key) if lock else self._rows.read(key)
        return found

    async def save(self, plan: Plan) -> None:
        """See the port."""
        await self._pause()
        await self._rows.update(("plans", plan.id), plan)

    async def find(self, account_id: int, *, prefix: str = "", key: str = "") -> list[Plan]:
        """See the port."""
        await self._pause()
        found = [p for p in self._of(account_id) if p.id.startswith(prefix)]
        return [p for p in found if not key or key in {p.key, p.batch}]

    async def page(
        self, account_id: int, *, is_live: bool | None, symbol: str | None = None, limit: int = 50
    ) -> list[Plan]:
        """See the port."""
        await self._pause()
        found = [p for p in self._of(account_id) if p.status is not plans.Status.DRAFT]
        found = [p for p in found if is_live in {None, p.status.is_live}]
        return [p for p in found if symbol in {None, p.symbol}][:limit]

    async def live(self, since: datetime | None) -> list[Plan]:
        """See the port."""
        await self._pause()
        found: list[Plan] = list(self._rows.scan("plans"))
        if since is None:
            return [p for p in found if p.status.is_live]
        return [p for p in found if p.updated_at >= since]

    async def orders(
        self, account_id: int, *, plan_id: str | None = None, open_in: tuple[str, str] | None = None
    ) -> list[Order]:
        """See the port."""
        await self._pause()
        found: list[Order] = [o for o in self._rows.scan("orders") if o.account_id == account_id]
        if plan_id is not None:
            found = [o for o in found if o.plan_id == plan_id]
        if open_in is not None:
            found = [o for o in found if (o.venue, o.symbol) == open_in and not o.status.is_final]
        return sorted(found, key=lambda o: (o.created_at, o.id))

    def _of(self, account_id: int) -> list[Plan]:
        return [p for p in self._rows.scan("plans") if p.account_id == account_id]


class TradeStore:
    """Implements what orders need of desk.ports.Trades."""

    def __init__(self, rows: Transaction, pause: Pause) -> None:
        self._rows = rows
        self._pause = pause

    async def add_fill(self, fill: Fill) -> bool:
        """See the port."""
        await self._pause()
        key = ("fills", fill.venue, fill.symbol, fill.trade_id, fill.order_id)
        return await self._rows.insert({key: fill})

    async def fills(
        self, account_id: int, *, symbol: str | None = None, order_id: str | None = None
    ) -> list[Fill]:
        """See the port."""
        await self._pause()
        found = [f for f in self._rows.scan("fills") if f.account_id == account_id]
        found = [f for f in found if symbol in {None, f.symbol} and order_id in {None, f.order_id}]
        return sorted(found, key=lambda f: (f.at, f.trade_id))

    async def add_ticket(self, ticket: Ticket) -> None:
        """See the port."""
        await self._pause()
        await self._rows.insert({("tickets", ticket.id): ticket})

    async def ticket(self, ticket_id: str) -> Ticket | None:
        """See the port."""
        await self._pause()
        found: Ticket | None = await self._rows.lock(("tickets", ticket_id))
        return found

    async def save_ticket(self, ticket: Ticket) -> None:
        """See the port."""
        await self._pause()
        await self._rows.update(("tickets", ticket.id), ticket)


class RiskStore:
    """Implements what orders need of desk.ports.Risks; nobody has limits of their own here."""

    def __init__(self, rows: Transaction, pause: Pause) -> None:
        self._rows = rows
        self._pause = pause

    async def standing(
        self, account_id: int, mode: Mode, *, hour: datetime, day: datetime, since: datetime
    ) -> Standing:
        """See the port; all money here is of one kind."""
        await self._pause()
        return Standing(
            mode=mode,
            own={},
            balances=await LedgerStore(self._rows, self._pause).balances(account_id),
            hour=self._bought(account_id, hour),
            day=self._bought(account_id, day),
            buying=self._buying(account_id),
            moved=self._moved(account_id, since),
        )

    async def prices_at(self, symbols: Sequence[str], _: datetime) -> dict[str, Decimal]:
        """See the port: prices as they were at the beginning."""
        await self._pause()
        return {symbol: PRICES[symbol] for symbol in symbols if symbol in PRICES}

    def _bought(self, account_id: int, since: datetime) -> Decimal:
        counted = [o for o in self._buys(account_id) if o.status not in _UNSPENT or o.filled]
        return sum((o.notional for o in counted if o.created_at >= since), ZERO)

    def _buying(self, account_id: int) -> dict[str, Decimal]:
        found: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for order in self._buys(account_id):
            if order.reserved:
                found[order.symbol] += order.reserved
        return found

    def _moved(self, account_id: int, since: datetime) -> dict[str, Moved]:
        own: dict[str, Decimal] = defaultdict(lambda: ZERO)
        brought: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for entry in self._rows.scan("entries"):
            if entry.account_id == account_id and entry.at >= since:
                for posting in entry.postings:
                    own[posting.currency] += posting.amount if posting.pocket in OWN else ZERO
                    is_outside = posting.pocket is Pocket.OUTSIDE
                    brought[posting.currency] -= posting.amount if is_outside else ZERO
        return {currency: Moved(own[currency], brought[currency]) for currency in own}

    def _buys(self, account_id: int) -> list[Order]:
        found = (o for o in self._rows.scan("orders") if o.account_id == account_id)
        return [o for o in found if o.side is Side.BUY]


class LedgerStore:
    """Implements desk.ports.Ledger."""

    def __init__(self, rows: Transaction, pause: Pause) -> None:
        self._rows = rows
        self._pause = pause

    async def post(self, entry: Entry) -> bool:
        """See the port."""
        await self._pause()
        await self._rows.lock(("balances", entry.account_id))
        if not await self._rows.insert({("entries", entry.kind, entry.reference): entry}):
            return False
        sums: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
        for posting in entry.postings:
            sums[posting.currency, posting.pocket.value] += posting.amount
        for (currency, pocket), amount in sorted(sums.items()):
            await self._pause()
            await self._add(entry, currency, Pocket(pocket), amount)
        return True

    async def balances(self, account_id: int) -> list[Balance]:
        """See the port."""
        await self._pause()
        sums: dict[tuple[str, str], dict[Pocket, Decimal]] = defaultdict(dict)
        for whose, venue, currency, pocket, amount in self._rows.scan("balances"):
            if whose == account_id and pocket in OWN:
                sums[venue, currency][pocket] = amount
        return [
            Balance(venue, currency, of.get(Pocket.FREE, ZERO), of.get(Pocket.RESERVED, ZERO))
            for (venue, currency), of in sorted(sums.items())
        ]

    async def balance(self, account_id: int, venue: str, currency: str) -> Balance:
        """See the port."""
        found = await self.balances(account_id)
        wanted = (b for b in found if (b.venue, b.currency) == (venue, currency))
        return next(wanted, Balance(venue, currency, ZERO, ZERO))

    async def _add(self, entry: Entry, currency: str, pocket: Pocket, amount: Decimal) -> None:
        key = ("balances", entry.account_id, entry.venue, currency, pocket)
        row = await self._rows.lock(key)
        after = (row[-1] if row else ZERO) + amount
        if pocket in OWN and after < 0:
            raise InsufficientFunds(currency=currency, needed=-amount, free=ZERO)
        await self._rows.update(key, (*key[1:], after))


class BookStore:
    """Nobody restores a backup here, so no account is behind its venue."""

    async def is_behind(self, _account_id: int, _venue: str) -> bool:
        """See the port."""
        return False


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
        self.books = BookStore()
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
