"""A stage: people in a sandbox Telegram, the real bot, real stores, a venue that obeys."""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import aiohttp
from sqlalchemy import text

from bot import app as bot_app
from db import engine as engines
from db.context import Context
from desk import clock
from desk.errors import VenueRefused, VenueUnsure
from desk.market.model import Candle, Timeframe
from desk.news.model import RawHeadline
from desk.orders.model import Fill, Kind, Order, Report, Side, Status
from desk.portfolio.ledger import Entry, Pocket, move
from desk.settings import Settings
from desk.signals.model import Score, Tone
from desk.venues.model import Connection, State
from tests.factories import instrument, quote
from tests.quiet import Quiet
from tests.stage import buttons, words_of

Json = dict[str, Any]
ENOUGH_S = 60.0
_ids = itertools.count(5_000_001)
PRICES = {"BTC": "60000", "ETH": "3000", "SOL": "150"}


@dataclass
class ObedientVenue(Quiet):
    """Fills at the quoted price, or does what a test tells it to."""

    name: str = "paper"
    silent: bool = False
    refusal: str = ""
    rests: bool = False
    trades: Any = field(default_factory=lambda: itertools.count(1))

    async def submit(self, order: Order) -> Report:
        if self.silent:
            raise VenueUnsure(why="no answer in 5 s")
        if self.refusal:
            raise VenueRefused(message=self.refusal)
        if self.rests or (order.kind is Kind.LIMIT and self.rests is not False):
            return Report(status=Status.OPEN, venue_order_id="v1", filled=Decimal(0))
        return self.fill(order)

    def fill(self, order: Order) -> Report:
        price = order.quoted_price or Decimal(1)
        quantity = order.quantity or (order.spend or Decimal(0)) / price
        buys = order.side is Side.BUY
        fill = Fill(
            venue=self.name,
            symbol=order.symbol,
            trade_id=f"t{time.time_ns()}{next(self.trades)}",
            order_id=order.id,
            account_id=order.account_id,
            side=order.side,
            price=price,
            quantity=quantity,
            fee=(quantity if buys else quantity * price) / 1000,
            fee_currency=order.base if buys else order.quote,
            at=clock.now(),
        )
        return Report(status=Status.FILLED, venue_order_id="v1", filled=quantity, fills=(fill,))

    async def find(self, order: Order) -> Report | None:
        return self.fill(order)

    async def cancel(self, order: Order) -> Report | None:
        return Report(status=Status.CANCELLED, venue_order_id="v1", filled=Decimal(0))


