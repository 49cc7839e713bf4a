"""An alert, a crossed price and a digest are told once, however Telegram answers."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import EditMessageText, GetMe, SendMessage, TelegramMethod
from aiogram.types import Chat as TelegramChat
from aiogram.types import Message, User

from bot import outbox as telling
from bot import sender
from bot.notices import Notices
from bot.outbox import Teller
from bot.pace import UNLIMITED, Pace
from bot.sender import Sender
from db.context import Context
from desk import clock
from desk.accounts.model import Chat, ChatKind
from desk.alerts.bulletins import LATE
from desk.alerts.model import DeliveryState
from desk.events import AlertGraded, AlertRaised, DigestMade, Event, PriceAlertFired
from desk.nursery import Nursery
from desk.price_alerts.words import parse
from tests.factories import ANN, furnish, instrument
from tests.integration.desk.test_alerts import hear
from tests.unit.bot.test_sender import Scripted, unreached

GROUP, SUPERGROUP = -4001, -1004001
E = TypeVar("E", bound=Event)
Queued = Callable[[Context], Awaitable[Event]]


def later(method: TelegramMethod[Any]) -> Exception:
    return TelegramRetryAfter(method, "Too Many Requests: retry after 300", 300)


def unanswered(method: TelegramMethod[Any]) -> Exception:
    return TelegramNetworkError(method, "Request timeout error")


def upgraded(method: TelegramMethod[Any]) -> Exception:
    return TelegramMigrateToChat(method, "group chat was upgraded", SUPERGROUP)


class Telegram(Scripted):
    """Answers what is not refused with a message, numbered from 101 on."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109
    ) -> Any:
        if isinstance(method, GetMe):
            return User(id=42, is_bot=True, first_name="Tapewire", username="tapewire_bot")
        await super().make_request(bot, method, timeout)
        chat = TelegramChat(id=getattr(method, "chat_id", 0), type="group")
        return Message(message_id=100 + len(self.asked), date=clock.now(), chat=chat)

    @property
    def chats(self) -> list[int]:
        """Where messages were to go, one after another."""
        return [one.chat_id for one in self.asked if isinstance(one, SendMessage)]  # type: ignore[misc]

    @property
    def said(self) -> str:
        """What was last said."""
        last = self.asked[-1]
        assert isinstance(last, SendMessage | EditMessageText)
        return last.text or ""


def telegram(context: Context, *answers: Any) -> tuple[Telegram, Bot]:
    script = Telegram(*answers)
    script.middleware(Sender(context.desk.accounts, Pace(UNLIMITED)))
    return script, Bot("42:TEST", session=script)


async def raised(context: Context, chat_id: int = ANN.id) -> AlertRaised:
    """Raise an alert in a chat, and return what is to be told of it."""
    await context.desk.alerts.subscribe(chat_id, ANN.id, min_impact=0.0)
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == [chat_id]
    return await queued(context, AlertRaised)


async def crossed(context: Context, chat_id: int = ANN.id) -> PriceAlertFired:
    """Let a price be crossed that a chat waits for."""
    wish = parse("btc 70000", find=lambda text: instrument(text.upper()))
    alert = await context.desk.price_alerts.add(chat_id, ANN.id, wish)
    await context.desk.price_alerts.hear(alert.id, Decimal(70001))
    return await queued(context, PriceAlertFired)


async def gathered(context: Context, chat_id: int = ANN.id) -> DigestMade:
    """Hold something back from a chat, and gather it."""
    await raised(context, chat_id)
    assert await hear(context, "Borealis sells 77,402 $BTC at a loss") == []
    after = clock.now() + timedelta(minutes=6)
    clock.set_clock(now=lambda: after)
    assert await context.desk.digests.gather() == 1
    return await queued(context, DigestMade)


async def queued(context: Context, kind: type[E]) -> E:
    """Return the one event of a kind that is still to be told."""
    found = [told.event for told in await context.outbox.pending(100)]
    (event,) = [event for event in found if isinstance(event, kind)]
    return event


EVENTS = [raised, crossed, gathered]


