"""Stores of what moves money: orders, plans, fills, limits, and the books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from decimal import Decimal

    from desk.orders.model import Fill, Order, Status, Step
    from desk.orders.ticket import Ticket
    from desk.plans.model import Plan
    from desk.portfolio.ledger import Balance, Entry
    from desk.portfolio.returns import Flow, Snapshot
    from desk.risk.model import Moved, Standing
    from desk.risk.model import Rule as LimitRule
    from desk.venues.model import Reading
    from desk.venues.profiles import Mode


class Work(Protocol):
    """What the trade worker asks of orders: which are due, and to have one to itself."""

    async def due(self, now: datetime, *, limit: int) -> list[str]:
        """Return ids of orders that somebody must look at now, oldest first."""
        ...

    async def take(
        self,
        order_id: str,
        *,
        of: Status,
        attempt: int,
        now: datetime,
        next_check_at: datetime,
        is_checked: bool = False,
    ) -> Order | None:
        """Take an order to SENDING and its next attempt, in one statement.

        None, with nothing changed, when its status is not `of`, its last attempt not `attempt`,
        when something of it has filled, or, unless that `is_checked`, any halt or the person's
        freeze is in force.
        """
        ...


class Orders(Work, Protocol):
    """Orders with their history."""

    async def add(self, order: Order) -> bool:
        """Write a new order; False when (account, key) exists."""
        ...

    async def get(self, order_id: str, *, lock: bool = False) -> Order | None:
        """Return the order or None."""
        ...

    async def by_key(self, account_id: int, key: str) -> Order | None:
        """Return the order that was placed under an idempotency key."""
        ...

    async def save(self, order: Order, note: str = "") -> None:
        """Overwrite the order; a changed status adds a line to its history."""
        ...

    async def find(self, account_id: int, prefix: str) -> list[Order]:
        """Return the account's orders whose id begins with `prefix`, newest first, at most 5."""
        ...

    async def page(
        self, account_id: int, *, is_open: bool | None, limit: int, before: datetime | None
    ) -> list[Order]:
        """Return orders, newest first; `is_open` None means all."""
        ...

    async def steps(self, order_id: str) -> list[Step]:
        """Return the order's history, oldest first."""
        ...


class Books(Protocol):
    """What reconciliation holds against the books of venues."""

    async def still_open(self, account_id: int, venue: str) -> list[Order]:
        """Return the desk's own orders at a venue that are not over, oldest first."""
        ...

    async def at_venue(self, account_id: int, venue: str, ids: Collection[str]) -> list[Order]:
        """Return orders by the ids that the venue gave them, those placed outside included."""
        ...

    async def open_outside(self, account_id: int, venue: str) -> list[Order]:
        """Return orders placed outside that were open when the venue was last read."""
        ...

    async def known_trades(self, venue: str, symbol: str, ids: Collection[str]) -> set[str]:
        """Return which of a market's trades are booked, by the venue's trade id."""
        ...

    async def readings(self) -> list[Reading]:
        """Return how far the books of every account with keys have been read."""
        ...

    async def is_behind(self, account_id: int, venue: str) -> bool:
        """Tell whether a restore put the account behind its venue, so that nothing may be sent."""
        ...

    async def save_reading(self, reading: Reading) -> None:
        """Note how far an account's books have been read."""
        ...


class Trades(Protocol):
    """Fills, tickets, and counts for admins."""

    async def add_fill(self, fill: Fill) -> bool:
        """Write a fill; False when (venue, symbol, trade id, order) is known."""
        ...

    async def fills(
        self, account_id: int, *, symbol: str | None = None, order_id: str | None = None
    ) -> list[Fill]:
        """Return fills, oldest first."""
        ...

    async def add_ticket(self, ticket: Ticket) -> None:
        """Write a new ticket."""
        ...

    async def ticket(self, ticket_id: str) -> Ticket | None:
        """Return the ticket, locked until the unit ends."""
        ...

    async def save_ticket(self, ticket: Ticket) -> None:
        """Overwrite the ticket."""
        ...

    async def census(self, since: datetime) -> dict[str, Decimal]:
        """Return counts for admins: see desk.operations.Stats."""
        ...


