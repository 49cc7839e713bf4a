"""The double-entry ledger."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
# An entry with its lines and what they do to the balances, in one round trip. One person's
# movements wait for each other whole: two that touch the same balances in another order (a fill
# and its release, a sale in another market) would be a deadlock.
_ENTER = text(
    "WITH queue AS MATERIALIZED (SELECT pg_advisory_xact_lock(CAST(:account_id AS bigint))),"
    " entry AS (INSERT INTO ledger_entries (account_id, venue, kind, reference, at)"
    " SELECT :account_id, :venue, :kind, :reference, CAST(:at AS timestamptz) FROM queue"
    " ON CONFLICT DO NOTHING RETURNING id),"
    " lines AS (INSERT INTO ledger_postings (entry_id, line, pocket, currency, amount)"
    " SELECT entry.id, lines.line - 1, lines.pocket, lines.currency, lines.amount FROM entry,"
    " unnest(CAST(:pockets AS text[]), CAST(:currencies AS text[]), CAST(:amounts AS numeric[]))"
    " WITH ORDINALITY AS lines(pocket, currency, amount, line)),"
    " moved AS (UPDATE balances b SET amount = b.amount + sums.amount FROM entry,"
    " (SELECT pocket, currency, sum(amount) AS amount FROM unnest(CAST(:pockets AS text[]),"
    " CAST(:currencies AS text[]), CAST(:amounts AS numeric[])) AS lines(pocket, currency, amount)"
    " GROUP BY pocket, currency) sums"
    " WHERE b.account_id = CAST(:account_id AS bigint) AND b.venue = :venue"
    " AND b.pocket = sums.pocket AND b.currency = sums.currency"
    " RETURNING b.pocket, b.currency)"
    " SELECT entry.id, moved.pocket, moved.currency FROM entry LEFT JOIN moved ON true"
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
        sums = _sums(entry)
        try:
            found = (await self._connection.execute(_ENTER, entered)).all()
            if not found:
                return False
            moved = {(currency, pocket) for _, pocket, currency in found}
            for currency, pocket in sorted(sums.keys() - moved):
                await self._begin(entry, currency, pocket, sums[currency, pocket])
        except IntegrityError as e:
            if "not_negative" not in str(e.orig):
                raise
            raise _short(sums) from e
        if any(posting.pocket is Pocket.OUTSIDE for posting in entry.postings):
            await EquityRepository(self._connection).note_flow(found[0].id, entry)
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

    async def _begin(self, entry: Entry, currency: str, pocket: str, amount: Decimal) -> None:
        """Add to a balance that is not there yet.

        The row first, the sum after: ON CONFLICT would check the inserted amount alone against
        not_negative, and a withdrawal is negative before it is added.
        """
        key = dict(
            zip(_KEY, (entry.account_id, entry.venue, Pocket(pocket), currency), strict=True)
        )
        await self._connection.execute(_START, key | {"amount": ZERO})
        moved = {f"the_{name}": value for name, value in key.items()} | {"more": amount}
        await self._connection.execute(_MOVE, moved)


def _sums(entry: Entry) -> dict[tuple[str, str], Decimal]:
    """Return what an entry does to each balance, by currency and pocket."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    for posting in entry.postings:
        sums[posting.currency, posting.pocket.value] += posting.amount
    return sums


def _short(sums: Mapping[tuple[str, str], Decimal]) -> InsufficientFunds:
    """Say what an entry took that is not there: of several currencies, the first."""
    taken = sorted((c, -amount) for (c, pocket), amount in sums.items() if pocket in _OWN)
    currency, needed = next(one for one in taken if one[1] > ZERO)
    return InsufficientFunds(currency=currency, needed=needed, free=ZERO)
