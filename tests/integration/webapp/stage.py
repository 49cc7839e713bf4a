"""A desk with a past to look at: markets, candles, trades, orders, a wire with graded alerts."""

import asyncio
import json
import math
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from db.context import Context
from desk import clock
from desk.accounts.model import Account
from desk.alerts.model import Wanted
from desk.market.model import Candle, Instrument, Quote, Timeframe
from desk.money import floor_to
from desk.news.model import Kind as Voice
from desk.news.model import RawHeadline
from desk.nursery import Nursery
from desk.orders.intent import Intent
from desk.orders.model import Fill, Kind, Order, Report, Side, Status
from desk.settings import Settings
from desk.signals.model import HORIZONS, Outcome, Score, Tone
from tests.callers import have_called
from tests.factories import ANN, BOB, buy, origin, sell
from tests.quiet import Quiet
from webapp.app import create_app, open_door, serve
from webapp.live.hub import BOOKS_S, Hub

MARKETS = {
    "BTC": ("Bitcoin", "64210.50", "0.01", "2.14"),
    "ETH": ("Ethereum", "3187.42", "0.01", "3.62"),
    "SOL": ("Solana", "172.38", "0.01", "-4.87"),
    "BNB": ("BNB", "604.10", "0.01", "0.44"),
    "XRP": ("XRP", "0.6241", "0.0001", "-1.28"),
    "DOGE": ("Dogecoin", "0.16234", "0.00001", "7.91"),
    "ADA": ("Cardano", "0.4512", "0.0001", "-0.62"),
    "AVAX": ("Avalanche", "34.87", "0.01", "1.03"),
    "LINK": ("Chainlink", "17.924", "0.001", "5.35"),
    "TON": ("Toncoin", "6.812", "0.001", "-2.41"),
    "SUI": ("Sui", "1.9340", "0.0001", "9.26"),
    "PEPE": ("Pepe", "0.00001182", "0.00000001", "-6.55"),
}
NAMES = tuple(MARKETS)


class Counter(Quiet):
    """A venue that fills market orders at once at the quote and lets limit orders rest."""

    name = "paper"

    def __init__(self) -> None:
        self.quotes: dict[str, Quote] = {}
        self.submitted: list[str] = []

    async def submit(self, order: Order) -> Report:
        """See the port."""
        self.submitted.append(order.client_order_id)
        if order.kind is Kind.LIMIT:
            return Report(status=Status.OPEN, venue_order_id=f"v{order.id}", filled=Decimal(0))
        quote = self.quotes[order.symbol]
        price = quote.ask if order.side is Side.BUY else quote.bid
        quantity = order.quantity or floor_to(
            (order.spend or Decimal(0)) / price, Decimal("0.00001")
        )
        is_buy = order.side is Side.BUY
        fill = Fill(
            venue="paper",
            symbol=order.symbol,
            trade_id=f"t{order.id}",
            order_id=order.id,
            account_id=order.account_id,
            side=order.side,
            price=price,
            quantity=quantity,
            fee=(quantity if is_buy else quantity * price) * Decimal("0.001"),
            fee_currency=order.base if is_buy else order.quote,
            at=clock.now(),
        )
        return Report(
            status=Status.FILLED, venue_order_id=f"v{order.id}", filled=quantity, fills=(fill,)
        )

    async def find(self, order: Order) -> Report | None:
        """See the port."""
        return Report(status=order.status, venue_order_id=f"v{order.id}", filled=order.filled)

    async def cancel(self, order: Order) -> Report | None:
        """See the port."""
        return Report(status=Status.CANCELLED, venue_order_id=f"v{order.id}", filled=order.filled)


