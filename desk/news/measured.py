"""An event of the market as a headline of our own, and as judged: nobody's words to be read."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from desk import money
from desk.market.measured import SOURCE, Gauge, Measured
from desk.news.dedup import headline_id
from desk.news.model import Headline, Kind

MODEL: Final = "measured"
_LEANS: Final = {1: "bullish", 0: "neutral", -1: "bearish"}


def headline_of(event: Measured, now: datetime) -> Headline:
    """Return the headline to keep. The same event seen again is the same headline."""
    guid = "/".join((*event.key, event.at.isoformat()))
    return Headline(
        id=headline_id(SOURCE, guid),
        source=SOURCE,
        guid=guid,
        url="",
        title=_title(event),
        summary="",
        kind=Kind.NEWS,
        coins=(event.coin,),
        published_at=event.at,
        seen_at=now,
        fingerprint=0,
        measured=event,
    )


def score_of(headline_id: str, event: Measured) -> dict[str, Any]:
    """Return the message for the stream `scores`: the tone is the way the market went."""
    return {
        "id": headline_id,
        "sentiment": float(event.direction),
        "label": _LEANS[event.direction],
        "confidence": 1.0,
        "impact": weight(event),
        "event": f"market-{event.gauge.value}",
        "manipulation": 0.0,
        "model": MODEL,
        "scored_at": event.at.isoformat(),
        "took_ms": 0.0,
    }


def weight(event: Measured) -> float:
    """Return the impact of an event, 0 to 1: how much of it is more than what is usual.

    A half where nobody knows what is usual.
    """
    times = event.reading.times
    if times is None:
        return 0.5
    return float(1 - 1 / times) if times > 1 else 0.0


def _title(event: Measured) -> str:
    """Say it in English, as the archive and its search do; people read their own language."""
    amount, times, coin = event.reading.amount, event.reading.times, event.coin
    sums = money.show(amount, decimals=0)
    match event.gauge:
        case Gauge.MOVE:
            way = "up" if event.direction > 0 else "down"
            span = event.span.value if event.span else ""
            return f"{coin} {way} {money.show(amount, decimals=1)} % in {span}"
        case Gauge.VOLUME:
            often = money.show(times or Decimal(1), decimals=1)
            return f"{coin} trades {often} times its usual volume"
        case Gauge.WHALE:
            return f"A whale {'buys' if event.direction > 0 else 'sells'} {coin} for {sums} USDT"
        case Gauge.FUNDING:
            payer = "longs" if event.direction > 0 else "shorts"
            return f"{coin} funding at {money.plain(amount)} %, {payer} pay"
        case Gauge.FLIP:
            sign, payer = ("", "longs") if event.direction > 0 else ("-", "shorts")
            return f"{coin} funding flips to {sign}{money.plain(amount)} %, {payer} pay now"
        case Gauge.LIQUIDATION:
            side = "short" if event.direction > 0 else "long"
            return f"A {side} in {coin} is liquidated for {sums} USDT"
