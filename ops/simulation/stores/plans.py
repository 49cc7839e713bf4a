"""Plans, and the orders that they look at."""

from datetime import datetime

from desk.orders.model import Order
from desk.plans import model as plans
from desk.plans.model import Plan
from ops.simulation.stores.store import Store


class PlanStore(Store):
    """Implements desk.ports.Plans."""

    async def add(self, plan: Plan) -> bool:
        """See the port."""
        await self._pause()
        by_key = ("plan_keys", plan.account_id, plan.key)
        return await self._rows.insert({("plans", plan.id): plan, by_key: plan.id})

    async def get(self, plan_id: str, *, lock: bool = False) -> Plan | None:
        """See the port."""
        await self._pause()
        key = ("plans", plan_id)
        found: Plan | None = await self._rows.lock(key) if lock else self._rows.read(key)
        return found

    async def save(self, plan: Plan) -> None:
        """See the port."""
        await self._pause()
        await self._rows.update(("plans", plan.id), plan)

    async def find(self, account_id: int, *, prefix: str = "", key: str = "") -> list[Plan]:
        """See the port."""
        await self._pause()
        found = [p for p in self._of(account_id) if p.id.startswith(prefix)]
        return [p for p in found if not key or key in {p.key, p.batch}]

    async def page(
        self, account_id: int, *, is_live: bool | None, symbol: str | None = None, limit: int = 50
    ) -> list[Plan]:
        """See the port."""
        await self._pause()
        found = [p for p in self._of(account_id) if p.status is not plans.Status.DRAFT]
        found = [p for p in found if is_live in {None, p.status.is_live}]
        return [p for p in found if symbol in {None, p.symbol}][:limit]

    async def live(self, since: datetime | None) -> list[Plan]:
        """See the port."""
        await self._pause()
        found: list[Plan] = list(self._rows.scan("plans"))
        if since is None:
            return [p for p in found if p.status.is_live]
        return [p for p in found if p.updated_at >= since]

    async def orders(
        self, account_id: int, *, plan_id: str | None = None, open_in: tuple[str, str] | None = None
    ) -> list[Order]:
        """See the port."""
        await self._pause()
        found: list[Order] = [o for o in self._rows.scan("orders") if o.account_id == account_id]
        if plan_id is not None:
            found = [o for o in found if o.plan_id == plan_id]
        if open_in is not None:
            found = [o for o in found if (o.venue, o.symbol) == open_in and not o.status.is_final]
        return sorted(found, key=lambda o: (o.created_at, o.id))

    def _of(self, account_id: int) -> list[Plan]:
        return [p for p in self._rows.scan("plans") if p.account_id == account_id]
