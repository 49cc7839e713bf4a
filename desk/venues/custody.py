"""What the trade worker does about connections: take keys over, refuse them, forget them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from desk import clock
from desk.ports import OpenUnit
from desk.venues.model import Connection, Reading, State
from desk.venues.service import PUBLIC_KEY, changed, forget
from desk.venues.statement import Permissions

if TYPE_CHECKING:
    from desk.orders.model import Order

PATIENCE: Final = timedelta(minutes=10)  # how long keys wait for a venue that is away
AWAY: Final = "away"


def objection(permissions: Permissions) -> str:
    """Return why keys of these permissions are not taken, empty when they are.

    What the venue does not tell is no objection, but the person is told that it is unknown.
    """
    if permissions.can_withdraw:
        return "can-withdraw"
    return "cannot-trade" if permissions.can_trade is False else ""


@dataclass(frozen=True, slots=True)
class Custody:
    """Runs in the trade worker alone, which holds the one key that opens what was handed in."""

    open: OpenUnit

    async def publish_key(self, public_key: str) -> None:
        """Let faces seal for this worker."""
        async with self.open() as unit:
            await unit.keeps.put(PUBLIC_KEY, {"public_key": public_key}, until=None)
            await unit.commit()

    async def at_work(self) -> list[Connection]:
        """Return everyone's connections that are being checked, in force, or being left."""
        async with self.open() as unit:
            return await unit.connections.at_work()

    async def get(self, account_id: int, venue: str) -> Connection | None:
        """Return a connection or None."""
        async with self.open() as unit:
            return await unit.connections.get(account_id, venue)

    async def take(self, seen: Connection, sealed: str, permissions: Permissions) -> bool:
        """Put new keys into force; False when they were replaced or revoked meanwhile."""
        now = clock.now()
        async with self.open() as unit:
            known = await unit.connections.get(seen.account_id, seen.venue, lock=True)
            if known is None or known.envelope != seen.envelope:
                return False
            made = replace(
                known,
                state=State.CONNECTED,
                hint=known.new_hint,
                can_trade=permissions.can_trade,
                can_withdraw=permissions.can_withdraw,
                is_ip_bound=permissions.is_ip_bound,
                expires_at=permissions.expires_at,
                trouble="",
                detail="",
                envelope="",
                new_hint="",
                checked_at=now,
                updated_at=now,
            )
            await unit.connections.keep_keys(seen.account_id, seen.venue, sealed)
            await unit.connections.save(made)
            await unit.commit()
        return True

    async def refuse(self, seen: Connection, trouble: str, detail: str = "") -> None:
        """Forget new keys with the reason; keys that were in force before stay so."""
        now = clock.now()
        async with self.open() as unit:
            known = await unit.connections.get(seen.account_id, seen.venue, lock=True)
            if known is None or known.envelope != seen.envelope:
                return
            is_away = trouble == AWAY and now - known.updated_at < PATIENCE
            noted = replace(known, trouble=trouble, detail=detail[:160])
            if not is_away:
                state = known.state if known.is_live else State.REFUSED
                noted = replace(noted, state=state, envelope="", new_hint="", updated_at=now)
            if noted == known:
                return
            await unit.connections.save(noted)
            unit.publish(changed(noted))
            await unit.commit()

    async def tell(self, account_id: int, venue: str) -> None:
        """Tell the person how the connection stands now."""
        async with self.open() as unit:
            known = await unit.connections.get(account_id, venue)
            if known is not None:
                unit.publish(changed(known))
                await unit.commit()

    async def trouble(self, account_id: int, venue: str, trouble: str, detail: str = "") -> None:
        """Note what is wrong with keys in force, or that it is over; told when it changes."""
        async with self.open() as unit:
            known = await unit.connections.get(account_id, venue, lock=True)
            if known is None or not known.is_live or known.trouble == trouble:
                return
            noted = replace(known, trouble=trouble, detail=detail[:160], updated_at=clock.now())
            await unit.connections.save(noted)
            if trouble != AWAY:
                unit.publish(changed(noted))
            await unit.commit()

    async def leave(self, account_id: int, venue: str) -> bool:
        """Forget the keys of a connection that is being left once nothing is open there."""
        async with self.open() as unit:
            known = await unit.connections.get(account_id, venue, lock=True)
            if known is None or known.state is not State.LEAVING:
                return False
            if await unit.books.still_open(account_id, venue):
                return False
            left = await forget(unit, known)
            await unit.connections.save(left)
            unit.publish(changed(left))
            await unit.commit()
        return True

    async def resting(self, account_id: int, venue: str) -> "list[Order]":
        """Return our own orders that rest at a venue."""
        async with self.open() as unit:
            found = await unit.books.still_open(account_id, venue)
        return [order for order in found if order.venue_order_id]

    async def reading(self, account_id: int, venue: str) -> Reading | None:
        """Return how far an account's books have been read; None without keys in force."""
        found = await self.readings()
        return next((r for r in found if (r.account_id, r.venue) == (account_id, venue)), None)

    async def readings(self) -> Sequence[Reading]:
        """Return how far the books of every account with keys have been read."""
        async with self.open() as unit:
            return await unit.books.readings()
