"""The trade worker: holds the key, sends orders, finds out what became of them."""

import asyncio
from typing import Final

import structlog

from desk.nursery import Nursery
from desk.ports import Venue
from desk.settings import Settings
from workers import drill
from workers.connections import Connections
from workers.context import Context, open_desk
from workers.doors import Doors
from workers.jobs.connections import check_connection
from workers.jobs.orders import cancel_order, execute_order
from workers.keys import Credentials, KeyFile, KeyRing
from workers.queue import work

log = structlog.get_logger(__name__)
PATROL_S: Final = 0.5
CONNECTIONS_S: Final = 1.0
AT_ONCE: Final = 20


async def run(settings: Settings) -> None:
    """Run until cancelled: jobs as they come, and a patrol over orders that are due.

    Before anything is sent to a live venue, its books of the account are read: desk/orders/books.
    """
    venues: dict[str, Venue] = {}
    async with open_desk(settings, process="trade", venues=venues) as context:
        await drill.check(settings, context.store)
        key_file = KeyFile(settings)
        key_file.ensure(has_sealed=await context.store.has_sealed())
        key_file.read()  # a bad one stops the start
        ring = KeyRing(key_file)
        credentials = Credentials(settings, context.store, ring)
        valid_for = context.desk.execution.valid_for
        doors = Doors(settings, credentials, valid_for=valid_for, budget=context.budget)
        venues.update(doors.all())
        connections = Connections(context.desk, ring, credentials, doors)
        try:
            await connections.begin()
            await _serve(settings, context, connections)
        finally:
            await doors.close()


async def _serve(settings: Settings, context: Context, connections: Connections) -> None:
    patrol = Patrol(context)
    async with Nursery() as nursery:
        nursery.forever(connections.round, name="connections", pause_s=CONNECTIONS_S)
        nursery.forever(patrol.round, name="patrol", pause_s=PATROL_S)
        jobs = (execute_order, cancel_order, check_connection)
        ctx = {"desk": context.desk, "connections": connections}
        nursery.forever(lambda: work(settings.redis_url, jobs, ctx), name="jobs", pause_s=0.5)
        await context.ready()
        log.info("trade worker is up")
        await asyncio.Event().wait()


class Patrol:
    """Looks at orders that are due: what a crash, a lost job or silence has left."""

    def __init__(self, context: Context) -> None:
        self._reconcile = context.desk.reconcile
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._busy: set[str] = set()

    async def round(self) -> None:
        """Check every due order once, several at a time; one that fails stops no other."""
        due = [i for i in await self._reconcile.due() if i not in self._busy]
        async with Nursery() as nursery:
            tasks = [nursery.spawn(self._check(i), name="check-order") for i in due]
            await asyncio.gather(*tasks)

    async def _check(self, order_id: str) -> None:
        async with self._gate:
            self._busy.add(order_id)
            try:
                await self._reconcile.check(order_id)
            finally:
                self._busy.discard(order_id)
