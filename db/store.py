"""What workers keep that is nobody's noun: prices, venue accounts, partitions, old rows."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import partitions
from db.engine import single
from db.models.accounts import KeepRow
from db.models.alerts import HeldRow
from db.models.calls import CallRow, MemberRow
from db.models.gauges import SightingRow
from db.models.messages import InboxRow, OutboxRow
from db.models.orders import TicketRow
from db.models.price_alerts import FiringRow, PriceAlertRow
from db.models.questions import QuestionRow
from db.repositories.accounts import VenueAccountRepository
from db.repositories.equity import EquityRepository
from db.repositories.market import MarketRepository
from desk import clock
from desk.price_alerts.model import State
from desk.venues.profiles import PAPER

KEEP_MESSAGES: Final = timedelta(days=7)
KEEP_TICKETS: Final = timedelta(days=2)
KEEP_QUESTIONS: Final = timedelta(days=30)
KEEP_CALLS: Final = timedelta(days=365)
KEEP_SIGHTINGS: Final = timedelta(days=365)
KEEP_FIRINGS: Final = timedelta(days=30)


class Store:
    """Small transactions of workers, one per call."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._single = single(engine)

    async def save_prices(
        self, at: datetime, mids: Mapping[str, Decimal], venue: str = PAPER
    ) -> None:
        """Write the middle of each book of a venue at a moment, as `save_prices_of` does."""
        await self.save_prices_of(at, {venue: mids})

    async def save_prices_of(
        self, at: datetime, found: Mapping[str, Mapping[str, Decimal]]
    ) -> None:
        """Write the middle of each book at a moment, and what flows were worth that wait for one.

        Both at once: otherwise what came in would look like profit until its worth is known. All
        venues of one kind of money at once: each flow is valued by its own, if that has a price.
        """
        shown = {venue: mids for venue, mids in found.items() if mids}
        if not shown:
            return
        async with self._engine.begin() as connection:
            for venue, mids in shown.items():
                await MarketRepository(connection).save_prices(venue, at, mids)
            await EquityRepository(connection).value_flows(at, shown)

    async def venue_account(self, account_id: int, venue: str) -> str | None:
        """Return the sealed credentials of a person at a venue."""
        async with self._single.connect() as connection:
            return await VenueAccountRepository(connection).get(account_id, venue)

    async def save_venue_account(self, account_id: int, venue: str, sealed: str) -> None:
        """Write the sealed credentials of a person at a venue."""
        async with self._engine.begin() as connection:
            await VenueAccountRepository(connection).put(account_id, venue, sealed)

    async def sealed_accounts(
        self, after: tuple[int, str], limit: int
    ) -> list[tuple[int, str, str]]:
        """Return (account, venue, sealed credentials) behind `after`, in that order."""
        async with self._single.connect() as connection:
            return await VenueAccountRepository(connection).page(after, limit)

    async def reseal(self, account_id: int, venue: str, *, old: str, new: str) -> bool:
        """Replace sealed credentials that are still `old`; tell whether they were."""
        async with self._engine.begin() as connection:
            found = VenueAccountRepository(connection)
            return await found.replace(account_id, venue, old=old, new=new)

    async def has_sealed(self) -> bool:
        """Tell whether any credentials are sealed, so that a lost key is noticed."""
        async with self._engine.connect() as connection:
            query = text("SELECT EXISTS (SELECT 1 FROM venue_accounts)")
            return bool(await connection.scalar(query))

    async def is_superuser(self) -> bool:
        """Tell whether the desk's own role may do anything at all on the server."""
        async with self._engine.connect() as connection:
            query = text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            return bool(await connection.scalar(query))

    async def has_live(self) -> bool:
        """Tell whether anybody has an account at a venue that is not the paper exchange."""
        query = text("SELECT EXISTS (SELECT 1 FROM venue_accounts WHERE venue <> :paper)")
        async with self._engine.connect() as connection:
            return bool(await connection.scalar(query, {"paper": PAPER}))

    async def keep_up_partitions(self) -> tuple[int, int]:
        """Make partitions ahead and drop old ones; return how many of each."""
        async with self._engine.begin() as connection:
            return await partitions.keep_up(connection)

    async def sweep(self) -> int:
        """Forget what was told, finished, or is past its time, row by row; return how many."""
        now = clock.now()
        old = (
            delete(OutboxRow).where(OutboxRow.done_at < now - KEEP_MESSAGES),
            delete(InboxRow).where(InboxRow.done_at < now - KEEP_MESSAGES),
            delete(TicketRow).where(TicketRow.created_at < now - KEEP_TICKETS),
            delete(HeldRow).where(HeldRow.digest_id != "", HeldRow.held_at < now - KEEP_MESSAGES),
            delete(KeepRow).where(KeepRow.until < now),
            delete(QuestionRow).where(QuestionRow.asked_at < now - KEEP_QUESTIONS),
            delete(CallRow).where(CallRow.called_at < now - KEEP_CALLS),
            delete(MemberRow).where(MemberRow.seen_at < now - KEEP_CALLS),
            delete(SightingRow).where(SightingRow.at < now - KEEP_SIGHTINGS),
            delete(FiringRow).where(FiringRow.fired_at < now - KEEP_FIRINGS),
            delete(PriceAlertRow).where(
                PriceAlertRow.state != State.LIVE, PriceAlertRow.updated_at < now - KEEP_FIRINGS
            ),
        )
        async with self._engine.begin() as connection:
            return sum([(await connection.execute(statement)).rowcount for statement in old])

    async def version(self) -> int:
        """Return the major version of the database server."""
        async with self._engine.connect() as connection:
            number = await connection.scalar(text("SHOW server_version_num"))
        return int(str(number)) // 10_000

    async def is_up(self) -> bool:
        """Tell whether the database answers."""
        try:
            async with self._engine.connect() as connection:
                return bool(await connection.scalar(text("SELECT 1")))
        except (OSError, TimeoutError):
            return False
