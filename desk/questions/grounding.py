"""What a question is answered from: our quotes, headlines, record, and the asker's own coins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from desk import clock, money
from desk.accounts.model import Account
from desk.market.model import Quote
from desk.market.service import Market, mentioned
from desk.news.model import Headline
from desk.news.service import News
from desk.portfolio.service import Portfolio, Position
from desk.questions.model import Kind, Source
from desk.signals import fusion
from desk.signals.model import HORIZONS, Outcome, Score
from desk.signals.scorecard import By, Row
from desk.signals.service import Signals

COINS: Final = 5
HEADLINES: Final = 8
RECORDS: Final = 2
POSITIONS: Final = 6
USUAL: Final = ("BTC", "ETH", "SOL")
RECORD_OVER: Final = timedelta(days=7)
MOST_TITLE: Final = 300
MOST_SUMMARY: Final = 400


@dataclass(frozen=True, slots=True)
class Grounding:
    """Looks up what belongs to a question; nothing here is about anybody but the asker."""

    market: Market
    portfolio: Portfolio
    news: News
    signals: Signals

    async def gather(
        self, account: Account, text: str, headline: Headline | None = None
    ) -> tuple[Source, ...]:
        """Return the sources in the order of their numbers: what is asked about comes first."""
        summary = await self.portfolio.summary(account.id, account.preferences.venue)
        markets = await self.market.instruments()
        named = [instrument.base for instrument in mentioned(text, markets)]
        if headline is not None:
            named += [coin for coin in headline.coins if f"{coin}/USDT" in markets]
        named = list(dict.fromkeys(named))[:COINS]
        quotes = await self.market.quotes.all()
        shown = named or [p.base for p in summary.positions][:COINS] or list(USUAL)
        told = [quotes[f"{base}/USDT"] for base in shown if f"{base}/USDT" in quotes]
        return (
            *await self._headlines(named, headline),
            *(_quote(quote) for quote in told),
            *(_position(p, summary.venue) for p in summary.positions[:POSITIONS]),
            *await self._record(),
        )

    async def _headlines(self, coins: Sequence[str], first: Headline | None) -> list[Source]:
        share = max(2, HEADLINES // max(1, len(coins)))
        latest = [await self.news.latest(limit=share, coin=coin) for coin in coins]
        every = latest or [await self.news.latest(limit=HEADLINES)]
        newest = sorted((h for some in every for h in some), key=lambda h: h.seen_at, reverse=True)
        found = {h.id: h for h in ([first] if first else []) + newest}
        kept = list(found.values())[:HEADLINES]
        scores = await self.signals.scores([headline.id for headline in kept])
        outcomes = await self.signals.outcomes(first.id) if first else []
        now = clock.now()
        return [_headline(h, scores.get(h.id), outcomes if h is first else (), now) for h in kept]

    async def _record(self) -> list[Source]:
        rows = await self.signals.scorecard(clock.now() - RECORD_OVER, By.SOURCE)
        half_hour = [row for row in rows if row.horizon == HORIZONS[2] and row.hit_rate is not None]
        return [_record(row) for row in half_hour[:RECORDS]]


def _quote(quote: Quote) -> Source:
    price, change = money.show_price(quote.last), money.show(quote.change_percent)
    return Source(
        kind=Kind.QUOTE,
        label=f"{quote.symbol} {price} ({change} %)",
        text=f"{quote.symbol}: last {price}, {change} % in 24 h, between"
        f" {money.show_price(quote.low)} and {money.show_price(quote.high)}; at {_when(quote.at)}",
    )


def _headline(
    headline: Headline, score: Score | None, outcomes: Sequence[Outcome], now: datetime
) -> Source:
    title = headline.title[:MOST_TITLE]
    at = headline.published_at or headline.seen_at
    minutes = max(0, int((now - at).total_seconds() // 60))
    said = [
        f"{headline.source}, {minutes} minutes ago: {title}",
        headline.summary[:MOST_SUMMARY],
        f"carried by {headline.reports} sources",
    ]
    if score is not None:
        verdict = fusion.verdict(headline, score)
        said.append(
            f"the desk's own model: {verdict.tone.value}, impact {verdict.impact:.2f},"
            f" confidence {verdict.confidence:.2f}, doubts: {', '.join(verdict.doubts) or 'none'}"
        )
    said += [
        f"{o.symbol} moved {money.show(o.move_bp)} basis points in {o.horizon} after the alert"
        for o in outcomes
    ]
    return Source(
        kind=Kind.HEADLINE,
        label=f"{headline.source[:30]}: {title[:110]}",
        text=". ".join(part for part in said if part),
        url=headline.url if headline.url.startswith(("https://", "http://")) else "",
    )


def _position(position: Position, venue: str) -> Source:
    quantity = money.show_quantity(position.quantity)
    worth, gain = money.show(position.value), money.show(position.unrealised)
    return Source(
        kind=Kind.POSITION,
        label=f"{quantity} {position.base} ({venue})",
        text=f"the asker holds {quantity} {position.base} at {venue}, worth {worth} USDT,"
        f" unrealised profit or loss {gain} USDT",
    )


def _record(row: Row) -> Source:
    rate = money.show((row.hit_rate or money.ZERO) * 100, decimals=0)
    return Source(
        kind=Kind.RECORD,
        label=f"{row.key[:30]}: {row.hits}/{row.calls}",
        text=f"of the last 7 days' alerts from {row.key}, {row.hits} of {row.calls} calls were"
        f" right 30 minutes later ({rate} %); {row.moved} of them saw the market move at all",
    )


def _when(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
