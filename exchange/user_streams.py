"""The accounts' own streams: what happened to their orders and balances, once it is on the disk."""

import asyncio
from collections import defaultdict

from exchange.clock import epoch_ms
from exchange.events import Event
from exchange.faults import Faults
from exchange.journal import Journal
from exchange.ledger import Account
from exchange.outbox import Outbox, frame
from exchange.protocol.body import encode
from exchange.reports import Reports
from exchange.streams import deliver


class UserStreams:
    """Who listens to which account; `hear` takes the engine's events, `run` tells them."""

    def __init__(self, journal: Journal, faults: Faults, reports: Reports) -> None:
        self._journal = journal
        self._faults = faults
        self._reports = reports
        self._listeners: dict[int, dict[Outbox, int]] = defaultdict(dict)
        self._untold: list[tuple[Account, bytes]] = []
        self._filled = asyncio.Event()

    def subscribe(self, account: Account, outbox: Outbox, number: int) -> None:
        """Let a client hear an account; `number` is what the client knows it by."""
        self._listeners[account.uid][outbox] = number

    def unsubscribe(self, account: Account, outbox: Outbox) -> None:
        """Let a client hear an account no more."""
        self._listeners[account.uid].pop(outbox, None)
        if not self._listeners[account.uid]:
            del self._listeners[account.uid]

    def outboxes(self, account: Account) -> list[Outbox]:
        """Return the clients that hear an account."""
        return list(self._listeners.get(account.uid, ()))

    def hear(self, events: tuple[Event, ...]) -> None:
        """Note what the events of a command mean for accounts that somebody listens to."""
        if not self._listeners:
            return
        for account, report in self._reports.told(events, epoch_ms()):
            if account.uid in self._listeners:
                self._untold.append((account, encode(report)))
                self._filled.set()

    async def run(self) -> None:
        """Tell what was noted until cancelled, after the disk has it."""
        while True:
            await self._filled.wait()
            self._filled.clear()
            untold, self._untold = self._untold, []
            await self._journal.settled()
            for account, report in untold:
                for outbox, number in tuple(self._listeners.get(account.uid, {}).items()):
                    text = b'{"subscriptionId":%d,"event":%b}' % (number, report)
                    deliver(self._faults, "user", account.name, outbox, frame(text))
