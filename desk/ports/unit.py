"""One transaction with the stores of all nouns.

Leaving it without `commit` undoes everything, and events and jobs leave only after the commit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from types import TracebackType

    from desk.events import Event
    from desk.ports.calls import Boards, Calls
    from desk.ports.people import (
        Accounts,
        Chats,
        Connections,
        Keeps,
        PriceAlerts,
        Questions,
        Watchlists,
    )
    from desk.ports.trading import (
        Books,
        Equity,
        Ledger,
        Orders,
        Plans,
        Pulse,
        Recalls,
        Risks,
        Trades,
    )
    from desk.ports.wire import (
        Alerts,
        Archive,
        Digests,
        Launches,
        Market,
        Mutes,
        News,
        Sightings,
        Signals,
        Sources,
    )


class Unit(Protocol):
    """One transaction. Leaving without `commit` undoes everything."""

    @property
    def accounts(self) -> Accounts: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def keeps(self) -> Keeps: ...
    @property
    def orders(self) -> Orders: ...
    @property
    def trades(self) -> Trades: ...
    @property
    def plans(self) -> Plans: ...
    @property
    def risks(self) -> Risks: ...
    @property
    def pulse(self) -> Pulse: ...
    @property
    def recalls(self) -> Recalls: ...
    @property
    def connections(self) -> Connections: ...
    @property
    def books(self) -> Books: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def equity(self) -> Equity: ...
    @property
    def market(self) -> Market: ...
    @property
    def news(self) -> News: ...
    @property
    def sources(self) -> Sources: ...
    @property
    def launches(self) -> Launches: ...
    @property
    def signals(self) -> Signals: ...
    @property
    def alerts(self) -> Alerts: ...
    @property
    def mutes(self) -> Mutes: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def archive(self) -> Archive: ...
    @property
    def questions(self) -> Questions: ...
    @property
    def calls(self) -> Calls: ...
    @property
    def boards(self) -> Boards: ...
    @property
    def watchlists(self) -> Watchlists: ...
    @property
    def price_alerts(self) -> PriceAlerts: ...
    @property
    def sightings(self) -> Sightings: ...

    def publish(self, event: Event) -> None:
        """Write the event with the transaction; it leaves after the commit."""
        ...

    def enqueue(self, job: str, argument: str) -> None:
        """Ask a worker for a job after the commit; a hint, sweepers find what is lost."""
        ...

    def receipt(self, order_id: str, *, chat_id: int, message_id: int | None) -> None:
        """Say where the order's one status message is, or where it is to be sent."""
        ...

    def notice(self, plan_id: str, topic: str, *, chat_id: int, message_id: int | None) -> None:
        """Say where one of a plan's messages is, or where it is to be sent; once per topic."""
        ...

    async def commit(self) -> None:
        """Make everything durable; events and jobs leave as the unit is left."""
        ...

    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class OpenUnit(Protocol):
    """Opens a unit: `async with open_unit() as unit`.

    One that only `reads` has no transaction around it: each statement sees what is committed when
    it begins, as in a transaction, but nothing is begun and ended. It cannot lock or commit.
    """

    def __call__(self, *, reads: bool = False) -> Unit: ...
