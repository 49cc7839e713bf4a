"""The bot as a process: updates in by polling or webhook, events out, until cancelled."""

import asyncio
from typing import Final

import orjson
import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramNetworkError, TelegramServerError
from aiogram.methods import EditMessageText, Response, SendMessage, SendPhoto
from aiogram.types import Message, Update, User

from bot import commands
from bot.group_admins import GroupAdmins
from bot.handlers import (
    accounts,
    alerts,
    calls,
    channels,
    chats,
    fallback,
    launches,
    market,
    news,
    operations,
    orders,
    plans,
    portfolio,
    price_alerts,
    questions,
    results,
    risk,
    signals,
    sources,
    venues,
    watchlists,
)
from bot.intake import Intake
from bot.lanes import Lanes
from bot.middlewares.errors import Errors
from bot.middlewares.identity import Identity
from bot.middlewares.throttle import IN_SANDBOX, PERSON, Throttle
from bot.outbox import Teller
from bot.pace import UNLIMITED, Limits, Pace
from bot.polling import Polling
from bot.sender import Sender
from bot.session import JsonSession
from bot.webhook import Webhook
from db.context import open_desk
from desk.accounts.service import Accounts
from desk.errors import BadConfiguration
from desk.facade import Desk
from desk.nursery import Nursery
from desk.settings import Settings

log = structlog.get_logger(__name__)
TIMEOUT_S: Final = 20
FIRST_PAUSE_S: Final = 0.1
LONGEST_PAUSE_S: Final = 10.0
MARK_S: Final = 1.0
ROUTERS: Final = (
    venues.router,
    accounts.router,
    orders.router,
    plans.router,
    portfolio.router,
    results.router,
    price_alerts.router,
    alerts.router,
    news.router,
    sources.router,
    signals.router,
    questions.router,
    launches.router,
    operations.router,
    risk.router,
    calls.router,
    watchlists.router,
    market.router,
    channels.router,
    chats.router,
    fallback.router,
)


_throttle: Final = Throttle()


def _assemble() -> Dispatcher:
    dispatcher = Dispatcher(disable_fsm=True)
    for middleware in (Errors(), _throttle, Identity()):
        dispatcher.update.outer_middleware(middleware)
    dispatcher.include_routers(*ROUTERS)
    return dispatcher


_dispatcher: Final = _assemble()


def create_dispatcher(desk: Desk) -> Dispatcher:
    """Return the process's one dispatcher (a router has one parent), fresh for this desk."""
    _throttle.start(IN_SANDBOX if desk.settings.in_sandbox else PERSON)
    _dispatcher["desk"] = desk
    _dispatcher["group_admins"] = GroupAdmins()
    _dispatcher["hints"] = fallback.Hints()
    return _dispatcher


def create_bot(settings: Settings, accounts_: Accounts) -> Bot:
    """Return the client; everything it sends passes the sender."""
    if not settings.telegram_bot_token:
        raise BadConfiguration(
            variable="TELEGRAM_BOT_TOKEN",
            problem="is empty; take one from @BotFather, or start everything with `tapewire up`",
        )
    session = JsonSession(
        api=TelegramAPIServer.from_base(settings.telegram_url),
        json_loads=orjson.loads,
        timeout=TIMEOUT_S,
    )
    # The sandbox has no limits of its own; Telegram's are kept everywhere else.
    limits = UNLIMITED if settings.in_sandbox else Limits()
    session.middleware(Sender(accounts_, Pace(limits)))
    return Bot(
        settings.telegram_bot_token.reveal(),
        session=session,
        default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True),
    )


async def run(settings: Settings) -> None:
    """Serve until cancelled; what a crash left is handled first."""
    async with open_desk(settings, process="bot") as context, Nursery() as nursery:
        bot = create_bot(settings, context.desk.accounts)
        try:
            dispatcher = create_dispatcher(context.desk)
            me = await _introduced(bot)
            teller = Teller(context, bot, nursery)
            nursery.forever(teller.run, name="outbox")
            nursery.forever(teller.answers.round, name="answers", pause_s=0.2)
            intake = Intake(context.inbox, dispatcher, bot, Lanes(nursery, name="updates"))
            await intake.drain()
            nursery.forever(intake.mark, name="inbox", pause_s=MARK_S)
            await context.ready()
            # Not before: both keep the loop from its connections for seconds on a busy machine.
            nursery.spawn(_warm_up(), name="warm-up")
            nursery.spawn(commands.publish(bot, context.desk), name="command menu")
            log.info("bot is up", username=me.username, updates=_way(settings))
            await _receive(settings, intake, bot)
        finally:
            await nursery.close()
            await bot.session.close()


async def _introduced(bot: Bot) -> User:
    """Ask Telegram who we are until it can be reached; a token it refuses ends the bot."""
    pause_s = FIRST_PAUSE_S
    while True:
        try:
            return await bot.me()
        except (TelegramNetworkError, TelegramServerError) as e:
            log.warning("Telegram is not there yet", why=str(e)[:200], again_in_s=pause_s)
        await asyncio.sleep(pause_s)
        pause_s = min(2 * pause_s, LONGEST_PAUSE_S)


async def _warm_up() -> None:
    """Make now what the first answers would wait for."""
    for model in (Update, SendMessage, EditMessageText, Response[Message], SendPhoto):
        model.model_rebuild()
        await asyncio.sleep(0)


def _way(settings: Settings) -> str:
    return "webhook" if settings.webhook_url else "polling"


async def _receive(settings: Settings, intake: Intake, bot: Bot) -> None:
    if settings.webhook_url:
        await Webhook(settings, intake).serve(bot)
    else:
        await bot.delete_webhook()
        await Polling(settings, intake).run()
