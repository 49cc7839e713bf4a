"""The equity curve, and the flows that returns leave out."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy import bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.portfolio import EntryRow, EquityRow, FlowRow
from desk import clock
from desk.money import ZERO
from desk.portfolio.history import CASH
from desk.portfolio.ledger import Entry
from desk.portfolio.returns import Flow, Snapshot
from desk.venues.profiles import LIVE, Mode, mode_of, venues

HOURLY_AFTER: Final = timedelta(days=7)
DAILY_AFTER: Final = timedelta(days=90)
WAITS: Final = timedelta(days=8)  # for a price: one that comes later says nothing of then
WINDOW: Final = timedelta(days=21)  # thinned each hour: what is older was thinned long ago
# Everything at the last price of each currency: the middle of its venue's book at or before the
# moment; of real money else that of another live venue; else the first one after it, or what the
# person last traded at. Without an account, everyone's.
_MID: Final = "SELECT mid, at FROM prices p WHERE p.symbol = n.currency || '/' || :cash"
_WORTH: Final = (
    "WITH own AS (SELECT account_id, venue, currency, amount FROM balances"  # noqa: S608
    " WHERE pocket IN ('free', 'reserved') AND (CAST(:account AS bigint) IS NULL"
    " OR (account_id = :account AND venue = :venue))), "
    "named AS (SELECT account_id, venue, currency FROM own"
    " UNION SELECT CAST(:account AS bigint), CAST(:venue AS text), currency FROM ledger_postings"
    " WHERE entry_id = CAST(:entry_id AS bigint)), "
    "mids AS (SELECT venue, currency, CASE WHEN currency = :cash THEN 1 ELSE coalesce("
    f"(SELECT mid FROM ({_MID} AND p.venue = n.venue AND at <= :at ORDER BY at DESC LIMIT 1) last),"
    " (SELECT mid FROM unnest(CAST(:live AS text[])) AS live(name) CROSS JOIN LATERAL"
    f" ({_MID} AND p.venue = live.name AND at <= :at ORDER BY at DESC LIMIT 1) other"
    " WHERE n.venue = ANY(:live) ORDER BY at DESC LIMIT 1),"
    f" (SELECT mid FROM ({_MID} AND p.venue = n.venue AND at > :at ORDER BY at LIMIT 1) later)"
    ") END AS mid FROM (SELECT DISTINCT venue, currency FROM named) n), "
    "priced AS (SELECT account_id, venue, currency, coalesce(mid, (SELECT f.price FROM fills f"
    " WHERE f.account_id = named.account_id AND f.venue = named.venue AND f.at <= :at"
    " AND f.symbol = named.currency || '/' || :cash ORDER BY f.at DESC LIMIT 1)) AS price"
    " FROM named JOIN mids USING (venue, currency)), "
    "worth AS (SELECT account_id, venue, coalesce(sum(amount * price), 0) AS value"
    " FROM own JOIN priced USING (account_id, venue, currency) GROUP BY account_id, venue)"
)
_ADD_ALL: Final = (
    " INSERT INTO equity (account_id, venue, at, value, flow)"
    " SELECT account_id, venue, CAST(:at AS timestamptz), value, 0 FROM worth"
    " ON CONFLICT DO NOTHING"
)
_ADD_FLOW: Final = (
    " INSERT INTO flows (entry_id, currency, account_id, venue, at, amount, value)"
    " SELECT entry_id, currency, :account, :venue, :at, -sum(amount), -sum(amount) * max(price)"
    " FROM ledger_postings JOIN priced USING (currency)"
    " WHERE entry_id = :entry_id AND pocket = 'outside' GROUP BY entry_id, currency"
)
_ADD_POINT: Final = (
    " INSERT INTO equity (account_id, venue, at, value, flow)"
    " SELECT account_id, venue, CAST(:at AS timestamptz), value, (SELECT"
    " coalesce(sum(amount * price), 0) FROM flows JOIN priced USING (currency)"
    " WHERE entry_id = :entry_id AND flows.value IS NOT NULL)"
    " + CAST(:more AS numeric) FROM worth"
    " ON CONFLICT (account_id, venue, at) DO UPDATE"
    " SET value = excluded.value, flow = equity.flow + excluded.flow"
)
_VALUE: Final = text(
    "UPDATE flows SET value = amount * ("
    "SELECT mid FROM unnest(CAST(:places AS text[]), CAST(:symbols AS text[]),"
    " CAST(:mids AS numeric[])) WITH ORDINALITY AS known(venue, symbol, mid, place)"
    " WHERE known.symbol = flows.currency || '/' || :cash"
    " ORDER BY known.venue <> flows.venue, place LIMIT 1)"
    " WHERE value IS NULL AND at > :since AND venue = ANY(CAST(:venues AS text[]))"
    " AND currency || '/' || :cash = ANY(CAST(:symbols AS text[]))"
    " RETURNING account_id, venue, value"
)
_SHOW: Final = " SELECT value FROM worth"
_EVERYONE: Final = text(_WORTH + _ADD_ALL)
_FLOW: Final = text(_WORTH + _ADD_FLOW)
_POINT: Final = text(_WORTH + _ADD_POINT)
_NOW: Final = text(_WORTH + _SHOW)
_FLOWS: Final = (
    select(FlowRow.__table__, EntryRow.kind, EntryRow.reference)
    .join(EntryRow, EntryRow.id == FlowRow.entry_id)
    .where(FlowRow.account_id == bindparam("account"), FlowRow.venue == bindparam("the_venue"))
    .order_by(FlowRow.at, FlowRow.entry_id, FlowRow.currency)
)
_THIN: Final = text(
    "DELETE FROM equity WHERE flow = 0 AND at < :before AND at >= :after AND EXISTS ("
    "SELECT 1 FROM equity later WHERE later.account_id = equity.account_id"
    " AND later.venue = equity.venue AND later.at > equity.at"
    " AND later.at < date_trunc(:span, equity.at, 'UTC') + CAST(:length AS interval))"
)


class EquityRepository:
    """Implements desk.ports.Equity."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note_flow(self, entry_id: int, entry: Entry) -> None:
        """Value what an entry brings in from outside or takes out, and the whole after it.

        The curve notes it when it is booked, which may be later than it happened: snapshots
        taken in between knew nothing of it.
        """
        for statement, at in ((_FLOW, entry.at), (_POINT, clock.now())):
            wanted = _wanted(at, entry.account_id, entry.venue) | {"entry_id": entry_id}
            await self._connection.execute(statement, wanted)

    async def value_flows(self, at: datetime, shown: Mapping[str, Mapping[str, Decimal]]) -> None:
        """Value what came or went when nobody had a price, by those that venues show now.

        They are of one kind of money, and a flow is valued by its own venue before another. The
        curve notes it now, for so far it knew nothing of its worth.
        """
        known = [(venue, s, mid) for venue, mids in shown.items() for s, mid in mids.items()]
        wanted = {
            "venues": list(venues(mode_of(known[0][0]))),
            "places": [venue for venue, _, _ in known],
            "symbols": [symbol for _, symbol, _ in known],
            "mids": [mid for _, _, mid in known],
            "since": at - WAITS,
            "cash": CASH,
        }
        found: dict[tuple[int, str], Decimal] = defaultdict(lambda: ZERO)
        for account_id, where, value in await self._connection.execute(_VALUE, wanted):
            found[account_id, where] += value
        for (account_id, where), value in sorted(found.items()):
            noted = _wanted(at, account_id, where) | {"more": value}
            await self._connection.execute(_POINT, noted)

    async def flows(self, account_id: int, venue: str) -> list[Flow]:
        """See the port."""
        wanted = {"account": account_id, "the_venue": venue}
        return [rows.build(Flow, row) for row in await self._connection.execute(_FLOWS, wanted)]

    async def unvalued(self, mode: Mode) -> set[str]:
        """See the port."""
        since = clock.now() - WAITS
        waiting = (FlowRow.value.is_(None), FlowRow.venue.in_(venues(mode)), FlowRow.at > since)
        query = select(FlowRow.currency).where(*waiting).distinct()
        return set((await self._connection.scalars(query)).all())

    async def curve(self, account_id: int, venue: str, since: datetime) -> list[Snapshot]:
        """See the port."""
        own = (EquityRow.account_id == account_id) & (EquityRow.venue == venue)
        base = select(EquityRow.at).where(own, EquityRow.at <= since)
        base = base.order_by(EquityRow.at.desc()).limit(1)
        begin = await self._connection.scalar(base) or since
        query = select(EquityRow.__table__).where(own, EquityRow.at >= begin).order_by(EquityRow.at)
        return [rows.build(Snapshot, row) for row in await self._connection.execute(query)]

    async def worth(self, account_id: int, venue: str, at: datetime) -> Decimal:
        """See the port."""
        found = await self._connection.scalar(_NOW, _wanted(at, account_id, venue))
        return ZERO if found is None else Decimal(format(found, "f"))

    async def snapshot(self, at: datetime) -> int:
        """See the port."""
        return (await self._connection.execute(_EVERYONE, _wanted(at))).rowcount

    async def thin(self, now: datetime) -> int:
        """See the port."""
        spans = (
            ("hour", timedelta(hours=1), now - HOURLY_AFTER),
            ("day", timedelta(days=1), now - DAILY_AFTER),
        )
        gone = 0
        for span, length, before in spans:
            wanted = {"span": span, "length": length, "before": before, "after": before - WINDOW}
            gone += (await self._connection.execute(_THIN, wanted)).rowcount
        return gone


def _wanted(
    at: datetime, account_id: int | None = None, venue: str | None = None
) -> dict[str, object]:
    return {
        "at": at,
        "account": account_id,
        "venue": venue,
        "cash": CASH,
        "live": list(LIVE),
        "entry_id": None,
        "more": ZERO,
    }
