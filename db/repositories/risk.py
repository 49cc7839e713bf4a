"""Own limits, the sums they are held against, the desk's pulse, and recalls."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import Boolean, bindparam, column, delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import Exact
from db.models.portfolio import BalanceRow
from db.models.risk import LimitRow, RecallRow
from db.repositories.portfolio import balances
from desk import clock
from desk.portfolio.ledger import Pocket
from desk.risk.model import Moved, Rule, Standing
from desk.venues.profiles import PAPER, Mode

_MOVED: Final = (
    "SELECT p.currency, coalesce(sum(p.amount) FILTER (WHERE p.pocket IN ('free', 'reserved')), 0)"
    " AS own, coalesce(-sum(p.amount) FILTER (WHERE p.pocket = 'outside'), 0) AS brought"
    " FROM ledger_postings p JOIN ledger_entries e ON e.id = p.entry_id WHERE e.at >= :since"
    " AND (e.venue <> 'paper') = :is_live"
)
_MOVED_BY_ALL: Final = text(f"{_MOVED} GROUP BY p.currency")
# Everything that an order is held against, in one round trip and as of one moment: an order that is
# filled meanwhile is counted once. What a cancelled order filled before it ended counts as bought.
_STANDING: Final = text(
    "SELECT 'own' AS what, '' AS place, rule AS name, amount, 0 AS other"  # noqa: S608
    " FROM limits WHERE account_id = :account"
    " UNION ALL SELECT pocket, venue, currency, amount, 0"
    " FROM balances WHERE account_id = :account AND pocket IN ('free', 'reserved')"
    " UNION ALL SELECT 'bought', '', '',"
    " coalesce(sum(notional) FILTER (WHERE created_at >= :hour), 0), coalesce(sum(notional), 0)"
    " FROM orders"
    " WHERE account_id = :account AND (venue <> 'paper') = :is_live"
    " AND created_at >= :day AND side = 'buy' AND source <> 'external'"
    " AND (status NOT IN ('rejected', 'expired', 'cancelled') OR filled > 0)"
    " UNION ALL SELECT 'buying', '', symbol, sum(reserved), 0 FROM orders"
    " WHERE account_id = :account AND (venue <> 'paper') = :is_live"
    " AND side = 'buy' AND reserved > 0 GROUP BY symbol"
    f" UNION ALL SELECT 'moved', '', m.* FROM ({_MOVED} AND e.account_id = :account"
    " GROUP BY p.currency) m"
).columns(
    column("what"), column("place"), column("name"), column("amount", Exact), column("other", Exact)
)
# Of several venues that of the first that has one.
_PRICES: Final = text(
    "SELECT DISTINCT ON (symbol) symbol, mid FROM unnest(CAST(:symbols AS text[])) AS s(symbol)"
    " CROSS JOIN unnest(CAST(:venues AS text[])) WITH ORDINALITY AS v(venue, place)"
    " CROSS JOIN LATERAL (SELECT coalesce("
    "(SELECT mid FROM prices p WHERE p.venue = v.venue AND p.symbol = s.symbol AND at <= :at"
    " AND at > CAST(:at AS timestamptz) - interval '1 hour' ORDER BY at DESC LIMIT 1),"
    "(SELECT mid FROM prices p WHERE p.venue = v.venue AND p.symbol = s.symbol AND at > :at"
    " ORDER BY at LIMIT 1)) AS mid) AS known WHERE mid IS NOT NULL ORDER BY symbol, place"
)
_ORDERED: Final = text(
    "SELECT count(*) FILTER (WHERE o.venue = 'paper'), count(*) FILTER (WHERE o.venue <> 'paper')"
    " FROM order_steps s JOIN orders o ON o.id = s.order_id"
    " WHERE s.at >= :since AND s.status = 'accepted'"
)
_ASKED: Final = text(
    "SELECT o.venue, count(*) FILTER (WHERE s.status = 'sending'),"
    " count(*) FILTER (WHERE s.status = 'unknown')"
    " FROM order_steps s JOIN orders o ON o.id = s.order_id WHERE s.at >= :since GROUP BY o.venue"
)
_HELD: Final = (
    select(BalanceRow.currency, func.sum(BalanceRow.amount))
    .where(BalanceRow.pocket.in_((Pocket.FREE, Pocket.RESERVED)))
    .where((BalanceRow.venue != PAPER) == bindparam("is_live", type_=Boolean))
    .group_by(BalanceRow.currency)
)
_RECALL_ALL: Final = text(
    "INSERT INTO recalls (account_id, asked_at)"
    " SELECT account_id, CAST(:now AS timestamptz) FROM ("
    " SELECT account_id FROM orders WHERE next_check_at IS NOT NULL"
    " UNION SELECT account_id FROM plans WHERE status = 'active') open_accounts"
    " ON CONFLICT DO NOTHING"
)


def _of(mode: Mode) -> dict[str, bool]:
    return {"is_live": mode is Mode.LIVE}


class RiskRepository:
    """Implements desk.ports.Risks."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def set_own(self, account_id: int, rule: Rule, amount: Decimal | None) -> None:
        """See the port."""
        if amount is None:
            gone = delete(LimitRow).where(LimitRow.account_id == account_id, LimitRow.rule == rule)
            await self._connection.execute(gone)
            return
        statement = insert(LimitRow).values(account_id=account_id, rule=rule, amount=amount)
        key = [LimitRow.account_id, LimitRow.rule]
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=key, set_={"amount": amount})
        )

    async def own(self, account_id: int) -> dict[Rule, Decimal]:
        """See the port."""
        query = select(LimitRow.rule, LimitRow.amount).where(LimitRow.account_id == account_id)
        return {Rule(name): amount for name, amount in await self._connection.execute(query)}

    async def standing(
        self, account_id: int, mode: Mode, *, hour: datetime, day: datetime, since: datetime
    ) -> Standing:
        """See the port."""
        wanted = {"account": account_id, "hour": hour, "day": day, "since": since, **_of(mode)}
        found: dict[str, list[tuple[str, str, Decimal, Decimal]]] = defaultdict(list)
        for what, place, name, amount, other in await self._connection.execute(_STANDING, wanted):
            found[what].append((place, name, amount, other))
        _, _, in_hour, in_day = found["bought"][0]
        return Standing(
            mode=mode,
            own={Rule(name): amount for _, name, amount, _ in found["own"]},
            balances=balances(
                (venue, currency, pocket, amount)
                for pocket in (Pocket.FREE, Pocket.RESERVED)
                for venue, currency, amount, _ in found[pocket]
            ),
            hour=in_hour,
            day=in_day,
            buying={symbol: amount for _, symbol, amount, _ in found["buying"]},
            moved={currency: Moved(own, out) for _, currency, own, out in found["moved"]},
        )

    async def moved(self, mode: Mode, since: datetime) -> dict[str, Moved]:
        """See the port."""
        found = await self._connection.execute(_MOVED_BY_ALL, {"since": since, **_of(mode)})
        return {currency: Moved(own, brought) for currency, own, brought in found}

    async def prices_at(
        self, symbols: Sequence[str], at: datetime, venues: Sequence[str]
    ) -> dict[str, Decimal]:
        """See the port."""
        if not symbols:
            return {}
        wanted = {"symbols": list(symbols), "venues": list(venues), "at": at}
        found = await self._connection.execute(_PRICES, wanted)
        return {symbol: Decimal(mid) for symbol, mid in found}


