"""/alert: prices that a chat waits for; in a group its admins set them."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.callbacks.price_alerts import AlertAt, AlertDrop, AlertOffers
from bot.filters import AsksForPrice, Says
from bot.group_admins import GroupAdmins
from bot.handlers import screens
from bot.handlers.alerts import chat_of, check
from bot.screen import answer, put, send_below
from bot.views import price_alerts as view
from bot.visit import Visit
from bot.words import Command
from desk.market.model import Instrument
from desk.market.service import find
from desk.price_alerts.words import Wish, parse

router = Router(name=__name__)
_SHOW = frozenset({"", "list", "show"})


@router.message(Says("alert"))
async def alert(
    message: Message, command: Command, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Show the price alerts of the chat, or set the one that is written."""
    await _alert(message, command.words, visit, group_admins)


@router.message(AsksForPrice())
async def alert_by_name(
    message: Message, command: Command, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Do the same for `/alerts price btc 70000`."""
    await _alert(message, command.words.partition(" ")[2], visit, group_admins)


async def _alert(message: Message, words: str, visit: Visit, group_admins: GroupAdmins) -> None:
    chat_id = message.chat.id
    if words.strip().lower() in _SHOW:
        await answer(message, await screens.price_alerts(visit, chat_id))
        return
    markets = await _markets(visit, chat_id)
    wish = parse(words, find=lambda text: find(text, markets))
    await check(visit, group_admins, message.bot, chat_id)
    made = await visit.desk.price_alerts.add(chat_id, visit.me.id, wish)
    screen = await screens.price_alerts_of(visit, chat_id, view.added(made, visit.t))
    await answer(message, screen)


async def _markets(visit: Visit, chat_id: int) -> dict[str, Instrument]:
    """Return the markets whose price counts: of the person's venue, in a group on paper."""
    if chat_id < 0:
        return await visit.desk.market.instruments()
    return await visit.desk.market.instruments(visit.venue)


@router.callback_query(AlertOffers.filter())
async def offers(query: CallbackQuery, callback_data: AlertOffers, visit: Visit) -> None:
    """Offer ready-made price alerts below the card, chart or alert, which stays."""
    instrument = find(callback_data.base, await visit.desk.market.instruments(visit.venue))
    quote = await visit.desk.market.quote(instrument.symbol, instrument.venue)
    await query.answer()
    await send_below(query, view.offered(instrument, quote, visit.t))


@router.callback_query(AlertAt.filter())
async def at(
    query: CallbackQuery, callback_data: AlertAt, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Set the price alert that the button says, from the price of now."""
    chat_id = await chat_of(query, visit, group_admins)
    markets = await _markets(visit, chat_id)
    words = f"{callback_data.base} {callback_data.level}"
    words += " repeat" if callback_data.is_repeating else ""
    wish: Wish = parse(words, find=lambda text: find(text, markets))
    made = await visit.desk.price_alerts.add(chat_id, visit.me.id, wish)
    await put(query, await screens.price_alerts_of(visit, chat_id, view.added(made, visit.t)))


@router.callback_query(AlertDrop.filter())
async def drop(
    query: CallbackQuery, callback_data: AlertDrop, visit: Visit, group_admins: GroupAdmins
) -> None:
    """Remove a price alert and show what is left."""
    chat_id = await chat_of(query, visit, group_admins)
    gone = await visit.desk.price_alerts.remove(chat_id, callback_data.alert)
    await put(query, await screens.price_alerts_of(visit, chat_id, view.removed(gone, visit.t)))