@pytest.mark.parametrize("event_of", EVENTS)
@pytest.mark.parametrize("refused", [later, unreached])
async def test_what_telegram_surely_does_not_have_is_told_in_the_end(
    context: Context,
    monkeypatch: pytest.MonkeyPatch,
    event_of: Queued,
    refused: Callable[[TelegramMethod[Any]], Exception],
) -> None:
    monkeypatch.setattr(sender, "TRIES", 1)
    await furnish(context)
    event = await event_of(context)
    script, bot = telegram(context, refused, refused, True)
    notices = Notices(context.desk, bot)
    for _ in range(2):
        with pytest.raises((TelegramRetryAfter, TelegramNetworkError)):
            await notices.tell(event)
    await notices.tell(event)
    await notices.tell(event)
    assert script.chats == [ANN.id] * 3, "once it is told, nobody tells it again"


@pytest.mark.parametrize("event_of", EVENTS)
async def test_what_telegram_may_have_is_never_sent_again(
    context: Context, event_of: Queued
) -> None:
    await furnish(context)
    event = await event_of(context)
    script, bot = telegram(context, unanswered)
    notices = Notices(context.desk, bot)
    await notices.tell(event)
    await notices.tell(event)
    assert len(script.asked) == 1


async def test_a_bot_killed_between_a_request_and_its_answer_does_not_ask_again(
    context: Context,
) -> None:
    await furnish(context)
    event = await raised(context)
    assert await context.desk.alerts.take(event.headline_id, ANN.id) is not None
    script, bot = telegram(context)
    await Notices(context.desk, bot).tell(event)
    assert script.asked == []


async def test_the_teller_tries_until_telegram_can_be_reached(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "AGAIN_S", 0.01)
    monkeypatch.setattr(telling, "WAIT_S", 0.05)
    monkeypatch.setattr(sender, "TRIES", 1)
    await furnish(context)
    event = await raised(context)
    refusals = 7  # more than an event that fails by itself gets
    script, bot = telegram(context, *[unreached] * refusals, True)
    async with Nursery() as nursery, asyncio.timeout(30):
        nursery.spawn(Teller(context, bot, nursery).run(), name="outbox")
        while await context.outbox.pending(100):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert script.chats == [ANN.id] * (refusals + 1)
    (delivery,) = await deliveries(context, event.headline_id)
    assert (delivery.state, delivery.message_id) == (DeliveryState.SENT, 108)


async def deliveries(context: Context, headline_id: str) -> list[Any]:
    async with context.desk.alerts.open(reads=True) as unit:
        return await unit.alerts.deliveries(headline_id)


async def test_an_alert_that_had_to_wait_says_so_and_says_so_for_good(context: Context) -> None:
    await furnish(context)
    event = await raised(context)
    script, bot = telegram(context, True, True)
    after = clock.now() + LATE + timedelta(minutes=12)
    clock.set_clock(now=lambda: after)
    await Notices(context.desk, bot).tell(event)
    assert "Told 14 min late" in script.said
    much = after + timedelta(minutes=30)
    clock.set_clock(now=lambda: much)
    await Notices(context.desk, bot).tell(AlertGraded(headline_id=event.headline_id))
    assert "Told 14 min late" in script.said


async def test_an_alert_that_is_told_at_once_says_nothing_of_it(context: Context) -> None:
    await furnish(context)
    script, bot = telegram(context, True)
    await Notices(context.desk, bot).tell(await raised(context))
    assert "late" not in script.said


async def test_an_alert_of_hours_ago_is_told_no_more(context: Context) -> None:
    await furnish(context)
    event = await raised(context)
    script, bot = telegram(context)
    after = clock.now() + timedelta(minutes=61)
    clock.set_clock(now=lambda: after)
    await Notices(context.desk, bot).tell(event)
    assert script.asked == []
    (delivery,) = await deliveries(context, event.headline_id)
    assert delivery.state is DeliveryState.FAILED


async def test_a_digest_that_had_to_wait_says_how_old_its_headlines_are_now(
    context: Context,
) -> None:
    await furnish(context)
    event = await gathered(context)
    script, bot = telegram(context, later, True)
    notices = Notices(context.desk, bot)
    with pytest.raises(TelegramRetryAfter):
        await notices.tell(event)
    after = clock.now() + timedelta(hours=3)
    clock.set_clock(now=lambda: after)
    await notices.tell(event)
    assert "3 h ago" in script.said


async def test_a_refusal_ends_it(context: Context) -> None:
    await furnish(context)
    event = await raised(context)
    script, bot = telegram(context, lambda m: TelegramBadRequest(m, "chat not found"))
    await Notices(context.desk, bot).tell(event)
    await Notices(context.desk, bot).tell(event)
    assert len(script.asked) == 1
    (delivery,) = await deliveries(context, event.headline_id)
    assert delivery.state is DeliveryState.FAILED


