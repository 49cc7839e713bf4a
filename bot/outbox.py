"""Events to messages: the only code that starts a conversation.

A receipt is sent once and then edited in place. Money and the rest travel in lanes of their own,
so that a receipt never waits behind a broadcast. What is over in a moment is told once, as it
ended: a message that is edited right away costs twice, and Telegram counts.
"""

import asyncio
from collections.abc import Hashable
from contextlib import suppress
from functools import partial
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from prometheus_client import Counter

from bot.answers import Answers
from bot.lanes import Lanes
from bot.notices import Notices
from bot.screen import Screen
from bot.views import plans as plans_view
from bot.views import receipts as view
from db.context import Context
from db.outbox import Told
from db.receipts import Notice, Receipt
from desk import i18n
from desk.events import (
    AlertRaised,
    BroadcastSent,
    ConnectionChanged,
    DigestMade,
    Event,
    OrderChanged,
    PlanChanged,
    PriceAlertFired,
    QuestionEnded,
)
from desk.failpoints import passing
from desk.nursery import Nursery, is_ending
from desk.orders.model import Status

log = structlog.get_logger(__name__)
TOLD: Final = Counter("tapewire_events_told_total", "Events told.", ["kind", "outcome"])
BATCH: Final = 500
MOST_IN_FLIGHT: Final = 20_000
WAIT_S: Final = 2.0
AGAIN_S: Final = 2.0
MOMENT_S: Final = 0.1  # most orders are filled by then
# Telegram is away or wants us slower: no fault of the event's, which is not given up for it.
_AWAY: Final = (TelegramNetworkError, TelegramServerError, TelegramRetryAfter)
_GONE: Final = ("message to edit not found", "can't be edited", "there is no text in the message")


class Teller:
    """Reads the outbox and tells each event; what fails is tried again after a pause."""

    def __init__(self, context: Context, bot: Bot, nursery: Nursery) -> None:
        self._desk = context.desk
        self._bot = bot
        self._outbox = context.outbox
        self._receipts = context.receipts
        self._notices = Notices(context.desk, bot)
        self.answers = Answers(context, bot, nursery)
        self._nursery = nursery
        self._lanes = Lanes(nursery, name="tell")
        self._in_flight: set[int] = set()
        self._moments = Moments()

    async def run(self) -> None:
        """Tell until cancelled; may be run again after it raised."""
        while not is_ending():
            room = min(BATCH, MOST_IN_FLIGHT - len(self._in_flight))
            found = await self._outbox.pending(room, skip=self._in_flight) if room > 0 else []
            for told in found:
                self._in_flight.add(told.id)
                self._moments.came(told)
                self._lanes.put(_lane(told.event), partial(self._one, told))
            if len(found) < max(room, 1):  # what is committed later sends a hint of its own
                await self._outbox.woken(WAIT_S)

    async def _one(self, told: Told) -> None:
        kind = type(told.event).__name__
        if await self._moments.is_overtaken(told):
            await self._done(told, kind, "overtaken")
            return
        try:
            await self.tell(told.event)
        except TelegramForbiddenError:
            await self._done(told, kind, "closed")
        except _AWAY as e:
            log.warning("telegram is away", kind=kind, event_id=told.id, why=type(e).__name__)
            self._again(told, kind, getattr(e, "retry_after", AGAIN_S))
        except Exception as e:  # a loop edge: it is told again, and holds up no other lane
            log.exception("event not told", kind=kind, event_id=told.id)
            await self._failed(told, kind, e)
        else:
            await self._done(told, kind, "told")

    async def _done(self, told: Told, kind: str, outcome: str) -> None:
        TOLD.labels(kind, outcome).inc()
        try:
            await self._outbox.done([told.id])
        finally:
            self._in_flight.discard(told.id)

    async def _failed(self, told: Told, kind: str, error: Exception) -> None:
        self._again(told, kind, AGAIN_S)
        await self._outbox.failed(told.id, f"{type(error).__name__}: {error}")

    def _again(self, told: Told, kind: str, pause_s: float) -> None:
        TOLD.labels(kind, "failed").inc()
        self._nursery.spawn(self._forget(told.id, pause_s), name="tell again")

    async def _forget(self, event_id: int, pause_s: float) -> None:
        await asyncio.sleep(pause_s)
        self._in_flight.discard(event_id)

    async def tell(self, event: Event) -> None:
        """Tell one event; safe to repeat."""
        if isinstance(event, OrderChanged):
            await self._receipt(event)
        elif isinstance(event, PlanChanged):
            await self._plan(event)
        elif isinstance(event, QuestionEnded):
            await self.answers.ended(event.question_id)
        else:
            await self._notices.tell(event)

    async def _receipt(self, event: OrderChanged) -> None:
        """Make the order's one message say what is true now; old news changes nothing."""
        receipt = await self._receipts.get(event.order_id)
        if receipt is None:
            return
        account = await self._desk.accounts.get(event.account_id)
        story = await self._desk.orders.story(event.account_id, event.order_id)
        texts = i18n.texts(i18n.choose(account.preferences.language))
        screen = view.receipt(story.order, story.fills, texts, latency=story.latency)
        digest = view.digest(screen)
        if digest != receipt.shown:
            passing("receipt.putting")
            message_id = await self._put(receipt, screen)
            passing("receipt.put")
            await self._receipts.sent(event.order_id, message_id, digest)
            passing("receipt.noted")

    async def _plan(self, event: PlanChanged) -> None:
        """Make each message of the plan say what is true now."""
        notices = await self._receipts.notices(event.plan_id)
        if not notices:
            return
        plan = await self._desk.plans.get(event.account_id, event.plan_id)
        account = await self._desk.accounts.get(event.account_id)
        texts = i18n.texts(i18n.choose(account.preferences.language))
        for notice in notices:
            zone = account.preferences.time_zone
            screen = plans_view.of_topic(plan, notice.topic, zone, texts)
            digest = view.digest(screen)
            if digest != notice.shown:
                await self._receipts.noticed(notice, await self._put(notice, screen), digest)

    async def _put(self, receipt: Receipt | Notice, screen: Screen) -> int:
        if receipt.message_id is not None:
            try:
                await self._bot.edit_message_text(
                    screen.text,
                    chat_id=receipt.chat_id,
                    message_id=receipt.message_id,
                    reply_markup=screen.keyboard,
                )
            except TelegramBadRequest as e:
                if not any(words in e.message for words in _GONE):
                    raise
            else:
                return receipt.message_id
        message = await self._bot.send_message(
            receipt.chat_id, screen.text, reply_markup=screen.keyboard
        )
        return message.message_id


