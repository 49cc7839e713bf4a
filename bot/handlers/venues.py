"""/connect /venues, and the message that held API keys."""

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from bot.callbacks.venues import Exchange
from bot.filters import HandedKeys, InPrivate, LateKeys, Says
from bot.handlers import screens
from bot.screen import Screen, answer, put
from bot.views import venues as view
from bot.visit import Visit
from bot.words import Command
from desk.errors import BadSetting, NotAllowed, NotFound, Refused, Stale
from desk.venues.profiles import LIVE, PAPER

router = Router(name=__name__)


@router.message(HandedKeys(), InPrivate())
async def keys(message: Message, visit: Visit, bot: Bot) -> None:
    """Delete the message at once, then let the trade worker look at what was sealed of it."""
    try:
        await message.delete()
    except TelegramBadRequest:
        await message.answer(visit.t("connect-not-deleted"))
    me, venues = visit.me, visit.desk.venues
    handle = str(visit.update_id)
    waiting = (await venues.awaited([me.id])).get(me.id)
    prompt = waiting.message_id if waiting and waiting.is_open else None
    shown = await _show(message, bot, view.looking(visit.t), prompt)
    try:
        await venues.connect(me.id, handle, message_id=shown)
    except BadSetting as e:
        venue = str(e.values["id"])
        screen = view.unreadable(venue, visit.t)
        await venues.ask(me.id, venue, message_id=shown)
        await _show(message, bot, screen, shown)
    except (NotFound, Refused) as e:
        await _show(message, bot, Screen(visit.t(e.key, **e.values)), shown)


async def _show(message: Message, bot: Bot, screen: Screen, message_id: int | None) -> int:
    """Put the screen in place of a message of ours, or below when there is none to edit."""
    if message_id is not None:
        try:
            await bot.edit_message_text(
                screen.text,
                chat_id=message.chat.id,
                message_id=message_id,
                reply_markup=screen.keyboard,
            )
        except TelegramBadRequest:
            pass
        else:
            return message_id
    return (await answer(message, screen)).message_id


@router.message(LateKeys(), InPrivate())
async def late_keys(message: Message, visit: Visit) -> None:
    """Delete keys that came when nobody awaited them, and say how they are taken."""
    try:
        await message.delete()
        is_deleted = True
    except TelegramBadRequest:
        is_deleted = False
    asked = (await visit.desk.venues.awaited([visit.me.id])).get(visit.me.id)
    await answer(message, view.late(asked.venue if asked else "", visit.t, is_deleted=is_deleted))


@router.message(Says("connect"))
async def connect(message: Message, command: Command, visit: Visit) -> None:
    """Ask which exchange, or for its keys; the intake has begun to wait for them."""
    if message.chat.type != "private":
        raise NotAllowed(what="private")
    venue = command.words.strip().lower()
    if not venue:
        await answer(message, view.choose(visit.t))
        return
    if venue not in LIVE:
        raise NotFound(what="venue", id=venue[:16])
    await visit.desk.venues.check_ready()
    asked = await answer(message, view.ask(venue, visit.t))
    await visit.desk.venues.prompted(visit.me.id, asked.message_id)


@router.message(Says("venues"), InPrivate())
async def page(message: Message, visit: Visit) -> None:
    """Show the person's exchanges and where orders go."""
    await answer(message, await screens.venues(visit, message.chat.id))


@router.callback_query(Exchange.filter())
async def press(query: CallbackQuery, callback_data: Exchange, visit: Visit) -> None:
    """Do what a button about an exchange says."""
    if query.message is None or query.message.chat.type != "private":
        raise NotAllowed(what="private")
    await put(query, await _after(callback_data, visit))


async def _after(pressed: Exchange, visit: Visit) -> Screen:
    me, desk, venue = visit.me, visit.desk, pressed.venue
    match pressed.action:
        case "connect" if venue in LIVE:
            await desk.venues.check_ready()  # the intake has begun to wait for them
            return view.ask(venue, visit.t)
        case "stop":
            await desk.venues.stop_asking(me.id)
            return view.stopped(visit.t)
        case "live" if venue in LIVE:
            return view.confirm_live(venue, visit.t)
        case "choose" if venue in (*LIVE, PAPER):
            await desk.venues.choose(me.id, venue)
        case "leave" if venue in LIVE:
            still_open = await desk.venues.still_open(me.id, venue)
            return view.confirm_revoke(venue, still_open, visit.t)
        case "revoke" | "clear" if venue in LIVE:
            await desk.venues.revoke(me.id, venue, cancel_orders=pressed.action == "clear")
        case _:
            raise Stale(what="button", age_s=0, limit_s=0)
    return await screens.venues_of(visit, await desk.accounts.get(me.id))
