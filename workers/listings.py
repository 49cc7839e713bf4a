"""Markets and tickers of ccxt's unified form, in the desk's words."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from desk import money
from desk.errors import BadAmount
from desk.market.coins import name_of
from desk.market.model import Instrument, Quote
from desk.market.service import QUOTE


def is_ours(market: dict[str, Any]) -> bool:
    """Tell whether the desk trades here: spot, open, against the one quote currency."""
    return bool(market["spot"] and market["active"] and market["quote"] == QUOTE)


def instrument_of(market: dict[str, Any], venue: str) -> Instrument:
    """Return a market with its steps; raises `BadAmount` for one without."""
    limits, steps = market["limits"], market["precision"]
    return Instrument(
        venue=venue,
        symbol=market["symbol"],
        base=market["base"],
        quote=market["quote"],
        price_step=money.wire(str(steps["price"])),
        quantity_step=money.wire(str(steps["amount"])),
        min_quantity=money.wire(str(limits["amount"]["min"] or 0)),
        min_notional=money.wire(str(limits["cost"]["min"] or 0)),
        taker_fee=money.wire(str(market["taker"])),
        name=name_of(market["base"]),
    )


def quote_of(ticker: dict[str, Any], venue: str, now: datetime) -> Quote | None:
    """Return the quote of a ticker; None for sums that cannot be (no number, zero, crossed)."""
    names = ("bid", "ask", "askVolume", "last", "percentage", "high", "low", "quoteVolume")
    try:
        sums = [Decimal(0) if ticker.get(n) is None else money.wire(ticker[n]) for n in names]
    except BadAmount:
        return None
    bid, ask, ask_size, last, percentage, high, low, volume = sums
    if not 0 < bid < ask or last <= 0:
        return None
    return Quote(
        venue=venue,
        symbol=ticker["symbol"],
        bid=bid,
        ask=ask,
        last=last,
        ask_size=ask_size,
        change_percent=percentage,
        high=high,
        low=low,
        volume=volume,
        at=told_at(ticker.get("timestamp"), now),
    )


def told_at(stamp: object, now: datetime) -> datetime:
    """Return when the venue says this was so, in ms since 1970; never later than now."""
    if not isinstance(stamp, int) or stamp <= 0:
        return now
    try:
        return min(now, datetime.fromtimestamp(stamp / 1000, UTC))
    except (ValueError, OverflowError, OSError):  # years that are none
        return now