@dataclass
class Stage:
    """Say, press, settle, said."""

    url: str
    http: aiohttp.ClientSession
    context: Context
    venue: ObedientVenue
    settings: Settings
    bot: asyncio.Task[None] | None = None

    async def start_bot(self) -> None:
        self.bot = asyncio.create_task(bot_app.run(self.settings))

    async def stop_bot(self) -> None:
        """Stop the bot; it must end cleanly, by the cancellation and nothing else."""
        assert self.bot is not None
        self.bot.cancel()
        (ended,) = await asyncio.gather(self.bot, return_exceptions=True)
        assert isinstance(ended, asyncio.CancelledError), repr(ended)

    async def restart_bot(self) -> None:
        await self.stop_bot()
        await self.start_bot()

    async def call(self, method: str, body: Json) -> Json:
        """Call the Bot API as the bot itself."""
        address = f"{self.url}/bot{self.settings.telegram_bot_token.reveal()}/{method}"
        async with self.http.post(address, json=body) as response:
            answer: Json = await response.json()
            return answer

    async def undo_inbox(self) -> None:
        """Let every update look unfinished, as after a crash before it was noted."""
        engine = engines.connect(self.settings.database_url, pool_size=1)
        async with engine.begin() as connection:
            await connection.execute(text("UPDATE inbox SET done_at = NULL"))
        await engine.dispose()

    async def post(self, path: str, body: Json) -> Json:
        async with self.http.post(f"{self.url}/sim/{path}", json=body) as response:
            answer: Json = await response.json()
            assert response.status == 200, answer
            return answer

    async def person(self, name: str = "Ann", language: str = "en", **more: Any) -> int:
        """A new person; nobody has written to the bot yet."""
        user_id = next(_ids)
        await self.post(
            "users", {"id": user_id, "first_name": name, "language_code": language, **more}
        )
        return user_id

    async def newcomer(self, name: str = "Ann", language: str = "en") -> int:
        """A person who has said /start and has been answered."""
        user_id = await self.person(name, language)
        await self.say(user_id, "/start")
        await self.heard(user_id, "Equity" if language == "en" else "Капитал")
        return user_id

    async def group(self, *members: int, title: str = "Floor") -> int:
        chat = await self.post(
            "chats", {"type": "supergroup", "title": title, "members": list(members)}
        )
        await self.heard(chat["id"], "/alerts@")
        return int(chat["id"])

    async def say(self, user_id: int, words: str, chat_id: int | None = None, **more: Any) -> int:
        body = {"chat_id": chat_id or user_id, "user_id": user_id, "text": words, **more}
        return int((await self.post("messages", body))["message_id"])

    async def upload(self, user_id: int, name: str, content: bytes) -> int:
        """Send a file as a document."""
        form = aiohttp.FormData({"chat_id": f"{user_id}", "user_id": f"{user_id}"})
        form.add_field("kind", "document")
        form.add_field("file", content, filename=name)
        async with self.http.post(f"{self.url}/sim/photos", data=form) as response:
            answer: Json = await response.json()
            assert response.status == 200, answer
            return int(answer["message_id"])

    async def file(self, message: Json) -> str:
        """Return what a document of the bot holds."""
        found = await self.call("getFile", {"file_id": message["document"]["file_id"]})
        token = self.settings.telegram_bot_token.reveal()
        address = f"{self.url}/file/bot{token}/{found['result']['file_path']}"
        async with self.http.get(address) as response:
            assert response.status == 200
            return (await response.read()).decode()

    async def press(self, user_id: int, message: Json, words: str) -> Json:
        """Tap the button with this label."""
        body = {
            "chat_id": message["chat"]["id"],
            "user_id": user_id,
            "message_id": message["message_id"],
        }
        label = next(b for b in buttons(message) if words in b["text"])["text"]
        return await self.post("press", {**body, "text": label})

    async def forge(self, user_id: int, data: str) -> Json:
        """Tap a button that an older version of the bot, or a forger, might have left."""
        chat = {"chat_id": user_id, "text": "old"}
        markup = {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
        sent = await self.call("sendMessage", {**chat, "reply_markup": markup})
        return await self.press(user_id, sent["result"], "x")

    async def claim(self, user_id: int) -> None:
        """Make a person an admin by the code printed at start."""
        code = await self.context.desk.accounts.offer_claim()
        await self.say(user_id, f"/admin claim {code}")
        await self.heard(user_id, "You are an admin")

    async def stored(self) -> str:
        """Everything the inbox holds, as text."""
        engine = engines.connect(self.settings.database_url, pool_size=1)
        async with engine.connect() as connection:
            rows = await connection.scalars(text("SELECT body::text || error FROM inbox"))
            found = "\n".join(rows.all())
        await engine.dispose()
        return found

    async def messages(self, chat_id: int, *, reader: int = 0) -> list[Json]:
        """Return what was said in a chat, with what this reader alone sees."""
        address = f"{self.url}/sim/chats/{chat_id}/messages?user_id={reader}"
        async with self.http.get(address) as response:
            found: list[Json] = await response.json()
            return found

    async def heard(
        self, chat_id: int, words: str | Callable[[str], bool], *, after: int = 0
    ) -> Json:
        """Wait until the bot says something with these words, and return the newest such."""
        fits = words if callable(words) else (lambda said: words in said)
        end = time.monotonic() + ENOUGH_S
        while True:
            said = await self.messages(chat_id)
            for message in reversed(said):
                own = message["from"]["is_bot"] and message["message_id"] > after
                if own and fits(words_of(message)):
                    return message
            assert time.monotonic() < end, [words_of(m) for m in said[-5:]]
            await asyncio.sleep(0.01)

    async def draft(self, user_id: int) -> str | None:
        """Return what the bot is still writing to a person, None for nothing."""
        async with self.http.get(f"{self.url}/sim/chats/{user_id}/draft") as response:
            found: Json | None = await response.json()
            return found["text"] if found else None

    async def drafted(self, user_id: int, words: str) -> str:
        """Wait until these words stand in what the bot is still writing."""
        end = time.monotonic() + ENOUGH_S
        while words not in (found := await self.draft(user_id) or ""):
            assert time.monotonic() < end, found
            await asyncio.sleep(0.01)
        return found

    async def until(self, look: Callable[[], Awaitable[object]]) -> None:
        """Wait until a look finds something."""
        end = time.monotonic() + ENOUGH_S
        while not await look():
            assert time.monotonic() < end
            await asyncio.sleep(0.01)

    async def is_idle(self) -> bool:
        """Tell whether the bot is done with all it was told and has nothing left to tell."""
        waiting = (await self.call("getWebhookInfo", {}))["result"]["pending_update_count"]
        inbox, outbox = self.context.inbox, self.context.outbox
        return not (waiting or await inbox.pending(1) or await outbox.pending(1))

    async def quiet(self, chat_id: int, *, after: int) -> None:
        """Make sure that the bot, once it is done with everything, has said nothing."""
        await self.until(self.is_idle)
        said = [m for m in await self.messages(chat_id) if m["message_id"] > after]
        assert not [words_of(m) for m in said if m["from"]["is_bot"]]

    async def settle(self) -> None:
        """Do what the trade worker does with every order that waits."""
        async with self.context.desk.orders.open() as unit:
            due = await unit.orders.due(clock.now(), limit=100)
        for order_id in due:
            await self.context.desk.execution.execute(order_id)

    async def quote(self, base: str, price: str) -> None:
        bid = str(Decimal(price) - Decimal("0.01"))
        await self.context.desk.market.quotes.put([quote(f"{base}/USDT", bid=bid, ask=price)])

    async def furnish(self) -> None:
        """Markets, quotes of now and candles."""
        async with self.context.desk.market.open() as unit:
            await unit.market.save_instruments([instrument(base) for base in PRICES])
            await unit.commit()
        for base, price in PRICES.items():
            await self.quote(base, price)

    async def connect(self, user_id: int, venue: str, **balances: str) -> None:
        """Let a person have an account at a live venue that trades what the desk does."""
        now = clock.now()
        async with self.context.desk.market.open() as unit:
            listed = [replace(instrument(base), venue=venue) for base in PRICES]
            await unit.market.save_instruments(listed)
            await unit.connections.save(
                Connection(
                    account_id=user_id,
                    venue=venue,
                    state=State.CONNECTED,
                    created_at=now,
                    updated_at=now,
                )
            )
            for currency, amount in balances.items():
                postings = move(currency, Decimal(amount), out_of=Pocket.OUTSIDE, into=Pocket.FREE)
                await unit.ledger.post(
                    Entry(
                        account_id=user_id,
                        venue=venue,
                        kind="test",
                        reference=f"{venue}:{currency}",
                        postings=postings,
                        at=now,
                    )
                )
            await unit.commit()
        there = [quote(f"{base}/USDT", bid=price, ask=price) for base, price in PRICES.items()]
        await self.context.desk.market.quotes.put([replace(q, venue=venue) for q in there])

    async def candles(self, base: str, count: int = 80) -> None:
        now = clock.now().replace(second=0, microsecond=0)
        price = Decimal(PRICES[base])
        found = [
            Candle(
                now - Timeframe.M15.length * (count - i),
                price,
                price + i,
                price - i,
                price,
                i * price,
            )
            for i in range(count)
        ]
        async with self.context.desk.market.open() as unit:
            await unit.market.save_candles(f"{base}/USDT", Timeframe.M15, found)
            await unit.commit()

    async def headline(self, title: str, tone: Tone = Tone.BULLISH, impact: float = 0.8) -> str:
        """A headline comes in, is judged, and reaches the chats whose rules want it."""
        guid = f"g{time.time_ns()}"
        raw = RawHeadline(source="wire", guid=guid, url=f"https://news.example/{guid}", title=title)
        taken = await self.context.desk.news.take_in(raw)
        assert taken is not None
        score = Score(
            headline_id=taken.id,
            sentiment=0.9,
            tone=tone,
            confidence=0.9,
            impact=impact,
            event="listing",
            manipulation=0.0,
            model="test",
            took_ms=1.0,
            scored_at=clock.now(),
        )
        await self.context.desk.alerts.on_scored(score)
        return taken.id

    async def orders(self, user_id: int) -> list[Order]:
        return await self.context.desk.orders.page(user_id)


def labels(message: Json) -> list[str]:
    return [button["text"] for button in buttons(message)]