class PulseRepository:
    """Implements desk.ports.Pulse."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ordered(self, since: datetime) -> dict[Mode, int]:
        """See the port."""
        found = await self._connection.execute(_ORDERED, {"since": since})
        on_paper, live = found.one()
        return {Mode.PAPER: on_paper, Mode.LIVE: live}

    async def asked(self, since: datetime) -> dict[str, tuple[int, int]]:
        """See the port."""
        found = await self._connection.execute(_ASKED, {"since": since})
        return {venue: (requests, unanswered) for venue, requests, unanswered in found}

    async def held(self, mode: Mode) -> dict[str, Decimal]:
        """See the port."""
        found = await self._connection.execute(_HELD, _of(mode))
        return {c: Decimal(amount) for c, amount in found}


class RecallRepository:
    """Implements desk.ports.Recalls."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, account_id: int) -> None:
        """See the port."""
        statement = insert(RecallRow).values(account_id=account_id, asked_at=clock.now())
        await self._connection.execute(statement.on_conflict_do_nothing())

    async def add_everyone(self) -> None:
        """See the port."""
        await self._connection.execute(_RECALL_ALL, {"now": clock.now()})

    async def page(self) -> list[int]:
        """See the port."""
        query = select(RecallRow.account_id).order_by(RecallRow.asked_at)
        return list((await self._connection.scalars(query)).all())

    async def done(self, account_id: int) -> None:
        """See the port."""
        await self._connection.execute(delete(RecallRow).where(RecallRow.account_id == account_id))
