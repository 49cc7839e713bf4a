"""The newest trades of every market as bars, laid out for the models that look for pumps."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from desk import clock, money
from desk.errors import BadAmount
from desk.gauges.service import Gauges
from desk.market.bars import SECONDS, Trade, bars

SPAN: Final = timedelta(minutes=5)  # of trades asked for: so long may a request fail
MOST: Final = 1000
_LATE: Final = timedelta(seconds=2)  # a trade is listed by then
PAUSE_S: Final = float(SECONDS)


async def gather(client: Any, symbols: Sequence[str], gauges: Gauges) -> None:
    """Fetch what traded lately in each market; raises ccxt's errors."""
    now = clock.now() - _LATE
    since = now - SPAN - timedelta(seconds=now.timestamp() % SECONDS)
    for symbol in symbols:
        rows = await client.fetch_trades(symbol, int(since.timestamp() * 1000), MOST)
        found = [trade for row in rows if (trade := read(row)) is not None]
        await gauges.feed_bars(symbol, bars(found, before=now))


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
