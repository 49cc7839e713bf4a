"""Tables in memory with the transactions of PostgreSQL at read committed.

A transaction sees what others have committed and what it wrote itself; a row that it wrote or
locked is nobody else's until it ends; two that wait for each other are a deadlock, and the one
that closes the circle fails. What has not been committed when its process dies never was.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import Any

Key = tuple[Any, ...]  # the table's name, then the primary key


class Deadlock(Exception):
    """Two transactions wait for each other's rows."""


class Database:
    """Rows by table, and who holds which."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[Key, Any]] = defaultdict(dict)
        self.deadlocks = 0
        self._holders: dict[Key, Transaction] = {}
        self._queues: dict[Key, deque[tuple[Transaction, asyncio.Future[None]]]] = {}

    def begin(self) -> "Transaction":
        """Open a transaction."""
        return Transaction(self)

    async def acquire(self, taker: "Transaction", key: Key) -> None:
        """Give a row to a transaction as soon as nobody holds it; first come, first served."""
        holder = self._holders.get(key)
        if holder is taker:
            return
        if holder is not None:
            self._check_circle(taker, holder)
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._queues.setdefault(key, deque()).append((taker, turn))
            taker.waits_for = key
            try:
                await turn
            finally:
                taker.waits_for = None
            return
        self._give(key, taker)

    def release(self, holder: "Transaction") -> None:
        """Hand every row of a transaction that ended to who waits for it."""
        for key in holder.held:
            self._hand_on(key)
        holder.held.clear()

    def _hand_on(self, key: Key) -> None:
        queue = self._queues.get(key)
        while queue:
            taker, turn = queue.popleft()
            if not turn.done():
                taker.waits_for = None  # it has the row, though it does not run yet
                self._give(key, taker)
                turn.set_result(None)
                return
        self._holders.pop(key, None)

    def _give(self, key: Key, taker: "Transaction") -> None:
        self._holders[key] = taker
        taker.held.append(key)

    def _check_circle(self, taker: "Transaction", holder: "Transaction") -> None:
        ahead: Transaction | None = holder
        while ahead is not None and ahead.waits_for is not None:
            ahead = self._holders.get(ahead.waits_for)
            if ahead is taker:
                self.deadlocks += 1
                raise Deadlock


class Transaction:
    """What one unit has read, written and locked so far."""

    def __init__(self, database: Database) -> None:
        self.held: list[Key] = []
        self.waits_for: Key | None = None
        self._database = database
        self._written: dict[str, dict[Key, Any]] = {}

    def read(self, key: Key) -> Any:
        """Return a row as this transaction sees it, None when there is none."""
        mine = self._written.get(key[0])
        if mine is not None and key in mine:
            return mine[key]
        return self._database.tables[key[0]].get(key)

    def scan(self, table: str) -> Iterator[Any]:
        """Yield every row of a table, in the order they were written."""
        mine = self._written.get(table, {})
        kept = self._database.tables[table]
        for key, row in kept.items():
            yield mine.get(key, row)
        for key, row in mine.items():
            if key not in kept:
                yield row

    async def lock(self, key: Key) -> Any:
        """Take a row and return it as it is once it is ours."""
        await self._database.acquire(self, key)
        return self.read(key)

    async def insert(self, rows: Mapping[Key, Any]) -> bool:
        """Write rows that belong together; False when one of their keys is taken."""
        for key in rows:
            if await self.lock(key) is not None:
                return False
        for key, row in rows.items():
            self._written.setdefault(key[0], {})[key] = row
        return True

    async def update(self, key: Key, row: Any) -> None:
        """Overwrite a row."""
        await self._database.acquire(self, key)
        self._written.setdefault(key[0], {})[key] = row

    def commit(self) -> None:
        """Make what was written everybody's."""
        for table, found in self._written.items():
            self._database.tables[table].update(found)
        self.end()

    def end(self) -> None:
        """Forget what was not committed and let go of every row."""
        self._written.clear()
        self._database.release(self)
