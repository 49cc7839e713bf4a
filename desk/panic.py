"""Everything off at once: cancel what is open, and let nothing new in until somebody means it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from desk import clock
from desk.accounts.service import need_admin
from desk.errors import Frozen, NotAllowed, Used
from desk.events import TradingFrozen
from desk.orders.service import Orders
from desk.plans.service import EVERY, Plans
from desk.ports import OpenUnit
from desk.risk import gate
from desk.risk.model import Freeze, Halt
from desk.risk.service import stop
from desk.settings import Settings

PAGE: Final = 100
LATE: Final = timedelta(minutes=1)  # an order that was being written while the halt was


@dataclass(frozen=True, slots=True)
class Panic:
    """Stops one person, or everybody.

    The stop is one transaction; the cancelling follows and is finished by `finish` after a crash.
    """

    open: OpenUnit
    orders: Orders
    plans: Plans
    settings: Settings

    async def stop_me(self, account_id: int) -> Freeze:
        """Freeze the person's trading, sales too, and ask to cancel all that is open.

        A second time asks to cancel again and leaves the time of the first.
        """
        async with self.open() as unit:
            await unit.accounts.get(account_id, lock=True)
            freeze = await gate.frozen(unit, account_id)
            if freeze is None:
                now = clock.now()
                freeze = Freeze(now, now + timedelta(seconds=self.settings.freeze_wait_s))
                kept = {"at": freeze.at.isoformat(), "until": freeze.until.isoformat()}
                await unit.keeps.put(gate.freeze_name(account_id), kept, until=None)
                unit.publish(TradingFrozen(account_id=account_id, is_frozen=True))
            await unit.recalls.add(account_id)
            await unit.commit()
        return freeze

    async def stop_everyone(self, admin_id: int, reason: str) -> None:
        """Halt everything, sales too, and ask to cancel all that is open; admins only."""
        async with self.open() as unit:
            await need_admin(unit, admin_id)
            halt = Halt(
                reason=reason[:200], by=admin_id, at=clock.now(), is_total=True, cancels=True
            )
            await stop(unit, halt)
            await unit.recalls.add_everyone()
            await unit.commit()

    async def frozen(self, account_id: int) -> Freeze | None:
        """Return the person's freeze, None while they may trade."""
        async with self.open() as unit:
            return await gate.frozen(unit, account_id)

    async def thaw(self, account_id: int) -> None:
        """End the person's freeze; raises `Frozen` before its time is over."""
        async with self.open() as unit:
            await unit.accounts.get(account_id, lock=True)
            freeze = await gate.frozen(unit, account_id)
            if freeze is None:
                return
            if wait_s := freeze.wait_s(clock.now()):
                raise Frozen(wait_s=wait_s)
            await unit.keeps.take(gate.freeze_name(account_id))
            unit.publish(TradingFrozen(account_id=account_id, is_frozen=False))
            await unit.commit()

    async def finish(self) -> int:
        """Cancel what is still open of everybody who asked for it; return of how many."""
        async with self.open() as unit:
            halt = await unit.keeps.halt()
            if halt is not None and halt.cancels and clock.now() - halt.at < LATE:
                await unit.recalls.add_everyone()
                await unit.commit()
            waiting = await unit.recalls.page()
        for account_id in waiting:
            await self.recall(account_id)
        return len(waiting)

    async def recall(self, account_id: int) -> int:
        """End every plan and ask for every open order to be cancelled; return how many orders.

        Plans first: one that lost an order would place another.
        """
        count = 0
        async with self.open() as unit:
            live = await unit.plans.page(account_id, is_live=True, limit=EVERY)
        for plan in live:
            await self.plans.cancel(account_id, plan.id)
        before = None
        while page := await self.orders.page(account_id, is_open=True, limit=PAGE, before=before):
            for order in page:
                with suppress(Used, NotAllowed):
                    await self.orders.cancel(account_id, order.id)
                    count += 1
            before = page[-1].created_at
        async with self.open() as unit:
            await unit.recalls.done(account_id)
            await unit.commit()
        return count