async def grouped(context: Context) -> None:
    await furnish(context)
    await context.desk.accounts.meet(Chat(id=GROUP, kind=ChatKind.GROUP, title="Desk"))


@pytest.mark.parametrize("event_of", EVENTS)
async def test_what_waits_for_a_group_that_moves_is_told_in_the_supergroup(
    context: Context, event_of: Callable[[Context, int], Awaitable[Event]]
) -> None:
    await grouped(context)
    event = await event_of(context, GROUP)
    await context.desk.accounts.migrate(GROUP, SUPERGROUP)
    script, bot = telegram(context, True)
    await Notices(context.desk, bot).tell(event)
    await Notices(context.desk, bot).tell(event)
    assert script.chats == [SUPERGROUP]


async def test_an_alert_that_finds_its_group_moved_is_known_under_the_new_id(
    context: Context,
) -> None:
    await grouped(context)
    event = await raised(context, GROUP)
    script, bot = telegram(context, upgraded, True, True)
    notices = Notices(context.desk, bot)
    await notices.tell(event)
    assert script.chats == [GROUP, SUPERGROUP]
    (delivery,) = await deliveries(context, event.headline_id)
    assert (delivery.chat_id, delivery.state, delivery.message_id) == (
        SUPERGROUP,
        DeliveryState.SENT,
        102,
    )
    await notices.tell(AlertGraded(headline_id=event.headline_id))
    graded = script.asked[-1]
    assert isinstance(graded, EditMessageText)
    assert (graded.chat_id, graded.message_id) == (SUPERGROUP, 102)


async def test_a_group_that_moves_and_is_then_asked_to_wait_keeps_its_alert(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "TRIES", 2)
    await grouped(context)
    event = await raised(context, GROUP)
    script, bot = telegram(context, upgraded, later, True)
    notices = Notices(context.desk, bot)
    with pytest.raises(TelegramRetryAfter):
        await notices.tell(event)
    await notices.tell(event)
    assert script.chats == [GROUP, SUPERGROUP, SUPERGROUP]


@pytest.mark.parametrize("event_of", [crossed, gathered])
async def test_what_finds_its_group_moved_stays_with_the_supergroup(
    context: Context, event_of: Callable[[Context, int], Awaitable[Event]]
) -> None:
    await grouped(context)
    event = await event_of(context, GROUP)
    script, bot = telegram(context, upgraded, True)
    await Notices(context.desk, bot).tell(event)
    assert script.chats == [GROUP, SUPERGROUP]
    async with context.desk.alerts.open(reads=True) as unit:
        kept: Any = (
            await unit.digests.get(event.digest_id)
            if isinstance(event, DigestMade)
            else await unit.price_alerts.firing(event.alert_id, event.number)  # type: ignore[attr-defined]
        )
    assert (kept.chat_id, kept.state, kept.message_id) == (SUPERGROUP, DeliveryState.SENT, 102)


async def test_messages_of_before_the_move_are_not_taken_for_those_of_the_supergroup(
    context: Context,
) -> None:
    await grouped(context)
    event = await raised(context, GROUP)
    script, bot = telegram(context, True)
    notices = Notices(context.desk, bot)
    await notices.tell(event)
    await context.desk.accounts.migrate(GROUP, SUPERGROUP)
    await notices.tell(AlertGraded(headline_id=event.headline_id))
    assert len(script.asked) == 1, "there the number belongs to another message"


async def test_a_group_keeps_where_it_went_whatever_is_heard_of_it_later(context: Context) -> None:
    await grouped(context)
    event = await raised(context, GROUP)
    accounts = context.desk.accounts
    await accounts.migrate(GROUP, SUPERGROUP)
    await accounts.meet(Chat(id=GROUP, kind=ChatKind.GROUP, title="Desk"))
    await accounts.migrate(GROUP, SUPERGROUP)
    (old, _), (new, _) = await accounts.hearer(GROUP), await accounts.hearer(SUPERGROUP)
    assert (old.moved_to, new.moved_to) == (SUPERGROUP, None)
    script, bot = telegram(context, True)
    await Notices(context.desk, bot).tell(event)
    assert script.chats == [SUPERGROUP]