@dataclass
class Stage:
    """A running web app with the desk behind it."""

    context: Context
    venue: Counter
    hub: Hub
    url: str
    chooser: random.Random = field(default_factory=lambda: random.Random(7))

    async def link(self, account_id: int = ANN.id) -> str:
        """Return a one-time login address."""
        return await self.context.desk.accounts.login_link(account_id)

    async def token(self, account_id: int = ANN.id) -> str:
        """Return a session token of an account."""
        address = await self.link(account_id)
        session = await self.context.desk.accounts.open_link(address.partition("#")[2])
        return session.token

    async def put(self, quotes: list[Quote]) -> None:
        """Let prices move: for readers, listeners and the venue."""
        await self.context.desk.market.quotes.put(quotes)
        self.venue.quotes.update({q.symbol: q for q in quotes})

    async def work(self) -> None:
        """Do what the trade worker would: send what is due and settle it."""
        for order_id in await self.context.desk.reconcile.due():
            await self.context.desk.reconcile.check(order_id)

    async def tick(self) -> None:
        """Move every market a little."""
        now, moved = clock.now(), []
        for quote in list(self.venue.quotes.values()):
            factor = Decimal(1 + self.chooser.gauss(0, 0.0004)).quantize(Decimal("0.0000001"))
            moved.append(replace(_scaled(quote, factor), at=now))
        await self.put(moved)


@asynccontextmanager
async def running(context: Context, venue: Counter, settings: Settings) -> AsyncIterator[Stage]:
    """Serve the web app over real HTTP, with live updates from Redis."""
    hub = Hub()

    async def feed() -> None:
        await hub.feed(context.live.events())

    async def look() -> None:
        await hub.look(context.desk.market)

    async with Nursery() as nursery:
        nursery.forever(feed, name="feed", pause_s=0.1)
        nursery.forever(hub.beat, name="beat")
        nursery.forever(look, name="look", pause_s=BOOKS_S)
        app = create_app(context.desk, hub, context.live.metrics)
        door = open_door(settings)
        serving = nursery.spawn(serve(app, door), name="serve")
        await listening(settings)
        stage = Stage(context, venue, hub, settings.web_url)
        try:
            yield stage
        finally:
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving
            door.close()


async def listening(settings: Settings) -> None:
    for _ in range(200):
        try:
            _, writer = await asyncio.open_connection(settings.host, settings.webapp_port)
        except OSError:
            await asyncio.sleep(0.02)
        else:
            writer.close()
            await writer.wait_closed()
            return
    raise TimeoutError("the web app does not listen")


# -- a past


async def furnish(stage: Stage) -> Account:
    """Give the desk markets with prices, and two people."""
    desk = stage.context.desk
    async with desk.market.open() as unit:
        await unit.market.save_instruments([_instrument(base) for base in NAMES])
        await unit.commit()
    await stage.put([_quote(base, clock.now()) for base in NAMES])
    account = await desk.accounts.enter(ANN)
    await desk.accounts.enter(BOB)
    return account


async def show_off(stage: Stage) -> Account:
    """Furnish, and add candles, trades of the last days, open orders and a graded wire."""
    account = await furnish(stage)
    now = clock.now()
    lines = {base: _line(base, now) for base in NAMES}
    for base, candles in lines.items():
        await _keep_candles(stage, base, candles)
    await _trade_history(stage, account, now, lines)
    await _wire(stage, account, now)
    clock.set_clock()
    await stage.put([_quote(base, clock.now()) for base in NAMES])
    desk = stage.context.desk
    await desk.orders.place(account.id, _limit("BTC", Side.BUY, "450", "62800"), origin("l1", "l1"))
    await desk.orders.place(account.id, _limit("SOL", Side.SELL, "3", "181.5"), origin("l2", "l2"))
    await stage.work()
    await have_called(stage.context, {account.id: account.name})
    return account


def _limit(base: str, side: Side, amount: str, price: str) -> Intent:
    intent = buy(amount, f"{base}/USDT") if side is Side.BUY else sell(amount, f"{base}/USDT")
    return replace(intent, kind=Kind.LIMIT, limit_price=Decimal(price))