class Risks(Protocol):
    """People's own limits, and the sums that limits are held against."""

    async def set_own(self, account_id: int, rule: LimitRule, amount: Decimal | None) -> None:
        """Write one of a person's own limits; None drops it."""
        ...

    async def own(self, account_id: int) -> dict[LimitRule, Decimal]:
        """Return the limits that a person set for themselves."""
        ...

    async def standing(
        self, account_id: int, mode: Mode, *, hour: datetime, day: datetime, since: datetime
    ) -> Standing:
        """Return what a person's orders are held against, all but the prices of then.

        Bought counts since `hour` and since `day`, without what came to nothing.
        """
        ...

    async def moved(self, mode: Mode, since: datetime) -> dict[str, Moved]:
        """Return what changed of one kind of money since, by currency, of everybody together."""
        ...

    async def prices_at(
        self, symbols: Sequence[str], at: datetime, venues: Sequence[str]
    ) -> dict[str, Decimal]:
        """Return the last price up to an hour before `at`, else the first after it.

        Of several venues it is that of the first that has one.
        """
        ...


class Pulse(Protocol):
    """What the breaker watches: everybody together."""

    async def ordered(self, since: datetime) -> dict[Mode, int]:
        """Return how many orders were placed since, with each kind of money."""
        ...

    async def asked(self, since: datetime) -> dict[str, tuple[int, int]]:
        """Return (requests, those left unanswered) since, by venue."""
        ...

    async def held(self, mode: Mode) -> dict[str, Decimal]:
        """Return what everybody together owns of one kind of money, by currency."""
        ...


class Recalls(Protocol):
    """Accounts whose orders and plans are all to be cancelled; each stays until that is done."""

    async def add(self, account_id: int) -> None:
        """Ask for it; asking again changes nothing."""
        ...

    async def add_everyone(self) -> None:
        """Ask for it for whoever has anything open."""
        ...

    async def page(self) -> list[int]:
        """Return the accounts it is still to be done for, longest waiting first."""
        ...

    async def done(self, account_id: int) -> None:
        """Note that nothing is left to be asked of the account's venues."""
        ...


class Plans(Protocol):
    """Plans, and the orders that hang on them."""

    async def add(self, plan: Plan) -> bool:
        """Write a new plan; False when (account, key) exists."""
        ...

    async def get(self, plan_id: str, *, lock: bool = False) -> Plan | None:
        """Return the plan; with `lock` nobody else may change it until the unit ends."""
        ...

    async def save(self, plan: Plan) -> None:
        """Overwrite an existing plan, but for when it was last watched."""
        ...

    async def find(self, account_id: int, *, prefix: str = "", key: str = "") -> list[Plan]:
        """Return plans whose id begins with `prefix` or that have this key, at most 5."""
        ...

    async def page(
        self, account_id: int, *, is_live: bool | None, symbol: str | None = None, limit: int = 50
    ) -> list[Plan]:
        """Return the account's plans, newest first, drafts left out; `is_live` None means all."""
        ...

    async def live(self, since: datetime | None) -> list[Plan]:
        """Return live plans, and those changed `since` then whatever they are."""
        ...

    async def watched(self, plan_ids: Sequence[str], at: datetime) -> None:
        """Write that somebody has these plans in sight."""
        ...

    async def orders(
        self, account_id: int, *, plan_id: str | None = None, open_in: tuple[str, str] | None = None
    ) -> list[Order]:
        """Return the orders of a plan, or those open at (venue, symbol); oldest first."""
        ...


class Ledger(Protocol):
    """Double entry."""

    async def post(self, entry: Entry) -> bool:
        """Book an entry; False when (kind, reference) is booked already.

        Raises `InsufficientFunds` when FREE or RESERVED would go below zero.
        """
        ...

    async def balances(self, account_id: int) -> list[Balance]:
        """Return what the person has, by venue and currency."""
        ...

    async def balance(self, account_id: int, venue: str, currency: str) -> Balance:
        """Return what the person has of one currency, zero when they never had any."""
        ...


class Equity(Protocol):
    """What people were worth, and what came in and went out; USDT at the prices of the time.

    Booking an entry with an OUTSIDE pocket notes its flow and a snapshot with it.
    """

    async def flows(self, account_id: int, venue: str) -> list[Flow]:
        """Return deposits and withdrawals, oldest first."""
        ...

    async def unvalued(self, mode: Mode) -> set[str]:
        """Return the coins that came or went, as money of this kind, and have had no price yet."""
        ...

    async def curve(self, account_id: int, venue: str, since: datetime) -> list[Snapshot]:
        """Return snapshots since, oldest first, and before them the last one of the time before."""
        ...

    async def worth(self, account_id: int, venue: str, at: datetime) -> Decimal:
        """Return what somebody has now, at the last prices known at `at`."""
        ...

    async def snapshot(self, at: datetime) -> int:
        """Write what everyone is worth now; return how many snapshots were written."""
        ...

    async def thin(self, now: datetime) -> int:
        """Keep one snapshot an hour after a week and one a day after 90; return how many went.

        Those with a flow stay: returns are linked there.
        """
        ...
