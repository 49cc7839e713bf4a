"""What the market does reaches who asked for it once, whatever dies on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from redis.asyncio import Redis

from db import redis as names
from db.bus import RedisBus
from db.context import Context
from desk import clock
from desk.alerts import grammar
from desk.market.jumps import Jumps
from desk.market.measured import Gauge, Measured, Reading, Span
from desk.market.model import Candle, Quote, Timeframe
from desk.market.sweeps import Trade
from desk.news.model import Headline
from desk.settings import Settings
from desk.signals.model import Tone
from tests.conftest import make_settings
from tests.factories import ANN, BOB, furnish
from tests.servers import Servers
from workers import scrape
from workers.measures import Measures
from workers.tape import Funding

SYMBOLS = ("BTC/USDT", "ETH/USDT")
read = partial(grammar.read, coin=str.upper)


@pytest.fixture
def settings(clean: Servers, tmp_path: Path) -> Settings:
    """Settings of a desk that has one limit of its own."""
    return make_settings(clean, tmp_path, market_limits=("move > 5% 1h",))


def at_price(symbol: str, price: str, at: datetime) -> Quote:
    mid = Decimal(price)
    return Quote(symbol=symbol, bid=mid - 1, ask=mid + 1, last=mid, at=at)


async def past(context: Context, price: str = "60000") -> None:
    """Store a day of candles at one price, each with the same small wave."""
    now = clock.now().replace(second=0, microsecond=0)
    found: dict[Timeframe, list[Candle]] = {Timeframe.M1: [], Timeframe.M5: []}
    for timeframe, candles in found.items():
        for number in range(300, 0, -1):
            close = Decimal(price) * (1 + Decimal(number % 2) / 1000)
            at = now - number * timeframe.length
            candles.append(Candle(at, close, close, close, close, Decimal("0.1")))
    async with context.desk.market.open() as unit:
        for symbol in SYMBOLS:
            for timeframe, candles in found.items():
                await unit.market.save_candles(symbol, timeframe, candles)
        await unit.commit()


async def watching(context: Context) -> tuple[Measures, Jumps]:
    """Return measures as after a start."""
    jumps = Jumps()
    measures = Measures(context, jumps)
    await measures.begin(SYMBOLS)
    await measures.seed()
    for symbol in SYMBOLS:
        jumps.admits(at_price(symbol, "60000", clock.now()), clock.now())
    return measures, jumps


async def prices(found: tuple[Measures, Jumps], *moves: str, symbol: str = "BTC/USDT") -> None:
    """Let prices be seen one after another, each as by the market worker."""
    measures, jumps = found
    for price in moves:
        quote = at_price(symbol, price, clock.now())
        if jumps.admits(quote, quote.at):
            measures.quotes([quote])
        await measures.look()


async def heard(context: Context, person: int = ANN.id) -> list[Any]:
    """Act on every score on the bus, and return the alerts of a chat, newest first."""
    while True:
        entries = await context.bus.consume(
            names.SCORES, group=scrape.GROUP, consumer="t", block_ms=20
        )
        if not entries:
            return await context.desk.alerts.latest(person)
        await scrape._alert(context, entries)


async def ask(context: Context, words: str, person: int = ANN.id) -> None:
    await context.desk.alerts.add(person, person, read(words))


async def test_a_move_reaches_who_asked_for_it_and_nobody_else(context: Context) -> None:
    await furnish(context, "BTC", "ETH")
    await context.desk.accounts.enter(BOB)
    await ask(context, "add btc and move > 5% 1h")
    await ask(context, "btc any 0%", BOB.id)
    await ask(context, "add eth or (btc and not move > 5% 1h)", BOB.id)
    await past(context)
    await prices(await watching(context), "60000", "60100", "63900", "63900")
    (bulletin,) = await heard(context)
    event = bulletin.headline.measured
    assert event is not None
    assert (event.gauge, event.coin, event.span) == (Gauge.MOVE, "BTC", Span.H1)
    assert Decimal("6.3") < event.reading.amount < Decimal("6.6")
    assert event.reading.times is not None
    assert event.reading.times > 5
    assert bulletin.headline.source == "market"
    assert bulletin.verdict.tone is Tone.BULLISH
    assert str(bulletin.passed) == "move > 5% 1h"
    assert bulletin.delivery.symbol == "BTC/USDT"
    assert await heard(context, BOB.id) == []


async def test_a_price_that_jumps_threefold_and_comes_back_is_told_to_nobody(
    context: Context,
) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add move > 1% 5m or move > 1% 1h or from market")
    await past(context)
    await prices(await watching(context), "60000", "185000", "185000", "60010", "15000", "60000")
    assert await heard(context) == []


async def test_a_worker_that_dies_tells_nothing_twice(context: Context) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add btc and move > 5% 1h")
    await past(context)
    await prices(await watching(context), "60000", "63900", "63900")
    assert len(await heard(context)) == 1
    # kill -9 leaves only what PostgreSQL has; the price is still up.
    await prices(await watching(context), "63950", "63960", "64000")
    (bulletin,) = await heard(context)
    assert bulletin.headline.measured is not None
    # What grows past another limit is news, but not for whom the first one was.
    await ask(context, "add btc and move > 8% 1h")
    await prices(await watching(context), "65100", "65100")
    second, first = await heard(context)
    assert (str(first.passed), str(second.passed)) == ("move > 5% 1h", "move > 8% 1h")


async def test_an_event_whose_worker_died_before_it_handed_it_on_is_told_in_the_end(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add btc and move > 5% 1h")
    await past(context)
    with monkeypatch.context() as broken:
        broken.setattr(RedisBus, "publish", _lost)
        with pytest.raises(ConnectionError):
            await prices(await watching(context), "60000", "63900", "63900")
    assert await heard(context) == []
    await prices(await watching(context), "63950", "63960")
    assert await heard(context) == []
    later = clock.now() + timedelta(seconds=6)
    clock.set_clock(now=lambda: later)
    assert await context.desk.news.resend() == 1
    assert len(await heard(context)) == 1


async def _lost(*_: object) -> None:
    raise ConnectionError


async def test_a_score_that_is_handed_out_again_tells_nothing_again(
    context: Context, redis: Redis
) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add whale > 50k")
    measures, _ = await watching(context)
    measures.trade("BTC/USDT", whale(clock.now(), "2"))
    await settled(measures)
    (entry,) = await redis.xrange(names.SCORES)
    for _ in range(3):
        await redis.xadd(names.SCORES, entry[1])
    (bulletin,) = await heard(context)
    assert str(bulletin.passed) == "whale > 50000"
    async with context.desk.alerts.open() as unit:
        assert len(await unit.alerts.deliveries(bulletin.headline.id)) == 1


def whale(at: datetime, quantity: str, *, is_buy: bool = True, price: str = "60000") -> Trade:
    return Trade(at, Decimal(price), Decimal(quantity), is_buy=is_buy)


async def settled(measures: Measures) -> None:
    """Look once more when every print of the moment must be here."""
    later = clock.now() + timedelta(seconds=1)
    clock.set_clock(now=lambda: later)
    await measures.look()


async def test_a_whale_is_measured_against_the_usual_trade_and_prints_out_of_reason_are_left_out(
    context: Context,
) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add btc and whale > 100x and bearish")
    measures, _ = await watching(context)
    began = clock.now()
    for number in range(60):
        at = began - timedelta(minutes=2) + timedelta(seconds=number)
        measures.trade("BTC/USDT", whale(at, "0.01", is_buy=number % 2 == 0))
    measures.trade("BTC/USDT", whale(began, "5000", price="600000"))
    await settled(measures)
    assert await heard(context) == []
    now = clock.now()
    for quantity in ("0.5", "0.4", "0.35"):
        measures.trade("BTC/USDT", whale(now, quantity, is_buy=False))
    await settled(measures)
    (bulletin,) = await heard(context)
    assert bulletin.headline.measured is not None
    assert bulletin.headline.measured.reading == Reading.of(Decimal(75_000), Decimal(125))


async def test_volume_funding_and_liquidations_reach_who_asked(context: Context) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add volume > 5x or funding > 0.1% or liquidation > 500k")
    await past(context)
    measures, _ = await watching(context)
    now = clock.now().replace(second=0, microsecond=0)
    measures.candles("ETH/USDT", [burst(now + timedelta(minutes=i)) for i in range(5)])
    measures.funding(
        [Funding("paper", "BTC/USDT", Decimal(rate), now) for rate in ("0.01", "-0.15")]
    )
    measures.closure("BTC/USDT", whale(now, "20", is_buy=False))
    measures.closure("BTC/USDT", whale(now, "2", is_buy=True))
    await measures.look()
    found = sorted(str(bulletin.passed) for bulletin in await heard(context))
    # A rule tells of one coin once per cool-down: the funding of BTC came second.
    assert found == ["liquidation > 500000", "volume > 5x"]
    gauges = [event.gauge for event in await context.desk.news.reported(now - timedelta(days=1))]
    assert sorted(gauges) == [Gauge.FUNDING, Gauge.LIQUIDATION, Gauge.VOLUME]


def failing(measures: Measures, monkeypatch: pytest.MonkeyPatch, *turns: int) -> None:
    """Let the telling of these events fail, counted from 1."""
    news, number = measures._news, 0

    async def report(event: Measured) -> Headline | None:
        nonlocal number
        number += 1
        if number in turns:
            raise ConnectionError
        return await news.report(event)

    monkeypatch.setattr(measures, "_news", Reporting(news, report))


@dataclass(frozen=True, slots=True)
class Reporting:
    """News that reports in another way."""

    news: Any
    report: Any

    async def hand_on(self, headline: Headline) -> None:
        await self.news.hand_on(headline)


async def looks(measures: Measures, *, fail: int) -> None:
    """Look until all is told; so many looks fail."""
    for _ in range(fail):
        with pytest.raises(ConnectionError):
            await measures.look()
    for _ in range(2):
        await measures.look()


async def told(context: Context, since: datetime) -> list[tuple[Gauge, str]]:
    """Return the events of the market that were kept, sorted."""
    found = await context.desk.news.reported(since)
    return sorted((event.gauge, event.coin) for event in found)


async def test_what_cannot_be_told_takes_nothing_of_the_same_look_with_it(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add whale > 50k or liquidation > 500k or funding > 0.1%")
    measures, _ = await watching(context)
    began = clock.now()
    failing(measures, monkeypatch, 1, 2, 5, 6)
    for symbol in SYMBOLS:
        measures.trade(symbol, whale(began, "2"))
        measures.closure(symbol, whale(began, "20", is_buy=False))
        measures.funding([Funding("paper", symbol, Decimal("-0.15"), began)])
    later = began + timedelta(seconds=1)
    clock.set_clock(now=lambda: later)
    await looks(measures, fail=4)
    every = [(gauge, coin) for gauge in (Gauge.LIQUIDATION, Gauge.WHALE) for coin in ("BTC", "ETH")]
    kept = [event for event in await told(context, began - timedelta(1)) if event in every]
    assert kept == sorted(every), "each once"


async def test_of_rates_that_cannot_be_told_the_rest_waits_and_a_flip_is_found_again(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add funding flip")
    measures, _ = await watching(context)
    began = clock.now()
    failing(measures, monkeypatch, 1)
    for rate in ("0.02", "-0.02"):
        measures.funding([Funding("paper", symbol, Decimal(rate), began) for symbol in SYMBOLS])
    await looks(measures, fail=1)
    assert await told(context, began - timedelta(1)) == [(Gauge.FLIP, "ETH")]
    measures.funding([Funding("paper", "BTC/USDT", Decimal("-0.02"), clock.now())])
    await measures.look()
    flips = [(Gauge.FLIP, "BTC"), (Gauge.FLIP, "ETH")]
    assert await told(context, began - timedelta(1)) == flips


async def test_what_could_not_be_told_for_long_is_no_news_any_more(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add liquidation > 500k")
    measures, _ = await watching(context)
    began = clock.now()
    failing(measures, monkeypatch, 1)
    measures.closure("BTC/USDT", whale(began, "20"))
    with pytest.raises(ConnectionError):
        await measures.look()
    late = began + timedelta(minutes=11)
    clock.set_clock(now=lambda: late)
    measures.closure("ETH/USDT", whale(late, "20"))
    await measures.look()
    assert await told(context, began - timedelta(1)) == [(Gauge.LIQUIDATION, "ETH")]


async def test_the_prices_of_other_coins_wait_for_the_next_look(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add move > 5% 1h")
    await past(context)
    measures, jumps = await watching(context)
    began = clock.now()
    await prices((measures, jumps), "60000", "63900")
    await prices((measures, jumps), "60000", "63900", symbol="ETH/USDT")
    failing(measures, monkeypatch, 1)
    measures.quotes([at_price(symbol, "63900", clock.now()) for symbol in SYMBOLS])
    await looks(measures, fail=1)
    assert await told(context, began - timedelta(1)) == [(Gauge.MOVE, "ETH")]


async def test_funding_that_changes_sign_is_told_once_to_who_asked_for_it(context: Context) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add btc and funding flip")
    measures, _ = await watching(context)
    for rate in ("0.01", "0.02", "-0.001", "-0.012", "-0.03", "-0.02"):
        measures.funding([Funding("paper", "BTC/USDT", Decimal(rate), clock.now())])
        await measures.look()
    (bulletin,) = await heard(context)
    assert str(bulletin.passed) == "funding-flip > 0.005%"
    event = bulletin.headline.measured
    assert event is not None
    assert (event.gauge, event.direction) == (Gauge.FLIP, -1)
    assert event.reading.amount == Decimal("0.012")


def burst(at: datetime) -> Candle:
    price = Decimal(60000)
    return Candle(at, price, price, price, price, Decimal(2))


async def test_what_a_rule_would_have_told_can_be_tried(context: Context) -> None:
    await furnish(context, "BTC", "ETH")
    await past(context)
    await prices(await watching(context), "60000", "63900", "63900")
    await heard(context)
    await ask(context, "add move > 2% 1h")
    await ask(context, "add move > 9% 1h")
    met, missed = await context.desk.alerts.rules(ANN.id)
    shown = await context.desk.alerts.rehearse(ANN.id, met.id)
    assert shown is not None
    assert str(shown.passed) == "move > 2% 1h"
    assert await context.desk.alerts.rehearse(ANN.id, missed.id) is None


async def test_only_what_somebody_waits_for_is_an_event(context: Context) -> None:
    await furnish(context, "BTC", "ETH")
    await ask(context, "add btc and move > 2% 1h")
    await past(context)
    seen: Sequence[str] = ("60000", "61500", "61500")
    found = await watching(context)
    await prices(found, *seen)
    await prices(found, *seen, symbol="ETH/USDT")
    assert [b.headline.coins for b in await heard(context)] == [("BTC",)]
    assert len(await context.desk.news.reported(clock.now() - timedelta(days=1))) == 1
