"""What only admins may do: write to everyone, look at the numbers."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Final

from desk import clock
from desk.accounts.service import need_admin
from desk.errors import BadSetting, Used
from desk.events import BroadcastSent
from desk.ports import OpenUnit
from desk.risk.model import Halt

MAX_BROADCAST: Final = 2000
DAY: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """The desk at a glance; `_day` looks back 24 hours, the volume is notional in USDT."""

    people: int
    active_people: int
    pending_people: int
    chats: int
    orders_day: int
    open_orders: int
    unknown_orders: int
    alerts_day: int
    volume_day: Decimal
    halt: Halt | None


@dataclass(frozen=True, slots=True)
class Operations:
    """Each call names the admin it acts for and refuses everybody else."""

    open: OpenUnit

    async def stats(self, admin_id: int) -> Stats:
        """Return the desk's numbers; admins only."""
        now = clock.now()
        async with self.open() as unit:
            await need_admin(unit, admin_id)
            census = await unit.trades.census(now - DAY)
            halt = await unit.keeps.halt()
        volume = census.pop("volume_day")
        return Stats(volume_day=volume, halt=halt, **{n: int(v) for n, v in census.items()})

    async def broadcast(self, admin_id: int, text: str, *, key: str) -> int:
        """Write to every active account, once each; return to how many. Plain text only.

        The same key a second time raises `Used` and writes to nobody.
        """
        if not 0 < len(text.strip()) <= MAX_BROADCAST:
            raise BadSetting(what="broadcast", limit=MAX_BROADCAST)
        async with self.open() as unit:
            await need_admin(unit, admin_id)
            if not await unit.keeps.claim(f"broadcast:{key}", until=clock.now() + DAY):
                raise Used(order_id="")
            everyone = await unit.accounts.everyone()
            for account_id in everyone:
                unit.publish(BroadcastSent(account_id=account_id, text=text.strip()))
            await unit.commit()
        return len(everyone)
