"""A small market to replay on: alerts, minute candles, prices every few seconds."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from desk.market.model import Candle
from desk.news.model import Headline, Kind
from desk.replays.cursor import Cursor, Known, known
from desk.replays.judge import judge
from desk.replays.model import Terms, Trade, Unjudged
from desk.signals.model import Raised, Score, Tone

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def alert(sent_at: datetime = NOON + 20 * SECOND, title: str = "Aurelia buys BTC") -> Raised:
    headline = Headline(
        id="k7m2x9qf4t1z",
        source="wire",
        guid="g",
        url="",
        title=title,
        summary="",
        kind=Kind.NEWS,
        coins=("BTC",),
        published_at=sent_at,
        seen_at=sent_at,
        fingerprint=0,
    )
    score = Score(
        headline_id=headline.id,
        sentiment=0.5,
        tone=Tone.BULLISH,
        confidence=0.9,
        impact=0.5,
        event="listing",
        manipulation=0.0,
        model="minilm",
        took_ms=1.0,
        scored_at=sent_at,
    )
    return Raised(headline=headline, score=score, symbol="BTC/USDT", sent_at=sent_at)


def candle(number: int, *prices: int | str) -> Candle:
    """The candle of a minute after noon: open, high, low, close."""
    first, high, low, last = (Decimal(price) for price in prices)
    return Candle(NOON + number * MINUTE, first, high, low, last, Decimal(1))


def flat(first: int, last: int, price: int | str = 100) -> list[Candle]:
    """Candles of the minutes from `first` up to `last`, at which nothing moves."""
    return [candle(number, price, price, price, price) for number in range(first, last)]


def middles(*prices: tuple[int, int | str]) -> list[tuple[datetime, Decimal]]:
    """Prices at seconds after noon."""
    return [(NOON + second * SECOND, Decimal(price)) for second, price in prices]


async def one_page(pieces: Sequence[Known]) -> AsyncIterator[Sequence[Known]]:
    yield pieces


def replay(
    terms: Terms,
    candles: Sequence[Candle],
    prices: Sequence[tuple[datetime, Decimal]] = (),
    *,
    until: datetime = NOON + 48 * 60 * MINUTE,
    told: Raised | None = None,
) -> Trade | Unjudged:
    """Judge one alert on a market."""
    return on(terms, known(prices, candles, MINUTE), until=until, told=told)


def on(
    terms: Terms, pieces: Sequence[Known], *, until: datetime, told: Raised | None = None
) -> Trade | Unjudged:
    """Judge one alert on what was known."""
    cursor = Cursor(one_page(pieces))
    return asyncio.run(judge(told or alert(), terms, cursor, until=until))
