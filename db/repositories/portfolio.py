"""The double-entry ledger."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import table
from db.models.portfolio import BalanceRow
from db.repositories.equity import EquityRepository
from desk.errors import InsufficientFunds
from desk.money import ZERO
from desk.portfolio.ledger import Balance, Entry, Pocket

_OWN = (Pocket.FREE, Pocket.RESERVED)
_BALANCES = table(BalanceRow)
_KEY = ("account_id", "venue", "pocket", "currency")
# An entry with its lines in one round trip. One person's movements wait for each other whole: two
# that touch the same balances in another order (a fill and its release, a sale in another market)
# would be a deadlock.
_ENTER = text(
    "WITH queue AS MATERIALIZED (SELECT pg_advisory_xact_lock(CAST(:account_id AS bigint))),"
    " entry AS (INSERT INTO ledger_entries (account_id, venue, kind, reference, at)"
    " SELECT :account_id, :venue, :kind, :reference, CAST(:at AS timestamptz) FROM queue"
    " ON CONFLICT DO NOTHING RETURNING id),"
    " lines AS (INSERT INTO ledger_postings (entry_id, line, pocket, currency, amount)"
    " SELECT entry.id, lines.line - 1, lines.pocket, lines.currency, lines.amount FROM entry,"
    " unnest(CAST(:pockets AS text[]), CAST(:currencies AS text[]), CAST(:amounts AS numeric[]))"
    " WITH ORDINALITY AS lines(pocket, currency, amount, line))"
    " SELECT id FROM entry"
)
# Made once: building a statement costs as much time as running it, and an order runs a dozen.
_START = insert(_BALANCES).on_conflict_do_nothing()
_HELD = select(_BALANCES).where(
    _BALANCES.c.account_id == bindparam("the_account_id"), _BALANCES.c.pocket.in_(_OWN)
)
_MOVE = (
    _BALANCES.update()
    .where(*(_BALANCES.c[name] == bindparam(f"the_{name}") for name in _KEY))
    .values(amount=_BALANCES.c.amount + bindparam("more"))
)


def balances(rows: Iterable[tuple[str, str, str, Decimal]]) -> list[Balance]:
    """Return balances by venue and currency of what lies in FREE and RESERVED pockets."""
    sums: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    for venue, currency, pocket, amount in rows:
        sums[venue, currency][pocket] = amount
    return [
        Balance(venue, currency, of.get(Pocket.FREE, ZERO), of.get(Pocket.RESERVED, ZERO))
        for (venue, currency), of in sorted(sums.items())
    ]


class LedgerRepository:
    """Implements desk.ports.Ledger."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def post(self, entry: Entry) -> bool:
        """See the port."""
        entered = {
            "account_id": entry.account_id,
            "venue": entry.venue,
            "kind": entry.kind,
            "reference": entry.reference,
            "at": entry.at,
            "pockets": [posting.pocket.value for posting in entry.postings],
            "currencies": [posting.currency for posting in entry.postings],
            "amounts": [posting.amount for posting in entry.postings],
        }
        entry_id = await self._connection.scalar(_ENTER, entered)
        if entry_id is None:
            return False
        await self._move(entry)
        if any(posting.pocket is Pocket.OUTSIDE for posting in entry.postings):
            await EquityRepository(self._connection).note_flow(entry_id, entry)
        return True

    async def balances(self, account_id: int) -> list[Balance]:
        """See the port."""
        found = await self._connection.execute(_HELD, {"the_account_id": account_id})
        return balances((r.venue, r.currency, r.pocket, r.amount) for r in found)

    async def balance(self, account_id: int, venue: str, currency: str) -> Balance:
        """See the port."""
        found = await self.balances(account_id)
        wanted = (b for b in found if (b.venue, b.currency) == (venue, currency))
        return next(wanted, Balance(venue, currency, ZERO, ZERO))

    async def _move(self, entry: Entry) -> None:
        """Add the postings to the balances, always in the same order so that none deadlock."""
        sums: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
        for posting in entry.postings:
            sums[posting.currency, posting.pocket.value] += posting.amount
        for (currency, pocket), amount in sorted(sums.items()):
            await self._add(entry, currency, Pocket(pocket), amount)

    async def _add(self, entry: Entry, currency: str, pocket: Pocket, amount: Decimal) -> None:
        key = dict(zip(_KEY, (entry.account_id, entry.venue, pocket, currency), strict=True))
        moved = {f"the_{name}": value for name, value in key.items()} | {"more": amount}
        try:
            if (await self._connection.execute(_MOVE, moved)).rowcount == 0:
                # The row first, the sum after: ON CONFLICT would check the inserted amount alone
                # against not_negative, and a withdrawal is negative before it is added.
                await self._connection.execute(_START, key | {"amount": ZERO})
                await self._connection.execute(_MOVE, moved)
        except IntegrityError as e:
            raise InsufficientFunds(currency=currency, needed=-amount, free=ZERO) from e