class Moments:
    """Knows of each order's newest event, for those who are about to tell an older one."""

    def __init__(self, moment_s: float = MOMENT_S) -> None:
        self._moment_s = moment_s
        self._newest: dict[str, int] = {}
        self._waiting: dict[str, asyncio.Event] = {}

    def came(self, told: Told) -> None:
        """Note an event that is going to be told."""
        if isinstance(told.event, OrderChanged):
            order_id = told.event.order_id
            self._newest[order_id] = told.id
            if order_id in self._waiting:
                self._waiting[order_id].set()

    async def is_overtaken(self, told: Told) -> bool:
        """Tell whether a newer event of the same order says it all.

        Of an order that has just been placed, that is waited for a moment.
        """
        if not isinstance(told.event, OrderChanged):
            return False
        order_id = told.event.order_id
        if self._newest.get(order_id) == told.id and told.event.status == Status.ACCEPTED:
            newer = self._waiting[order_id] = asyncio.Event()
            with suppress(TimeoutError):
                await asyncio.wait_for(newer.wait(), self._moment_s)
            del self._waiting[order_id]
        newest = self._newest.get(order_id, told.id)
        if newest == told.id:
            self._newest.pop(order_id, None)
        return newest != told.id


def _lane(event: Event) -> Hashable:
    match event:
        case OrderChanged(order_id=order_id):
            return "order", order_id
        case PlanChanged(plan_id=plan_id):
            return "plan", plan_id
        case (
            AlertRaised(chat_id=chat_id)
            | DigestMade(chat_id=chat_id)
            | PriceAlertFired(chat_id=chat_id)
        ):
            return "alert", chat_id
        case QuestionEnded(question_id=question_id):
            return "question", question_id
        case ConnectionChanged(account_id=account_id) | BroadcastSent(account_id=account_id):
            return type(event).__name__, account_id
    return "rest"