def _instrument(base: str) -> Instrument:
    name, _, step, _ = MARKETS[base]
    return Instrument(
        symbol=f"{base}/USDT",
        base=base,
        quote="USDT",
        price_step=Decimal(step),
        quantity_step=Decimal("0.00001") if base in {"BTC", "ETH", "BNB"} else Decimal("0.01"),
        min_quantity=Decimal("0.00001"),
        min_notional=Decimal(5),
        name=name,
    )


def _quote(base: str, at: datetime, price: Decimal | None = None) -> Quote:
    _, shown, step, change = MARKETS[base]
    last = price or Decimal(shown)
    tick = Decimal(step)
    return Quote(
        symbol=f"{base}/USDT",
        bid=floor_to(last - tick, tick),
        ask=floor_to(last + tick, tick),
        last=floor_to(last, tick),
        ask_size=Decimal(1_000_000),
        change_percent=Decimal(change),
        high=floor_to(last * Decimal("1.031"), tick),
        low=floor_to(last * Decimal("0.962"), tick),
        volume=(Decimal(90_000_000) / last * (12 - NAMES.index(base))).quantize(Decimal(1)),
        at=at,
    )


def _scaled(quote: Quote, factor: Decimal) -> Quote:
    step = Decimal(MARKETS[quote.symbol.partition("/")[0]][2])
    last = floor_to(quote.last * factor, step)
    return replace(quote, last=last, bid=last - step, ask=last + step)


def _line(base: str, now: datetime) -> list[Candle]:
    """Five days of 15-minute candles that end at the price of now; the same every time."""
    chooser = random.Random(base)
    _, shown, step, change = MARKETS[base]
    price, tick = float(shown), Decimal(step)
    begin = now.replace(minute=now.minute - now.minute % 15, second=0, microsecond=0)
    candles = []
    drift = math.log(1 + float(change) / 100) / 96
    pull = 0.0
    for back in range(480):
        # The walk of the last day is pulled back to where the quote says it began.
        pull = math.log(price / float(shown)) / 24 + (drift if back < 96 else -drift / 4)
        wave = 0.0007 * math.sin(back / 11 + len(base)) + pull + drift * back / 24 * (back < 96)
        before = price / (1 + wave + chooser.gauss(0, 0.0026))
        high = max(price, before) * (1 + abs(chooser.gauss(0, 0.0011)))
        low = min(price, before) * (1 - abs(chooser.gauss(0, 0.0011)))
        volume = 3_000_000 / price * (0.4 + abs(chooser.gauss(0, 1)) + 90 * abs(wave))
        opened, highest, lowest, closed = (
            floor_to(Decimal(f"{p:.10f}"), tick) for p in (before, high, low, price)
        )
        at = begin - timedelta(minutes=15 * back)
        traded = Decimal(f"{volume:.2f}")
        candles.append(Candle(at, opened, highest, lowest, closed, traded))
        price = before
    return candles[::-1]


async def _keep_candles(stage: Stage, base: str, candles: list[Candle]) -> None:
    hours: dict[datetime, Candle] = {}
    for candle in candles:
        at = candle.at.replace(minute=0)
        known = hours.get(at)
        hours[at] = (
            Candle(
                at,
                known.open,
                max(known.high, candle.high),
                min(known.low, candle.low),
                candle.close,
                known.volume + candle.volume,
            )
            if known
            else replace(candle, at=at)
        )
    async with stage.context.desk.market.open() as unit:
        await unit.market.save_candles(f"{base}/USDT", Timeframe.M15, candles)
        await unit.market.save_candles(f"{base}/USDT", Timeframe.H1, list(hours.values()))
        await unit.commit()


