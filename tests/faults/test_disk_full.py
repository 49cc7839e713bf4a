"""F5: the database's disk fills up in the middle of trading, and is given room again."""

import asyncio
import os
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest
from sqlalchemy.exc import DBAPIError

from db import engine as engines
from db import migrate, verify
from db.context import Context
from db.embedded import Embedded
from desk import clock
from desk.orders.model import Order, Report
from ops.simulation.book import Book
from tests.conftest import make_settings, trading_desk
from tests.factories import ANN, buy, furnish, origin, quote
from tests.faults.tally import Tally
from tests.quiet import Quiet
from tests.servers import Servers
from tests.stage import temporary_data

SIZE: Final = "160m"
MOST_ORDERS: Final = 80
NOBODY_TELLS: Final = frozenset({"I8", "I13"})  # no bot runs here


def can_mount() -> bool:
    """Tell whether this user may mount a file system of a size of its own."""
    probe = subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False)
    return os.geteuid() == 0 and probe.returncode == 0


pytestmark = pytest.mark.skipif(not can_mount(), reason="mounting needs root")


class Honest(Quiet):
    """A venue that answers the truth, and holds against the database what it is sent."""

    def __init__(self) -> None:
        self.book = Book(Random(5), valid_for=timedelta(seconds=7))
        self.sent: Counter[str] = Counter()

    async def submit(self, order: Order) -> Report:
        self.sent[order.id] += 1
        found = self.book.take(order, at=clock.now())
        assert found is not None
        return self.book.report(found, is_ill=False)

    async def find(self, order: Order) -> Report | None:
        found = self.book.newest(order)
        return self.book.report(found, is_ill=False) if found else None

    async def cancel(self, order: Order) -> Report | None:
        self.book.cancel(order)
        return await self.find(order)


@contextmanager
def small_disk(embedded: Embedded, data_dir: Path) -> Iterator[Path]:
    """PostgreSQL with its data on a file system of its own, which is returned."""
    embedded.prepare()
    place, aside = data_dir / "postgres", data_dir / "aside"
    place.rename(aside)
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place], check=True)
    try:
        subprocess.run(["cp", "-a", f"{aside}/.", place], check=True)
        shutil.rmtree(aside)
        server = embedded.postgres.start(log=data_dir / "postgres.log")
        try:
            yield place
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.fixture
async def full(
    servers: Servers, tmp_path: Path
) -> AsyncIterator[tuple[Context, Honest, Path, str]]:
    """A desk on the small disk, and the venue it trades at."""
    with temporary_data() as data_dir:
        embedded = Embedded(data_dir)
        with small_disk(embedded, data_dir) as place:
            url = embedded.database_url
            await migrate.create_database(url)
            await migrate.upgrade(url)
            settings = make_settings(servers, tmp_path, database_url=url)
            venue = Honest()
            async with trading_desk(settings, {"paper": venue}) as context:
                await furnish(context)
                yield context, venue, place, url


def fill(ballast: Path) -> None:
    """Write until no room is left."""
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


async def trade(context: Context, number: int) -> bool:
    """Order and send; False when the database took one of the two not."""
    await context.desk.market.quotes.put([quote()])
    try:
        order = await context.desk.orders.place(ANN.id, buy("6"), origin(f"{number}", f"{number}"))
        await context.desk.execution.execute(order.id)
    except DBAPIError:
        return False
    return True


async def test_f5_nothing_is_sent_that_is_not_written_and_all_goes_on_once_there_is_room(
    full: tuple[Context, Honest, Path, str], tally: Tally
) -> None:
    context, venue, place, url = full
    assert await trade(context, 0)
    ballast = place / "ballast"
    fill(ballast)
    refused = [n for n in range(1, MOST_ORDERS) if not await trade(context, n)]
    assert refused
    known = {o.id for o in await context.desk.orders.page(ANN.id, limit=10_000)}
    assert venue.sent.keys() <= known

    ballast.unlink()
    assert await trade(context, MOST_ORDERS)
    later = clock.now() + timedelta(seconds=20)
    clock.set_clock(now=lambda: later)
    while due := await context.desk.reconcile.due():
        for order_id in due:
            await context.desk.reconcile.check(order_id)
        await asyncio.sleep(0)
    orders = await context.desk.orders.page(ANN.id, limit=10_000)
    assert all(o.status.is_final for o in orders)
    assert set(venue.sent.values()) == {1}
    assert {o.id for o in orders if o.filled} == venue.sent.keys()
    engine = engines.connect(url, pool_size=1)
    found = await verify.findings(engine)
    await engine.dispose()
    assert [f for f in found if not f.is_kept and f.name not in NOBODY_TELLS] == []
    sent = len(venue.sent)
    tally.orders(intended=len(orders), at_venue=sent, unsent=len(orders) - sent)
    tally.verified += 1
