"""The newest trades of every market as bars, laid out for the models that look for pumps."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from desk import clock, money
from desk.errors import BadAmount
from desk.gauges.service import Gauges
from desk.market.bars import SECONDS, Bar, Trade, bars

SPAN: Final = timedelta(minutes=5)  # of bars laid out
MOST: Final = 1000
_LATE: Final = timedelta(seconds=2)  # a trade is listed by then
PAUSE_S: Final = float(SECONDS)


class Bars:
    """Asks for the trades of each market since its last bar; what failed is asked for again."""

    def __init__(self, gauges: Gauges) -> None:
        self._gauges = gauges
        self._known: dict[str, list[Bar]] = {}
        self._read_to: dict[str, datetime] = {}  # the bars begun before are known

    async def gather(self, client: Any, symbols: Sequence[str]) -> None:
        """Fetch what traded in each market since; raises ccxt's errors."""
        now = clock.now() - _LATE
        oldest = _begin(now - SPAN)
        for symbol in symbols:
            since = max(oldest, self._read_to.get(symbol, oldest))
            rows = await client.fetch_trades(symbol, clock.ms_of(since), MOST)
            found = sorted(filter(None, map(read, rows)), key=lambda trade: trade.at)
            # Of a market that trades more than a request tells, the rest is asked for next time.
            until = now if len(rows) < MOST or not found else min(now, found[-1].at)
            fresh = [bar for bar in bars(found, before=until) if bar.at >= since]
            known = [bar for bar in self._known.get(symbol, ()) if oldest <= bar.at < since]
            self._known[symbol] = [*known, *fresh]
            self._read_to[symbol] = max(since, _begin(until))
            await self._gauges.feed_bars(symbol, self._known[symbol])


def _begin(at: datetime) -> datetime:
    """Return when the bar of a moment began."""
    return datetime.fromtimestamp(int(at.timestamp()) // SECONDS * SECONDS, UTC)


def read(row: dict[str, Any]) -> Trade | None:
    """Return a trade of ccxt's unified form, None for one that cannot be; none is of tomorrow."""
    try:
        price, quantity = money.wire(row["price"]), money.wire(row["amount"])
        at = min(datetime.fromtimestamp(int(row["timestamp"]) / 1000, UTC), clock.now())
    except (BadAmount, KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
    if price <= 0 or quantity <= 0 or row.get("side") not in {"buy", "sell"}:
        return None
    return Trade(at=at, price=price, quantity=quantity, is_purchase=row["side"] == "buy")