async def _trade_history(
    stage: Stage, account: Account, now: datetime, lines: dict[str, list[Candle]]
) -> None:
    trades = [
        (70.2, "BTC", Side.BUY, "1800"),
        (66.4, "ETH", Side.BUY, "1200"),
        (51.7, "SOL", Side.BUY, "900"),
        (44.1, "DOGE", Side.BUY, "350"),
        (38.5, "LINK", Side.BUY, "600"),
        (29.3, "BTC", Side.SELL, "0.006"),
        (21.8, "BTC", Side.BUY, "950"),
        (15.2, "DOGE", Side.SELL, "900"),
        (9.4, "ETH", Side.SELL, "0.09"),
        (5.6, "SUI", Side.BUY, "420"),
        (2.1, "BTC", Side.BUY, "250"),
    ]
    desk = stage.context.desk
    for hours, base, side, amount in trades:
        moment = now - timedelta(hours=hours)
        clock.set_clock(now=partial(_same, moment))
        price = next(c.close for c in reversed(lines[base]) if c.at <= moment)
        await stage.put([_quote(base, moment, price)])
        intent = buy(amount, f"{base}/USDT") if side is Side.BUY else sell(amount, f"{base}/USDT")
        key = f"past:{hours}"
        order = await desk.orders.place(account.id, intent, origin(key, key))
        moment += timedelta(milliseconds=140)
        await desk.execution.execute(order.id)
    clock.set_clock()


STORIES = Path(__file__).with_name("stories.jsonl")


async def _wire(stage: Stage, account: Account, now: datetime) -> None:
    desk = stage.context.desk
    await desk.alerts.subscribe(account.id, account.id, wanted=Wanted.ANY, min_impact=0.3)
    stories = [json.loads(line) for line in STORIES.read_text(encoding="utf-8").splitlines()]
    for story in reversed(stories):
        moment = now - timedelta(minutes=story["minutes_ago"])
        clock.set_clock(now=partial(_same, moment))
        headline = await desk.news.take_in(_raw(story, moment))
        assert headline is not None
        score = _score(story, headline.id, moment)
        for delivery in await desk.alerts.on_scored(score):
            await desk.alerts.delivered(delivery, message_id=1)
            await _grade(stage, delivery.symbol, score, story["graded_minutes"])


def _same(moment: datetime) -> datetime:
    return moment


def _raw(story: dict[str, Any], moment: datetime) -> RawHeadline:
    return RawHeadline(
        source=story["source"],
        guid=story["title"][:40],
        url="https://news.example/" + story["title"][:12].strip().replace(" ", "-"),
        title=story["title"],
        published_at=moment,
        kind=Voice.SOCIAL if story["event"] == "promotion" else Voice.NEWS,
    )


def _score(story: dict[str, Any], headline_id: str, moment: datetime) -> Score:
    return Score(
        headline_id=headline_id,
        sentiment={"bullish": 0.8, "bearish": -0.8}.get(story["tone"], 0.0),
        tone=Tone(story["tone"]),
        confidence=story["confidence"],
        impact=story["impact"],
        event=story["event"],
        manipulation=0.93 if story["event"] == "promotion" else 0.04,
        model="test",
        took_ms=3.1,
        scored_at=moment,
    )


def bullish(headline_id: str) -> Score:
    """Return what the models say of a headline that is good news."""
    story = {"tone": "bullish", "confidence": 0.9, "impact": 0.7, "event": "adoption"}
    return _score(story, headline_id, clock.now())


async def _grade(stage: Stage, symbol: str, score: Score, graded: list[int]) -> None:
    chooser = random.Random(score.headline_id)
    lean = {"bullish": 1, "bearish": -1}.get(score.tone.value, 0)
    async with stage.context.desk.market.open() as unit:
        for horizon in HORIZONS:
            if horizon.total_seconds() / 60 not in graded:
                continue
            move = lean * 0.0035 + chooser.gauss(0, 0.004)
            before = Decimal(100)
            await unit.signals.add_outcome(
                Outcome(
                    headline_id=score.headline_id,
                    symbol=symbol,
                    horizon=horizon,
                    before=before,
                    after=(before * Decimal(1 + move)).quantize(Decimal("0.0001")),
                    graded_at=clock.now(),
                )
            )
        await unit.commit()
