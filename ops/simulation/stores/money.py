"""The ledger, and where an account stands against its limits."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from desk.errors import InsufficientFunds
from desk.money import ZERO
from desk.orders.model import Order, Side, Status
from desk.portfolio.ledger import Balance, Entry, Pocket
from desk.risk.model import Moved, Standing
from desk.venues.profiles import Mode
from ops.simulation.book import PRICES
from ops.simulation.stores.store import Store

OWN: Final = (Pocket.FREE, Pocket.RESERVED)
_UNSPENT: Final = (Status.REJECTED, Status.EXPIRED, Status.CANCELLED)


class LedgerStore(Store):
    """Implements desk.ports.Ledger."""

    async def post(self, entry: Entry) -> bool:
        """See the port."""
        await self._pause()
        await self._rows.lock(("balances", entry.account_id))
        if not await self._rows.insert({("entries", entry.kind, entry.reference): entry}):
            return False
        sums: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
        for posting in entry.postings:
            sums[posting.currency, posting.pocket.value] += posting.amount
        for (currency, pocket), amount in sorted(sums.items()):
            await self._pause()
            await self._add(entry, currency, Pocket(pocket), amount)
        return True

    async def balances(self, account_id: int) -> list[Balance]:
        """See the port."""
        await self._pause()
        sums: dict[tuple[str, str], dict[Pocket, Decimal]] = defaultdict(dict)
        for whose, venue, currency, pocket, amount in self._rows.scan("balances"):
            if whose == account_id and pocket in OWN:
                sums[venue, currency][pocket] = amount
        return [
            Balance(venue, currency, of.get(Pocket.FREE, ZERO), of.get(Pocket.RESERVED, ZERO))
            for (venue, currency), of in sorted(sums.items())
        ]

    async def balance(self, account_id: int, venue: str, currency: str) -> Balance:
        """See the port."""
        found = await self.balances(account_id)
        wanted = (b for b in found if (b.venue, b.currency) == (venue, currency))
        return next(wanted, Balance(venue, currency, ZERO, ZERO))

    async def _add(self, entry: Entry, currency: str, pocket: Pocket, amount: Decimal) -> None:
        key = ("balances", entry.account_id, entry.venue, currency, pocket)
        row = await self._rows.lock(key)
        after = (row[-1] if row else ZERO) + amount
        if pocket in OWN and after < 0:
            raise InsufficientFunds(currency=currency, needed=-amount, free=ZERO)
        await self._rows.update(key, (*key[1:], after))


class RiskStore(Store):
    """Implements what orders need of desk.ports.Risks; nobody has limits of their own here."""

    async def standing(
        self, account_id: int, mode: Mode, *, hour: datetime, day: datetime, since: datetime
    ) -> Standing:
        """See the port; all money here is of one kind."""
        await self._pause()
        return Standing(
            mode=mode,
            own={},
            balances=await LedgerStore(self._rows, self._pause).balances(account_id),
            hour=self._bought(account_id, hour),
            day=self._bought(account_id, day),
            buying=self._buying(account_id),
            moved=self._moved(account_id, since),
        )

    async def prices_at(
        self, symbols: Sequence[str], _at: datetime, _venues: Sequence[str]
    ) -> dict[str, Decimal]:
        """See the port: prices as they were at the beginning."""
        await self._pause()
        return {symbol: PRICES[symbol] for symbol in symbols if symbol in PRICES}

    def _bought(self, account_id: int, since: datetime) -> Decimal:
        counted = [o for o in self._buys(account_id) if o.status not in _UNSPENT or o.filled]
        return sum((o.notional for o in counted if o.created_at >= since), ZERO)

    def _buying(self, account_id: int) -> dict[str, Decimal]:
        found: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for order in self._buys(account_id):
            if order.reserved:
                found[order.symbol] += order.reserved
        return found

    def _moved(self, account_id: int, since: datetime) -> dict[str, Moved]:
        own: dict[str, Decimal] = defaultdict(lambda: ZERO)
        brought: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for entry in self._rows.scan("entries"):
            if entry.account_id == account_id and entry.at >= since:
                for posting in entry.postings:
                    own[posting.currency] += posting.amount if posting.pocket in OWN else ZERO
                    is_outside = posting.pocket is Pocket.OUTSIDE
                    brought[posting.currency] -= posting.amount if is_outside else ZERO
        return {currency: Moved(own[currency], brought[currency]) for currency in own}

    def _buys(self, account_id: int) -> list[Order]:
        found = (o for o in self._rows.scan("orders") if o.account_id == account_id)
        return [o for o in found if o.side is Side.BUY]
